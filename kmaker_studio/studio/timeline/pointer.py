"""Mouse and wheel on the timeline's canvas: which tool a press of a button takes up, and what the wheel does.

The keys Esc and the pointer's shape belong here too, since both depend on the tool that is in use.
"""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QWheelEvent

from kmaker_studio.studio.strips.scale import ZOOM_A_NOTCH, Scale, zoomed
from kmaker_studio.studio.timeline import ruler
from kmaker_studio.studio.timeline.canvas_port import CanvasPort
from kmaker_studio.studio.timeline.lanes import Hit
from kmaker_studio.studio.timeline.mouse_tools import MouseTool, Pan, Region, RubberBand, Seek, WordDrag
from kmaker_studio.studio.timeline.strip_layout import BRACKET

_SCROLL_A_NOTCH = 0.12
_MOST_TOLD = 12  # lines of a block, when the pointer rests on it


class Pointer:
    """Turns the canvas's mouse events into tools: one from a press until its release or Esc."""

    def __init__(self, canvas: CanvasPort) -> None:
        self._canvas = canvas
        self.tool: MouseTool | None = None
        self._zoomed: tuple[Scale, float, float] | None = None  # what the wheel left, where, the time it zooms about

    def _hit(self, at: QPointF) -> Hit:
        return self._canvas.lanes.hit(self._canvas.scale, at, self._canvas.document.selected_ids)

    def _is_on_lanes(self, at: QPointF) -> bool:
        lanes = self._canvas.lanes
        return lanes.top <= at.y() < lanes.top + lanes.height

    def press(self, event: QMouseEvent) -> None:
        """Take up the tool for what is there."""
        if self.tool is not None:
            return
        at, keys = event.position(), event.modifiers()
        self._canvas.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() == Qt.MouseButton.MiddleButton:
            self.tool = Pan(self._canvas, at)
            self._canvas.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
        elif at.y() < ruler.HEIGHT:
            self.tool = Seek(self._canvas, at)
        elif not self._is_on_lanes(at):
            self.tool = Region(self._canvas, at)
        else:
            hit = self._hit(at)
            if hit.outlined or (hit.word is None and not hit.lines):
                self.tool = RubberBand(self._canvas, at, keys, hit.lines)
            else:
                self.tool = WordDrag(self._canvas, hit, at, keys)

    def move(self, event: QMouseEvent) -> None:
        """Go on with the tool in use, or show by the pointer what a drag would do."""
        if self.tool is not None:
            self.tool.moved(event.position(), event.modifiers())
            return
        at = event.position()
        shape = Qt.CursorShape.ArrowCursor
        tip = ""
        if not self._is_on_lanes(at):
            if at.y() >= ruler.HEIGHT:
                edge = self._canvas.region_edge(at.x())
                shape = Qt.CursorShape.SizeHorCursor if edge else Qt.CursorShape.IBeamCursor
        else:
            hit = self._hit(at)
            if hit.word is not None:
                edge = hit.part != "body" or hit.syllable
                shape = Qt.CursorShape.SizeHorCursor if edge else Qt.CursorShape.OpenHandCursor
                tip = hit.word.text
            elif hit.lines:
                shape = Qt.CursorShape.PointingHandCursor
                tip = "\n".join(line.text for line in hit.lines[:_MOST_TOLD])
        if self._canvas.cursor().shape() != shape:
            self._canvas.setCursor(shape)
        if tip != self._canvas.toolTip():
            self._canvas.setToolTip(tip)

    def release(self, event: QMouseEvent) -> None:
        """Let go."""
        tool, self.tool = self.tool, None
        if tool is not None:
            tool.released(event.position(), event.modifiers())
            self._canvas.unsetCursor()

    def double_click(self, event: QMouseEvent) -> None:
        """A word's text is edited, a bracket's line fills the view, an empty place of a lane gets a word."""
        at = event.position()
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if not self._is_on_lanes(at):
            self.press(event)
            return
        hit = self._hit(at)
        if hit.word is not None:
            self._canvas.signals.textRequested.emit(hit.word.id)
        elif hit.lines:
            words = [word for line in hit.lines for word in line.words if word.is_timed]
            low, high = min(word.start_ms or 0 for word in words), max(word.end_ms or 0 for word in words)
            self._canvas.signals.spanRequested.emit(float(low), float(high))
        elif at.y() > self._canvas.lanes.top + BRACKET:
            self._canvas.signals.insertRequested.emit(self._canvas.scale.ms(at.x()), self._canvas.lanes.lane_at(at.y()))

    def context(self, event: QContextMenuEvent) -> None:
        """Select what is there, unless it is selected already, and ask for its menu; by key, that of the selection."""
        canvas = self._canvas
        document = canvas.document
        at = QPointF(event.pos())
        ms = canvas.scale.ms(at.x())
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            kind = "lines" if len(document.selected_ids) > 1 else "word" if document.selected else "lane"
        elif not self._is_on_lanes(at):
            kind = "ruler"
        else:
            hit = self._hit(at)
            words = [hit.word] if hit.word is not None else [word for line in hit.lines for word in line.words]
            ids = [word.id for word in words]
            if ids and not document.selected_ids.issuperset(ids):
                document.select_many(ids, ids[0])
            kind = "lane" if not ids else "lines" if len(document.selected_ids) > 1 else "word"
        canvas.signals.menuRequested.emit(kind, ms, event.globalPos())
        event.accept()

    def wheel(self, event: QWheelEvent) -> None:
        """Zoom about the pointer with Ctrl, scroll without; a wheel or touch pad that moves sideways scrolls too."""
        delta, pixels = event.angleDelta(), event.pixelDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            x, same = event.position().x(), self._zoomed
            about = self._canvas.scale.ms(x)
            if same is not None and same[:2] == (self._canvas.scale, x):
                about = same[2]  # the view begins at a whole column: taken anew at each notch, it would slip away
            self._canvas.set_scale(
                zoomed(self._canvas.scale, ZOOM_A_NOTCH ** (-delta.y() / 120), about, self._canvas.duration_ms)
            )
            self._zoomed = self._canvas.scale, x, about
            self._canvas.signals.scrolledByHand.emit()
        elif not pixels.isNull():
            moved = pixels.x() if abs(pixels.x()) > abs(pixels.y()) else pixels.y()
            self._canvas.scroll_to(self._canvas.scale.low_ms - moved * self._canvas.scale.ms_per_pixel)
        else:
            notches = (delta.x() or delta.y()) / 120
            self._canvas.scroll_to(self._canvas.scale.low_ms - _SCROLL_A_NOTCH * notches * self._canvas.scale.length_ms)
        event.accept()

    def cancel(self) -> bool:
        """Take back what the tool in use has done, and drop it; False where none is in use."""
        tool, self.tool = self.tool, None
        if tool is not None:
            tool.cancelled()
        return tool is not None
