"""Decoding: any audio file, or the sound of a video, as samples.

libsndfile (soundfile) reads wav, flac, ogg, opus and their like; ffmpeg reads the rest. Both give interleaved float32
of the file's own rate and channels, so that one rule mixes and resamples: the mean of the channels, then soxr.

MP3 goes through ffmpeg although libsndfile knows it: soundfile seeks after each block, which garbles MP3 of variable
bit rate, and libsndfile's decoder prints its complaints on the terminal and gives up where ffmpeg finds its way again.
The two agree to the sample on where the sound starts.
"""

import os
import struct
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import numpy.typing as npt

from kmaker_studio.audio import ffmpeg
from kmaker_studio.audio.whole_file import missing_share
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.jobs import Cancelled, Progress, Report, check_cancelled, ignore_progress, never_cancelled

if TYPE_CHECKING:
    import soundfile

Samples: TypeAlias = npt.NDArray[np.float32]

SILENCE_PEAK = 10.0 ** (-60.0 / 20.0)
"""The amplitude (-60 dBFS) under which a recording counts as silent."""

_LIBSNDFILE_MAGIC = (b"RIFF", b"RIFX", b"RF64", b"riff", b"fLaC", b"OggS", b"FORM", b".snd", b"caff")
_AU_HEADER = struct.Struct(">4s5I")
_MAX_PREALLOCATED_SECONDS = 2 * 3600
LONGEST_HOURS = "KMAKER_LONGEST_HOURS"
_USUAL_HOURS = 12.0
_RATES = 1000, 1_000_000
_MOST_CHANNELS = 64
_MOST_IN_A_BLOCK = 1 << 24  # samples, of all channels
_DECODER_BYTES = 4 << 30
_UNKNOWN_FRAMES = 1 << 50  # libsndfile says 2**63 - 1 frames where a header leaves the length open


@dataclass(frozen=True, slots=True)
class AudioInfo:
    """A sound file's length in milliseconds, its sample rate in Hz and its number of channels."""

    duration_ms: int
    sample_rate: int
    channels: int


@dataclass(frozen=True, slots=True)
class _Source:
    """An open decoder: `frames` is the length the header claims (None where unknown), blocks are (n, channels)."""

    sample_rate: int
    channels: int
    frames: int | None
    blocks: Iterator[Samples]


def probe(path: Path) -> AudioInfo:
    """Length, rate and channels of the sound in `path`.

    The length is the header's where there is one to trust and counted by decoding where there is not. Raises
    `KMakerError` where `path` holds no sound that can be decoded.
    """
    with _opened(path, block_seconds=20.0) as source:
        frames = source.frames
        if frames is None:
            frames = sum(len(block) for block in source.blocks)
        if frames == 0:
            raise _zero_length(path)
        return AudioInfo(round(1000 * frames / source.sample_rate), source.sample_rate, source.channels)


def stream_mono(path: Path, rate: int = 16000, block_seconds: float = 20.0) -> Iterator[Samples]:
    """The sound in `path` as consecutive float32 blocks of shape (n,), mixed to mono and resampled to `rate` Hz.

    A block holds about `block_seconds`, whatever the file's length, so memory stays constant. Dropping the iterator
    early ends the decoder. Raises `KMakerError` where `path` holds no sound, or is damaged on the way.
    """
    with _opened(path, block_seconds) as source:
        yield from _mono(path, source, rate)


def stream_stereo(path: Path, rate: int, block_seconds: float = 20.0) -> Iterator[Samples]:
    """The sound in `path` as consecutive float32 blocks of shape (n, 2), as `stream_mono` else; mono comes twice."""
    with _opened(path, block_seconds) as source:
        yield from _resampled(path, source, rate, _stereo, 2)


