"""Painting short texts: laid out once; made smaller, cut with an ellipsis or broken into rows where they must be."""

from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QStaticText, QTextOption

from kmaker_studio.core.word_spacing import is_unspaced
from kmaker_studio.studio.theme.theme import font

SMALLEST = 8
"""Pixels of type: smaller than this nobody reads."""

_LEAST = 9.0  # a narrower place has no room for a letter
_SMALLER = (10, SMALLEST)  # what does not fit is tried in these before it is cut
_STEP = 3  # widths are rounded down to this many pixels, so that a zoom does not lay out every text again
_ROWS_STEP = 6
_LINE_SEPARATOR = "\u2028"  # in a laid out text a line feed breaks no line


@lru_cache(maxsize=64)
def _font(pixels: int, bold: bool, fixed: bool) -> tuple[QFont, QFontMetricsF]:
    made = font(pixels, bold=bold, fixed=fixed)
    return made, QFontMetricsF(made)


@lru_cache(maxsize=8192)
def _laid_out(text: str, pixels: int, bold: bool, fixed: bool) -> QStaticText:
    made = QStaticText(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    made.prepare(font=_font(pixels, bold, fixed)[0])
    return made


@lru_cache(maxsize=32768)
def _width(text: str, pixels: int, bold: bool, fixed: bool) -> float:
    return _font(pixels, bold, fixed)[1].horizontalAdvance(text)


@lru_cache(maxsize=4096)
def _elided(text: str, pixels: int, bold: bool, width: int) -> str:
    return _font(pixels, bold, False)[1].elidedText(text, Qt.TextElideMode.ElideRight, width)


def text_width(text: str, pixels: int, *, bold: bool = False, fixed: bool = False) -> float:
    """How wide the text is, in pixels at 100 %."""
    return _width(text, pixels, bold, fixed)


def elided(text: str, pixels: int, room: float, *, bold: bool) -> str:
    """The text, or as much of it as there is `room` for and an ellipsis; empty where there is room for neither."""
    if text_width(text, pixels, bold=bold) <= room:
        return text
    cut = _elided(text, pixels, bold, int(room) // _STEP * _STEP)
    return cut if cut and text_width(cut, pixels, bold=bold) <= room else ""


@lru_cache(maxsize=4096)
def _rows(text: str, pixels: int, bold: bool, width: int, most: int) -> tuple[str, ...]:
    pieces, widths = _pieces(text), _piece_widths(text, pixels, bold)
    rows: list[str] = []
    first, at, wide = 0, 0, 0.0
    while at < len(pieces):
        alone, followed = widths[at]
        if wide + alone <= width:
            at, wide = at + 1, wide + followed
            continue
        if len(rows) == most - 1:
            row = elided("".join(pieces[first : at + 3]), pixels, width, bold=bold)
            return (*rows, row) if row else tuple(rows)
        if at == first:  # one word is wider than the place
            row, at = elided(pieces[at].rstrip(), pixels, width, bold=bold), at + 1
            if row in ("", "…"):
                return (*rows, row) if row else tuple(rows)
        else:
            row = "".join(pieces[first:at]).rstrip()
        rows.append(row)
        first, wide = at, 0.0
    return (*rows, "".join(pieces[first:]).rstrip()) if first < len(pieces) else tuple(rows)


@lru_cache(maxsize=4096)
def _piece_widths(text: str, pixels: int, bold: bool) -> tuple[tuple[float, float], ...]:
    """How wide each piece is at a row's end, and with the space after it."""
    space = _width(" ", pixels, bold, False)
    alone = [_width(each.rstrip(), pixels, bold, False) for each in _pieces(text)]
    ends = [space if each.endswith(" ") else 0.0 for each in _pieces(text)]
    return tuple((wide, wide + end) for wide, end in zip(alone, ends, strict=True))


@lru_cache(maxsize=4096)
def whole_width(text: str, pixels: int) -> float:
    """How wide all words of the text are beside each other."""
    return sum(wide for _, wide in _piece_widths(text, pixels, False))


@lru_cache(maxsize=2048)
def _pieces(text: str) -> tuple[str, ...]:
    """What may stand in a row of its own: words, each with the space after it, and letters written without spaces."""
    pieces: list[str] = []
    for word in text.split():
        piece = ""
        for char in () if word.isascii() else word:
            if is_unspaced(char):
                pieces.extend(each for each in (piece, char) if each)
                piece = ""
            else:
                piece += char
        pieces.append(f"{word if word.isascii() else piece} ")
    return tuple(pieces)


def in_rows(text: str, pixels: int, room: float, most: int, *, bold: bool = False) -> tuple[str, ...]:
    """The text in at most so many rows of `room` pixels, with an ellipsis where that is not all of it."""
    return _rows(text, pixels, bold, int(room) // _ROWS_STEP * _ROWS_STEP, most) if most > 0 else ()


def draw_text(
    painter: QPainter, text: str, at: QPointF, pixels: int, *, bold: bool = False, fixed: bool = False
) -> float:
    """Draw `text` with its upper left corner at `at`, in the painter's pen; returns its width."""
    painter.setFont(_font(pixels, bold, fixed)[0])
    painter.drawStaticText(at, _laid_out(text, pixels, bold, fixed))
    return _width(text, pixels, bold, fixed)


@lru_cache(maxsize=2048)
def _rows_laid_out(rows: tuple[str, ...], pixels: int, width: int) -> QStaticText:
    made = QStaticText(_LINE_SEPARATOR.join(rows))
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    option = QTextOption(Qt.AlignmentFlag.AlignHCenter)
    option.setWrapMode(QTextOption.WrapMode.ManualWrap)
    made.setTextOption(option)
    made.setTextWidth(width)
    made.prepare(font=_font(pixels, False, False)[0])
    return made


def draw_rows(painter: QPainter, rows: tuple[str, ...], at: QPointF, pixels: int, width: int) -> None:
    """Draw rows from `in_rows` under one another, each in the middle of `width` pixels from `at` on."""
    painter.setFont(_font(pixels, False, False)[0])
    painter.drawStaticText(at, _rows_laid_out(rows, pixels, width))


def rows_height(count: int, pixels: int) -> float:
    """How high so many rows are."""
    return count * _font(pixels, False, False)[1].lineSpacing()


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
    for kept in (_font, _laid_out, _width, _elided, _rows, _piece_widths, whole_width, _rows_laid_out):
        kept.cache_clear()
