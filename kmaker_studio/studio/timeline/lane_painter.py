"""Paints the lanes: words with their texts, or the blocks that stand for lines where the zoom has no room for words."""

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from kmaker_studio.core.syllables import syllable_starts
from kmaker_studio.studio.strips.scale import Scale
from kmaker_studio.studio.timeline.blocks import (
    BlockLook,
    draw_band,
    draw_bracket,
    draw_caption,
    draw_lines,
    draw_marks,
    draw_syllables,
    draw_word,
    draw_word_text,
    text_rows,
)
from kmaker_studio.studio.timeline.lanes import Lanes
from kmaker_studio.studio.timeline.outline import OutlineBlock
from kmaker_studio.studio.timeline.song_index import Row
from kmaker_studio.studio.timeline.word_texts import PlacedText, place_texts

_REACH = 200  # pixels from beyond the view from which a text may come into it
_BOUNDS_APART = 3
_Places = tuple[PlacedText | None, ...]


class LanePainter:
    """Paints `lanes`. `bounds` are the pixels at which blocks begin or end, `chosen` where the selected ones are."""

    def __init__(self, lanes: Lanes) -> None:
        self._lanes = lanes
        self._texts: dict[str, tuple[tuple[int, float, float], Row, float, _Places]] = {}
        self.bounds: list[float] = []
        self.chosen: list[tuple[int, int]] = []

    def forget_texts(self) -> None:
        """Place all texts anew: the font has changed."""
        self._texts.clear()

    def paint(
        self,
        painter: QPainter,
        scale: Scale,
        look: BlockLook,
        colours: Sequence[QColor | None],
        selected: frozenset[str],
        current: str,
    ) -> None:
        """Paint all that is in view; `colours` are the singers', lane by lane."""
        lanes = self._lanes
        view = QRectF(0, lanes.top, scale.width, lanes.height)
        self.bounds, self.chosen = [], []
        if lanes.outline.detail(scale.ms_per_pixel) == "words":
            self._paint_words(painter, scale, view, look, colours, selected, current)
        else:
            self._paint_outline(painter, scale, view, look, colours, selected)
        if len(lanes.index.singers) > 1:
            for lane, singer in enumerate(lanes.index.singers):
                if singer:
                    draw_caption(painter, QPointF(4, lanes.lane_top(lane) + 2), singer, look.theme)

    def _paint_words(
        self,
        painter: QPainter,
        scale: Scale,
        view: QRectF,
        look: BlockLook,
        colours: Sequence[QColor | None],
        selected: frozenset[str],
        current: str,
    ) -> None:
        lanes, alone = self._lanes, len(self._lanes.index.singers) == 1
        reach = _REACH * scale.ms_per_pixel
        rows = list(lanes.index.rows(scale.low_ms - reach, scale.high_ms + reach))
        rects: list[list[QRectF]] = []
        for number, row in rows:
            rects.append([lanes.block(scale, word, row.lane) for word in row.words])
            colour = colours[row.lane]
            active = bool(selected) and any(word.id == current for word in row.words)
            parts = (str(number), row.line.section, row.line.singer if alone else "")
            ink = look.theme.colour("text" if active else "dim")
            line = look.theme.colour("accent") if active else colour or look.theme.colour("disabled")
            label = "  ".join(part for part in parts if part)
            draw_bracket(painter, lanes.bracket(scale, row), view, label, line, ink, bold=bool(row.line.section))
            for word, block in zip(row.words, rects[-1], strict=True):
                rect = block.adjusted(0.5, 0, -0.5, 0)
                if rect.right() < -1 or rect.left() > scale.width + 1:
                    continue
                edges = [scale.x(start) for start in syllable_starts(word)[1:]] if word.syllables else []
                draw_word(painter, rect, word, edges, look, selected=word.id in selected)
                if colour is not None:
                    draw_band(painter, rect, colour)
                self._bound(rect)
                if word.id in selected:
                    self._choose(rect.left() - 0.5, rect.right() + 0.5)
        for (_, row), blocks in zip(rows, rects, strict=True):  # the texts may reach over what follows
            self._paint_texts(painter, scale, view, row, blocks, look)

    def _paint_texts(
        self, painter: QPainter, scale: Scale, view: QRectF, row: Row, blocks: Sequence[QRectF], look: BlockLook
    ) -> None:
        placed = self._placed(row, scale.ms_per_pixel)
        rows = 1 + max((text.row for text in placed if text is not None), default=0)
        left = scale.x(row.words[0].start_ms or 0)
        for word, text, rect in zip(row.words, placed, blocks, strict=True):
            if rect.left() > scale.width or max(rect.right(), rect.left() + (text.width if text else 0) + 8) < 0:
                continue
            if text is not None:
                edges = [scale.x(start) for start in syllable_starts(word)[1:]] if word.syllables else []
                if not edges or not draw_syllables(painter, rect, word, edges, text, rows, look):
                    draw_word_text(painter, rect, view, text, left + text.x, rows, look)
            draw_marks(painter, rect, view, word, look)

    def _placed(self, row: Row, ms_per_pixel: float) -> _Places:
        """The places of a line's texts, kept as long as they hold: panning finds them again."""
        index = self._lanes.index
        key = index.version, ms_per_pixel, self._lanes.block_height
        kept = self._texts.get(row.line.id)
        if kept is not None and kept[0] == key:
            return kept[3]
        end = index.next_start(row)
        if kept is not None and kept[0][1:] == key[1:] and kept[1] is row and kept[2] == end:
            made = kept[3]  # something else was edited
        else:
            made = place_texts(row.words, ms_per_pixel, end, *text_rows(self._lanes.block_height))
        self._texts[row.line.id] = key, row, end, made
        return made

    def _paint_outline(
        self,
        painter: QPainter,
        scale: Scale,
        view: QRectF,
        look: BlockLook,
        colours: Sequence[QColor | None],
        selected: frozenset[str],
    ) -> None:
        lanes, alone = self._lanes, len(self._lanes.index.singers) == 1
        low, high = scale.low_ms, scale.high_ms
        for block in lanes.outline.blocks(scale.ms_per_pixel):
            if block.end_ms < low or block.start_ms > high:
                continue
            rect = lanes.outline_block(scale, block).adjusted(0.5, 0, -0.5, 0)
            rect.setWidth(max(1.0, rect.width()))
            chosen = [word for row in block.rows for word in row.words if word.id in selected] if selected else []
            label = block.section or _numbers(block)
            if alone and block.lines[0].singer:
                label = f"{label}  {block.lines[0].singer}"
            colour = colours[block.lane]
            line = look.theme.colour("accent") if chosen else colour or look.theme.colour("disabled")
            ink = look.theme.colour("text" if chosen or block.section else "dim")
            draw_bracket(painter, lanes.bracket(scale, block), view, label, line, ink, bold=bool(block.section))
            draw_lines(painter, rect, view, block.text, block.doubtful, look, selected=bool(chosen))
            if colour is not None:
                draw_band(painter, rect, colour)
            self._bound(rect)
            if chosen:
                first, last = min(word.start_ms or 0 for word in chosen), max(word.end_ms or 0 for word in chosen)
                self._choose(scale.x(first), scale.x(last))

    def _bound(self, rect: QRectF) -> None:
        self.bounds.extend((rect.left() - 0.5, rect.right() + 0.5))

    def _choose(self, left: float, right: float) -> None:
        self.chosen.append((round(left), max(round(left) + 2, round(right))))

    def bound_lines(self, top: float, bottom: float) -> list[QLineF]:
        """The bounds as lines through a strip, one where a word ends and the next one begins."""
        lines: list[QLineF] = []
        last = -1e9
        for x in sorted({round(x) + 0.5 for x in self.bounds}):
            if x - last >= _BOUNDS_APART:
                lines.append(QLineF(x, top, x, bottom))
                last = x
        return lines


def _numbers(block: OutlineBlock) -> str:
    return str(block.first) if block.first == block.last else f"{block.first}–{block.last}"
