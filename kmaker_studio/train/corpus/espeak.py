"""Speech with exact word and phoneme times, from eSpeak NG.

eSpeak NG reports, while it synthesises, the sample at which every word and phoneme begins (its `espeak_EVENT`s), so
that what is made from its speech needs no labelling. It is GPL-3.0 and only a tool here: nothing of it is part of this
program.
"""

import ctypes
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from kmaker_studio.core.errors import KMakerError

_SYNCHRONOUS, _PHONEME_EVENTS, _PHONEME_IPA = 2, 0x0001, 0x0002
_UTF8 = 1
_TIE = 0x80  # in a phoneme mode: a character of our own between the halves of a sound
_SWITCH = re.compile(r"\([a-z-]+\)")  # "(en)": pronounced by the rules of another language
_EVENT_END, _EVENT_WORD, _EVENT_PHONEME = 0, 1, 7
_RATE, _PITCH = 1, 3  # espeak_PARAMETER
_VOWELS = frozenset("AIOQWYaeiouyɐɑɒæɓʌɔəɘɛɜɝɞɤɨɪɯɵøœɶʉʊʏᵻᵊɚ")  # the capitals are Kokoro's diphthongs


@dataclass(frozen=True, slots=True)
class Phoneme:
    """One phoneme: IPA, and its first and last sample (end exclusive)."""

    ipa: str
    start: int
    end: int

    @property
    def is_vowel(self) -> bool:
        """Whether it can be held for the length of a note."""
        return any(character in _VOWELS for character in self.ipa)


@dataclass(frozen=True, slots=True)
class Speech:
    """Spoken words: mono float64 samples at `rate` Hz, each word's (start, end) sample, and the phonemes."""

    samples: npt.NDArray[np.float64]
    rate: int
    words: tuple[tuple[int, int], ...]
    phonemes: tuple[Phoneme, ...]


class _EventId(ctypes.Union):
    _fields_ = (("number", ctypes.c_int), ("name", ctypes.c_char_p), ("string", ctypes.c_char * 8))


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", _EventId),
    )


_CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event))


@dataclass(slots=True)
class _Synthesis:
    """What the callback collects during one synthesis."""

    chunks: list[npt.NDArray[np.int16]] = field(default_factory=list)
    words: list[tuple[int, int]] = field(default_factory=list)  # (text position, sample)
    phonemes: list[tuple[str, int]] = field(default_factory=list)


@cache
def _engine() -> tuple[Any, int, _Synthesis, object]:
    """The loaded library, its sample rate, the collector, and the callback (kept alive here)."""
    try:
        import espeakng_loader
    except ImportError as error:
        raise KMakerError(
            "Making a corpus needs the training packages: install the `train` dependency group."
        ) from error
    library = ctypes.CDLL(espeakng_loader.get_library_path())
    data = Path(espeakng_loader.get_data_path()).parent
    rate = library.espeak_Initialize(_SYNCHRONOUS, 200, str(data).encode(), _PHONEME_EVENTS | _PHONEME_IPA)
    if rate <= 0:
        raise KMakerError(
            "eSpeak NG did not start with the voices in {data}: reinstall the `train` dependency group.", data=data
        )
    heard = _Synthesis()

    def collect(samples: Any, count: int, events: Any) -> int:
        if count > 0:
            heard.chunks.append(np.ctypeslib.as_array(samples, (count,)).copy())
        index = 0
        while events and events[index].type != _EVENT_END:
            event = events[index]
            if event.type == _EVENT_WORD:
                heard.words.append((event.text_position, event.sample))
            elif event.type == _EVENT_PHONEME:
                heard.phonemes.append((event.id.string.decode("utf-8", "ignore"), event.sample))
            index += 1
        return 0

    callback = _CALLBACK(collect)
    library.espeak_SetSynthCallback(callback)
    return library, int(rate), heard, callback


def _variants_folder() -> Path:
    import espeakng_loader

    return Path(espeakng_loader.get_data_path()) / "voices" / "!v"


