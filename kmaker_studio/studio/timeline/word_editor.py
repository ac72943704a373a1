"""The text field that opens over a block on the timeline."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

_LEAST_WIDTH = 120


class WordEditor(QLineEdit):
    """Enter or a click elsewhere takes the text; Tab and Shift+Tab also go to the next or previous word; Esc does not.

    A space parts words and `|` parts syllables, so Shift+Enter, which splits at the caret, only puts a space there.
    """

    done = Signal(str, int)
    """The text, and 1 or -1 where the next or previous word is to be edited then."""
    cancelled = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setAccessibleName(self.tr("Text of the word"))
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setAcceptDrops(False)
        self.setToolTip(self.tr("A space splits the word, | marks a syllable"))
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether a word is being edited."""
        return self.isVisible()

    def open(self, text: str, rect: QRectF) -> None:
        """Edit `text` over `rect` of the parent."""
        self.setText(text)
        self.place(rect)
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        self.selectAll()

    def place(self, rect: QRectF) -> None:
        """Lie over `rect`, wider where it is narrow, inside the parent."""
        width = max(_LEAST_WIDTH, round(rect.width()))
        left = min(max(0, round(rect.center().x() - width / 2)), max(0, self._over.width() - width))
        height = max(self.sizeHint().height(), round(rect.height()))
        self.setGeometry(left, round(rect.center().y() - height / 2), width, height)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take, split or leave."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.insert(" ")
            self._close(0)
        elif event.key() == Qt.Key.Key_Escape:
            self.hide()
            self._over.setFocus()
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tab and Shift+Tab go from word to word; no key without Ctrl or Alt is a command of the window meanwhile."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
                event.accept()
                return True
            return super().event(event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Tab:
                self._close(1)
                return True
            if event.key() == Qt.Key.Key_Backtab:
                self._close(-1)
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """A click elsewhere takes what was typed."""
        super().focusOutEvent(event)
        if self.isVisible() and event.reason() not in (
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.PopupFocusReason,
        ):
            self._close(0, refocus=False)

    def _close(self, step: int, *, refocus: bool = True) -> None:
        text = self.text()
        self.hide()
        if refocus:
            self._over.setFocus()
        self.done.emit(text, step)