def read_mono(
    path: Path, rate: int = 16000, report: Report = ignore_progress, cancelled: Cancelled = never_cancelled
) -> Samples:
    """The whole sound in `path` as float32 of shape (n,), mono, at `rate` Hz; an hour at 16 kHz is 230 MB.

    Progress is in seconds of sound. Raises `KMakerError` as `stream_mono` does, `JobCancelled` when told to stop.
    """
    with _opened(path, block_seconds=10.0) as source:
        seconds = 0.0 if source.frames is None else source.frames / source.sample_rate
        # Pages of the estimate that are never written cost no memory, and the array is cut to length in place.
        samples = np.empty(int((min(seconds, _MAX_PREALLOCATED_SECONDS) + 1.0) * rate), np.float32)
        filled = 0
        for block in _mono(path, source, rate):
            check_cancelled(cancelled)
            if filled + len(block) > len(samples):
                samples.resize(max(filled + len(block), len(samples) + len(samples) // 4), refcheck=False)
            samples[filled : filled + len(block)] = block
            filled += len(block)
            report(Progress("Reading the sound", filled / rate, max(seconds, filled / rate)))
    samples.resize(filled, refcheck=False)
    return samples


def is_silent(samples: Samples) -> bool:
    """Whether no sample reaches -60 dBFS, as in an empty or muted recording."""
    return len(samples) == 0 or max(float(samples.max()), -float(samples.min())) < SILENCE_PEAK


def _mono(path: Path, source: _Source, rate: int) -> Iterator[Samples]:
    return _resampled(path, source, rate, _mixed, 1)


def _resampled(
    path: Path, source: _Source, rate: int, mix: Callable[[Samples], Samples], channels: int
) -> Iterator[Samples]:
    """`source` mixed to `channels` and resampled, checked for an end before its time."""
    import soxr

    same = source.sample_rate == rate
    resampler = None if same else soxr.ResampleStream(source.sample_rate, rate, channels, dtype="float32")
    frames = 0
    for block in source.blocks:
        frames += len(block)
        mixed = mix(block)
        if resampler is not None:
            mixed = resampler.resample_chunk(mixed)
        if len(mixed):
            yield mixed
    if frames == 0:
        raise _zero_length(path)
    if source.frames is not None and source.frames - frames > source.sample_rate:
        end, claimed = frames / source.sample_rate, source.frames / source.sample_rate
        raise KMakerError(
            "{path} is damaged, it ends after {end:.0f} s of {claimed:.0f} s: get a whole copy of it.",
            path=path,
            end=end,
            claimed=claimed,
        )
    if resampler is not None:
        nothing = np.zeros(0 if channels == 1 else (0, channels), np.float32)
        if len(rest := resampler.resample_chunk(nothing, last=True)):
            yield rest


def _mixed(block: Samples) -> Samples:
    return _finite(block[:, 0] if block.shape[1] == 1 else block.mean(axis=1, dtype=np.float32))


def _stereo(block: Samples) -> Samples:
    return _finite(block) if block.shape[1] == 2 else np.repeat(_mixed(block)[:, None], 2, axis=1)


def _finite(samples: Samples) -> Samples:
    # Float files can hold NaN or infinities; one of them would spoil everything the resampler gives after it.
    return samples if np.isfinite(samples).all() else np.nan_to_num(samples, nan=0.0, posinf=0.0, neginf=0.0)


def _zero_length(path: Path) -> KMakerError:
    return KMakerError("{path} holds no sound, its length is zero: choose another file.", path=path)


def _require_readable_file(path: Path) -> None:
    try:
        if path.is_dir():
            raise KMakerError("{path} is a folder: choose a sound file.", path=path)
        if not path.exists():
            raise KMakerError("The sound file {path} does not exist: check the name.", path=path)
        if not path.is_file():
            raise KMakerError("{path} is not an ordinary file: choose a sound file.", path=path)
        if path.stat().st_size == 0:
            raise KMakerError("{path} is empty (0 bytes): choose another file.", path=path)
        if not os.access(path, os.R_OK):
            raise KMakerError("You have no permission to read {path}: change its permissions or copy it.", path=path)
        if missing_share(path) > 0:
            raise KMakerError(
                "{path} is damaged, its end is missing, as after half a download: get a whole copy of it.", path=path
            )
    except (OSError, ValueError) as error:
        raise KMakerError("{path} cannot be opened ({reason}): check the name.", path=path, reason=error) from error


@contextmanager
def _opened(path: Path, block_seconds: float) -> Generator[_Source]:
    _require_readable_file(path)
    sound = _opened_by_libsndfile(path)
    if sound is None:
        with _opened_by_ffmpeg(path, block_seconds) as source:
            yield _limited(path, source)
        return
    with sound:
        known = sound.frames if 0 <= sound.frames < _UNKNOWN_FRAMES else None
        _require_usual(path, sound.samplerate, sound.channels)
        source = _Source(sound.samplerate, sound.channels, known, _soundfile_blocks(path, sound, block_seconds))
        yield _limited(path, source)


def longest_hours() -> float:
    """The longest sound that is read, in hours: 12, or what the environment says under `LONGEST_HOURS`."""
    try:
        return float(os.environ.get(LONGEST_HOURS, "")) or _USUAL_HOURS
    except ValueError:
        return _USUAL_HOURS


def _require_usual(path: Path, sample_rate: int, channels: int) -> None:
    """Refuse what no recording is: a second of it may take all memory, or an hour of it a few bytes."""
    if not _RATES[0] <= sample_rate <= _RATES[1] or not 1 <= channels <= _MOST_CHANNELS:
        raise KMakerError(
            "{path} has {rate} samples a second in {channels} channels, as no song has: choose another file.",
            path=path,
            rate=sample_rate,
            channels=channels,
        )


def _limited(path: Path, source: _Source) -> _Source:
    """`source`, which is refused as soon as it proves to be longer than any song."""
    most = longest_hours() * 3600 * source.sample_rate

    def check(frames: int) -> None:
        if frames > most:
            raise KMakerError(
                "{path} is longer than {hours:g} hours: cut it, or allow more by setting {name} in the environment.",
                path=path,
                hours=longest_hours(),
                name=LONGEST_HOURS,
            )

    def blocks() -> Iterator[Samples]:
        frames = 0
        for block in source.blocks:
            frames += len(block)
            check(frames)
            yield block

    check(source.frames or 0)
    return replace(source, blocks=blocks())


def _opened_by_libsndfile(path: Path) -> "soundfile.SoundFile | None":
    """`path` open for reading, or None where it is not libsndfile's to read."""
    with path.open("rb") as file:
        if not file.read(4).startswith(_LIBSNDFILE_MAGIC):
            return None
    import soundfile

    try:
        return soundfile.SoundFile(path)
    except (soundfile.LibsndfileError, TypeError):  # TypeError: the name ends in .raw and soundfile wants a rate
        return None


def _soundfile_blocks(path: Path, sound: "soundfile.SoundFile", block_seconds: float) -> Iterator[Samples]:
    import soundfile

    size = max(1, min(int(block_seconds * sound.samplerate), _MOST_IN_A_BLOCK // sound.channels))
    try:
        while len(block := sound.read(size, dtype="float32", always_2d=True)):
            yield np.asarray(block, np.float32)
    except soundfile.LibsndfileError as error:
        reason = error.error_string.removeprefix("Error : ").rstrip(".")
        raise KMakerError("{path} is damaged ({reason}): get a whole copy of it.", path=path, reason=reason) from error


@contextmanager
def _opened_by_ffmpeg(path: Path, block_seconds: float) -> Generator[_Source]:
    """The first sound track of `path`, piped as Sun/NeXT .au: a header of rate and channels, then big-endian floats."""
    description = ffmpeg.described(path)
    if "Audio: " not in description:
        ffmpeg.check_works()
        raise _refusal(path, description)
    arguments = [
        *("-v", "error"),
        *ffmpeg.input_arguments(path),
        *("-map", "0:a:0", "-af", ffmpeg.ON_THE_FILES_CLOCK, "-map_metadata", "-1"),
        *("-c:a", "pcm_f32be", "-f", "au", "pipe:1"),
    ]
    with ffmpeg.started(arguments, most_bytes=_DECODER_BYTES) as process:
        header = process.read(_AU_HEADER.size)
        if len(header) < _AU_HEADER.size:
            ffmpeg.check_works()
            raise _damaged(path)
        _magic, offset, _size, _encoding, sample_rate, channels = _AU_HEADER.unpack(header)
        _require_usual(path, sample_rate, channels)
        process.read(offset - len(header))
        seconds = ffmpeg.sound_seconds(description)
        frames = None if seconds is None else round(seconds * sample_rate)
        yield _Source(
            sample_rate, channels, frames, _ffmpeg_blocks(path, process, sample_rate, channels, block_seconds)
        )


def _ffmpeg_blocks(
    path: Path, process: ffmpeg.Process, sample_rate: int, channels: int, block_seconds: float
) -> Iterator[Samples]:
    frame_bytes = 4 * channels
    size = max(1, min(int(block_seconds * sample_rate), _MOST_IN_A_BLOCK // channels)) * frame_bytes
    decoded = 0
    while data := process.read(size):
        data = data[: len(data) - len(data) % frame_bytes]
        decoded += len(data)
        yield np.frombuffer(data, ">f4").astype(np.float32).reshape(-1, channels)
    if process.wait() != 0 or decoded == 0:
        raise _damaged(path)


def _damaged(path: Path) -> KMakerError:
    return KMakerError("The sound in {path} is damaged or empty: get a whole copy of it.", path=path)


def _refusal(path: Path, description: str) -> KMakerError:
    """The sentence for a file in which ffmpeg found no sound track."""
    if "Stream #0:" in description:
        return KMakerError("{path} has no sound track: choose a file with sound.", path=path)
    if "whitelist" in description:
        return KMakerError("{path} is not a sound or video file: choose another.", path=path)
    return KMakerError("{path} is damaged or not a sound file: choose another or get a whole copy of it.", path=path)
