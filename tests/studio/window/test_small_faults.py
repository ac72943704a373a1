"""Small faults of the first edition that must not come back, each by what the user sees."""

from dataclasses import replace

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from kmaker_studio.core.song import build_lines
from kmaker_studio.demo import demo_songs
from kmaker_studio.studio.dialogs.messages import ask_replace
from kmaker_studio.studio.panels.missing_glyphs import can_draw
from tests.studio.conftest import RATE
from tests.studio.events import answer

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def hundred_lines(editing):
    document = editing.session.document
    lines = [[(f"word{at}", 70 * at, 70 * at + 30), ("moon", 70 * at + 30, 70 * at + 60)] for at in range(100)]
    document.reset(replace(document.song, lines=build_lines(lines)))
    return editing


def test_apply_in_the_text_editor_and_undo_keep_the_place_in_the_lyrics(qtbot, hundred_lines):
    lyrics = hundred_lines.editor.lyrics
    hundred_lines.editor.go_to("w161")
    QApplication.processEvents()
    bar = lyrics._text.verticalScrollBar()
    place = bar.value()
    assert place > 500
    hundred_lines.editor.timeline.setFocus()
    qtbot.keyClick(hundred_lines, Qt.Key.Key_F4)
    qtbot.keyClicks(lyrics.writing.text, " again")
    qtbot.keyClick(lyrics.writing.text, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: not lyrics._laying_out.isActive(), timeout=10_000)
    QApplication.processEvents()
    assert abs(bar.value() - place) < 60
    hundred_lines.actions_["undo"].trigger()
    qtbot.waitUntil(lambda: not lyrics._laying_out.isActive(), timeout=10_000)
    QApplication.processEvents()
    assert abs(bar.value() - place) < 60


def test_another_sound_under_the_words_can_be_taken_back(qtbot, editing, tmp_path):
    session = editing.session
    document, playback = session.document, session.playback
    before = document.song
    document.apply(lambda song: replace(song, title="Mine"), "Title")
    other = tmp_path / "other.wav"
    soundfile.write(other, 0.1 * np.sin(np.arange(3 * RATE) / 20), RATE)
    answer("Put it under these words")
    editing.open_paths([other])
    qtbot.waitUntil(lambda: document.song.audio == str(other), timeout=20_000)
    qtbot.waitUntil(lambda: playback.duration_ms == 3000 and not playback.is_decoding, timeout=20_000)
    assert document.song.lines == before.lines
    assert document.song.title == "Mine"
    assert document.undo_stack.undoText() == "Replace the sound"
    editing.actions_["undo"].trigger()
    assert document.song.audio == before.audio
    qtbot.waitUntil(lambda: playback.duration_ms == 8000 and not playback.is_decoding, timeout=20_000)
    assert document.song.duration_ms == 8000
    editing.actions_["redo"].trigger()
    qtbot.waitUntil(lambda: playback.duration_ms == 3000 and not playback.is_decoding, timeout=20_000)


def test_aligning_does_not_begin_again_unasked(qtbot, editing, monkeypatch):
    session = editing.session
    monkeypatch.setattr(type(session), "is_aligning", property(lambda _: True))
    asked = []
    monkeypatch.setattr(session, "align", lambda only=None, limits=None: asked.append(only))
    editing.editor.go_to("w1")
    for name in ("align", "realign", "realign_line", "realign_rest"):
        editing.actions_[name].trigger()
        assert "being aligned already" in editing.status.state.text()
    assert asked == []


def test_words_that_are_being_timed_are_no_problem_yet(qtbot, editing):
    problems, document = editing.editor.problems, editing.session.document
    document.reset(replace(document.song, lines=build_lines([["one", "two"], ["three"]])))
    qtbot.waitUntil(lambda: problems.count == 2, timeout=20_000)
    editing.session.aligningChanged.emit(True)
    assert problems.count == 0
    assert editing.editor.docks["problems"].windowTitle() == "Problems"
    assert "being timed" in problems.message.text()
    editing.session.aligningChanged.emit(False)
    assert problems.count == 2


def test_no_problems_says_how_many_words_are_to_be_checked(qtbot, editing):
    problems, document = editing.editor.problems, editing.session.document
    words = [("la", 500, 900), ("oh", 1000, 1900)]
    (line,) = build_lines([words])
    line = replace(line, words=tuple(replace(word, confidence=0.3) for word in line.words))
    document.reset(replace(document.song, lines=(line,)))
    qtbot.waitUntil(lambda: "2 words to check" in problems.message.text(), timeout=20_000)
    assert problems.count == 0


def test_a_line_that_shrinks_and_a_sign_that_no_font_has_are_problems(qtbot, editing):
    problems, document = editing.editor.problems, editing.session.document
    editing.editor.show_panel("problems")
    long = [(f"word{at}", 20 * at, 20 * at + 15) for at in range(300)]
    document.reset(replace(document.song, lines=build_lines([long, [("la\U0010fffd", 7000, 7400)]])))
    qtbot.waitUntil(lambda: problems.count > 2, timeout=20_000)
    rows = [problems.rows.topLevelItem(at).text(0) for at in range(problems.rows.topLevelItemCount())]
    assert any("Too long for the video" in row for row in rows)
    assert any("no font can draw" in row for row in rows)
    assert all(can_draw(char) for char in "aéếơĐжλعกह ♪\u200d")
    assert not can_draw("\U0010fffd")


def test_menus_open_with_alt_and_no_letter_opens_two(window):
    letters = [
        menu.title()[menu.title().index("&") + 1].lower()
        for menu in (action.menu() for action in window.menuBar().actions())
    ]
    assert len(letters) == 8
    assert len(set(letters)) == 8


def test_find_in_the_palette_finds(qtbot, editing):
    qtbot.keyClick(editing, Qt.Key.Key_K, CTRL)
    palette = QApplication.activePopupWidget()
    qtbot.keyClicks(palette.text, "find")
    assert palette.entries[0].name == "find_replace"
    assert palette.entries[0].menu == "Edit"
    palette.close()


def test_a_demo_that_nobody_touched_need_not_be_saved(qtbot, window):
    from kmaker_studio.align.backend import Alignment

    demo = demo_songs()[0]
    session = window.session
    session.alignments.align = lambda only=None, limits=None: None
    with qtbot.waitSignal(session.opened, timeout=20_000):
        window.open_demo()
    song = session.document.song
    timed = replace(
        song,
        lines=build_lines([[(word.text, 100 * at, 100 * at + 50)] for at, word in enumerate(song.words())]),
    )
    assert session.is_demo
    session.alignments._on_aligned(song, None, Alignment(timed, ()))
    assert session.document.song.is_timed
    assert not session.document.is_edited
    assert window.save_controller.may_leave("closing", lambda: None)
    session.document.apply(lambda song: replace(song, title="Mine"), "Title")
    assert session.document.is_edited
    assert demo.lyrics.exists()


def test_what_will_happen_is_said_plainly(qtbot, window):
    seen = []

    def look():
        box = QApplication.activeModalWidget()
        seen.append((box.text(), box.informativeText()))
        box.reject()

    for part in ("sound", "lyrics"):
        QTimer.singleShot(100, look)
        assert ask_replace(window, "new.wav", part, "Old") == "cancel"
    assert seen[0][0] == "“Old” is open. Put new.wav under its words, or begin another song with it?"
    assert "undo brings the old lyrics back" in seen[1][1]
