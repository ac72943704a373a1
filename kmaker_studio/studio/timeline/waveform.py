"""The waveform: drawn from the peak pyramid, for what is in view only."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPolygonF
from PySide6.QtWidgets import QGraphicsObject, QGraphicsSceneMouseEvent, QStyleOptionGraphicsItem, QWidget

from kmaker_studio.audio.peaks import PeakPyramid, Peaks
from kmaker_studio.studio.theme import theme


class WaveformItem(QGraphicsObject):
    """A strip in a view whose x is milliseconds and whose y is pixels; a press or drag on it asks to seek there."""

    seekRequested = Signal(float)  # noqa: N815

    def __init__(self) -> None:
        super().__init__()
        self._pyramid = PeakPyramid(16000)
        self._area = QRectF()
        self.setFlag(QGraphicsObject.GraphicsItemFlag.ItemUsesExtendedStyleOption)

    def set_pyramid(self, pyramid: PeakPyramid) -> None:
        """Draw `pyramid`; call again when it has grown."""
        self._pyramid = pyramid
        self.update()

    def set_area(self, duration_ms: float, top: float, height: float) -> None:
        """Take this strip of the view."""
        self.prepareGeometryChange()
        self._area = QRectF(0, top, max(1.0, duration_ms), max(1.0, height))

    def boundingRect(self) -> QRectF:  # noqa: N802
        """The whole song's strip."""
        return self._area

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:  # noqa: ARG002
        """Draw the exposed stretch, about two points a pixel."""
        exposed: QRectF = option.exposedRect  # pyright: ignore[reportAttributeAccessIssue] - missing in PySide6's stubs
        scale = painter.transform().m11()
        if scale <= 0:
            return
        middle, half = self._area.center().y(), self._area.height() / 2 * 0.94
        colours = theme()
        painter.fillRect(exposed & self._area, colours.colour("track"))
        start, step, peaks = self._pyramid.window(exposed.left() - 1 / scale, exposed.right() + 1 / scale, 1 / scale)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.colour("wave"))
        if len(peaks):
            painter.drawPolygon(outline(start, step, peaks, middle, half, 0.6 / abs(painter.transform().m22())))
        painter.fillRect(QRectF(exposed.left(), middle - 0.5, exposed.width(), 1), colours.colour("wave", 0.35))

    def mousePressEvent(self, event: QGraphicsSceneMouseEvent) -> None:  # noqa: N802
        """Seek; other buttons are the view's."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.seekRequested.emit(event.pos().x())
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QGraphicsSceneMouseEvent) -> None:  # noqa: N802
        """Keep seeking while dragged."""
        self.seekRequested.emit(event.pos().x())


def outline(start: float, step: float, peaks: Peaks, middle: float, half: float, least: float) -> QPolygonF:
    """The polygon around `peaks`: along the highs and back along the lows, nowhere thinner than `2 * least`."""
    count = len(peaks)
    times = start + step * (np.arange(count) + 0.5)
    highs = np.minimum(middle - half * peaks[:, 1].astype(np.float64), middle - least)
    lows = np.maximum(middle - half * peaks[:, 0].astype(np.float64), middle + least)
    points = [QPointF(x, y) for x, y in zip(times.tolist(), highs.tolist(), strict=True)]
    points += [QPointF(x, y) for x, y in zip(times[::-1].tolist(), lows[::-1].tolist(), strict=True)]
    return QPolygonF(points)
