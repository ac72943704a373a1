"""Transparent files, WebM, and encoders in hardware that are there or not."""

import subprocess
from dataclasses import replace
from pathlib import Path

import imageio_ffmpeg
import numpy as np
import pytest

from kmaker_studio.audio import ffmpeg
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Song, build_lines
from kmaker_studio.video import encoders
from kmaker_studio.video.render import RenderOptions, preview_frame, render_video
from kmaker_studio.video.style import Style

SONG = Song(lines=build_lines([[("auld", 500, 900), ("lang", 900, 1400)]]))
PLAIN = Style("Mine", outline=0, shadow=0, softness=0.004, title_card=False)
SMALL = RenderOptions(size=(320, 180), fps=10, style=PLAIN)


@pytest.mark.parametrize(("suffix", "decoder"), [(".webm", "libvpx-vp9"), (".mov", "prores")])
def test_words_over_nothing_keep_their_own_colour_at_soft_edges(tmp_path: Path, suffix: str, decoder: str) -> None:
    made = render_video(SONG, None, tmp_path / f"out{suffix}", replace(SMALL, transparent=True))
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-c:v", decoder, "-i", made.path]
    raw = subprocess.run([*command, "-f", "rawvideo", "-pix_fmt", "rgba", "-"], capture_output=True, check=True).stdout
    frames = np.frombuffer(raw, np.uint8).reshape(-1, 180, 320, 4).astype(int)
    assert len(frames) == made.frames == 34
    assert frames[3, ..., 3].max() > 220  # white letters that wait
    assert (frames[3, :60, :, 3] == 0).all()
    soft = frames[3][(frames[3, ..., 3] > 100) & (frames[3, ..., 3] < 160)]
    assert len(soft) > 20
    assert np.median(soft[:, :3].min(axis=1)) > 215  # white, not mixed with the black that was under it
    assert frames[-1, ..., 3].max() == 0


def test_webm_is_vp9_and_opus(tmp_path: Path) -> None:
    ffmpeg.run(["-y", "-f", "lavfi", "-i", "sine=d=1", "tone.wav"], tmp_path)
    said = ffmpeg.described(render_video(SONG, tmp_path / "tone.wav", tmp_path / "out.webm", SMALL).path)
    assert "Video: vp9" in said
    assert "Audio: opus" in said


def test_what_cannot_be_transparent_or_is_no_encoder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KMakerError, match="cannot be transparent"):
        render_video(SONG, None, tmp_path / "out.mp4", replace(SMALL, transparent=True))
    with pytest.raises(KMakerError, match="no encoder 'h265'"):
        render_video(SONG, None, tmp_path / "out.mp4", replace(SMALL, encoder="h265"))
    assert list(tmp_path.iterdir()) == []


def test_the_first_encoder_that_works_is_taken_and_x264_where_none_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoders, "works", lambda name: name in ("amf", "qsv"))
    assert encoders.working_encoder("auto") == "qsv"
    assert encoders.working_encoder("amf") == "amf"
    assert encoders.working_encoder("nvenc") == "x264"
    assert encoders.working_encoder("x264") == "x264"
    monkeypatch.setattr(encoders, "works", lambda _: False)
    assert encoders.working_encoder("auto") == "x264"


def test_an_encoder_that_this_ffmpeg_cannot_run_does_not_work(tmp_path: Path) -> None:
    if not encoders.works("videotoolbox"):  # nowhere but on a Mac
        made = render_video(SONG, None, tmp_path / "out.mp4", replace(SMALL, encoder="videotoolbox"))
        assert made.encoder == "x264"
        assert "Video: h264" in ffmpeg.described(made.path)


def test_earlier_words_are_the_frame_of_later() -> None:
    assert preview_frame(SONG, 600, replace(SMALL, earlier_ms=300)) == preview_frame(SONG, 900, SMALL)
    assert preview_frame(SONG, 900, replace(SMALL, earlier_ms=-300)) == preview_frame(SONG, 600, SMALL)
    with pytest.raises(KMakerError, match="60000 ms earlier"):
        preview_frame(SONG, 600, replace(SMALL, earlier_ms=60_000))
