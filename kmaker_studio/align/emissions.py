"""Emissions: the log-probability of every letter in every frame of a song of any length."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt
import torch
from whisper.audio import log_mel_spectrogram

from kmaker_studio.align.device import batch_size, run_network
from kmaker_studio.align.frames import FRAMES_PER_SECOND, SAMPLE_RATE, WINDOW_FRAMES, WINDOW_SECONDS
from kmaker_studio.align.network import BLANK, KaraokeWhisper
from kmaker_studio.core.jobs import Cancelled, Progress, Report, check_cancelled, ignore_progress, never_cancelled

Floats = npt.NDArray[np.float32]
FrameSpan = tuple[int, int]
"""First frame, and the one after the last."""

HOP_SECONDS = 25.0
_SAMPLES_A_FRAME = SAMPLE_RATE // FRAMES_PER_SECOND
_WINDOW_SAMPLES = int(WINDOW_SECONDS * SAMPLE_RATE)
_UNHEARD = -30.0


@dataclass(frozen=True, slots=True)
class Emissions:
    """For each 20 ms frame: `letters`, log-probabilities (frames, symbols), `sung`, log-odds (frames,) of singing."""

    letters: Floats
    sung: Floats


def mean_of(one: Emissions, other: Emissions) -> Emissions:
    """What two listenings to the same song say together: the mean of their probabilities, and of their log-odds."""
    letters = np.logaddexp(one.letters, other.letters) - np.float32(np.log(2))
    return Emissions(letters.astype(np.float32), ((one.sung + other.sung) / 2).astype(np.float32))


def frame_count(samples: int) -> int:
    """How many 20 ms frames cover `samples` at 16 kHz."""
    return -(-samples // _SAMPLES_A_FRAME)


def window_mel(samples: Floats) -> torch.Tensor:
    """Whisper's log-mel spectrogram (80, 3000) of up to 30 s at 16 kHz, padded with silence."""
    window = torch.zeros(_WINDOW_SAMPLES)
    window[: len(samples)] = torch.from_numpy(np.ascontiguousarray(samples[:_WINDOW_SAMPLES]))
    return log_mel_spectrogram(window)


class EmissionCache:
    """The emissions of one song, computed window by window where they are asked for, and kept.

    Windows of 30 s are taken every 25 s and the middle of each is kept, so that no frame is judged from a window's
    edge. What was not asked for yet reads as silence.
    """

    def __init__(self, model: KaraokeWhisper, frames: int) -> None:
        letters = np.full((frames, model.ctc_head.dims.symbols), _UNHEARD, np.float32)
        letters[:, BLANK] = 0.0
        self.heard = Emissions(letters, np.full(frames, _UNHEARD, np.float32))
        self._model = model
        self._missing = list(_windows(frames))

    def lacks(self, spans: Sequence[FrameSpan]) -> bool:
        """Whether a part of `spans` (frames, end exclusive) has not been computed."""
        return bool(self._wanted(spans))

    def listen(
        self,
        samples: Floats,
        spans: Sequence[FrameSpan],
        report: Report = ignore_progress,
        cancelled: Cancelled = never_cancelled,
    ) -> None:
        """Compute what `spans` (frames, end exclusive) lack, from the whole song's mono `samples` at 16 kHz."""
        wanted = self._wanted(spans)
        batch = batch_size(self._model)
        done = 0
        while done < len(wanted):
            check_cancelled(cancelled)
            report(Progress("Listening", done, len(wanted)))
            group = wanted[done : done + batch]
            mels = [window_mel(_samples_of(samples, start)) for start, _, _ in group]
            heard = run_network(self._model, torch.stack(mels), partial(check_cancelled, cancelled))
            if heard is None:  # no memory for so many at once
                batch = max(1, batch // 2)
                continue
            for row, (start, keep_from, keep_to) in enumerate(group):
                kept = slice(keep_from - start, keep_to - start)
                self.heard.letters[keep_from:keep_to] = heard.letters[row, kept].numpy()
                self.heard.sung[keep_from:keep_to] = heard.sung[row, kept].numpy()
                self._missing.remove((start, keep_from, keep_to))
            done += len(group)
        report(Progress("Listening", len(wanted), len(wanted)))

    def _wanted(self, spans: Sequence[FrameSpan]) -> list[tuple[int, int, int]]:
        return [
            window
            for window in self._missing
            if any(start < window[2] and end > window[1] for start, end in spans if start < end)
        ]


def emissions(
    model: KaraokeWhisper, samples: Floats, report: Report = ignore_progress, cancelled: Cancelled = never_cancelled
) -> Emissions:
    """The emissions of all of mono `samples` at 16 kHz, 50 frames a second."""
    frames = frame_count(len(samples))
    listening = EmissionCache(model, frames)
    listening.listen(samples, [(0, frames)], report, cancelled)
    return listening.heard


def _samples_of(samples: Floats, start: int) -> Floats:
    return samples[start * _SAMPLES_A_FRAME : start * _SAMPLES_A_FRAME + _WINDOW_SAMPLES]


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
