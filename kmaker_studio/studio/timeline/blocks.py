"""How word blocks and line brackets look. Everything here is in pixels of the screen."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QLinearGradient, QPainter, QPainterPath, QPen, QPolygonF

from kmaker_studio.core.song import Word
from kmaker_studio.studio.theme import Theme, font

RADIUS = 5.0
_TEXT_PIXELS = 12
_MARK_PIXELS = 10
_STRIPE = 7.0


def word_colours(colours: Theme, word: Word, *, selected: bool) -> tuple[QBrush, QColor]:
    """Fill and border: selected, doubtful (striped, so that it shows without colour too), locked, or plain."""
    if selected and not word.is_doubtful:
        return QBrush(colours.colour("selected")), colours.colour("selected_border")
    if word.is_doubtful:
        return _stripes(colours), colours.colour("selected_border" if selected else "doubtful_border")
    if word.locked:
        return QBrush(colours.colour("locked")), colours.colour("locked_border")
    return QBrush(colours.colour("word")), colours.colour("word_border")


def _stripes(colours: Theme) -> QBrush:
    gradient = QLinearGradient(0, 0, _STRIPE, _STRIPE)
    gradient.setSpread(QLinearGradient.Spread.RepeatSpread)
    dark, light = colours.colour("doubtful"), colours.colour("doubtful_stripe")
    for at, colour in ((0.0, dark), (0.49, dark), (0.5, light), (1.0, light)):
        gradient.setColorAt(at, colour)
    return QBrush(gradient)


def draw_word(painter: QPainter, rect: QRectF, view: QRectF, word: Word, colours: Theme, *, selected: bool) -> None:
    """A word's block: its text and, under it, the mark of what is special about it, in the part that `view` shows."""
    fill, border = word_colours(colours, word, selected=selected)
    width = 2.0 if selected else 1.0
    if rect.width() < 3:
        painter.fillRect(rect, border)
        return
    painter.setPen(QPen(border, width))
    painter.setBrush(fill)
    inset = width / 2
    radius = min(RADIUS, rect.width() / 3)
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius)
    rect = rect & view
    if rect.width() < 12:
        return
    painter.save()
    painter.setClipRect(rect.adjusted(3, 0, -3, 0), Qt.ClipOperation.IntersectClip)
    marked = word.is_doubtful or word.locked
    text_font = font(_TEXT_PIXELS, bold=True)
    painter.setFont(text_font)
    painter.setPen(colours.colour("word_text"))
    text = QRectF(rect.left() + 3, rect.top() + 5, rect.width() - 6, 18 if marked else rect.height() - 10)
    fits = QFontMetricsF(text_font).horizontalAdvance(word.text) <= text.width()
    across = Qt.AlignmentFlag.AlignHCenter if fits else Qt.AlignmentFlag.AlignLeft
    painter.drawText(text, int(across | Qt.AlignmentFlag.AlignVCenter), word.text)
    if marked:
        _draw_mark(painter, rect, word, colours)
    painter.restore()


def _draw_mark(painter: QPainter, rect: QRectF, word: Word, colours: Theme) -> None:
    """A warning sign with the confidence, or a padlock."""
    y = rect.bottom() - 12
    if not word.is_doubtful:
        _draw_lock(painter, QPointF(rect.center().x(), y), colours.colour("word_text", 0.9))
        return
    label = f"{round(100 * (word.confidence or 0))} %"
    mark_font = font(_MARK_PIXELS)
    painter.setFont(mark_font)
    advance = QFontMetricsF(mark_font).horizontalAdvance(label)
    x = rect.center().x() - (advance + 14) / 2
    if advance + 14 > rect.width() - 4:
        x = rect.center().x() - 5
        label = ""
    amber = colours.colour("doubtful_border")
    _draw_warning(painter, QPointF(x + 5, y), amber, colours.colour("doubtful"))
    painter.setPen(colours.colour("word_text", 0.9))
    painter.drawText(QRectF(x + 14, y - 8, advance + 2, 16), int(Qt.AlignmentFlag.AlignVCenter), label)


def _draw_warning(painter: QPainter, at: QPointF, colour: QColor, inner: QColor) -> None:
    triangle = QPolygonF([at + QPointF(-5, 4.5), at + QPointF(5, 4.5), at + QPointF(0, -4.5)])
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(triangle)
    painter.setBrush(inner)
    painter.drawRect(QRectF(at.x() - 0.6, at.y() - 1.8, 1.2, 3.4))
    painter.drawRect(QRectF(at.x() - 0.6, at.y() + 2.4, 1.2, 1.2))


def _draw_lock(painter: QPainter, at: QPointF, colour: QColor) -> None:
    painter.setBrush(colour)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(QRectF(at.x() - 4, at.y() - 1, 8, 6), 1.2, 1.2)
    shackle = QPainterPath(QPointF(at.x() - 2.4, at.y() - 1))
    shackle.cubicTo(at + QPointF(-2.4, -6), at + QPointF(2.4, -6), at + QPointF(2.4, -1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 1.4))
    painter.drawPath(shackle)


def draw_bracket(painter: QPainter, rect: QRectF, label: str, colours: Theme) -> None:
    """A line's bracket, with its number."""
    painter.setPen(QPen(colours.colour("disabled"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    left, right, top, bottom = (round(value) + 0.5 for value in (rect.left(), rect.right(), rect.top(), rect.bottom()))
    painter.drawPolyline(
        QPolygonF([QPointF(left, bottom), QPointF(left, top), QPointF(right - 1, top), QPointF(right - 1, bottom)])
    )
    if rect.width() > 24:
        painter.setFont(font(10))
        painter.setPen(colours.colour("dim"))
        painter.drawText(QRectF(left + 6, top + 1, rect.width() - 8, 13), 0, label)


def draw_tip(painter: QPainter, centre_x: float, bottom: float, text: str, colours: Theme, limit: float) -> None:
    """The readout of a drag, above the block, kept between 0 and `limit`."""
    tip_font = font(11, fixed=True)
    painter.setFont(tip_font)
    width = QFontMetricsF(tip_font).horizontalAdvance(text) + 14
    left = min(max(2.0, centre_x - width / 2), max(2.0, limit - width - 2))
    rect = QRectF(round(left), round(bottom - 20), width, 19)
    painter.setPen(QPen(colours.colour("border"), 1))
    painter.setBrush(colours.colour("window"))
    painter.drawRoundedRect(rect, 4, 4)
    painter.setPen(colours.colour("text"))
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), text)
