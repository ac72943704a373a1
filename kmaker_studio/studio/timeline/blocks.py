"""Painting word blocks, line brackets and readouts. Everything here is in pixels of the widget."""

from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPainterPath, QPen, QPolygonF

from kmaker_studio.core.song import Word
from kmaker_studio.studio.theme.theme import Theme
from kmaker_studio.studio.timeline.painted_text import draw_centred, draw_text, text_width

RADIUS = 5.0
_TEXT, _MARK, _SMALL = 12, 10, 10
_STRIPE = 7.0
_BAR_BELOW = 5.0  # a narrower block is a plain bar
_PLAIN_BELOW = 16.0  # and one narrower than this has neither round corners nor text
_MARK_HEIGHT = 36.0  # a lower block has no room for a mark under its text


class BlockLook:
    """The brushes and pens of a theme, made once."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.text = theme.colour("word_text")
        self.doubt = theme.colour("doubtful_border")
        self._fills = {
            "word": QBrush(theme.colour("word")),
            "locked": QBrush(theme.colour("locked")),
            "doubtful": _stripes(theme),
            "selected": QBrush(theme.colour("selected")),
        }
        self._borders = {name: theme.colour(f"{name}_border") for name in self._fills}

    def fill(self, word: Word, *, selected: bool) -> QBrush:
        """Selected, doubtful (striped, so that it shows without colour too), locked, or plain."""
        if word.is_doubtful:
            return self._fills["doubtful"]
        return self._fills["selected" if selected else "locked" if word.locked else "word"]

    def border(self, word: Word, *, selected: bool) -> QColor:
        """The border's colour; a selected word is framed whatever else it is."""
        name = "selected" if selected else "doubtful" if word.is_doubtful else "locked" if word.locked else "word"
        return self._borders[name]


def _stripes(theme: Theme) -> QBrush:
    gradient = QLinearGradient(0, 0, _STRIPE, _STRIPE)
    gradient.setSpread(QLinearGradient.Spread.RepeatSpread)
    dark, light = theme.colour("doubtful"), theme.colour("doubtful_stripe")
    for at, colour in ((0.0, dark), (0.49, dark), (0.5, light), (1.0, light)):
        gradient.setColorAt(at, colour)
    return QBrush(gradient)


def draw_word(
    painter: QPainter, rect: QRectF, view: QRectF, word: Word, edges: list[float], look: BlockLook, *, selected: bool
) -> None:
    """A word's block: its text, the mark of what is special about it, and its syllables' `edges` (pixels).

    Text and mark stay in the part of a long word that `view` shows.
    """
    border = look.border(word, selected=selected)
    if rect.width() < _BAR_BELOW:
        painter.fillRect(rect, border)
        return
    if rect.width() < _PLAIN_BELOW:
        painter.fillRect(rect, border)
        painter.fillRect(rect.adjusted(1, 1, -1, -1), look.fill(word, selected=selected))
        return
    width = 2.0 if selected else 1.0
    painter.setPen(QPen(border, width))
    painter.setBrush(look.fill(word, selected=selected))
    inset = width / 2
    radius = min(RADIUS, rect.width() / 4)
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius)
    left, right = max(rect.left(), view.left()) + 3, min(rect.right(), view.right()) - 3
    tall = rect.height() >= _MARK_HEIGHT
    marked = tall and (word.is_doubtful or word.locked)
    if edges:
        _draw_edges(painter, rect, edges, look)
    if right - left < 8:
        return
    top = rect.top() + (4 if marked else (rect.height() - 16) / 2)
    painter.setPen(look.text)
    parts = [part.text for part in word.syllables]
    if edges and len(parts) == len(edges) + 1 and _fit(parts, [rect.left(), *edges, rect.right()]):
        for part, low, high in zip(parts, [rect.left(), *edges], [*edges, rect.right()], strict=True):
            draw_centred(painter, part, max(low, left - 3), min(high, right + 3), top, _TEXT, bold=True)
    else:
        draw_centred(painter, word.text, left, right, top, _TEXT, bold=True)
    if marked:
        _draw_mark(painter, left, right, rect.bottom() - 12, word, look)
    elif word.is_doubtful and right - left > 12:
        _draw_warning(painter, QPointF(rect.right() - 9, rect.top() + 8), look)
    elif word.locked and right - left > 12 and not tall:
        _draw_lock(painter, QPointF(rect.right() - 9, rect.top() + 8), look.text)


def _fit(parts: list[str], edges: list[float]) -> bool:
    rooms = pairwise(edges)
    return all(
        text_width(part, _TEXT, bold=True) + 4 <= high - low for part, (low, high) in zip(parts, rooms, strict=True)
    )


def _draw_edges(painter: QPainter, rect: QRectF, edges: list[float], look: BlockLook) -> None:
    colour = QColor(look.text)
    colour.setAlphaF(0.55)
    painter.setPen(QPen(colour, 1, Qt.PenStyle.DotLine))
    for x in edges:
        if rect.left() + 2 < x < rect.right() - 2:
            painter.drawLine(QLineF(x, rect.top() + 3, x, rect.bottom() - 3))


def _draw_mark(painter: QPainter, left: float, right: float, y: float, word: Word, look: BlockLook) -> None:
    """A warning sign with the confidence, or a padlock."""
    middle = (left + right) / 2
    if not word.is_doubtful:
        _draw_lock(painter, QPointF(middle, y), look.text)
        return
    label = f"{round(100 * (word.confidence or 0))} %"
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


def draw_bracket(painter: QPainter, rect: QRectF, view: QRectF, label: str, look: BlockLook, *, active: bool) -> None:
    """A line's bracket, with its number in the part that is in view."""
    colour = look.theme.colour("accent" if active else "disabled")
    left, right = round(rect.left()) + 0.5, max(round(rect.left()) + 1.5, round(rect.right()) - 0.5)
    top, bottom = round(rect.top()) + 0.5, round(rect.bottom()) - 0.5
    painter.setPen(QPen(colour, 1))
    painter.drawLines(
        [QLineF(left, top, right, top), QLineF(left, top, left, bottom), QLineF(right, top, right, bottom)]
    )
    start, end = max(rect.left(), view.left()), min(rect.right(), view.right())
    if end - start > 22:
        painter.setPen(look.theme.colour("text" if active else "dim"))
        draw_centred_left(painter, label, start + 6, end - 4, top + 1)


def draw_centred_left(painter: QPainter, text: str, left: float, right: float, top: float) -> None:
    """A small text from `left` on, cut at `right`."""
    room = right - left
    if text_width(text, _SMALL) <= room:
        draw_text(painter, text, QPointF(left, top), _SMALL)
    else:
        draw_centred(painter, text, left, right, top, _SMALL, bold=False)


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
