"""The voice of a stretch, as singing without words is heard: how loud it is, and where it changes.

Of the singing alone (see `separate`), every 10 ms: its level, and the spectral flux on narrow bands against the loudest
of their neighbours a little earlier, so that vibrato is no change (SuperFlux: Boeck and Widmer, DAFx 2013) and a new
note, a new vowel and a new breath are.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kmaker_studio.align.frames import SAMPLE_RATE
from kmaker_studio.audio.spectrogram import mel_filters

Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]

HOP = 0.01
"""Seconds from one value to the next."""

_HOP = int(HOP * SAMPLE_RATE)
_SIZE = 1024
_BANDS = 120
_LOW_HZ, _HIGH_HZ = 100.0, 5000.0
_LAG = 4  # hops
_LOUD = 80  # the percentile of the level that is a voice singing out
_ENOUGH = 2.0  # seconds of known singing, to be judged by
_UNDER = 18.0  # decibels under it, from which nobody sings
_SOFTNESS = 3.0  # decibels from hardly to certainly
_STRONG = 97  # the percentile of the flux that is a plain beginning
_AT_ONCE = 2048  # frames


@dataclass(frozen=True, slots=True)
class Voice:
    """What is heard of the voice from the second `start` on, `HOP` apart: three arrays of the same length.

    `level` is in decibels, `active` from 0 (nobody sings) to 1, `change` the flux, 1 for a plain beginning.
    """

    start: float
    level: Doubles
    active: Doubles
    change: Doubles

    def at(self, seconds: Doubles) -> npt.NDArray[np.int64]:
        """The nearest places in the arrays."""
        return np.rint((seconds - self.start) / HOP).astype(np.int64).clip(0, len(self.level) - 1)


def hear_voice(samples: Floats, start: float = 0.0, sung: Sequence[tuple[float, float]] = ()) -> Voice:
    """The voice in mono `samples` at 16 kHz of the singing alone, of which the first is at the second `start`.

    `sung` are seconds in which somebody is known to sing, by which is judged what is loud.
    """
    padded = np.pad(samples, (_SIZE // 2, _SIZE))
    count = max(1, len(samples) // _HOP)
    frames = np.lib.stride_tricks.sliding_window_view(padded, _SIZE)[::_HOP][:count]
    window = np.hanning(_SIZE).astype(np.float32)
    filters = mel_filters(SAMPLE_RATE, _SIZE, _BANDS, _LOW_HZ, _HIGH_HZ)
    bands = np.concatenate(
        [
            np.log10(1 + 10 * np.abs(np.fft.rfft(frames[first : first + _AT_ONCE] * window, axis=1)) @ filters)
            for first in range(0, count, _AT_ONCE)
        ]
    )
    power = np.square(padded.astype(np.float64)).cumsum()
    centres = np.arange(count) * _HOP + _SIZE // 2
    level = 10 * np.log10((power[centres + _HOP] - power[centres - _HOP]) / (2 * _HOP) + 1e-9)
    wide = np.pad(bands[:-_LAG], ((0, 0), (1, 1)), mode="edge")
    wide = np.maximum(np.maximum(wide[:, :-2], wide[:, 1:-1]), wide[:, 2:])
    flux = np.zeros(count)
    flux[_LAG:] = np.maximum(0, bands[_LAG:] - wide).mean(axis=1)
    known = np.zeros(count, np.bool_)
    for begin, end in sung:
        known[max(0, round((begin - start) / HOP)) : max(0, round((end - start) / HOP))] = True
    loud = float(np.percentile(level[known] if known.sum() * HOP >= _ENOUGH else level, _LOUD))
    active = 1 / (1 + np.exp(-np.clip((level - loud + _UNDER) / _SOFTNESS, -30, 30)))
    return Voice(start, level, active, flux / max(1e-6, float(np.percentile(flux, _STRONG))))
