"""`kmaker frame`, `compare`, and `render` of a folder."""

from pathlib import Path

import numpy as np
import pytest
import soundfile
from PIL import Image

LRC = "[00:00.20]<00:00.20>auld <00:00.50>lang <00:00.80>\n"
SMALL = ("--size", "128x72", "--fps", "10")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Songs `a`, `b` and `odd [1]`, each with a sound; `b` twice; words without a sound and a sound without words."""
    made = tmp_path / "songs"
    made.mkdir()
    for name in ("a", "b", "odd [1]", "alone"):
        soundfile.write(made / f"{name}.wav", np.zeros(22050), 22050)
    for name in ("a.lrc", "b.lrc", "odd [1].lrc", "silent.lrc"):
        (made / name).write_text(LRC, "utf-8")
    (made / "a.txt").write_text("auld lang", "utf-8")
    (made / "b.srt").write_text("1\n00:00:00,200 --> 00:00:00,800\nother\n", "utf-8")
    return made


def test_a_folder_is_rendered_and_what_exists_is_left(kmaker, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out" / "videos"
    ran = kmaker("render", folder, "-o", out, *SMALL)
    assert ran.status == 0, ran.err
    assert {path.name for path in out.iterdir()} == {"a.mp4", "b.mp4", "odd [1].mp4"}
    assert ran.out.splitlines()[-1] == f"{out}: 3 videos"
    (out / "a.mp4").write_bytes(b"mine")
    (out / "b.mp4").unlink()
    ran = kmaker("render", folder, "-o", out, *SMALL)
    assert ran.out.splitlines()[-1] == f"{out}: 1 videos, 2 there before"
    assert (out / "a.mp4").read_bytes() == b"mine"


def test_one_song_that_fails_leaves_the_others(kmaker, folder: Path, tmp_path: Path) -> None:
    (folder / "a.lrc").write_text("no times", "utf-8")
    ran = kmaker("render", folder, "-o", tmp_path / "out", *SMALL)
    assert ran.status == 1
    assert "note: a.lrc: " in ran.err
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"b.mp4", "odd [1].mp4"}


def test_a_folder_without_songs_is_refused(kmaker, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert "holds no timed lyrics" in kmaker("render", tmp_path / "empty", "-o", tmp_path / "out").sentence


def test_the_sound_beside_the_words_is_heard(kmaker, folder: Path, tmp_path: Path) -> None:
    assert kmaker("render", folder / "a.lrc", "-o", tmp_path / "a.mp4", *SMALL).status == 0
    assert "say which with --audio" in kmaker("render", folder / "silent.lrc", "-o", tmp_path / "s.mp4").sentence


def test_what_the_video_will_not_show_is_said_before(kmaker, folder: Path, tmp_path: Path) -> None:
    (folder / "a.lrc").write_text(LRC.replace("auld", "au\ue123"), "utf-8")
    ran = kmaker("render", folder / "a.lrc", "-o", tmp_path / "a.mp4", *SMALL, "-q")
    assert ran.status == 0
    assert "note: No font here can draw \ue123" in ran.err


def test_a_frame_as_a_picture(kmaker, folder: Path, tmp_path: Path) -> None:
    assert kmaker("frame", folder / "a.lrc", "--at", "0.6", "-o", tmp_path / "out.png", "--size", "320x180").status == 0
    picture = np.asarray(Image.open(tmp_path / "out.png").convert("RGB")).astype(int)
    assert picture.shape == (180, 320, 3)
    assert ((picture[..., 0] > 200) & (picture[..., 2] < 140)).sum() > 50  # a sung word
    kmaker("frame", folder / "a.lrc", "--at", "0.6", "-o", tmp_path / "tall.png", "--style", "vertical")
    with Image.open(tmp_path / "tall.png") as tall:
        assert tall.size == (1080, 1920)
    assert "must end in .png" in kmaker("frame", folder / "a.lrc", "--at", "1", "-o", tmp_path / "out.jpg").sentence


def test_two_timings_over_each_other(kmaker, folder: Path, tmp_path: Path) -> None:
    words = (folder / "a.lrc", folder / "b.srt", "--audio", folder / "a.wav", "-o", tmp_path / "both.mp4", *SMALL)
    assert kmaker("compare", *words).out.splitlines() == [str(tmp_path / "both.mp4")]
    assert (tmp_path / "both.mp4").stat().st_size > 1000
