import numpy as np
import pytest

from kmaker_studio.train.corpus.accompaniment import MAJOR, MINOR, Band, play, random_band, random_loop

RATE = 16_000
SILENT = Band(pad=0, bass=0, arpeggio=0, drums=0)


def played(band: Band, seconds: float = 8.0, loop: tuple[int, ...] = (0, 0, 0, 0), scale: tuple[int, ...] = MAJOR):
    return play(seconds, RATE, 0.5, 60, scale, loop, band, np.random.default_rng(0))


def strength(sound: np.ndarray, note: int) -> float:
    """How strong the pitch of a MIDI number is."""
    spectrum = np.abs(np.fft.rfft(sound))
    hertz = 440.0 * 2 ** ((note - 69) / 12)
    place = round(hertz * len(sound) / RATE)
    return float(spectrum[place - 3 : place + 4].max())


@pytest.mark.parametrize("seconds", [0.05, 1.0, 7.3])
def test_length_and_level(seconds: float):
    sound = played(Band(), seconds)
    assert len(sound) == int(seconds * RATE)
    assert np.abs(sound).max() == pytest.approx(1.0)


def test_a_band_of_nobody_is_silent():
    assert not played(SILENT).any()


def test_the_chord_is_the_scales_triad():
    major, minor = (played(Band(pad=1, bass=0, drums=0), 2.0, scale=scale) for scale in (MAJOR, MINOR))
    for sound, third, other in ((major, 64, 63), (minor, 63, 64)):
        assert min(strength(sound, note) for note in (60, third, 67)) > 5 * strength(sound, other)
        assert strength(sound, 60) > 5 * strength(sound, 61)


def test_chords_change_every_four_beats():
    sound = played(Band(pad=1, bass=0, drums=0), loop=(0, 4, 0, 4))
    first, second = sound[: 2 * RATE], sound[2 * RATE : 4 * RATE]
    assert strength(first, 60) > 5 * strength(first, 71)  # C E G
    assert strength(second, 71) > 5 * strength(second, 60)  # G B D


def test_random_bands_differ_and_are_playable():
    random = np.random.default_rng(0)
    bands = {random_band(random) for _ in range(20)}
    assert len(bands) == 20
    for band in list(bands)[:5]:
        assert np.isfinite(played(band, 4.0, random_loop(random))).all()
