"""Tap mode with real keys on the overlay. The position is the player's, moved on by hand."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest

from kmaker_studio.studio import settings
from kmaker_studio.studio.actions.tap_keys import TAP_KEYS, TapKeys
from kmaker_studio.studio.commands.shortcuts_dialog import ShortcutsDialog
from kmaker_studio.studio.tap.mode import REWIND_MS

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
    editing.session.playback._player._clock = clock
    return clock


@pytest.fixture
def at(editing, clock):
    """Let the song run on to a time."""

    def run(ms):
        clock.now += (ms - editing.session.playback.position_ms) / 1000

    return run


@pytest.fixture
def overlay(editing, clock):
    editing.session.document.select("w1")
    editing.actions_["tap"].trigger()
    editing.session.playback.play(0)
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
    assert editing.session.playback.position_ms == pytest.approx(3300 - REWIND_MS, abs=1)
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
    settings.TAP_LATENCY_MS.write(80.0)
    editing.session.playback.set_speed(50)
    clock.now += 2 * 1.0  # one second of the song
    now = editing.session.playback.position_ms
    assert now == pytest.approx(1000, abs=1)
    QTest.keyClick(overlay, J)
    assert times(editing)[0][0] == pytest.approx(now - 40, abs=1)
    editing.session.playback.set_speed(100)


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
    editing.session.playback.pause()
    QTest.keyClick(overlay, J)
    assert editing.session.document.undo_stack.count() == 0
    assert "Space" in overlay.hint.text()


def test_nothing_is_tapped_in_a_read_only_song(editing, overlay, at):
    editing.session.document.read_only = "Another window has this song."
    at(1000)
    QTest.keyClick(overlay, J)
    assert editing.session.document.undo_stack.count() == 0
    editing.session.document.read_only = ""


def bind(qtbot, window, name, key, modifiers=Qt.KeyboardModifier.NoModifier):
    """Record `key` for `name` in the shortcuts dialog; returns what it said before."""
    window.actions_["shortcuts"].trigger()
    (dialog,) = (each for each in window.findChildren(ShortcutsDialog) if each.isVisible())
    dialog.choose(name)
    dialog.keys.setFocus()
    qtbot.keyClick(dialog.keys, key, modifiers)
    said = dialog.conflict.text()
    qtbot.mouseClick(dialog.set, Qt.MouseButton.LeftButton)
    dialog.close()
    return said


def hints(overlay):
    return [key.text() for _, _, key, _ in overlay._caps if not key.isHidden()]


def test_every_key_of_tap_mode_can_be_another_one(qtbot, editing, overlay, at):
    assert hints(overlay) == ["J", "K", "K+L", "⏎", "⌫", "↑ ↓", "␣"]
    new = [Qt.Key.Key_A, Qt.Key.Key_N, Qt.Key.Key_V, Qt.Key.Key_X, Qt.Key.Key_Z, Qt.Key.Key_1, Qt.Key.Key_2]
    new += [Qt.Key.Key_P, Qt.Key.Key_Q]
    for key, to in zip(TAP_KEYS, new, strict=True):
        bind(qtbot, editing, key.name, to)
    assert hints(overlay) == ["A", "N", "N+V", "X", "Z", "1 2", "P"]
    assert overlay.close_.text() == "Done (Q)"
    overlay.setFocus()
    playback, tap = editing.session.playback, editing.editor.tap
    a, n, v, x, z, up, down, play, end = new
    at(1000)
    QTest.keyClick(overlay, a)
    at(1200)
    QTest.keyPress(overlay, n)
    at(1300)
    QTest.keyClick(overlay, v)
    at(1500)
    QTest.keyRelease(overlay, n)
    at(1600)
    QTest.keyClick(overlay, a)
    at(1800)
    QTest.keyClick(overlay, x)
    assert times(editing)[:3] == [(1000, 1200), (1200, 1500), (1600, 1800)]
    assert [part.start_ms for part in editing.session.document.song.lines[0].words[1].syllables] == [1200, 1300]
    QTest.keyClick(overlay, z)
    assert tap.next_target.word_id == "w3"
    QTest.keyClick(overlay, down)
    assert tap.next_target.word_id == "w4"
    QTest.keyClick(overlay, up)
    assert tap.next_target.word_id == "w1"
    QTest.keyClick(overlay, play)
    assert not playback.is_playing
    assert overlay.hint.text() == "P plays the song. Then tap A as each word begins."
    QTest.keyClick(overlay, ESC)
    assert tap.is_on
    QTest.keyClick(overlay, end)
    assert not tap.is_on


def test_the_keys_of_tap_mode_are_remembered(qtbot, editing, overlay, at):
    bind(qtbot, editing, "tap_next", Qt.Key.Key_Semicolon)
    assert TapKeys(editing).all_keys("tap_next") == [";"]
    at(1000)
    QTest.keyClick(overlay, J)
    assert times(editing)[0] == (500, 900)
    QTest.keyClick(overlay, Qt.Key.Key_Semicolon)
    assert times(editing)[0][0] == 1000


def test_a_key_of_tap_mode_is_taken_from_another_there_and_from_no_command(qtbot, editing, overlay):
    assert "Hold a word" in bind(qtbot, editing, "tap_next", K)
    keys = editing.actions_.tap_keys
    assert (keys.all_keys("tap_next"), keys.all_keys("tap_hold")) == (["K"], ["D"])
    assert bind(qtbot, editing, "tap_next", Qt.Key.Key_N) == ""
    assert editing.actions_.bindings.all_keys("next_doubtful") == ["N"]
    assert bind(qtbot, editing, "next_line", J) == ""
    assert keys.all_keys("tap_next") == ["N"]


def test_a_key_of_tap_mode_stands_alone(qtbot, editing, overlay):
    assert "alone" in bind(qtbot, editing, "tap_next", J, Qt.KeyboardModifier.ControlModifier)
    assert editing.actions_.tap_keys.all_keys("tap_next") == ["J", "F"]
    bind(qtbot, editing, "tap_next", J, Qt.KeyboardModifier.ShiftModifier)
    assert editing.actions_.tap_keys.all_keys("tap_next") == ["J"]


def test_a_hint_without_a_key_is_not_shown(editing, overlay):
    keys = editing.actions_.tap_keys
    keys.rebind("tap_cut", [])
    assert "K+L" not in hints(overlay)
    keys.reset("tap_cut")
    assert "K+L" in hints(overlay)


def test_first_keys_of_tap_mode_belong_to_one_each():
    keys = [key for each in TAP_KEYS for key in each.keys.split()]
    assert len(keys) == len(set(keys))


def test_a_held_word_ends_though_shift_was_let_go_first(editing, overlay, at):
    editing.actions_.tap_keys.rebind("tap_hold", ["!"])
    at(1000)
    overlay.keyPressEvent(key_event(QEvent.Type.KeyPress, Qt.Key.Key_Exclam, "!"))
    at(1400)
    overlay.keyReleaseEvent(key_event(QEvent.Type.KeyRelease, Qt.Key.Key_1, "1"))
    assert times(editing)[0] == (1000, 1400)


def key_event(kind, key, text):
    """An event of the keyboard's key number 10, as the window system sends it."""
    return QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, 10, 0, 0, text)
