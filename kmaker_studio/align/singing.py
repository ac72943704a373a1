"""The singing alone in some stretches of a song, by the shipped separator, as the voice that `align.voice` hears."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import soxr

from kmaker_studio.align.frames import SAMPLE_RATE
from kmaker_studio.audio.decode import stream_stereo
from kmaker_studio.core.jobs import Cancelled, Progress, Report, ignore_progress, never_cancelled
from kmaker_studio.separate.network import RATE, Spleeter
from kmaker_studio.separate.spleeter import STAGE
from kmaker_studio.separate.streaming import stream_vocals
from kmaker_studio.separate.weights import load_weights

Span = tuple[float, float]
Floats = npt.NDArray[np.float32]

_BLOCK_SECONDS = 5.0


def singing_in(
    audio: Path, spans: Sequence[Span], report: Report = ignore_progress, cancelled: Cancelled = never_cancelled
) -> list[Floats]:
    """The singing in each of `spans` (seconds, rising, apart from each other): mono samples at 16 kHz.

    Raises `KMakerError` for a sound or weights that cannot be read, `JobCancelled` when told to stop.
    """
    seconds = sum(end - start for start, end in spans)
    found: list[Floats] = []
    done = 0.0
    for mixed in _cut(audio, spans):
        parts: list[Floats] = []
        for vocals in stream_vocals(iter([mixed]), _network(), cancelled=cancelled):
            parts.append(vocals.mean(axis=1, dtype=np.float32))
            done += len(vocals) / RATE
            report(Progress(STAGE, min(done, seconds), seconds))
        alone = np.concatenate(parts) if parts else np.zeros(0, np.float32)
        found.append(np.asarray(soxr.resample(alone, RATE, SAMPLE_RATE), np.float32))
    return found


@cache
def _network() -> Spleeter:
    return load_weights()


def _cut(audio: Path, spans: Sequence[Span]) -> Iterator[Floats]:
    """The samples (n, 2) of each span at 44.1 kHz; of a span beyond the end what there is."""
    waiting = [(round(start * RATE), round(end * RATE)) for start, end in spans]
    held: list[Floats] = []
    clock = 0
    for block in stream_stereo(audio, RATE, _BLOCK_SECONDS):
        while waiting:
            first, last = waiting[0]
            if first < clock + len(block):
                held.append(block[max(0, first - clock) : max(0, last - clock)])
            if last > clock + len(block):
                break
            yield np.concatenate(held)
            held = []
            waiting.pop(0)
        clock += len(block)
        if not waiting:
            return
    for _ in waiting:
        yield np.concatenate([np.zeros((0, 2), np.float32), *held])
        held = []
