"""Checking what the user types for a word."""

import re
from collections.abc import Sequence

from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Syllable

_SYLLABLE_MARK = "|"
_INNER_SPACE = re.compile(r"[^\S\u00a0\u202f](?!$)")  # no-break spaces may stand inside, a wide space at the end


def syllable_texts(text: str) -> list[str]:
    """The parts of a typed word between its `|` marks; raises `KMakerError` for no word or several."""
    parts = [part for part in text.strip(" \t\r\n").split(_SYLLABLE_MARK) if part.strip()]
    if not parts:
        raise KMakerError("A word needs at least one letter: delete the word if it is not sung.")
    if _INNER_SPACE.search("".join(parts)):
        raise KMakerError(
            "{text!r} has a space inside: split it into words, or use a no-break space.", text=text.strip()
        )
    return parts


def untimed_syllables(parts: Sequence[str]) -> tuple[Syllable, ...]:
    """The parts as a word's syllables; a single part is no syllable."""
    return tuple(Syllable(part) for part in parts) if len(parts) > 1 else ()
