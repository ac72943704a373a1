"""Tap mode with real keys on the overlay. The position is the player's, moved on by hand."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kmaker_studio.studio import settings
from kmaker_studio.studio.tap import LATENCY, REWIND_MS

J, K, ESC, BACK, DOWN = Qt.Key.Key_J, Qt.Key.Key_K, Qt.Key.Key_Escape, Qt.Key.Key_Backspace, Qt.Key.Key_Down


class Clock:
    """The monotonic clock of a window without a sound device: the song runs by it."""

    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock(editing):
    clock = Clock()
    editing.session.sound._player._clock = clock
    return clock


@pytest.fixture
def at(editing, clock):
    """Let the song run on to a time."""

    def run(ms):
        clock.now += (ms - editing.session.sound.position_ms) / 1000

    return run


@pytest.fixture
def overlay(editing, clock):
    editing.session.document.select("w1")
    editing.actions_["tap"].trigger()
    editing.session.sound.play(0)
    yield editing.editor.tap_overlay
    editing.editor.tap.end()


def times(window):
    return [(word.start_ms, word.end_ms) for word in window.session.document.song.words()]


def test_a_line_is_tapped_as_one_undo_step(editing, overlay, at):
    before = editing.session.document.song
    assert overlay.isVisible()
    for ms in (1000, 1300, 1700, 2400):
        at(ms)
        QTest.keyClick(overlay, J)
    assert times(editing)[:3] == [(1000, 1300), (1300, 1700), (1700, 2400)]
    QTest.keyClick(overlay, ESC)
    assert not overlay.isVisible()
    words = editing.session.document.song.lines[0].words
    assert all(word.locked for word in words)
    stack = editing.session.document.undo_stack
    assert (stack.count(), stack.undoText()) == (1, "Tap lines 1 to 2")
    editing.actions_["undo"].trigger()
    assert editing.session.document.song == before


def test_held_words_and_cuts(editing, overlay, at):
    at(1000)
    QTest.keyPress(overlay, K)
    at(1200)
    QTest.keyClick(overlay, J)
    at(1600)
    QTest.keyRelease(overlay, K)
    word = editing.session.document.song.lines[0].words[0]
    assert (word.start_ms, word.end_ms) == (1000, 1600)
    assert [part.start_ms for part in word.syllables] == [1000, 1200]


def test_backspace_takes_the_last_tap_back_and_rewinds(editing, overlay, at):
    for ms in (3000, 3300):
        at(ms)
        QTest.keyClick(overlay, J)
    QTest.keyClick(overlay, BACK)
    assert editing.session.sound.position_ms == pytest.approx(3300 - REWIND_MS, abs=1)
    assert editing.editor.tap.next_target.word_id == "w2"
    at(3400)
    QTest.keyClick(overlay, J)
    assert times(editing)[0] == (3000, 3400)


def test_undo_while_tapping_gives_the_song_back_and_goes_on(editing, overlay, at):
    before = editing.session.document.song
    at(1000)
    QTest.keyClick(overlay, J)
    editing.actions_["undo"].trigger()
    assert editing.session.document.song == before
    assert editing.editor.tap.next_target.word_id == "w1"
    at(1500)
    QTest.keyClick(overlay, J)
    assert times(editing)[0][0] == 1500


def test_the_calibrated_latency_is_taken_off_in_song_time(editing, overlay, at, clock):
    settings.settings().setValue(LATENCY, 80)
    editing.session.sound.set_speed(50)
    clock.now += 2 * 1.0  # one second of the song
    now = editing.session.sound.position_ms
    assert now == pytest.approx(1000, abs=1)
    QTest.keyClick(overlay, J)
    assert times(editing)[0][0] == pytest.approx(now - 40, abs=1)
    editing.session.sound.set_speed(100)


def test_another_line_is_another_pass(editing, overlay, at):
    at(1000)
    QTest.keyClick(overlay, J)
    QTest.keyClick(overlay, DOWN)
    assert editing.editor.tap.next_target.word_id == "w4"
    at(3100)
    QTest.keyClick(overlay, J)
    at(3600)
    QTest.keyClick(overlay, J)
    QTest.keyClick(overlay, ESC)
    assert times(editing)[3] == (3100, 3600)
    stack = editing.session.document.undo_stack
    assert [stack.text(index) for index in range(stack.count())] == ["Tap line 1", "Tap line 2"]


def test_a_tap_while_the_song_stands_means_nothing(editing, overlay):
    editing.session.sound.pause()
    QTest.keyClick(overlay, J)
    assert editing.session.document.undo_stack.count() == 0
    assert "Space" in overlay.hint.text()


def test_nothing_is_tapped_in_a_read_only_song(editing, overlay, at):
    editing.session.document.read_only = "Another window has this song."
    at(1000)
    QTest.keyClick(overlay, J)
    assert editing.session.document.undo_stack.count() == 0
    editing.session.document.read_only = ""
