"""Word spacing: which words are written without a space between them (Chinese, Japanese, Thai ...).

Chinese and Japanese put no space between words, so their lyrics are cut into one word a character (see
`text.lyrics`) and must be shown joined again. This file holds the one rule for that.
"""

import unicodedata
from collections.abc import Iterable
from itertools import pairwise

# Blocks of the Unicode standard (Blocks.txt, 16.0) that are written solid: Han with its radicals, iteration marks
# and extensions, Hiragana, Katakana, Bopomofo, their half-width forms. Hangul is written with spaces.
_SOLID_LETTERS = (
    (0x2E80, 0x2FDF),
    (0x3005, 0x3007),
    (0x3021, 0x3029),
    (0x3031, 0x3035),
    (0x3038, 0x303C),
    (0x3041, 0x3096),
    (0x3099, 0x309F),
    (0x30A1, 0x30FA),
    (0x30FC, 0x30FF),
    (0x3105, 0x312F),
    (0x31A0, 0x31BF),
    (0x31F0, 0x31FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0xFF66, 0xFF9F),
    (0x1AFF0, 0x1B16F),
    (0x20000, 0x3FFFF),
)


def is_unspaced(char: str) -> bool:
    """Whether `char` is a letter of a script written without spaces between words (Han, Kana, Bopomofo)."""
    code = ord(char)
    return code >= _SOLID_LETTERS[0][0] and any(first <= code <= last for first, last in _SOLID_LETTERS)


def _is_wide_mark(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF" and unicodedata.category(char).startswith("P")


def _deciding(text: Iterable[str]) -> bool:
    """Whether the first letter or digit is solid; where there is none, whether the first mark is full-width."""
    marks: list[str] = []
    for char in text:
        if is_unspaced(char):
            return True
        if char.isalnum():
            return False
        if not char.isspace():
            marks.append(char)
    return bool(marks) and _is_wide_mark(marks[0])


def joiner(left: str, right: str) -> str:
    """What stands between two neighbouring words when they are shown: nothing in Chinese and Japanese, else a space.

    Punctuation on the words is looked through: `joiner("好，", "世")` is empty, `joiner("Hello", "世")` a space.
    """
    return "" if _deciding(reversed(left)) and _deciding(right) else " "


def join_words(texts: Iterable[str]) -> str:
    """The texts of a line's words as one string, each pair held together by its `joiner`."""
    parts = list(texts)
    if not parts:
        return ""
    return parts[0] + "".join(joiner(left, right) + right for left, right in pairwise(parts))
