"""Times that nobody measured say so: no confidence, no lock, to be checked; by every way in which they arise."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kmaker_studio.core.edits import (
    insert_word,
    merge_with_next,
    move_words,
    retype_word,
    set_locked,
    set_word_text,
    set_word_times,
    shift_song,
    split_at,
    split_word,
)
from kmaker_studio.core.edits.apply_taps import with_taps
from kmaker_studio.core.edits.fixes import fix_all
from kmaker_studio.core.edits.guesses import guessed_ids
from kmaker_studio.core.edits.realign import with_alignment
from kmaker_studio.core.edits.repeats import timed_like
from kmaker_studio.core.edits.rewrite_lyrics import with_lyrics
from kmaker_studio.core.song import Song, Word, build_lines
from kmaker_studio.core.tapping import Stroke, TapPass, Unit, targets_of
from kmaker_studio.formats import read_song_text
from kmaker_studio.text.lyrics import format_lyrics, parse_lyrics


def sure(song: Song, *, locked: bool = True) -> Song:
    """`song` as an aligner that is sure left it, and a user who has locked every word."""
    lines = tuple(
        replace(line, words=tuple(replace(word, confidence=1.0, locked=locked) for word in line.words))
        for line in song.lines
    )
    return replace(song, lines=lines)


SONG = sure(
    Song(
        lines=build_lines(
            [
                [("Should", 500, 900), ("auld", 900, 1400), ("acquaintance", 1600, 2500)],
                [("be", 3000, 3300), ("forgot", 3500, 4200)],
            ]
        ),
        duration_ms=8000,
    )
)


def retyped(song: Song, old: str, new: str) -> Song:
    return with_lyrics(song, *parse_lyrics(format_lyrics(song).replace(old, new)))


WAYS: dict[str, tuple[Callable[[Song], Song], list[str]]] = {
    "one word written as three": (lambda song: retyped(song, "forgot", "gone away now"), ["gone", "away", "now"]),
    "two other words in the place of one": (lambda song: retyped(song, "auld", "old dear"), ["old", "dear"]),
    "a word split by its letters": (lambda song: split_word(song, "w3", 4), ["acqu", "aintance"]),
    "a space typed into a word": (lambda song: retype_word(song, "w3", "acquain tance"), ["acquain", "tance"]),
    "a word inserted": (lambda song: insert_word(song, "l2", 1, "ever", 3300, 3500), ["ever"]),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_time_that_nobody_measured_is_to_be_checked(way: str):
    edit, expected = WAYS[way]
    song = edit(SONG)
    new = [word for word in song.words() if word.guessed]
    assert [word.text for word in new] == expected
    assert all(word.is_timed and word.is_doubtful and word.confidence is None and not word.locked for word in new)
    assert all(word.locked and word.confidence == 1.0 for word in song.words() if not word.guessed)
    assert guessed_ids(song) == {word.id for word in new}


def test_what_was_measured_stays_sure():
    assert not guessed_ids(split_at(SONG, "w3", 2000))  # the user's own cut
    assert not guessed_ids(retyped(SONG, "auld", "old"))
    joined = retyped(replace(SONG, lines=SONG.lines[:1]), "Should auld", "Shouldauld")
    assert not guessed_ids(joined)
    assert next(joined.words()).locked
    assert not guessed_ids(set_word_text(SONG, "w5", "forgotten"))


def test_another_word_in_the_place_of_one_that_was_heard_is_a_guess():
    free = sure(SONG, locked=False)
    assert guessed_ids(set_word_text(free, "w5", "remembrance")) == {"w5"}
    assert guessed_ids(retyped(free, "forgot", "remembrance")) == {"w5"}
    assert not guessed_ids(retyped(SONG, "forgot", "remembrance"))  # the user's own time


def test_merged_pieces_stay_a_guess_until_somebody_times_or_locks_them():
    pieces = split_word(SONG, "w3", 4)
    whole = merge_with_next(pieces, "w3")
    assert guessed_ids(whole) == {"w3"}
    for timed in (set_word_times(whole, "w3", 1650, 2500), set_locked(whole, ["w3"], True)):
        assert not guessed_ids(timed)
        assert not guessed_ids(set_locked(timed, ["w3"], False))


def test_words_without_times_that_share_a_silence_are_guesses():
    song = replace(
        SONG, lines=(SONG.lines[0], replace(SONG.lines[1], words=(Word("w4", "be"), SONG.lines[1].words[1])))
    )
    mended, count = fix_all(song)
    assert count == 1
    assert guessed_ids(mended) == {"w4"}
    assert next(word for word in mended.words() if word.id == "w4").confidence is None


def test_a_repeat_that_is_timed_like_another_is_a_guess():
    stanza = [("Sing", 0, 300), ("a", 300, 500), ("happy", 500, 900), ("song", 900, 1300)]
    again = [(text, start + 4000, end + 4000) for text, start, end in stanza]
    first, second = build_lines([stanza, again])
    song = sure(Song(lines=(first, replace(second, stanza_start=True)), duration_ms=8000), locked=False)
    assert guessed_ids(timed_like(song, "w1")) == {"w5", "w6", "w7", "w8"}


def test_the_words_of_a_tapped_line_share_its_time_and_only_the_tap_is_the_users():
    taps = TapPass(Unit.LINE, targets_of(SONG, Unit.LINE)).with_stroke(Stroke.TAP, 100)
    song = with_taps(SONG, taps)
    words = song.lines[0].words
    assert [word.locked for word in words] == [True, False, False]
    assert guessed_ids(song) == {"w2", "w3"}


def test_an_answer_takes_the_guess_away_and_what_a_lock_pushes_aside_is_one():
    song = retyped(SONG, "forgot", "gone away")
    heard = sure(shift_song(song, 10), locked=False)
    assert not guessed_ids(with_alignment(song, heard))
    pushed = with_alignment(
        sure(SONG, locked=False), sure(Song(lines=build_lines([[("Should", 950, 1100)]])), locked=False), keep=["w2"]
    )
    assert guessed_ids(pushed) == {"w1"}


def test_words_that_share_a_timed_piece_of_a_file_are_guesses():
    song = read_song_text("[00:01.00]<00:01.00>one two <00:02.00>three<00:03.00>\n").song
    assert [word.text for word in song.words() if word.guessed] == ["one", "two"]


@settings(deadline=None)
@given(st.integers(-400, 2000), st.sets(st.sampled_from(["w1", "w2", "w3", "w4", "w5"]), min_size=2), st.booleans())
def test_a_constant_shift_keeps_locks_confidence_and_guesses(by: int, ids: set[str], locked: bool):
    song = split_word(sure(SONG, locked=locked), "w5", 3)
    before = [(word.confidence, word.locked, word.guessed) for word in song.words()]
    assert [(word.confidence, word.locked, word.guessed) for word in shift_song(song, by).words()] == before
    if {"w1", "w2", "w3", "w4", "w5"} == ids:
        moved = move_words(song, {word.id for word in song.words()}, by)
        assert [(word.confidence, word.locked, word.guessed) for word in moved.words()] == before


def test_a_block_of_words_keeps_its_locks_and_a_single_one_is_locked():
    song = sure(SONG, locked=False)
    assert not any(word.locked for word in move_words(song, ["w4", "w5"], 100).words())
    assert [word.id for word in move_words(song, ["w5"], 100).words() if word.locked] == ["w5"]
