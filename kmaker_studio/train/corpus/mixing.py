"""Mixing: a voice and a band become a record, with effects, levels, and what a file format leaves of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from kmaker_studio.train.corpus import accompaniment, effects
from kmaker_studio.train.corpus.ingredients import IngredientChoice

Samples = npt.NDArray[np.float64]
_SHORTEST_SOLO = 2.0  # seconds between lines


@dataclass(frozen=True, slots=True)
class Tempo:
    """What singer and band share: seconds a beat, the tonic as a MIDI number, and the scale."""

    beat: float
    key: int
    scale: tuple[int, ...]


def mix_song(
    voice: Samples,
    backing: Samples | None,
    lines: Sequence[tuple[float, float]],
    tempo: Tempo,
    rate: int,
    dice: IngredientChoice,
) -> Samples:
    """The song of a `voice`, other voices behind it and a random band; no sample above 1.

    `lines` are the (start, end) of what is sung, in seconds.
    """
    random = dice.random
    voice = _treated(voice, tempo, rate, dice)
    if backing is not None and np.any(backing):
        backing = effects.reverberated(backing, rate, dice.between(0.5, 2.0), random)
        voice = voice + _loud(backing) * 10 ** (-dice.between(4, 14) / 20)
    seconds = len(voice) / rate
    alone = random.random() < 0.08
    band = accompaniment.Band(0, 0, 0, 0) if alone else accompaniment.random_band(random)
    loop = accompaniment.random_loop(random)
    music = accompaniment.play(seconds, rate, tempo.beat, tempo.key, tempo.scale, loop, band, random)
    if dice.gives("solo", 0.35) and not alone:
        music = music + dice.between(0.2, 1.0) * _solo(lines, seconds, tempo, rate, dice)
    music = _loud(effects.tilted(music, rate, random)) * 10 ** (-dice.between(-4, 12) / 20)
    mixed = voice + music + random.normal(0, 10 ** dice.between(-4.5, -2), len(voice))
    if dice.gives("pumping", 0.25):
        mixed = effects.pumped(mixed, rate, dice.between(0.4, 0.8))
    if random.random() < 0.25:
        mixed = np.tanh(mixed * dice.between(0.2, 1.0))
    if dice.gives("lowrate", 0.08):
        mixed = effects.low_rate(mixed, rate, int(random.choice([6000, 8000, 11025])), int(random.integers(7, 13)))
    mixed = mixed / np.max(np.abs(mixed)) * dice.between(0.2, 0.98)
    return effects.through_mp3(mixed, rate, random) if dice.gives("mp3", 0.3) else mixed


def _loud(sound: Samples) -> Samples:
    """The sound with a root mean square of 1 where it sounds; silence as it is."""
    heard = sound[np.abs(sound) > 1e-6]
    return sound / float(np.sqrt(np.mean(heard**2))) if len(heard) else sound


def _treated(voice: Samples, tempo: Tempo, rate: int, dice: IngredientChoice) -> Samples:
    """The voice with what a studio does to it, at an even loudness."""
    random = dice.random
    if dice.gives("vocoder", 0.05):
        seconds = len(voice) / rate
        saws = accompaniment.Band(pad=1.0, bass=0.0, drums=0.0, timbre=1.0)
        loop = accompaniment.random_loop(random)
        carrier = accompaniment.play(
            seconds, rate, tempo.beat, tempo.key - 12, tempo.scale, loop, saws, random
        ) + random.normal(0, 0.01, len(voice))
        robot = effects.vocoded(voice, carrier)
        voice = _loud(robot) + dice.between(0.0, 0.5) * _loud(voice)
    voice = effects.tilted(voice, rate, random)
    if dice.gives("pumping", 0.5):
        voice = effects.pumped(voice, rate, dice.between(0.5, 0.9))
    if dice.gives("distortion", 0.1):
        voice = effects.distorted(voice, dice.between(2, 12))
    if dice.gives("telephone", 0.06):
        voice = effects.telephoned(voice, rate)
    if dice.gives("echo", 0.2):
        beats = float(random.choice([0.25, 0.5, 0.75, 1.0]))
        voice = effects.echoed(voice, rate, beats * tempo.beat, dice.between(0.1, 0.45))
    if random.random() < 0.65:
        voice = effects.reverberated(voice, rate, dice.between(0.2, 1.8), random)
    return _loud(voice)


def _solo(
    lines: Sequence[tuple[float, float]], seconds: float, tempo: Tempo, rate: int, dice: IngredientChoice
) -> Samples:
    """An instrument's melody where nobody sings, or all along."""
    if dice.random.random() < 0.25:
        spans = [(0.0, seconds)]
    else:
        edges = [(0.0, 0.0), *lines, (seconds, seconds)]
        spans = [(end, start) for (_, end), (start, _) in pairwise(edges) if start - end > _SHORTEST_SOLO]
    return accompaniment.play_solo(seconds, rate, tempo.beat, tempo.key, tempo.scale, spans, dice.random)
