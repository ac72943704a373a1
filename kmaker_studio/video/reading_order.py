"""Reading order: which way a text runs, and where its words stand when some run from right to left.

The order follows the Unicode Bidirectional Algorithm (UAX 9) by python-bidi. Only a line's base direction is taken
further: beside the lines that begin so, those run from right to left in which most letters do, so that an Arabic line
that begins with a Latin name reads as its neighbours do.
"""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from kmaker_studio.core.word_spacing import join_words, joiner


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
    from bidi import algorithm  # only for the songs that need it

    owners: list[int] = []  # the word that each character of the row belongs to, -1 for the space between two
    for index, text in enumerate(texts):
        if index:
            owners.extend([-1] * len(joiner(texts[index - 1], text)))
        owners.extend([index] * len(text))
    storage: dict[str, Any] = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = int(right_to_left), "LR"[right_to_left]
    algorithm.get_embedding_levels(join_words(texts), storage)
    for char, owner in zip(storage["chars"], owners, strict=True):
        char["owner"] = owner
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    algorithm.reorder_resolved_levels(storage, False)
    order = dict.fromkeys(char["owner"] for char in storage["chars"] if char["owner"] >= 0)
    # a word of nothing but invisible marks is no longer there; its place does not matter
    return (*order, *(index for index in range(len(texts)) if index not in order))
