"""The strips share the canvas's height: the words directly under the waveform, nothing over anything else."""

from hypothesis import given
from hypothesis import strategies as st

from kmaker_studio.studio.timeline import ruler
from kmaker_studio.studio.timeline.strip_layout import StripLayout, least_height


@given(st.integers(166, 2000), st.integers(1, 8), st.booleans())
def test_strips_follow_one_another(height, lanes, wants):
    layout = StripLayout(1000, height, lanes, wants)
    wave, words, spectrum = layout.waveform, layout.word_lanes, layout.spectrogram
    assert wave.top() == ruler.HEIGHT
    assert 0 < words.top() - wave.bottom() <= 6
    assert wave.height() >= 90
    assert layout.block_height >= 24
    if layout.has_spectrogram:
        assert wave.height() >= 90
        assert spectrum.height() >= 40
        assert spectrum.top() == words.bottom()
        assert spectrum.bottom() == height
    else:
        assert spectrum.isEmpty()
    if lanes == 1:
        assert words.bottom() <= height


def test_a_single_lane_is_tall_and_taller_on_a_large_screen():
    assert StripLayout(1256, 238, 1, True).block_height >= 55
    assert StripLayout(3200, 900, 1, True).block_height == 96
    assert StripLayout(1256, 340, 2, True).block_height == 48


@given(st.integers(1, 3), st.booleans())
def test_at_its_least_height_a_canvas_cuts_off_nothing(lanes, wants):
    height = least_height(lanes)
    layout = StripLayout(1000, height, lanes, wants)
    assert layout.waveform.height() >= 90
    assert layout.word_lanes.bottom() <= height


def test_a_canvas_of_the_smallest_screen_has_a_spectrogram():
    assert StripLayout(1256, 238, 1, True).has_spectrogram
    assert StripLayout(1256, 290, 2, True).has_spectrogram
