"""Notes as they are sung, worked out by hand, and what becomes of them when words change."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmaker_studio.core.edits import (
    clear_times,
    merge_with_next,
    move_word,
    set_syllable_start,
    set_word_times,
    split_word,
)
from kmaker_studio.core.edits.rewrite_lyrics import with_lyrics
from kmaker_studio.core.edits.tempo import with_tempo
from kmaker_studio.core.project_file import Project, project_text, read_project_text
from kmaker_studio.core.song import Line, Note, Song, Syllable, Word, build_lines
from kmaker_studio.core.sung_notes import has_pitches, notes_between, notes_moved, sung_notes

NOTES = (Note(60), Note(62, 200, "golden"), Note(None, 300, "rap"))
WORD = Word("w1", "sailing", 1000, 1400, notes=NOTES)
SONG = Song(lines=(Line("l1", (WORD, Word("w2", "home", 1500, 1900, notes=(Note(67),)))),))

words = st.builds(
    Word,
    st.just("w1"),
    st.just("sailing"),
    st.integers(0, 400),
    st.integers(501, 2000),
    notes=st.lists(st.builds(Note, st.none() | st.integers(0, 127), st.integers(0, 2500)), max_size=6).map(tuple),
)


def sung(word: Word) -> list[tuple[int, int, int | None]]:
    return [(note.start_ms, note.end_ms, note.pitch) for note in sung_notes(word)]


def test_known_answers():
    assert sung(WORD) == [(1000, 1200, 60), (1200, 1300, 62), (1300, 1400, None)]
    assert [note.kind for note in sung_notes(WORD)] == ["regular", "golden", "rap"]
    assert sung(replace(WORD, end_ms=1250)) == [(1000, 1200, 60), (1200, 1250, 62)]
    assert sung(replace(WORD, notes=())) == sung(Word("w", "x", notes=NOTES)) == []


@given(words)
def test_notes_fill_their_word(word: Word):
    notes = sung_notes(word)
    assert bool(notes) == bool(word.notes)
    if notes:
        assert (notes[0].start_ms, notes[-1].end_ms) == (word.start_ms, word.end_ms)
        assert all(note.start_ms < note.end_ms for note in notes)
        assert [note.end_ms for note in notes[:-1]] == [note.start_ms for note in notes[1:]]


@given(words, st.integers(1, 6))
def test_a_cut_word_is_sung_as_before(word: Word, offset: int):
    song = split_word(Song(lines=(Line("l1", (word,)),)), "w1", offset)
    first, second = song.words()
    pitches = {at: note.pitch for note in sung_notes(word) for at in range(note.start_ms, note.end_ms)}
    again = {at: n.pitch for part in (first, second) for n in sung_notes(part) for at in range(n.start_ms, n.end_ms)}
    assert again == pitches


def test_notes_go_with_their_word():
    moved = next(move_word(SONG, "w1", -500).words())
    assert moved.notes == NOTES
    assert sung(moved)[1] == (700, 800, 62)
    longer = next(set_word_times(SONG, "w1", 600, 1400).words())
    assert sung(longer) == [(600, 1000, 60), (1000, 1200, 62), (1200, 1400, None)]
    slower = next(with_tempo(SONG, 0.5).words())
    assert sung(slower) == [(2000, 2400, 60), (2400, 2600, 62), (2600, 2800, None)]
    assert next(clear_times(SONG).words()).notes == NOTES


def test_merged_words_keep_their_notes():
    (merged,) = merge_with_next(SONG, "w1").words()
    assert sung(merged) == [(1000, 1200, 60), (1200, 1300, 62), (1300, 1500, None), (1500, 1900, 67)]
    bare = Song(lines=(Line("l1", (Word("w1", "a", 0, 100), Word("w2", "b", 100, 200, notes=(Note(50),)))),))
    assert sung(next(merge_with_next(bare, "w1").words())) == [(0, 200, 50)]


def test_rewritten_lyrics_keep_what_is_sung():
    song = Song(lines=(Line("l1", (WORD,)), Line("l2", (Word("w2", "home", 1500, 1900),))))
    new = with_lyrics(song, build_lines([["sai", "ling"], ["home"]]))
    first, second, _ = new.words()
    assert [first.text, second.text] == ["sai", "ling"]
    assert [(n.pitch, n.start_ms) for word in (first, second) for n in sung_notes(word) if n.pitch] == [
        (60, 1000),
        (60, 1171),
        (62, 1200),
    ]
    assert notes_between([WORD], 1250, 1400) == (Note(62, 0, "golden"), Note(None, 50, "rap"))


def test_a_note_goes_with_the_edge_of_its_syllable():
    word = replace(WORD, syllables=(Syllable("sai", 1000), Syllable("ling", 1200)))
    song = set_syllable_start(Song(lines=(Line("l1", (word,)),)), "w1", 1, 1250)
    assert sung(next(song.words())) == [(1000, 1250, 60), (1250, 1300, 62), (1300, 1400, None)]
    assert notes_moved(WORD, 1200, 1300) == NOTES  # it would pass the one after it
    assert notes_moved(WORD, 1210, 1250) == NOTES  # none begins there


def test_whether_any_pitch_is_known():
    assert has_pitches(SONG)
    assert not has_pitches(Song(lines=(Line("l1", (Word("w1", "a", notes=(Note(None, 0, "rap"),)),)),)))


def test_a_project_keeps_notes_and_opens_files_from_before_them():
    place = Path("/music/song.kmaker").absolute()
    data = project_text(Project(SONG), place.parent)
    assert read_project_text(data, place).song == SONG
    old = b'{"format": "kmaker-project", "version": 1, "lines": [{"id": "l1", "words": [{"id": "w1", "text": "la"}]}]}'
    assert read_project_text(old, place).song == Song(lines=(Line("l1", (Word("w1", "la"),)),))


@pytest.mark.parametrize("note", ['{"pitch": 128}', '{"pitch": 60, "after_ms": -1}', '{"kind": "silver"}'])
def test_a_project_with_impossible_notes_is_damaged(note: str):
    place = Path("/music/song.kmaker").absolute()
    text = f'{{"id": "w1", "text": "la", "notes": [{note}]}}'
    data = f'{{"format": "kmaker-project", "version": 2, "lines": [{{"id": "l1", "words": [{text}]}}]}}'
    with pytest.raises(Exception, match="is damaged"):
        read_project_text(data.encode(), place)
