"""Romanisation: words of any script as the letters a-z and the apostrophe.

Latin letters lose their marks by Unicode decomposition; every other script goes through uroman (Hermjakob, May and
Knight 2018), which knows them all but takes seconds to load, so it is loaded only where it is needed.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Protocol, cast

from kmaker_studio.text.acronyms import spell_acronyms
from kmaker_studio.text.numbers import speak_numbers, spell_numerals

APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ`´＇", "'"))
_NOT_SUNG = re.compile(r"[^a-z']")
_STRETCHED = re.compile(r"([a-z])\1{2,}")
_LETTER_NAME = re.compile(r"^LATIN (?:SMALL|CAPITAL) (?:LETTER|LIGATURE) (?:LONG |DOTLESS |OPEN )?([A-Z]{1,2})\b")
# letters whose Unicode name is a word, not the letters they stand for
_NAMED_LETTERS = {"SHARP S": "ss", "ETH": "d", "THORN": "th", "SCHWA": "e", "ENG": "ng"}


class _Romaniser(Protocol):
    def romanize_string(self, s: str) -> str: ...


@cache
def _uroman() -> _Romaniser:
    from uroman import Uroman

    return cast("_Romaniser", Uroman())


@cache
def _latin_letter(character: str) -> str | None:
    """The a-z spelling of one Latin letter without a decomposition (đ ø ß æ ...), None for another script."""
    name = unicodedata.name(character, "")
    if not name.startswith("LATIN"):
        return None
    for word, letters in _NAMED_LETTERS.items():
        if name.endswith(f"LETTER {word}"):
            return letters
    match = _LETTER_NAME.match(name)
    return match[1].lower() if match else None


def _fold_latin(text: str) -> str:
    """The text in lower case without marks; letters that are not Latin stay as they are."""
    letters: list[str] = []
    for character in unicodedata.normalize("NFKD", text.lower()):
        if unicodedata.combining(character):
            # a mark of another script is a vowel sign that uroman needs; a Latin accent is dropped
            if letters and not letters[-1].isascii():
                letters.append(character)
        elif character.isascii() or not character.isalpha():
            letters.append(character)
        else:
            letters.append(_latin_letter(character) or character)
    return "".join(letters)


@lru_cache(maxsize=50_000)
def romanise_word(word: str, language: str = "") -> str:
    """The letters (a-z, apostrophe) sung for `word`, empty where nothing in it can be sung.

    Digits and a few signs are spoken out in `language` (ISO 639-1; English where it is empty or unknown).

    A letter that is written three times and more is one that is held (`sooooo`, `heyyy`): it is heard once.

    >>> romanise_word("Đường"), romanise_word("don’t!"), romanise_word("—"), romanise_word("Sooooo")
    ('duong', "don't", '', 'so')
    """
    spoken = spell_numerals(speak_numbers(word.translate(APOSTROPHES), language), language)
    folded = _fold_latin(spoken)
    if any(character.isalpha() and not character.isascii() for character in folded):
        folded = _fold_latin(_uroman().romanize_string(unicodedata.normalize("NFKC", spoken.lower())))
    return _NOT_SUNG.sub("", _STRETCHED.sub(r"\1", folded)).strip("'")


def romanise_words(words: Sequence[str], language: str = "") -> list[str]:
    """`romanise_word` of each word of a line, in order.

    By the line because Japanese is read so (see `text.japanese`), and acronyms are known so (see `text.acronyms`).
    """
    words = spell_acronyms([word.translate(APOSTROPHES) for word in words], language)
    if language == "ja":
        from kmaker_studio.text.japanese import read_kanji

        words = read_kanji([speak_numbers(word, language) for word in words])
    return [romanise_word(word, language) for word in words]
