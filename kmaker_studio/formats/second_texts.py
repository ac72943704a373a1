"""What stands beside the sung words: a translation, the words in other letters, a copy drawn for its look."""

from collections.abc import Mapping, Sequence

from kmaker_studio.text.script_of_text import same_script

_NEAR_MS = 100
_MOST = 0.8


def first_rows(texts: Sequence[str]) -> tuple[list[str], int]:
    """`texts`, lines apart, without the rows in another script where most texts have such; and how many those were.

    Subtitles in two languages have the translation as the second row of each; a few in two scripts are only wrapped.
    """
    rows = [[row.strip() for row in text.split("\n") if row.strip()] for text in texts]
    several = [each for each in rows if len(each) > 1]
    mixed = sum(not same_script(each[0], each[-1]) for each in several)
    if not several or mixed < _MOST * len(several) or 2 * len(several) < len([each for each in rows if each]):
        return list(texts), 0
    kept = [[row for row in each if same_script(each[0], row)] for each in rows]
    gone = sum(len(before) - len(after) for before, after in zip(rows, kept, strict=True))
    return ["\n".join(each) for each in kept], gone


def beside(spans: Mapping[str, Sequence[tuple[int, int]]]) -> dict[str, str]:
    """The names of `spans`, (start, end) in ms, of which most lie just where those of another name do: that name.

    Of two alike the one with more spans, or the first, stays.
    """
    order = sorted(spans, key=lambda name: -len(spans[name]))
    found: dict[str, str] = {}
    for number, name in enumerate(order):
        for other in order[:number]:
            if other not in found and _match(spans[name], spans[other]) >= _MOST * len(spans[name]):
                found[name] = other
                break
    return found


def _match(spans: Sequence[tuple[int, int]], others: Sequence[tuple[int, int]]) -> int:
    return sum(
        any(abs(start - first) <= _NEAR_MS and abs(end - last) <= _NEAR_MS for first, last in others)
        for start, end in spans
    )
