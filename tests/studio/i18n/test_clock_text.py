import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmaker_studio.studio.i18n.clock_text import clock, parse_clock, time_left


def test_clock():
    assert clock(10_050) == "0:10.050"
    assert clock(61_234, 2) == "1:01.23"
    assert clock(3_723_004) == "1:02:03.004"
    assert clock(999.9, 0) == "0:00"


@given(st.integers(0, 10**8))
def test_a_time_is_read_back(ms):
    assert parse_clock(clock(ms)) == ms


@pytest.mark.parametrize(("text", "ms"), [("8.1", 8100), ("75", 75_000), (" 1:02,5 ", 62_500), ("x", None), ("", None)])
def test_typed_times(text, ms):
    assert parse_clock(text) == ms


def test_time_left():
    assert time_left(10, 0.5) == "10 s left"
    assert time_left(60, 0.25) == "3 min left"
    assert time_left(0.5, 0.5) == ""
    assert time_left(10, 0.001) == ""
