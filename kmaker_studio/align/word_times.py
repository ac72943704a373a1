"""Word times: from letters on the best path to the start and end of every word."""

from collections.abc import Sequence
from typing import Literal, TypeVar

import numpy as np
import numpy.typing as npt

from kmaker_studio.align.emissions import Emissions
from kmaker_studio.align.frames import FRAMES_PER_SECOND
from kmaker_studio.align.lyric_path import LetterSpan
from kmaker_studio.align.network import SYMBOLS, Calibration
from kmaker_studio.core.shortest import SHORTEST_WORD_MS

# Also a convention: singers put the vowel on the beat, and the labels of karaoke files stand there. Measured on 17
# songs in five languages with labels from several hands; synthetic labels, which are sounds, want the other way.
_ON_THE_BEAT = {"vowel": -0.010, "fricative": 0.030, "other": 0.015}  # seconds
_SMOOTHING = 5  # frames over which the log-odds of singing are averaged
_SHORTEST_WORD = SHORTEST_WORD_MS / 1000  # seconds
# A convention, not acoustics: in UltraStar songs a note ends before the next begins, 0.1 s in the median, less in fast
# ones. Of twelve such songs IoU is 0.64 with these, 0.54 where words touch, 0.57 where they end at their last letter.
_REST = 0.1  # seconds
_MOST_REST = 0.4  # of the time from a word's start to the next one's


def word_times(
    words: Sequence[Sequence[LetterSpan]],
    emissions: Emissions,
    calibration: Calibration,
    limits: tuple[float, float] | None = None,
) -> list[tuple[float, float]]:
    """Start and end in seconds of each word, given by its letters in the order of the song; all inside `limits`.

    A word starts at its first letter, moved by `calibration`'s shift (CTC's letters come early, and always by
    about the same) and to the beat, as its first sound asks. It ends where no word
    sounds any more after its last letter, for a CTC peak says nothing of how long a vowel is held; and a tenth of a
    second before the next word's start at the latest, as words in karaoke files do.
    """
    song = (0.0, len(emissions.sung) / FRAMES_PER_SECOND)
    onsets = np.array([spans[0].start for spans in words], np.float64)
    return with_rests(path_times(words, onsets, emissions, calibration), limits or song)


def path_times(
    words: Sequence[Sequence[LetterSpan]],
    onsets: npt.NDArray[np.float64],
    emissions: Emissions,
    calibration: Calibration,
) -> list[tuple[float, float]]:
    """Where each word is heard to begin and to end, in seconds: `word_times` before any convention.

    `onsets` are the frames, in fractions, in which the words begin (see `align.lyric_path.Found`).
    """
    sounds = onsets / FRAMES_PER_SECOND + calibration.onset_shift
    shifts = np.array([_ON_THE_BEAT[first_sound(spans[0].column)] for spans in words])
    ends = [*(sounds[1:] - _rests(sounds)).tolist(), np.inf]  # a word ends before the sound of the next, not its beat
    ends = [min(end, limit) for end, limit in zip(sung_ends(words, emissions), ends, strict=True)]
    return list(zip((sounds + shifts).tolist(), ends, strict=True))


def _rests(starts: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """The seconds of rest before each of `starts` but the first."""
    return np.minimum(_REST, _MOST_REST * np.diff(starts).clip(0))


def first_sound(column: int) -> Literal["vowel", "fricative", "other"]:
    """What kind of sound a word begins with, by the column of its first letter."""
    letter = SYMBOLS[column]
    return "vowel" if letter in "aeiou" else "fricative" if letter in "fsvxz" else "other"


def with_rests(times: Sequence[tuple[float, float]], limits: tuple[float, float]) -> list[tuple[float, float]]:
    """`times` as karaoke files write them: in order, inside `limits`, a rest before the next word, 40 ms at least."""
    first, last = limits
    starts = [min(max(first, start), last - _SHORTEST_WORD) for start, _ in times]
    rested: list[tuple[float, float]] = []
    for index, (start, (_, end)) in enumerate(zip(starts, times, strict=True)):
        limit = last
        if index + 1 < len(starts):
            limit = starts[index + 1] - min(_REST, _MOST_REST * (starts[index + 1] - start))
        rested.append((start, max(start + _SHORTEST_WORD, min(end, limit))))
    return without_overlap(rested, limits, _SHORTEST_WORD)


def sung_ends(words: Sequence[Sequence[LetterSpan]], emissions: Emissions) -> list[float]:
    """When, in seconds, no word sounds any more after the last letter of each word, or the next word begins."""
    frames = len(emissions.sung)
    sung = np.convolve(emissions.sung, np.ones(_SMOOTHING) / _SMOOTHING, mode="same") > 0
    silent = np.append(np.flatnonzero(~sung), frames)
    nexts = [spans[0].start for spans in words[1:]] + [frames]
    ends = [
        min(int(silent[np.searchsorted(silent, spans[-1].start + 1)]), after)
        for spans, after in zip(words, nexts, strict=True)
    ]
    return [end / FRAMES_PER_SECOND for end in ends]


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
