from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmaker_studio.core.edits.ends import known_ends, with_ends
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Song, build_lines

SONG = Song(
    lines=build_lines(
        [
            [("a", 0, 400), ("b", 500, 900), ("c", 1300, 1400)],
            [("d", 1500, 2000), ("e", 3000, 3100)],
        ]
    )
)


def ends(song: Song) -> list[int | None]:
    return [word.end_ms for word in song.words()]


def test_the_three_conventions():
    assert with_ends(SONG, "rest") is SONG
    # b: 0.4 s within the line; c: a rest, but a line's end; d: a second
    assert ends(with_ends(SONG, "touch")) == [500, 1300, 1500, 2000, 3100]
    assert ends(with_ends(SONG, "voice")) == [500, 900, 1500, 2000, 3100]


def test_a_line_may_end_a_while_before_the_next():
    song = Song(lines=build_lines([[("a", 0, 400)], [("b", 700, 900)]]))
    assert with_ends(song, "touch") == song


def test_what_is_locked_and_what_has_no_time_stay():
    first, second, third = SONG.lines[0].words
    words = (replace(first, locked=True), replace(second, start_ms=None, end_ms=None), third)
    song = Song(lines=(replace(SONG.lines[0], words=words),))
    assert with_ends(song, "touch") == song


def test_ends_have_names():
    assert known_ends("touch") == "touch"
    with pytest.raises(KMakerError, match="There are no ends “soft”: choose rest, touch or voice"):
        known_ends("soft")


@given(
    st.lists(st.tuples(st.integers(1, 700), st.integers(1, 700)), min_size=1, max_size=12),
    st.sampled_from(["rest", "touch", "voice"]),
)
def test_starts_stay_and_nothing_overlaps(steps: list[tuple[int, int]], name: str):
    now, specs = 0, []
    for index, (pause, length) in enumerate(steps):
        specs.append((f"w{index}", now + pause, now + pause + length))
        now += pause + length
    song = Song(lines=build_lines([specs[:5], specs[5:]] if len(specs) > 5 else [specs]))
    changed = with_ends(song, known_ends(name))
    before, after = list(song.words()), list(changed.words())
    assert [word.start_ms for word in after] == [word.start_ms for word in before]
    assert all((old.end_ms or 0) <= (new.end_ms or 0) for old, new in zip(before, after, strict=True))
    assert all((one.end_ms or 0) <= (two.start_ms or 0) for one, two in pairwise(after))
