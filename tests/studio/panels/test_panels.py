"""The panels, by mouse and keys; what they show is checked against the document."""

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QTabBar

from kmaker_studio.core.edits import split_at
from kmaker_studio.core.song import Song, build_lines
from kmaker_studio.studio.panels.words_by_time import WordsByTime
from kmaker_studio.studio.window.main_window import MainWindow
from tests.studio.events import click


def put(window, *lines):
    song = window.session.document.song
    window.session.document.reset(replace(song, lines=build_lines(lines)))


def row_of(panel, text):
    rows = [panel.rows.topLevelItem(at) for at in range(panel.rows.topLevelItemCount())]
    return next(row for row in rows if text in row.text(0))


def test_a_problem_is_listed_jumped_to_and_mended_by_a_click(qtbot, editing):
    problems, document = editing.editor.problems, editing.session.document
    editing.editor.show_panel("problems")
    put(
        editing,
        [("la", 500, 1700), ("oh", 1500, 1900)],
        [("a", 3000, 3010)],
        [("abcdefghijklmnopqrstuvwxyzabcdef", 5000, 6000)],
    )
    qtbot.waitUntil(lambda: problems.count == 4, timeout=20000)  # the short word's line also reads too fast
    assert editing.editor.docks["problems"].windowTitle() == "Problems (4)"
    row = row_of(problems, "overlaps")
    assert "“la” overlaps “oh” by 200 ms" in row.text(0)
    click(problems.rows.viewport(), problems.rows.visualItemRect(row).center() - QPoint(60, 0))
    assert document.selected.id == "w1"
    assert 500 <= editing.session.playback.position_ms < 1700  # it is played
    index = problems.rows.indexFromItem(row, 1)
    click(problems.rows.viewport(), problems.rows.visualRect(index).center())
    assert document.word("w1").end_ms == 1500
    assert document.undo_stack.undoText() == "Fix a problem"
    qtbot.waitUntil(lambda: problems.count == 3, timeout=20000)
    qtbot.mouseClick(problems.fix_all, Qt.MouseButton.LeftButton)
    assert document.word("w3").end_ms == 3040
    qtbot.waitUntil(lambda: problems.count == 1, timeout=20000)
    assert not problems.fix_all.isEnabled()
    for _ in range(2):
        qtbot.keyClick(editing, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert document.word("w1").end_ms == 1700


def test_to_fix_all_of_one_problem_is_named_as_one(qtbot, editing):
    editing.editor.show_panel("problems")
    put(editing, [("la", 500, 1700), ("oh", 1500, 1900)])
    qtbot.waitUntil(lambda: editing.editor.problems.count == 1, timeout=20000)
    qtbot.mouseClick(editing.editor.problems.fix_all, Qt.MouseButton.LeftButton)
    assert editing.session.document.undo_stack.undoText() == "Fix a problem"


def test_a_row_is_jumped_to_by_the_keyboard(qtbot, editing):
    problems = editing.editor.problems
    editing.editor.show_panel("problems")
    put(editing, [("la", 500, 1000)], [("a", 3000, 3010)])
    qtbot.waitUntil(lambda: problems.count == 2, timeout=20000)
    problems.rows.setFocus()
    qtbot.keyClick(problems.rows, Qt.Key.Key_Down)
    qtbot.keyClick(problems.rows, Qt.Key.Key_Return)
    assert editing.session.document.selected.id == "w2"


def test_lyrics_are_corrected_as_a_text_and_keep_their_times(qtbot, editing):
    lyrics, document = editing.editor.lyrics, editing.session.document
    editing.editor.go_to("w5")
    editing.editor.timeline.setFocus()
    qtbot.keyClick(editing, Qt.Key.Key_F4)
    assert lyrics.is_writing
    text = lyrics.writing.text
    assert text.hasFocus()
    assert text.textCursor().blockNumber() == 1
    qtbot.keyClicks(text, " not")
    qtbot.keyClick(text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not lyrics.is_writing
    assert document.song.lines[1].text == "be forgot not"
    assert [word.start_ms for word in document.song.lines[1].words] == [3000, 3500, None]
    assert document.undo_stack.count() == 1
    qtbot.keyClick(editing, Qt.Key.Key_F4)
    qtbot.keyClicks(text, "xyz")
    qtbot.keyClick(text, Qt.Key.Key_Escape)
    assert not lyrics.is_writing
    assert document.song.lines[1].text == "be forgot not"


def test_lyrics_may_not_become_empty(qtbot, editing):
    lyrics = editing.editor.lyrics
    editing.actions_["edit_lyrics"].trigger()
    lyrics.writing.text.selectAll()
    qtbot.keyClick(lyrics.writing.text, Qt.Key.Key_Delete)
    qtbot.mouseClick(lyrics.writing.apply, Qt.MouseButton.LeftButton)
    assert lyrics.is_writing
    assert "no words left" in editing.status.state.text()
    assert editing.session.document.song.word_count == 8


def test_lines_are_split_joined_and_words_moved_by_keys(qtbot, editing):
    document = editing.session.document
    editing.editor.go_to("w2")
    editing.editor.timeline.setFocus()
    ctrl, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(editing, Qt.Key.Key_Return, ctrl)
    assert [line.text for line in document.song.lines][:2] == ["Should", "auld acquaintance"]
    qtbot.keyClick(editing, Qt.Key.Key_Up, ctrl | shift)
    assert [line.text for line in document.song.lines][:2] == ["Should auld", "acquaintance"]
    qtbot.keyClick(editing, Qt.Key.Key_J, ctrl)
    assert document.song.lines[0].text == "Should auld acquaintance"
    assert document.undo_stack.count() == 3


def test_linked_repeats_change_together_and_time_alike(qtbot, editing):
    document = editing.session.document
    stanza = [("Sing", 0, 300), ("a", 300, 500), ("happy", 500, 900), ("song", 900, 1300)]
    again = [(text, start + 4000, end + 4000) for text, start, end in stanza]
    put(editing, stanza, again)
    song = document.song
    document.reset(replace(song, lines=(song.lines[0], replace(song.lines[1], stanza_start=True))))
    editing.actions_["link_repeats"].trigger()
    assert editing.actions_["link_repeats"].isChecked()
    editing.editor.go_to("w3")
    inspector = editing.editor.inspector
    inspector.text.setFocus()
    inspector.text.selectAll()
    qtbot.keyClicks(inspector.text, "merry")
    qtbot.keyClick(inspector.text, Qt.Key.Key_Return)
    assert [line.text for line in document.song.lines] == ["Sing a merry song"] * 2
    assert document.undo_stack.count() == 1
    document.apply(
        lambda song: replace(
            song,
            lines=(
                replace(
                    song.lines[0], words=(*song.lines[0].words[:3], replace(song.lines[0].words[3], start_ms=1000))
                ),
                song.lines[1],
            ),
        ),
        "edit",
    )
    editing.actions_["time_repeats"].trigger()
    assert document.song.lines[1].words[3].start_ms == 5000
    editing.actions_["link_repeats"].trigger()


def test_syllables_are_split_and_joined_by_a_key(qtbot, editing):
    document = editing.session.document
    editing.editor.go_to("w3")
    editing.editor.timeline.setFocus()
    qtbot.keyClick(editing, Qt.Key.Key_Y)
    assert [part.text for part in document.word("w3").syllables] == ["ac", "quain", "tance"]
    assert editing.editor.inspector.syllables.text() == "ac·quain·tance"
    qtbot.keyClick(editing, Qt.Key.Key_Y)
    assert document.word("w3").syllables == ()


def test_the_singer_of_a_line_is_chosen_in_the_inspector(qtbot, editing):
    editing.editor.go_to("w4")
    singer = editing.editor.inspector.singer
    singer.setFocus()
    singer.lineEdit().selectAll()
    qtbot.keyClicks(singer.lineEdit(), "Anna")
    qtbot.keyClick(singer.lineEdit(), Qt.Key.Key_Return)
    assert editing.session.document.song.lines[1].singer == "Anna"
    assert editing.session.document.song.singers == ("Anna",)


def test_history_lists_the_steps_and_goes_back_to_one(qtbot, editing):
    editing.editor.show_panel("history")
    editing.editor.go_to("w5")
    for name in ("lock", "later", "earlier"):
        editing.actions_[name].trigger()
    view = editing.editor.history.view
    texts = [view.model().index(row, 0).data() for row in range(view.model().rowCount())]
    assert texts[0] == "As it was opened"
    assert "Lock “forgot”" in texts[1]
    click(view.viewport(), view.visualRect(view.model().index(0, 0)).center())
    assert editing.session.document.word("w5").start_ms == 3500
    assert not editing.session.document.is_edited


def test_the_sung_word_is_found_without_walking_the_song():
    song = Song(lines=build_lines([[(f"w{n}", 100 * n, 100 * n + 90) for n in range(3000)]]))
    index = WordsByTime(song)
    for ms, expected in ((0, "w1"), (89.9, "w1"), (95, ""), (100 * 1500 + 3, "w1501"), (10**9, ""), (-5, "")):
        assert index.at(ms) == expected


def test_panels_are_closed_opened_and_remembered_and_reset(qtbot, editing):
    editor = editing.editor
    qtbot.mouseClick(editor.docks["lyrics"].title.close_, Qt.MouseButton.LeftButton)
    assert editor.docks["lyrics"].isHidden()
    assert not editing.actions_["panel_lyrics"].isChecked()
    editor.save_layout()
    other = MainWindow()
    other.show()
    other.pages.setCurrentWidget(other.editor)
    QApplication.processEvents()
    assert other.editor.docks["lyrics"].isHidden()
    assert not other.editor.docks["preview"].isHidden()
    other.close()
    other.deleteLater()
    editing.actions_["panel_lyrics"].trigger()
    assert not editor.docks["lyrics"].isHidden()
    editor.docks["preview"].setFloating(True)
    editing.actions_["reset_layout"].trigger()
    assert not editor.docks["preview"].isFloating()


def test_hints_go_for_good_when_they_are_known(qtbot, editing):
    hints = editing.editor.hints
    assert hints.isVisible()
    assert "Ctrl+K" in hints.text.text()
    qtbot.mouseClick(hints.known, Qt.MouseButton.LeftButton)
    assert hints.isHidden()
    other = MainWindow()
    assert other.editor.hints.isHidden()
    other.close()
    other.deleteLater()


def test_floating_panels_go_and_come_with_the_editor(editing):
    dock = editing.editor.docks["preview"]
    dock.setFloating(True)
    editing.pages.setCurrentWidget(editing.start_page)
    assert not dock.isVisible()
    editing.pages.setCurrentWidget(editing.editor)
    assert dock.isVisible()
    dock.setFloating(False)


def test_a_panel_that_was_left_floating_is_painted_at_the_next_start(editing):
    editing.editor.docks["preview"].setFloating(True)
    editing.editor.save_layout()
    editing.editor.docks["preview"].setFloating(False)
    other = MainWindow()
    other.show()
    other.pages.setCurrentWidget(other.editor)
    QApplication.processEvents()
    dock = other.editor.docks["preview"]
    assert dock.isFloating()
    assert dock.isVisible()
    assert dock.updatesEnabled()
    assert other.editor.preview.updatesEnabled()
    other.close()
    other.deleteLater()


def test_a_panel_behind_a_tab_comes_to_the_front_before_it_is_closed(editing):
    dock, action = editing.editor.docks["problems"], editing.actions_["panel_problems"]
    assert dock.visibleRegion().isEmpty()
    action.trigger()
    QApplication.processEvents()
    assert not dock.visibleRegion().isEmpty()
    assert action.isChecked()
    action.trigger()
    assert dock.isHidden()
    assert not action.isChecked()


def test_the_lyrics_open_at_their_beginning_and_stay_where_they_are_when_a_word_is_split(qtbot, editing):
    lyrics, document = editing.editor.lyrics, editing.session.document
    lines = build_lines([[(f"word{n}", n * 1000, n * 1000 + 400), ("again", n * 1000 + 500, n * 1000 + 900)]
                         for n in range(150)])  # fmt: skip
    document.reset(Song(lines=lines, duration_ms=150_000))
    bar = lyrics.viewport.parentWidget().verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 2500, timeout=5000)
    assert bar.value() == 0
    bar.setValue(1800)
    word = document.song.lines[90].words[0]
    document.apply(lambda song: split_at(song, word.id, 90_200), "Split")
    qtbot.waitUntil(lambda: bar.value() == 1800 and bar.maximum() > 2500, timeout=5000)


def test_the_tabs_say_their_names_in_full_also_with_many_problems(qtbot, editing):
    editing.resize(1440, 900)
    untimed = build_lines([[(f"word{n}", None, None)] for n in range(188)])
    editing.session.document.reset(Song(lines=untimed, duration_ms=8000))
    tabs = next(bar for bar in editing.editor.findChildren(QTabBar) if bar.count() == 4)
    qtbot.waitUntil(lambda: any(tabs.tabText(at) == "Problems (188)" for at in range(4)), timeout=5000)
    tabs.setFixedWidth(340)  # what the panel has at this width
    rooms = [tabs.tabRect(at).width() - tabs.fontMetrics().horizontalAdvance(tabs.tabText(at)) for at in range(4)]
    assert max(rooms) - min(rooms) <= 1, rooms  # the padding, which a tab that must be cut has less of
    assert tabs.tabRect(3).right() <= tabs.width()
