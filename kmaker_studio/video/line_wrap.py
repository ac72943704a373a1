"""Line wrapping: a line of lyrics cut into rows of even length."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from kmaker_studio.core.word_spacing import join_words, joiner
from kmaker_studio.video.fonts import MAIN_FAMILY, text_width
from kmaker_studio.video.reading_order import is_right_to_left, visual_order

# What is tried in turn for a line that does not fit: more rows, then smaller letters.
_TRIES = ((1, 1.0), (2, 1.0), (2, 0.85), (3, 0.85), (3, 0.7), (4, 0.7), (4, 0.55))
MOST_ROWS, SMALLEST_SHARE = _TRIES[-1]
"""The most rows of a line, and the smallest share of the style's letters, before the letters shrink further to fit."""


@dataclass(frozen=True, slots=True)
class Row:
    """The words `first` to `last - 1` of a line."""

    first: int
    last: int
    width: float


def wrapped(
    texts: Sequence[str], size: float, max_width: float, family: str = MAIN_FAMILY
) -> tuple[float, tuple[Row, ...]]:
    """The font size, at most `size`, and the rows in which the words `texts` fit into `max_width` pixels in `family`.

    Few large rows are preferred to many, many to tiny letters; the rows of one line are as even as the words allow.
    """
    return _wrapped(tuple(texts), size, max_width, family)


@lru_cache(maxsize=4096)  # an editor lays the same lines out again after each edit
def _wrapped(texts: tuple[str, ...], size: float, max_width: float, family: str) -> tuple[float, tuple[Row, ...]]:
    starts, ends = _edges(texts, family)
    rows, scale = _balanced(starts, ends, 1), 1.0
    for count, scale in _TRIES:
        rows = _balanced(starts, ends, min(count, len(texts)))
        if max(row.width for row in rows) * size * scale <= max_width:
            break
    widest = max(row.width for row in rows)
    fitted = min(size * scale, max_width / widest) if widest else size
    return fitted, tuple(Row(row.first, row.last, row.width * fitted) for row in rows)


def word_spans(texts: Sequence[str], row: Row, size: float, family: str = MAIN_FAMILY) -> list[tuple[float, float]]:
    """Left and right edge in pixels of each word of `row`, counted from the row's left edge.

    The words stand in reading order: in a line that runs from right to left the first is the rightmost.
    """
    order = visual_order(texts[row.first : row.last], right_to_left=is_right_to_left(join_words(texts)))
    starts, ends = _edges(tuple(texts[row.first + index] for index in order), family)
    spans = dict(zip(order, zip(starts, ends, strict=True), strict=True))
    return [(spans[index][0] * size, spans[index][1] * size) for index in range(len(order))]


@lru_cache(maxsize=8192)
def _edges(texts: tuple[str, ...], family: str) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Where each word begins and ends along the unbroken line, at font size 1."""
    starts: list[float] = []
    ends: list[float] = []
    at = 0.0
    for index, text in enumerate(texts):
        if index:
            at += text_width(joiner(texts[index - 1], text), 1.0, family)
        starts.append(at)
        at += text_width(text, 1.0, family)
        ends.append(at)
    return tuple(starts), tuple(ends)


def _balanced(starts: Sequence[float], ends: Sequence[float], count: int) -> list[Row]:
    """`count` rows as even as can be: the least sum of their widths to the fourth power, by dynamic programming.

    The fourth power lets the widest row decide, and the others still count.
    """
    words = len(starts)
    begins = np.array(starts)
    best = np.full((count + 1, words + 1), np.inf)
    cut: list[list[int]] = [[0] * (words + 1) for _ in range(count + 1)]
    best[0, 0] = 0.0
    for rows in range(1, count + 1):
        for last in range(rows, words + 1):
            costs = best[rows - 1, :last] + (ends[last - 1] - begins[:last]) ** 4
            cut[rows][last] = first = int(costs.argmin())
            best[rows, last] = costs[first]
    result: list[Row] = []
    last = words
    for rows in range(count, 0, -1):
        first = cut[rows][last]
        result.append(Row(first, last, ends[last - 1] - starts[first]))
        last = first
    return result[::-1]
