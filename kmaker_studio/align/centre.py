"""The middle of a stereo song, where the singer nearly always is: what is the same on the left and on the right.

Each bin of the spectrum is kept by the likeness of both channels, in level and phase (Avendano, WASPAA 2003). Guitars
and keyboards that are mixed to the sides go; bass and drums, which letters are not heard in, stay.
"""

from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch

from kmaker_studio.align.frames import SAMPLE_RATE
from kmaker_studio.audio.decode import stream_stereo
from kmaker_studio.core.jobs import Cancelled, check_cancelled, never_cancelled

Floats = npt.NDArray[np.float32]

_BLOCK_SECONDS = 20.0
_SIZE, _HOP = 1024, 256
_SHARPNESS = 2.0  # the power of the likeness that a bin is kept by
_LEAST_SIDE = 0.03  # of the power: a song with less to the sides is as good as mono


def centre_of(audio: Path, cancelled: Cancelled = never_cancelled) -> Floats | None:
    """The middle of the song in mono at 16 kHz; None where hardly anything is anywhere else.

    Raises `KMakerError` for a sound that cannot be read, `JobCancelled` when told to stop.
    """
    middle: list[Floats] = []
    power = sides = 0.0
    for block in stream_stereo(audio, SAMPLE_RATE, _BLOCK_SECONDS):
        check_cancelled(cancelled)
        power += float(np.square(block, dtype=np.float64).sum())
        sides += float(np.square(block[:, 0] - block[:, 1], dtype=np.float64).sum()) / 2
        middle.append(_middle(block))
    return np.concatenate(middle) if sides > _LEAST_SIDE * power else None


def _middle(block: Floats) -> Floats:
    if len(block) <= _SIZE:
        return block.mean(axis=1, dtype=np.float32)
    window = torch.hann_window(_SIZE)
    left, right = torch.stft(torch.from_numpy(block.T.copy()), _SIZE, _HOP, window=window, return_complex=True)
    alike = 2 * (left * right.conj()).real / (left.abs().square() + right.abs().square() + 1e-9)
    kept = (left + right) / 2 * alike.clamp(0, 1) ** _SHARPNESS
    return torch.istft(kept, _SIZE, _HOP, window=window, length=len(block)).numpy()
