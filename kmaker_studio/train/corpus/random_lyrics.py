"""Random lyrics: words of many languages, with the ooh, la and hey that songs are full of, and repeats."""

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

SYLLABLES = (
    "ooh",
    "oh",
    "ah",
    "la",
    "na",
    "hey",
    "yeah",
    "ba",
    "da",
    "doo",
    "uh",
    "whoa",
    "yo",
    "ho",
    "mmm",
    "hmm",
    "sha",
    "oo",
)


@dataclass(frozen=True, slots=True)
class SungLanguage:
    """A language that is sung: its ISO 639-1 code, eSpeak NG's voices for it, and its share of the corpus."""

    code: str
    voices: tuple[str, ...]
    weight: float = 1.0


LANGUAGES = (
    SungLanguage("en", ("en-us", "en-us", "en-gb-x-rp", "en-gb-scotland", "en-029"), 5.0),
    SungLanguage("vi", ("vi", "vi-vn-x-central", "vi-vn-x-south"), 3.0),
    SungLanguage("fr", ("fr", "fr-be"), 2.0),
    SungLanguage("de", ("de",), 2.0),
    SungLanguage("es", ("es", "es-419"), 2.0),
    SungLanguage("it", ("it",), 1.5),
    SungLanguage("pt", ("pt", "pt-br"), 1.5),
    SungLanguage("id", ("id",), 1.2),
    SungLanguage("nl", ("nl",)),
    SungLanguage("pl", ("pl",)),
    SungLanguage("ru", ("ru",)),
    SungLanguage("tr", ("tr",)),
    SungLanguage("sv", ("sv",)),
    SungLanguage("fi", ("fi",)),
    SungLanguage("ro", ("ro",)),
    SungLanguage("cs", ("cs",)),
    SungLanguage("ko", ("ko",), 0.8),
    SungLanguage("ja", ("ja",), 0.8),
    SungLanguage("hi", ("hi",), 0.8),
    SungLanguage("el", ("el",), 0.6),
    SungLanguage("hu", ("hu",), 0.6),
    SungLanguage("da", ("da",), 0.6),
)
_VOCABULARY = 8000
_FLATTEN = 0.4  # frequency to this power: rare words are heard too


@cache
def _vocabulary(code: str) -> tuple[tuple[str, ...], npt.NDArray[np.float64]]:
    from wordfreq import get_frequency_dict, top_n_list

    frequencies = get_frequency_dict(code)
    words = tuple(word for word in top_n_list(code, _VOCABULARY) if _singable(word, code))
    weights = np.array([frequencies[word] ** _FLATTEN for word in words])
    return words, weights / weights.sum()


def _singable(word: str, code: str) -> bool:
    if code == "ja" and any(not "\u3041" <= character <= "\u30ff" for character in word):
        return False  # the synthesiser reads kana only
    bare = word.replace("'", "")
    return len(word) <= 14 and (bare.isalpha() or code == "hi") and not any(character.isdigit() for character in word)


def random_language(random: np.random.Generator) -> SungLanguage:
    """A language, by its share."""
    weights = np.array([tongue.weight for tongue in LANGUAGES])
    return LANGUAGES[int(random.choice(len(LANGUAGES), p=weights / weights.sum()))]


def random_line(tongue: SungLanguage, random: np.random.Generator) -> list[str]:
    """Three to eight words; sometimes mostly syllables without meaning, sometimes one word over and over."""
    kind = random.random()
    words, weights = _vocabulary(tongue.code)
    count = int(random.integers(3, 9))
    if kind < 0.10:
        syllable = SYLLABLES[int(random.integers(len(SYLLABLES)))]
        other = SYLLABLES[int(random.integers(len(SYLLABLES)))]
        return [syllable if random.random() < 0.75 else other for _ in range(count)]
    picked = [words[int(index)] for index in random.choice(len(words), size=count, p=weights)]
    if kind < 0.18:
        hook = picked[: int(random.integers(1, 3))]
        return (hook * 4)[:count]
    if kind < 0.28:
        picked[0 if random.random() < 0.5 else -1] = SYLLABLES[int(random.integers(len(SYLLABLES)))]
    return picked
