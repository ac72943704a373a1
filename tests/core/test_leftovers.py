import subprocess
import sys
from pathlib import Path

import pytest

from kmaker_studio.core import leftovers
from kmaker_studio.core.leftovers import noted, sweep, temporary_folder

KILLED = """
import os, pathlib, sys
from kmaker_studio.core import leftovers
from kmaker_studio.core.leftovers import noted, temporary_folder
half = pathlib.Path(sys.argv[1]) / "half\\udcff.mp4"
with noted(half), temporary_folder("kmaker-", half.parent) as folder:
    half.write_bytes(b"half")
    (folder / "words.ass").write_text("la")
    os._exit(9)
"""


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(leftovers, "_notes", leftovers._Notes())


def test_what_a_killed_process_left_goes_at_the_next_start(tmp_path: Path) -> None:
    work = tmp_path / "work"
    work.mkdir()
    (work / "kept.mp4").write_bytes(b"whole")
    subprocess.run([sys.executable, "-c", KILLED, work], check=False)
    assert len(list(work.iterdir())) == 3
    sweep()
    assert [path.name for path in work.iterdir()] == ["kept.mp4"]
    assert not list((tmp_path / "cache").rglob("*.unfinished"))


def test_what_a_living_process_works_on_stays(tmp_path: Path) -> None:
    with noted(tmp_path / "half.mp4"), temporary_folder("kmaker-", tmp_path) as folder:
        (tmp_path / "half.mp4").write_bytes(b"half")
        sweep()
        assert (tmp_path / "half.mp4").exists()
        assert folder.is_dir()
    assert not folder.exists()
    (tmp_path / "half.mp4").rename(tmp_path / "whole.mp4")
    sweep()
    assert (tmp_path / "whole.mp4").exists()


def test_a_note_that_says_nonsense_harms_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "cache" / "kmaker-studio" / "unfinished"
    folder.mkdir(parents=True)
    (folder / "a.unfinished").write_bytes(b"\0relative\0../up\0" + b"\xff" * 50)
    sweep()
    assert not list(folder.iterdir())
