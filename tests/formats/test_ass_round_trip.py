"""What the karaoke writer of `video` writes, the reader of `formats` reads back."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from kmaker_studio.core.song import Song, build_lines
from kmaker_studio.formats.ass import read_ass, write_ass
from tests.formats.songs import edges, shown, timed_songs


def test_singers_title_and_gaps():
    words = [
        [("Xin", 6000, 6400), ("chào", 6400, 7003)],
        [("{you}", 9000, 9333), ("\\N", 9500, 9999)],
        [("君", 40000, 40500), ("の", 40500, 41007)],
    ]
    lines = build_lines(words)
    lines = (replace(lines[0], singer="Anna"), replace(lines[1], singer="Ben"), replace(lines[2], singer="Anna"))
    song = Song("A title", lines=lines, singers=("Anna", "Ben"), duration_ms=60_000)
    reading = read_ass(write_ass(song).text)
    assert reading.notes == ()
    assert reading.song.title == "A title"
    assert [line.singer for line in reading.song.lines] == ["Anna", "Ben", "Anna"]
    assert reading.song.singers == ("Anna", "Ben")
    assert shown(reading.song) == shown(song)
    for found, true in zip(edges(reading.song), edges(song), strict=True):
        assert abs(found - true) <= 5


def test_a_long_line_that_wraps():
    text = "this line is so very long that no screen in the world could ever show it in one piece without wrapping it"
    words = [(word, 1000 + 300 * index, 1250 + 300 * index) for index, word in enumerate(text.split())]
    song = Song(lines=build_lines([words]))
    written = write_ass(song).text
    reading = read_ass(written)
    assert reading.notes == ()
    assert shown(reading.song) == shown(song)


@settings(max_examples=15, deadline=None)
@given(timed_songs())
def test_round_trip_within_5_ms(song: Song):
    reading = read_ass(write_ass(song).text)
    assert reading.notes == ()
    assert shown(reading.song) == shown(song)
    for found, true in zip(edges(reading.song), edges(song), strict=True):
        assert found == pytest.approx(true, abs=5)
