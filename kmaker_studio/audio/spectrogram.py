"""The spectrogram: short-time Fourier power on the mel scale, a tile of columns at a time.

Any zoom has its own tiles, computed from the samples for just those columns, so the picture is as sharp as the screen
at every zoom and the whole song is never transformed. Levels are bytes in decibels; colours and contrast are the
screen's business.
"""

from collections.abc import Callable
from functools import cache
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Mono: TypeAlias = npt.NDArray[np.int16]
"""16-bit samples of shape (n,)."""

Levels: TypeAlias = npt.NDArray[np.uint8]
"""Shape (BANDS, columns), the highest band first; 0 is `FLOOR_DB` or less, 255 a sine of full scale."""

Read: TypeAlias = Callable[[int, int], Mono]
"""`read(start, count)` gives up to `count` samples from `start` on, fewer where there are no more."""

BANDS = 112
TOP_HZ = 8000.0
_LOW_HZ = 60.0
FLOOR_DB = -96.0

_SHORT_S, _LONG_S = 0.024, 0.046  # windows: close up for the moment of an onset, else for the pitch
_CLOSE_MS = 4.0
_MOST_WINDOWS = 4  # in a column that is longer than a window, this many are averaged
_BATCH = 64


def hertz(mel: float) -> float:
    """The frequency of a pitch on the mel scale (O'Shaughnessy 1987)."""
    return 700.0 * (10.0 ** (mel / 2595.0) - 1.0)


def mel(hz: float) -> float:
    """The pitch in mel of a frequency."""
    return float(2595.0 * np.log10(1.0 + hz / 700.0))


def mel_filters(rate: int, size: int, bands: int, low_hz: float, high_hz: float) -> npt.NDArray[np.float32]:
    """Triangles of height 1 at even steps of the mel scale, shape (size // 2 + 1, bands), for a transform of `size`.

    None is narrower than the transform resolves, or low bands would fall between its bins.
    """
    centres = np.array([hertz(value) for value in np.linspace(mel(low_hz), mel(high_hz), bands)])
    steps = np.maximum(np.gradient(centres), rate / size)
    bins = np.arange(size // 2 + 1)[:, None] * rate / size
    return np.clip(1 - np.abs(bins - centres) / steps, 0, 1).astype(np.float32)


def levels(
    read: Read,
    rate: int,
    start_ms: float,
    column_ms: float,
    columns: int,
    between: Callable[[], None] = lambda: None,
) -> Levels:
    """The levels of `columns` stretches of `column_ms` each from `start_ms` on; silence where there are no samples.

    `between` is called every millisecond or two: it may wait, or raise to end it.
    """
    window = _window(rate, _SHORT_S if column_ms < _CLOSE_MS else _LONG_S)
    size = len(window)
    each = min(_MOST_WINDOWS, max(1, round(column_ms * rate / 1000 / size)))
    step = column_ms / each
    middles = (start_ms + step * (np.arange(columns * each) + 0.5)) * rate / 1000
    starts = np.rint(middles - size / 2).astype(np.int64)
    found = np.empty((columns * each, BANDS), np.float32)
    scale = np.float32(1 / 32768)
    for first in range(0, len(starts), _BATCH):
        between()
        some = starts[first : first + _BATCH]
        pcm = _padded(read, int(some[0]), int(some[-1]) + size)
        frames = np.lib.stride_tricks.sliding_window_view(pcm, size)[some - some[0]] * (window * scale)
        spectrum = np.fft.rfft(frames, axis=1)
        power = (spectrum.real**2 + spectrum.imag**2).astype(np.float32)
        found[first : first + _BATCH] = power @ _filters(rate, size)
    power = found.reshape(columns, each, BANDS).mean(axis=1)
    decibels = 10 * np.log10(power / (window.sum() / 2) ** 2 + 1e-12)
    return np.clip((decibels - FLOOR_DB) * (255 / -FLOOR_DB), 0, 255).astype(np.uint8).T[::-1].copy()


def reach_ms(column_ms: float) -> float:
    """How far beyond its columns a tile listens: half a window."""
    return 500 * (_SHORT_S if column_ms < _CLOSE_MS else _LONG_S) + column_ms


def _padded(read: Read, start: int, stop: int) -> Mono:
    pcm = read(max(0, start), stop - max(0, start)) if stop > 0 else np.zeros(0, np.int16)
    before = min(max(0, -start), stop - start)
    after = stop - start - before - len(pcm)
    return np.pad(pcm, (before, after)) if before or after else pcm


@cache
def _window(rate: int, seconds: float) -> npt.NDArray[np.float32]:
    """A Hann window of about this length, a power of two of samples."""
    return np.hanning(1 << max(5, round(float(np.log2(seconds * rate))))).astype(np.float32)


@cache
def _filters(rate: int, size: int) -> npt.NDArray[np.float32]:
    return mel_filters(rate, size, BANDS, _LOW_HZ, min(TOP_HZ, rate / 2))
