"""Guessed times in the window: told, counted, realigned by a button, a command, or by themselves."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from kmaker_studio.studio.settings import REALIGN_GUESSES

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def sure(editing):
    """The open song, every word locked and heard for certain."""
    song = editing.session.document.song
    lines = tuple(
        replace(line, words=tuple(replace(word, confidence=1.0, locked=True) for word in line.words))
        for line in song.lines
    )
    editing.session.document.reset(replace(song, lines=lines))
    return editing


@pytest.fixture
def asked(sure, monkeypatch):
    """What the aligner was asked for, without its hearing."""
    calls = []
    monkeypatch.setattr(sure.session, "align", lambda only=None, limits=None: calls.append(only))
    return calls


def retype(qtbot, window, old, new):
    lyrics = window.editor.lyrics
    window.editor.timeline.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_F4)
    text = lyrics.writing.text
    text.setPlainText(text.toPlainText().replace(old, new))
    qtbot.keyClick(text, Qt.Key.Key_Return, CTRL)


def test_words_that_share_a_time_are_told_to_be_checked_and_realigned_by_a_click(qtbot, sure, asked):
    bar = sure.editor.guess_bar
    assert not bar.isVisible()
    retype(qtbot, sure, "forgot", "gone away now")
    words = sure.session.document.song.lines[1].words
    assert "3 to check" in sure.status.state.text()
    assert [word.locked for word in words] == [True, False, False, False]
    assert bar.isVisible()
    assert "3 words have guessed times" in bar.text.text()
    sure.editor.go_to(words[1].id)
    assert sure.editor.inspector.confidence.text() == "⚠ guessed, not measured"
    qtbot.mouseClick(bar.realign, Qt.MouseButton.LeftButton)
    assert [set(ids) for ids in asked] == [{word.id for word in words[1:]}]
    assert not bar.isVisible()
    qtbot.keyClick(sure, Qt.Key.Key_Z, CTRL)
    assert "0 to check" in sure.status.state.text()


def test_a_guess_that_is_taken_back_is_offered_no_more(qtbot, sure, asked):
    retype(qtbot, sure, "forgot", "gone away now")
    assert sure.editor.guess_bar.isVisible()
    sure.actions_["undo"].trigger()
    assert not sure.editor.guess_bar.isVisible()
    sure.actions_["realign_guessed"].trigger()
    assert asked == []
    assert "No word has a guessed time" in sure.status.state.text()


def test_guessed_times_are_realigned_by_themselves_where_the_setting_says_so(qtbot, sure, asked):
    sure.actions_["realign_guesses_always"].trigger()
    assert sure.actions_["realign_guesses_always"].isChecked()
    retype(qtbot, sure, "forgot", "gone away")
    assert not sure.editor.guess_bar.isVisible()
    qtbot.waitUntil(lambda: asked != [], timeout=5000)
    assert set(asked[0]) == {word.id for word in sure.session.document.song.lines[1].words[1:]}
    sure.actions_["undo"].trigger()
    sure.actions_["redo"].trigger()
    qtbot.wait(600)
    assert len(asked) == 1  # neither is an edit
    REALIGN_GUESSES.write(False)


def test_the_whole_song_moved_keeps_its_locks_and_what_is_to_be_checked(qtbot, editing):
    document = editing.session.document
    song = document.song
    lines = tuple(
        replace(line, words=tuple(replace(word, confidence=0.3 if word.id == "w2" else 1.0) for word in line.words))
        for line in song.lines
    )
    document.reset(replace(song, lines=lines))
    editing.editor.timeline.setFocus()
    qtbot.keyClick(editing, Qt.Key.Key_A, CTRL)
    qtbot.keyClick(editing, Qt.Key.Key_Right)
    assert [word.start_ms for word in document.song.words()][:2] == [510, 910]
    assert not any(word.locked for word in document.song.words())
    assert "1 to check" in editing.status.state.text()
