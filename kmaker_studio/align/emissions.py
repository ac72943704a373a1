"""Emissions: the log-probability of every letter in every frame of a song of any length."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt
import torch
from whisper.audio import log_mel_spectrogram

from kmaker_studio.align.network import FRAMES_PER_SECOND, SAMPLE_RATE, WINDOW_FRAMES, WINDOW_SECONDS, KaraokeWhisper
from kmaker_studio.core.jobs import Cancelled, Progress, Report, check_cancelled, ignore_progress, never_cancelled

Floats = npt.NDArray[np.float32]

HOP_SECONDS = 25.0
_SAMPLES_A_FRAME = SAMPLE_RATE // FRAMES_PER_SECOND
_WINDOW_SAMPLES = int(WINDOW_SECONDS * SAMPLE_RATE)


@dataclass(frozen=True, slots=True)
class Emissions:
    """For each 20 ms frame: `letters`, log-probabilities (frames, symbols), `sung`, log-odds (frames,) of singing."""

    letters: Floats
    sung: Floats


def frame_count(samples: int) -> int:
    """How many 20 ms frames cover `samples` at 16 kHz."""
    return -(-samples // _SAMPLES_A_FRAME)


def window_mel(samples: Floats) -> torch.Tensor:
    """Whisper's log-mel spectrogram (80, 3000) of up to 30 s at 16 kHz, padded with silence."""
    window = torch.zeros(_WINDOW_SAMPLES)
    window[: len(samples)] = torch.from_numpy(np.ascontiguousarray(samples[:_WINDOW_SAMPLES]))
    return log_mel_spectrogram(window)


def emissions(
    model: KaraokeWhisper, samples: Floats, report: Report = ignore_progress, cancelled: Cancelled = never_cancelled
) -> Emissions:
    """The emissions of mono `samples` at 16 kHz, 50 frames a second.

    Windows of 30 s are taken every 25 s and the middle of each is kept, so that no frame is judged from a window's
    edge.
    """
    total = frame_count(len(samples))
    result = Emissions(np.empty((total, model.ctc_head.dims.symbols), np.float32), np.empty(total, np.float32))
    windows = list(_windows(total))
    for number, (start, keep_from, keep_to) in enumerate(windows):
        check_cancelled(cancelled)
        report(Progress("Listening", number, len(windows)))
        mel = window_mel(samples[start * _SAMPLES_A_FRAME : start * _SAMPLES_A_FRAME + _WINDOW_SAMPLES])
        with torch.inference_mode():
            heard = model(mel[None], partial(check_cancelled, cancelled))
        result.letters[keep_from:keep_to] = heard.letters[0, keep_from - start : keep_to - start].numpy()
        result.sung[keep_from:keep_to] = heard.sung[0, keep_from - start : keep_to - start].numpy()
    report(Progress("Listening", len(windows), len(windows)))
    return result


def _windows(total: int) -> Iterator[tuple[int, int, int]]:
    """For each window its first frame, and the frames (from, to) that are kept of it."""
    hop = int(HOP_SECONDS * FRAMES_PER_SECOND)
    margin = (WINDOW_FRAMES - hop) // 2
    start = 0
    kept = 0
    while kept < total:
        is_last = start + WINDOW_FRAMES >= total
        keep_to = total if is_last else start + hop + margin
        yield start, kept, keep_to
        kept = keep_to
        start += hop
