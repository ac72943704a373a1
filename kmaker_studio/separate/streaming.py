"""The network over a song of any length: windows that overlap, one after the other.

A window of the spectrogram is what the network was trained on, 512 frames or 12 s. What it says near a window's ends is
worse, because it sees nothing beyond; so windows overlap, and in the overlap one fades into the next. The fade is on
the masked spectrum, of which each frame is laid over its neighbours as usual, so that no border can be heard.
"""

from collections.abc import Iterable, Iterator

import numpy as np
import torch
from torch import Tensor

from kmaker_studio.audio.decode import Samples
from kmaker_studio.core.jobs import Cancelled, check_cancelled, never_cancelled
from kmaker_studio.separate.masks import MASKING, Masking, vocals_of
from kmaker_studio.separate.network import BINS, FRAME, HOP, MULTIPLE, Spleeter

WINDOW = 512
"""Frames of the spectrogram in a window."""

OVERLAP = 64
"""Frames that a window shares with the next."""

LEVEL = 28.0
"""The root mean square of the magnitudes that the network is given: that of a sound at -6 dBFS.

The network hears less singing in a quiet song than in the same one louder.
"""

_MOST_GAIN = 32.0
_EDGE = FRAME - HOP
"""Silence before the song, so that as many frames lie over its first samples as over all others."""

_COMPENSATION = 2.0 / 3.0  # Hann's window squared, four of them over each sample, adds up to 1.5


def stream_vocals(
    blocks: Iterable[Samples],
    model: Spleeter,
    masking: Masking = MASKING,
    cancelled: Cancelled = never_cancelled,
    overlap: int = OVERLAP,
) -> Iterator[Samples]:
    """The singing in a song, given and returned as consecutive float32 blocks (n, 2) at 44.1 kHz.

    As many samples come out as go in. Memory does not grow with the length. Raises `JobCancelled`, asking before each
    window, which takes about half a second.
    """
    step = (WINDOW - overlap) * HOP
    size = (WINDOW - 1) * HOP + FRAME
    held = np.zeros((_EDGE, 2), np.float32)
    laid = np.zeros((size, 2), np.float32)  # what the windows so far gave for the samples from the next window's on
    total = given = 0
    skip = _EDGE

    def separated(window: Samples, first: bool, last: bool) -> None:
        check_cancelled(cancelled)
        laid[:] += _separated(window, model, masking, 0 if first else overlap, 0 if last else overlap)

    first = True
    for block in blocks:
        total += len(block)
        held = np.concatenate([held, block])
        while len(held) > size:
            separated(held[:size], first, last=False)
            ready = laid[skip:step].copy()
            laid[:-step] = laid[step:]
            laid[-step:] = 0.0
            held, first, skip = held[step:], False, max(0, skip - step)
            given += len(ready)
            yield ready
    if total:
        separated(np.pad(held, ((0, size - len(held)), (0, 0))), first, last=True)
        yield laid[skip : skip + total - given].copy()


def _separated(window: Samples, model: Spleeter, masking: Masking, fade_in: int, fade_out: int) -> Samples:
    """The singing in `window` (n, 2), its first and last frames faded."""
    if not window.any():
        return np.zeros_like(window)
    hann = torch.hann_window(FRAME)
    with torch.inference_mode():
        spectrum = torch.stft(
            torch.from_numpy(window.T.copy()), FRAME, HOP, window=hann, center=False, return_complex=True
        ).transpose(1, 2)
        magnitudes = spectrum[..., :BINS].abs()
        padding = -magnitudes.shape[1] % MULTIPLE
        level = float(magnitudes.square().mean().sqrt())
        gain = min(_MOST_GAIN, LEVEL / max(level, 1e-9))
        padded = gain * torch.nn.functional.pad(magnitudes, (0, 0, 0, padding))[None]
        vocals, accompaniment = (each[0, :, : magnitudes.shape[1]] for each in model(padded))
        found = vocals_of(spectrum, vocals, accompaniment, masking)
        found *= _fades(found.shape[1], fade_in, fade_out)[None, :, None]
        frames = torch.fft.irfft(found, FRAME) * (hann * _COMPENSATION)
        return _overlapped(frames).numpy()


def _fades(frames: int, fade_in: int, fade_out: int) -> Tensor:
    weights = torch.ones(frames)
    for count, part in ((fade_in, slice(None, fade_in)), (fade_out, slice(frames - fade_out, None))):
        if count:
            ramp = (torch.arange(count) + 0.5) / count
            weights[part] *= ramp if part.start is None else ramp.flip(0)
    return weights


def _overlapped(frames: Tensor) -> Tensor:
    """Frames (2, count, FRAME) laid over one another by `HOP`, as samples (n, 2)."""
    channels, count, _ = frames.shape
    parts = FRAME // HOP
    laid = torch.zeros(channels, count + parts - 1, HOP)
    for part in range(parts):
        laid[:, part : part + count] += frames[..., part * HOP : (part + 1) * HOP]
    return laid.reshape(channels, -1).T
