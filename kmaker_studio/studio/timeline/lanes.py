"""The lanes of word blocks: where each word is, how they are painted, what is under the pointer."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from kmaker_studio.core.song import Line, Word
from kmaker_studio.core.syllables import syllable_starts
from kmaker_studio.studio.timeline.blocks import BlockLook, draw_bracket, draw_caption, draw_word
from kmaker_studio.studio.timeline.drag_edits import Part
from kmaker_studio.studio.timeline.scale import Scale
from kmaker_studio.studio.timeline.song_index import Row, SongIndex

BRACKET = 18.0
_BLOCK, _LEAST_BLOCK, _GAP = 44.0, 24.0, 8.0
_EDGE = 6.0  # pixels inside a block that are its edge, and half as many outside
_SYLLABLE = 4.0
_THIN = 3.0  # pixels: of several words as short as this, one is drawn
_BAR_BELOW = 7.0  # pixels a word: a line with less is one bar


@dataclass(frozen=True, slots=True)
class Hit:
    """What is under the pointer in the lanes: a word and its part, the edge before a syllable, or a line's bracket."""

    word: Word | None = None
    part: Part = "body"
    syllable: int = 0
    line: Line | None = None


def lanes_height(count: int) -> float:
    """The height that this many lanes take."""
    return count * (BRACKET + block_height(count) + _GAP)


def block_height(count: int) -> float:
    """A block's height, lower where many sing."""
    return max(_LEAST_BLOCK, _BLOCK - 8 * (count - 1))


class Lanes:
    """Paints the words of `index` below `top`, and finds them there."""

    def __init__(self, index: SongIndex) -> None:
        self.index = index
        self.top = 0.0

    @property
    def height(self) -> float:
        """What the lanes take."""
        return lanes_height(len(self.index.singers))

    def _lane_top(self, lane: int) -> float:
        return self.top + lane * self.height / len(self.index.singers)

    def lane_at(self, y: float) -> int:
        """The lane at a height, the nearest one outside of all."""
        count = len(self.index.singers)
        return min(count - 1, max(0, int((y - self.top) / (self.height / count))))

    def block(self, scale: Scale, word: Word, lane: int) -> QRectF:
        """Where a timed word's block is."""
        left, right = scale.x(word.start_ms or 0), scale.x(word.end_ms or 0)
        count = len(self.index.singers)
        return QRectF(left, self._lane_top(lane) + BRACKET, right - left, block_height(count))

    def bracket(self, scale: Scale, row: Row) -> QRectF:
        """Where a line's bracket is."""
        left, right = scale.x(row.start_ms), scale.x(row.end_ms)
        return QRectF(left, self._lane_top(row.lane) + 3, right - left, BRACKET - 5)

    def hit(self, scale: Scale, at: QPointF, selected: frozenset[str]) -> Hit:
        """What is at `at`; of overlapping words a selected one, else the later one."""
        lane = self.lane_at(at.y())
        inside = at.y() - self._lane_top(lane)
        if inside < BRACKET:
            ms, slack = scale.ms(at.x()), 2 * scale.ms_per_pixel
            rows = [row for _, row in self.index.rows(ms - slack, ms + slack) if row.lane == lane]
            return Hit(line=rows[-1].line) if rows and inside > 0 else Hit()
        if inside > BRACKET + block_height(len(self.index.singers)):
            return Hit()
        words = self.index.words_at(scale.ms(at.x()), _EDGE / 2 * scale.ms_per_pixel, lane)
        if not words:
            return Hit()
        rects = {word.id: self.block(scale, word, lane) for word in words}
        inner = [word for word in words if rects[word.id].left() <= at.x() <= rects[word.id].right()] or words
        word = next((each for each in reversed(inner) if each.id in selected), inner[-1])
        return self._part(scale, word, rects[word.id], at)

    def _part(self, scale: Scale, word: Word, rect: QRectF, at: QPointF) -> Hit:
        edge = min(_EDGE, rect.width() / 4)
        if at.x() - rect.left() <= edge:
            return Hit(word, "start")
        if rect.right() - at.x() <= edge:
            return Hit(word, "end")
        for number, start in enumerate(syllable_starts(word)[1:], 1):
            if abs(scale.x(start) - at.x()) <= min(_SYLLABLE, rect.width() / 12):
                return Hit(word, "body", number)
        return Hit(word)

    def paint(
        self,
        painter: QPainter,
        scale: Scale,
        exposed: QRectF,
        look: BlockLook,
        selected: frozenset[str],
        current: str,
    ) -> None:
        """Draw what is exposed."""
        view = QRectF(0, self.top, scale.width, self.height)
        low, high = scale.ms(exposed.left() - 4), scale.ms(exposed.right() + 4)
        least = _BAR_BELOW * scale.ms_per_pixel
        bars: list[Row] = []
        thin: dict[int, float] = {}
        for number, row in self.index.rows(low, high):
            if row.end_ms - row.start_ms < least * len(row.words):
                bars.append(row)
                continue
            active = bool(selected) and any(word.id == current for word in row.words)
            label = f"{number}  {row.line.singer}".rstrip() if len(self.index.singers) == 1 else str(number)
            draw_bracket(painter, self.bracket(scale, row), view, label, look, active=active)
            for word in row.words:
                if (word.end_ms or 0) < low or (word.start_ms or 0) > high:
                    continue
                rect = self.block(scale, word, row.lane).adjusted(0.5, 0, -0.5, 0)
                if rect.width() < _THIN:
                    if rect.left() < thin.get(row.lane, -1e9) + _THIN:
                        continue
                    thin[row.lane] = rect.left()
                    rect.setWidth(max(1.0, rect.width()))
                edges = [scale.x(start) for start in syllable_starts(word)[1:]] if word.syllables else []
                draw_word(painter, rect, view, word, edges, look, selected=word.id in selected)
        self._paint_bars(painter, scale, bars, look, selected)
        if len(self.index.singers) > 1:
            for lane, singer in enumerate(self.index.singers):
                if singer:
                    draw_caption(painter, QPointF(4, self._lane_top(lane) + 2), singer, look.theme)

    def _paint_bars(
        self, painter: QPainter, scale: Scale, rows: list[Row], look: BlockLook, selected: frozenset[str]
    ) -> None:
        """Whole lines as bars, with a dash above where a word is doubtful; all of a colour in one go."""
        plain: list[QRectF] = []
        chosen: list[QRectF] = []
        dashes: list[QRectF] = []
        height = block_height(len(self.index.singers))
        tops = [self._lane_top(lane) + BRACKET for lane in range(len(self.index.singers))]
        low, per_pixel = scale.low_ms, scale.ms_per_pixel
        last = [-1e9] * len(tops)
        for row in rows:
            left, right = (row.start_ms - low) / per_pixel, (row.end_ms - low) / per_pixel
            if row.doubtful:
                dashes.append(QRectF(left, tops[row.lane] - 6, max(2.0, right - left), 4))
            is_chosen = bool(selected) and any(word.id in selected for word in row.words)
            if right < last[row.lane] + 1 and not is_chosen:
                continue
            last[row.lane] = right
            rect = QRectF(left, tops[row.lane], max(1.0, right - left - 1), height)
            (chosen if is_chosen else plain).append(rect)
        painter.setPen(Qt.PenStyle.NoPen)
        for rects, name in ((plain, "word_border"), (chosen, "selected"), (dashes, "doubtful_border")):
            if rects:
                painter.setBrush(look.theme.colour(name))
                painter.drawRects(rects)
