"""Drags as edits; the expected times are worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmaker_studio.core.checks import validate
from kmaker_studio.core.song import Song, build_lines
from kmaker_studio.studio.timeline.gesture import Drag

SONG = Song(
    lines=build_lines([[("a", 100, 500), ("b", 500, 900), ("c", 1000, 1500)], [("d", 1400, 1900)]]), duration_ms=2000
)


def dragged(word_id, part, delta):
    drag = Drag(SONG, word_id, part)
    song = drag.applied(drag.limited(delta))
    return [(word.start_ms, word.end_ms) for word in song.words()]


@pytest.mark.parametrize(
    ("word_id", "part", "delta", "changed"),
    [
        ("w3", "body", -40, {2: (960, 1460)}),
        ("w3", "body", -400, {2: (900, 1400)}),  # as far as b's end
        ("w3", "body", 9999, {2: (1500, 2000)}),  # as far as the song's end
        ("w1", "body", -400, {0: (0, 400)}),
        ("w1", "body", 50, {}),  # b touches: no room
        ("w3", "start", -400, {2: (900, 1500)}),
        ("w3", "start", 9999, {2: (1480, 1500)}),
        ("w3", "end", 200, {2: (1000, 1700)}),
        ("w1", "end", 30, {0: (100, 530), 1: (530, 900)}),  # a shared edge: rolled
        ("w2", "start", -9999, {0: (100, 120), 1: (120, 900)}),
        ("w2", "start", 9999, {0: (100, 880), 1: (880, 900)}),
        ("w2", "end", 60, {1: (500, 960)}),
        ("w2", "end", 300, {1: (500, 1000)}),
    ],
)
def test_drags(word_id, part, delta, changed):
    expected = [(100, 500), (500, 900), (1000, 1500), (1400, 1900)]
    for index, times in changed.items():
        expected[index] = times
    assert dragged(word_id, part, delta) == expected


@given(st.sampled_from(["w1", "w2", "w3", "w4"]), st.sampled_from(["body", "start", "end"]), st.floats(-5000, 5000))
def test_no_drag_breaks_the_song(word_id, part, delta):
    drag = Drag(SONG, word_id, part)
    validate(drag.applied(drag.limited(delta)))
    assert drag.applied(0) is SONG
