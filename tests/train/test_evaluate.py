import json

import mir_eval
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmaker_studio.train.evaluate import Evaluation, Scores, calibration_error, score_times


@given(st.integers(1, 80), st.integers(0, 2**32))
def test_onset_figures_are_mir_evals(count: int, seed: int):
    random = np.random.default_rng(seed)
    true = np.cumsum(random.uniform(0.05, 1.5, count))
    guess = np.sort(np.abs(true + random.normal(0, 0.3, count)))
    scores = score_times([(start, start + 0.2) for start in true], [(start, start + 0.2) for start in guess])
    median, mean = mir_eval.alignment.absolute_error(true, guess)
    assert scores.mean == pytest.approx(mean)
    assert scores.median == pytest.approx(median)
    assert scores.pco == pytest.approx(mir_eval.alignment.percentage_correct(true, guess, window=0.3))


def test_overlap_by_hand():
    true = [(0.0, 1.0)] * 5
    #        equal       half        shifted     apart       within
    guess = [(0.0, 1.0), (0.5, 1.0), (0.5, 1.5), (2.0, 3.0), (0.2, 0.4)]
    assert score_times(true, guess).iou == pytest.approx((1 + 0.5 + 1 / 3 + 0 + 0.2) / 5)


def test_words_without_length_overlap_nothing():
    assert score_times([(1.0, 1.0)], [(1.0, 1.0)]).iou == 0.0


def test_every_song_weighs_the_same():
    evaluation = Evaluation({"a": Scores(0.1, 0.1, 1.0, 0.0, 0.6), "b": Scores(0.3, 0.2, 0.5, 0.2, 0.4)})
    assert evaluation.average == Scores(*map(pytest.approx, (0.2, 0.15, 0.75, 0.1, 0.5, 0.0, 0.0, 0.0, 0.0)))
    assert evaluation.table().splitlines()[3].startswith("average of 2")
    assert evaluation.lost == []
    assert evaluation.table().splitlines()[-1].endswith("0 of 2")


def test_counts_must_agree():
    with pytest.raises(ValueError, match="argument"):
        score_times([(0.0, 1.0)], [])


def test_calibration_error_by_hand():
    # bins 0.2 to 0.3 with two words, 0.9 to 1 with three: (|0.45 - 1| + |2.87 - 2|) / 5
    sure = [0.2, 0.25, 0.9, 0.97, 1.0]
    assert calibration_error(sure, [True, False, True, True, False]) == pytest.approx((0.55 + 0.87) / 5)
    assert calibration_error([1.0, 0.0], [True, False]) == 0.0


def test_the_calibration_error_of_all_is_not_that_of_the_songs():
    times = [(1.0, 2.0)] * 2
    one, other = (score_times(times, [(1.0, 2.0), (late, 4.0)], [0.5, 0.5]) for late in (1.0, 3.0))
    assert (one.ece, other.ece) == (0.5, 0.0)
    evaluation = Evaluation({"one": one, "other": other}, calibration_error([0.5] * 4, [True, True, True, False]))
    assert evaluation.average.ece == 0.25
    assert json.loads(evaluation.json())["average"]["ece"] == 0.25
    assert json.loads(evaluation.json())["songs"]["other"] == {
        "mean": 1.0,
        "median": 1.0,
        "pco": 0.5,
        "off1s": 0.5,
        "iou": 0.5,
        "start": 1.0,
        "end": 1.0,
        "pco100": 0.5,
        "unnoticed": 0.5,
        "ece": 0.0,
    }


def test_signed_and_perceptual_figures_by_hand():
    true = [(float(second), second + 0.5) for second in range(5)]
    late = [-0.32, -0.34, 0.21, 0.23, 0.05]
    guess = [(start + by, end + 2 * by) for (start, end), by in zip(true, late, strict=True)]
    scores = score_times(true, guess)
    assert scores.start == pytest.approx(0.05)
    assert scores.end == pytest.approx(0.1)
    assert scores.pco100 == 0.2
    assert scores.unnoticed == pytest.approx(0.6)  # early by 0.34 and late by 0.23 are noticed


def test_a_song_that_is_lost_is_named():
    songs = {"good": Scores(0.1, 0.1, 0.9, 0.0, 0.6), "bad": Scores(20.0, 20.0, 0.1, 0.9, 0.1)}
    assert Evaluation(songs).lost == ["bad"]
    assert json.loads(Evaluation(songs).json())["lost"] == ["bad"]


def test_intervals_hold_the_average_and_narrow_with_more_songs():
    random = np.random.default_rng(3)

    def evaluation(count: int) -> Evaluation:
        return Evaluation({str(n): Scores(float(random.normal(0.1, 0.02)), 0.1, 1.0, 0.0, 0.6) for n in range(count)})

    few, many = evaluation(8), evaluation(200)
    widths: list[float] = []
    for one in (few, many):
        low, high = one.intervals()["mean"]
        assert low < one.average.mean < high
        widths.append(high - low)
    assert widths[0] > 2 * widths[1]
    # the mean of n draws has a deviation of 0.02 / sqrt(n); 95 % of a normal are within 1.96 of them
    assert widths[1] == pytest.approx(2 * 1.96 * 0.02 / np.sqrt(200), rel=0.25)
    assert few.intervals()["pco"] == (1.0, 1.0)
