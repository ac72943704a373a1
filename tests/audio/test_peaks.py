import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmaker_studio.audio.peaks import BIN, PeakPyramid, peaks_between, peaks_of


def pyramid_of(samples, sizes, rate=1000):
    blocks, at = [], 0
    for size in sizes:
        blocks.append(samples[at : at + size])
        at += size
    blocks.append(samples[at:])
    pyramid = PeakPyramid(rate)
    for peaks in peaks_of(blocks):
        pyramid.append(peaks)
    return pyramid


def test_peaks_of_a_ramp():
    ramp = np.linspace(-1, 1, 4 * BIN, dtype=np.float32)
    (peaks,) = peaks_of([ramp])
    assert peaks.shape == (4, 3)
    assert peaks[0, 0] == -1
    assert peaks[3, 1] == 1
    assert peaks[1, 0] == pytest.approx(float(ramp[BIN]), abs=1e-3)
    assert peaks[1, 1] == pytest.approx(float(ramp[2 * BIN - 1]), abs=1e-3)


@given(st.lists(st.integers(0, 900), max_size=12), st.integers(0, 5000), st.integers(0, 2**32 - 1))
def test_every_level_holds_the_extremes_of_its_stretch(sizes, length, seed):
    samples = np.random.default_rng(seed).uniform(-1, 1, length).astype(np.float32)
    pyramid = pyramid_of(samples, sizes)
    for level in range(pyramid.level_count):
        width = BIN << level
        start, step, peaks = pyramid.window(0, 1e9, pyramid.bin_ms(level))
        assert (start, step) == (0, pyramid.bin_ms(level))
        whole = len(samples) // width if level else -(-len(samples) // width)
        assert len(peaks) >= whole
        for index in range(whole):
            stretch = samples[index * width : (index + 1) * width]
            assert peaks[index, 0] == np.float16(stretch.min())
            assert peaks[index, 1] == np.float16(stretch.max())
            assert peaks[index, 2] == pytest.approx(np.sqrt(np.mean(stretch**2)), abs=2e-3)


def test_a_window_has_about_a_pair_a_pixel():
    samples = np.zeros(44100 * 60, np.float32)
    samples[44100 * 30] = 0.5
    pyramid = pyramid_of(samples, [], rate=44100)
    assert pyramid.duration_ms == pytest.approx(60_000, abs=6)
    for ms_per_pixel in (5, 7, 40, 300):
        start, step, peaks = pyramid.window(25_000, 35_000, ms_per_pixel)
        assert start <= 25_000 < start + step
        assert len(peaks) * step >= 10_000
        assert step <= max(ms_per_pixel, pyramid.bin_ms(0))
        assert step > ms_per_pixel / 2 or step == pyramid.bin_ms(0)
        (loud,) = np.flatnonzero(peaks[:, 1] == 0.5)
        assert start + loud * step <= 30_000 < start + (loud + 1) * step


def test_nothing_outside_the_song():
    pyramid = pyramid_of(np.ones(BIN * 4, np.float32), [])
    assert len(pyramid.window(1e6, 2e6, 1)[2]) == 0
    assert len(PeakPyramid(16000).window(0, 1000, 1)[2]) == 0


def test_a_file_louder_than_full_scale_is_drawn_at_full_scale():
    (peaks,) = peaks_of([np.full(BIN, 7.0, np.float32)])
    assert peaks.tolist() == [[1.0, 1.0, 1.0]]


def test_peaks_between_edges():
    samples = np.array([0.5, -0.25, 0, 0, 1, 0.5, -0.5, 0.5], np.float32)
    found = peaks_between(samples, np.array([1, 4, 6]))
    assert found[:, :2].tolist() == [[-0.25, 0], [0.5, 1], [-0.5, 0.5]]
    assert found[:, 2] == pytest.approx([0.25 / np.sqrt(3), np.sqrt(0.625), 0.5], abs=1e-3)
    assert peaks_between(samples, np.zeros(0, int)).shape == (0, 3)
