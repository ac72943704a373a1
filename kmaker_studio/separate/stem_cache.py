"""The stems of a song, made once and kept in the user's cache folder by the song's hash and the separator's key."""

import contextlib
import os
import shutil
import time
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

import numpy as np
import soundfile

from kmaker_studio import paths
from kmaker_studio.audio.decode import SILENCE_PEAK, Samples, probe, stream_stereo
from kmaker_studio.core.atomic import write_problem
from kmaker_studio.core.content_hash import content_hash
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.jobs import Cancelled, Report, check_cancelled, ignore_progress, never_cancelled
from kmaker_studio.core.leftovers import temporary_folder
from kmaker_studio.separate.find_separator import find_separator
from kmaker_studio.separate.separator import DEFAULT, SPLEETER_KEY, FoundStems, Separator, Stems
from kmaker_studio.separate.stem_files import StemWriter

MOST_BYTES = 4 << 30
"""How much is kept: some fifty songs. What was not asked for longest goes first."""

_NAMES = ("vocals.flac", "accompaniment.flac")
_ABANDONED_SECONDS = 24 * 3600.0
_LEAST_LIKE = 0.25  # of the song's power: what the two stems may lack of it
_LEAST_LENGTH = 0.25  # seconds that a stem may be shorter or longer than the song


def stem_cache(song: Path, key: str = SPLEETER_KEY, cancelled: Cancelled = never_cancelled) -> Stems | None:
    """The stems of `song` that were made before by the separator of that key; None where there are none.

    Hashes the song: ask in a background job. Raises `KMakerError` where it cannot be read.
    """
    folder = _folder_of(song, key, cancelled)
    stems = Stems(*(folder / name for name in _NAMES))
    try:
        lengths = {soundfile.info(folder / name).frames for name in _NAMES}
    except (OSError, soundfile.LibsndfileError):
        return None
    if len(lengths) != 1:
        return None
    with contextlib.suppress(OSError):
        os.utime(folder)
    return stems


def stems_of(
    song: Path,
    separator: Separator | None = None,
    report: Report = ignore_progress,
    cancelled: Cancelled = never_cancelled,
) -> Stems:
    """The stems of `song` as FLAC files in the cache, made now unless they were kept.

    They have the song's rate and length and add up to it. Nothing is left behind when it fails or is cancelled. Raises
    `KMakerError` for a song that cannot be read, a separator that fails or gives no stems of this song, and a full
    disk; `JobCancelled` when told to stop.
    """
    separator = separator or find_separator(DEFAULT)
    kept = stem_cache(song, separator.key, cancelled)
    if kept is not None:
        return kept
    target = _folder_of(song, separator.key, cancelled)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with temporary_folder("making-", target.parent) as name:
            work, done = Path(name, "work"), Path(name, "done")
            work.mkdir()
            done.mkdir()
            stems = Stems(*(done / name for name in _NAMES))
            _write_checked(song, separator.separate(song, work, report, cancelled), stems, separator, cancelled)
            shutil.rmtree(target, ignore_errors=True)  # a damaged pair
            done.replace(target)
    except OSError as error:
        raise write_problem(target, error) from error
    prune(target.parent, target)
    return Stems(*(target / name for name in _NAMES))


def _folder_of(song: Path, key: str, cancelled: Cancelled) -> Path:
    return stem_folder() / f"{content_hash(song, cancelled)}.{key}"


def _write_checked(song: Path, found: FoundStems, stems: Stems, separator: Separator, cancelled: Cancelled) -> None:
    """Write what a separator `found` as `stems`; raises `KMakerError` where it is not of this song."""
    if getattr(separator, "adds_up", False) and found.vocals is not None and found.accompaniment is not None:
        for source, target in ((found.vocals, stems.vocals), (found.accompaniment, stems.accompaniment)):
            source.replace(target)
        return
    info = probe(song)
    power = lacking = frames = 0.0
    with StemWriter(stems, info.sample_rate, 1 if info.channels == 1 else 2) as writer:
        for mix, vocals, rest in _together(song, info.sample_rate, found, separator):
            check_cancelled(cancelled)
            voice = vocals if vocals is not None else mix if rest is None else mix - rest
            if vocals is not None and rest is not None:
                power += float(np.square(mix, dtype=np.float64).sum())
                lacking += float(np.square(mix - vocals - rest, dtype=np.float64).sum())
            writer.write(mix, voice)
            frames += 2 * len(mix)
    if lacking > _LEAST_LIKE * power + frames * SILENCE_PEAK**2:
        raise _nonsense(separator)


def _together(
    song: Path, rate: int, found: FoundStems, separator: Separator
) -> Iterator[tuple[Samples, Samples | None, Samples | None]]:
    """Blocks of the song and of the stems that there are, all at the song's rate; ends differ by little."""
    given = [path for path in (found.vocals, found.accompaniment) if path is not None]
    for path in given:
        if abs(probe(path).duration_ms - probe(song).duration_ms) > 1000 * _LEAST_LENGTH:
            raise _nonsense(separator)
    size = 5 * rate
    streams = [_sized(stream_stereo(path, rate), size) for path in given]
    nothing = np.zeros((0, 2), np.float32)
    for mix, *parts in zip_longest(_sized(stream_stereo(song, rate), size), *streams, fillvalue=nothing):
        if not len(mix):
            return
        fitted = [np.pad(part[: len(mix)], ((0, max(0, len(mix) - len(part))), (0, 0))) for part in parts]
        yield mix, fitted.pop(0) if found.vocals else None, fitted.pop(0) if found.accompaniment else None


def _sized(blocks: Iterator[Samples], size: int) -> Iterator[Samples]:
    """The same samples in blocks of `size`, the last one shorter."""
    held = np.zeros((0, 2), np.float32)
    for block in blocks:
        held = np.concatenate([held, block])
        while len(held) >= size:
            yield held[:size]
            held = held[size:]
    if len(held):
        yield held


def _nonsense(separator: Separator) -> KMakerError:
    return KMakerError(
        "What the separator {name} wrote is not the two stems of this song: try it by hand or choose another.",
        name=getattr(separator, "name", separator.key),
    )


def stem_folder() -> Path:
    """Where what was made of songs is kept, a folder for each."""
    return paths.user_cache() / "stems"


def prune(folder: Path, newest: Path) -> None:
    """Remove what was not asked for longest until the rest is small enough, and what a killed process left."""
    total = 0
    for each in sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True):
        if each.name.startswith("making-"):
            if time.time() - each.stat().st_mtime > _ABANDONED_SECONDS:
                shutil.rmtree(each, ignore_errors=True)
            continue
        total += sum(file.stat().st_size for file in each.iterdir())
        if total > MOST_BYTES and each != newest:
            shutil.rmtree(each, ignore_errors=True)
