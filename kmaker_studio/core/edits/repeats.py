"""Repeated stanzas: found by their words, changed together, timed alike.

A stanza begins at a line with a section mark or after a blank line. Two stanzas repeat each other when their words are
the same, case and punctuation apart; how they are broken into lines does not matter for timing but does for a text
edit, which is the same in all of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from statistics import median

from kmaker_studio.core.changes import changed_lines
from kmaker_studio.core.edits.guesses import guessed
from kmaker_studio.core.edits.lookup import find_word
from kmaker_studio.core.edits.realign import with_alignment
from kmaker_studio.core.edits.rewrite_lyrics import rewritten
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Line, Song, Word
from kmaker_studio.core.sung_notes import notes_stretched

_FEWEST_WORDS = 4  # a stanza of fewer repeats others by chance
_STEADY_MS = 40


@dataclass(frozen=True, slots=True)
class Stanza:
    """The lines `start` to `stop - 1` of a song."""

    start: int
    stop: int

    def lines(self, song: Song) -> tuple[Line, ...]:
        """Its lines."""
        return song.lines[self.start : self.stop]

    def words(self, song: Song) -> list[Word]:
        """Its words."""
        return [word for line in self.lines(song) for word in line.words]


def stanzas(song: Song) -> tuple[Stanza, ...]:
    """The song's stanzas in order; they hold every line."""
    begins = [at for at, line in enumerate(song.lines) if at == 0 or line.stanza_start or line.section]
    return tuple(Stanza(start, stop) for start, stop in pairwise([*begins, len(song.lines)]))


def repeats(song: Song) -> tuple[tuple[Stanza, ...], ...]:
    """The groups of stanzas with the same words, each of two or more, in the order of the song."""
    groups: dict[tuple[str, ...], list[Stanza]] = {}
    for stanza in stanzas(song):
        key = tuple(filter(None, (_plain(word.text) for word in stanza.words(song))))
        if len(key) >= _FEWEST_WORDS:
            groups.setdefault(key, []).append(stanza)
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)


def repeats_of(song: Song, word_id: str) -> tuple[Stanza, tuple[Stanza, ...]]:
    """The stanza that holds the word, and those that repeat it; raises `KMakerError` where none does."""
    number = find_word(song, word_id).line
    for group in repeats(song):
        for stanza in group:
            if stanza.start <= number < stanza.stop:
                return stanza, tuple(other for other in group if other != stanza)
    raise KMakerError("This stanza is not repeated in the song: choose a word of one that is.")


def repeated_edit(old: Song, new: Song) -> Song:
    """`new`, an edited form of `old`, with the change of text in one stanza made in all that repeated it in `old`.

    Times stay each stanza's own; what was not changed keeps them. Where several stanzas of a group were changed, or
    none, `new` is as it was.
    """
    change = changed_lines(old, new)
    before, after = change.removed(old), change.added(new)
    if _marked(before) == _marked(after):
        return new
    for group in repeats(old):
        touched = [stanza for stanza in group if stanza.start < change.old_stop and change.start < stanza.stop]
        if len(touched) != 1 or not (touched[0].start <= change.start and change.old_stop <= touched[0].stop):
            continue
        return _spread(old, new, touched[0], [stanza for stanza in group if stanza != touched[0]])
    return new


def _spread(old: Song, new: Song, edited: Stanza, others: Sequence[Stanza]) -> Song:
    grown = len(new.lines) - len(old.lines)
    pattern = new.lines[edited.start : edited.stop + grown]
    for other in sorted(others, key=lambda stanza: -stanza.start):  # from the end, so that places stay right
        shift = grown if other.start > edited.start else 0
        start, stop = other.start + shift, other.stop + shift
        lines = new.lines[start:stop]
        wanted = [
            replace(line, singer=lines[min(at, len(lines) - 1)].singer, section="", stanza_start=False)
            for at, line in enumerate(pattern)
        ]
        if wanted:
            wanted[0] = replace(wanted[0], section=lines[0].section, stanza_start=lines[0].stanza_start)
        made = rewritten(lines, wanted, new)
        new = replace(new, lines=new.lines[:start] + made + new.lines[stop:])
    return new


def timed_like(song: Song, word_id: str) -> Song:
    """`song` with the timing of the word's stanza laid over its repeats, as one change.

    A repeat is sung when its own words say: the shape is moved by the median distance of their onsets, and stretched
    where the repeat is clearly sung faster or slower. Locked words of a repeat stay; the others are guesses.
    Raises `KMakerError` where the stanza is not wholly timed or a repeat not at all.
    """
    source, others = repeats_of(song, word_id)
    pattern = [word for word in source.words(song) if _plain(word.text)]
    if not all(word.is_timed for word in pattern):
        raise KMakerError("Some words of this stanza have no timing yet: time them before it is laid over its repeats.")
    answers: list[Line] = []
    for other in others:
        words = [word for word in other.words(song) if _plain(word.text)]
        shift, speed = _fit(pattern, words)
        moved = {word.id: _moved(word, model, shift, speed) for word, model in zip(words, pattern, strict=True)}
        answers.extend(
            replace(line, words=tuple(moved[word.id] for word in line.words if word.id in moved))
            for line in other.lines(song)
        )
    return with_alignment(song, replace(song, lines=tuple(answers)))


def _fit(pattern: Sequence[Word], words: Sequence[Word]) -> tuple[float, float]:
    """How the onsets of `words` follow from those of `pattern`: onset * speed + shift, by medians, so few errors count.

    The speed is that of Theil and Sen: the median of the slopes between all pairs that are some words apart.
    """
    pairs = [
        (model.start_ms, word.start_ms)
        for model, word in zip(pattern, words, strict=True)
        if model.start_ms is not None and word.start_ms is not None
    ]
    if not pairs:
        raise KMakerError("A repeat of this stanza has no timing at all: align the song first.")
    shift, off = _best_shift(pairs, 1.0)
    slopes = [
        (right[1] - left[1]) / (right[0] - left[0]) for left, right in combinations(pairs, 2) if right[0] > left[0]
    ]
    speed = median(slopes) if slopes else 1.0
    if off > _STEADY_MS and 0.5 < speed < 2.0:
        other_shift, other_off = _best_shift(pairs, speed)
        if other_off < off / 2:  # most repeats keep the tempo: only a clear case is another
            return other_shift, speed
    return shift, 1.0


def _best_shift(pairs: Sequence[tuple[int, int]], speed: float) -> tuple[float, float]:
    """The shift that fits half of the onsets best, and how far off half of them are at most, in ms."""
    shift = median(there - speed * here for here, there in pairs)
    return shift, median(abs(there - speed * here - shift) for here, there in pairs)


def _moved(word: Word, model: Word, shift: float, speed: float) -> Word:
    def to(ms: int) -> int:
        return max(0, round(ms * speed + shift))

    start, end = to(model.start_ms or 0), to(model.end_ms or 0)
    same = [part.text for part in word.syllables] == [part.text for part in model.syllables]
    syllables = (
        tuple(
            replace(part, start_ms=None if like.start_ms is None else to(like.start_ms))
            for part, like in zip(word.syllables, model.syllables, strict=True)
        )
        if same
        else word.syllables
    )
    moved = guessed(replace(word, start_ms=start, end_ms=max(start + 1, end), syllables=syllables))
    return moved if word.notes else replace(moved, notes=notes_stretched(model, end - start))


def _marked(lines: Sequence[Line]) -> list[list[str]]:
    """The words of the lines with the marks of their syllables."""
    return [["|".join(part.text for part in word.syllables) or word.text for word in line.words] for line in lines]


def _plain(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())
