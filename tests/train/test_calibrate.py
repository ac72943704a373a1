import numpy as np
import pytest

from kmaker_studio.align.confidence import EVIDENCE, confidence
from kmaker_studio.train.calibrate import Checked, calibrate, fit_logistic

WEIGHTS = np.array([1.5, -1.0, 0.5, 0.3])


def drawn(count: int, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Evidence, and outcomes that follow WEIGHTS."""
    random = np.random.default_rng(seed)
    rows = np.column_stack([random.normal(0, 1, (count, len(EVIDENCE))), np.ones(count)])
    return rows, random.random(count) < 1 / (1 + np.exp(-rows @ WEIGHTS))


def test_known_weights_are_found_again():
    rows, right = drawn(4000)
    assert fit_logistic(rows, right, np.ones(len(rows))) == pytest.approx(WEIGHTS, abs=0.25)


def test_importance_is_like_having_rows_more_often():
    rows, right = drawn(2000)
    importance = np.where(right, 3.0, 1.0)
    repeated = np.repeat(np.arange(len(rows)), importance.astype(int))
    weighted = fit_logistic(rows, right, importance)
    assert weighted == pytest.approx(fit_logistic(rows[repeated], right[repeated], np.ones(len(repeated))), abs=0.01)


def test_the_shift_undoes_the_median_error():
    rows, _ = drawn(500)
    errors = np.random.default_rng(1).normal(0.045, 0.02, 500)
    strange, _ = drawn(200, seed=2)
    strange[:, 0] -= 10  # what does not belong is not heard
    calibration = calibrate(
        [Checked(errors[:250], rows[:250]), Checked(errors[250:], rows[250:])], [Checked(np.full(200, np.inf), strange)]
    )
    assert calibration.onset_shift == pytest.approx(-np.median(errors), abs=1e-4)
    assert confidence(rows, calibration.confidence_weights).mean() > 0.9
    assert confidence(strange, calibration.confidence_weights).mean() < 0.1
