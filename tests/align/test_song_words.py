"""Words that nobody can sing, such as emoji, stand beside the words of their own line; counted by hand."""

from itertools import pairwise

from kmaker_studio.align.song_words import SungWords, with_times
from kmaker_studio.core.song import Song, build_lines


def times(lines: list[list[str]], sung: list[tuple[int, int]]) -> list[tuple[str, int | None, int | None, bool]]:
    song = Song(lines=build_lines(lines), language="en")
    moves = [True] * song.word_count
    lyrics = SungWords.of(song, moves)
    placed = {index: (start, end, 0.95) for index, (start, end) in enumerate(sung)}
    found = with_times(song, lyrics, placed, moves, 20_000)
    return [(word.text, word.start_ms, word.end_ms, word.guessed) for word in found.words()]


def test_an_emoji_that_begins_the_song_stands_before_its_first_word_and_not_at_0():
    found = times([["🎵", "hello", "moon"]], [(5000, 5400), (5500, 6000)])
    assert found == [("🎵", 4960, 5000, True), ("hello", 5000, 5400, False), ("moon", 5500, 6000, False)]


def test_an_emoji_that_begins_a_line_stands_before_it_and_one_that_ends_a_line_after_it():
    found = times([["hello", "🎵"], ["🎶", "moon"]], [(1000, 1400), (9000, 9500)])
    assert found[1] == ("🎵", 1400, 1440, True)
    assert found[2] == ("🎶", 8960, 9000, True)


def test_where_there_is_no_room_the_words_stay_in_order():
    found = times([["hello"], ["🎶", "🎵", "moon"]], [(1000, 1400), (1401, 1900)])
    starts = [(start, end) for _, start, end, _ in found]
    assert all(left[1] <= right[0] and left[0] < left[1] for left, right in pairwise(starts))
