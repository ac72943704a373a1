"""Synthetic accompaniment: chords, bass, arpeggio, guitar, strings, drums and soloist."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from kmaker_studio.train.corpus.instruments import add_at, bowed, clap, hat, kick, lead, plucked, snare, tone

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
    """What plays: levels from 0 (silent) to 1, the sound of the chords, and distortion (0 none).

    With `sections` the instruments come and go every four bars; `sevenths` makes chords of four notes.
    """

    pad: float = 0.5
    bass: float = 0.7
    arpeggio: float = 0.0
    drums: float = 0.6
    timbre: float = 0.5
    drive: float = 0.0
    swing: float = 0.0
    guitar: float = 0.0
    strings: float = 0.0
    claps: float = 0.0
    sections: bool = False
    sevenths: bool = False


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
        guitar=sometimes(0.45, 0.3, 1.0),
        strings=sometimes(0.3, 0.2, 0.8),
        claps=sometimes(0.2, 0.3, 1.0),
        sections=bool(random.random() < 0.5),
        sevenths=bool(random.random() < 0.3),
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
    playing = band
    for bar in range(bars):
        degree = loop[bar % len(loop)]
        chord = [_scale_note(key, scale, degree + step) for step in ((0, 2, 4, 6) if band.sevenths else (0, 2, 4))]
        start = bar * 4 * beat
        if band.sections and bar % 4 == 0:
            playing = _some(band, random)
            if playing.drums and bar:
                add_at(mix, rate, start, playing.drums * 0.5 * hat(rate, random, 1.2, 4.0))
        if playing.pad:
            for note in chord:
                add_at(mix, rate, start, playing.pad * 0.25 * tone(note, 4 * beat, rate, band.timbre, 0.05, 0.6))
        if playing.strings:
            for note in chord:
                add_at(mix, rate, start, playing.strings * 0.2 * bowed(note + 12, 4 * beat, rate, band.timbre, random))
        for eighth in range(8):
            time = start + eighth * beat / 2 + (band.swing * beat / 2 if eighth % 2 else 0.0)
            if playing.bass and (eighth % 4 == 0 or pattern[0, eighth]):
                add_at(mix, rate, time, playing.bass * 0.5 * tone(chord[0] - 24, beat * 0.8, rate, 0.2, 0.01, 0.3))
            if playing.arpeggio and pattern[1, eighth]:
                note = chord[eighth % 3] + (12 if pattern[2, eighth] else 0)
                add_at(mix, rate, time, playing.arpeggio * 0.35 * tone(note, beat, rate, band.timbre, 0.004, 0.15))
            if playing.guitar and (eighth % 4 == 0 or pattern[2, eighth]):
                for string, note in enumerate([chord[0] - 12, *chord]):
                    sound = playing.guitar * 0.3 * plucked(note, 2 * beat, rate, band.timbre)
                    add_at(mix, rate, time + 0.012 * string, sound)
            if playing.drums:
                fill = band.sections and bar % 4 == 3 and eighth >= 5
                _drums(mix, rate, time, eighth, pattern[3] | fill, playing.drums, random, fill=fill)
            if playing.claps and eighth in (2, 6):
                add_at(mix, rate, time, playing.claps * 0.7 * clap(rate, random))
    if band.drive:
        mix = np.tanh(band.drive * mix) / np.tanh(band.drive)
    peak = float(np.max(np.abs(mix), initial=0.0))
    return mix / peak if peak > 0 else mix


def _scale_note(key: int, scale: tuple[int, ...], degree: int) -> int:
    octave, step = divmod(degree, len(scale))
    return key + 12 * octave + scale[step]


def play_solo(
    seconds: float,
    rate: int,
    beat: float,
    key: int,
    scale: tuple[int, ...],
    spans: Sequence[tuple[float, float]],
    random: np.random.Generator,
) -> Samples:
    """A melody on one instrument during `spans` (seconds), silence elsewhere; `seconds` long, peak 1 or silence."""
    mix = np.zeros(int(seconds * rate))
    pitches = [pitch for pitch in range(key - 3, key + 22) if (pitch - key) % 12 in scale]
    place = int(random.integers(len(pitches)))
    timbre = float(random.random())
    for begin, end in spans:
        notes: list[tuple[float, float]] = []
        left = end - begin
        while left > 0.1:
            length = min(left, float(random.choice([0.25, 0.5, 0.5, 1.0, 1.5, 2.0])) * beat)
            place = int(np.clip(place + random.choice([-3, -2, -1, -1, 1, 1, 2, 3]), 0, len(pitches) - 1))
            notes.append((pitches[place], length))
            left -= length
        if notes:
            add_at(mix, rate, begin, lead(notes, rate, timbre, random))
    peak = float(np.max(np.abs(mix), initial=0.0))
    return mix / peak if peak > 0 else mix


def _some(band: Band, random: np.random.Generator) -> Band:
    """The band with some of its instruments resting."""
    names = [
        name for name in ("pad", "bass", "arpeggio", "drums", "guitar", "strings", "claps") if random.random() < 0.3
    ]
    return replace(band, **dict.fromkeys(names, 0.0))


def _drums(
    mix: Samples,
    rate: int,
    time: float,
    eighth: int,
    pattern: npt.NDArray[np.bool_],
    level: float,
    random: np.random.Generator,
    *,
    fill: bool,
) -> None:
    if eighth in (0, 4) or (eighth == 3 and pattern[3]):
        add_at(mix, rate, time, level * kick(rate))
    if eighth in (2, 6) or fill:
        add_at(mix, rate, time, level * 0.6 * snare(rate, random))
    if pattern[eighth] or eighth % 2 == 0:
        add_at(mix, rate, time, level * 0.3 * hat(rate, random))
