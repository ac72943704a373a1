"""Pictures of columns of a strip, kept while they are of use: scrolling copies them, and only new columns are drawn.

A frame draws as many new ones as its time allows. In the place of the rest stand those of the zoom before, stretched,
until a following frame has drawn them: no zoom is slower than another.
"""

import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
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
        self._complete: tuple[float, int] = (0.0, 0)  # the zoom and height that was last drawn in full
        self._stand_in: tuple[float, int] = (0.0, 0)

    def clear(self) -> None:
        """Forget everything: the look has changed."""
        self._kept.clear()
        self._pixels = 0

    def forget(self, low_ms: float = 0.0, high_ms: float = float("inf"), *, unfinished_only: bool = True) -> None:
        """Draw what lies between these times again, or only what was not final there."""
        for span, (_, final) in list(self._kept.items()):
            if span.low_ms < high_ms and span.high_ms > low_ms and not (unfinished_only and final):
                self._drop(span)

    def paint(
        self, painter: QPainter, scale: Scale, top: float, height: float, exposed: QRectF, deadline: float
    ) -> bool:
        """Copy the part of the strip that is `exposed`, drawing what is missing until the clock says `deadline`.

        The clock is `time.perf_counter`. At least one missing piece is drawn. Returns whether all was there.
        """
        rows = max(1, round(height * scale.ratio))
        if self._complete not in ((scale.column_ms, rows), self._stand_in):
            self._stand_in = self._complete
        low = scale.first + int(max(0.0, exposed.left()) * scale.ratio)
        high = scale.first + int(min(float(scale.width), exposed.right()) * scale.ratio) + 1
        complete, drawn = True, False
        for number in range(low // COLUMNS, (high - 1) // COLUMNS + 1):
            span = Span(number * COLUMNS, scale.column_ms, rows)
            found = self._kept.get(span)
            if found is None and (not drawn or time.perf_counter() < deadline):
                found, drawn = self._make(span), True
            if found is not None:
                self._kept.move_to_end(span)
                found[0].setDevicePixelRatio(scale.ratio)
                painter.drawPixmap(QPointF((span.first - scale.first) / scale.ratio, top), found[0])
            else:
                complete = False
                self._paint_stand_in(painter, scale, QRectF(0, top, 0, height), span)
        if complete:
            self._complete = (scale.column_ms, rows)
        return complete

    def _paint_stand_in(self, painter: QPainter, scale: Scale, strip: QRectF, span: Span) -> None:
        """The pictures of another zoom where `span` is."""
        for other in self._others(span):
            low, high = max(span.low_ms, other.low_ms), min(span.high_ms, other.high_ms)
            picture = self._kept[other][0]
            source = QRectF((low - other.low_ms) / other.column_ms, 0, (high - low) / other.column_ms, other.rows)
            target = QRectF(scale.x(low), strip.top(), (high - low) / scale.ms_per_pixel, strip.height())
            painter.drawPixmap(target, picture, source)

    def _others(self, span: Span) -> Iterator[Span]:
        column_ms, rows = self._stand_in
        if not column_ms:
            return
        first, last = int(span.low_ms / column_ms) // COLUMNS, int(span.high_ms / column_ms) // COLUMNS
        for number in range(first, min(last, first + 64) + 1):
            other = Span(number * COLUMNS, column_ms, rows)
            if other in self._kept:
                yield other

    def _make(self, span: Span) -> tuple[QPixmap, bool]:
        found = self._kept[span] = self._draw(span)
        self._pixels += COLUMNS * span.rows
        while self._pixels > _MOST_PIXELS and len(self._kept) > 1:
            self._drop(next(iter(self._kept)))
        return found

    def _drop(self, span: Span) -> None:
        del self._kept[span]
        self._pixels -= COLUMNS * span.rows
