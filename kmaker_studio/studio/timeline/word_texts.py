"""Where the texts of a line's words stand: whole where they can be, in two rows, in the rest after a word, smaller.

A word is sung in less time than its text needs room for at many zooms. Its text may then reach over what follows, in a
row of its own: the next word's stands in the other row. The last one of a line may begin a little before its word. All
words of a line have the same size, the largest that lets every text be whole; where none does, what is too long ends in
an ellipsis.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kmaker_studio.core.song import Word
from kmaker_studio.studio.timeline.painted_text import SMALLEST, elided, text_width

INSET = 3.0
"""Pixels between a block's edge and its text."""

_APART = 5.0  # pixels between two texts of a row
_SIZES = (18, 14, 12, 10, 9)  # few, so that neighbouring lines do not all differ
_LEAST = 8.0
_MOST_EARLY = 60.0  # pixels that a text may begin before its word


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A word's text: `x` counts from the start of the line, `row` from the top, `pixels` is the size of the type."""

    text: str
    x: float
    width: float
    row: int
    pixels: int


def place_texts(
    words: Sequence[Word], ms_per_pixel: float, end_ms: float, rows: int, largest: int
) -> tuple[PlacedText | None, ...]:
    """A place for each word's text, none reaching beyond `end_ms`; None where there is no room at all."""
    if not words:
        return ()
    start = words[0].start_ms or 0
    spans = [((word.start_ms or 0) - start, (word.end_ms or 0) - start) for word in words]
    blocks = [(low / ms_per_pixel, high / ms_per_pixel) for low, high in spans]
    limit = (end_ms - start) / ms_per_pixel
    texts = [word.text for word in words]
    for pixels in _SIZES:
        if pixels <= largest:
            placed = _whole(texts, blocks, limit, rows, pixels)
            if placed is not None:
                return placed
    return _cut(texts, blocks, limit, rows)


def _whole(
    texts: Sequence[str], blocks: Sequence[tuple[float, float]], limit: float, rows: int, pixels: int
) -> tuple[PlacedText, ...] | None:
    free = [INSET] * rows  # from the start of the line
    placed: list[PlacedText] = []
    for text, (left, right) in zip(texts, blocks, strict=True):
        width = text_width(text, pixels, bold=True)
        x = max(left + INSET, (left + right - width) / 2)
        x = min(x, max(limit, right) - INSET - width)  # the last text of a line may begin before its word
        row = next((row for row in range(rows) if free[row] <= x), -1)
        if row < 0 or x < left - _MOST_EARLY:
            return None
        free[row] = x + width + _APART
        placed.append(PlacedText(text, x, width, row, pixels))
    return tuple(placed)


def _cut(
    texts: Sequence[str], blocks: Sequence[tuple[float, float]], limit: float, rows: int
) -> tuple[PlacedText | None, ...]:
    """Row by row in turn: each text has the room until the next one of its row begins, and what the last one left."""
    free = [INSET] * rows  # from the start of the line
    placed: list[PlacedText | None] = []
    for number, (text, (left, right)) in enumerate(zip(texts, blocks, strict=True)):
        row = number % rows
        end = blocks[number + rows][0] if number + rows < len(blocks) else max(limit, right)
        end = (end if end > left else right) - INSET  # words that are out of order have their own block
        start = min(left + INSET, max(free[row], left - _MOST_EARLY))
        room = end - start
        pixels = _SIZES[-1] if text_width(text, _SIZES[-1], bold=True) <= room else SMALLEST
        shown = elided(text, pixels, room, bold=True) if room >= _LEAST else ""
        width = text_width(shown, pixels, bold=True)
        x = min(max(left + INSET, (left + right - width) / 2), end - width)
        placed.append(PlacedText(shown, x, width, row, pixels) if shown else None)
        free[row] = x + width + _APART
    return tuple(placed)
