"""Another version of the song by two known words, markers, and shifts of a selection; counted by hand."""

from dataclasses import replace

import pytest

from kmaker_studio.core.edits import shift_song, shift_words
from kmaker_studio.core.edits.markers import delete_marker, set_marker
from kmaker_studio.core.edits.stretch import stretched_song
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Marker, Song, build_lines

SONG = Song(
    lines=build_lines([[("a", 1000, 1500), ("b", 2000, 2400)], ["c", ("d", 5000, 5500)]]),
    duration_ms=20_000,
    markers=(Marker(3000, "Chorus"),),
)
SURE = replace(
    SONG,
    lines=tuple(
        replace(line, words=tuple(replace(word, confidence=0.8, locked=word.id == "w2") for word in line.words))
        for line in SONG.lines
    ),
)


def spans(song: Song) -> list[tuple[int | None, int | None]]:
    return [(word.start_ms, word.end_ms) for word in song.words()]


def test_two_known_words_say_where_all_others_are():
    song = stretched_song(SURE, ("w1", 2000), ("w4", 10_000))  # twice as slow, from 2 s on
    assert spans(song) == [(2000, 3000), (4000, 4800), (None, None), (10_000, 11_000)]
    assert song.markers == (Marker(6000, "Chorus"),)
    assert [(word.confidence, word.locked) for word in song.words()] == [
        (word.confidence, word.locked) for word in SURE.words()
    ]
    assert stretched_song(SURE, ("w4", 10_000), ("w1", 2000)) == song


def test_what_no_version_can_be_is_refused():
    for first, second, sentence in (
        (("w1", 0), ("w1", 5), "two words"),
        (("w1", 0), ("w3", 5), "no time here"),
        (("w1", 9000), ("w4", 1000), "check the two times"),
        (("w1", 0), ("w4", 19_000), "check the two times"),
        (("w1", 15_000), ("w4", 19_900), "after the song"),
        (("w9", 1), ("w4", 2), "no word 'w9'"),
    ):
        with pytest.raises(KMakerError, match=sentence):
            stretched_song(SURE, first, second)


def test_a_selection_is_shifted_without_locking_even_one_word():
    song = shift_words(SURE, ["w4", "w3"], 250)
    assert spans(song)[3] == (5250, 5750)
    assert not list(song.words())[3].locked
    with pytest.raises(KMakerError, match="None of these words"):
        shift_words(SURE, ["w3"], 10)


def test_markers_move_with_the_song_and_are_named_renamed_and_deleted():
    assert shift_song(SONG, 500).markers == (Marker(3500, "Chorus"),)
    song = set_marker(set_marker(SONG, 1000, " Verse  1 "), 3000, "Refrain")
    assert song.markers == (Marker(1000, "Verse 1"), Marker(3000, "Refrain"))
    assert delete_marker(song, 1000).markers == (Marker(3000, "Refrain"),)
    with pytest.raises(KMakerError, match="needs a name"):
        set_marker(SONG, 5, "  ")
    with pytest.raises(KMakerError, match="no marker at 7"):
        delete_marker(SONG, 7)
