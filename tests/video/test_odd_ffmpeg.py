"""An ffmpeg that misbehaves: no empty video gets its name, and no song is blamed."""

import os
import sys
from pathlib import Path

import imageio_ffmpeg
import numpy as np
import pytest
import soundfile

from kmaker_studio.audio.decode import probe
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Song, build_lines
from kmaker_studio.video.ass_sizes import letter_share
from kmaker_studio.video.render import RenderOptions, preview_frame, render_video

SONG = Song(lines=build_lines([[("auld", 500, 900), ("lang", 900, 1400)]]))
SMALL = RenderOptions(size=(64, 64), fps=10, background="#102040")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the odd ffmpeg is a shell script")


@pytest.fixture
def odd_ffmpeg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def put(script: str) -> None:
        real = imageio_ffmpeg.get_ffmpeg_exe()
        path = tmp_path / "ffmpeg"
        path.write_text(f"#!/bin/sh\nreal='{real}'\n{script}\n")
        path.chmod(0o755)
        monkeypatch.setattr("kmaker_studio.audio.ffmpeg.executable", lambda: os.fspath(path))

    return put


@pytest.mark.parametrize(
    "script",
    [
        "exit 0",
        'for last; do :; done; case "$*" in *libx264*) : > "${last#file:}"; exit 0;; esac; exec "$real" "$@"',
        'for last; do :; done; case "$*" in *libx264*) echo no > "${last#file:}"; exit 0;; esac; exec "$real" "$@"',
    ],
)
def test_a_video_is_looked_at_before_it_gets_its_name(script: str, odd_ffmpeg, tmp_path: Path) -> None:
    odd_ffmpeg(script)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "video.mp4").write_bytes(b"earlier")
    with pytest.raises(KMakerError, match="ffmpeg"):
        render_video(SONG, None, tmp_path / "out" / "video.mp4", SMALL)
    assert [path.read_bytes() for path in (tmp_path / "out").iterdir()] == [b"earlier"]


@pytest.mark.parametrize("script", ["exit 1", "exit 0", "kill -9 $$", "echo Unknown; exit 127"])
def test_a_broken_ffmpeg_is_blamed_and_not_the_song(script: str, odd_ffmpeg, tmp_path: Path) -> None:
    soundfile.write(tmp_path / "song.mp3", np.zeros(16_000), 16_000)
    odd_ffmpeg(script)
    with pytest.raises(KMakerError, match="ffmpeg does not work"):
        probe(tmp_path / "song.mp3")


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("PlayResY: 1080\nDialogue: {\\fs108}la", 0.1),
        ("PlayResY: 1080\nStyle: A,Arial,540,x\nDialogue: la", 0.5),
        ("PlayResY: 1\nDialogue: {\\fs20}la", 20),
        ("Dialogue: {\\fs288\\fscy5000}la", 50),
        ("Dialogue: {\\blur99999}la", 99999 / 288),
        ("Dialogue: {\\fs" + "9" * 400 + "}la", float("inf")),
    ],
)
def test_the_largest_letter(text: str, share: float) -> None:
    assert letter_share(text) == pytest.approx(share)


def test_letters_as_high_as_houses_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.ass").write_text("[Events]\nDialogue: 0,0:00:00.00,0:00:09.00,D,,0,0,0,,{\\fs99999}la\n")
    with pytest.raises(KMakerError, match="make them smaller"):
        preview_frame(tmp_path / "a.ass", 1000, SMALL)
