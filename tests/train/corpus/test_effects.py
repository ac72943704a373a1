import numpy as np
import pytest

from kmaker_studio.train.corpus import effects
from kmaker_studio.train.corpus.ingredients import INGREDIENTS, IngredientChoice

RATE = 16_000


def tone(hertz: float, seconds: float = 0.5) -> np.ndarray:
    return np.sin(2 * np.pi * hertz * np.arange(int(seconds * RATE)) / RATE)


def level(sound: np.ndarray) -> float:
    return float(np.sqrt(np.mean(sound**2)))


@pytest.mark.parametrize(("hertz", "kept"), [(100, False), (1000, True), (5000, False)])
def test_a_telephone_passes_its_band(hertz: float, kept: bool):
    assert (level(effects.telephoned(tone(hertz), RATE)) > 0.2) == kept


def test_echoes_come_in_time_and_fall_off():
    click = np.zeros(RATE)
    click[100] = 1.0
    heard = effects.echoed(click, RATE, 0.25, 0.5)
    assert np.flatnonzero(heard).tolist() == [100, 4100, 8100, 12100]
    assert heard[[100, 4100, 8100, 12100]] == pytest.approx([1, 0.5, 0.25, 0.125])


def test_pumping_lifts_what_is_quiet():
    sound = np.concatenate([tone(300), 0.1 * tone(300)])
    heard = effects.pumped(sound, RATE, 0.5)
    quiet, loud = level(heard[9600:14400]), level(heard[1600:6400])
    assert 20 * np.log10(loud / quiet) == pytest.approx(10, abs=0.5)  # it was 20 dB


def test_a_low_rate_has_no_treble_and_moves_nothing():
    sound = np.concatenate([np.zeros(4000), tone(500), np.zeros(4000)])
    heard = effects.low_rate(sound, RATE, 6000, 10)
    assert len(heard) == len(sound)
    assert level(heard[:3900]) < 0.01 < 0.6 < level(heard[4000:12000])
    assert level(effects.low_rate(tone(4000), RATE, 6000, 10)) < 0.05


def test_a_vocoder_is_silent_with_the_voice_and_has_the_carriers_pitch():
    voice = np.concatenate([tone(440), np.zeros(8000)])
    carrier = sum(tone(110 * overtone, 1.0) for overtone in range(1, 30))
    heard = effects.vocoded(voice, carrier)
    assert level(heard[10_000:]) < 0.05 * level(heard[1000:7000])
    spectrum = np.abs(np.fft.rfft(heard[1000:7000] * np.hanning(6000)))
    assert np.argmax(spectrum) * RATE / 6000 == pytest.approx(440, abs=120)


def test_distortion_keeps_the_peak():
    assert np.max(np.abs(effects.distorted(0.3 * tone(200), 8))) == pytest.approx(0.3, rel=0.01)


def test_an_ingredient_left_out_never_comes():
    dice = IngredientChoice(np.random.default_rng(0), frozenset(["choir"]))
    assert not any(dice.gives("choir", 1.0) for _ in range(20))
    assert all(dice.gives(name, 1.0) for name in INGREDIENTS if name != "choir")
