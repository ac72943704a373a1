"""Finding a project's audio file after it was moved."""

import os
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path

from kmaker_studio.core.content_hash import content_hash
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.jobs import Cancelled, check_cancelled, never_cancelled
from kmaker_studio.core.project_file import Project

_MOST_FILES = 20_000


def find_moved_audio(project: Project, folder: Path, cancelled: Cancelled = never_cancelled) -> Path | None:
    """The file with the bytes of the project's sound near `folder`, see `find_moved`."""
    return find_moved(Path(project.song.audio).name, project.audio_sha256, project.audio_bytes, folder, cancelled)


def find_moved(name: str, sha256: str, size: int, folder: Path, cancelled: Cancelled = never_cancelled) -> Path | None:
    """The file of `size` bytes with that SHA-256 in `folder`, the folders in it, beside it, or above it.

    Only files of the right size are read; those called `name` are tried first. None where there is none, or where hash
    or size are not known. `JobCancelled` when told to stop.
    """
    if not sha256 or not size:
        return None
    candidates: list[Path] = []
    for path in islice(_files(folder), _MOST_FILES):
        check_cancelled(cancelled)
        with suppress(OSError):
            if path.stat().st_size == size:
                candidates.append(path)
    for path in sorted(candidates, key=lambda path: path.name != name):
        with suppress(KMakerError):
            if content_hash(path, cancelled) == sha256:
                return path
    return None


def _files(folder: Path) -> Iterator[Path]:
    """The files of the folder, of those in it, of the one above, and of those beside it, each once."""
    inside = _folders(folder)
    above = folder.parent
    for place in dict.fromkeys([folder, *inside, above, *_folders(above)]):
        with suppress(OSError), os.scandir(place) as entries:
            yield from [Path(entry.path) for entry in entries if entry.is_file()]


def _folders(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder) as entries:
            found = [Path(entry.path) for entry in entries if entry.is_dir(follow_symlinks=False)]
    except OSError:
        return []
    return sorted(path for path in found if not path.name.startswith("."))
