"""Painting blocks of words and lines, brackets and readouts. Everything here is in pixels of the widget."""

import math
from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPainterPath, QPen, QPolygonF

from kmaker_studio.core.song import Word
from kmaker_studio.studio.theme.theme import Theme
from kmaker_studio.studio.timeline.painted_text import (
    draw_centred,
    draw_rows,
    draw_text,
    elided,
    in_rows,
    rows_height,
    text_width,
    whole_width,
)
from kmaker_studio.studio.timeline.word_texts import INSET, PlacedText

RADIUS = 5.0
_MARK, _SMALL = 10, 10
_STRIPE = 7.0
_BAR_BELOW = 5.0  # a narrower block is a plain bar
_PLAIN_BELOW = 16.0  # and one narrower than this has no round corners
_MARK_HEIGHT = 52.0  # a lower block has its mark on its upper edge
_MARK_ROOM = 15.0
_BAND = 4.0  # the singer's colour at the foot of a block
_TWO_ROWS = 36.0
_LINE_SPACING = 1.25
_LINE_TYPES = (13, 11, 10, 9)
_STANZA_TYPES = (12, 11)  # of more than a line the beginning is enough
_LINE_HEIGHT = 1.2  # of a row, for each pixel of its type
_MOST_TYPE, _MORE_TYPE, _HIGH_BLOCK = 16, 18, 80.0


class BlockLook:
    """The brushes and pens of a theme, made once."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.text = theme.colour("word_text")
        self.doubt = theme.colour("doubtful_border")
        self.fills = {
            "word": QBrush(theme.colour("word")),
            "locked": QBrush(theme.colour("locked")),
            "doubtful": _stripes(theme),
            "selected": QBrush(theme.colour("selected")),
        }
        self.borders = {name: theme.colour(f"{name}_border") for name in self.fills}

    def fill(self, word: Word, *, selected: bool) -> QBrush:
        """Selected, doubtful (striped, so that it shows without colour too), locked, or plain."""
        name = "selected" if selected else "doubtful" if word.is_doubtful else "locked" if word.locked else "word"
        return self.fills[name]

    def border(self, word: Word, *, selected: bool) -> QColor:
        """The border's colour; a selected word is framed whatever else it is."""
        name = "selected" if selected else "doubtful" if word.is_doubtful else "locked" if word.locked else "word"
        return self.borders[name]


def _stripes(theme: Theme) -> QBrush:
    gradient = QLinearGradient(0, 0, _STRIPE, _STRIPE)
    gradient.setSpread(QLinearGradient.Spread.RepeatSpread)
    dark, light = theme.colour("doubtful"), theme.colour("doubtful_stripe")
    for at, colour in ((0.0, dark), (0.49, dark), (0.5, light), (1.0, light)):
        gradient.setColorAt(at, colour)
    return QBrush(gradient)


def text_rows(height: float) -> tuple[int, int]:
    """In how many rows texts stand in a block of this height, and the largest type that fits, in pixels."""
    rows = 2 if height >= _TWO_ROWS else 1
    most = _MORE_TYPE if height >= _HIGH_BLOCK else _MOST_TYPE
    return rows, min(most, int(_text_zone(height) / rows / _LINE_SPACING))


def _text_zone(height: float) -> float:
    return height - 2 - (_MARK_ROOM if height >= _MARK_HEIGHT else _BAND)


def draw_block(painter: QPainter, rect: QRectF, fill: QBrush, border: QColor, width: float) -> None:
    """A block without what stands on it; its border is `width` pixels wide."""
    if rect.width() < _BAR_BELOW:
        painter.fillRect(rect, border)
        return
    if rect.width() < _PLAIN_BELOW:
        painter.fillRect(rect, border)
        painter.fillRect(rect.adjusted(1, width, -1, -width), fill)
        return
    radius = min(RADIUS, rect.width() / 4)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(border)
    painter.drawRoundedRect(rect, radius, radius)
    painter.setBrush(fill)  # two fills take half the time of a fill and a stroke
    inner = max(1.0, radius - width)
    painter.drawRoundedRect(rect.adjusted(width, width, -width, -width), inner, inner)


