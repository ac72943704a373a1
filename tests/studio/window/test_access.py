"""Whoever does not see the window or has no mouse: every control has a name, and the keyboard reaches it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QSlider,
    QTextEdit,
    QWidget,
)

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QSlider,
    QTextEdit,
)


def is_part(widget):
    """Whether Qt made it inside a control of its own, which has the name."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QComboBox | QAbstractSpinBox | QAbstractItemView) or (
            isinstance(parent, QLineEdit)
            or type(parent).__name__ in ("QKeySequenceEdit", "QMenuBar", "QToolBar", "QTabBar")
        ):
            return True
        parent = parent.parentWidget()
    return type(widget).__name__ in ("QTabBar",) or widget.objectName().startswith("qt_")


def nameless(top):
    found = []
    for widget in top.findChildren(QWidget):
        if isinstance(widget, CONTROLS) and not is_part(widget):
            name = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
            if not name:
                found.append(f"{type(widget).__name__} {widget.objectName()} in {type(widget.parentWidget()).__name__}")
    return found


def test_every_control_of_the_window_has_a_name(editing):
    editing.editor.go_to("w5")
    for name in editing.editor.docks:
        editing.editor.show_panel(name)
    assert nameless(editing) == []


@pytest.mark.parametrize("command", ["shortcuts", "export", "licences", "palette"])
def test_every_control_of_a_dialog_has_a_name(qtbot, editing, command):
    editing.actions_[command].trigger()
    dialog = QApplication.activeModalWidget() or QApplication.activePopupWidget()
    assert isinstance(dialog, QDialog)
    assert dialog.windowTitle()
    assert nameless(dialog) == []
    dialog.close()


def test_tab_goes_through_the_inspector_in_the_order_of_its_rows(qtbot, editing):
    editing.editor.go_to("w5")
    inspector = editing.editor.inspector
    order = [inspector.text, inspector.start, inspector.end, inspector.split, inspector.singer, inspector.locked]
    order[0].setFocus()
    for following in order[1:]:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is following or following.isAncestorOf(focus)


def test_buttons_with_only_a_picture_say_what_they_do_and_their_key(editing):
    bar = editing.editor.bar
    assert bar.play.accessibleName() == "Play or pause"
    assert bar.play.toolTip() == "Play or pause (Space)"
    editing.actions_.bindings.rebind("play", ["Ctrl+P"])
    assert bar.play.toolTip() == "Play or pause (Ctrl+P)"
