"""`kmaker batch` and `kmaker submit`."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from itertools import pairwise
from pathlib import Path

import pytest

from kmaker_studio.audio.decode import probe
from kmaker_studio.formats import read_song
from tests.cli.conftest import Kmaker

pytestmark = pytest.mark.timeout(900)  # the processes load torch and the model; a busy machine takes its time


def test_a_catalogue_with_a_song_that_is_missing(kmaker: Kmaker, sounds: Path, lyrics: Path, tmp_path: Path):
    manifest = tmp_path / "songs.csv"
    rows = ["audio,lyrics,language,output", f"{sounds / 'verse.wav'},{lyrics.name},en,deep/first.lrc"]
    manifest.write_text("\n".join([*rows, f"none.mp3,{lyrics.name}"]))
    out = tmp_path / "out"
    ran = kmaker("batch", manifest, "--out", out, "--format", "json", "--format", "ultrastar.txt", "--jobs", 1)
    assert ran.status == 1
    assert ran.out == f"{out}: 1 aligned, 1 failed\n"
    assert "Aligning songs" in ran.err
    table = " ".join(" ".join(ran.err.replace("│", " ").split()).split())
    assert "none.mp3" in table
    assert "There is no sound at" in table
    assert read_song(out / "deep" / "first.lrc").song.word_count == 10

    shutil.copy(sounds / "verse.wav", tmp_path / "none.mp3")  # a sound is known by what it holds
    ran = kmaker("batch", manifest, "--out", out, "--format", "json", "--format", "ultrastar.txt", "-q")
    assert (ran.status, ran.out, ran.err) == (0, "", "")
    starts = [word.start_ms for word in read_song(out / "none.json").song.words()]
    again = [word.start_ms for word in read_song(out / "none.ultrastar.txt").song.words()]
    assert all(abs(one - other) <= 25 for one, other in zip(starts, again, strict=True))

    ran = kmaker("batch", manifest, "--out", out, "--format", "json", "--format", "ultrastar.txt")
    assert (ran.status, ran.out) == (0, f"{out}: 0 aligned, 2 done before\n")


@pytest.mark.skipif(sys.platform == "win32", reason="a process group gets no Ctrl-C there")
def test_ctrl_c_leaves_what_is_done(kmaker: Kmaker, sounds: Path, lyrics: Path, tmp_path: Path):
    for name in ("a", "b"):
        shutil.copy(sounds / "verse.wav", tmp_path / f"{name}.wav")
        shutil.copy(lyrics, tmp_path / f"{name}.txt")
    out = tmp_path / "aligned"
    program = Path(sys.executable).with_name("kmaker")
    command = [program, "batch", tmp_path, "--format", "json", "--jobs", "1"]
    running = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)
    while not (out / "a.json").exists():
        assert running.poll() is None
        time.sleep(0.05)
    os.killpg(running.pid, signal.SIGINT)  # as a terminal sends it, to the processes too
    _, said = running.communicate()
    assert running.returncode == 1
    assert said.splitlines()[-1] == "kmaker: stopped; nothing half-made is left behind."
    assert "Traceback" not in said
    assert sorted(path.name for path in out.iterdir()) == ["a.json", "kmaker-batch.jsonl"]

    ran = kmaker(*command[1:])
    assert (ran.status, ran.out) == (0, f"{out}: 1 aligned, 1 done before\n")


@pytest.mark.parametrize(
    ("content", "options", "sentence"),
    [
        ("audio\nx.mp3\n", [], "does not name the columns audio and lyrics"),
        ("audio,lyrics\nx.mp3,x.txt\n", ["--format", "doc"], "no format 'doc'"),
        ("audio,lyrics\nx.mp3,x.txt\n", ["--checkpoint", "none.safetensors"], "no checkpoint at none.safetensors"),
        ("audio,lyrics\nx.mp3,x.txt\n", ["--scheduler", "nonsense://x"], "no Dask scheduler at nonsense://x"),
    ],
)
def test_bad_input(kmaker: Kmaker, tmp_path: Path, content: str, options: list[str], sentence: str):
    manifest = tmp_path / "songs.csv"
    manifest.write_text(content)
    assert sentence in kmaker("batch", manifest, *options).sentence


def test_a_submission(kmaker: Kmaker, sounds: Path, tmp_path: Path):
    folder, output = tmp_path / "public_test", tmp_path / "mine.zip"
    (folder / "songs").mkdir(parents=True)
    (folder / "lyrics").mkdir()
    shutil.copy(sounds / "verse.wav", folder / "songs" / "a1.wav")
    texts = [["Should", "auld", "acquaintance", "", "be  forgot,"], ["and", "never", "brought", "to", "mind?"]]
    blank = [{"s": 0, "e": 0, "l": [{"s": 0, "e": 0, "d": text} for text in line]} for line in texts]
    for name in ("a1", "b2"):
        (folder / "lyrics" / f"{name}.json").write_text(json.dumps(blank), "utf-8")

    ran = kmaker("submit", folder, "-o", output, "--jobs", 1)
    assert ran.status == 1  # b2 has no sound
    assert ran.out.splitlines()[-1] == f"{output}: 1 of 2 songs"
    assert "There is no sound at" in " ".join(ran.err.split())
    with zipfile.ZipFile(output) as archive:
        assert archive.namelist() == ["submission/a1.json"]
        filled = json.loads(archive.read("submission/a1.json"))
    assert [[word["d"] for word in line["l"]] for line in filled] == texts
    for line in filled:
        assert set(line) == {"s", "e", "l"}
        assert (line["s"], line["e"]) == (line["l"][0]["s"], line["l"][-1]["e"])
    words = [word for line in filled for word in line["l"]]
    assert all(word["s"] < word["e"] for word in words if word["d"])
    assert words[3]["s"] == words[3]["e"] == words[2]["e"]
    assert words[0]["s"] >= 0
    assert all(left["s"] < right["e"] <= 15_000 for left, right in pairwise(words))

    shutil.copy(sounds / "verse.wav", folder / "songs" / "b2.wav")
    ran = kmaker("submit", folder, "-o", output, "-q")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err == "kmaker: note: b2: 1 word without text was skipped.\n"
    with zipfile.ZipFile(output) as archive:
        assert archive.namelist() == ["submission/a1.json", "submission/b2.json"]


def test_a_folder_that_is_no_test_set(kmaker: Kmaker, tmp_path: Path):
    assert "is no test set" in kmaker("submit", tmp_path, "-o", tmp_path / "x.zip").sentence
    assert "does not exist" in kmaker("submit", tmp_path, "-o", tmp_path / "none" / "x.zip").sentence


def test_videos_of_a_catalogue_in_another_tempo(kmaker: Kmaker, sounds: Path, lyrics: Path, tmp_path: Path):
    shutil.copy(sounds / "verse.wav", tmp_path / "verse.wav")
    out = tmp_path / "out"
    options = ["--out", out, "--format", "mp4", "--format", "lrc", "--jobs", 1, "--size", "160x90", "--fps", 10]
    ran = kmaker("batch", tmp_path, *options, "--tempo", "1.25", "-q")
    assert (ran.status, ran.out, ran.err) == (0, "", "")
    assert sorted(path.name for path in out.iterdir() if path.suffix in (".mp4", ".lrc")) == ["verse.lrc", "verse.mp4"]
    assert probe(out / "verse.mp4").duration_ms == pytest.approx(15_000 / 1.25, abs=150)
    assert read_song(out / "verse.lrc").song.word_count == 10
    video = (out / "verse.mp4").stat().st_mtime_ns
    ran = kmaker("batch", tmp_path, *options, "--tempo", "1.25")
    assert ran.out == f"{out}: 0 aligned, 1 done before\n"
    ran = kmaker("batch", tmp_path, *options, "--tempo", "0.8", "-q")  # another video is another job
    assert ran.status == 0
    assert (out / "verse.mp4").stat().st_mtime_ns != video
    assert probe(out / "verse.mp4").duration_ms == pytest.approx(15_000 / 0.8, abs=150)
