"""Two timings over each other."""

import io
from pathlib import Path

import numpy as np
import pysubs2
import pytest
import soundfile
from PIL import Image

from kmaker_studio.audio import ffmpeg
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Song, build_lines
from kmaker_studio.video.comparison import comparison_ass, render_comparison
from kmaker_studio.video.render import RenderOptions, preview_frame

EARLY = Song(lines=build_lines([[("auld", 500, 900), ("lang", 900, 1400)]]))
LATE = Song(lines=build_lines([[("auld", 1000, 1400), ("lang", 1400, 1900)]]))
PAIR = (("first, one.lrc", EARLY), ("second.lrc", LATE))
SMALL = RenderOptions(size=(320, 180), fps=10, background="#000000")


def test_each_has_its_half_its_name_and_its_own_time(tmp_path: Path) -> None:
    text = comparison_ass(PAIR, SMALL.size)
    (tmp_path / "both.ass").write_text(text, encoding="utf-8")
    picture = np.asarray(Image.open(io.BytesIO(preview_frame(tmp_path / "both.ass", 900, SMALL))).convert("RGB"))
    yellow = (picture[..., 0] > 200) & (picture[..., 2] < 120)
    green = (picture[..., 1] > 180) & (picture[..., 0] < 140)
    assert yellow[:72].sum() > 30
    assert not green.any()  # the second begins at 1 s
    picture = np.asarray(Image.open(io.BytesIO(preview_frame(tmp_path / "both.ass", 1300, SMALL))).convert("RGB"))
    green = (picture[..., 1] > 180) & (picture[..., 0] < 140)
    assert green[108:].sum() > 30
    assert not green[:90].any()
    shown = [event.plaintext for event in pysubs2.SSAFile.from_string(text, format_="ass")]
    assert "first, one.lrc" in shown
    assert "second.lrc" in shown


def test_the_video_has_the_sound_and_refuses_what_has_no_times(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "song.wav", np.zeros(44100), 44100)
    made = render_comparison(PAIR, tmp_path / "song.wav", tmp_path / "out.mp4", SMALL)
    assert made.duration_ms == 1000
    assert "Audio: aac" in ffmpeg.described(made.path)
    untimed = ("none.txt", Song(lines=build_lines([["not", "yet"]])))
    with pytest.raises(KMakerError, match=r"none\.txt has no timed word"):
        render_comparison((PAIR[0], untimed), tmp_path / "song.wav", tmp_path / "b.mp4", SMALL)
