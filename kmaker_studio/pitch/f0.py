"""The F0 of a voice: pitch and voicing every 16 ms, of a file of any length in bounded memory."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch

from kmaker_studio.audio.decode import SILENCE_PEAK, Samples, probe, stream_mono
from kmaker_studio.core.jobs import Cancelled, Progress, Report, check_cancelled, ignore_progress, never_cancelled
from kmaker_studio.pitch.network import HOP, RATE, SwiftF0, pitch_candidates
from kmaker_studio.pitch.weights import load_weights

STAGE = "Finding the pitch"

FRAME_MS = 1000 * HOP / RATE
"""Milliseconds from one frame to the next."""

_BEFORE, _AFTER = 11, 10  # frames that the network sees to either side: half of the widest window, and seven
_AT_ONCE = 600  # frames

CANDIDATES = 3
"""How many pitches a frame is given to choose from."""

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class F0:
    """The pitch of a voice, an array element a frame of `FRAME_MS`; frame n is centred on n * `FRAME_MS`.

    `candidates` (frames, `CANDIDATES`) are the likeliest pitches as MIDI numbers with their fractions, the best first,
    and `deficits` by how much each is less likely than the best one in the network's logarithmic scores, infinite where
    there is no other. `voicing` is the probability (0 to 1) that anything is sung at all, `level` the loudness in dB of
    full scale.
    """

    candidates: Floats
    deficits: Floats
    voicing: Floats
    level: Floats

    @property
    def pitch(self) -> Floats:
        """The likeliest pitch of each frame, (frames,)."""
        return self.candidates[:, 0]


def f0_of_file(
    path: Path, report: Report = ignore_progress, cancelled: Cancelled = never_cancelled, model: SwiftF0 | None = None
) -> F0:
    """The F0 of the voice in `path`, which nothing else is heard in; progress is in seconds.

    Raises `KMakerError` for a sound that cannot be read, `JobCancelled` when told to stop.
    """
    seconds = probe(path).duration_ms / 1000

    def told() -> Iterator[Samples]:
        done = 0
        for block in stream_mono(path, RATE):
            check_cancelled(cancelled)
            report(Progress(STAGE, done / RATE, max(seconds, done / RATE)))
            yield block
            done += len(block)

    return f0_of(told(), model, cancelled)


def f0_of(blocks: Iterable[Samples], model: SwiftF0 | None = None, cancelled: Cancelled = never_cancelled) -> F0:
    """The F0 of consecutive `blocks` (n,) of mono samples at `RATE`; a frame for each whole hop, and one at least."""
    model = model or load_weights()
    parts: list[tuple[Floats, ...]] = []
    held = np.zeros(0, np.float32)
    before = 0  # frames of `held` that are done
    for block, ends in _with_last(blocks):
        held = np.concatenate((held, block))
        while len(held) // HOP - before > _AT_ONCE + _AFTER or ends:
            check_cancelled(cancelled)
            left = len(held) // HOP - before
            last = ends and left <= _AT_ONCE + _AFTER
            count = max(left, int(not parts)) if last else _AT_ONCE
            given = held if last else held[: (before + count + _AFTER) * HOP]
            if count:
                parts.append(tuple(each[before : before + count] for each in _frames(model, given)))
            if last:
                break
            keep = min(_BEFORE, before + count)
            held = held[(before + count - keep) * HOP :]
            before = keep
    return F0(*(np.concatenate(each) for each in zip(*parts, strict=True)))


def _with_last(blocks: Iterable[Samples]) -> Iterator[tuple[Samples, bool]]:
    """Each block, and whether it is the last one; an empty last one where there are none."""
    previous = np.zeros(0, np.float32)
    for block in blocks:
        yield previous, False
        previous = block
    yield previous, True


def _frames(model: SwiftF0, samples: Samples) -> tuple[Floats, ...]:
    if not len(samples):
        samples = np.zeros(1, np.float32)
    with torch.inference_mode():
        scores, voicing = (found[0] for found in model(torch.from_numpy(np.ascontiguousarray(samples))[None]))
        candidates, best = pitch_candidates(scores, CANDIDATES)
        deficits = best[:, :1] - best
    count = len(candidates)
    hops = np.pad(samples, (0, max(0, HOP - len(samples))))[: count * HOP].reshape(count, HOP)
    voiced = np.where(np.abs(hops).max(axis=1) < SILENCE_PEAK, 0, voicing.numpy())
    power = np.square(hops, dtype=np.float64).mean(axis=1)
    around = (power + np.concatenate((power[:1], power[:-1]))) / 2
    level = 10 * np.log10(np.maximum(around, 1e-12))
    found = (candidates.numpy(), deficits.numpy(), voiced, level)
    return tuple(each.astype(np.float32) for each in found)
