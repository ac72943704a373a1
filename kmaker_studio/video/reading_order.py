"""Reading order: which way a text runs, and where its words stand when some run from right to left.

The order follows the Unicode Bidirectional Algorithm (UAX 9) by python-bidi. Only a line's base direction is taken
further: beside the lines that begin so, those run from right to left in which most letters do, so that an Arabic line
that begins with a Latin name reads as its neighbours do.
"""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from kmaker_studio.core.word_spacing import join_words


@lru_cache(maxsize=20_000)
def has_right_to_left(text: str) -> bool:
    """Whether any letter of `text` runs from right to left, as those of Hebrew and Arabic do; or an Arabic digit."""
    return any(unicodedata.bidirectional(char) in ("R", "AL", "AN") for char in text)


@lru_cache(maxsize=20_000)
def is_right_to_left(text: str) -> bool:
    """Whether the first letter of `text`, or most of its letters, run from right to left; False where it has none."""
    letters = [direction != "L" for direction in map(unicodedata.bidirectional, text) if direction in ("L", "R", "AL")]
    return bool(letters) and (letters[0] or sum(letters) > len(letters) / 2)


def visual_order(texts: Sequence[str], *, right_to_left: bool) -> tuple[int, ...]:
    """The indices of the words `texts` of one row from the left of the picture to its right.

    `right_to_left` is the base direction, that of the whole line.
    """
    if not right_to_left and not any(has_right_to_left(text) for text in texts):
        return tuple(range(len(texts)))
    return _ordered(tuple(texts), right_to_left)


@lru_cache(maxsize=4096)
def _ordered(texts: tuple[str, ...], right_to_left: bool) -> tuple[int, ...]:
    from bidi import get_display  # only for the songs that need it

    known: dict[str, int] = {}
    told = [_in_letters_of_its_own(text, index, known) for index, text in enumerate(texts)]
    shown = get_display(join_words(told), base_dir="R" if right_to_left else "L")
    order = list(dict.fromkeys(known[char] for char in shown if char in known))
    for index in range(len(texts)):
        if index not in order:  # a word of marks alone follows the one before it
            before = order.index(index - 1) if index else (len(order) if right_to_left else -1)
            order.insert(before + (not right_to_left), index)
    return tuple(order)


# Letters and digits to stand in for those of a word, so that the library's answer, a mere text, says whose they are:
# Han, Mende Kikakui, Arabic presentation forms, mathematical and Rumi digits, by their bidirectional class.
_STAND_INS = {"L": (0x4E00, 20_000), "R": (0x1E800, 197), "AL": (0xFBD3, 363), "EN": (0x1D7CE, 50), "AN": (0x10E60, 31)}


def _in_letters_of_its_own(text: str, index: int, known: dict[str, int]) -> str:
    """The text with each letter in place of which one stands that is the word's own, kept in `known`."""
    made: list[str] = []
    for char in text:
        first, count = _STAND_INS.get(unicodedata.bidirectional(char), (0, 0))
        made.append(chr(first + index % count) if count else char)
        if count:
            known[made[-1]] = index
    return "".join(made)
