"""Vocal onset detection: where sung sounds begin, for dragged edges to snap to.

Spectral flux on mel bands of the voice, against the loudest of the neighbouring bands a little earlier so that vibrato
and glides are no onsets (SuperFlux: Boeck and Widmer, DAFx 2013), and its peaks above their surroundings.
"""

from functools import cache
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from kmaker_studio.audio.spectrogram import Read, mel_filters
from kmaker_studio.core.jobs import Cancelled, Progress, Report, check_cancelled, ignore_progress, never_cancelled

OnsetTimes: TypeAlias = npt.NDArray[np.int32]
"""Rising times in milliseconds."""

_RATE = 16000
_HOP = 80  # 5 ms
_SIZE = 512
_LAG = 3
_BANDS = 72
_LOW_HZ, _HIGH_HZ = 160.0, 6000.0
_BLOCK_S = 20
_AROUND = 6  # an onset is the highest flux for this many frames (30 ms) to either side
_BEFORE, _AFTER = 24, 14  # and above the mean of these frames
_ABOVE = 0.28
_EARLIER_MS = 5.0  # the flux peaks this much after the sound has begun, when the window has taken it in


def vocal_onsets(
    read: Read, frames: int, rate: int, report: Report = ignore_progress, cancelled: Cancelled = never_cancelled
) -> OnsetTimes:
    """The onsets in `frames` samples at `rate` Hz; an hour takes some seconds. `JobCancelled` when told to stop."""
    import soxr

    seconds = frames / rate
    flux: list[npt.NDArray[np.float32]] = []
    last: npt.NDArray[np.float32] | None = None
    resampler = soxr.ResampleStream(rate, _RATE, 1, dtype="float32", quality="MQ")
    rest = np.zeros(_SIZE // 2, np.float32)
    block = _BLOCK_S * rate
    for start in range(0, max(1, frames), block):
        check_cancelled(cancelled)
        pcm = read(start, min(block, frames - start)).astype(np.float32) / 32768
        ends = start + block >= frames
        rest = np.concatenate((rest, resampler.resample_chunk(pcm, last=ends)))
        if ends:
            rest = np.pad(rest, (0, _SIZE))
        count = max(0, (len(rest) - _SIZE) // _HOP + 1)
        if not count:
            continue
        bands = _bands(rest[: (count - 1) * _HOP + _SIZE])
        rest = rest[count * _HOP :]
        before = np.repeat(bands[:1], _LAG, axis=0) if last is None else last
        bands = np.concatenate((before, bands))
        flux.append(_flux(bands))
        last = bands[-_LAG:]
        report(Progress("Finding onsets", min(seconds, (start + block) / rate), seconds))
    return _peaks(np.concatenate(flux)) if flux else np.zeros(0, np.int32)


def _bands(samples: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    frames = np.lib.stride_tricks.sliding_window_view(samples, _SIZE)[::_HOP]
    found: list[npt.NDArray[np.float32]] = []
    for first in range(0, len(frames), 1024):
        spectrum = np.abs(np.fft.rfft(frames[first : first + 1024] * _window(), axis=1)).astype(np.float32)
        found.append(np.log10(1 + 10 * spectrum @ _filters()))
    return np.concatenate(found)


def _flux(bands: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """How much each frame after the first `_LAG` rises over the widened one `_LAG` before it; mean of the bands."""
    wide = np.pad(bands[:-_LAG], ((0, 0), (1, 1)), mode="edge")
    wide = np.maximum(np.maximum(wide[:, :-2], wide[:, 1:-1]), wide[:, 2:])
    return np.maximum(0, bands[_LAG:] - wide).mean(axis=1)


def _peaks(flux: npt.NDArray[np.float32]) -> OnsetTimes:
    padded = np.pad(flux, _AROUND)
    highest = np.lib.stride_tricks.sliding_window_view(padded, 2 * _AROUND + 1).max(axis=1)
    sums = np.concatenate(([0.0], np.cumsum(flux, dtype=np.float64)))
    at = np.arange(len(flux))
    low, high = np.maximum(0, at - _BEFORE), np.minimum(len(flux), at + _AFTER)
    mean = (sums[high] - sums[low]) / (high - low)
    loud = float(np.percentile(flux, 98)) if len(flux) else 0.0
    found = np.flatnonzero((flux == highest) & (flux > mean + _ABOVE * loud) & (flux > 1e-3))
    return np.maximum(0, np.rint(found * (1000 * _HOP / _RATE) - _EARLIER_MS)).astype(np.int32)


@cache
def _window() -> npt.NDArray[np.float32]:
    return np.hanning(_SIZE).astype(np.float32)


@cache
def _filters() -> npt.NDArray[np.float32]:
    return mel_filters(_RATE, _SIZE, _BANDS, _LOW_HZ, _HIGH_HZ)
