import pytest

from kmaker_studio.core.tap_latency import calibrated, tap_lateness

BEEPS = [1000.0 + 650 * number for number in range(10)]


def test_the_median_is_not_moved_by_a_slip():
    taps = [beep + late for beep, late in zip(BEEPS, [60, 62, 58, 61, 60, 59, 63, 60, 250, -200], strict=True)]
    assert calibrated(BEEPS, taps) == 60


def test_who_taps_before_the_beep_has_a_negative_latency():
    assert calibrated(BEEPS, [beep - 35 for beep in BEEPS]) == -35


def test_too_few_taps_give_no_result():
    assert calibrated(BEEPS, [beep + 50 for beep in BEEPS[:5]]) is None
    assert calibrated(BEEPS, [beep + 50 for beep in BEEPS[:6]]) == 50
    assert calibrated(BEEPS, []) is None


def test_a_tap_far_from_every_beep_does_not_count():
    assert tap_lateness(BEEPS[:1], [100.0]) == []
    assert tap_lateness(BEEPS[:1], [100.0, 1290.0]) == [pytest.approx(290)]