def draw_band(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """The singer's colour at the foot of a block."""
    inset = 2.0 if rect.width() >= _PLAIN_BELOW else 0.0
    painter.fillRect(QRectF(rect.left() + inset, rect.bottom() - _BAND - 1, rect.width() - 2 * inset, _BAND), colour)


def draw_word(
    painter: QPainter, rect: QRectF, word: Word, edges: list[float], look: BlockLook, *, selected: bool
) -> None:
    """A word's block with its syllables' `edges` (pixels), without its text."""
    width = 2.5 if selected else 1.0
    draw_block(painter, rect, look.fill(word, selected=selected), look.border(word, selected=selected), width)
    if edges and rect.width() >= _PLAIN_BELOW:
        _draw_edges(painter, rect, edges, look)


def draw_word_text(
    painter: QPainter, rect: QRectF, view: QRectF, placed: PlacedText, x: float, rows: int, look: BlockLook
) -> None:
    """A word's text at `x`, in one of so many `rows` of the block; of a long word, in the part that `view` shows."""
    high = _text_zone(rect.height()) / rows
    top = rect.top() + 1 + placed.row * high + (high - 1.2 * placed.pixels) / 2
    if rect.left() < view.left():
        x = max(x, min(view.left() + INSET, rect.right() - INSET - placed.width))
    if rect.right() > view.right():
        x = min(x, max(view.right() - INSET - placed.width, rect.left() + INSET))
    painter.setPen(look.text)
    draw_text(painter, placed.text, QPointF(x, top), placed.pixels, bold=True)


def draw_syllables(
    painter: QPainter, rect: QRectF, word: Word, edges: list[float], placed: PlacedText, rows: int, look: BlockLook
) -> bool:
    """The word's syllables, each between its own edges; False where there is not room for all of them."""
    parts = [part.text for part in word.syllables]
    ends = [rect.left(), *edges, rect.right()]
    if len(parts) != len(edges) + 1 or not _fit(parts, ends, placed.pixels):
        return False
    high = _text_zone(rect.height()) / rows
    top = rect.top() + 1 + placed.row * high + (high - 1.2 * placed.pixels) / 2
    painter.setPen(look.text)
    for part, low, end in zip(parts, ends[:-1], ends[1:], strict=True):
        draw_centred(painter, part, low, end, top, placed.pixels, bold=True)
    return True


def draw_marks(painter: QPainter, rect: QRectF, view: QRectF, word: Word, look: BlockLook) -> None:
    """The mark of what is special about a word: a warning with its confidence, or a padlock."""
    left, right = max(rect.left(), view.left()) + 3, min(rect.right(), view.right()) - 3
    if not (word.is_doubtful or word.locked) or right - left < 8:
        return
    if rect.height() >= _MARK_HEIGHT:
        _draw_mark(painter, left, right, rect.bottom() - 12, word, look)
    elif word.is_doubtful:
        _draw_warning(painter, QPointF(rect.right() - 6, rect.top() + 1), look)
    else:
        _draw_lock(painter, QPointF(rect.right() - 6, rect.top() + 1), look.theme.colour("locked_border"))


def draw_lines(
    painter: QPainter, rect: QRectF, view: QRectF, text: str, doubtful: int, look: BlockLook, *, selected: bool
) -> None:
    """A block that stands for whole lines: their `text` in as many rows as there is room for, how many words doubt."""
    fill = look.fills["selected" if selected else "word"]
    draw_block(painter, rect, fill, look.borders["selected" if selected else "word"], 2.5 if selected else 1.0)
    left, right = max(rect.left(), view.left()) + INSET + 1, min(rect.right(), view.right()) - INSET - 1
    marked = bool(doubtful) and rect.width() >= _PLAIN_BELOW
    zone = rect.height() - 3 - (_MARK_ROOM if marked and rect.height() >= _MARK_HEIGHT else _BAND)
    room = rect.width() - 2 * INSET - 2 if rect.width() < view.width() else right - left
    pixels, rows = _fitted_rows(text, room, zone, _LINE_TYPES if " / " not in text else _STANZA_TYPES)
    if rows:
        width = math.ceil(max(text_width(row, pixels) for row in rows)) + 1
        x = min(max(left, (rect.left() + rect.right() - width) / 2), max(rect.left() + INSET, right - width))
        top = rect.top() + 2 + (zone - rows_height(len(rows), pixels)) / 2
        painter.setPen(look.text)
        draw_rows(painter, rows, QPointF(x, top), pixels, width)
    if marked and rect.height() >= _MARK_HEIGHT and right - left >= 8:
        _draw_warned(painter, left, right, rect.bottom() - 12, str(doubtful), look)
    elif marked:
        _draw_warning(painter, QPointF(rect.right() - 6, rect.top() + 1), look)


def _fitted_rows(text: str, room: float, height: float, types: Sequence[int]) -> tuple[int, tuple[str, ...]]:
    """The largest of the types in which all of the text has room, or else the one before the smallest, and its rows."""
    known = whole_width(text, types[-1]) / types[-1]
    for pixels in types:
        most = int(height / (_LINE_HEIGHT * pixels))
        if known * pixels > most * room:
            continue  # as wide as they are at another size, they would not even fit without a row's end
        rows = in_rows(text, pixels, room, most)
        if rows and not any(row.endswith("…") for row in rows):
            return pixels, rows
    pixels = types[-1] if len(types) == 2 else types[-2]
    return pixels, in_rows(text, pixels, room, int(height / (_LINE_HEIGHT * pixels)))


def _fit(parts: list[str], edges: list[float], pixels: int) -> bool:
    rooms = pairwise(edges)
    return all(
        text_width(part, pixels, bold=True) + 4 <= high - low for part, (low, high) in zip(parts, rooms, strict=True)
    )


def _draw_edges(painter: QPainter, rect: QRectF, edges: list[float], look: BlockLook) -> None:
    colour = QColor(look.text)
    colour.setAlphaF(0.55)
    painter.setPen(QPen(colour, 1, Qt.PenStyle.DotLine))
    for x in edges:
        if rect.left() + 2 < x < rect.right() - 2:
            painter.drawLine(QLineF(x, rect.top() + 3, x, rect.bottom() - 3))


def _draw_mark(painter: QPainter, left: float, right: float, y: float, word: Word, look: BlockLook) -> None:
    """A warning sign with the confidence, or ? where the time is a guess; or a padlock."""
    middle = (left + right) / 2
    if not word.is_doubtful:
        _draw_lock(painter, QPointF(middle, y), look.text)
        return
    _draw_warned(painter, left, right, y, "?" if word.guessed else f"{round(100 * (word.confidence or 0))} %", look)


def _draw_warned(painter: QPainter, left: float, right: float, y: float, label: str, look: BlockLook) -> None:
    """A warning sign and a short text beside it, where there is room for one."""
    middle = (left + right) / 2
    advance = text_width(label, _MARK)
    if advance + 14 > right - left:
        _draw_warning(painter, QPointF(middle, y), look)
        return
    x = middle - (advance + 14) / 2
    _draw_warning(painter, QPointF(x + 5, y), look)
    painter.setPen(look.text)
    draw_text(painter, label, QPointF(x + 14, y - 7), _MARK)


def _draw_warning(painter: QPainter, at: QPointF, look: BlockLook) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.doubt)
    painter.drawPolygon(QPolygonF([at + QPointF(-5, 4.5), at + QPointF(5, 4.5), at + QPointF(0, -4.5)]))
    inner = look.theme.colour("doubtful")
    painter.fillRect(QRectF(at.x() - 0.6, at.y() - 1.8, 1.2, 3.4), inner)
    painter.fillRect(QRectF(at.x() - 0.6, at.y() + 2.4, 1.2, 1.2), inner)


