"""Refinement: word edges that the CTC path found, found again by the word segment head.

The song is cut by the CTC path into windows that end between words; in each the decoder reads the window's words, and
the head's pointers are followed near the edges that CTC gave: the path cannot be derailed, and the head need not search
thirty seconds.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from kmaker_studio.align.device import device_of
from kmaker_studio.align.emissions import window_mel
from kmaker_studio.align.frames import FRAMES_PER_SECOND, SAMPLE_RATE, WINDOW_SECONDS
from kmaker_studio.align.lyric_tokens import fitting, lyric_tokens
from kmaker_studio.align.network import KaraokeWhisper
from kmaker_studio.align.word_head import WordSegmenter
from kmaker_studio.core.jobs import Cancelled, Progress, Report, check_cancelled, ignore_progress, never_cancelled

Span = tuple[float, float]
REACH = (0.3, 0.4)
"""Seconds around CTC's start and end within which the head may put them."""
_MARGIN = 1.0  # seconds of sound before the first word of a window


@dataclass(frozen=True, slots=True)
class WordWindow:
    """Words `first` up to `last`, heard in the 30 s from `start` (seconds)."""

    first: int
    last: int
    start: float


def word_windows(times: Sequence[Span], texts: Sequence[str], language: str) -> list[WordWindow]:
    """Windows that end between words and hold every word of `times` (in order), unless it is longer than a window."""
    windows: list[WordWindow] = []
    first = 0
    while first < len(times):
        start = max(0.0, times[first][0] - _MARGIN)
        last = first + 1
        while last < len(times) and times[last][1] <= start + WINDOW_SECONDS - _MARGIN:
            last += 1
        runs = fitting(texts[first:last], language)
        windows.extend(WordWindow(first + run.start, first + run.stop, start) for run in runs)
        first = last
    return windows


def refine(
    model: KaraokeWhisper,
    segmenter: WordSegmenter,
    samples: npt.NDArray[np.float32],
    language: str,
    texts: Sequence[str],
    times: Sequence[Span],
    report: Report = ignore_progress,
    cancelled: Cancelled = never_cancelled,
) -> list[Span]:
    """`times` (seconds) of the words `texts`, those edges that `segmenter` is joined for found by it.

    `samples` are the song's, mono, at 16 kHz.
    """
    refined = list(times)
    joined = segmenter.joined
    windows = word_windows(times, texts, language)
    for number, window in enumerate(windows):
        check_cancelled(cancelled)
        report(Progress("Looking again", number, len(windows)))
        begin = int(window.start * SAMPLE_RATE)
        mel = window_mel(samples[begin : begin + int(WINDOW_SECONDS * SAMPLE_RATE)])
        lyrics = lyric_tokens(texts[window.first : window.last], language)
        device = device_of(model)
        with torch.inference_mode():
            frames = model.last_state(mel[None].to(device))
            tokens, last = torch.tensor([lyrics.tokens], device=device), torch.tensor([lyrics.last], device=device)
            pointers = segmenter.locate(segmenter.read(tokens, frames), last, frames).pointers[0].cpu()
        near = torch.tensor(times[window.first : window.last]) - window.start
        edges = follow(pointers, near) + window.start
        for index, (start, end) in enumerate(edges.tolist(), window.first):
            refined[index] = (start if joined.starts else times[index][0], end if joined.ends else times[index][1])
    report(Progress("Looking again", len(windows), len(windows)))
    return refined


def follow(pointers: Tensor, near: Tensor) -> Tensor:
    """Where `pointers` (words, 2, frames) point within `REACH` of `near` (words, 2): seconds (words, 2)."""
    times = torch.arange(pointers.shape[-1]) / FRAMES_PER_SECOND
    too_far = (times - near.unsqueeze(-1)).abs() > torch.tensor(REACH).unsqueeze(-1)
    return times[pointers.masked_fill(too_far, -torch.inf).argmax(dim=-1)]
