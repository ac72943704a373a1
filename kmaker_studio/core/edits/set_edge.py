"""Setting a word's start or end to a time; the neighbour in its line gives way, as far as it can."""

import sys
from dataclasses import replace
from itertools import chain

from kmaker_studio.core.edits.drag_limits import timed_neighbours
from kmaker_studio.core.edits.lookup import Place, find_word, with_words
from kmaker_studio.core.edits.timing import set_word_times, stretched
from kmaker_studio.core.shortest import SHORTEST_DRAGGED_MS
from kmaker_studio.core.song import Song

FIRST_LENGTH_MS = 300
"""A word without timing lasts so long, where the next one does not begin before."""


def start_at(song: Song, word_id: str, at_ms: int) -> Song:
    """The word begins at `at_ms` and is locked.

    The word before ends there where it would go on, and keeps its lock or freedom. A word that would begin after its
    own end moves there whole, up to the next one. Raises `KMakerError` where less than `SHORTEST_DRAGGED_MS` were left,
    or the next one has begun.
    """
    place = find_word(song, word_id)
    words = list(song.lines[place.line].words)
    word = words[place.index]
    left, _ = timed_neighbours(song, place)
    end = word.end_ms
    following = _next_start(song, place)
    if word.start_ms is None or end is None:
        end = min(at_ms + FIRST_LENGTH_MS, following) if following > at_ms else at_ms + FIRST_LENGTH_MS
    elif end - at_ms < SHORTEST_DRAGGED_MS and following > at_ms:
        end = min(at_ms + end - word.start_ms, following)
    if left is None or left.start_ms is None or left.end_ms is None or left.end_ms <= at_ms:
        return set_word_times(song, word_id, at_ms, end)
    index = words.index(left)
    if at_ms - left.start_ms >= SHORTEST_DRAGGED_MS:
        words[index] = replace(stretched(left, left.start_ms, at_ms), locked=left.locked, guessed=left.guessed)
    words[place.index] = stretched(word, at_ms, end)
    return with_words(song, place.line, words)


def end_at(song: Song, word_id: str, at_ms: int) -> Song:
    """The word ends at `at_ms` and is locked; the next one begins there where it would have begun before.

    A word without timing begins `FIRST_LENGTH_MS` before. Raises `KMakerError` where less than `SHORTEST_DRAGGED_MS`
    were left.
    """
    place = find_word(song, word_id)
    words = list(song.lines[place.line].words)
    word = words[place.index]
    _, right = timed_neighbours(song, place)
    start = word.start_ms if word.start_ms is not None else max(0, at_ms - FIRST_LENGTH_MS)
    if right is None or right.start_ms is None or right.end_ms is None or right.start_ms >= at_ms:
        return set_word_times(song, word_id, start, at_ms)
    index = words.index(right)
    if right.end_ms - at_ms >= SHORTEST_DRAGGED_MS:
        words[index] = replace(stretched(right, at_ms, right.end_ms), locked=right.locked, guessed=right.guessed)
    words[place.index] = stretched(word, start, at_ms)
    return with_words(song, place.line, words)


def _next_start(song: Song, place: Place) -> int:
    """When the next timed word of the song begins, or the song ends."""
    after = song.lines[place.line].words[place.index + 1 :]
    later = chain(after, *(line.words for line in song.lines[place.line + 1 :]))
    starts = (word.start_ms for word in later if word.start_ms is not None)
    return next(starts, song.duration_ms if song.duration_ms is not None else sys.maxsize)
