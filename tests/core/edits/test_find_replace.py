"""Finding and replacing over the lyrics keeps times; expected words and times written by hand."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kmaker_studio.core.edits.find_replace import Search, find, replaced
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.problems import validate
from kmaker_studio.core.song import Song, build_lines

SONG = Song(
    lines=build_lines(
        [
            [("Tha", 0, 300), ("moon", 300, 700), ("tha", 800, 1000), ("thaw", 1000, 1400)],
            [("oh", 2000, 2300), ("tha", 2300, 2600), ("tha", 2700, 3000)],
        ]
    ),
    duration_ms=4000,
)


def texts(song: Song) -> list[str]:
    return [line.text for line in song.lines]


def times(song: Song) -> list[tuple[int | None, int | None]]:
    return [(word.start_ms, word.end_ms) for word in song.words()]


def test_the_same_word_misspelt_everywhere_is_put_right_and_keeps_times_ids_and_locks():
    song = replace(SONG, lines=(SONG.lines[0], replace(SONG.lines[1], singer="Anna")))
    new, count = replaced(song, Search("tha", whole_word=True, match_case=True), "the")
    assert count == 3
    assert texts(new) == ["Tha moon the thaw", "oh the the"]
    assert times(new) == times(SONG)
    assert [word.id for word in new.words()] == [word.id for word in SONG.words()]
    assert not any(word.guessed for word in new.words())


def test_case_and_parts_of_words():
    assert len(find(SONG, Search("tha"))) == 5
    assert len(find(SONG, Search("tha", whole_word=True))) == 4
    assert len(find(SONG, Search("tha", match_case=True))) == 4
    assert texts(replaced(SONG, Search("A"), "aa")[0])[0] == "Thaa moon thaa thaaw"


def test_a_phrase_over_several_words_and_one_in_the_place_of_several():
    found = find(SONG, Search("moon tha", whole_word=True))
    assert [match.word_ids for match in found] == [("w2", "w3")]
    new, _ = replaced(SONG, Search("oh tha", whole_word=True), "oh my tha")
    assert texts(new)[1] == "oh my tha tha"
    assert times(new)[4:] == [(2000, 2300), (None, None), (2300, 2600), (2700, 3000)]
    shared, _ = replaced(SONG, Search("moon"), "mo on")
    assert times(shared)[1:3] == [(300, 500), (500, 700)]
    assert [word.guessed for word in shared.words()][:4] == [False, True, True, False]


def test_regular_expressions_with_groups():
    new, count = replaced(SONG, Search(r"\b(t)ha\b", is_expression=True), r"\1he")
    assert (count, texts(new)) == (4, ["The moon the thaw", "oh the the"])
    with pytest.raises(KMakerError, match="no regular expression"):
        find(SONG, Search("(", is_expression=True))
    with pytest.raises(KMakerError, match="names a group"):
        replaced(SONG, Search("tha", is_expression=True), r"\2")
    with pytest.raises(KMakerError, match="Type what"):
        find(SONG, Search(""))
    assert find(SONG, Search("x*", is_expression=True)) == ()


def test_one_place_alone_and_words_taken_away():
    places = find(SONG, Search("tha", whole_word=True, match_case=True))
    new, count = replaced(SONG, Search("tha", whole_word=True, match_case=True), "the", only=places[1])
    assert (count, texts(new)) == (1, ["Tha moon tha thaw", "oh the tha"])
    gone, _ = replaced(SONG, Search("oh tha tha"), "")
    assert texts(gone) == ["Tha moon tha thaw"]
    with pytest.raises(KMakerError, match="no words left"):
        replaced(SONG, Search(".+", is_expression=True), "")


@settings(deadline=None)
@given(st.text("thaonw ", max_size=6), st.text("the |x\\1", max_size=6), st.booleans(), st.booleans())
def test_whatever_is_replaced_the_song_stays_whole(old: str, new: str, whole: bool, expression: bool):
    try:
        song, count = replaced(SONG, Search(old, whole, is_expression=expression), new)
    except KMakerError:
        return
    validate(song)
    assert count or song is SONG
