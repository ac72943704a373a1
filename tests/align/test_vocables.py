"""Vocables by their sound: tones whose beginnings are known, letters that say nothing."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kmaker_studio.align.network import SYMBOLS
from kmaker_studio.align.vocables import FEATURES, WEIGHTS, Vocable, place_vocables
from kmaker_studio.align.voice import Voice, hear_voice
from tests.align.test_voice import notes

NOTHING = np.full((1000, len(SYMBOLS)), np.log(1e-3), np.float32)
SUNG = ((2.0, 3.9, 220.0), (4.0, 5.4, 247.0), (5.5, 7.5, 220.0), (12.0, 14.0, 262.0))
ONSETS = [start for start, _, _ in SUNG]


@pytest.fixture(scope="module")
def voice() -> Voice:
    return hear_voice(notes(20.0, *SUNG))


def test_they_stand_where_the_voice_begins(voice: Voice):
    crammed = [Vocable("o", 2.0 + 0.1 * place, 0.3) for place in range(4)]
    placed = place_vocables(crammed, voice, NOTHING, (0.0, 20.0))
    assert placed is not None
    assert [onset for onset, _ in placed] == pytest.approx(ONSETS, abs=0.06)
    assert all(0.1 < chance <= 1.0 for _, chance in placed)


def test_none_stands_in_an_instrumental(voice: Voice):
    placed = place_vocables([Vocable("h", 9.5, 0.5)], voice, NOTHING, (7.6, 20.0))
    assert placed is not None
    assert placed[0][0] == pytest.approx(12.0, abs=0.06)


def test_a_sure_path_is_believed(voice: Voice):
    placed = place_vocables([Vocable("o", 4.0, 0.99)], voice, NOTHING, (0.0, 20.0))
    assert placed is not None
    assert placed[0] == (4.0, pytest.approx(placed[0][1]))
    assert placed[0][1] > 0.6


def test_what_might_stand_at_two_places_is_sure_at_neither(voice: Voice):
    placed = place_vocables([Vocable("o", 9.0, 0.0)], voice, NOTHING, (0.0, 20.0))
    assert placed is not None
    assert placed[0][1] < 0.7


@given(
    st.integers(1, 12),
    st.floats(0.0, 19.0, allow_nan=False),
    st.floats(0.0, 20.0, allow_nan=False),
    st.sampled_from(["o", "l", "'"]),
)
@settings(deadline=None, max_examples=40)
def test_always_in_order_inside_the_room_or_not_at_all(count: int, low: float, length: float, letter: str):
    voice = hear_voice(notes(20.0, *SUNG))
    room = (low, min(20.0, low + length))
    words = [Vocable(letter, low + 0.01 * place, 0.5) for place in range(count)]
    placed = place_vocables(words, voice, NOTHING, room)
    if placed is None:
        assert length < 0.3 * count + 0.5
        return
    onsets = [onset for onset, _ in placed]
    assert len(placed) == count
    assert np.all(np.diff(onsets) >= 0.1 - 1e-9)
    assert room[0] - 0.02 <= onsets[0]
    assert onsets[-1] <= room[1] + 0.02
    assert all(0 <= chance <= 1 for _, chance in placed)


def test_a_weight_for_each_feature():
    assert len(WEIGHTS) == len(FEATURES) + 1
