"""A band in a few lines: chords, bass, arpeggio and drums, to stand behind a synthetic singer."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.float64]

MAJOR = (0, 2, 4, 5, 7, 9, 11)
MINOR = (0, 2, 3, 5, 7, 8, 10)
_LOOPS = (
    (0, 4, 5, 3),
    (0, 5, 3, 4),
    (5, 3, 0, 4),
    (0, 3, 4, 4),
    (0, 3, 0, 4),
    (0, 2, 3, 4),
    (0, 0, 3, 4),
    (5, 4, 3, 4),
)


@dataclass(frozen=True, slots=True)
class Band:
    """What plays: levels from 0 (silent) to 1, the sound of the chords, and distortion (0 none)."""

    pad: float = 0.5
    bass: float = 0.7
    arpeggio: float = 0.0
    drums: float = 0.6
    timbre: float = 0.5
    drive: float = 0.0
    swing: float = 0.0


def random_band(random: np.random.Generator) -> Band:
    """A band with each instrument there or not."""

    def sometimes(chance: float, low: float, high: float) -> float:
        return float(random.uniform(low, high)) if random.random() < chance else 0.0

    return Band(
        pad=sometimes(0.8, 0.2, 0.9),
        bass=sometimes(0.75, 0.3, 1.0),
        arpeggio=sometimes(0.5, 0.2, 0.8),
        drums=sometimes(0.7, 0.3, 1.0),
        timbre=float(random.random()),
        drive=sometimes(0.3, 1.0, 8.0),
        swing=sometimes(0.25, 0.1, 0.33),
    )


def random_loop(random: np.random.Generator) -> tuple[int, ...]:
    """Four chords, as degrees of the scale (0 is the tonic)."""
    return _LOOPS[int(random.integers(len(_LOOPS)))]


def play(
    seconds: float,
    rate: int,
    beat: float,
    key: int,
    scale: tuple[int, ...],
    loop: tuple[int, ...],
    band: Band,
    random: np.random.Generator,
) -> Samples:
    """The band for `seconds` at `rate` Hz, a chord of `loop` every four beats of `beat` seconds; peak 1 or silence.

    `key` is the tonic's MIDI number in the octave of middle C.
    """
    length = int(seconds * rate)
    mix = np.zeros(length)
    bars = int(np.ceil(seconds / (4 * beat)))
    pattern = random.random((4, 8)) < 0.5
    for bar in range(bars):
        degree = loop[bar % len(loop)]
        chord = [_scale_note(key, scale, degree + step) for step in (0, 2, 4)]
        start = bar * 4 * beat
        if band.pad:
            for note in chord:
                _add(mix, rate, start, band.pad * 0.25 * _tone(note, 4 * beat, rate, band.timbre, 0.05, 0.6))
        for eighth in range(8):
            time = start + eighth * beat / 2 + (band.swing * beat / 2 if eighth % 2 else 0.0)
            if band.bass and (eighth % 4 == 0 or pattern[0, eighth]):
                _add(mix, rate, time, band.bass * 0.5 * _tone(chord[0] - 24, beat * 0.8, rate, 0.2, 0.01, 0.3))
            if band.arpeggio and pattern[1, eighth]:
                note = chord[eighth % 3] + (12 if pattern[2, eighth] else 0)
                _add(mix, rate, time, band.arpeggio * 0.35 * _tone(note, beat, rate, band.timbre, 0.004, 0.15))
            if band.drums:
                _drums(mix, rate, time, eighth, pattern[3], band.drums, random)
    if band.drive:
        mix = np.tanh(band.drive * mix) / np.tanh(band.drive)
    peak = float(np.max(np.abs(mix), initial=0.0))
    return mix / peak if peak > 0 else mix


def _scale_note(key: int, scale: tuple[int, ...], degree: int) -> int:
    octave, step = divmod(degree, len(scale))
    return key + 12 * octave + scale[step]


def _add(mix: Samples, rate: int, time: float, sound: Samples) -> None:
    begin = int(time * rate)
    end = min(begin + len(sound), len(mix))
    if end > begin:
        mix[begin:end] += sound[: end - begin]


def _tone(note: float, seconds: float, rate: int, timbre: float, attack: float, decay: float) -> Samples:
    """A note whose overtones fall off the faster the lower `timbre` (0 to 1) is; `decay` seconds to a third."""
    times = np.arange(int(seconds * rate)) / rate
    frequency = 440.0 * 2 ** ((note - 69) / 12)
    sound = np.zeros(len(times))
    for overtone in range(1, 9):
        if overtone * frequency < rate / 2.2:
            sound += np.sin(2 * np.pi * overtone * frequency * times) * overtone ** -(2.5 - 1.7 * timbre)
    envelope = (
        np.minimum(times / attack, 1.0) * np.exp(-times / (decay * 3)) * np.minimum((seconds - times) / 0.02, 1.0)
    )
    return sound * envelope


def _drums(
    mix: Samples,
    rate: int,
    time: float,
    eighth: int,
    pattern: npt.NDArray[np.bool_],
    level: float,
    random: np.random.Generator,
) -> None:
    if eighth in (0, 4) or (eighth == 3 and pattern[3]):
        times = np.arange(int(0.18 * rate)) / rate
        _add(
            mix,
            rate,
            time,
            level * np.sin(2 * np.pi * (50 * times + 4 * (1 - np.exp(-times * 30)))) * np.exp(-times * 18),
        )
    if eighth in (2, 6):
        times = np.arange(int(0.16 * rate)) / rate
        _add(mix, rate, time, level * 0.6 * random.normal(0, 0.5, len(times)) * np.exp(-times * 25))
    if pattern[eighth] or eighth % 2 == 0:
        times = np.arange(int(0.05 * rate)) / rate
        noise = np.diff(random.normal(0, 0.3, len(times) + 1))
        _add(mix, rate, time, level * 0.3 * noise * np.exp(-times * 70))
