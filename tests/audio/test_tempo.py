"""The tempo of sounds that are made at a known one."""

import numpy as np
import pytest

from kmaker_studio.audio.tempo import tempo_of, tempo_of_file
from kmaker_studio.demo import demo_songs

RATE = 16_000


def beats(tempo: float, seconds: float) -> np.ndarray:
    """A click a beat, every other one lower, with a soft tone under them."""
    random = np.random.default_rng(1)
    sound = 0.02 * np.sin(2 * np.pi * 220 * np.arange(int(seconds * RATE)) / RATE)
    for number, at in enumerate(np.arange(0.3, seconds - 0.1, 60 / tempo)):
        start = int(at * RATE)
        click = random.normal(size=800) * np.exp(-np.arange(800) / 100) * (0.5 if number % 2 else 0.3)
        sound[start : start + 800] += click
    return sound.astype(np.float32)


@pytest.mark.parametrize("tempo", [72.0, 96.5, 123.4, 150.0])
def test_clicks(tempo: float):
    found = tempo_of([beats(tempo, 40.0)])
    assert min(abs(found - each) for each in (tempo / 2, tempo, 2 * tempo)) < 0.05


def test_blocks_change_nothing():
    sound = beats(101.0, 20.0)
    assert tempo_of([sound[at : at + 7001] for at in range(0, len(sound), 7001)]) == tempo_of([sound])


@pytest.mark.parametrize(("name", "tempo"), [("auld-lang-syne", 92.0), ("con-co", 76.0)])
def test_the_demo_songs_have_the_tempo_of_their_scores(name: str, tempo: float):
    found = tempo_of_file(next(song.audio for song in demo_songs() if song.name == name))
    assert min(abs(found - each) for each in (tempo / 2, tempo, 2 * tempo)) < 0.1


def test_what_has_no_tempo():
    random = np.random.default_rng(0)
    assert tempo_of([]) == 0
    assert tempo_of([np.zeros(40 * RATE, np.float32)]) == 0
    assert tempo_of([beats(120, 2.0)]) == 0
    assert tempo_of([(0.1 * random.normal(size=30 * RATE)).astype(np.float32)]) == 0
