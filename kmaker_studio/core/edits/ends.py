"""Where words end, as a choice of convention: an edit of a song that the aligner has timed.

Labels disagree: karaoke files leave a rest before the next word, others (Zalo's, many of the French ones) let the words
of a line touch, others end a word where its sound does.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, get_args

from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Song, Word

Ends = Literal["rest", "touch", "voice"]
"""`rest`: 0.1 s before the next word at the latest; `touch`: at the next word of the line; `voice`: with the sound."""
_REST_MS = 130  # 0.1 s before the next word's first sound, and that may be heard 0.03 s before its beat
_LONGEST_PAUSE_MS = 500  # within a line: a longer one is a pause that is meant


def known_ends(name: str) -> Ends:
    """The convention of that name; raises `KMakerError` for another."""
    for known in get_args(Ends):
        if name == known:
            return known
    raise KMakerError("There are no ends “{name}”: choose rest, touch or voice.", name=name)


def with_ends(song: Song, ends: Ends) -> Song:
    """`song`, whose words end as the aligner writes them (`rest`), by another convention.

    Starts do not move, nor does what is locked. A gap of a rest between two words is one that the convention made: the
    voice goes on through it. Where words of a line are no more than half a second apart, `touch` closes the gap.
    """
    if ends == "rest":
        return song
    words = list(song.words())
    widest = {id(word): _REST_MS for word in words}
    if ends == "touch":
        for line in song.lines:
            widest.update((id(word), _LONGEST_PAUSE_MS) for word in line.words[:-1])
    ended = iter(_closed(words, [widest[id(word)] for word in words]))
    lines = tuple(replace(line, words=tuple(next(ended) for _ in line.words)) for line in song.lines)
    return replace(song, lines=lines)


def _closed(words: Sequence[Word], widest: Sequence[int]) -> list[Word]:
    """The words, each going on to the next where the gap is at most so many milliseconds."""
    closed = list(words)
    for place, (word, after, most) in enumerate(zip(words, words[1:], widest, strict=False)):
        if word.end_ms is None or after.start_ms is None or word.locked:
            continue
        # rounding to milliseconds may add one
        if 0 < after.start_ms - word.end_ms <= most + 1:
            closed[place] = replace(word, end_ms=after.start_ms)
    return closed
