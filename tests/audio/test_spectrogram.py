import numpy as np
import pytest

from kmaker_studio.audio.spectrogram import BANDS, hertz, levels, mel

RATE = 44100


def tone(hz, seconds=2.0, rate=RATE, level=1.0):
    return (level * 32767 * np.sin(2 * np.pi * hz * np.arange(int(seconds * rate)) / rate)).astype(np.int16)


def reader(pcm):
    return lambda start, count: pcm[start : start + count]


def test_the_mel_scale():
    assert mel(1000) == pytest.approx(1000, abs=0.5)
    for hz in (60, 440, 8000):
        assert hertz(mel(hz)) == pytest.approx(hz)


@pytest.mark.parametrize("hz", [440, 1000, 3000, 7000])
@pytest.mark.parametrize("rate", [16000, 44100])
def test_a_tone_is_a_bright_line_at_its_pitch(hz, rate):
    found = levels(reader(tone(hz, rate=rate)), rate, 500, 10, 32)
    assert found.shape == (BANDS, 32)
    assert found.dtype == np.uint8
    rows = found.astype(int).argmax(axis=0)
    share = (mel(hz) - mel(60)) / (mel(8000) - mel(60))
    assert np.abs(rows - (BANDS - 1) * (1 - share)).max() <= 1
    assert found.max() >= 240  # full scale is 255, a tone between two bands a little less


def test_halving_the_amplitude_is_six_decibels():
    loud = levels(reader(tone(1000)), RATE, 500, 10, 4).max()
    soft = levels(reader(tone(1000, level=0.1)), RATE, 500, 10, 4).max()
    assert int(loud) - int(soft) == pytest.approx(20 * 255 / 96, abs=2)


@pytest.mark.parametrize("column_ms", [1.5, 8.0, 90.0])
def test_tiles_fit_together(column_ms):
    pcm = np.random.default_rng(0).integers(-20000, 20000, RATE * 20).astype(np.int16)
    whole = levels(reader(pcm), RATE, 0, column_ms, 64)
    parts = [levels(reader(pcm), RATE, start * column_ms, column_ms, 32) for start in (0, 32)]
    assert (whole == np.concatenate(parts, axis=1)).all()


def test_outside_the_song_is_silence():
    found = levels(reader(tone(1000, 0.5)), RATE, -500, 10, 150)
    assert not found[:, :40].any()
    assert found[:, 55:95].max(axis=0).min() > 200
    assert not found[:, 110:].any()


def test_a_click_shows_close_up_where_it_is():
    pcm = np.zeros(RATE, np.int16)
    pcm[RATE // 2] = 32767
    found = levels(reader(pcm), RATE, 400, 1.0, 200).astype(int).sum(axis=0)
    assert abs(int(np.average(np.arange(200), weights=found)) - 100) <= 1
    assert not found[:80].any()
    assert not found[120:].any()
