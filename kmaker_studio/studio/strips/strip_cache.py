"""A cache of a strip's pictures: scrolling copies them, and only new columns are drawn.

Frames copy; what is new is drawn between them. Until then the picture of before stands in its place, or those of the
zoom before, stretched; only where there is nothing at all does a frame draw, as much as its time allows. What lies just
outside the view is drawn ahead, so that scrolling finds it.
"""

import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPixmap

from kmaker_studio.studio.strips.scale import Scale

COLUMNS = 256
"""The columns of a chunk, in the screen's own pixels."""

_MOST_PIXELS = 10_000_000
_MOST_STAND_INS = 64


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


@dataclass(slots=True)
class _Piece:
    """A span's picture; it may be replaced unless it is `final`, and should be where it is `stale`."""

    picture: QPixmap
    final: bool
    stale: bool = False


Draw = Callable[[Span], tuple[QPixmap, bool]]
"""Makes the picture of a span, and says whether it is final or will change as more comes."""


class StripCache:
    """The pictures of one strip."""

    def __init__(self, draw: Draw) -> None:
        self._draw = draw
        self._kept: OrderedDict[Span, _Piece] = OrderedDict()
        self._pixels = 0
        self._complete: tuple[float, int] = (0.0, 0)  # the zoom and height that was last drawn in full
        self._stand_in: tuple[float, int] = (0.0, 0)

    def clear(self) -> None:
        """Forget everything: the look has changed."""
        self._kept.clear()
        self._pixels = 0

    def forget(self, low_ms: float = 0.0, high_ms: float = float("inf"), *, unfinished_only: bool = True) -> None:
        """Draw what lies between these times again, or only what was not final there; until then it is still shown."""
        for span, piece in self._kept.items():
            if span.low_ms < high_ms and span.high_ms > low_ms and not (unfinished_only and piece.final):
                piece.stale = True

    def paint(self, painter: QPainter, scale: Scale, top: float, height: float, deadline: float) -> None:
        """Copy all of the strip that is in view: a part alone could not say what else has become out of date.

        What is missing shows the painter's background.

        Where nothing can stand for a missing piece, it is drawn: one in any case, further ones until the clock
        (`time.perf_counter`) says `deadline`.
        """
        rows = _rows(scale, height)
        if self._complete not in ((scale.column_ms, rows), self._stand_in):
            self._stand_in = self._complete
        complete, drawn = True, False
        for span in _spans(scale, rows):
            found = self._kept.get(span)
            if found is None and not self._is_covered(span) and (not drawn or time.perf_counter() < deadline):
                found, drawn = self._make(span, scale), True
            if found is None:
                complete = False
                left, right = scale.x(span.low_ms), scale.x(span.high_ms)
                painter.eraseRect(QRectF(left, top, right - left, height))
                self._paint_stand_in(painter, scale, QRectF(0, top, 0, height), span)
                continue
            self._kept.move_to_end(span)
            found.picture.setDevicePixelRatio(scale.ratio)
            painter.drawPixmap(QPointF((span.first - scale.first) / scale.ratio, top), found.picture)
        if complete:
            self._complete = (scale.column_ms, rows)

    def prepare(self, scale: Scale, height: float) -> Span | None:
        """Draw one piece that is missing or stale in the view, or else missing next to it; None where none is."""
        rows = _rows(scale, height)
        seen = list(_spans(scale, rows))
        for span in seen:
            found = self._kept.get(span)
            if found is None or found.stale:
                self._make(span, scale)
                return span
        beyond = (seen[-1].first + COLUMNS, seen[0].first - COLUMNS)
        for span in (Span(first, scale.column_ms, rows) for first in beyond if first >= 0):
            if span not in self._kept:
                self._make(span, scale)
                return span
        return None

    def _paint_stand_in(self, painter: QPainter, scale: Scale, strip: QRectF, span: Span) -> None:
        """The pictures of another zoom where `span` is."""
        for other in self._others(span):
            low, high = max(span.low_ms, other.low_ms), min(span.high_ms, other.high_ms)
            picture = self._kept[other].picture
            source = QRectF((low - other.low_ms) / other.column_ms, 0, (high - low) / other.column_ms, other.rows)
            target = QRectF(scale.x(low), strip.top(), (high - low) / scale.ms_per_pixel, strip.height())
            painter.drawPixmap(target, picture, source)

    def _is_covered(self, span: Span) -> bool:
        """Whether pictures of another zoom can stand for all of `span`."""
        return sum(min(span.high_ms, each.high_ms) - max(span.low_ms, each.low_ms) for each in self._others(span)) >= (
            0.999 * (span.high_ms - span.low_ms)
        )

    def _others(self, span: Span) -> Iterator[Span]:
        column_ms, rows = self._stand_in
        if not column_ms:
            return
        first, last = int(span.low_ms / column_ms) // COLUMNS, int(span.high_ms / column_ms) // COLUMNS
        for number in range(first, min(last, first + _MOST_STAND_INS) + 1):
            other = Span(number * COLUMNS, column_ms, rows)
            if other in self._kept:
                yield other

    def _make(self, span: Span, scale: Scale) -> _Piece:
        if span not in self._kept:
            self._pixels += COLUMNS * span.rows
        found = self._kept[span] = _Piece(*self._draw(span))
        self._kept.move_to_end(span)
        view = round(scale.width * scale.ratio) + 4 * COLUMNS  # what is in view is never let go, nor what is next to it
        while self._pixels > max(_MOST_PIXELS, view * span.rows):
            gone, _ = self._kept.popitem(last=False)
            self._pixels -= COLUMNS * gone.rows
        return found


def _rows(scale: Scale, height: float) -> int:
    return max(1, round(height * scale.ratio))


def _spans(scale: Scale, rows: int) -> Iterator[Span]:
    """The spans that are in view."""
    last = scale.first + int(scale.width * scale.ratio)
    for number in range(scale.first // COLUMNS, last // COLUMNS + 1):
        yield Span(number * COLUMNS, scale.column_ms, rows)
