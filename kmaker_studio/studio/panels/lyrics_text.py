"""The text widget of the lyrics panel: read-only text that says which character the mouse is on."""

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QTextEdit

_BEGINS = 4.0  # pixels: a shorter way is a click


class LyricsText(QTextEdit):
    """`clicked` brings a position in the text and the keys that are held, `dragged` where a drag began and is now."""

    clicked = Signal(int, object)
    dragged = Signal(int, int)
    doubleClicked = Signal(int)  # noqa: N815
    menuWanted = Signal(int, QPoint)  # noqa: N815

    def __init__(self) -> None:
        super().__init__()
        self._pressed: tuple[QPointF, int] | None = None
        self._dragging = False

    def mousePressEvent(self, e: QMouseEvent) -> None:  # noqa: N802
        """Tell the character, at once: what is clicked is heard."""
        position = self._hit(e.position(), Qt.HitTestAccuracy.ExactHit)
        if e.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._dragging = (e.position(), self._hit(e.position(), Qt.HitTestAccuracy.FuzzyHit)), False
            if position >= 0:
                self.clicked.emit(position, e.modifiers())

    def mouseMoveEvent(self, e: QMouseEvent) -> None:  # noqa: N802
        """Tell how far a drag has come; beyond an edge the text scrolls along."""
        if self._pressed is None or not e.buttons() & Qt.MouseButton.LeftButton:
            return
        start, position = self._pressed
        self._dragging = self._dragging or (e.position() - start).manhattanLength() >= _BEGINS
        if not self._dragging:
            return
        y, bar = e.position().y(), self.verticalScrollBar()
        beyond = y if y < 0 else max(0.0, y - self.viewport().height())
        bar.setValue(bar.value() + round(beyond / 2))
        inside = QPointF(e.position().x(), min(max(0.0, y), self.viewport().height() - 1.0))
        self.dragged.emit(position, self._hit(inside, Qt.HitTestAccuracy.FuzzyHit))

    def mouseReleaseEvent(self, e: QMouseEvent) -> None:  # noqa: ARG002, N802
        """The drag is over."""
        self._pressed = None

    def mouseDoubleClickEvent(self, e: QMouseEvent) -> None:  # noqa: N802
        """Tell the character."""
        position = self._hit(e.position(), Qt.HitTestAccuracy.ExactHit)
        if e.button() == Qt.MouseButton.LeftButton and position >= 0:
            self.doubleClicked.emit(position)

    def contextMenuEvent(self, e: QContextMenuEvent) -> None:  # noqa: N802
        """Tell where a menu is wanted; -1 where the keyboard asked for it."""
        by_key = e.reason() == QContextMenuEvent.Reason.Keyboard
        position = -1 if by_key else self._hit(QPointF(e.pos()), Qt.HitTestAccuracy.FuzzyHit)
        self.menuWanted.emit(position, e.globalPos())

    def _hit(self, at: QPointF, accuracy: Qt.HitTestAccuracy) -> int:
        scrolled = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        return self.document().documentLayout().hitTest(at + scrolled, accuracy)
