"""What stands on the lanes where words cannot be read any more: whole lines, and further out stanzas and more.

At every zoom something can be read and clicked: a block is never much narrower than its text needs.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from kmaker_studio.core.song import Line
from kmaker_studio.studio.timeline.song_index import Row, SongIndex

Detail = Literal["words", "lines", "stanzas"]

STROKE = " / "
"""Stands between the lines of a block's text."""

_LINE_PIXELS = 44.0  # half of the lines have at least so much room, else stanzas are shown
_STANZA_PIXELS = 64.0
_MOST_TOLD = 8  # lines of a stanza's text: no block has room for more
_MOST_LINES = 12  # of a stanza, in lyrics that have no stanzas


@dataclass(frozen=True)
class OutlineBlock:
    """Lines of one lane that are shown as one block: the numbers of the first and the last, and when they are sung."""

    lane: int
    first: int
    last: int
    start_ms: int
    end_ms: int
    rows: tuple[Row, ...]

    @cached_property
    def text(self) -> str:
        """The first of its lines, parted by strokes."""
        return STROKE.join(row.line.text for row in self.rows[:_MOST_TOLD])

    @cached_property
    def doubtful(self) -> int:
        """How many of its words are doubtful."""
        return sum(word.is_doubtful for row in self.rows if row.doubtful for word in row.words)

    @property
    def lines(self) -> tuple[Line, ...]:
        """Its lines."""
        return tuple(row.line for row in self.rows)

    @property
    def section(self) -> str:
        """The mark above its first line, such as Chorus."""
        return self.rows[0].line.section


class Outline:
    """Says how much detail a zoom has room for, and makes the blocks of what has none for words."""

    def __init__(self, index: SongIndex) -> None:
        self._index = index
        self._version = -1
        self._sorted: list[list[tuple[int, Row]]] = []
        self._kept: dict[float, tuple[OutlineBlock, ...]] = {}

    def detail(self, ms_per_pixel: float) -> Detail:
        """What is shown at this zoom."""
        if ms_per_pixel <= self._index.words_below_ms:
            return "words"
        return "lines" if ms_per_pixel <= self._index.line_ms / _LINE_PIXELS else "stanzas"

    def blocks(self, ms_per_pixel: float) -> tuple[OutlineBlock, ...]:
        """The blocks of the whole song at this zoom, lane by lane, in the order in which they are sung.

        Stanzas that are too short for a text are shown together with those that follow; how many are, changes at half
        and whole octaves of the zoom only, so that they stand still while the wheel turns.
        """
        least = 0.0
        if self.detail(ms_per_pixel) == "stanzas":
            least = 2.0 ** (math.ceil(2 * math.log2(_STANZA_PIXELS * ms_per_pixel)) / 2)
        if self._version != self._index.version:
            self._version = self._index.version
            lanes = [self._index.all_rows(lane) for lane in range(len(self._index.singers))]
            self._sorted = [sorted(lane, key=lambda row: row[1].start_ms) for lane in lanes]
            self._kept.clear()
        if least not in self._kept:
            self._kept[least] = tuple(block for lane in self._sorted for block in _blocks(lane, least))
        return self._kept[least]


def _blocks(lines: Sequence[tuple[int, Row]], least_ms: float) -> Iterator[OutlineBlock]:
    held: list[tuple[int, Row]] = []
    for number, row in lines:
        if held and _ends(held, row, least_ms):
            yield _block(held)
            held = []
        held.append((number, row))
    if held:
        yield _block(held)


def _ends(held: Sequence[tuple[int, Row]], following: Row, least_ms: float) -> bool:
    """Whether a block ends before the line that follows."""
    if not least_ms:
        return True
    start = held[0][1].start_ms
    if following.start_ms - start < least_ms:
        return False
    begins = following.line.stanza_start or bool(following.line.section)
    silent = following.start_ms - held[-1][1].end_ms >= least_ms
    return begins or silent or len(held) >= _MOST_LINES


def _block(held: Sequence[tuple[int, Row]]) -> OutlineBlock:
    rows = tuple(row for _, row in held)
    numbers = [number for number, _ in held]
    return OutlineBlock(
        *(rows[0].lane, min(numbers), max(numbers)),
        *(rows[0].start_ms, max(row.end_ms for row in rows), rows),
    )
