"""Painting short texts: laid out once, cut to a width where they must be."""

from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QStaticText

from kmaker_studio.studio.theme.theme import font

_LEAST = 13.0  # a narrower text is not worth reading
_SMALL = 10  # pixels of type: what does not fit is tried in this before it is cut
_CUT_BELOW = 36.0  # pixels: an ellipsis would leave too few letters of what is cut to less
_STEP = 3  # widths are rounded down to this many pixels, so that a zoom does not lay out every text again


@lru_cache(maxsize=4096)
def _laid_out(text: str, pixels: int, bold: bool, fixed: bool) -> tuple[QStaticText, float]:
    made = QStaticText(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    chosen = font(pixels, bold=bold, fixed=fixed)
    made.prepare(font=chosen)
    return made, QFontMetricsF(chosen).horizontalAdvance(text)


@lru_cache(maxsize=4096)
def _elided(text: str, pixels: int, bold: bool, width: int) -> str:
    """What fits, with an ellipsis at its end where that leaves more than a letter or two."""
    metrics = QFontMetricsF(font(pixels, bold=bold))
    if width >= _CUT_BELOW:
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
    wider = width + metrics.horizontalAdvance("…")
    return metrics.elidedText(f"{text}……", Qt.TextElideMode.ElideRight, wider).removesuffix("…")


def text_width(text: str, pixels: int, *, bold: bool = False, fixed: bool = False) -> float:
    """How wide the text is, in pixels at 100 %."""
    return _laid_out(text, pixels, bold, fixed)[1]


def draw_text(
    painter: QPainter, text: str, at: QPointF, pixels: int, *, bold: bool = False, fixed: bool = False
) -> float:
    """Draw `text` with its upper left corner at `at`, in the painter's pen; returns its width."""
    made, width = _laid_out(text, pixels, bold, fixed)
    painter.setFont(font(pixels, bold=bold, fixed=fixed))
    painter.drawStaticText(at, made)
    return width


def draw_centred(
    painter: QPainter, text: str, left: float, right: float, top: float, pixels: int, *, bold: bool
) -> None:
    """Draw `text` in the middle between two edges: smaller, then cut, where it is too long, not at all if tiny."""
    room = right - left
    if room < _LEAST:
        return
    width = text_width(text, pixels, bold=bold)
    if width > room:
        top, pixels = top + 0.6 * max(0, pixels - _SMALL), min(pixels, _SMALL)
        if text_width(text, pixels, bold=bold) > room:
            text = _elided(text, pixels, bold, int(room) // _STEP * _STEP)
        if text in ("", "…"):
            return
        width = text_width(text, pixels, bold=bold)
    draw_text(painter, text, QPointF(left + max(0.0, (room - width) / 2), top), pixels, bold=bold)


def forget_texts() -> None:
    """Lay out anew: the program's font has changed."""
    _laid_out.cache_clear()
    _elided.cache_clear()
