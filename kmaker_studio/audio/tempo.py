"""The tempo of a song: how many beats a minute its sound comes back in.

How much louder the bands of the spectrum grow (spectral flux) is compared with itself some beats later; of the tempos
at which it is like itself, one that people would tap is preferred (around 110, Moelants 2002). The whole song's Fourier
sum near that tempo then says it to a hundredth or so.
"""

from collections.abc import Iterable
from pathlib import Path

import numpy as np
import numpy.typing as npt

from kmaker_studio.audio.decode import SILENCE_PEAK, Samples, stream_mono
from kmaker_studio.audio.spectrogram import mel_filters
from kmaker_studio.core.jobs import Cancelled, check_cancelled, never_cancelled

_RATE = 16_000
_SIZE, _HOP = 1024, 160  # 10 ms a frame
_FRAMES_PER_MINUTE = 60 * _RATE / _HOP
_BANDS = 40
_SLOWEST, _FASTEST = 50.0, 210.0
_USUAL, _OCTAVES = 110.0, 0.9  # the tempo that is tapped most, and how far others are from it
_BEATS = 8  # how many beats later the flux is compared
_LEAST_S = 6.0
_CLEAR = 0.06  # how much like itself the flux must be

Floats = npt.NDArray[np.float64]


def tempo_of_file(path: Path, cancelled: Cancelled = never_cancelled) -> float:
    """The tempo of the sound in `path`, in beats a minute; 0 where there is none (silence, speech, a few seconds).

    It may be half or twice of what others would tap. Raises `KMakerError` for a sound that cannot be read,
    `JobCancelled` when told to stop.
    """

    def checked() -> Iterable[Samples]:
        for block in stream_mono(path, _RATE):
            check_cancelled(cancelled)
            yield block

    return tempo_of(checked())


def tempo_of(blocks: Iterable[Samples]) -> float:
    """The tempo of consecutive `blocks` (n,) of mono samples at 16 kHz, as `tempo_of_file`."""
    flux = _flux(blocks)
    if len(flux) * _HOP < _LEAST_S * _RATE or not flux.any():
        return 0.0
    flux -= flux.mean()
    size = 1 << (2 * len(flux) - 1).bit_length()
    like = np.fft.irfft(np.square(np.abs(np.fft.rfft(flux, size))))[: len(flux)]
    like /= like[0] * np.linspace(1, 0, len(like), endpoint=False)
    tempos = np.exp(np.arange(np.log(_SLOWEST), np.log(_FASTEST), 0.002))
    later = np.arange(1, _BEATS + 1) * (_FRAMES_PER_MINUTE / tempos)[:, None]
    later = np.minimum(later, len(like) // 2)
    scores = np.interp(later, np.arange(len(like)), like).mean(axis=1)
    tapped = np.exp(-0.5 * np.square(np.log2(tempos / _USUAL) / _OCTAVES))
    best = int(np.argmax(np.maximum(scores, 0) * tapped))
    if scores[best] < _CLEAR:
        return 0.0
    return round(_refined(flux, float(tempos[best])), 2)


def _refined(flux: Floats, tempo: float) -> float:
    """The tempo near `tempo` at which the flux sums up most, its first harmonics counted."""
    times = np.arange(len(flux)) / _FRAMES_PER_MINUTE
    step = 0.1 / max(times[-1], 0.1)  # beats a minute: the sum's peak is some ten such steps wide
    near = tempo + step * np.arange(-30, 31)
    near = near[np.abs(near - tempo) < 0.03 * tempo]
    sums = [sum(abs(np.exp(-2j * np.pi * k * each * times) @ flux) for k in (1, 2, 4)) for each in near]
    at = int(np.argmax(sums))
    if not 0 < at < len(near) - 1:
        return float(near[at])
    low, peak, high = sums[at - 1 : at + 2]
    return float(near[at] + step * 0.5 * (low - high) / (low - 2 * peak + high))


def _flux(blocks: Iterable[Samples]) -> Floats:
    """By how much the bands grow from frame to frame, a number a frame; all 0 for silence."""
    window = np.hanning(_SIZE).astype(np.float32)
    filters = mel_filters(_RATE, _SIZE, _BANDS, 30.0, 8000.0)
    held = np.zeros(0, np.float32)
    last: npt.NDArray[np.float32] | None = None
    found: list[Floats] = []
    for block in blocks:
        held = np.concatenate((held, block))
        count = (len(held) - _SIZE) // _HOP + 1
        if count < 1:
            continue
        frames = np.lib.stride_tricks.sliding_window_view(held, _SIZE)[: count * _HOP : _HOP]
        loud = np.abs(frames).max() >= SILENCE_PEAK
        bands = np.log10(1e-4 + np.abs(np.fft.rfft(frames * window, axis=1)).astype(np.float32) @ filters)
        before = np.concatenate((bands[:1] if last is None else last, bands[:-1]))
        found.append(np.maximum(0, bands - before).mean(axis=1, dtype=np.float64) * loud)
        last = bands[-1:]
        held = held[count * _HOP :]
    return np.concatenate(found) if found else np.zeros(0)
