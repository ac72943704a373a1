"""Starts and ends put by ear, and the neighbours that give way."""

import pytest

from kmaker_studio.core.edits import clear_times, end_at, set_locked, start_at
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Song, build_lines

SONG = Song(
    lines=build_lines([[("a", 100, 500), ("b", 600, 900), ("c", 1000, 1500)], [("d", 1600, 1900)]]), duration_ms=2000
)


def times(song: Song) -> list[tuple[int | None, int | None]]:
    return [(word.start_ms, word.end_ms) for word in song.words()]


def locks(song: Song) -> list[bool]:
    return [word.locked for word in song.words()]


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (550, [(100, 500), (550, 900), (1000, 1500)]),  # there is room
        (400, [(100, 400), (400, 900), (1000, 1500)]),  # the word before ends there
        (880, [(100, 500), (880, 900), (1000, 1500)]),  # just long enough
        (950, [(100, 500), (950, 1000), (1000, 1500)]),  # after its own end: it moves there, up to the next one
    ],
)
def test_a_start(at: int, expected: list[tuple[int, int]]):
    song = start_at(SONG, "w2", at)
    assert times(song)[:3] == expected
    assert locks(song) == [False, True, False, False]


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (950, [(100, 500), (600, 950), (1000, 1500)]),
        (1200, [(100, 500), (600, 1200), (1200, 1500)]),  # the next one begins there
        (700, [(100, 500), (600, 700), (1000, 1500)]),
    ],
)
def test_an_end(at: int, expected: list[tuple[int, int]]):
    song = end_at(SONG, "w2", at)
    assert times(song)[:3] == expected
    assert locks(song) == [False, True, False, False]


def test_a_locked_neighbour_stays_locked():
    song = set_locked(SONG, ["w1", "w3"], locked=True)
    assert locks(end_at(start_at(song, "w2", 450), "w2", 1100)) == [True, True, True, False]


def test_nobody_gives_way_to_nothing():
    for at in (110, 50):
        with pytest.raises(KMakerError, match="'b'"):
            start_at(SONG, "w2", at)
    for at in (1490, 1700, 600, 500):
        with pytest.raises(KMakerError):
            end_at(SONG, "w2", at)


def test_a_word_without_timing_gets_some():
    bare = clear_times(SONG, ["w2"])
    assert times(start_at(bare, "w2", 600))[1] == (600, 900)
    assert times(start_at(bare, "w2", 850))[1] == (850, 1000)
    assert times(start_at(bare, "w2", 450))[:2] == [(100, 450), (450, 750)]
    assert times(end_at(bare, "w2", 950))[1] == (650, 950)


def test_the_song_ends_it():
    assert times(start_at(SONG, "w4", 1950))[3] == (1950, 2000)
