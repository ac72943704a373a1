import json
import os
import re
import shutil
import signal
import sys
import threading
import time
from pathlib import Path

import pytest

from kmaker_studio.audio.decode import probe
from kmaker_studio.formats import read_song


def test_a_song_to_every_timed_format(kmaker, english, tmp_path: Path, outputs: Path):
    named = [outputs / f"auld-lang-syne{suffix}" for suffix in (".lrc", ".ass", ".json")]
    ran = kmaker("align", english.audio, english.lyrics, *(word for path in named for word in ("-o", path)))
    assert ran.status == 0
    assert ran.out.splitlines() == [str(path) for path in named]
    assert "Listening" in ran.err
    notes = [line for line in ran.err.splitlines() if "note:" in line]
    assert all(note.endswith(" does not keep the stanzas.") for note in notes)
    truth = read_song(english.truth).song
    for path in named:
        song = read_song(path).song
        assert [word.text for word in song.words()] == [word.text for word in truth.words()]
        assert song.is_timed
    lines = json.loads(named[2].read_text("utf-8"))
    assert [sorted(line) for line in lines] == [["e", "l", "s"]] * 8

    # and the program's own measure of it
    (tmp_path / "truth").mkdir()
    shutil.copy(english.truth, tmp_path / "truth")
    measured = kmaker("evaluate", tmp_path / "truth", "--predictions", outputs)
    assert measured.status == 0
    heads, song, average = (line.split() for line in measured.out.splitlines()[:3])
    assert heads == ["song", "mean", "median", "pco", "off1s", "iou", "start", "end", "pco100", "unnoticed"]
    assert song[0] == "auld-lang-syne"
    assert average[-9:] == song[-9:]
    mean, median, pco, off1s, iou = map(float, song[1:6])
    assert mean < 0.1
    assert median < 0.04
    assert pco > 0.92
    assert off1s == 0
    assert iou > 0.8


def test_quiet_is_quiet(kmaker, sounds: Path, lyrics: Path, outputs: Path):
    ran = kmaker("align", sounds / "verse.wav", lyrics, "-o", outputs / "a.lrc", "--language", "en-GB", "--quiet")
    assert (ran.status, ran.out, ran.err) == (0, "", "")
    assert read_song(outputs / "a.lrc").song.word_count == 10


def test_lyrics_of_another_song_get_a_note_even_when_quiet(kmaker, sounds: Path, tmp_path: Path, outputs: Path):
    other = tmp_path / "other.txt"
    other.write_text("A quick brown fox jumps\nover lazy purple dogs\nunder yellow kitchen windows\n", "utf-8")
    ran = kmaker("align", sounds / "verse.wav", other, "-o", outputs / "a.json", "--quiet")
    assert ran.status == 0
    assert re.fullmatch(r"kmaker: note: .* do these lyrics belong to this song\?\n", ran.err)
    assert (outputs / "a.json").exists()


def test_an_old_file_is_replaced_whole(kmaker, sounds: Path, lyrics: Path, outputs: Path):
    target = outputs / "a.json"
    target.write_text("old " * 10_000)
    assert kmaker("align", sounds / "verse.wav", lyrics, "-o", target, "-q").status == 0
    assert read_song(target).song.word_count == 10
    assert list(outputs.iterdir()) == [target]


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot send itself Ctrl-C there")
def test_ctrl_c_stops_and_leaves_nothing(kmaker, english, outputs: Path):
    before = signal.getsignal(signal.SIGINT)

    def press() -> None:
        while signal.getsignal(signal.SIGINT) is before:  # until the work has begun
            time.sleep(0.01)
        os.kill(os.getpid(), signal.SIGINT)

    thread = threading.Thread(target=press)
    thread.start()
    ran = kmaker("align", english.audio, english.lyrics, "-o", outputs / "a.json", "-q")
    thread.join()
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == "kmaker: stopped; nothing half-made is left behind.\n"
    assert list(outputs.iterdir()) == []
    assert signal.getsignal(signal.SIGINT) is before


def test_predict_makes_a_video_and_the_json_beside_it(kmaker, sounds: Path, tmp_path: Path, outputs: Path):
    song = tmp_path / "song.json"
    words = [{"s": 0, "e": 0, "d": word} for word in ("Should", "auld", "acquaintance", "be", "forgot,")]
    song.write_text(json.dumps([{"s": 0, "e": 0, "l": words}]))
    video = outputs / "song.mp4"
    ran = kmaker(
        *("predict", song, "--audio-file", sounds / "verse.wav", "--output-file", video),
        *("--size", "320x180", "--fps", "10", "--background", "#102040"),
    )
    assert ran.status == 0
    assert ran.out.splitlines() == [str(video), str(video.with_suffix(".json"))]
    assert probe(video).duration_ms == pytest.approx(15_000, abs=150)
    timed = read_song(video.with_suffix(".json")).song
    assert [word.text for word in timed.words()] == ["Should", "auld", "acquaintance", "be", "forgot,"]
    assert timed.is_timed
    assert sorted(path.name for path in outputs.iterdir()) == ["song.json", "song.mp4"]


def test_the_demo(kmaker, tmp_path: Path):
    folder = tmp_path / "made" / "here"
    ran = kmaker("demo", "-o", folder, "--song", "con-co", "--size", "320x180")
    assert ran.status == 0
    assert sorted(path.name for path in folder.iterdir()) == ["con-co.ass", "con-co.json", "con-co.lrc", "con-co.mp4"]
    assert ran.out.splitlines()[-1].startswith(f"Open {folder / 'con-co.mp4'} ")
    assert read_song(folder / "con-co.lrc").song.title == "Con cò mà đi ăn đêm"
    assert probe(folder / "con-co.mp4").duration_ms == pytest.approx(45_000, abs=150)


def test_a_demo_song_that_is_none(kmaker, outputs: Path):
    assert "choose one of auld-lang-syne, con-co." in kmaker("demo", "-o", outputs, "--song", "yesterday").sentence
    assert list(outputs.iterdir()) == []


def test_a_demo_folder_that_cannot_be_made(kmaker, lyrics: Path):
    assert "cannot be made" in kmaker("demo", "-o", lyrics / "demo").sentence


def test_ends_are_one_of_three(kmaker, sounds: Path, lyrics: Path, outputs: Path):
    ran = kmaker("align", sounds / "verse.wav", lyrics, "-o", outputs / "a.json", "--ends", "soft")
    assert ran.sentence.endswith("There are no ends “soft”: choose rest, touch or voice.")
    assert list(outputs.iterdir()) == []


def test_ends_that_touch(kmaker, sounds: Path, lyrics: Path, outputs: Path):
    for name in ("rest", "touch"):
        assert kmaker("align", sounds / "verse.wav", lyrics, "-o", outputs / f"{name}.json", "--ends", name).status == 0
    rest, touch = (read_song(outputs / f"{name}.json").song for name in ("rest", "touch"))
    assert [word.start_ms for word in touch.words()] == [word.start_ms for word in rest.words()]
    gaps = [
        (after.start_ms or 0) - (word.end_ms or 0)
        for line in touch.lines
        for word, after in zip(line.words, line.words[1:], strict=False)
    ]
    assert gaps
    assert all(gap == 0 or gap > 500 for gap in gaps)
    assert touch != rest
