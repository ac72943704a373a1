"""The middle of a stereo song: what both channels share stays, what one has alone goes."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from kmaker_studio.align.centre import centre_of
from kmaker_studio.core.errors import JobCancelled

RATE = 16_000


def tone(hertz: float, seconds: float = 25.0) -> np.ndarray:
    return 0.2 * np.sin(2 * np.pi * hertz * np.arange(int(seconds * RATE)) / RATE)


def level(sound: np.ndarray, hertz: float) -> float:
    """The amplitude of that tone in the middle of a sound."""
    part = sound[RATE : 2 * RATE]
    return 2 * abs(np.exp(-2j * np.pi * hertz * np.arange(len(part)) / RATE) @ part) / len(part)


def test_the_voice_in_the_middle_stays_and_guitars_on_the_sides_go(tmp_path: Path):
    path = tmp_path / "stereo.wav"
    voice = tone(440)
    soundfile.write(path, np.stack([voice + tone(1000), voice + tone(1500)], axis=1), RATE)
    middle = centre_of(path)
    assert middle is not None
    assert len(middle) == 25 * RATE
    assert level(middle, 440) == pytest.approx(0.2, rel=0.05)
    assert max(level(middle, 1000), level(middle, 1500)) < 0.005  # 0.1 each in the mean of both channels


@pytest.mark.parametrize("channels", [1, 2])
def test_a_song_in_mono_has_no_middle(channels: int, tmp_path: Path):
    path = tmp_path / "mono.wav"
    soundfile.write(path, np.stack([tone(440, 1.0)] * channels, axis=1), RATE)
    assert centre_of(path) is None


def test_the_shortest_of_sounds(tmp_path: Path):
    path = tmp_path / "short.wav"
    soundfile.write(path, np.array([[0.1, -0.1]] * 10), RATE)
    middle = centre_of(path)
    assert middle is not None
    assert len(middle) == 10


def test_cancelling(tmp_path: Path):
    path = tmp_path / "stereo.wav"
    soundfile.write(path, np.stack([tone(440, 1.0), tone(500, 1.0)], axis=1), RATE)
    with pytest.raises(JobCancelled):
        centre_of(path, lambda: True)
