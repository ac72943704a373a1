"""The text widget of the lyrics panel: read-only text that says which character the mouse is on."""

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QTextEdit


class LyricsText(QTextEdit):
    """Read-only text that says which character was clicked."""

    clicked = Signal(int)
    doubleClicked = Signal(int)  # noqa: N815
    menuWanted = Signal(int, QPoint)  # noqa: N815

    def mousePressEvent(self, e: QMouseEvent) -> None:  # noqa: N802
        position = self._hit(e.position())
        if e.button() == Qt.MouseButton.LeftButton and position >= 0:
            self.clicked.emit(position)

    def mouseDoubleClickEvent(self, e: QMouseEvent) -> None:  # noqa: N802
        position = self._hit(e.position())
        if e.button() == Qt.MouseButton.LeftButton and position >= 0:
            self.doubleClicked.emit(position)

    def contextMenuEvent(self, e: QContextMenuEvent) -> None:  # noqa: N802
        by_key = e.reason() == QContextMenuEvent.Reason.Keyboard
        self.menuWanted.emit(-1 if by_key else self._hit(QPointF(e.pos())), e.globalPos())

    def _hit(self, at: QPointF) -> int:
        scrolled = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        return self.document().documentLayout().hitTest(at + scrolled, Qt.HitTestAccuracy.ExactHit)
