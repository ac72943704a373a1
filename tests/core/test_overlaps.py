from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kmaker_studio.core.overlaps import without_overlaps
from kmaker_studio.core.song import Line, Song, Word, build_lines


def times(line: Line) -> list[tuple[str, int | None, int | None]]:
    return [(word.text, word.start_ms, word.end_ms) for word in line.words]


def test_the_end_gives_way_and_the_onset_stays():
    song = Song(lines=build_lines([[("long", 1000, 3000), "um", ("short", 2000, 2500), ("end", 3000, 4000)]]))
    mended = without_overlaps(song)
    assert times(mended.lines[0]) == [
        ("long", 1000, 2000),
        ("um", None, None),
        ("short", 2000, 2500),
        ("end", 3000, 4000),
    ]
    assert (mended.cut, mended.parted) == (1, 0)


def test_a_line_is_parted_where_a_word_steps_back():
    song = Song(lines=build_lines([[("a", 1000, 1500), ("b", 2000, 2500), ("c", 1800, 2600), ("d", 2600, 3000)]]))
    mended = without_overlaps(song)
    assert [times(line) for line in mended.lines] == [
        [("a", 1000, 1500), ("b", 2000, 2500)],
        [("c", 1800, 2600), ("d", 2600, 3000)],
    ]
    assert (mended.cut, mended.parted) == (0, 1)
    assert len({line.id for line in mended.lines}) == 2


def test_words_that_begin_together_are_parted_only_where_that_is_asked():
    song = Song(lines=build_lines([[("a", 1000, 1500), ("b", 1000, 1600)]]))
    assert times(without_overlaps(song).lines[0]) == [("a", 1000, 1000), ("b", 1000, 1600)]
    assert [times(line) for line in without_overlaps(song, 1).lines] == [[("a", 1000, 1500)], [("b", 1000, 1600)]]


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, 5000), st.integers(1, 3000)), min_size=1, max_size=12), st.integers(0, 30))
def test_no_onset_moves(spans: list[tuple[int, int]], apart: int):
    words = tuple(Word(f"w{at}", "la", start, start + length) for at, (start, length) in enumerate(spans))
    song = Song(lines=(Line("l1", words),))
    mended = Song(lines=without_overlaps(song, apart).lines)
    assert [(word.id, word.start_ms) for word in mended.words()] == [(word.id, word.start_ms) for word in words]
    for line in mended.lines:
        for left, right in zip(line.words, line.words[1:], strict=False):
            assert (left.start_ms or 0) + apart <= (right.start_ms or 0)
            assert (left.end_ms or 0) <= (right.start_ms or 0)
