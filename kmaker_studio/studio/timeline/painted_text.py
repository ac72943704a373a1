"""Short texts for painting: laid out once; made smaller, cut with an ellipsis or broken into rows where they must."""

from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QStaticText

from kmaker_studio.core.word_spacing import is_unspaced
from kmaker_studio.studio.theme.theme import font

SMALLEST = 8
"""Pixels of type: smaller than this nobody reads."""

_LEAST = 9.0  # a narrower place has no room for a letter
_SMALLER = (10, SMALLEST)  # what does not fit is tried in these before it is cut
_STEP = 3  # widths are rounded down to this many pixels, so that a zoom does not lay out every text again


@lru_cache(maxsize=8192)
def _laid_out(text: str, pixels: int, bold: bool, fixed: bool) -> tuple[QStaticText, float]:
    made = QStaticText(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    chosen = font(pixels, bold=bold, fixed=fixed)
    made.prepare(font=chosen)
    return made, QFontMetricsF(chosen).horizontalAdvance(text)


@lru_cache(maxsize=4096)
def _elided(text: str, pixels: int, bold: bool, width: int) -> str:
    return QFontMetricsF(font(pixels, bold=bold)).elidedText(text, Qt.TextElideMode.ElideRight, width)


def text_width(text: str, pixels: int, *, bold: bool = False, fixed: bool = False) -> float:
    """How wide the text is, in pixels at 100 %."""
    return _laid_out(text, pixels, bold, fixed)[1]


def elided(text: str, pixels: int, room: float, *, bold: bool) -> str:
    """The text, or as much of it as there is `room` for and an ellipsis; empty where there is room for neither."""
    if text_width(text, pixels, bold=bold) <= room:
        return text
    cut = _elided(text, pixels, bold, int(room) // _STEP * _STEP)
    return cut if cut and text_width(cut, pixels, bold=bold) <= room else ""


@lru_cache(maxsize=2048)
def _rows(text: str, pixels: int, bold: bool, width: int, most: int) -> tuple[str, ...]:
    rows: list[str] = []
    row = ""
    left = _pieces(text)
    while left:
        grown = row + left[0]
        if text_width(grown.rstrip(), pixels, bold=bold) <= width:
            row, left = grown, left[1:]
            continue
        if len(rows) == most - 1:
            break
        if not row:  # one word is wider than the place
            row, left = elided(left[0].rstrip(), pixels, width, bold=bold), left[1:]
            if row in ("", "…"):
                return (*rows, row) if row else tuple(rows)
        rows.append(row.rstrip())
        row = ""
    if left:
        row = elided(row + "".join(left), pixels, width, bold=bold)
    return tuple(each for each in (*rows, row.rstrip()) if each)


def _pieces(text: str) -> list[str]:
    """What may stand in a row of its own: words, each with the space after it, and letters written without spaces."""
    pieces: list[str] = []
    for word in text.split():
        piece = ""
        for char in word:
            if is_unspaced(char):
                pieces.extend(each for each in (piece, char) if each)
                piece = ""
            else:
                piece += char
        pieces.append(f"{piece} ")
    return pieces


def in_rows(text: str, pixels: int, room: float, most: int, *, bold: bool = False) -> tuple[str, ...]:
    """The text in at most so many rows of `room` pixels, with an ellipsis where that is not all of it."""
    return _rows(text, pixels, bold, int(room) // _STEP * _STEP, most) if most > 0 else ()


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
    for smaller in (pixels, *(each for each in _SMALLER if each < pixels)):
        top, pixels = top + 0.6 * (pixels - smaller), smaller
        if text_width(text, pixels, bold=bold) <= room:
            break
    shown = elided(text, pixels, room, bold=bold)
    if shown:
        at = QPointF(left + max(0.0, (room - text_width(shown, pixels, bold=bold)) / 2), top)
        draw_text(painter, shown, at, pixels, bold=bold)


def forget_texts() -> None:
    """Lay out anew: the program's font has changed."""
    for kept in (_laid_out, _elided, _rows):
        kept.cache_clear()
