"""The speakers of a corpus: eSpeak NG's formant voices, or Kokoro's natural ones."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from kmaker_studio.core.atomic import replacing, write_problem
from kmaker_studio.core.content_hash import bytes_hash
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.files import exists
from kmaker_studio.train.corpus.espeak import Speech, speak, voice_variants
from kmaker_studio.train.corpus.ingredients import Recipe
from kmaker_studio.train.corpus.kokoro import HOW_TO_GET, Utterance, read_voices, require_network, to_speech, utter
from kmaker_studio.train.corpus.random_lyrics import SungLanguage, random_language, random_line

_LINES = 7  # phrases that a natural speaker knows: enough for a song of 30 s
_HOMES = {"en": "ab", "es": "e", "fr": "f", "hi": "h", "it": "i", "ja": "j", "pt": "p", "zh": "z"}
_AT_HOME = 0.6  # how often a voice that grew up with the language speaks it, where there is one


class Speaker(Protocol):
    """A voice and the language it sings in."""

    @property
    def tongue(self) -> SungLanguage:
        """The language."""
        ...

    @property
    def is_low(self) -> bool | None:
        """Whether the voice is a low one, as most men's are; None where it does not matter."""
        ...

    def line(self, random: np.random.Generator) -> tuple[Sequence[str], Speech] | None:
        """Another line: its words, and those words spoken; None where the voice failed at it."""
        ...


@dataclass(frozen=True, slots=True)
class FormantSpeaker:
    """A voice of eSpeak NG with its variant (both by its names) and its speed in words a minute."""

    tongue: SungLanguage
    voice: str
    variant: str
    speed: int
    is_low: bool | None = None

    def line(self, random: np.random.Generator) -> tuple[Sequence[str], Speech] | None:
        """A line of random words."""
        words = random_line(self.tongue, random)
        speech = speak(words, self.voice, self.variant, self.speed)
        return None if speech is None else (words, speech)


def random_formant_speaker(random: np.random.Generator) -> FormantSpeaker:
    """A voice of eSpeak NG in a language by its share."""
    tongue = random_language(random)
    variants = voice_variants()
    return FormantSpeaker(
        tongue=tongue,
        voice=tongue.voices[int(random.integers(len(tongue.voices)))],
        variant=variants[int(random.integers(len(variants)))],
        speed=int(random.integers(120, 230)),
    )


@dataclass(frozen=True, slots=True)
class NaturalSpeaker:
    """A Kokoro voice and the phrases it has spoken: speaking is slow, so each is sung several times."""

    tongue: SungLanguage
    is_low: bool | None
    phrases: tuple[tuple[tuple[str, ...], Utterance], ...]

    def line(self, random: np.random.Generator) -> tuple[Sequence[str], Speech]:
        """One of the phrases."""
        words, utterance = self.phrases[int(random.integers(len(self.phrases)))]
        return words, to_speech(utterance)


def natural_speaker(seed: tuple[int, ...], recipe: Recipe) -> NaturalSpeaker:
    """The natural speaker of a seed, one of the recipe's voices; what it says is kept where the recipe says."""
    voices, spoken = require_voices(recipe)
    random = np.random.default_rng(seed)
    tongue = random_language(random)
    styles = _voices(voices)
    homes = [name for name in styles if name[0] in _HOMES.get(tongue.code, "")]
    names = homes if homes and random.random() < _AT_HOME else list(styles)
    name = names[int(random.integers(len(names)))]
    language = tongue.voices[int(random.integers(len(tongue.voices)))]
    speed = float(random.uniform(1.0, 1.35))
    phrases: list[tuple[tuple[str, ...], Utterance]] = []
    for _ in range(3 * _LINES):
        words = random_line(tongue, random)
        utterance = _kept(spoken, name, styles[name], language, words, speed)
        if utterance is not None:
            phrases.append((tuple(words), utterance))
        if len(phrases) == _LINES:
            break
    return NaturalSpeaker(tongue, name[1] == "m", tuple(phrases))


def require_voices(recipe: Recipe) -> tuple[Path, Path]:
    """The folders of the voices and of what they speak, the latter made; raises `KMakerError` where voices lack."""
    if recipe.voices is None or recipe.spoken is None:
        raise KMakerError("Natural voices were asked for but not named: {how}.", how=HOW_TO_GET)
    _voices(recipe.voices)
    require_network()
    try:
        recipe.spoken.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise write_problem(recipe.spoken, error) from error
    return recipe.voices, recipe.spoken


@cache
def _voices(folder: Path) -> dict[str, npt.NDArray[np.float32]]:
    return read_voices(folder)


def _kept(
    spoken: Path, name: str, style: npt.NDArray[np.float32], language: str, words: list[str], speed: float
) -> Utterance | None:
    """The phrase from `spoken`, or spoken now and kept there."""
    asked = json.dumps([name, language, words, round(speed, 4)], ensure_ascii=False)
    path = spoken / f"{bytes_hash(asked.encode())[:20]}.npz"
    if exists(path):
        try:
            with np.load(path) as kept:
                ends = tuple(int(end) for end in kept["ends"])
                return Utterance(kept["samples"].astype(np.float64) / 32767, str(kept["symbols"]), ends)
        except (OSError, ValueError, KeyError) as error:
            raise KMakerError(
                "{path} cannot be read ({error}): remove it to have it spoken anew.", path=path, error=error
            ) from error
    utterance = utter(words, language, style, speed)
    if utterance is not None:
        with replacing(path) as new:
            np.savez_compressed(
                new,
                samples=np.rint(np.clip(utterance.samples, -1, 1) * 32767).astype(np.int16),
                symbols=np.array(utterance.symbols),
                ends=np.array(utterance.ends),
            )
    return utterance
