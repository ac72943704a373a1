"""Two stems as two FLAC files that add up to the song."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
import soundfile

from kmaker_studio.audio import ffmpeg
from kmaker_studio.audio.decode import Samples
from kmaker_studio.core.atomic import write_problem
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.files import is_folder
from kmaker_studio.core.jobs import Cancelled, never_cancelled
from kmaker_studio.core.leftovers import temporary_folder
from kmaker_studio.separate.separator import Stems

_FULL = 32768.0


class StemWriter:
    """Writes vocals and accompaniment side by side; their 16-bit samples add up to the song's, one for one.

    Where a stem is louder than a file can hold, what it lacks is left to the other.
    """

    def __init__(self, stems: Stems, rate: int, channels: int) -> None:
        self._channels = channels
        self._vocals = _opened(stems.vocals, rate, channels)
        self._accompaniment = _opened(stems.accompaniment, rate, channels)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for file in (self._vocals, self._accompaniment):
            try:
                file.close()
            except soundfile.LibsndfileError as problem:
                if kind is None:
                    raise _problem(file, problem) from problem

    def write(self, mix: Samples, vocals: Samples) -> None:
        """The next samples (n, 2) of the song and of the singing in it; raises `KMakerError` where the disk is full."""
        if self._channels == 1:
            mix, vocals = (each.mean(axis=1, keepdims=True) for each in (mix, vocals))
        whole = _rounded(mix)
        rest = np.clip(_rounded(mix - vocals), whole - 32767, whole + 32768)
        for file, samples in ((self._accompaniment, rest), (self._vocals, whole - rest)):
            try:
                file.write(samples.astype(np.int16))
            except (soundfile.LibsndfileError, OSError) as problem:
                raise _problem(file, problem) from problem


def write_stem_copies(
    stems: Sequence[Path], targets: Sequence[Path], cancelled: Cancelled = never_cancelled
) -> Sequence[Path]:
    """Write each of `stems` as the file of `targets` that belongs to it, in the format of its ending; returns those.

    wav and flac hold the same samples, mp3 is LAME's best variable bit rate. The targets' folder is made where it does
    not exist. All of them appear or none does. Raises `KMakerError` where the disk refuses or is full.
    """
    folder = targets[0].parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with temporary_folder(".stems-", folder) as name:
            made = [Path(name) / target.name for target in targets]
            for source, path in zip(stems, made, strict=True):
                _copy(source, path, cancelled)
            for path, target in zip(made, targets, strict=True):
                if is_folder(target):
                    raise KMakerError("The output {path} is a folder: give the name of a file.", path=target)
                path.replace(target)
    except OSError as error:
        raise write_problem(folder, error) from error
    return targets


def _copy(source: Path, target: Path, cancelled: Cancelled) -> None:
    if target.suffix.lower() == ".flac":
        shutil.copyfile(source, target)
        return
    codec = {".wav": ["-c:a", "pcm_s16le", "-rf64", "auto"], ".mp3": ["-c:a", "libmp3lame", "-q:a", "0"]}
    arguments = ["-y", *ffmpeg.input_arguments(source), *codec[target.suffix.lower()], f"file:{target.absolute()}"]
    status, lines = ffmpeg.run(arguments, cancelled=cancelled)
    if status != 0:
        raise KMakerError(
            "{path} could not be written ({reason}): free some space or choose another place.",
            path=target,
            reason=lines[-1] if lines else status,
        )
    ffmpeg.require_made(target, "Audio")


def _rounded(samples: Samples) -> np.ndarray[tuple[int, ...], np.dtype[np.int32]]:
    return np.clip(np.rint(samples * _FULL), -32768, 32767).astype(np.int32)


def _opened(path: Path, rate: int, channels: int) -> soundfile.SoundFile:
    try:
        return soundfile.SoundFile(path, "w", rate, channels, "PCM_16", format="FLAC")
    except (soundfile.LibsndfileError, OSError) as problem:
        raise KMakerError(
            "{path} could not be written ({reason}): free some space or choose another place.",
            path=path,
            reason=problem,
        ) from problem


def _problem(file: soundfile.SoundFile, problem: Exception) -> KMakerError:
    path = Path(str(file.name))
    if isinstance(problem, OSError):
        return write_problem(path, problem)
    return KMakerError(
        "{path} could not be written ({reason}): free some space or choose another place.",
        path=path,
        reason=str(problem).rstrip("."),
    )
