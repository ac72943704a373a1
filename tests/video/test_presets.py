"""The styles that come with the program, on real frames."""

import io
import math
import subprocess
from pathlib import Path

import imageio_ffmpeg
import numpy as np
import pytest
from msgspec import structs
from PIL import Image

from kmaker_studio.core.song import Song, build_lines
from kmaker_studio.video.layout import Box, lay_out
from kmaker_studio.video.patterns import pattern_ink
from kmaker_studio.video.render import RenderOptions, preview_frame, render_video
from kmaker_studio.video.size import style_size
from kmaker_studio.video.style import Gradient, Style, load_style, style_names

SONG = Song(lines=build_lines([[("Đường", 1100, 1500), ("xa", 1730, 2400)], [("illy", 2660, 2800)]]))
PATTERNS = ("beams", "bokeh", "dots", "grid", "rays", "ruled", "scanlines")


def test_there_are_nine_at_least_and_no_two_look_alike() -> None:
    styles = [load_style(name) for name in style_names()]
    assert len(styles) >= 9
    assert len({style.name for style in styles}) == len(styles)
    assert len({(style.background, style.sung, style.font) for style in styles}) == len(styles)
    frames = [np.asarray(picture(1900, style).resize((32, 18)), float) for style in styles]
    for at, one in enumerate(frames):
        for other in frames[:at]:
            assert np.abs(one - other).mean() > 3


def picture(ms: int, style: Style, size: tuple[int, int] = (320, 180)) -> Image.Image:
    return Image.open(io.BytesIO(preview_frame(SONG, ms, RenderOptions(size, 25, style=style)))).convert("RGB")


@pytest.mark.parametrize("name", style_names())
def test_a_word_lights_up_in_the_frame_of_its_onset_or_the_next(tmp_path: Path, name: str) -> None:
    style, fps = load_style(name), 25
    size = (480, 270) if style_size(style)[0] > style_size(style)[1] else (270, 480)
    path = render_video(SONG, None, tmp_path / "out.mp4", RenderOptions(size, fps, style=style, crf=8)).path
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-i", path, "-f", "rawvideo", "-pix_fmt", "rgb24", "-"]
    raw = subprocess.run(command, capture_output=True, check=True).stdout
    frames = np.frombuffer(raw, np.uint8).reshape(-1, size[1], size[0], 3).astype(int)
    for line in lay_out(SONG, style, size).lines:
        for word, box in zip(line.line.words, line.boxes, strict=True):
            onset = (word.start_ms or 0) * fps // 1000
            area = frames[:, int(box.top) : math.ceil(box.bottom), int(box.left) : math.ceil(box.right)]
            away = np.abs(area[onset - 3 : onset + 3] - area[onset - 1]).max(axis=3)
            changed = (away > 45).sum(axis=(1, 2))
            assert changed[0] == changed[1] == 0, (word.text, changed)
            assert changed[3:5].max() >= 3, (word.text, changed)


def inked(ms: int, style: Style, box: Box, channel: int) -> int:
    """How many pixels of the box are of the pure colour of `channel`."""
    pixels = np.asarray(picture(ms, style, (640, 360))).astype(int)
    part = pixels[int(box.top) : int(box.bottom), int(box.left) : int(box.right)]
    return int(((part[..., channel] > 200) & (part.sum(axis=2) < 300)).sum())


@pytest.mark.parametrize("fill", ["wipe", "word"])
def test_the_outline_turns_with_the_fill(fill: str) -> None:
    style = Style("Mine", background="#000000", outline=0.02, shadow=0, softness=0, flip_outline=True)
    style = structs.replace(style, fill=fill, outline_colour="#0000FF", sung_outline_colour="#00FF00")
    first, second = lay_out(SONG, style, (640, 360)).lines[0].boxes
    assert inked(1600, style, first, 1) > 200
    assert inked(1600, style, first, 2) < 5
    assert inked(1600, style, second, 1) == 0
    assert inked(1600, style, second, 2) > 100
    half, whole = inked(2065, style, second, 1), inked(2450, style, second, 1)
    assert 0.1 * whole < half < 0.9 * whole if fill == "wipe" else half == whole > 100, (half, whole)


def test_sung_letters_shine() -> None:
    style = Style("Mine", background="#000000", outline=0, shadow=0, glow=0.05, unsung="#FFFFFF", sung="#FF0000")
    box = lay_out(SONG, style, (640, 360)).lines[0].boxes[0]
    rim = np.s_[int(box.top) - 8 : int(box.top), int(box.left) : int(box.right)]
    before, after = (np.asarray(picture(ms, style, (640, 360)))[rim] for ms in (1000, 1600))
    assert before.max() == 0
    assert after[..., 0].mean() > 8
    assert after[..., 1:].max() < 10


@pytest.mark.parametrize("name", PATTERNS)
def test_patterns_are_ink_at_every_size(name: str) -> None:
    for size in ((320, 180), (180, 320), (1280, 720)):
        ink = pattern_ink(name, size, (0.5, 0.3))
        assert ink.shape == (size[1], size[0])
        assert 0.0 <= ink.min() < ink.max() <= 1.0
    small, large = pattern_ink(name, (320, 180), (0.5, 0.5)), pattern_ink(name, (1280, 720), (0.5, 0.5))
    assert small.mean() == pytest.approx(large.mean(), abs=0.02)  # the same pattern, only finer


def test_a_pattern_is_painted_over_the_gradient() -> None:
    from kmaker_studio.video.backgrounds import paint_gradient

    plain = Gradient("#000000", "#000000")
    assert np.asarray(paint_gradient(plain, (90, 60))).max() == 0
    for name in PATTERNS:
        pattern = structs.replace(plain, pattern=name, pattern_colour="#00FF00", pattern_strength=1.0)
        painted = np.asarray(paint_gradient(pattern, (320, 180)))
        assert painted[..., 1].max() > 150
        assert painted[..., (0, 2)].max() <= 1
    down = np.asarray(paint_gradient(structs.replace(plain, outer="#FFFFFF", shape="down", centre=(0, 0)), (8, 60)))
    assert (np.diff(down.astype(int).mean(axis=(1, 2))) > -1).all()
    assert down[0].max() < 5 < 250 < down[-1].min()
