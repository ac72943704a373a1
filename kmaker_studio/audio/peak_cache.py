"""Waveform peaks on disk, so that a song that was opened before shows its waveform at once."""

from pathlib import Path

import numpy as np

from kmaker_studio.audio.audio_cache import get_cached, put_cached
from kmaker_studio.audio.peaks import BIN, PeakPyramid, Peaks
from kmaker_studio.core.jobs import Cancelled, never_cancelled


def get_peaks(path: Path, sample_rate: int, cancelled: Cancelled = never_cancelled) -> PeakPyramid | None:
    """All levels of the sound in `path` at `sample_rate` Hz, None where they were never kept."""
    kept = get_cached(path, _kind(sample_rate), cancelled)
    if kept is None or kept.dtype != np.float16 or kept.ndim != 2 or kept.shape[1] != 3:
        return None
    pyramid = PeakPyramid(sample_rate)
    pyramid.append(kept.astype(np.float16))
    return pyramid


def put_peaks(path: Path, sample_rate: int, peaks: Peaks, cancelled: Cancelled = never_cancelled) -> None:
    """Keep the peaks of level 0 for the next time."""
    put_cached(path, _kind(sample_rate), peaks, cancelled)


def _kind(sample_rate: int) -> str:
    return f"peaks-{BIN}-{sample_rate}"