def _draw_lock(painter: QPainter, at: QPointF, colour: QColor) -> None:
    painter.setBrush(colour)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(QRectF(at.x() - 4, at.y() - 1, 8, 6), 1.2, 1.2)
    shackle = QPainterPath(QPointF(at.x() - 2.4, at.y() - 1))
    shackle.cubicTo(at + QPointF(-2.4, -6), at + QPointF(2.4, -6), at + QPointF(2.4, -1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 1.4))
    painter.drawPath(shackle)


def draw_bracket(
    painter: QPainter, rect: QRectF, view: QRectF, label: str, colour: QColor, ink: QColor, *, bold: bool
) -> None:
    """A line's bracket, with its number in the part that is in view."""
    left, right = round(rect.left()), max(round(rect.left()) + 1, round(rect.right()) - 1)
    top, high = round(rect.top()), round(rect.height())
    painter.fillRect(left, top, right - left, 1, colour)  # whole pixels: smooth lines take ten times as long
    painter.fillRect(left, top, 1, high, colour)
    painter.fillRect(right, top, 1, high, colour)
    start, end = max(rect.left(), view.left()), min(rect.right(), view.right())
    shown = elided(label, _SMALL, end - start - 8, bold=bold) if end - start > 14 else ""
    if shown and shown != "…":
        painter.setPen(ink)
        draw_text(painter, shown, QPointF(start + 5, top + 1.5), _SMALL, bold=bold)


def draw_tip(painter: QPainter, centre_x: float, bottom: float, text: str, theme: Theme, limit: float) -> QRectF:
    """The readout of a drag, above the block, kept between 0 and `limit`; returns where it is."""
    width = text_width(text, 11, fixed=True) + 14
    left = min(max(2.0, centre_x - width / 2), max(2.0, limit - width - 2))
    rect = QRectF(round(left), round(bottom - 20), width, 19)
    painter.setPen(QPen(theme.colour("border"), 1))
    painter.setBrush(theme.colour("window"))
    painter.drawRoundedRect(rect, 4, 4)
    painter.setPen(theme.colour("text"))
    draw_text(painter, text, QPointF(rect.left() + 7, rect.top() + 2), 11, fixed=True)
    return rect


def draw_caption(painter: QPainter, at: QPointF, text: str, theme: Theme) -> None:
    """A strip's name in its corner."""
    width = text_width(text, 10)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("window", 0.72))
    painter.drawRoundedRect(QRectF(at.x(), at.y(), width + 10, 15), 3, 3)
    painter.setPen(theme.colour("dim"))
    draw_text(painter, text, QPointF(at.x() + 5, at.y() + 1), 10)
