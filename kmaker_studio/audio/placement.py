"""An instrumental put on its song's clock: shifted, its speed made the song's, cut or filled to the song's length."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from kmaker_studio.audio.decode import AudioInfo, Samples, probe, stream_mono, stream_stereo
from kmaker_studio.core.atomic import write_problem
from kmaker_studio.core.jobs import Cancelled, Progress, Report, check_cancelled, ignore_progress, never_cancelled

STAGE = "Placing the sound"
_BLOCK_SECONDS = 5.0
_LEAST_DRIFT = 1e-9


def write_placed(
    source: Path,
    target: Path,
    song: AudioInfo,
    seconds: float,
    drift: float = 0.0,
    report: Report = ignore_progress,
    cancelled: Cancelled = never_cancelled,
) -> None:
    """Write the sound in `source` to `target`, a FLAC file of 16 bits, as long as `song` and at its rate.

    What `source` has at `t` seconds is at `seconds + (1 + drift) * t` in it (see `audio.offset`); where it has nothing
    there is silence. It is mono where `source` is. Progress is in seconds of the song. Raises `KMakerError` for a sound
    that cannot be read or a disk that is full, `JobCancelled` when told to stop.
    """
    import soundfile

    rate, channels = song.sample_rate, min(2, probe(source).channels)
    wanted, begin = round(song.duration_ms * rate / 1000), round(seconds * rate)
    done = 0
    try:
        with soundfile.SoundFile(target, "w", rate, channels, "PCM_16", format="FLAC") as file:
            for block in _shifted(_drifted(source, rate, channels, drift), begin, channels, 5 * rate):
                check_cancelled(cancelled)
                file.write(block[: wanted - done])
                done += min(len(block), wanted - done)
                report(Progress(STAGE, done / rate, wanted / rate))
                if done == wanted:
                    return
            while done < wanted:
                count = min(rate, wanted - done)
                file.write(np.zeros((count, channels), np.float32))
                done += count
    except (OSError, soundfile.LibsndfileError) as error:
        raise write_problem(target, error if isinstance(error, OSError) else OSError(str(error))) from error


def _drifted(source: Path, rate: int, channels: int, drift: float) -> Iterator[Samples]:
    """Blocks (n, channels) of `source` at `rate` Hz, lasting `1 + drift` times as long."""
    stream = stream_mono if channels == 1 else stream_stereo
    blocks = (block.reshape(-1, channels) for block in stream(source, rate, _BLOCK_SECONDS))
    if abs(drift) < _LEAST_DRIFT:
        yield from blocks
        return
    import soxr

    resampler = soxr.ResampleStream(rate, rate * (1 + drift), channels, dtype="float32")
    for block in blocks:
        yield resampler.resample_chunk(block)
    yield resampler.resample_chunk(np.zeros((0, channels), np.float32), last=True)


def _shifted(blocks: Iterator[Samples], begin: int, channels: int, size: int) -> Iterator[Samples]:
    """The blocks after `begin` frames of silence, `size` at a time, or without their first `-begin` frames."""
    for start in range(0, begin, size):
        yield np.zeros((min(size, begin - start), channels), np.float32)
    drop = max(0, -begin)
    for block in blocks:
        left, drop = block[drop:], max(0, drop - len(block))
        if len(left):
            yield left
