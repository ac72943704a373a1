"""The tone that a note is heard by, alone and over a song."""

from types import SimpleNamespace

import numpy as np
import pytest

from kmaker_studio.audio.player import Player
from kmaker_studio.audio.sample_buffer import SampleBuffer
from kmaker_studio.audio.tone import faded, tone

RATE = 16_000


def hertz_of(sound: np.ndarray) -> float:
    spectrum = np.abs(np.fft.rfft(sound * np.hanning(len(sound)), 1 << 18))
    return float(np.argmax(spectrum)) * RATE / (1 << 18)


@pytest.mark.parametrize(("pitch", "hertz"), [(69, 440.0), (57, 220.0), (60, 261.63), (76.5, 678.57)])
def test_it_has_its_pitch_and_no_click(pitch: float, hertz: float):
    sound = tone(pitch, RATE, 2)
    assert sound.shape == (round(0.45 * RATE), 2)
    assert (sound[:, 0] == sound[:, 1]).all()
    assert hertz_of(sound[:, 0]) == pytest.approx(hertz, abs=0.5)
    assert np.abs(sound).max() < 0.25
    assert abs(sound[0, 0]) + abs(sound[-1, 0]) < 1e-3


def test_fades_of_next_to_nothing():
    assert faded(np.ones((1, 1), np.float32), 10).tolist() == [[1.0]]
    assert faded(np.ones((4, 1), np.float32), 2)[:, 0].tolist() == [0.0, 0.5, 0.5, 0.0]


def test_a_player_sounds_it_over_the_song():
    buffer = SampleBuffer(RATE, 2 * RATE)
    buffer.append(np.full(2 * RATE, 0.25, np.float32))
    buffer.finish()
    opened: list[SimpleNamespace] = []

    def open_output(rate, channels, callback):
        deeds = {name: (lambda: None) for name in ("start", "abort", "close")}
        opened.append(SimpleNamespace(callback=callback, active=True, time=0.0, latency=0.0, **deeds))
        return opened[-1]

    player = Player(open_output)
    player.load(buffer)
    player.play()
    player.volume = 0.5
    player.hear(0.5 * tone(69, RATE, 1))
    out = np.zeros((RATE // 2, 1), np.float32)
    opened[0].callback(out, len(out), SimpleNamespace(currentTime=0.0, outputBufferDacTime=0.1), None)
    over = out[:, 0] - 0.125
    assert over[: len(tone(69, RATE, 1))] == pytest.approx(0.5 * tone(69, RATE, 1)[:, 0], abs=1e-3)
    player.close()
