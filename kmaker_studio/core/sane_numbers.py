"""Numbers of a song that was read: a time that no song has and a confidence that is no probability are taken out.

Every reader passes here, so that whoever draws, writes or reckons with a song need not ask again.
"""

import math
from dataclasses import replace

from kmaker_studio.core.errors import Phrase
from kmaker_studio.core.song import Song, Syllable, Word

LATEST_MS = 10**9
"""The latest time, eleven days: no song lasts that long."""


def with_sane_numbers(song: Song) -> tuple[Song, tuple[Phrase, ...]]:
    """`song`, its words without times outside 0 to `LATEST_MS` and confidence outside 0 to 1; a sentence if there were.

    A word that loses an edge loses the other too.
    """
    odd = sum(not _is_sane(word) for word in song.words())
    if song.duration_ms is not None and not 0 <= song.duration_ms <= LATEST_MS:
        song = replace(song, duration_ms=None)
    if not all(_is_time(marker.at_ms) for marker in song.markers):  # no lyrics are lost with them
        song = replace(song, markers=tuple(marker for marker in song.markers if _is_time(marker.at_ms)))
    if not odd:
        return song, ()
    lines = tuple(replace(line, words=tuple(map(_mended, line.words))) for line in song.lines)
    one = Phrase("1 word had a time or a confidence that cannot be, which was left out.")
    many = Phrase("{count} words had times or a confidence that cannot be, which were left out.", count=odd)
    return replace(song, lines=lines), (one if odd == 1 else many,)


def _is_time(ms: int | None) -> bool:
    return ms is None or 0 <= ms <= LATEST_MS


def _is_probability(value: float | None) -> bool:
    return value is None or (math.isfinite(value) and 0 <= value <= 1)


def _is_sane(word: Word) -> bool:
    times = (word.start_ms, word.end_ms, *(syllable.start_ms for syllable in word.syllables))
    return all(map(_is_time, times)) and _is_probability(word.confidence)


def _mended(word: Word) -> Word:
    if _is_sane(word):
        return word
    if not (_is_time(word.start_ms) and _is_time(word.end_ms)):
        word = replace(word, start_ms=None, end_ms=None)
    syllables = tuple(_mended_syllable(syllable) for syllable in word.syllables)
    confidence = word.confidence if _is_probability(word.confidence) else None
    return replace(word, syllables=syllables, confidence=confidence)


def _mended_syllable(syllable: Syllable) -> Syllable:
    return syllable if _is_time(syllable.start_ms) else replace(syllable, start_ms=None)
