"""The strips share the canvas's height: the words directly under the waveform, nothing over anything else."""

from hypothesis import given
from hypothesis import strategies as st

from kmaker_studio.studio.timeline import ruler
from kmaker_studio.studio.timeline.strip_layout import StripLayout


@given(st.integers(160, 2000), st.integers(1, 8), st.booleans())
def test_strips_follow_one_another(height, lanes, wants):
    layout = StripLayout(1000, height, lanes, wants)
    wave, words, spectrum = layout.waveform, layout.word_lanes, layout.spectrogram
    assert wave.top() == ruler.HEIGHT
    assert 0 < words.top() - wave.bottom() <= 6
    assert wave.height() >= 56
    assert layout.block_height >= 24
    if layout.has_spectrogram:
        assert wave.height() >= 90
        assert spectrum.height() >= 30
        assert spectrum.top() == words.bottom()
        assert spectrum.bottom() == height
    else:
        assert spectrum.isEmpty()
    if lanes == 1:
        assert words.bottom() <= height


def test_a_single_lane_is_tall_and_taller_on_a_large_screen():
    assert StripLayout(1256, 201, 1, True).block_height == 64
    assert StripLayout(3200, 900, 1, True).block_height == 96
    assert StripLayout(1256, 340, 2, True).block_height == 48
