"""What the mouse and the keys do on the timeline's surface."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent

from kmaker_studio.core.song import Line
from kmaker_studio.studio.timeline import ruler
from kmaker_studio.studio.timeline.lanes import BRACKET, Hit
from kmaker_studio.studio.timeline.mouse_tools import Pan, Region, RubberBand, Seek, WordDrag
from kmaker_studio.studio.timeline.scale import Scale, zoomed
from kmaker_studio.studio.timeline.surface import Surface

_ZOOM_A_NOTCH = 1.25
_SCROLL_A_NOTCH = 0.12


class Canvas(Surface):
    """The surface under the hand: a pressed button becomes something `held` until it is let go, or Esc."""

    _zoomed: tuple[Scale, float, float] | None = None  # what the wheel left, where, and the time that it zooms about

    def _hit(self, at: QPointF) -> Hit:
        return self.lanes.hit(self.scale, at, self.document.selected_ids)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take hold of what is there."""
        if self.held is not None:
            return
        at, keys = event.position(), event.modifiers()
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() == Qt.MouseButton.MiddleButton:
            self.held = Pan(self, at)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
        elif at.y() < ruler.HEIGHT:
            self.held = Seek(self, at)
        elif at.y() < self.lanes.top:
            self.held = Region(self, at)
        else:
            hit = self._hit(at)
            empty = hit.word is None and hit.line is None
            self.held = RubberBand(self, at, keys) if empty else WordDrag(self, hit, at, keys)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Go on with what is held, or show by the pointer what a drag would do."""
        if self.held is not None:
            self.held.moved(event.position(), event.modifiers())
            return
        at = event.position()
        shape = Qt.CursorShape.ArrowCursor
        tip = ""
        if ruler.HEIGHT <= at.y() < self.lanes.top:
            shape = Qt.CursorShape.SizeHorCursor if self.region_edge(at.x()) else Qt.CursorShape.IBeamCursor
        elif at.y() >= self.lanes.top:
            hit = self._hit(at)
            if hit.word is not None:
                edge = hit.part != "body" or hit.syllable
                shape = Qt.CursorShape.SizeHorCursor if edge else Qt.CursorShape.OpenHandCursor
                tip = hit.word.text
            elif hit.line is not None:
                shape, tip = Qt.CursorShape.PointingHandCursor, hit.line.text
        if self.cursor().shape() != shape:
            self.setCursor(shape)
        if tip != self.toolTip():
            self.setToolTip(tip)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Let go."""
        held, self.held = self.held, None
        if held is not None:
            held.released(event.position(), event.modifiers())
            self.unsetCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A word's text is edited, a bracket's line fills the view, an empty place of a lane gets a word."""
        at = event.position()
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if at.y() < self.lanes.top:
            self.mousePressEvent(event)
            return
        hit = self._hit(at)
        if hit.word is not None:
            self.textRequested.emit(hit.word.id)
        elif hit.line is not None:
            self.lineRequested.emit(hit.line)
        elif at.y() > self.lanes.top + BRACKET:
            self.insertRequested.emit(self.scale.ms(at.x()), self.lanes.lane_at(at.y()))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Zoom about the pointer with Ctrl, scroll without; a wheel or touch pad that moves sideways scrolls too."""
        delta, pixels = event.angleDelta(), event.pixelDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            x, same = event.position().x(), self._zoomed
            about = self.scale.ms(x)
            if same is not None and same[:2] == (self.scale, x):
                about = same[2]  # the view begins at a whole column: taken anew at each notch, it would slip away
            self.set_scale(zoomed(self.scale, _ZOOM_A_NOTCH ** (-delta.y() / 120), about, self.duration_ms))
            self._zoomed = self.scale, x, about
            self.scrolledByHand.emit()
        elif not pixels.isNull():
            moved = pixels.x() if abs(pixels.x()) > abs(pixels.y()) else pixels.y()
            self.scroll_to(self.scale.low_ms - moved * self.scale.ms_per_pixel)
        else:
            notches = (delta.x() or delta.y()) / 120
            self.scroll_to(self.scale.low_ms - _SCROLL_A_NOTCH * notches * self.scale.length_ms)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Esc takes back what is being dragged, else the selections."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
            return
        held, self.held = self.held, None
        if held is not None:
            held.cancelled()
        elif self.region is not None:
            self.set_region(None)
        else:
            self.document.select("")

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show that the keys are the timeline's."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """They are another's."""
        super().focusOutEvent(event)
        self.update()


def line_span(line: Line) -> tuple[int, int] | None:
    """When a line is sung; None where none of its words has a time."""
    if line.start_ms is None or line.end_ms is None:
        return None
    return line.start_ms, line.end_ms