@cache
def voice_variants() -> tuple[str, ...]:
    """The names of eSpeak NG's voice variants that have a pitch to sing with."""
    unsung = ("whisper", "robosoft", "UniRobot", "anikaRobot", "Demonic", "klatt", "fast", "croak")
    return tuple(sorted(path.name for path in _variants_folder().iterdir() if not path.name.startswith(unsung)))


def speak(words: list[str], language: str, variant: str = "m3", rate: int = 150, pitch: int = 50) -> Speech | None:
    """Speak `words` as one phrase; None where the engine's words do not match ours one to one.

    Parameters
    ----------
    language, variant
        eSpeak NG's names, such as `vi` and `f2`.
    rate, pitch
        Words a minute, and 0 to 100.

    Raises `KMakerError` for a variant or language that eSpeak NG does not have.
    """
    library, sample_rate, heard, _ = _engine()
    if not (_variants_folder() / variant).is_file():  # eSpeak NG itself would pass over an unknown variant
        raise KMakerError("eSpeak NG has no voice variant {variant!r}: choose one such as m3 or f2.", variant=variant)
    heard.chunks.clear()
    heard.words.clear()
    heard.phonemes.clear()
    if library.espeak_SetVoiceByName(f"{language}+{variant}".encode()) != 0:
        raise KMakerError(
            "eSpeak NG has no voice {language}+{variant}: choose one of its languages and variants.",
            language=language,
            variant=variant,
        )
    library.espeak_SetParameter(_RATE, rate, 0)
    library.espeak_SetParameter(_PITCH, pitch, 0)
    text = " ".join(words)
    encoded = text.encode()
    if library.espeak_Synth(encoded, len(encoded) + 1, 0, 1, 0, _UTF8, None, None) != 0 or not heard.chunks:
        return None
    samples = np.concatenate(heard.chunks).astype(np.float64) / 32768
    return _assemble(words, samples, sample_rate, heard)


def pronounce(word: str, language: str) -> str:
    """The IPA of a word as eSpeak NG says it, stress marks included, the halves of a double sound tied with `^`.

    Raises `KMakerError` for a language that it does not have.
    """
    library, _, _, _ = _engine()
    if library.espeak_SetVoiceByName(language.encode()) != 0:
        raise KMakerError("eSpeak NG has no voice {language}: choose one of its languages.", language=language)
    text = ctypes.c_char_p(word.encode())
    library.espeak_TextToPhonemes.restype = ctypes.c_char_p
    spoken: list[str] = []
    while text.value:  # one clause a call; the pointer moves on and is null at the end
        heard = library.espeak_TextToPhonemes(ctypes.byref(text), _UTF8, _PHONEME_IPA | _TIE | ord("^") << 8)
        spoken.append((heard or b"").decode("utf-8", "ignore"))
    return _SWITCH.sub("", "".join(spoken)).strip()


def _assemble(words: list[str], samples: npt.NDArray[np.float64], rate: int, heard: _Synthesis) -> Speech | None:
    starts: dict[int, int] = {}
    for position, sample in heard.words:
        starts.setdefault(position, sample)
    expected, position = [], 1  # eSpeak NG counts characters from 1
    for word in words:
        expected.append(position)
        position += len(word) + 1
    if not words or sorted(starts) != expected:
        return None
    onsets = [sample for _, sample in heard.phonemes] + [len(samples)]
    phonemes = tuple(
        Phoneme(ipa, start, end)
        for (ipa, start), end in zip(heard.phonemes, onsets[1:], strict=True)
        if ipa and not ipa.startswith(("_", "(")) and end > start
    )
    begins = [starts[position] for position in expected]
    spans: list[tuple[int, int]] = []
    for begin, limit in zip(begins, [*begins[1:], len(samples)], strict=True):
        # the word event comes with the silence before the word, 13 ms before its sound in the median
        own = [phoneme for phoneme in phonemes if begin <= phoneme.start < limit]
        if not own:
            return None
        spans.append((own[0].start, min(limit, own[-1].end)))
    return Speech(samples, rate, tuple(spans), phonemes)
