import mir_eval
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmaker_studio.train.evaluate import Evaluation, Scores, score_times


@given(st.integers(1, 80), st.integers(0, 2**32))
def test_onset_figures_are_mir_evals(count: int, seed: int):
    random = np.random.default_rng(seed)
    true = np.cumsum(random.uniform(0.05, 1.5, count))
    guess = np.sort(np.abs(true + random.normal(0, 0.3, count)))
    scores = score_times([(start, start + 0.2) for start in true], [(start, start + 0.2) for start in guess])
    median, mean = mir_eval.alignment.absolute_error(true, guess)
    assert scores.mean == pytest.approx(mean)
    assert scores.median == pytest.approx(median)
    assert scores.close == pytest.approx(mir_eval.alignment.percentage_correct(true, guess, window=0.3))


def test_overlap_by_hand():
    true = [(0.0, 1.0)] * 5
    #        equal       half        shifted     apart       within
    guess = [(0.0, 1.0), (0.5, 1.0), (0.5, 1.5), (2.0, 3.0), (0.2, 0.4)]
    assert score_times(true, guess).iou == pytest.approx((1 + 0.5 + 1 / 3 + 0 + 0.2) / 5)


def test_words_without_length_overlap_nothing():
    assert score_times([(1.0, 1.0)], [(1.0, 1.0)]).iou == 0.0


def test_every_song_weighs_the_same():
    evaluation = Evaluation({"a": Scores(0.1, 0.1, 1.0, 0.0, 0.6), "b": Scores(0.3, 0.2, 0.5, 0.2, 0.4)})
    assert evaluation.average == Scores(*map(pytest.approx, (0.2, 0.15, 0.75, 0.1, 0.5)))
    assert "average of 2" in evaluation.table().splitlines()[-1]


def test_counts_must_agree():
    with pytest.raises(ValueError, match="argument"):
        score_times([(0.0, 1.0)], [])
