"""Edits of the notes that words are sung on."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from kmaker_studio.core.edits.lookup import find_word, word_at
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Note, NoteKind, Song, Word
from kmaker_studio.core.sung_notes import sung_notes

LOWEST, HIGHEST = 0, 127
"""The pitches that there are, as MIDI numbers."""

SHORTEST_NOTE_MS = 20
"""The shortest note that a cut may leave."""


def with_notes(song: Song, notes: Mapping[str, Sequence[Note]]) -> Song:
    """The words whose ids are in `notes` sung on these."""
    return _changed(song, notes, lambda word: replace(word, notes=tuple(notes[word.id])))


def move_pitch(song: Song, word_id: str, indices: Collection[int], semitones: int) -> Song:
    """The notes `indices` of the word higher by `semitones`, lower where negative; those without a pitch stay so.

    Raises `KMakerError` where one would leave the range of MIDI, 0 to 127.
    """
    word = word_at(song, find_word(song, word_id))
    notes = list(word.notes)
    for index in indices:
        note = _note_of(word, index)
        if note.pitch is None:
            continue
        pitch = note.pitch + semitones
        if not LOWEST <= pitch <= HIGHEST:
            raise KMakerError("No note can be that high or low: stay between C-1 and G9.")
        notes[index] = replace(note, pitch=pitch)
    return with_notes(song, {word_id: notes})


def set_pitch(song: Song, word_id: str, index: int, pitch: int | None) -> Song:
    """The note `index` of the word at `pitch`, a MIDI number, or without one; a word without notes gets one.

    Raises `KMakerError` where there is no such pitch or note.
    """
    if pitch is not None and not LOWEST <= pitch <= HIGHEST:
        raise KMakerError("No note can be that high or low: stay between C-1 and G9.")
    word = word_at(song, find_word(song, word_id))
    notes = list(word.notes) or [Note(None)]
    notes[index] = replace(_note_of(replace(word, notes=tuple(notes)), index), pitch=pitch)
    return with_notes(song, {word_id: notes})


def set_note_kind(song: Song, word_ids: Collection[str], kind: NoteKind) -> Song:
    """All notes of the words of this kind; a word without notes gets one of an unknown pitch."""
    chosen = set(word_ids)
    return _changed(
        song,
        chosen,
        lambda word: replace(word, notes=tuple(replace(note, kind=kind) for note in word.notes or (Note(None),))),
    )


def split_note(song: Song, word_id: str, at_ms: int) -> Song:
    """The note of the word that is sung at `at_ms` as two of the same pitch.

    Raises `KMakerError` where no note is sung then, or one of the two would be shorter than `SHORTEST_NOTE_MS`.
    """
    word = word_at(song, find_word(song, word_id))
    for note in sung_notes(word):
        if note.start_ms + SHORTEST_NOTE_MS <= at_ms <= note.end_ms - SHORTEST_NOTE_MS:
            second = Note(note.pitch, at_ms - (word.start_ms or 0), note.kind)
            notes = (*word.notes[: note.index + 1], second, *word.notes[note.index + 1 :])
            return with_notes(song, {word_id: notes})
    raise KMakerError("{word!r} has no note there that could be cut in two: point inside one.", word=word.text)


def join_notes(song: Song, word_id: str, index: int) -> Song:
    """The note `index` of the word lasting through the one after it, which is gone.

    Raises `KMakerError` for the last note of a word.
    """
    word = word_at(song, find_word(song, word_id))
    _note_of(word, index)
    if index + 1 >= len(word.notes):
        raise KMakerError("{word!r} has no other note after this one.", word=word.text)
    return with_notes(song, {word_id: (*word.notes[: index + 1], *word.notes[index + 2 :])})


def clear_notes(song: Song, word_ids: Collection[str] | None = None) -> Song:
    """The words, or all where none are named, without notes."""
    chosen = {word.id for word in song.words() if word.notes} if word_ids is None else set(word_ids)
    return _changed(song, chosen, lambda word: replace(word, notes=()) if word.notes else word)


def _note_of(word: Word, index: int) -> Note:
    if not 0 <= index < len(word.notes):
        raise KMakerError("{word!r} has no note {number} any more: choose another.", word=word.text, number=index + 1)
    return word.notes[index]


def _changed(song: Song, chosen: Collection[str], change: Callable[[Word], Word]) -> Song:
    """The chosen words changed; lines without one of them stay the same objects, see `core.changes`."""
    missing = set(chosen)
    lines = list(song.lines)
    for number, line in enumerate(lines):
        if any(word.id in chosen for word in line.words):
            missing -= {word.id for word in line.words}
            words = tuple(change(word) if word.id in chosen else word for word in line.words)
            lines[number] = replace(line, words=words)
    for word_id in missing:
        find_word(song, word_id)  # which says that it is gone
    return replace(song, lines=tuple(lines))
