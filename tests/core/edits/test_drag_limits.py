"""How far a drag may go; every time within a room is one that the edit takes."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmaker_studio.core.edits import insert_word, move_words, ripple_end, roll_boundary, set_word_times
from kmaker_studio.core.edits.drag_limits import (
    Gap,
    gap_at,
    room_for_end,
    room_for_start,
    room_to_move,
    room_to_ripple_end,
    room_to_roll,
    touches,
)
from kmaker_studio.core.edits.lookup import find_word
from kmaker_studio.core.problems import validate
from kmaker_studio.core.song import Song, build_lines

SONG = Song(
    lines=build_lines(
        [[("a", 100, 500), ("b", 512, 900), ("c", 1000, 1500), "d"], [("e", 1400, 1900)], [("f", 2500, 2600)]]
    ),
    duration_ms=3000,
)
IDS = ["w1", "w2", "w3", "w5", "w6"]


@pytest.mark.parametrize(
    ("ids", "room"),
    [
        (["w1"], (-100, 12)),
        (["w2"], (-12, 100)),
        (["w3"], (-100, 1500)),
        (["w1", "w2"], (-100, 100)),
        (["w1", "w3"], (-100, 12)),
        (["w1", "w2", "w3", "w5"], (-100, 1100)),
        (IDS, (-100, 400)),
    ],
)
def test_room_to_move(ids, room):
    assert room_to_move(SONG, ids) == room


@given(st.lists(st.sampled_from(IDS), min_size=1), st.floats(0, 1))
def test_any_move_within_the_room_is_taken(ids, share):
    low, high = room_to_move(SONG, ids)
    validate(move_words(SONG, ids, round(low + share * (high - low))))


@given(st.sampled_from(IDS), st.floats(0, 1))
def test_any_edge_within_its_room_is_taken(word_id, share):
    place = find_word(SONG, word_id)
    word = SONG.lines[place.line].words[place.index]
    low, high = room_for_start(SONG, place)
    validate(set_word_times(SONG, word_id, round(low + share * (high - low)), word.end_ms))
    low, high = room_for_end(SONG, place)
    validate(set_word_times(SONG, word_id, word.start_ms, round(low + share * (high - low))))
    low, high = room_to_ripple_end(SONG, place)
    validate(ripple_end(SONG, word_id, round(low + share * (high - low))))


@given(st.floats(0, 1))
def test_any_roll_within_its_room_is_taken_and_keeps_the_gap(share):
    left, right = SONG.lines[0].words[:2]
    assert touches(left, right)
    low, high = room_to_roll(left, right)
    assert (low, high) == (120, 868)
    rolled = roll_boundary(SONG, "w1", round(low + share * (high - low)))
    validate(rolled)
    left, right = rolled.lines[0].words[:2]
    assert right.start_ms - left.end_ms == 12
    assert (left.start_ms, right.end_ms) == (100, 900)


def test_edges_stop_at_neighbours_and_at_the_song():
    assert room_for_start(SONG, find_word(SONG, "w3")) == (900, 1480)
    assert room_for_end(SONG, find_word(SONG, "w2")) == (532, 1000)
    assert room_for_end(SONG, find_word(SONG, "w3")) == (1020, 3000)
    assert room_to_ripple_end(SONG, find_word(SONG, "w1")) == (120, 2000)


def test_touching_is_a_rest_at_most():
    line = build_lines([[("a", 0, 100), ("b", 220, 300), ("c", 421, 500), ("d", 490, 600)]])[0].words
    assert [touches(left, right) for left, right in pairwise(line)] == [True, False, False]


def test_gaps():
    assert gap_at(SONG, 950, "") == Gap("l1", 2, 900, 1000)
    assert gap_at(SONG, 50, "") == Gap("l1", 0, 0, 100)
    assert gap_at(SONG, 2100, "") == Gap("l2", 1, 1900, 2500)
    assert gap_at(SONG, 2300, "") == Gap("l3", 0, 1900, 2500)
    assert gap_at(SONG, 2800, "") == Gap("l3", 1, 2600, 3000)
    assert gap_at(SONG, 1200, "") is None
    assert gap_at(SONG, 950, "Anna") is None


@given(st.integers(0, 2999))
def test_a_word_fits_into_any_gap(at_ms):
    gap = gap_at(SONG, at_ms, "")
    if gap is not None:
        assert gap.low_ms <= at_ms < gap.high_ms
        validate(insert_word(SONG, gap.line_id, gap.index, "new", at_ms, gap.high_ms))
