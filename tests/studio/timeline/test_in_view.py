"""Which part of a song is in view, in a real window: when it was opened, and while the wheel turns."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint

from kmaker_studio.core.song import Song, build_lines
from kmaker_studio.studio.theme.theme import theme
from tests.studio.events import wheel

LONG = Song(lines=build_lines([[(f"word{n}", n * 1000, n * 1000 + 800)] for n in range(100)]), duration_ms=100_000)


@pytest.fixture
def timeline(qtbot, editing):
    """A hundred seconds, shown first while the window is narrow."""
    editing.resize(800, 700)
    editing.session.document.reset(replace(LONG, audio=editing.session.document.song.audio))
    timeline = editing.editor.timeline
    timeline.set_song_length()
    editing.resize(1440, 900)
    qtbot.waitUntil(lambda: timeline.canvas.width() > 1300, timeout=5000)
    return timeline


def test_a_song_opens_on_its_first_twelve_seconds_however_wide_the_window_becomes(qtbot, editing, timeline):
    assert timeline.span == pytest.approx((0, 12_000), abs=1)
    editing.resize(1000, 900)
    qtbot.waitUntil(lambda: timeline.canvas.width() < 1000, timeout=5000)
    assert timeline.span == pytest.approx((0, 12_000), abs=1)


def test_a_window_made_wider_shows_more_of_what_the_hand_went_to(qtbot, editing, timeline):
    timeline.show_range(30_000, 35_000)
    pixel = timeline.canvas.scale.ms_per_pixel
    editing.resize(1000, 900)
    qtbot.waitUntil(lambda: timeline.canvas.width() < 1000, timeout=5000)
    assert timeline.canvas.scale.ms_per_pixel == pytest.approx(pixel)
    assert timeline.span[0] == pytest.approx(30_000, abs=pixel)


def test_the_time_under_the_pointer_stays_there_through_many_notches(timeline):
    timeline.show_range(0, 100_000)
    about = timeline.ms_at(437)
    for _ in range(20):
        wheel(timeline.canvas, QPoint(437, 60), 1, ctrl=True)
    assert timeline.canvas.scale.ms_per_pixel < 1
    assert timeline.ms_at(437) == pytest.approx(about, abs=1)


def _on_screen(window, timeline):
    """The picture into which the window was painted piece by piece, where the canvas is."""
    at = timeline.canvas.mapTo(window, timeline.canvas.rect().topLeft())
    return window.backingStore().paintDevice().copy(at.x(), at.y(), timeline.canvas.width(), timeline.canvas.height())


def _playheads(image):
    """The columns of the ruler that are the playhead's colour."""
    colour = theme().colour("playhead")
    return [x for x in range(image.width()) if image.pixelColor(x, 12) == colour]


def test_the_playhead_moves_however_small_its_steps_are_and_leaves_no_ghosts(qtbot, editing, timeline):
    """Zoomed far out a tick of the clock is a tenth of a pixel: the playhead stood still, and clicks left it behind."""
    timeline.show_range(0, 100_000)
    qtbot.wait(50)
    for tick in range(300):
        timeline.canvas.set_position(20_000 + 4 * tick)
        if tick % 10 == 0:
            qtbot.wait(1)
    qtbot.wait(30)
    columns = _playheads(_on_screen(editing, timeline))
    assert len(columns) <= 2
    assert columns[0] == pytest.approx(timeline.canvas.scale.x(20_000 + 4 * 299), abs=1.5)
    timeline.canvas.set_position(70_000)
    qtbot.wait(30)
    columns = _playheads(_on_screen(editing, timeline))
    assert len(columns) <= 2
    assert columns[0] == pytest.approx(timeline.canvas.scale.x(70_000), abs=1.5)
