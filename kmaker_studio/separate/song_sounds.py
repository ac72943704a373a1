"""The sounds of a song as files on the song's clock: the user's own, put in their place, or those of a separator."""

import os
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from kmaker_studio.audio.decode import probe
from kmaker_studio.audio.offset import find_offset, require_belonging
from kmaker_studio.audio.placement import write_placed
from kmaker_studio.core.atomic import write_problem
from kmaker_studio.core.content_hash import content_hash
from kmaker_studio.core.files import is_file
from kmaker_studio.core.jobs import Cancelled, Report, ignore_progress, never_cancelled
from kmaker_studio.core.song_sound import ROLES, Role, SongSound
from kmaker_studio.separate.separator import SPLEETER_KEY, Separator, Stems
from kmaker_studio.separate.stem_cache import prune, stem_cache, stem_folder, stems_of

_NAME = "placed.flac"


def known_sound(role: Role, path: Path, cancelled: Cancelled = never_cancelled) -> SongSound:
    """The file at `path` as a sound of the song that begins with it; raises `KMakerError` where it cannot be read."""
    return SongSound(role, str(path.absolute()), content_hash(path, cancelled), path.stat().st_size)


def found_sound(
    role: Role,
    path: Path,
    song: Path,
    report: Report = ignore_progress,
    cancelled: Cancelled = never_cancelled,
) -> SongSound:
    """The file at `path` with its place in `song`, found by itself.

    Raises `KMakerError` where it does not belong to the song, cannot be read or is too short; `JobCancelled` when told
    to stop.
    """
    offset = find_offset(song, path, report, cancelled)
    require_belonging(offset, song, path)
    known = known_sound(role, path, cancelled)
    return SongSound(
        role, known.path, known.sha256, known.bytes, "", 1000 * offset.seconds, offset.drift, offset.certainty
    )


def placed_file(
    sound: SongSound, song: Path, report: Report = ignore_progress, cancelled: Cancelled = never_cancelled
) -> Path:
    """`sound` as a file on the clock of `song` and as long: the file itself where it is so, else one in the cache.

    Raises `KMakerError` where one of them cannot be read or the disk is full, `JobCancelled` when told to stop.
    """
    path, info = Path(sound.path), probe(song)
    own = probe(path)
    if not sound.offset_ms and not sound.drift and abs(own.duration_ms - info.duration_ms) <= 1:
        return path
    digest = content_hash(path, cancelled)
    place = f"{round(1000 * sound.offset_ms)}-{round(1e9 * sound.drift)}-{info.sample_rate}-{info.duration_ms}"
    folder = stem_folder() / f"{digest}.placed-{place}"
    if is_file(folder / _NAME):
        with suppress(OSError):
            os.utime(folder)
        return folder / _NAME
    try:
        stem_folder().mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=stem_folder(), prefix="making-", ignore_cleanup_errors=True) as name:
            made = Path(name, "done")
            made.mkdir()
            write_placed(path, made / _NAME, info, sound.offset_ms / 1000, sound.drift, report, cancelled)
            made.replace(folder)
    except OSError as error:
        raise write_problem(folder, error) from error
    prune(stem_folder(), folder)
    return folder / _NAME


def separated_sounds(
    song: Path,
    separator: Separator,
    report: Report = ignore_progress,
    cancelled: Cancelled = never_cancelled,
) -> tuple[SongSound, ...]:
    """Instrumental and singing of `song` by `separator`; raises `KMakerError` and `JobCancelled` as `stems_of` does."""
    return _as_sounds(stems_of(song, separator, report, cancelled), separator.key, cancelled)


def kept_sounds(song: Path, cancelled: Cancelled = never_cancelled) -> tuple[SongSound, ...]:
    """What the shipped separator made of `song` before, none where it never did; raises as `stem_cache` does."""
    stems = stem_cache(song, SPLEETER_KEY, cancelled)
    return () if stems is None else _as_sounds(stems, SPLEETER_KEY, cancelled)


def _as_sounds(stems: Stems, key: str, cancelled: Cancelled) -> tuple[SongSound, ...]:
    paths = zip(ROLES, (stems.accompaniment, stems.vocals), strict=True)
    return tuple(replace(known_sound(role, path, cancelled), separator=key) for role, path in paths)


def sound_of_role(sounds: Sequence[SongSound], role: Role) -> SongSound | None:
    """The one of `sounds` that holds that role."""
    return next((each for each in sounds if each.role == role), None)
