"""What the timeline paints over its strips and lanes: region, snap line, rubber band, playhead, readout, focus."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from kmaker_studio.studio.strips.scale import Scale
from kmaker_studio.studio.theme.theme import Theme
from kmaker_studio.studio.timeline import ruler
from kmaker_studio.studio.timeline.blocks import draw_tip
from kmaker_studio.studio.timeline.snap import SnapMatch
from kmaker_studio.studio.timeline.strip_layout import StripLayout

PLAYHEAD_REACH = 8
"""Pixels to either side of the playhead that it is painted on."""

_SUNG = 3.0  # the height of the mark of a word that is being sung


def playhead_x(scale: Scale, ms: float) -> float:
    """The pixel at which the playhead is painted: the start of a column of the screen."""
    return round(scale.x(ms) * scale.ratio) / scale.ratio


@dataclass(frozen=True, slots=True)
class Overlay:
    """Paints over a canvas whose strips are as `layout` says."""

    scale: Scale
    layout: StripLayout
    colours: Theme

    def paint_region(self, painter: QPainter, region: tuple[float, float] | None) -> None:
        """Paint the selected stretch of time, in ms, over ruler and strips."""
        if region is None:
            return
        left, right = self.scale.x(region[0]), self.scale.x(region[1])
        above = QRectF(0, 0, self.layout.width, self.layout.word_lanes.top())
        for strip in (above, self.layout.spectrogram):
            if not strip.isEmpty():
                painter.fillRect(
                    QRectF(left, strip.top(), right - left, strip.height()), self.colours.colour("accent", 0.18)
                )
                for x in (left, right):
                    painter.fillRect(
                        QRectF(round(x) - 0.5, strip.top(), 1.5, strip.height()), self.colours.colour("accent")
                    )

    def paint_snap(self, painter: QPainter, snap: SnapMatch | None) -> None:
        """Paint a dashed line at what a dragged edge snapped to."""
        if snap is not None:
            painter.setPen(QPen(self.colours.colour("good"), 1, Qt.PenStyle.DashLine))
            x = round(self.scale.x(snap.ms)) + 0.5
            painter.drawLine(QPointF(x, ruler.HEIGHT), QPointF(x, self.layout.height))

    def paint_rubber(self, painter: QPainter, rect: QRectF | None) -> None:
        """Paint the rubber band."""
        if rect is not None:
            painter.setPen(QPen(self.colours.colour("accent"), 1))
            painter.setBrush(self.colours.colour("accent", 0.15))
            painter.drawRect(rect)

    def paint_sung(self, painter: QPainter, blocks: Sequence[QRectF]) -> None:
        """Paint a quiet mark on the words under the playhead; a selected word stands out more."""
        for rect in blocks:
            painter.fillRect(sung_mark(rect), self.colours.colour("playhead"))

    def paint_playhead(self, painter: QPainter, ms: float) -> None:
        """Paint the playhead and its handle on the ruler."""
        x, ratio = playhead_x(self.scale, ms), self.scale.ratio
        playhead = self.colours.colour("playhead")
        columns = max(1, round(1.5 * ratio))
        painter.fillRect(QRectF(x - (columns // 2) / ratio, 6, columns / ratio, self.layout.height - 6), playhead)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(playhead)
        painter.drawPolygon(QPolygonF([QPointF(x - 5.5, 0), QPointF(x + 5.5, 0), QPointF(x, 8)]))

    def paint_readout(self, painter: QPainter, ms: float, text: str) -> None:
        """Paint the box that says where a dragged edge is."""
        bottom = self.layout.word_lanes.top() + 2
        draw_tip(painter, self.scale.x(ms), bottom, text, self.colours, self.layout.width)

    def paint_focus(self, painter: QPainter) -> None:
        """Paint the frame that says that the keys are the timeline's: in solid lines, to be painted over in parts."""
        width, height, colour = self.layout.width, self.layout.height, self.colours.colour("accent")
        for side in ((0, 0, width, 1), (0, height - 1, width, 1), (0, 0, 1, height), (width - 1, 0, 1, height)):
            painter.fillRect(QRectF(*side), colour)


def sung_mark(block: QRectF) -> QRectF:
    """Where the mark is of a word that is being sung: just under its block, on whole pixels."""
    left, right = round(block.left()), round(block.right())
    return QRectF(left, round(block.bottom()) + 1, max(2, right - left), _SUNG)
