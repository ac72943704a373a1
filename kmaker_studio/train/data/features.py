"""Cached encoder states: what the frozen part of the encoder says of training windows, kept on disk."""

import hashlib
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, groupby
from pathlib import Path
from typing import cast

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from kmaker_studio.align.emissions import window_mel
from kmaker_studio.align.frames import SAMPLE_RATE, WINDOW_SECONDS
from kmaker_studio.align.network import KaraokeWhisper
from kmaker_studio.audio.decode import Samples, read_mono
from kmaker_studio.core.atomic import replacing, write_problem
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.files import exists
from kmaker_studio.core.jobs import Cancelled, Progress, Report, check_cancelled, ignore_progress, never_cancelled
from kmaker_studio.train.data.dataset import Window

Features = npt.NDArray[np.float16]


@dataclass(frozen=True, slots=True)
class FrozenPart:
    """The part of the encoder that does not learn.

    `blocks` counts its blocks; 0 is the convolutions alone, -1 nothing, so that the log-mel itself is kept. `kept` are
    the blocks whose states are kept: those the heads read, and the last one where trained blocks follow.
    """

    blocks: int
    kept: tuple[int, ...]

    @classmethod
    def of(cls, blocks: int, trained: int, wanted: Collection[int]) -> "FrozenPart":
        """The frozen part of an encoder of `blocks` of which the last `trained` learn, for heads that read `wanted`."""
        frozen = blocks - trained
        kept = {number for number in wanted if number <= frozen}
        if max(wanted) > frozen:
            kept.add(frozen)
        return cls(frozen, tuple(sorted(kept)))

    def compute(self, model: KaraokeWhisper, mel: Tensor) -> Tensor:
        """What is kept of log-mels (batch, mels, 2 x frames): (batch, kept, frames, state), or the log-mels."""
        if self.blocks < 0:
            return mel
        hidden = model.stem(mel)
        states = model.run_blocks(hidden, 0, [number for number in self.kept if number]) if any(self.kept) else {}
        return torch.stack([states[number] if number else hidden for number in self.kept], dim=1)

    def finish(self, model: KaraokeWhisper, kept: Tensor, wanted: Sequence[int]) -> Tensor:
        """The states (batch, layers, frames, state) of the blocks `wanted`, from what was kept."""
        if self.blocks < 0:
            states = model.run_blocks(model.stem(kept), 0, wanted)
        else:
            states = {number: kept[:, place] for place, number in enumerate(self.kept)}
            if later := [number for number in wanted if number > self.blocks]:
                states |= model.run_blocks(states[self.blocks], self.blocks, later)
        return torch.stack([states[number] for number in wanted], dim=1)


class FeatureRows:
    """The features of several data sets one after another, a row a window, read from the disk where asked for."""

    def __init__(self, parts: Sequence[Features]) -> None:
        self._parts = parts
        self._ends = list(accumulate(len(part) for part in parts))

    def __iter__(self) -> Iterator[Features]:
        return chain.from_iterable(self._parts)

    def take(self, rows: Sequence[int]) -> Features:
        """The rows of these numbers (rows, ...), in memory."""
        return np.stack([self._row(row) for row in rows])

    def _row(self, row: int) -> Features:
        place = bisect_right(self._ends, row)
        return self._parts[place][row - self._ends[place]]  # counted from its end


def cached_features(
    model: KaraokeWhisper,
    frozen: FrozenPart,
    datasets: Sequence[Sequence[Window]],
    folder: Path,
    report: Report = ignore_progress,
    cancelled: Cancelled = never_cancelled,
) -> FeatureRows:
    """What `frozen` keeps of the windows of each data set, read from a file in `folder` or computed into it.

    A data set has a file of its own: named twice, or beside others in another run, it is not encoded again. Raises
    `KMakerError` for a sound that cannot be decoded and where the disk refuses.
    """
    return FeatureRows([_cached(model, frozen, windows, folder, report, cancelled) for windows in datasets if windows])


def _cached(
    model: KaraokeWhisper,
    frozen: FrozenPart,
    windows: Sequence[Window],
    folder: Path,
    report: Report,
    cancelled: Cancelled,
) -> Features:
    """The features of one data set (windows, ...)."""
    path = folder / f"features-{_key(model, frozen, windows)}.npy"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise write_problem(folder, error) from error
    if not exists(path):
        computed = _computed(model, frozen, windows, report, cancelled)
        first = next(computed)
        # written in a row, not through a memory map: a full disk kills a process that writes through one
        with replacing(path) as temporary, temporary.open("wb") as file:
            header = {"descr": "<f2", "fortran_order": False, "shape": (len(windows), *first.shape)}
            np.lib.format.write_array_header_2_0(file, header)
            file.write(first.tobytes())
            for features in computed:
                file.write(features.tobytes())
    try:
        return cast("Features", np.load(path, mmap_mode="r"))
    except (OSError, ValueError, EOFError, OverflowError) as error:
        raise KMakerError("The features {path} are damaged: remove the file to make them anew.", path=path) from error


def _computed(
    model: KaraokeWhisper, frozen: FrozenPart, windows: Sequence[Window], report: Report, cancelled: Cancelled
) -> Iterator[Features]:
    device = next(model.parameters()).device
    done = 0
    for audio, group in groupby(windows, key=lambda window: window.audio):
        samples = read_mono(audio, SAMPLE_RATE)
        for window in group:
            check_cancelled(cancelled)
            mel = window_mel(_samples_of(window, samples))
            with torch.inference_mode():
                features = frozen.compute(model, mel[None].to(device))[0]
            done += 1
            report(Progress("Encoding", done, len(windows)))
            yield features.to(torch.float16).cpu().numpy()


def _samples_of(window: Window, samples: Samples) -> Samples:
    silence = round(window.silence * SAMPLE_RATE)
    begin = int(window.start * SAMPLE_RATE) + silence
    sung = samples[begin : begin + int(WINDOW_SECONDS * SAMPLE_RATE) - silence]
    return np.concatenate((np.zeros(silence, samples.dtype), sung)) if silence else sung


def _shift(window: Window) -> str:
    return f" {window.silence:.3f}" if window.silence else ""


def _key(model: KaraokeWhisper, frozen: FrozenPart, windows: Sequence[Window]) -> str:
    """A name for these windows through this encoder: another encoder, layer or corpus gets another file."""
    digest = hashlib.sha256(repr(frozen).encode())
    for tensor in model.encoder.state_dict().values():
        digest.update(tensor.to(torch.float16).cpu().numpy().tobytes())
    for window in windows:
        size = window.audio.stat().st_size
        digest.update(f"{window.audio.resolve()} {size} {window.start:.3f}{_shift(window)}\n".encode())
    return digest.hexdigest()[:16]
