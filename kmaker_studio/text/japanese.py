"""Japanese readings: kanji by their words, with the dictionary of janome (Apache-2.0)."""

from collections.abc import Sequence
from functools import cache
from typing import Protocol, cast

_SMALL = frozenset("ァィゥェォャュョヮ")
_PARTICLES = {"は": "ワ", "へ": "エ", "を": "オ"}  # written one way, sung another


class _Morpheme(Protocol):
    surface: str
    reading: str
    part_of_speech: str


class _Tokenizer(Protocol):
    def tokenize(self, text: str) -> "Sequence[_Morpheme]": ...


@cache
def _tokenizer() -> _Tokenizer | None:
    try:
        from janome.tokenizer import Tokenizer
    except ImportError:
        return None
    return cast("_Tokenizer", Tokenizer())


def read_kanji(words: Sequence[str]) -> list[str]:
    """The words of a line in kana where the dictionary can read them, as they are where it cannot.

    A kanji is read as in its line: 今日 is kyou and 毎日 mainichi. Where a reading belongs to several words its morae
    are shared out evenly, and kana take their own.

    >>> read_kanji(["今", "日", "は"])
    ['キョ', 'ウ', 'ワ']
    """
    tokenizer = _tokenizer()
    if tokenizer is None:
        return list(words)
    owners = [number for number, word in enumerate(words) for _ in word]
    text = "".join(words)
    read = [""] * len(words)
    place = 0
    for morpheme in tokenizer.tokenize(text):
        surface = morpheme.surface
        reading = morpheme.reading
        if surface in _PARTICLES and morpheme.part_of_speech.startswith("助詞"):
            reading = _PARTICLES[surface]
        place = text.index(surface, place)
        for step, sound in enumerate(_by_character(surface, reading)):
            read[owners[place + step]] += sound
        place += len(surface)
    return read


def _by_character(surface: str, reading: str) -> list[str]:
    """The reading shared out to the characters of `surface`; the characters themselves where it has none."""
    if not reading or reading == "*" or not any(_is_kanji(character) for character in surface):
        return list(reading) if len(reading) == len(surface) and reading != "*" else list(surface)
    morae = _morae(reading)
    sounds = [""] * len(surface)
    first, last = 0, len(surface)
    # kana before and after the kanji stand for themselves
    while last > first and not _is_kanji(surface[last - 1]) and morae and _katakana(surface[last - 1]) == morae[-1]:
        last -= 1
        sounds[last] = morae.pop()
    while first < last and not _is_kanji(surface[first]) and morae and _katakana(surface[first]) == morae[0]:
        sounds[first] = morae.pop(0)
        first += 1
    room = last - first
    for number, mora in enumerate(morae):
        sounds[first + number * room // len(morae)] += mora
    return sounds


def _morae(reading: str) -> list[str]:
    morae: list[str] = []
    for character in reading:
        if character in _SMALL and morae:
            morae[-1] += character
        else:
            morae.append(character)
    return morae


def _is_kanji(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff" or character == "々"


def _katakana(character: str) -> str:
    return chr(ord(character) + 0x60) if "\u3041" <= character <= "\u3096" else character
