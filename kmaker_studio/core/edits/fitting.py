"""Fitting words into a stretch of time: sharing it out, or pushing into it what lies across its edges; all in ms."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from kmaker_studio.core.shortest import SHORTEST_POSSIBLE_MS
from kmaker_studio.core.song import Syllable, Word

Span = tuple[int, int]


def letters_of(words: Iterable[Word]) -> list[int]:
    """How many letters each word has, by which they share a time; one at least."""
    return [max(1, len(word.text)) for word in words]


def shared_out(start: int, end: int, weights: Sequence[float]) -> list[Span]:
    """The time from `start` to `end` shared out in order by the weights, without gaps."""
    total = sum(weights)
    edges = [start + round((end - start) * done / total) for done in accumulate(weights, initial=0)]
    return list(pairwise(edges))


def pushed_inside(spans: Sequence[Span], begin: int, limit: int | None) -> list[Span] | None:
    """`spans` in order, one after the other, from `begin` to `limit` (None: no end); each keeps a millisecond at least.

    None where there is no room for that.
    """
    if limit is not None and limit - begin < SHORTEST_POSSIBLE_MS * len(spans):
        return None
    placed: list[Span] = []
    for later, (start, end) in zip(reversed(range(len(spans))), spans, strict=True):
        start = max(start, begin)
        if limit is not None:
            start = min(start, limit - SHORTEST_POSSIBLE_MS * (later + 1))
        end = max(end, start + SHORTEST_POSSIBLE_MS)
        if limit is not None:
            end = min(end, limit - SHORTEST_POSSIBLE_MS * later)
        placed.append((start, end))
        begin = end
    return placed


def untimed(syllables: Iterable[Syllable]) -> tuple[Syllable, ...]:
    """The syllables without times."""
    return tuple(Syllable(part.text) for part in syllables)


def timed_inside(syllables: Iterable[Syllable], start_ms: int, end_ms: int) -> tuple[Syllable, ...]:
    """The syllables without the times that lie outside a word from `start_ms` to `end_ms`."""
    return tuple(
        part if part.start_ms is None or start_ms <= part.start_ms < end_ms else Syllable(part.text)
        for part in syllables
    )


def moved(word: Word, start_ms: int, end_ms: int) -> Word:
    """The word at another time, its syllables without the times that now lie outside it."""
    return replace(word, start_ms=start_ms, end_ms=end_ms, syllables=timed_inside(word.syllables, start_ms, end_ms))


def cleared(word: Word) -> Word:
    """The word without timing, confidence and lock."""
    return Word(word.id, word.text, syllables=untimed(word.syllables), notes=word.notes)
