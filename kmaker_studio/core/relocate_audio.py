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
    """The file with the bytes of the project's sound, in `folder`, the folders in it, beside it, or above it.

    Only files of the right size are read; the sound's own name is tried first. None where there is none, or where the
    project does not know its sound's hash.
    """
    if not project.audio_sha256 or not project.audio_bytes:
        return None
    name = Path(project.song.audio).name
    candidates: list[Path] = []
    for path in islice(_files(folder), _MOST_FILES):
        check_cancelled(cancelled)
        with suppress(OSError):
            if path.stat().st_size == project.audio_bytes:
                candidates.append(path)
    for path in sorted(candidates, key=lambda path: path.name != name):
        with suppress(KMakerError):
            if content_hash(path, cancelled) == project.audio_sha256:
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
