"""Pictures of columns of a strip, kept while they are of use: scrolling copies them, and only new columns are drawn."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPixmap

from kmaker_studio.studio.timeline.scale import Scale

COLUMNS = 256
"""The columns of a chunk, in the screen's own pixels."""

_MOST_PIXELS = 24_000_000


@dataclass(frozen=True, slots=True)
class Span:
    """`COLUMNS` columns of `column_ms` from the song's column `first` on, `rows` high, in the screen's own pixels."""

    first: int
    column_ms: float
    rows: int

    @property
    def low_ms(self) -> float:
        """When the span starts."""
        return self.first * self.column_ms

    @property
    def high_ms(self) -> float:
        """When it ends."""
        return (self.first + COLUMNS) * self.column_ms


Draw = Callable[[Span], tuple[QPixmap, bool]]
"""Makes the picture of a span, and says whether it is final or will change as more comes."""


class Chunks:
    """The pictures of one strip."""

    def __init__(self, draw: Draw) -> None:
        self._draw = draw
        self._kept: OrderedDict[Span, tuple[QPixmap, bool]] = OrderedDict()
        self._pixels = 0

    def clear(self) -> None:
        """Forget everything: the look has changed."""
        self._kept.clear()
        self._pixels = 0

    def forget(self, low_ms: float = 0.0, high_ms: float = float("inf"), *, unfinished_only: bool = True) -> None:
        """Draw what lies between these times again, or only what was not final there."""
        for span, (_, final) in list(self._kept.items()):
            if span.low_ms < high_ms and span.high_ms > low_ms and not (unfinished_only and final):
                self._drop(span)

    def paint(self, painter: QPainter, scale: Scale, top: float, height: float, exposed: QRectF) -> None:
        """Copy the part of the strip that is `exposed`."""
        rows = max(1, round(height * scale.ratio))
        low = scale.first + int(max(0.0, exposed.left()) * scale.ratio)
        high = scale.first + int(min(float(scale.width), exposed.right()) * scale.ratio) + 1
        for number in range(low // COLUMNS, (high - 1) // COLUMNS + 1):
            span = Span(number * COLUMNS, scale.column_ms, rows)
            picture = self._picture(span)
            picture.setDevicePixelRatio(scale.ratio)
            painter.drawPixmap(QPointF((span.first - scale.first) / scale.ratio, top), picture)

    def _picture(self, span: Span) -> QPixmap:
        found = self._kept.get(span)
        if found is None:
            found = self._kept[span] = self._draw(span)
            self._pixels += COLUMNS * span.rows
            while self._pixels > _MOST_PIXELS and len(self._kept) > 1:
                self._drop(next(iter(self._kept)))
        self._kept.move_to_end(span)
        return found[0]

    def _drop(self, span: Span) -> None:
        del self._kept[span]
        self._pixels -= COLUMNS * span.rows
