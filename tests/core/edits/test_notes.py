"""Edits of notes."""

import pytest

from kmaker_studio.core.changes import changed_lines
from kmaker_studio.core.edits import (
    clear_notes,
    join_notes,
    move_pitch,
    set_note_kind,
    set_pitch,
    split_note,
    with_notes,
)
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Line, Note, Song, Word

NOTES = (Note(60), Note(None, 200, "rap"))
SONG = Song(
    lines=(
        Line("l1", (Word("w1", "sailing", 1000, 1400, notes=NOTES), Word("w2", "home", 1500, 1900))),
        Line("l2", (Word("w3", "again"),)),
    )
)


def notes(song: Song, index: int = 0) -> tuple[Note, ...]:
    return list(song.words())[index].notes


def test_pitches_move_and_those_without_one_stay():
    assert notes(move_pitch(SONG, "w1", (0, 1), 3)) == (Note(63), NOTES[1])
    assert notes(move_pitch(SONG, "w1", (0,), -12)) == (Note(48), NOTES[1])
    assert notes(set_pitch(SONG, "w1", 1, 70)) == (NOTES[0], Note(70, 200, "rap"))
    assert notes(set_pitch(SONG, "w2", 0, 55), 1) == (Note(55),)


def test_kinds():
    song = set_note_kind(SONG, ["w1", "w2"], "golden")
    assert notes(song) == (Note(60, 0, "golden"), Note(None, 200, "golden"))
    assert notes(song, 1) == (Note(None, 0, "golden"),)


def test_notes_are_cut_and_joined():
    cut = split_note(SONG, "w1", 1100)
    assert notes(cut) == (Note(60), Note(60, 100), NOTES[1])
    assert join_notes(cut, "w1", 0) == SONG
    assert notes(join_notes(SONG, "w1", 0)) == (Note(60),)


def test_clearing():
    assert notes(clear_notes(SONG)) == ()
    assert clear_notes(SONG, ["w2"]).lines[0].words == SONG.lines[0].words


def test_other_lines_stay_the_same_objects():
    change = changed_lines(SONG, with_notes(SONG, {"w2": [Note(61)]}))
    assert (change.start, change.old_stop) == (0, 1)


def test_what_cannot_be():
    for edit, said in (
        (lambda: move_pitch(SONG, "w1", (0,), 68), "that high or low"),
        (lambda: set_pitch(SONG, "w1", 0, -1), "that high or low"),
        (lambda: set_pitch(SONG, "w1", 2, 60), "no note 3"),
        (lambda: split_note(SONG, "w1", 1190), "cut in two"),
        (lambda: split_note(SONG, "w2", 1600), "cut in two"),
        (lambda: join_notes(SONG, "w1", 1), "no other note"),
        (lambda: set_note_kind(SONG, ["w9"], "rap"), "no word 'w9'"),
    ):
        with pytest.raises(KMakerError, match=said):
            edit()
