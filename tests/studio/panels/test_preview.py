"""The preview against the video's own frames, which ffmpeg and libass draw."""

from dataclasses import replace

import numpy as np
import pytest
from msgspec import structs
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from kmaker_studio.core.song import Syllable
from kmaker_studio.studio.panels.frame_painter import FramePainter, sung_share
from kmaker_studio.video.render import RenderOptions, preview_frame
from kmaker_studio.video.style import load_style
from tests.studio.conftest import TIMED

SIZE = (640, 360)


def pixels(image):
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).astype(int)


def drawn(song, style, ms):
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    FramePainter.of(song, style, (1280, 720)).paint(painter, QRectF(0, 0, *SIZE), ms)
    painter.end()
    return pixels(image)


def like(picture, colour):
    """The (x, y) of the pixels that are nearly `colour`."""
    wanted = QColor(colour)
    distance = np.abs(picture - (wanted.red(), wanted.green(), wanted.blue())).max(axis=2)
    y, x = np.nonzero(distance < 40)
    return x, y


@pytest.mark.parametrize(
    ("style", "font", "ms"),
    [
        ("classic", "Inter", 2000),
        ("stage", "Inter", 5600),
        ("duet", "Inter", 3100),
        ("classic", "Lora", 2000),
        ("stage", "Nunito", 5600),
        ("duet", "Oswald", 3100),
        ("classic", "No Such Font", 2000),
    ],
)
def test_letters_colours_and_the_wipe_stand_where_the_video_has_them(qapp, style, font, ms):
    look = structs.replace(load_style(style), font=font)
    ours = drawn(TIMED, look, ms + 1000 / 30 - 6)  # a video's frame shows what is sung at its end, see video.render
    video = pixels(QImage.fromData(preview_frame(TIMED, ms, RenderOptions(size=SIZE, style=look))))
    assert np.abs(ours - video).mean() < 4
    for colour in (look.sung, look.unsung):
        (x, y), (video_x, video_y) = like(ours, colour), like(video, colour)
        assert len(x) > 50
        assert len(video_x) == pytest.approx(len(x), rel=0.35)
        for edge in (np.min, np.max):
            assert edge(x) == pytest.approx(edge(video_x), abs=3)
            assert edge(y) == pytest.approx(edge(video_y), abs=3)


@pytest.mark.parametrize("ms", [1100, 2000])
def test_the_wipe_of_one_row_leaves_the_others_of_its_line(qapp, ms):
    """A line that is too long for one row: “Should auld” above, “acquaintance” below."""
    look = structs.replace(load_style(), font_size=0.2)
    line = FramePainter.of(TIMED, look, SIZE).layout.lines[0]
    assert line.breaks == (2,)
    ours = drawn(TIMED, look, ms + 1000 / 30 - 6)
    video = pixels(QImage.fromData(preview_frame(TIMED, ms, RenderOptions(size=SIZE, style=look))))
    (x, y), (video_x, video_y) = like(ours, look.sung), like(video, look.sung)
    assert len(video_x) == pytest.approx(len(x), rel=0.35)
    assert (y.max() < line.boxes[2].top) == (ms < 1600)
    for edge in (np.min, np.max):
        assert edge(x) == pytest.approx(edge(video_x), abs=3)
        assert edge(y) == pytest.approx(edge(video_y), abs=3)


def test_the_title_card(qapp):
    song = replace(TIMED, title="Auld Lang Syne", artist="traditional")
    later = replace(
        song,
        lines=tuple(
            replace(
                line,
                words=tuple(
                    replace(word, start_ms=(word.start_ms or 0) + 9000, end_ms=(word.end_ms or 0) + 9000)
                    for word in line.words
                ),
            )
            for line in song.lines
        ),
        duration_ms=20000,
    )
    look = load_style()
    ours = drawn(later, look, 2000)
    video = pixels(QImage.fromData(preview_frame(later, 2000, RenderOptions(size=SIZE, style=look))))
    (x, _), (video_x, _) = like(ours, look.unsung), like(video, look.unsung)
    assert (x.min(), x.max()) == pytest.approx((video_x.min(), video_x.max()), abs=3)


def test_syllables_share_a_words_width():
    word = replace(next(TIMED.words()), text="banana", start_ms=1000, end_ms=2000)
    timed = replace(word, syllables=(Syllable("ba", 1000), Syllable("nana", 1800)))
    assert sung_share(word, 999, whole=False) == 0
    assert sung_share(word, 1500, whole=False) == pytest.approx(0.5)
    assert sung_share(timed, 1800, whole=False) == pytest.approx(1 / 3, abs=0.01)
    assert sung_share(timed, 1800, whole=True) == 1
    assert sung_share(timed, 2000, whole=False) == 1


def test_the_window_shows_the_latest_edit(qtbot, editing):
    preview = editing.editor.preview
    qtbot.waitUntil(lambda: preview.is_current, timeout=20000)
    before = preview.grab().toImage()
    editing.session.playback.seek(2050)
    qtbot.waitUntil(lambda: preview.grab().toImage() != before, timeout=5000)
    for number in range(5):
        editing.editor.go_to("w3")
        editing.actions_["later"].trigger()
        assert editing.session.document.word("w3").start_ms == 1610 + 10 * number
    qtbot.waitUntil(lambda: preview.is_current, timeout=20000)
    assert preview.frames.song is editing.session.document.song
