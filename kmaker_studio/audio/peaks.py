"""Waveform peaks: lowest and highest sample and loudness of every short stretch, at many scales.

Level 0 has three numbers for each 256 samples, every further level as many for two stretches of the level below, so
that a picture of any stretch of any length is drawn from about as many of them as it has pixels. They are float16 (11
bits, more than any screen shows); an hour at 44.1 kHz takes 8 MB.
"""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from kmaker_studio.audio.decode import Samples

BIN = 256
"""Samples in a stretch of level 0."""

Peaks: TypeAlias = npt.NDArray[np.float16]
"""Shape (n, 3): the lowest and the highest sample of each stretch, -1 to 1, and its root mean square."""


def peaks_of(blocks: Iterable[Samples]) -> Iterator[Peaks]:
    """The peaks of level 0 of consecutive mono blocks, as they come; the last stretch may be shorter than `BIN`."""
    rest = np.zeros(0, np.float32)
    for block in blocks:
        samples = np.concatenate((rest, block)) if len(rest) else block
        whole = len(samples) - len(samples) % BIN
        rest = samples[whole:]
        if whole:
            yield _peaks(samples[:whole].reshape(-1, BIN))
    if len(rest):
        yield _peaks(rest.reshape(1, -1))


def _peaks(stretches: Samples) -> Peaks:
    loudness = np.sqrt(np.einsum("ij,ij->i", stretches, stretches) / stretches.shape[1])
    found = np.stack((stretches.min(axis=1), stretches.max(axis=1), loudness), axis=1)
    return np.clip(found, -1.0, 1.0).astype(np.float16)


def peaks_between(samples: Samples, edges: npt.NDArray[np.intp]) -> Peaks:
    """The peaks of the stretches that begin at `edges`, which rise and lie inside `samples`; the last goes to its end.

    For a picture closer than level 0, where the samples themselves are at hand.
    """
    if not len(edges):
        return np.zeros((0, 3), np.float16)
    counts = np.diff(edges, append=len(samples)).clip(1)
    squares = np.add.reduceat(samples * samples, edges)
    found = np.stack(
        (np.minimum.reduceat(samples, edges), np.maximum.reduceat(samples, edges), np.sqrt(squares / counts)), axis=1
    )
    return np.clip(found, -1.0, 1.0).astype(np.float16)


class PeakPyramid:
    """All levels of a growing waveform.

    Built on one thread: a decoder in another one sends the arrays of `peaks_of` over.
    """

    def __init__(self, sample_rate: int) -> None:
        self.sample_rate = sample_rate
        self._levels: list[Peaks] = [np.zeros((0, 3), np.float16)]
        self._counts = [0]

    @property
    def duration_ms(self) -> float:
        """How much of the song has come, to the next whole bin."""
        return self._counts[0] * self.bin_ms(0)

    @property
    def level_count(self) -> int:
        """How many levels there are so far."""
        return len(self._levels)

    def bin_ms(self, level: int) -> float:
        """The milliseconds that a stretch of `level` is long."""
        return 1000 * BIN * (1 << level) / self.sample_rate

    def append(self, peaks: Peaks) -> None:
        """Add the next peaks of level 0 and what they complete above; costs about twice the length of `peaks`."""
        level = 0
        while len(peaks):
            before = self._counts[level]
            self._extend(level, peaks)
            level += 1
            if level == len(self._levels):
                self._levels.append(np.zeros((0, 3), np.float16))
                self._counts.append(0)
            first = before - before % 2
            last = self._counts[level - 1] - self._counts[level - 1] % 2
            # in float32, column by column: numpy takes ten times as long for the halves of pairs and for float16
            (low, high, loud), (low2, high2, loud2) = (
                self._levels[level - 1][start:last:2].T.astype(np.float32) for start in (first, first + 1)
            )
            loudness = np.sqrt((loud * loud + loud2 * loud2) / 2)
            both = (np.minimum(low, low2), np.maximum(high, high2), loudness)
            peaks = np.stack(both, axis=1).astype(np.float16)

    def _extend(self, level: int, peaks: Peaks) -> None:
        """Append in amortised constant time: the array doubles when it is full."""
        count = self._counts[level] + len(peaks)
        if count > len(self._levels[level]):
            grown = np.zeros((max(count, 2 * len(self._levels[level])), 3), np.float16)
            grown[: self._counts[level]] = self._levels[level][: self._counts[level]]
            self._levels[level] = grown
        self._levels[level][self._counts[level] : count] = peaks
        self._counts[level] = count

    def level_for(self, ms_per_pixel: float) -> int:
        """The coarsest level that still has a stretch for each pixel, 0 where none has."""
        level = 0
        while level + 1 < len(self._levels) and self.bin_ms(level + 1) <= ms_per_pixel:
            level += 1
        return level

    def window(self, start_ms: float, end_ms: float, ms_per_pixel: float) -> tuple[float, float, Peaks]:
        """What covers `start_ms` to `end_ms`: when the first stretch starts, the length of each in ms, their peaks."""
        level = self.level_for(ms_per_pixel)
        step = self.bin_ms(level)
        first = max(0, int(start_ms // step))
        last = min(self._counts[level], int(end_ms // step) + 1)
        return first * step, step, self._levels[level][first : max(first, last)]
