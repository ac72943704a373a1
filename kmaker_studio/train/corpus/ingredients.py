"""The ingredients of synthetic songs, by name: each can be left out of a corpus, to measure what it is worth."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kmaker_studio.core.errors import KMakerError

INGREDIENTS = {
    "backing": "other voices that sing ooh and la behind the words, which the lyrics leave out",
    "breath": "the singer drawing breath before a line",
    "choir": "several singers at once, in thirds, fifths and octaves",
    "deep": "a slowed, low, robot-like voice",
    "distortion": "an overdriven voice",
    "doubled": "the voice with a second take of itself",
    "echo": "echoes in the beat of the song",
    "formants": "voices of very large and very small heads",
    "gaps": "long instrumental stretches",
    "held": "notes of several beats",
    "lowrate": "low sample rates and few bits",
    "melisma": "several notes to a vowel",
    "mp3": "MP3 of any quality",
    "pace": "the finished song played faster or slower, as a record is",
    "pumping": "a compressor that lifts what is quiet",
    "rap": "fast words on hardly any melody",
    "repeats": "lines sung again",
    "robot": "pitch that is corrected until it steps",
    "solo": "an instrument that plays a melody as a voice would",
    "telephone": "a telephone's narrow band",
    "vocoder": "a synthesiser that speaks in the singer's place",
}


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a corpus is made.

    `natural` is the share of songs with Kokoro's voices, which are in the folder `voices`; what they speak is kept in
    the folder `spoken`. `without` names `INGREDIENTS` to leave out.
    """

    natural: float = 0.0
    voices: Path | None = None
    spoken: Path | None = None
    without: tuple[str, ...] = ()


FORMANT_VOICES = Recipe()


def check_ingredients(names: Collection[str]) -> tuple[str, ...]:
    """The names sorted; raises `KMakerError` where one is no ingredient."""
    for name in names:
        if name not in INGREDIENTS:
            raise KMakerError(
                "{name!r} is no ingredient of a song: choose among {known}.", name=name, known=", ".join(INGREDIENTS)
            )
    return tuple(sorted(set(names)))


@dataclass(frozen=True, slots=True)
class IngredientChoice:
    """Chance, with some ingredients left out."""

    random: np.random.Generator
    without: frozenset[str] = frozenset()

    def gives(self, ingredient: str, chance: float) -> bool:
        """Whether the song, or this part of it, has the ingredient."""
        return self.random.random() < chance and ingredient not in self.without

    def between(self, low: float, high: float) -> float:
        """A number of the range."""
        return float(self.random.uniform(low, high))
