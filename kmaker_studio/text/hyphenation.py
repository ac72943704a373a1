"""Hyphenation: where words part into syllables, by pyphen's patterns (Hunspell's and TeX's).

Hyphenation is a little shy of syllables: it leaves single letters at a word's ends together with the rest. For
singing that is a good beginning, which the editor mends by hand. A Vietnamese, Chinese or Japanese word is one.
"""

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyphen import Pyphen

_ONE_SYLLABLE = frozenset({"vi", "zh", "ja", "ko", "th", "lo", "km", "my"})
_VARIANTS = {"en": "en_US", "de": "de_DE", "pt": "pt_BR", "no": "nb_NO", "sr": "sr_Latn"}


def syllables_of(text: str, language: str) -> tuple[str, ...]:
    """The syllables of a word in `language` (ISO 639-1, English where empty), punctuation with its neighbour.

    Joined they give `text` again; a word that is not parted, or of a language without patterns, comes whole.
    """
    code = language.split("-")[0].lower() or "en"
    patterns = None if code in _ONE_SYLLABLE else _patterns(code)
    start = next((at for at, char in enumerate(text) if char.isalpha()), None)
    if patterns is None or start is None:
        return (text,)
    end = len(text) - next(at for at, char in enumerate(reversed(text)) if char.isalpha())
    inner = text[start:end]
    cuts = [0, *(position for position in patterns.positions(inner) if 0 < position < len(inner)), len(inner)]
    parts = [inner[left:right] for left, right in pairwise(cuts)]
    parts[0] = text[:start] + parts[0]
    parts[-1] += text[end:]
    return tuple(parts)


@cache
def _patterns(code: str) -> "Pyphen | None":
    import pyphen

    names = (_VARIANTS.get(code, code), *sorted(pyphen.LANGUAGES))
    found = next((name for name in names if name in pyphen.LANGUAGES and name.split("_")[0] == code), "")
    return pyphen.Pyphen(lang=found, left=2, right=2) if found else None
