"""Splitting words into syllables."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Song, Syllable, Word
from kmaker_studio.core.syllables import syllable_starts


def with_syllables(song: Song, parts: Mapping[str, Sequence[str]]) -> Song:
    """The words whose ids are in `parts` made of these parts, whole again where there are fewer than two.

    The syllables of a timed word share its time by their letters, so that each edge can be dragged. Raises
    `KMakerError` where parts do not make up their word.
    """
    lines = tuple(
        replace(line, words=tuple(_parted(word, parts[word.id]) if word.id in parts else word for word in line.words))
        if any(word.id in parts for word in line.words)
        else line
        for line in song.lines
    )
    return replace(song, lines=lines)


def _parted(word: Word, parts: Sequence[str]) -> Word:
    if len(parts) < 2:
        return replace(word, syllables=()) if word.syllables else word
    if "".join(parts) != word.text or not all(parts):
        raise KMakerError(
            "{parts} does not make up {word!r}: part it between its own letters.", parts="|".join(parts), word=word.text
        )
    untimed = replace(word, syllables=tuple(Syllable(part) for part in parts))
    starts = syllable_starts(untimed)
    if not starts:
        return untimed
    return replace(word, syllables=tuple(Syllable(part, at) for part, at in zip(parts, starts, strict=True)))
