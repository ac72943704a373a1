"""The lyrics editor: the lyrics as a text to be corrected."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from kmaker_studio.studio.theme.theme import font

_OWN = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)


class _Text(QPlainTextEdit):
    """Keeps Ctrl+Enter and Esc from being commands of the window, so that they reach the panel."""

    def event(self, e: QEvent) -> bool:
        if e.type() == QEvent.Type.ShortcutOverride and isinstance(e, QKeyEvent) and e.key() in _OWN:
            e.accept()
            return True
        return super().event(e)

    def keyPressEvent(self, e: QKeyEvent) -> None:  # noqa: N802
        if _ends(e) or e.key() == Qt.Key.Key_Escape:
            e.ignore()
        else:
            super().keyPressEvent(e)


def _ends(event: QKeyEvent) -> bool:
    ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return ctrl and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LyricsEditor(QWidget):
    """A text editor with Apply (Ctrl+Enter) and Cancel (Esc). `applied` brings the text."""

    applied = Signal(str)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = _Text()
        self.text.setObjectName("writing")
        self.text.setAccessibleName(self.tr("Lyrics to correct"))
        self.text.setFont(font(13))
        self.text.setTabChangesFocus(True)
        self.hint = QLabel(self.tr("What you do not change keeps its timing. | inside a word marks a syllable."))
        self.hint.setObjectName("dim")
        self.hint.setWordWrap(True)
        self.apply = QPushButton(self.tr("Apply"))
        self.apply.setObjectName("primary")
        self.apply.setToolTip(self.tr("Take the text over (Ctrl+Enter)"))
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.setToolTip(self.tr("Leave the lyrics as they were (Esc)"))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.apply)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 4, 12, 10)
        layout.setSpacing(8)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.hint)
        layout.addLayout(buttons)
        self.apply.clicked.connect(self._apply)
        self.cancel.clicked.connect(self.cancelled)

    def begin(self, text: str, row: int) -> None:
        """Show `text` with the caret in that row."""
        self.text.setPlainText(text)
        cursor = QTextCursor(self.text.document().findBlockByNumber(row))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        self.text.setTextCursor(cursor)
        self.text.centerCursor()

    def _apply(self) -> None:
        self.applied.emit(self.text.toPlainText())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Ctrl+Enter and Esc end the writing; they reach here from the text, which does not use them."""
        if _ends(event):
            self._apply()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)
