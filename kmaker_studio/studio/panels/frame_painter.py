"""Painting a video frame with Qt, from the video's own layout: the same places, sizes, colours and times.

Only the drawing differs from the export's, which libass does: letters are softer there by `Style.softness`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QImage, QPainter, QPainterPath, QPen, QTransform

from kmaker_studio.core.song import Song, Word
from kmaker_studio.core.syllables import sung_pieces
from kmaker_studio.video.ass_event import fades
from kmaker_studio.video.backgrounds import paint_gradient
from kmaker_studio.video.fonts import MAIN_FAMILY, Font, font_for, script_of, text_width
from kmaker_studio.video.karaoke_ass import card_fade
from kmaker_studio.video.layout import Bar, Box, Card, Dot, Layout, PlacedLine, lay_out
from kmaker_studio.video.mixed_line import is_mixed, lone_words
from kmaker_studio.video.reading_order import is_right_to_left
from kmaker_studio.video.style import Gradient, Style, line_colours
from kmaker_studio.video.sung_row_ass import glow_colour

_EM = 200  # pixels; letters are made at this size, without hinting, and scaled from there
_BACKGROUND = (640, 360)
_PATTERNED = (1280, 720)
_KEPT = 12  # lines
_GLOW_STEPS = 5
_LEAN = 0.04  # of a row's height: how far letters lean out of their box


@dataclass(frozen=True, slots=True)
class _Picture:
    """A line drawn in the screen's own pixels at `place` there."""

    image: QImage
    place: QRect

    def draw(self, painter: QPainter, clip: QRectF | None = None) -> None:
        """Copy it to its place, or of it what `clip`, in the video's coordinates, holds."""
        painter.save()
        if clip is not None:
            painter.setClipRect(clip, Qt.ClipOperation.IntersectClip)
        to_screen = painter.deviceTransform()
        back, _ = to_screen.inverted()
        painter.setTransform(back, combine=True)
        painter.drawImage(self.place.topLeft(), self.image)
        painter.restore()

    def under(self, other: "_Picture", to_screen: QTransform, clips: Sequence[QRectF]) -> "_Picture":
        """The same with the parts `clips` of `other` over it."""
        image = self.image.copy()
        painter = QPainter(image)
        painter.translate(-self.place.left(), -self.place.top())
        for clip in clips:
            painter.setClipRect(to_screen.mapRect(clip))
            painter.drawImage(other.place.topLeft(), other.image)
        painter.end()
        return _Picture(image, self.place)


_pictures: dict[object, tuple[_Picture, _Picture]] = {}


