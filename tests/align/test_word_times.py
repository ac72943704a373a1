import itertools
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kmaker_studio.align.emissions import Emissions
from kmaker_studio.align.lyric_path import LetterSpan
from kmaker_studio.align.network import SYMBOL_INDEX, SYMBOLS, Calibration
from kmaker_studio.align.word_times import word_times

Sung = Callable[[int, list[tuple[int, int]]], Emissions]

PLAIN = Calibration(0.01)  # a vowel is moved so much towards the beat


def word(*frames: int) -> list[LetterSpan]:
    return [LetterSpan(1, frame, frame + 1) for frame in frames]


def test_a_word_ends_a_tenth_of_a_second_before_the_next(sung_from: Sung):
    times = word_times([word(10), word(50)], sung_from(100, [(0, 100)]), PLAIN)
    assert times[0] == pytest.approx((0.2, 0.9))


def test_a_short_word_keeps_most_of_its_time(sung_from: Sung):
    times = word_times([word(10), word(20)], sung_from(100, [(0, 100)]), PLAIN)
    assert times[0] == pytest.approx((0.2, 0.32))  # 0.6 of the 0.2 s to the next one


def test_words_stay_inside_the_limits(sung_from: Sung):
    times = word_times([word(10), word(50)], sung_from(100, [(0, 100)]), PLAIN, limits=(0.5, 1.5))
    assert times[0][0] == pytest.approx(0.5)
    assert times[1][1] == pytest.approx(1.5)


def test_a_word_ends_where_the_singing_does(sung_from: Sung):
    heard = sung_from(200, [(10, 60)])
    ((start, end),) = word_times([word(10, 20)], heard, PLAIN)
    assert start == pytest.approx(0.2)
    assert end == pytest.approx(1.2, abs=0.05)  # frame 60


def test_the_last_word_may_last_to_the_end(sung_from: Sung):
    assert word_times([word(10)], sung_from(100, [(0, 100)]), PLAIN) == [pytest.approx((0.2, 2.0), abs=0.05)]


def test_onsets_are_shifted(sung_from: Sung):
    heard = sung_from(200, [(10, 60), (90, 120)])
    plain = word_times([word(10), word(90)], heard, PLAIN)
    early = word_times([word(10), word(90)], heard, Calibration(-0.035))
    assert [start for start, _ in early] == pytest.approx([start - 0.045 for start, _ in plain])
    assert word_times([word(0)], heard, Calibration(-0.035))[0][0] == 0.0


def test_each_kind_of_first_sound_has_its_shift(sung_from: Sung):
    heard = sung_from(200, [(10, 190)])
    words = [[LetterSpan(SYMBOL_INDEX[letter], at, at + 1)] for letter, at in (("a", 20), ("s", 70), ("t", 120))]
    times = word_times(words, heard, Calibration(-0.03))
    assert [start for start, _ in times] == pytest.approx([0.36, 1.4, 2.385])


def test_a_word_that_is_not_heard_still_gets_time(sung_from: Sung):
    assert word_times([word(50)], sung_from(100, []), PLAIN)[0] == pytest.approx((1.0, 1.04))


@given(
    st.lists(st.integers(1, 12), min_size=1, max_size=12),
    st.integers(0, 40),
    st.integers(0, 2**32),
    st.floats(-0.1, 0.1),
)
@settings(deadline=None)
def test_words_keep_their_order_and_length(steps: list[int], rest: int, seed: int, shift: float):
    """From any path and any singing: in order, without overlap, inside the song, and 40 ms or more."""
    onsets = np.cumsum(steps) - 1
    frames = int(onsets[-1]) + 1 + rest
    frames = max(frames, 2 * len(steps))  # as many as 40 ms a word need
    sung = np.random.default_rng(seed).normal(0, 3, frames).astype(np.float32)
    heard = Emissions(np.zeros((frames, len(SYMBOLS)), np.float32), sung)
    times = word_times([word(int(onset)) for onset in onsets], heard, Calibration(shift))
    assert len(times) == len(steps)
    assert times[0][0] >= -1e-9
    assert times[-1][1] <= frames / 50 + 1e-9
    assert all(end - start >= 0.04 - 1e-9 for start, end in times)
    assert all(before[1] <= after[0] + 1e-9 for before, after in itertools.pairwise(times))


def test_a_word_ends_before_the_sound_of_the_next_and_not_its_beat(sung_from: Sung):
    words = [[LetterSpan(SYMBOL_INDEX[letter], at, at + 1)] for letter, at in (("a", 20), ("s", 70))]
    (_, end), (start, _) = word_times(words, sung_from(200, [(10, 190)]), Calibration())
    assert start == pytest.approx(1.43)
    assert end == pytest.approx(1.3)
