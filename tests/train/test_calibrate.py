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
    kinds = np.arange(500) % 3
    errors[kinds == 1] -= 0.03
    strange, _ = drawn(200, seed=2)
    strange[:, 0] -= 10  # what does not belong is not heard
    calibration = calibrate(
        [Checked(errors[:250], rows[:250], kinds[:250]), Checked(errors[250:], rows[250:], kinds[250:])],
        [Checked(np.full(200, np.inf), strange, np.zeros(200, np.int64))],
    )
    assert calibration.onset_shift == pytest.approx(-np.median(errors), abs=1e-4)
    medians = [np.median(errors[kinds == kind]) for kind in range(3)]
    assert calibration.onset_shifts == pytest.approx([-median for median in medians], abs=1e-4)
    assert confidence(rows, calibration.confidence_weights).mean() > 0.9
    assert confidence(strange, calibration.confidence_weights).mean() < 0.1


def test_a_kind_of_sound_that_hardly_occurs_has_the_shift_of_all():
    rows, _ = drawn(200)
    errors = np.linspace(0.02, 0.04, 200)
    kinds = np.zeros(200, np.int64)
    kinds[:3], errors[:3] = 1, 0.2
    own = Checked(errors, rows, kinds)
    calibration = calibrate([own], [Checked(np.full(200, np.inf), rows - 5, kinds)])
    assert calibration.onset_shifts[1:] == (calibration.onset_shift, calibration.onset_shift)
