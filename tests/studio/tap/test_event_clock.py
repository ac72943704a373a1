import pytest

from kmaker_studio.studio.tap.event_clock import EventClock


def test_an_event_that_is_handled_late_is_told_by_those_that_were_not():
    now = [100.0]
    clock = EventClock(lambda: now[0])
    assert clock.ago(5000) == 0  # the first: nothing to compare with
    now[0] = 101.0
    assert clock.ago(5960) == pytest.approx(0.04, abs=1e-3)  # 960 ms on their clock, 1000 on ours
    now[0] = 102.0
    assert clock.ago(7010) == pytest.approx(0, abs=1e-3)  # nearer than the first: the zero was 10 ms off
    now[0] = 103.0
    assert clock.ago(8000) == pytest.approx(0.01, abs=1e-3)


def test_without_a_stamp_it_is_now():
    assert EventClock().ago(0) == 0


def test_a_clock_that_wraps_begins_anew():
    now = [100.0]
    clock = EventClock(lambda: now[0])
    clock.ago((1 << 32) - 500)
    now[0] = 101.0
    assert clock.ago(500) == 0
    now[0] = 101.5
    assert clock.ago(980) == pytest.approx(0.02, abs=1e-3)
