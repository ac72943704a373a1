import numpy as np
import pytest

from kmaker_studio.audio.onsets import vocal_onsets
from kmaker_studio.core.errors import JobCancelled


def sung(rate, starts_s, seconds):
    """Vowels of ten harmonics with vibrato, 0.4 s each."""
    samples = np.zeros(int(rate * seconds))
    for number, start in enumerate(starts_s):
        t = np.arange(int(0.4 * rate)) / rate
        phase = 2 * np.pi * [220, 330, 262][number % 3] * t + 0.5 * np.sin(2 * np.pi * 6 * t)
        voice = sum(np.sin(harmonic * phase) / harmonic for harmonic in range(1, 11))
        at = int(start * rate)
        samples[at : at + len(t)] += 0.2 * voice * np.minimum(1, t / 0.02) * np.minimum(1, (0.4 - t) / 0.05)
    return (samples * 32767).astype(np.int16)


@pytest.mark.parametrize("rate", [16000, 44100, 48000])
def test_vowels_are_found_where_they_begin(rate):
    starts = [0.5 + 0.6 * number for number in range(70)]  # longer than a block
    pcm = sung(rate, starts, 43)
    found = vocal_onsets(lambda start, count: pcm[start : start + count], len(pcm), rate)
    assert len(found) == len(starts)
    assert np.abs(found - 1000 * np.array(starts)).max() <= 10


def test_silence_noise_floor_and_nothing_have_no_onsets():
    for pcm in np.zeros(50000, np.int16), np.zeros(0, np.int16), np.zeros(100, np.int16):
        assert len(vocal_onsets(lambda start, count, pcm=pcm: pcm[start : start + count], len(pcm), 16000)) == 0


def test_it_stops_when_told():
    pcm = np.zeros(16000 * 60, np.int16)
    with pytest.raises(JobCancelled):
        vocal_onsets(lambda start, count: pcm[start : start + count], len(pcm), 16000, cancelled=lambda: True)
