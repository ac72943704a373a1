"""An index of the song's words for the timeline: which line is in which lane, and what a stretch of time has."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from kmaker_studio.core.changes import changed_lines
from kmaker_studio.core.song import Line, Song, Word

Times: TypeAlias = npt.NDArray[np.float64]

_CHAR_PIXELS, _WORD_PIXELS = 6.0, 6.0  # about what a letter of small type needs, and what stands between two words
_TEXT_ROWS = 2  # texts that do not fit beside each other stand in two rows
_FAST_SHARE = 0.25  # of the lines may have texts that are cut where words are still shown
_NO_ROOM_MS = 1e9  # a song without timed words: any zoom will do


@dataclass(frozen=True, slots=True)
class Row:
    """A line with timed words: its number in the lyrics, counted from 1, its lane, and when it is sung."""

    line: Line
    lane: int
    start_ms: int
    end_ms: int
    words: tuple[Word, ...]
    doubtful: bool


class SongIndex:
    """Kept up by difference: an edit costs as much as the lines it touches, whatever the song's length."""

    def __init__(self, song: Song) -> None:
        self._song = Song()
        self.singers: tuple[str, ...] = ("",)
        self._rows: list[Row | None] = []
        self._starts: Times = np.zeros(0)
        self._ends: Times = np.zeros(0)
        self._lanes: npt.NDArray[np.int64] = np.zeros(0, np.int64)
        self._paces: Times = np.zeros(0)
        self.version = 0
        """Counts the changes."""
        self.words_below_ms = _NO_ROOM_MS
        """At most so many milliseconds a pixel leave room for the words' texts."""
        self.line_ms = _NO_ROOM_MS
        """The length of a line, in the middle."""
        self.update(song)

    @property
    def last_ms(self) -> int:
        """The end of the last word."""
        return int(self._ends.max(initial=0.0))

    def update(self, song: Song) -> tuple[float, float] | None:
        """Take an edited song; the stretch of time in which something changed, None for everything."""
        self.version += 1
        old, self._song = self._song, song
        change = changed_lines(old, song)
        singers = self.singers
        if change.removed(old) != change.added(song):
            singers = _singers(song)
        if singers != self.singers or old.lines[: change.start] != song.lines[: change.start]:
            self.singers = singers
            self._rows = [self._row(line) for line in song.lines]
            self._measure()
            return None
        gone = self._rows[change.start : change.old_stop]
        come = [self._row(line) for line in song.lines[change.start : change.new_stop]]
        self._rows[change.start : change.old_stop] = come
        if len(gone) == len(come):
            for number, row in enumerate(come, change.start):
                self._starts[number], self._ends[number] = _span(row)
                self._paces[number], self._lanes[number] = _pace(row), -1 if row is None else row.lane
            self._weigh()
        else:
            self._measure()
            return None
        spans = [(row.start_ms, row.end_ms) for row in (*gone, *come) if row is not None]
        if not spans:
            return 0.0, 0.0
        return float(min(start for start, _ in spans)), float(max(end for _, end in spans))

    def rows(self, low_ms: float, high_ms: float) -> Iterator[tuple[int, Row]]:
        """The lines that touch this stretch, each with its number from 1 on, in the order of the lyrics."""
        for number in np.flatnonzero((self._starts <= high_ms) & (self._ends >= low_ms)):
            row = self._rows[number]
            if row is not None:
                yield int(number) + 1, row

    def words_between(self, low_ms: float, high_ms: float) -> Iterator[Word]:
        """The words of the lines that touch this stretch."""
        for _, row in self.rows(low_ms, high_ms):
            yield from row.words

    def all_rows(self, lane: int) -> Iterator[tuple[int, Row]]:
        """The timed lines of a lane, each with its number from 1 on, in the order of the lyrics."""
        for number, row in enumerate(self._rows, 1):
            if row is not None and row.lane == lane:
                yield number, row

    def next_start(self, row: Row) -> float:
        """When the line begins that follows in the row's lane; infinite after the last one."""
        later = self._starts[(self._lanes == row.lane) & (self._starts > row.start_ms)]
        return float(later.min(initial=float("inf")))

    def words_at(self, ms: float, slack_ms: float, lane: int) -> list[Word]:
        """The words of `lane` within `slack_ms` of `ms`."""
        return [
            word
            for _, row in self.rows(ms - slack_ms, ms + slack_ms)
            if row.lane == lane
            for word in row.words
            if (word.start_ms or 0) - slack_ms <= ms <= (word.end_ms or 0) + slack_ms
        ]

    def doubtful_ms(self) -> list[float]:
        """Where the doubtful words start, for the overview."""
        return [
            float(word.start_ms or 0)
            for row in self._rows
            if row is not None and row.doubtful
            for word in row.words
            if word.is_doubtful
        ]

    def _row(self, line: Line) -> Row | None:
        words = tuple(word for word in line.words if word.is_timed)
        if not words:
            return None
        lane = self.singers.index(line.singer) if line.singer in self.singers else 0
        start, end = min(word.start_ms or 0 for word in words), max(word.end_ms or 0 for word in words)
        return Row(line, lane, start, end, words, any(word.is_doubtful for word in words))

    def _measure(self) -> None:
        spans = np.array([_span(row) for row in self._rows], np.float64).reshape(-1, 2)
        self._starts, self._ends = spans[:, 0].copy(), spans[:, 1].copy()
        self._lanes = np.array([-1 if row is None else row.lane for row in self._rows], np.int64)
        self._paces = np.array([_pace(row) for row in self._rows], np.float64)
        self._weigh()

    def _weigh(self) -> None:
        timed = np.isfinite(self._paces)
        if timed.any():
            self.words_below_ms = _ranked(self._paces[timed], _FAST_SHARE)
            self.line_ms = _ranked((self._ends - self._starts)[timed], 0.5)
        else:
            self.words_below_ms = self.line_ms = _NO_ROOM_MS


def _ranked(values: Times, share: float) -> float:
    """The value below which this share of them is; numpy's own quantiles take ten times as long."""
    rank = int(share * (len(values) - 1))
    return float(np.partition(values, rank)[rank])


def _pace(row: Row | None) -> float:
    """The milliseconds a pixel at which the line's texts have just room enough, about."""
    if row is None:
        return float("nan")
    pixels = sum(_CHAR_PIXELS * len(word.text) + _WORD_PIXELS for word in row.words)
    return _TEXT_ROWS * (row.end_ms - row.start_ms) / pixels


def _span(row: Row | None) -> tuple[float, float]:
    return (float("inf"), float("-inf")) if row is None else (float(row.start_ms), float(row.end_ms))


def _singers(song: Song) -> tuple[str, ...]:
    """Who sings, nobody in particular first, then as the song names them."""
    used = {line.singer for line in song.lines}
    known = tuple(singer for singer in song.singers if singer in used)
    others = tuple(sorted(used - set(known) - {""}))
    return (("",) if "" in used or not used else ()) + known + others
