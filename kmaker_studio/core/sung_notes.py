"""The notes of a word as they are sung: each from its start to the next one, inside the word."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from kmaker_studio.core.song import Note, NoteKind, Song, Word


@dataclass(frozen=True, slots=True)
class SungNote:
    """A note from `start_ms` to `end_ms` of the song; `index` is its place in its word's `notes`."""

    start_ms: int
    end_ms: int
    pitch: int | None
    kind: NoteKind
    index: int


def sung_notes(word: Word) -> tuple[SungNote, ...]:
    """The notes of a timed word: they fill it without gaps, the first from its start.

    Those that begin past the word's end, or not after the one before them, are not sung. Empty without notes or timing.
    """
    if word.start_ms is None or word.end_ms is None or not word.notes:
        return ()
    sung: list[SungNote] = []
    for index, note in enumerate(word.notes):
        start = word.start_ms + note.after_ms if index else word.start_ms
        if sung and not sung[-1].start_ms < start < word.end_ms:
            continue
        if sung:
            sung[-1] = replace(sung[-1], end_ms=start)
        sung.append(SungNote(start, word.end_ms, note.pitch, note.kind, index))
    return tuple(sung)


def has_pitches(song: Song) -> bool:
    """Whether the pitch of any note is known."""
    return any(note.pitch is not None for word in song.words() for note in word.notes)


def notes_stretched(word: Word, length_ms: int) -> tuple[Note, ...]:
    """The notes of `word` in proportion, were it sung for `length_ms`; as they are where its length is not known."""
    if word.start_ms is None or word.end_ms is None or word.end_ms <= word.start_ms or len(word.notes) < 2:
        return word.notes
    scale = length_ms / (word.end_ms - word.start_ms)
    return tuple(replace(note, after_ms=max(0, round(note.after_ms * scale))) for note in word.notes)


def notes_moved(word: Word, from_ms: int, to_ms: int) -> tuple[Note, ...]:
    """The notes of `word`, the one that begins at `from_ms` beginning at `to_ms` where that keeps their order."""
    sung = sung_notes(word)
    for before, note in pairwise(sung):
        if note.start_ms == from_ms and before.start_ms < to_ms < note.end_ms:
            notes = list(word.notes)
            notes[note.index] = replace(notes[note.index], after_ms=to_ms - (word.start_ms or 0))
            return tuple(notes)
    return word.notes


def notes_apart(word: Word, cut_ms: int | None) -> tuple[tuple[Note, ...], tuple[Note, ...]]:
    """The notes of the two words that `word` becomes when it is cut; a note across the cut is sung in both.

    All go to the first one where the word is not cut in time.
    """
    sung = sung_notes(word)
    if cut_ms is None or word.start_ms is None or not sung:
        return word.notes, ()
    first, second = [each for each in sung if each.start_ms < cut_ms], [each for each in sung if each.end_ms > cut_ms]
    before = tuple(Note(each.pitch, each.start_ms - word.start_ms, each.kind) for each in first)
    after = tuple(Note(each.pitch, max(0, each.start_ms - cut_ms), each.kind) for each in second)
    return before, after


def notes_between(words: Iterable[Word], start_ms: int, end_ms: int) -> tuple[Note, ...]:
    """The notes of a word that takes the time from `start_ms` to `end_ms` of `words`."""
    sung = [note for word in words for note in sung_notes(word) if note.start_ms < end_ms and note.end_ms > start_ms]
    return tuple(Note(note.pitch, max(0, note.start_ms - start_ms), note.kind) for note in sung)


def notes_joined(left: Word, right: Word) -> tuple[Note, ...]:
    """The notes of one word that is sung in the time of both; where one has no notes, those of the other fill it."""
    if not right.notes or not right.is_timed:
        return left.notes or right.notes
    if not left.notes or left.start_ms is None or right.start_ms is None:
        return right.notes
    ends = right.start_ms - left.start_ms
    kept = tuple(note for note in left.notes if note.after_ms < ends)
    return (*kept, *(replace(note, after_ms=note.after_ms + ends) for note in right.notes))
