"""The shipped separator: Spleeter's network over a song of any rate, number of channels and length."""

from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt

from kmaker_studio.audio.decode import Samples, probe, stream_stereo
from kmaker_studio.core.jobs import Cancelled, Progress, Report
from kmaker_studio.separate.masks import MASKING, Masking
from kmaker_studio.separate.network import RATE, Spleeter
from kmaker_studio.separate.separator import SPLEETER_KEY, FoundStems, Stems
from kmaker_studio.separate.stem_files import StemWriter
from kmaker_studio.separate.streaming import stream_vocals
from kmaker_studio.separate.weights import load_weights

STAGE = "Separating the voice"

_BLOCK_SECONDS = 5.0


class SpleeterSeparator:
    """Spleeter's two stems; the accompaniment is the song without what was found to be singing."""

    key = SPLEETER_KEY
    adds_up = True
    """Its files are written by `StemWriter`: nothing has to be checked or made to add up."""

    def __init__(self, model: Spleeter | None = None, masking: Masking = MASKING) -> None:
        self._model, self._masking = model, masking

    def separate(self, song: Path, folder: Path, report: Report, cancelled: Cancelled) -> FoundStems:
        """Write both stems as 16-bit FLAC at the song's own rate, mono where the song is; together they are the song.

        Progress is in seconds of the song. Raises `KMakerError` for a sound that cannot be read or a disk that is full.
        """
        info = probe(song)
        self._model = self._model or load_weights()
        stems = Stems(folder / "vocals.flac", folder / "accompaniment.flac")
        seconds = info.duration_ms / 1000
        waiting: deque[Samples] = deque()

        def remembered() -> Iterator[Samples]:
            for block in stream_stereo(song, info.sample_rate, _BLOCK_SECONDS):
                waiting.append(block)
                yield block

        there = resampled(remembered(), info.sample_rate, RATE)
        vocals = resampled(stream_vocals(there, self._model, self._masking, cancelled), RATE, info.sample_rate)
        done = 0
        report(Progress(STAGE, 0, seconds))
        with StemWriter(stems, info.sample_rate, 1 if info.channels == 1 else 2) as writer:
            for block in vocals:
                mix = _taken(waiting, len(block))
                writer.write(mix, block[: len(mix)])
                done += len(mix)
                report(Progress(STAGE, done / info.sample_rate, max(seconds, done / info.sample_rate)))
            rest = _taken(waiting, sum(map(len, waiting)))  # a few samples that resampling may have cost
            writer.write(rest, np.zeros_like(rest))
        return FoundStems(stems.vocals, stems.accompaniment)


def resampled(blocks: Iterable[Samples], rate: int, new_rate: int) -> Iterator[Samples]:
    """Consecutive blocks (n, 2) at another rate, neither early nor late."""
    if rate == new_rate:
        yield from blocks
        return
    import soxr

    stream = soxr.ResampleStream(rate, new_rate, 2, dtype="float32")
    for block in blocks:
        if len(given := stream.resample_chunk(block)):
            yield given
    if len(given := stream.resample_chunk(np.zeros((0, 2), np.float32), last=True)):
        yield given


def _taken(waiting: deque[Samples], count: int) -> npt.NDArray[np.float32]:
    """The first `count` samples of `waiting`, taken from it; fewer where it holds fewer."""
    parts: list[Samples] = []
    while waiting and count:
        block = waiting.popleft()
        if len(block) > count:
            waiting.appendleft(block[count:])
        parts.append(block[:count])
        count -= len(parts[-1])
    return np.concatenate(parts) if parts else np.zeros((0, 2), np.float32)
