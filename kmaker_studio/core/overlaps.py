"""Words that overlap, for formats that sing one word after the other: onsets stay, ends give way.

A word's onset is never moved. Where a word is still held when the next one of its line begins, its end is cut there.
Where a word begins before the one in front of it, the line is parted between the two.
"""

from dataclasses import dataclass, replace
from itertools import pairwise

from kmaker_studio.core.song import Line, Song, Word


@dataclass(frozen=True, slots=True)
class Mended:
    """Lines in which each word ends before the next begins; how many words were `cut` and lines `parted` for that."""

    lines: tuple[Line, ...]
    cut: int
    parted: int


def without_overlaps(song: Song, apart_ms: int = 0) -> Mended:
    """The lines of `song` with the ends of words cut, and parted where onsets do not rise.

    Two words of a line begin at least `apart_ms` milliseconds after each other, or the line is parted between them.
    Parts after the first have ids of their own; their words keep theirs.
    """
    lines: list[Line] = []
    cut = parted = 0
    for line in song.lines:
        runs = _runs(line.words, apart_ms)
        parted += len(runs) > 1
        for number, run in enumerate(runs):
            words = cut_words(run)
            cut += sum(old is not new for old, new in zip(run, words, strict=True))
            if not number:
                lines.append(line if words == line.words else replace(line, words=words))
            else:
                lines.append(Line(f"{line.id}/{number + 1}", words, line.singer))
    return Mended(tuple(lines), cut, parted)


def cut_words(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """`words`, whose onsets rise, with each end that lies after the onset of the next timed word moved to it."""
    mended = list(words)
    timed = [index for index, word in enumerate(words) if word.is_timed]
    for left, right in pairwise(timed):
        start, end, following = words[left].start_ms or 0, words[left].end_ms or 0, words[right].start_ms or 0
        if end > following >= start:
            mended[left] = replace(words[left], end_ms=following)
    return tuple(mended)


def _runs(words: tuple[Word, ...], apart_ms: int) -> list[tuple[Word, ...]]:
    runs: list[list[Word]] = [[]]
    last: int | None = None
    for word in words:
        if word.start_ms is not None:
            if last is not None and word.start_ms < last + apart_ms:
                runs.append([])
            last = word.start_ms
        runs[-1].append(word)
    return [tuple(run) for run in runs]
