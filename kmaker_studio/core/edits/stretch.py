"""Stretching a song to another version of it: two words whose times there are known say how all others move."""

from collections.abc import Callable
from dataclasses import replace

from kmaker_studio.core.edits.lookup import find_word, require_fit, word_at
from kmaker_studio.core.edits.markers import moved_markers
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Line, Song, Word

Known = tuple[str, int]
"""A word's id, and when it begins in the other version, in ms."""

_SLOWEST, _FASTEST = 0.25, 4.0


def stretched_song(song: Song, first: Known, second: Known) -> Song:
    """Every timed word, and every marker, moved on the straight line through the two known words.

    Locks and confidence stay: the shape is the same. Raises `KMakerError` where the two words are one, have no times,
    would change their order or the tempo by more than four times, and where a word would fall out of the song.
    """
    to = _line_through(song, first, second)
    lines = tuple(_stretched(line, to) for line in song.lines)
    for line, old in zip(lines, song.lines, strict=True):
        require_fit(song, line, (old,))
    return replace(
        song, lines=lines, markers=moved_markers(song, {each.at_ms: to(each.at_ms) for each in song.markers})
    )


def _line_through(song: Song, first: Known, second: Known) -> Callable[[int], int]:
    known: list[tuple[int, int]] = []
    for word_id, there in (first, second):
        word = word_at(song, find_word(song, word_id))
        if word.start_ms is None:
            raise KMakerError("{word!r} has no time here: choose a word that is timed.", word=word.text)
        known.append((word.start_ms, there))
    (here, there), (here_too, there_too) = sorted(known)
    if here == here_too:
        raise KMakerError("Choose two words that begin at different times, as far apart as possible.")
    speed = (there_too - there) / (here_too - here)
    if not _SLOWEST <= speed <= _FASTEST:
        raise KMakerError("That would make the song {speed:.2f} times as long: check the two times.", speed=speed)
    return lambda ms: round(there + (ms - here) * speed)


def _stretched(line: Line, to: Callable[[int], int]) -> Line:
    return replace(line, words=tuple(_moved(word, to) for word in line.words))


def _moved(word: Word, to: Callable[[int], int]) -> Word:
    if word.start_ms is None or word.end_ms is None:
        return word
    start = to(word.start_ms)
    parts = tuple(
        part if part.start_ms is None else replace(part, start_ms=to(part.start_ms)) for part in word.syllables
    )
    return replace(word, start_ms=start, end_ms=max(start + 1, to(word.end_ms)), syllables=parts)
