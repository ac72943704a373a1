"""Drag limits: how far a word or an edge can be dragged before it meets a neighbour.

Rooms are pairs of the least and the most milliseconds; they always hold 0, or the time that is there already.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from kmaker_studio.core.edits.lookup import Place
from kmaker_studio.core.shortest import SHORTEST_DRAGGED_MS
from kmaker_studio.core.song import Line, Song, Word

TOUCHING_MS = 120
"""Words no further apart than this share an edge: a little more than the rest that the aligner leaves between them."""

_OPEN_END_MS = 3_600_000


def touches(left: Word, right: Word) -> bool:
    """Whether the second word begins where the first one ends, or no more than a rest later."""
    if left.end_ms is None or right.start_ms is None:
        return False
    return 0 <= right.start_ms - left.end_ms <= TOUCHING_MS


def timed_neighbours(song: Song, place: Place) -> tuple[Word | None, Word | None]:
    """The timed words before and after `place` in its line."""
    words = song.lines[place.line].words
    left = next((word for word in reversed(words[: place.index]) if word.is_timed), None)
    right = next((word for word in words[place.index + 1 :] if word.is_timed), None)
    return left, right


def room_to_move(song: Song, word_ids: Collection[str]) -> tuple[int, int]:
    """By how much `move_words` can move these words as one block: to the words that stay and to the song's ends."""
    moving = set(word_ids)
    low, high = -_OPEN_END_MS * 24, _OPEN_END_MS * 24
    for line in song.lines:
        if moving.isdisjoint(word.id for word in line.words):
            continue
        for left, word, right in _in_threes(line):
            if word.id not in moving:
                continue
            start, end = word.start_ms or 0, word.end_ms or 0
            bound = _song_end(song, end) - end
            least, most = -start, bound
            if left is not None and left.id not in moving:
                least = (left.end_ms or 0) - start
            if right is not None and right.id not in moving:
                most = min(most, (right.start_ms or 0) - end)
            low, high = max(low, least), min(high, most)
    return min(0, low), max(0, high)


def room_for_start(song: Song, place: Place) -> tuple[int, int]:
    """Between which times the start of the timed word at `place` can be put, the neighbours staying."""
    word = song.lines[place.line].words[place.index]
    left, _ = timed_neighbours(song, place)
    start, end = word.start_ms or 0, word.end_ms or 0
    least = left.end_ms if left is not None and left.end_ms is not None else 0
    return min(start, least), max(start, end - SHORTEST_DRAGGED_MS)


def room_for_end(song: Song, place: Place) -> tuple[int, int]:
    """Between which times the end of the timed word at `place` can be put, the neighbours staying."""
    word = song.lines[place.line].words[place.index]
    _, right = timed_neighbours(song, place)
    start, end = word.start_ms or 0, word.end_ms or 0
    most = right.start_ms if right is not None and right.start_ms is not None else _song_end(song, end)
    return min(end, start + SHORTEST_DRAGGED_MS), max(end, most)


def room_to_roll(left: Word, right: Word) -> tuple[int, int]:
    """Between which times the end of `left` can be put where `right`, which it touches, follows."""
    start, end = left.start_ms or 0, left.end_ms or 0
    gap = (right.start_ms or 0) - end
    return min(end, start + SHORTEST_DRAGGED_MS), max(end, (right.end_ms or 0) - SHORTEST_DRAGGED_MS - gap)


def room_to_ripple_end(song: Song, place: Place) -> tuple[int, int]:
    """Between which times the end of the word at `place` can be put where all after it in the line moves with it."""
    words = song.lines[place.line].words
    start, end = words[place.index].start_ms or 0, words[place.index].end_ms or 0
    last = max((word.end_ms or 0 for word in words[place.index :]), default=end)
    return min(end, start + SHORTEST_DRAGGED_MS), max(end, end + _song_end(song, last) - last)


@dataclass(frozen=True, slots=True)
class Gap:
    """A free stretch of a singer's lane, `low_ms` to `high_ms`, and where a word sung in it belongs in the lyrics."""

    line_id: str
    index: int
    low_ms: int
    high_ms: int


def gap_at(song: Song, at_ms: int, singer: str) -> Gap | None:
    """The gap around `at_ms` between the words of `singer`; None where a word is there, or the singer has no line.

    Between two lines it belongs to the nearer one.
    """
    low, high = 0, _song_end(song, at_ms + 1000)
    nearest: tuple[int, Line] | None = None
    for line in song.lines:
        if line.singer != singer:
            continue
        for word in line.words:
            if word.start_ms is None or word.end_ms is None:
                continue
            if word.start_ms <= at_ms < word.end_ms:
                return None
            distance = at_ms - word.end_ms if word.end_ms <= at_ms else word.start_ms - at_ms
            if nearest is None or distance < nearest[0]:
                nearest = distance, line
            low = max(low, word.end_ms) if word.end_ms <= at_ms else low
            high = min(high, word.start_ms) if word.start_ms > at_ms else high
    if nearest is None or not low <= at_ms < high:
        return None
    words = nearest[1].words
    index = next((n for n, word in enumerate(words) if word.start_ms is not None and word.start_ms > at_ms), len(words))
    return Gap(nearest[1].id, index, low, high)


def _in_threes(line: Line) -> Iterator[tuple[Word | None, Word, Word | None]]:
    """Each timed word with the timed ones before and after it."""
    words: list[Word | None] = [None, *(word for word in line.words if word.is_timed), None]
    for left, word, right in zip(words, words[1:], words[2:], strict=False):
        if word is not None:
            yield left, word, right


def _song_end(song: Song, least: int) -> int:
    return song.duration_ms if song.duration_ms is not None else least + _OPEN_END_MS
