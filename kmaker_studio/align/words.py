"""From letters on the best path to the start and end of every word."""

from collections.abc import Sequence
from typing import TypeVar

import numpy as np

from kmaker_studio.align.emissions import Emissions
from kmaker_studio.align.network import FRAMES_PER_SECOND
from kmaker_studio.align.path import LetterSpan

_SMOOTHING = 5  # frames over which the log-odds of singing are averaged
_SHORTEST_WORD = 0.04  # seconds


def word_times(
    words: Sequence[Sequence[LetterSpan]],
    emissions: Emissions,
    onset_shift: float,
    closure: float = 0.0,
    limits: tuple[float, float] | None = None,
) -> list[tuple[float, float]]:
    """Start and end in seconds of each word, given by its letters in the order of the song; all inside `limits`.

    A word starts at its first letter, moved by `onset_shift` seconds (CTC's letters come early, and always by about the
    same). It ends where no word sounds any more after its last letter, `closure` seconds before the next word's start
    at the latest: a CTC peak says nothing of how long a vowel is held.
    """
    frames = len(emissions.sung)
    sung = np.convolve(emissions.sung, np.ones(_SMOOTHING) / _SMOOTHING, mode="same") > 0
    silent = np.append(np.flatnonzero(~sung), frames)
    first, last = limits or (0.0, frames / FRAMES_PER_SECOND)
    starts = [
        min(max(first, spans[0].start / FRAMES_PER_SECOND + onset_shift), last - _SHORTEST_WORD) for spans in words
    ]
    times: list[tuple[float, float]] = []
    for index, (spans, start) in enumerate(zip(words, starts, strict=True)):
        limit = starts[index + 1] - closure if index + 1 < len(starts) else last
        held = spans[-1].start + 1
        end = int(silent[np.searchsorted(silent, held)]) / FRAMES_PER_SECOND
        times.append((start, max(start + _SHORTEST_WORD, min(end, limit))))
    return without_overlap(times, (first, last), _SHORTEST_WORD)


Time = TypeVar("Time", int, float)


def without_overlap(
    spans: Sequence[tuple[Time, Time]], song: tuple[Time, Time], shortest: Time
) -> list[tuple[Time, Time]]:
    """The spans pushed apart where they overlap, later first, then back inside the song; each at least `shortest` long.

    `song` is when it begins and ends; all in one unit. Where it has no room for them all, the first begin before it.
    """
    placed: list[tuple[Time, Time]] = []
    for start, end in spans:
        start = max(start, placed[-1][1] if placed else song[0])
        placed.append((start, max(end, start + shortest)))
    limit = song[1]
    for index in range(len(placed) - 1, -1, -1):
        start, end = placed[index]
        end = min(end, limit)
        placed[index] = (min(start, end - shortest), end)
        limit = placed[index][0]
    return placed
