"""Fuzzy search: how well a few typed letters match a command."""

import unicodedata


def score(typed: str, text: str) -> float:
    """0 where the letters of `typed` are not all in `text` in their order, else the more the better they fit.

    Letters that begin a word or follow each other count more, and so do texts that hold little else. Case and accents
    do not matter, so that `phat` finds "Phát"; an empty `typed` fits everything.
    """
    wanted, letters = _plain(typed).replace(" ", ""), _plain(text)
    if not wanted:
        return 1.0
    best = 0.0
    for start in (at for at, char in enumerate(letters) if char == wanted[0]):
        best = max(best, _from(wanted, letters, start))
    return best and best + len(wanted) / (len(letters) + 1)


def _from(wanted: str, letters: str, start: int) -> float:
    points, at, last = 0.0, start, start - 1
    for char in wanted:
        found = letters.find(char, at)
        if found < 0:
            return 0.0
        word_start = letters.find(" " + char, at)
        if found != last + 1 and word_start >= 0:  # rather the next word's first letter than one amid a word
            found = word_start + 1
        begins = found == 0 or letters[found - 1] == " "
        points += 1.0 + (1.5 if begins else 0.0) + (1.0 if found == last + 1 else 0.0)
        at, last = found + 1, found
    return points


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFD", text.casefold()).replace("đ", "d")
    return "".join(char for char in folded if not unicodedata.combining(char))
