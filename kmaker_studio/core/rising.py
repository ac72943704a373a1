"""The longest run of times that never falls back."""

from bisect import bisect_right
from collections.abc import Sequence


def longest_rising(spans: Sequence[tuple[float, float]]) -> list[int]:
    """The indices, in order, of a longest run of `spans` (start, end) in which none begins before the one before ends.

    One wild time spoils no other. By patience sorting (Fredman 1975): of all runs of a length the one that ends first
    is kept, so n spans take n log n steps.
    """
    ends: list[float] = []  # of the best run of each length
    lasts: list[int] = []  # its last span
    before: list[int] = []  # for each span the one before it in its run
    for index, (start, end) in enumerate(spans):
        length = bisect_right(ends, start)
        before.append(lasts[length - 1] if length else -1)
        if length == len(ends):
            ends.append(end)
            lasts.append(index)
        elif end < ends[length]:
            ends[length], lasts[length] = end, index
    run: list[int] = []
    index = lasts[-1] if lasts else -1
    while index >= 0:
        run.append(index)
        index = before[index]
    return run[::-1]
