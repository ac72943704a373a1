"""Whether two texts are written in the same script."""

import unicodedata
from collections import Counter

from kmaker_studio.core.word_spacing import is_unspaced


def script_of_text(text: str) -> str:
    """The script of most of the letters of `text`, as in their Unicode names (`LATIN`, `CYRILLIC`), `SOLID` for Han and
    Kana together, empty where there are no letters."""
    found = Counter(
        "SOLID" if is_unspaced(char) else unicodedata.name(char, "?").partition(" ")[0]
        for char in text
        if char.isalpha()
    )
    return found.most_common(1)[0][0] if found else ""


def same_script(first: str, second: str) -> bool:
    """Whether both texts are written in one script, as far as they have letters to tell by."""
    one, other = script_of_text(first), script_of_text(second)
    return not one or not other or one == other
