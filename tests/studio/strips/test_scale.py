import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmaker_studio.studio.strips.scale import CLOSEST_MS, Scale, fitted, scrolled, zoomed

HOUR = 3_600_000.0


def test_known_scales():
    scale = fitted(0, 8000, 1000, 8000)
    assert (scale.low_ms, scale.high_ms, scale.ms_per_pixel) == (0, 8000, 8)
    assert scale.x(4000) == 500
    assert scale.ms(250) == 2000
    assert fitted(-500, 500, 1000, 8000).low_ms == 0
    assert fitted(7500, 8500, 1000, 8000).high_ms == pytest.approx(8000)
    assert fitted(0, 1, 1000, 8000).ms_per_pixel == CLOSEST_MS
    assert fitted(0, 1e12, 1000, HOUR).high_ms == pytest.approx(HOUR)


@given(
    st.floats(0, HOUR),
    st.floats(0.5, 3000),
    st.integers(200, 4000),
    st.sampled_from([1.0, 1.25, 1.5, 2.0]),
    st.floats(0.01, 100),
)
def test_a_zoom_keeps_its_place_and_stays_in_the_song(low, per_pixel, width, ratio, factor):
    scale = fitted(low, low + per_pixel * width, width, HOUR, ratio)
    about = scale.ms(0.3 * width)
    found = zoomed(scale, factor, about, HOUR)
    for each in (scale, found, scrolled(found, about, HOUR)):
        assert each.low_ms >= 0
        assert each.high_ms <= max(HOUR, CLOSEST_MS * width) + each.column_ms
        assert each.low_ms == each.first * each.column_ms
    inside = found.low_ms > 0 and found.high_ms < HOUR - found.column_ms
    if inside:
        assert found.x(about) == pytest.approx(0.3 * width, abs=1)


def test_scrolling_keeps_the_grid_of_columns():
    scale = fitted(1000, 3000, 700, 60_000, 2.0)
    for low in (0, 777.7, 20_000, 59_999):
        found = scrolled(scale, low, 60_000)
        assert found.column_ms == scale.column_ms
        assert found.low_ms == pytest.approx(min(low, 58_000), abs=scale.column_ms)
    assert scale == Scale(scale.first, scale.ms_per_pixel, 700, 2.0)
