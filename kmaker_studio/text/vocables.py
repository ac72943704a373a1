"""Vocables: the ooh, la and hey that songs are full of, which carry no meaning and hardly any letters.

Known by their letters (`text.romanise`), so for every script. Those that are words of some language too (`la`, `da`,
`no`) count where a line repeats them.
"""

import re
from collections.abc import Sequence

_CALL = (
    "wh?o+a+h*|wh?o+h+|y+e+a+h*a*|y+a+h+|o+h+|o{2,}h*|u+h+|u{2,}h*|a+h+|a{2,}h*|e+h+|h+e+y+a*|h*m+|o+w+|a+w{2,}"
    "|wo{2,}h*|doo+|sha+|bop|wop|hu+h|uo+h+|ou+h+|ho{2,}h*|yo{2,}|wo+w+|jea+h|yeh|ouais|m+h+m*|aha+|la+h"
)
# refrains of syllables: shalala, tralala, badabum, dubidu, dumdidum, lalilala, haha, houhou
_REFRAIN = (
    "(?:sha|tra|fa)(?:la){2,}|(?:[bd](?:a|i|u|oo|ee|am|um|im|ab|ub)){3,}|(?:l[aiou]){3,}|(?:ha|hi|he){2,}|(?:hou){2,}"
)
_SHORT = "la|na|da|ba|pa|ra|ta|ho|ha|du|di|dum|dam|bum|lo|li|lu|nu|no|ya|yo|wa|we|fa|tra"
_PLAIN = re.compile(rf"(?:{_CALL})+(?:{_SHORT})?|(?P<again>{_SHORT})(?P=again){{2,}}|lala|{_REFRAIN}")
_WORDS_TOO = re.compile(f"{_SHORT}|[aeiou]+|e[yo]|a[iy]|o[iye]|yay|la+|na+h*|hei|hej|hou|hu|wap|bam|pom|boom")
_RUN = 3  # in a row


def are_vocables(letters: Sequence[str]) -> list[bool]:
    """For each word of a line, given by its letters (a-z, apostrophe), whether it is a vocable.

    >>> are_vocables(["ooh", "la", "la", "la", "love"]), are_vocables(["la", "mer"])
    ([True, True, True, True, False], [False, False])
    """
    plain = [_PLAIN.fullmatch(word) is not None for word in letters]
    found = list(plain)
    maybe = [sure or _WORDS_TOO.fullmatch(word) is not None for sure, word in zip(plain, letters, strict=True)]
    start = 0
    for place in range(len(letters) + 1):
        if place < len(letters) and maybe[place]:
            continue
        run = letters[start:place]
        # many in a row, of which some are said again: `la la la`, not `o i a`
        if len(run) >= _RUN and len(set(run)) < len(run):
            found[start:place] = [True] * len(run)
        start = place + 1
    return found