@dataclass(frozen=True, slots=True)
class FramePainter:
    """Every frame of `song` in `style`: its layout in a picture of `size` pixels."""

    song: Song
    style: Style
    layout: Layout

    @staticmethod
    def of(song: Song, style: Style, size: tuple[int, int] = (1280, 720)) -> "FramePainter":
        """Lay the song out; takes some milliseconds for each hundred lines that were not laid out before."""
        return FramePainter(song, style, lay_out(song, style, size))

    def paint(self, painter: QPainter, target: QRectF, ms: float) -> None:
        """Draw the frame at `ms` into `target`."""
        layout = self.layout
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.setClipRect(target)
        background = self.style.background
        if isinstance(background, Gradient):
            painter.drawImage(target.topLeft(), _background(background, painter, target))
        else:
            painter.fillRect(target, QColor(background))
        painter.translate(target.topLeft())
        painter.scale(target.width() / layout.width, target.height() / layout.height)
        for card in (layout.card, layout.end_card):
            if card is not None and card.show_ms <= ms < card.hide_ms:
                self._card(painter, card, ms)
        for bar in layout.bars:
            if bar.show_ms <= ms < bar.hide_ms:
                self._bar(painter, bar, ms)
        for line in layout.lines:
            if line.show_ms <= ms < line.hide_ms:
                self._line(painter, line, ms)
        for dot in layout.dots:
            if dot.show_ms <= ms < dot.hide_ms:
                self._dot(painter, dot, ms)
        painter.restore()

    def _line(self, painter: QPainter, line: PlacedLine, ms: float) -> None:
        shown = _fade(ms, line.show_ms, line.hide_ms, *fades(line, self.style))
        plain, sung = self._pictures(painter, line)
        whole = self.style.fill == "word"
        done = [sung_share(word, ms, whole=whole, family=line.family) for word in line.line.words]
        rows = min(box.top for box in line.boxes), max(box.bottom for box in line.boxes)
        wiped = [
            _wiped(box, part, is_right_to_left(word.text), rows)
            for word, box, part in zip(line.line.words, line.boxes, done, strict=True)
            if part > 0
        ]
        if shown < 1:  # both colours fade as one picture
            plain = plain.under(sung, painter.deviceTransform(), wiped)
            painter.setOpacity(shown)
            plain.draw(painter)
            painter.setOpacity(1.0)
            return
        plain.draw(painter)
        for clip in wiped:
            sung.draw(painter, clip)

    def _pictures(self, painter: QPainter, line: PlacedLine) -> "tuple[_Picture, _Picture]":
        """The line before and after it is sung, at the painter's scale, kept until other lines need the room."""
        transform = painter.deviceTransform()
        texts = tuple(word.text for word in line.line.words)
        place = (transform.m11(), transform.dx(), transform.dy())
        key = (self.style, self.layout.unit, texts, line.boxes, line.size, line.script, line.family, line.singer, place)
        if key not in _pictures:  # an edit of times makes new lines that look the same
            while len(_pictures) >= _KEPT:
                del _pictures[next(iter(_pictures))]
            sung, unsung = line_colours(self.style, line.singer)
            _pictures[key] = (
                self._picture(transform, line, unsung, is_sung=False),
                self._picture(transform, line, sung, is_sung=True),
            )
        return _pictures[key]

    def _picture(self, transform: QTransform, line: PlacedLine, colour: str, *, is_sung: bool) -> "_Picture":
        reach = line.size / 2
        left, top = min(box.left for box in line.boxes) - reach, min(box.top for box in line.boxes) - reach
        right, bottom = max(box.right for box in line.boxes) + reach, max(box.bottom for box in line.boxes) + reach
        place = transform.mapRect(QRectF(left, top, right - left, bottom - top)).toAlignedRect()
        image = QImage(place.size(), QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        inner = QPainter(image)
        inner.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner.translate(-place.left(), -place.top())
        inner.setTransform(transform, combine=True)
        if is_mixed(line):
            letters = [_placed(lone.text, lone.font, line.size, lone.box) for lone in lone_words(line)]
        else:
            letters = [
                _placed(word.text, font_for(line.script, line.family), line.size, box)
                for word, box in zip(line.line.words, line.boxes, strict=True)
            ]
        style = self.style
        if is_sung and style.glow:
            self._glow(inner, letters, glow_colour(style, line.singer))
        edge = style.sung_outline_colour if is_sung and style.flip_outline else style.outline_colour
        for path in letters:
            self._body(inner, path, self.layout.unit, edge)
        for path in letters:
            inner.fillPath(path, QColor(colour))
        inner.end()
        return _Picture(image, place)

    def _glow(self, painter: QPainter, letters: Sequence[QPainterPath], colour: str) -> None:
        """What shines around sung letters: strokes that grow, each faint, where the video blurs one."""
        shine = QColor(colour)
        shine.setAlphaF(0.16)
        for step in range(1, _GLOW_STEPS + 1):
            width = 2 * self.style.glow * self.layout.unit * step / _GLOW_STEPS
            pen = QPen(shine, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
            for path in letters:
                painter.strokePath(path, pen)

    def _body(self, painter: QPainter, path: QPainterPath, unit: float, edge: str) -> None:
        """The shadow and the outline, in the colour `edge`, under letters."""
        style = self.style
        pen = QPen(QColor(edge), 2 * style.outline * unit)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if style.shadow:
            shadow = QColor(0, 0, 0)
            shadow.setAlphaF(style.shadow_opacity)
            moved = path.translated(style.shadow * unit, style.shadow * unit)
            painter.fillPath(moved, shadow)
        if style.outline:
            painter.strokePath(path, pen)

    def _card(self, painter: QPainter, card: Card, ms: float) -> None:
        fade = card_fade(card)
        painter.setOpacity(_fade(ms, card.show_ms, card.hide_ms, fade, fade))
        for row in card.rows:
            box = Box(row.x, row.y - row.size / 2, row.x, row.y + row.size / 2)
            placed = _placed(row.text, font_for(script_of(row.text), row.family), row.size, box, centred=True)
            self._body(painter, placed, self.layout.unit, self.style.outline_colour)
            painter.fillPath(placed, QColor(self.style.unsung if row.main else self.style.sung))

    def _dot(self, painter: QPainter, dot: Dot, ms: float) -> None:
        painter.setOpacity(_fade(ms, dot.show_ms, dot.hide_ms, 200, 150))
        path = QPainterPath()
        path.addEllipse(QPointF(dot.x, dot.y), dot.radius, dot.radius)
        self._body(painter, path, self.layout.unit, self.style.outline_colour)
        painter.fillPath(path, QColor(self.style.sung))

    def _bar(self, painter: QPainter, bar: Bar, ms: float) -> None:
        painter.setOpacity(_fade(ms, bar.show_ms, bar.hide_ms, 300, 300))
        box = bar.box
        whole = QRectF(box.left, box.top, box.right - box.left, box.bottom - box.top)
        empty = QColor(self.style.unsung)
        empty.setAlphaF(0.25)
        painter.fillRect(whole, empty)
        whole.setWidth(whole.width() * (ms - bar.show_ms) / max(1, bar.hide_ms - bar.show_ms))
        painter.fillRect(whole, QColor(self.style.sung))


def sung_share(word: Word, ms: float, *, whole: bool, family: str = MAIN_FAMILY) -> float:
    """How much of the word's width is sung at `ms`, 0 to 1; with `whole` a piece is sung as soon as it begins."""
    begun = [piece for piece in sung_pieces(word) if piece.start_ms <= ms]
    if not begun:
        return 0.0
    last = begun[-1]
    if word.end_ms is not None and ms >= word.end_ms:
        return 1.0
    before = sum(text_width(piece.text, 1.0, family) for piece in begun[:-1])
    part = 1.0 if whole else (ms - last.start_ms) / max(1, last.end_ms - last.start_ms)
    width = before + text_width(last.text, 1.0, family) * min(1.0, part)
    return min(1.0, width / max(1e-9, sum(text_width(piece.text, 1.0, family) for piece in sung_pieces(word))))


def _wiped(box: Box, done: float, from_right: bool, rows: tuple[float, float]) -> QRectF:
    """The part of a word's row that is sung; on both sides a little more, for letters that lean out of their box.

    So it is above the first and below the last of the line's `rows`, their top and bottom, but not into another row.
    """
    height = box.bottom - box.top
    lean, width = _LEAN * height, (box.right - box.left) * done
    left, right = (box.right - width, box.right) if from_right else (box.left, box.left + width)
    if from_right or done >= 1:
        right += lean
    if done >= 1 or not from_right:
        left -= lean
    top = box.top - (height if box.top <= rows[0] else 0)
    bottom = box.bottom + (height if box.bottom >= rows[1] else 0)
    return QRectF(left, top, right - left, bottom - top)


def _fade(ms: float, show: int, hide: int, fade_in: int, fade_out: int) -> float:
    if ms < show + fade_in:
        return (ms - show) / fade_in
    if ms > hide - fade_out:
        return (hide - ms) / fade_out
    return 1.0


def _placed(text: str, font: Font, size: float, box: Box, *, centred: bool = False) -> QPainterPath:
    """The letters of `text` in a row of `size` pixels: from the box's left edge, or in its middle."""
    path = _letters(text, font)
    scale = size * font.em_share / _EM
    left = box.left
    if centred:
        left = (box.left + box.right) / 2 - path.boundingRect().center().x() * scale
    place = QTransform.fromTranslate(left, box.top + font.ascent_share * size)
    return place.scale(scale, scale).map(path)


@lru_cache(maxsize=4096)
def _letters(text: str, font: Font) -> QPainterPath:
    """The outline of `text` with an em of `_EM` pixels, its baseline at 0."""
    path = QPainterPath()
    path.addText(0, 0, _qt_font(font), text)
    path.setFillRule(Qt.FillRule.WindingFill)
    return path


@cache
def _qt_font(known: Font) -> QFont:
    """The bundled font with an em of `_EM` pixels."""
    families = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(known.path)))
    font = QFont(families[0] if families else known.family)
    font.setBold(known.is_bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setPixelSize(_EM)
    return font


def _background(gradient: Gradient, painter: QPainter, target: QRectF) -> QImage:
    """The gradient at the size that `target` has on the screen, so that each frame only copies it."""
    ratio = painter.device().devicePixelRatioF()
    image = _scaled(gradient, round(target.width() * ratio), round(target.height() * ratio))
    image.setDevicePixelRatio(ratio)
    return image


@lru_cache(maxsize=4)
def _scaled(gradient: Gradient, width: int, height: int) -> QImage:
    whole = gradient_image(gradient)
    scaled = whole.scaled(
        width, height, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    return scaled.convertToFormat(QImage.Format.Format_RGB32)


@lru_cache(maxsize=4)
def gradient_image(gradient: Gradient) -> QImage:
    """The gradient as the video's own painter makes it, small where it is smooth."""
    made = paint_gradient(gradient, _BACKGROUND if gradient.pattern == "none" else _PATTERNED).convert("RGB")
    width, height = made.size
    return QImage(made.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888).copy()
