"""Pictures that are kept, drawn within a frame's time, and replaced by what has come."""

import time

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from kmaker_studio.audio.spectrogram import levels
from kmaker_studio.studio.jobs.runner import JobRunner
from kmaker_studio.studio.strips.colour_map import CONTRASTS, colour_table
from kmaker_studio.studio.strips.scale import Scale
from kmaker_studio.studio.strips.strip_cache import COLUMNS, StripCache
from kmaker_studio.studio.strips.tiles import FINEST_MS, TILE, Tile, TileStore, level_for, tiles_between
from kmaker_studio.studio.theme.theme import load_theme

RATE = 16000
RED, BLUE = QColor("#ff0000"), QColor("#0000ff")


class Strip:
    """Chunks of one colour that count how often they were drawn."""

    def __init__(self, final=True):
        self.colour, self.final, self.drawn = RED, final, []
        self.chunks = StripCache(self._draw)

    def _draw(self, span):
        self.drawn.append(span.first // COLUMNS)
        picture = QPixmap(COLUMNS, span.rows)
        picture.fill(self.colour)
        return picture, self.final

    def paint(self, scale, deadline):
        image = QImage(scale.width, 10, QImage.Format.Format_RGB32)
        image.fill(0)
        painter = QPainter(image)
        self.chunks.paint(painter, scale, 0, 10, deadline)
        painter.end()
        return image

    def prepare(self, scale):
        """Draws all that it wants between frames; returns how many pieces that were."""
        count = 0
        while self.chunks.prepare(scale, 10) is not None:
            count += 1
        return count


LATER, NOW = float("inf"), 0.0


def test_a_scrolled_view_draws_only_what_is_new(qapp):
    strip = Strip()
    strip.paint(Scale(0, 8.0, 1000), LATER)
    assert strip.drawn == [0, 1, 2, 3]
    strip.paint(Scale(200, 8.0, 1000), LATER)
    assert strip.drawn == [0, 1, 2, 3, 4]
    strip.chunks.forget(0, 100)
    assert strip.prepare(Scale(0, 8.0, 1000)) == 0  # they were final, and the next one is there
    strip.chunks.forget(300 * 8, 301 * 8, unfinished_only=False)
    assert strip.prepare(Scale(0, 8.0, 1000)) == 1
    assert strip.drawn == [0, 1, 2, 3, 4, 1]


def test_what_scrolling_comes_to_next_is_drawn_ahead(qapp):
    strip = Strip()
    strip.paint(Scale(512, 8.0, 500), LATER)
    assert strip.drawn == [2, 3]
    assert strip.prepare(Scale(512, 8.0, 500)) == 2
    assert strip.drawn == [2, 3, 4, 1]
    strip.paint(Scale(400, 8.0, 500), NOW)
    assert strip.drawn == [2, 3, 4, 1]


def test_a_piece_that_has_changed_is_shown_as_it_was_until_it_is_drawn_again(qapp):
    strip, scale = Strip(final=False), Scale(0, 8.0, 1000)
    strip.paint(scale, LATER)
    strip.colour = BLUE
    strip.chunks.forget(0, 100)
    assert strip.paint(scale, LATER).pixelColor(100, 5) == RED
    span = strip.chunks.prepare(scale, 10)
    assert (span.low_ms, span.high_ms) == (0, 8 * COLUMNS)
    image = strip.paint(scale, LATER)
    assert (image.pixelColor(100, 5), image.pixelColor(900, 5)) == (BLUE, RED)


def test_a_frame_shows_the_last_zoom_in_place_of_what_is_not_drawn_yet(qapp):
    strip = Strip()
    strip.paint(Scale(0, 8.0, 1000), LATER)
    strip.colour = BLUE
    closer = Scale(0, 4.0, 1000)
    image = strip.paint(closer, LATER)
    assert (image.pixelColor(100, 5), image.pixelColor(900, 5)) == (RED, RED)
    strip.chunks.prepare(closer, 10)
    image = strip.paint(closer, LATER)
    assert (image.pixelColor(100, 5), image.pixelColor(900, 5)) == (BLUE, RED)
    strip.prepare(closer)
    assert strip.paint(closer, NOW).pixelColor(900, 5) == BLUE


def test_a_frame_without_time_draws_one_piece_where_there_is_nothing(qapp):
    strip, scale = Strip(), Scale(0, 8.0, 1000)
    for count in range(1, 5):
        strip.paint(scale, NOW)
        assert len(strip.drawn) == count


def test_pictures_that_are_not_needed_are_let_go(qapp, monkeypatch):
    monkeypatch.setattr("kmaker_studio.studio.strips.strip_cache._MOST_PIXELS", 6 * COLUMNS * 10)
    strip = Strip()
    for first in range(0, 100 * COLUMNS, COLUMNS):
        strip.paint(Scale(first, 8.0, COLUMNS), LATER)
    strip.paint(Scale(0, 8.0, COLUMNS), LATER)
    assert strip.drawn.count(0) == 2


def test_what_is_in_view_is_kept_however_large_the_view_is(qapp, monkeypatch):
    monkeypatch.setattr("kmaker_studio.studio.strips.strip_cache._MOST_PIXELS", 2 * COLUMNS * 10)
    strip, scale = Strip(), Scale(0, 8.0, 1600)
    strip.paint(scale, LATER)
    assert strip.prepare(scale) <= 1
    assert strip.drawn.count(0) == 1


def test_tiles_cover_time_without_gaps():
    assert level_for(1.0) == 0
    assert level_for(FINEST_MS * 2) == 1
    assert level_for(FINEST_MS * 3.9) == 1
    width = TILE * FINEST_MS * 4
    assert tiles_between(2, 0, 3 * width) == [Tile(2, 0), Tile(2, 1), Tile(2, 2)]
    assert tiles_between(2, 1.5 * width, 1.6 * width) == [Tile(2, 1)]
    assert (Tile(2, 1).low_ms, Tile(2, 1).high_ms) == (width, 2 * width)


def test_tiles_come_in_the_order_they_are_wanted_and_only_of_the_open_sound(qtbot, qapp):
    pcm = np.random.default_rng(0).integers(-9000, 9000, 10 * RATE).astype(np.int16)

    def read(start, count):
        return pcm[start : start + count]

    runner = JobRunner()
    store = TileStore(runner)
    came = []
    store.tileReady.connect(came.append)
    store.set_audio(read, RATE)
    wanted = [Tile(3, 1), Tile(3, 0), Tile(4, 0)]
    store.want(wanted)
    qtbot.waitUntil(lambda: len(came) == 3, timeout=10000)
    assert came == wanted
    image = store.get(Tile(3, 1))
    expected = levels(read, RATE, Tile(3, 1).low_ms, Tile(3, 1).column_ms, TILE)
    found = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())[:, :TILE]
    assert (found == expected).all()
    store.want([Tile(2, 0)])
    store.set_audio(read, RATE)
    assert store.get(Tile(3, 1)) is None
    qtbot.waitUntil(lambda: not runner.is_busy, timeout=10000)
    time.sleep(0.01)
    qapp.processEvents()
    assert store.get(Tile(2, 0)) is None
    assert runner.stop()


@pytest.mark.parametrize(("palette", "least"), [("calm", 120), ("vivid", 150), ("grey", 120)])
@pytest.mark.parametrize("name", ["dark", "light"])
def test_the_colours_of_a_theme_rise_evenly(name, palette, least):
    theme = load_theme(name)
    for contrast in CONTRASTS:
        table = [QColor(colour) for colour in colour_table(theme, contrast, palette)]
        assert len(table) == 256
        assert table[0] == QColor(theme.track)
        light = np.array([0.299 * each.red() + 0.587 * each.green() + 0.114 * each.blue() for each in table])
        steps = np.diff(light) if name == "dark" else -np.diff(light[1:])
        assert (steps >= -1.5).all()
        assert abs(light[-1] - light[0]) > least


def test_the_calm_palette_is_quieter_than_the_words(qapp):
    """No level of it is as bright as a word's text, nor as colourful as a selected block."""
    for name in ("dark", "light"):
        theme = load_theme(name)
        calm = [QColor(colour) for colour in colour_table(theme, 1.0, "calm")]
        assert max(each.hsvSaturation() * each.value() for each in calm) < (
            theme.colour("accent").hsvSaturation() * theme.colour("accent").value()
        )
