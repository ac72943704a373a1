"""The minimap: the whole song in one narrow strip, with the part that the timeline shows."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from kmaker_studio.audio.peaks import PeakPyramid
from kmaker_studio.studio.strips.scale import ZOOM_A_NOTCH
from kmaker_studio.studio.strips.waveform import columns, picture
from kmaker_studio.studio.theme.painting import guarded_paint
from kmaker_studio.studio.theme.theme import look, theme

HEIGHT = 36
_HANDLE = 6.0
_LEAST = 10.0  # the part in view is never drawn narrower than this

Grip = Literal["none", "low", "high", "body"]


class Minimap(QWidget):
    """The part in view can be dragged, its ends too, and a click elsewhere brings it there; the wheel zooms."""

    rangeRequested = Signal(float, float)  # noqa: N815
    zoomRequested = Signal(float, float)  # noqa: N815
    menuRequested = Signal(float, object)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self.setAccessibleName(self.tr("Overview of the song"))
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._duration = 1.0
        self._shown = (0.0, 1.0)
        self._position = 0.0
        self._marks: Sequence[float] = ()
        self._markers: Sequence[float] = ()
        self._pyramid = PeakPyramid(16000)
        self._picture: QImage | None = None
        self._grip: Grip = "none"
        self._offset = 0.0
        look().changed.connect(self._redraw)

    @property
    def is_dragging(self) -> bool:
        """Whether the part in view is being dragged here."""
        return self._grip != "none"

    def set_duration(self, duration_ms: float) -> None:
        """Show a song of this length."""
        if duration_ms != self._duration:
            self._duration = max(1.0, duration_ms)
            self._redraw()

    def set_pyramid(self, pyramid: PeakPyramid) -> None:
        """Show what has been decoded; call again when it has grown."""
        self._pyramid = pyramid
        self._redraw()

    def set_marks(self, marks: Sequence[float]) -> None:
        """Show where the doubtful words are."""
        if marks != self._marks:
            self._marks = marks
            self.update()

    def set_markers(self, markers: Sequence[float]) -> None:
        """Show where the named markers are."""
        if markers != self._markers:
            self._markers = markers
            self.update()

    def set_range(self, start_ms: float, end_ms: float) -> None:
        """Show which part the timeline shows."""
        if (start_ms, end_ms) != self._shown:
            self._shown = (start_ms, end_ms)
            self.update()

    def set_position(self, ms: float) -> None:
        """Show the playhead."""
        before, self._position = round(self._x(self._position)), ms
        if round(self._x(ms)) != before:
            self.update()

    def region(self) -> QRectF:
        """Where the part in view is."""
        low, high = self._x(self._shown[0]), self._x(self._shown[1])
        if high - low < _LEAST:
            low = min(max(0.0, (low + high - _LEAST) / 2), self.width() - _LEAST)
            high = low + _LEAST
        return QRectF(low, 0, high - low, self.height())

    def _x(self, ms: float) -> float:
        return ms * self.width() / self._duration

    def _ms(self, x: float) -> float:
        return x * self._duration / max(1, self.width())

    def _redraw(self) -> None:
        self._picture = None
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Draw for the new width."""
        super().resizeEvent(event)
        self._redraw()

    @guarded_paint
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The waveform, dimmed outside the part in view, the doubtful words and the playhead."""
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        colours, ratio = theme(), self.devicePixelRatioF()
        if self._picture is None or self._picture.devicePixelRatio() != ratio:
            width, height = max(1, round(self.width() * ratio)), max(1, round(self.height() * ratio))
            self._picture = picture(columns(self._pyramid, 0, self._duration, width), height, colours)
            self._picture.setDevicePixelRatio(ratio)
        painter.drawImage(QPointF(0, 0), self._picture)
        region = self.region()
        shade = colours.colour("window", 0.55)
        painter.fillRect(QRectF(0, 0, region.left(), region.height()), shade)
        painter.fillRect(QRectF(region.right(), 0, self.width() - region.right(), region.height()), shade)
        amber = colours.colour("doubtful_border")
        for mark in self._marks:
            painter.fillRect(QRectF(round(self._x(mark)), self.height() - 5, 2, 4), amber)
        for mark in self._markers:
            painter.fillRect(QRectF(round(self._x(mark)), 0, 2, 7), colours.colour("good"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.colour("accent"), 1.5))
        painter.setBrush(colours.colour("accent", 0.14))
        painter.drawRoundedRect(region.adjusted(0.75, 0.75, -0.75, -0.75), 4, 4)
        painter.fillRect(QRectF(round(self._x(self._position)), 0, 1.5, self.height()), colours.colour("playhead"))

    def _grip_at(self, x: float) -> Grip:
        region = self.region()
        if abs(x - region.left()) <= _HANDLE and x < region.center().x():
            return "low"
        if abs(x - region.right()) <= _HANDLE:
            return "high"
        return "body"

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take hold of the part in view; beside it, bring it here first."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        x = event.position().x()
        self._grip = self._grip_at(x)
        if self._grip == "body" and not self.region().contains(event.position()):
            half = (self._shown[1] - self._shown[0]) / 2
            self.rangeRequested.emit(self._ms(x) - half, self._ms(x) + half)
        self._offset = self._ms(x) - self._shown[0]

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Move it, or one of its ends."""
        x = event.position().x()
        low, high = self._shown
        if self._grip == "none":
            sideways = self._grip_at(x) != "body"
            self.setCursor(Qt.CursorShape.SizeHorCursor if sideways else Qt.CursorShape.ArrowCursor)
        elif self._grip == "body":
            start = min(max(0.0, self._ms(x) - self._offset), self._duration - (high - low))
            self.rangeRequested.emit(start, start + high - low)
        elif self._grip == "low":
            self.rangeRequested.emit(max(0.0, min(self._ms(x), high - 1)), high)
        else:
            self.rangeRequested.emit(low, min(self._duration, max(self._ms(x), low + 1)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002, N802
        """Let go."""
        self._grip = "none"

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Ask for the menu."""
        self.menuRequested.emit(self._ms(event.pos().x()), event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Zoom about the time under the pointer."""
        self.zoomRequested.emit(ZOOM_A_NOTCH ** (-event.angleDelta().y() / 120), self._ms(event.position().x()))
        event.accept()
