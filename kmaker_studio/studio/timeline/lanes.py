"""The lanes of word blocks: where each word or outline block is, and what is under the pointer."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from kmaker_studio.core.song import Line, Word
from kmaker_studio.core.syllables import syllable_starts
from kmaker_studio.studio.strips.scale import Scale
from kmaker_studio.studio.timeline.drag_edits import Part
from kmaker_studio.studio.timeline.outline import Outline, OutlineBlock
from kmaker_studio.studio.timeline.song_index import Row, SongIndex
from kmaker_studio.studio.timeline.strip_layout import BRACKET, LANE_GAP

_EDGE = 6.0  # pixels inside a block that are its edge, and half as many outside
_SYLLABLE = 4.0


@dataclass(frozen=True, slots=True)
class Hit:
    """What is under the pointer in the lanes: a word and its part, the edge before a syllable, or lines.

    Of one line it is the bracket, unless `outlined`: then it is the block that stands for the lines.
    """

    word: Word | None = None
    part: Part = "body"
    syllable: int = 0
    lines: tuple[Line, ...] = ()
    outlined: bool = False


class Lanes:
    """The words of `index` in lanes that begin at `top`, each with blocks `block_height` pixels high."""

    def __init__(self, index: SongIndex) -> None:
        self.index = index
        self.outline = Outline(index)
        self.top = 0.0
        self.block_height = 44.0

    @property
    def _lane_height(self) -> float:
        return BRACKET + self.block_height + LANE_GAP

    @property
    def height(self) -> float:
        """What the lanes take."""
        return len(self.index.singers) * self._lane_height

    def lane_top(self, lane: int) -> float:
        """Where a lane begins."""
        return self.top + lane * self._lane_height

    def lane_at(self, y: float) -> int:
        """The lane at a height, the nearest one outside of all."""
        return min(len(self.index.singers) - 1, max(0, int((y - self.top) / self._lane_height)))

    def block(self, scale: Scale, word: Word, lane: int) -> QRectF:
        """Where a timed word's block is."""
        return self._block(scale, word.start_ms or 0, word.end_ms or 0, lane)

    def outline_block(self, scale: Scale, block: OutlineBlock) -> QRectF:
        """Where a block is that stands for lines."""
        return self._block(scale, block.start_ms, block.end_ms, block.lane)

    def _block(self, scale: Scale, start_ms: float, end_ms: float, lane: int) -> QRectF:
        left, right = scale.x(start_ms), scale.x(end_ms)
        return QRectF(left, self.lane_top(lane) + BRACKET, right - left, self.block_height)

    def bracket(self, scale: Scale, row: Row | OutlineBlock) -> QRectF:
        """Where the bracket of a line or an outline block is."""
        left, right = scale.x(row.start_ms), scale.x(row.end_ms)
        return QRectF(left, self.lane_top(row.lane) + 3, right - left, BRACKET - 5)

    def hit(self, scale: Scale, at: QPointF, selected: frozenset[str]) -> Hit:
        """What is at `at`; of overlapping words a selected one, else the later one."""
        lane = self.lane_at(at.y())
        inside = at.y() - self.lane_top(lane)
        if not 0 < inside <= BRACKET + self.block_height:
            return Hit()
        ms, slack = scale.ms(at.x()), 2 * scale.ms_per_pixel
        if self.outline.detail(scale.ms_per_pixel) != "words":
            blocks = [
                block
                for block in self.outline.blocks(scale.ms_per_pixel)
                if block.lane == lane and block.start_ms - slack <= ms <= block.end_ms + slack
            ]
            return Hit(lines=blocks[-1].lines, outlined=True) if blocks else Hit()
        if inside < BRACKET:
            rows = [row for _, row in self.index.rows(ms - slack, ms + slack) if row.lane == lane]
            return Hit(lines=(rows[-1].line,)) if rows else Hit()
        words = self.index.words_at(ms, _EDGE / 2 * scale.ms_per_pixel, lane)
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
