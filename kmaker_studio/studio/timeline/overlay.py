"""What the timeline paints over its strips and lanes: region, snap line, rubber band, playhead, readout, focus."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from kmaker_studio.studio.theme.theme import Theme
from kmaker_studio.studio.timeline import ruler
from kmaker_studio.studio.timeline.blocks import draw_tip
from kmaker_studio.studio.timeline.scale import Scale
from kmaker_studio.studio.timeline.snap import SnapMatch


def playhead_x(scale: Scale, ms: float) -> float:
    """The pixel at which the playhead is painted: the start of a column of the screen."""
    return round(scale.x(ms) * scale.ratio) / scale.ratio


@dataclass(frozen=True, slots=True)
class Overlay:
    """Paints over a canvas `width` pixels wide whose lanes reach from `lanes_top` to `bottom`, in pixels."""

    scale: Scale
    lanes_top: float
    bottom: float
    width: int
    colours: Theme

    def paint_region(self, painter: QPainter, region: tuple[float, float] | None) -> None:
        """Paint the selected stretch of time, in ms, over the strips."""
        if region is None:
            return
        left, right = self.scale.x(region[0]), self.scale.x(region[1])
        painter.fillRect(QRectF(left, 0, right - left, self.lanes_top), self.colours.colour("accent", 0.18))
        for x in (left, right):
            painter.fillRect(QRectF(round(x) - 0.5, 0, 1.5, self.lanes_top), self.colours.colour("accent"))

    def paint_snap(self, painter: QPainter, snap: SnapMatch | None) -> None:
        """Paint a dashed line at what a dragged edge snapped to."""
        if snap is not None:
            painter.setPen(QPen(self.colours.colour("good"), 1, Qt.PenStyle.DashLine))
            x = round(self.scale.x(snap.ms)) + 0.5
            painter.drawLine(QPointF(x, ruler.HEIGHT), QPointF(x, self.bottom))

    def paint_rubber(self, painter: QPainter, rect: QRectF | None) -> None:
        """Paint the rubber band."""
        if rect is not None:
            painter.setPen(QPen(self.colours.colour("accent"), 1))
            painter.setBrush(self.colours.colour("accent", 0.15))
            painter.drawRect(rect)

    def paint_playhead(self, painter: QPainter, ms: float) -> None:
        """Paint the playhead and its handle on the ruler."""
        x = playhead_x(self.scale, ms)
        playhead = self.colours.colour("playhead")
        painter.fillRect(QRectF(x - 0.75, 6, 1.5, self.bottom - 6), playhead)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(playhead)
        painter.drawPolygon(QPolygonF([QPointF(x - 5.5, 0), QPointF(x + 5.5, 0), QPointF(x, 8)]))

    def paint_readout(self, painter: QPainter, ms: float, text: str) -> None:
        """Paint the box that says where a dragged edge is."""
        draw_tip(painter, self.scale.x(ms), self.lanes_top + 2, text, self.colours, self.width)

    def paint_focus(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the frame that says that the keys are the timeline's."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.colours.colour("accent", 0.6), 1))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
