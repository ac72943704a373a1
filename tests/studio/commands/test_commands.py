"""The registry of commands, the palette, and shortcuts that are changed, by real keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QMenu

from kmaker_studio.studio.commands import COMMANDS, MENUS
from kmaker_studio.studio.commands.fuzzy_search import score
from kmaker_studio.studio.commands.palette import Palette
from kmaker_studio.studio.commands.shortcuts_dialog import ShortcutsDialog
from kmaker_studio.studio.settings import COMMAND_KEYS, read_group
from kmaker_studio.studio.window.main_window import MainWindow

NONE, CTRL, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def palette():
    found = QApplication.activePopupWidget()
    assert isinstance(found, Palette)
    return found


def shortcuts(window):
    window.actions_["shortcuts"].trigger()
    (dialog,) = (each for each in window.findChildren(ShortcutsDialog) if each.isVisible())
    return dialog


def test_names_are_unique_and_every_menu_is_in_the_bar():
    names = [command.name for command in COMMANDS]
    assert len(names) == len(set(names))
    assert {command.menu.split("/")[0] for command in COMMANDS} <= {menu.replace("&", "") for menu in MENUS}


def test_no_two_commands_have_the_same_default_key():
    keys = [key for command in COMMANDS for key in command.keys.split()]
    assert len(keys) == len({QKeySequence(key).toString() for key in keys})


def test_the_defaults_of_the_design(window):
    keys = window.actions_.bindings.all_keys
    wanted = {
        "play": "Space",
        "set_start": "[",
        "set_end": "]",
        "next_word": "Tab",
        "previous_word": "Shift+Tab",
        "next_doubtful": "N",
        "previous_doubtful": "Shift+N",
        "lock": "L",
        "undo": "Ctrl+Z",
        "redo": "Ctrl+Shift+Z",
        "palette": "Ctrl+K",
    }
    assert {name: keys(name)[0] for name in wanted} == wanted


def test_every_command_is_in_a_menu(window):
    shown = {action.objectName() for menu in window.menuBar().findChildren(QMenu) for action in menu.actions()}
    assert {command.name for command in COMMANDS} <= shown


@pytest.mark.parametrize(
    ("typed", "better", "worse"), [("ndw", "Next doubtful word", "Whole window"), ("exp", "Export", "Reset the pane")]
)
def test_letters_that_begin_words_fit_better(typed, better, worse):
    assert score(typed, better) > score(typed, worse)


def test_letters_out_of_order_do_not_fit_and_accents_do_not_matter():
    assert score("xe", "Export") == 0
    assert score("phat", "Phát hoặc dừng") > 0
    assert score("dong", "Đóng bài hát") > 0


def test_the_palette_runs_what_is_typed_and_lists_it_first_next_time(qtbot, editing):
    editing.editor.go_to("w5")
    editing.editor.timeline.setFocus()
    qtbot.keyClick(editing, Qt.Key.Key_K, CTRL)
    found = palette()
    qtbot.keyClicks(found.text, "lock")
    assert found.entries[0].name == "lock"
    assert found.entries[0].keys == "L"
    qtbot.keyClick(found.text, Qt.Key.Key_Return)
    assert editing.session.document.word("w5").locked
    qtbot.keyClick(editing, Qt.Key.Key_K, CTRL)
    assert palette().entries[0].name == "lock"
    qtbot.keyClick(palette().text, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None


def test_the_palette_shows_what_cannot_be_done_and_does_not_do_it(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    found = palette()
    qtbot.keyClicks(found.text, "export")
    assert not found.entries[0].enabled
    qtbot.keyClick(found.text, Qt.Key.Key_Return)
    assert found.isVisible()
    qtbot.keyClick(found.text, Qt.Key.Key_Escape)


def test_the_palette_is_walked_with_the_arrows(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    found = palette()
    for key, row in ((Qt.Key.Key_Down, 1), (Qt.Key.Key_Down, 2), (Qt.Key.Key_Up, 1), (Qt.Key.Key_PageUp, 0)):
        qtbot.keyClick(found.text, key)
        assert found.list.currentIndex().row() == row
    found.close()


def test_a_shortcut_is_recorded_works_and_is_remembered(qtbot, editing):
    dialog = shortcuts(editing)
    dialog.choose("lock")
    dialog.keys.setFocus()
    qtbot.keyClick(dialog.keys, Qt.Key.Key_U, CTRL)
    qtbot.mouseClick(dialog.set, Qt.MouseButton.LeftButton)
    dialog.close()
    assert editing.actions_.bindings.all_keys("lock") == ["Ctrl+U"]
    editing.editor.go_to("w5")
    editing.editor.timeline.setFocus()
    qtbot.keyClick(editing, Qt.Key.Key_L)
    assert not editing.session.document.word("w5").locked
    qtbot.keyClick(editing, Qt.Key.Key_U, CTRL)
    assert editing.session.document.word("w5").locked
    other = MainWindow()
    assert other.actions_.bindings.all_keys("lock") == ["Ctrl+U"]
    other.close()
    other.deleteLater()


def test_a_taken_shortcut_is_told_and_taken_away(qtbot, window):
    dialog = shortcuts(window)
    dialog.choose("lock")
    dialog.keys.setFocus()
    qtbot.keyClick(dialog.keys, Qt.Key.Key_N)
    assert "Next doubtful word" in dialog.conflict.text()
    qtbot.mouseClick(dialog.set, Qt.MouseButton.LeftButton)
    assert window.actions_.bindings.all_keys("lock") == ["N"]
    assert window.actions_.bindings.all_keys("next_doubtful") == []
    qtbot.mouseClick(dialog.reset, Qt.MouseButton.LeftButton)
    assert window.actions_.bindings.all_keys("lock") == ["L"]
    qtbot.mouseClick(dialog.reset_all, Qt.MouseButton.LeftButton)
    assert window.actions_.bindings.all_keys("next_doubtful") == ["N"]
    assert read_group(COMMAND_KEYS) == {}
    dialog.close()


def test_the_shortcuts_can_be_searched_by_name_and_by_key(qtbot, window):
    dialog = shortcuts(window)
    qtbot.keyClicks(dialog.search, "ctrl+k")
    shown = [row.data(0, Qt.ItemDataRole.UserRole) for row in dialog._rows() if not row.isHidden()]
    assert shown == ["palette"]
    dialog.close()


def test_bare_keys_are_commands_over_the_song_and_the_controls_own_elsewhere(qtbot, editing):
    document, editor = editing.session.document, editing.editor
    editor.go_to("w1")
    editor.timeline.setFocus()
    qtbot.keyClick(editor.timeline, Qt.Key.Key_Tab)
    assert document.selected.id == "w2"
    qtbot.keyClick(editor.timeline, Qt.Key.Key_Backtab, SHIFT)
    assert document.selected.id == "w1"
    editor.inspector.text.setFocus()
    qtbot.keyClick(editor.inspector.text, Qt.Key.Key_Tab)
    assert document.selected.id == "w1"
    assert editor.inspector.start.hasFocus()
    qtbot.keyClick(editor.inspector.start, Qt.Key.Key_Left)
    assert document.word("w1").start_ms == 500
    editor.inspector.locked.setFocus()
    qtbot.keyClick(editor.inspector.locked, Qt.Key.Key_Space)
    assert document.word("w1").locked
    assert not editing.session.playback.is_playing


def test_f6_walks_through_the_parts_of_the_window(qtbot, editing):
    editing.editor.go_to("w1")
    editing.editor.timeline.setFocus()
    seen = []
    for _ in range(6):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
        focus = QApplication.focusWidget()
        seen.append(next((name for name, dock in editing.editor.docks.items() if dock.isAncestorOf(focus)), ""))
    assert {"lyrics", "word"} <= set(seen)


def test_f6_reaches_a_panel_that_floats_and_comes_back(qtbot, editing):
    dock = editing.editor.docks["preview"]
    dock.setFloating(True)
    editing.activateWindow()
    editing.editor.timeline.setFocus()
    seen = []
    for _ in range(6):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
        qtbot.wait(50)
        seen.append(QApplication.activeWindow())
    assert dock in seen
    assert editing in seen[seen.index(dock) :]
    dock.setFloating(False)


def test_undo_and_redo_name_their_step(editing):
    editing.editor.go_to("w5")
    assert not editing.actions_["undo"].isEnabled()
    editing.actions_["lock"].trigger()
    assert editing.actions_["undo"].text() == "Undo: Lock “forgot”"
    editing.actions_["undo"].trigger()
    assert editing.actions_["redo"].text() == "Redo: Lock “forgot”"
