"""Key routing: which key presses are commands and which belong to the control that has the keyboard.

A bare key such as Tab, Enter, Space or an arrow is a command only over the song: on the timeline, in the lyrics, in the
preview. Elsewhere it does what it always does: Tab goes on to the next control, Enter and Space press a button,
arrows move in a list. Undo and redo are commands wherever the control has nothing of its own to take back.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QMainWindow, QWidget

COMMAND_KEYS = "commandKeys"
"""A property: set it to True on a widget over which every key may be a command."""

_KEY = Qt.Key
_CONTROL_KEYS = frozenset(
    {
        _KEY.Key_Tab,
        _KEY.Key_Backtab,
        _KEY.Key_Return,
        _KEY.Key_Enter,
        _KEY.Key_Space,
        _KEY.Key_Left,
        _KEY.Key_Right,
        _KEY.Key_Up,
        _KEY.Key_Down,
        _KEY.Key_PageUp,
        _KEY.Key_PageDown,
        _KEY.Key_Home,
        _KEY.Key_End,
        _KEY.Key_Backspace,
        _KEY.Key_Delete,
        _KEY.Key_Escape,
    }
)
_BARE = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier


class KeyRouter(QObject):
    """Keeps bare keys from becoming commands of `window` where a control has the keyboard."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        """Only what has the keyboard is asked whether a key is its own, so only that is watched."""
        if old is not None:
            old.removeEventFilter(self)
        if new is not None:
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Accept the question whether the key is to be a command, which means no."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if _is_for_the_song(watched, event):
            event.ignore()
            return True
        if event.key() not in _CONTROL_KEYS or event.modifiers() not in _BARE:
            return False
        if not isinstance(watched, QWidget) or _over_the_song(watched):
            return False
        event.accept()
        return True


def _is_for_the_song(widget: QObject, event: QKeyEvent) -> bool:
    """Whether it is an undo or redo in a field that would do nothing with it, though every field claims it."""
    field = widget.lineEdit() if isinstance(widget, QAbstractSpinBox) else widget
    if not isinstance(field, QLineEdit):
        return False
    undoes, redoes = event.matches(QKeySequence.StandardKey.Undo), event.matches(QKeySequence.StandardKey.Redo)
    return (undoes and not field.isUndoAvailable()) or (redoes and not field.isRedoAvailable())


def _over_the_song(widget: QWidget) -> bool:
    if isinstance(widget, QMainWindow):
        return True
    if isinstance(widget, QLineEdit):  # a word's text, edited on the timeline
        return False
    here: QWidget | None = widget
    while here is not None:
        if here.property(COMMAND_KEYS):
            return True
        here = here.parentWidget()
    return False
