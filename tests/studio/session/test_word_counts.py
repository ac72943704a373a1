"""Counts kept up edit by edit against counting anew."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kmaker_studio.core.song import Song, build_lines
from kmaker_studio.studio.session.word_counts import WordCounts

word = st.sampled_from(["la", ("oh", 0, 100), ("hey", 200, 300)])
songs = st.lists(st.lists(word, min_size=1, max_size=4), max_size=6).map(lambda lines: Song(lines=build_lines(lines)))
doubts = st.lists(st.integers(0, 23), max_size=6)


def doubted(song: Song, numbers: list[int]) -> Song:
    ids = {f"w{number}" for number in numbers}
    lines = tuple(
        replace(line, words=tuple(replace(each, confidence=0.2) if each.id in ids else each for each in line.words))
        if any(each.id in ids for each in line.words)
        else line
        for line in song.lines
    )
    return replace(song, lines=lines)


@given(st.lists(st.one_of(songs, doubts), max_size=6))
def test_following_is_counting(steps: list[Song | list[int]]):
    song, tally = Song(), WordCounts()
    for step in steps:
        new = step if isinstance(step, Song) else doubted(song, step)
        tally.follow(song, new)
        song = new
        words = list(song.words())
        assert tally.words == len(words)
        assert tally.timed == sum(each.is_timed for each in words)
        assert tally.doubtful == sum(each.is_doubtful for each in words)


def test_the_sentence():
    song = Song(lines=build_lines([[("oh", 0, 100), "la"]]))
    assert WordCounts(song).text() == "1 word aligned, 0 to check, 1 not timed"
    assert WordCounts(Song(lines=build_lines([["la"]]))).text() == "The words have no times yet"
