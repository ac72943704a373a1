"""The scripts and the notebook of examples/ are run as they stand.

The notebook is run by the few lines below and not by nbclient, which would bring a Jupyter kernel and all that it
needs: its cells are plain Python, but for two that only Jupyter understands and that are tagged so.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import kmaker_studio as km
from kmaker_studio.core.project_store import load_project

EXAMPLES = Path(km.__file__).parents[1] / "examples"
JUPYTER_ONLY = "jupyter-only"

pytestmark = pytest.mark.skipif(not EXAMPLES.is_dir(), reason="an installed wheel has no examples")


def run(name: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(EXAMPLES / name), *map(str, arguments)]
    return subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8")


def cells() -> list[dict]:
    return json.loads((EXAMPLES / "try_it.ipynb").read_text("utf-8"))["cells"]


def test_every_script_is_run_here():
    assert {path.name for path in EXAMPLES.glob("*.py")} == {
        "align_a_song.py",
        "align_a_folder.py",
        "correct_a_word.py",
    }


def test_align_a_song(demo, tmp_path: Path):
    outputs = [tmp_path / "song.lrc", tmp_path / "song.ass"]
    ran = run("align_a_song.py", demo.audio, demo.lyrics, *outputs)
    assert ran.returncode == 0, ran.stderr
    assert "42 words in en" in ran.stdout
    assert "Listening: 100%" in ran.stderr
    assert all(len(km.read(path).words) == 42 for path in outputs)


def test_a_mistake_is_one_sentence(demo, tmp_path: Path):
    ran = run("align_a_song.py", tmp_path / "none.mp3", demo.lyrics, tmp_path / "song.lrc")
    assert ran.returncode == 1
    assert ran.stderr == f"There is no sound at {tmp_path / 'none.mp3'}: give the path of a song.\n"


def test_align_a_folder(verse: Path, tmp_path: Path):
    shutil.copy(verse, tmp_path / "one.wav")
    shutil.copy(verse, tmp_path / "two.wav")
    (tmp_path / "one.txt").write_text("Should auld acquaintance be forgot,\nand never brought to mind?\n", "utf-8")
    ran = run("align_a_folder.py", tmp_path)
    assert ran.returncode == 0, ran.stderr
    first, second = ran.stdout.splitlines()
    assert first.startswith("one.wav: 10 words, ")
    assert second == "two.wav: no lyrics beside it"
    assert load_project(tmp_path / "one.kmaker")[0].song.is_timed


def test_correct_a_word(aligned: km.Song, demo, tmp_path: Path):
    aligned.save(tmp_path / "aligned.lrc")
    before = km.read(tmp_path / "aligned.lrc")
    word = before.lines[1].words[2]  # "brought", and it is locked 50 ms late
    start, end = (word.start_ms or 0) + 50, word.end_ms or 0
    ran = run(
        "correct_a_word.py", demo.audio, tmp_path / "aligned.lrc", word.text, start, end, tmp_path / "corrected.lrc"
    )
    assert ran.returncode == 0, ran.stderr
    after = km.read(tmp_path / "corrected.lrc")
    assert abs((after.lines[1].words[2].start_ms or 0) - start) <= 5
    assert [word.start_ms for word in after.words[-20:]] == [word.start_ms for word in before.words[-20:]]


def test_the_notebook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for cell in cells():
        if cell["cell_type"] == "code" and JUPYTER_ONLY not in cell["metadata"].get("tags", ()):
            exec(compile("".join(cell["source"]), cell["id"], "exec"), names)
    shown = capsys.readouterr().out
    assert "42 words" in shown
    assert "[ti:Auld Lang Syne]" in shown
    assert {path.name for path in tmp_path.iterdir()} == {
        "song.lrc",
        "song.ass",
        "song.json",
        "song.kmaker",
        "song.mp4",
    }


def test_the_notebook_is_kept_without_results():
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in cells() if "outputs" in cell)


def test_only_what_needs_jupyter_is_not_run():
    left_out = ["".join(cell["source"]) for cell in cells() if JUPYTER_ONLY in cell["metadata"].get("tags", ())]
    assert [text.split()[0] for text in left_out] == ["%pip", "from"]
    assert "IPython" in left_out[1]
