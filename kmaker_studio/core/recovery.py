"""Recovery files: edits since the last save, kept where a crash cannot reach them.

Each open song has a file of its own in the recovery folder, held by a lock while its window lives. A file that nobody
holds is of a window that did not end well, and is offered at the next start.
"""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from kmaker_studio.core.atomic import replacing, write_problem
from kmaker_studio.core.content_hash import bytes_hash
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.files import exists
from kmaker_studio.core.locking import FileLock, FileLockedError, is_held
from kmaker_studio.core.project_file import Project, Unsaved, project_text
from kmaker_studio.core.project_store import load_project

_SUFFIX = ".recovery"


@dataclass(frozen=True, slots=True)
class Recovered:
    """A recovery file that nobody holds: the project with its `unsaved`, which says of when and of what it is."""

    path: Path
    project: Project
    unsaved: Unsaved


@dataclass(frozen=True, slots=True)
class RecoveryScan:
    """What a look into the recovery folder found: newest first, and the damaged files, which were moved aside."""

    songs: tuple[Recovered, ...] = ()
    damaged: tuple[Path, ...] = ()


class RecoverySlot:
    """The recovery file of one open song; made on disk by the first `write`."""

    def __init__(self, path: Path) -> None:
        """Hold `path`; raises `FileLockedError` where another window does, `KMakerError` where the folder refuses."""
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._lock = FileLock(_lock_of(path))
        except OSError as error:
            raise write_problem(path, error) from error

    @classmethod
    def fresh(cls, folder: Path, key: str) -> "RecoverySlot":
        """A slot of its own in `folder` for a song known as `key`: its project's path, or its sound's."""
        return cls(folder / f"{bytes_hash(key.encode('utf-8', 'replace'))[:12]}-{uuid4().hex[:8]}{_SUFFIX}")

    def write(self, project: Project, project_path: str, digest: str, now: datetime | None = None) -> None:
        """Keep `project` as it is now; raises `KMakerError` where the folder or disk refuses."""
        unsaved = Unsaved(now or datetime.now(UTC), project_path, digest)
        data = project_text(replace(project, unsaved=unsaved), self.path.parent)
        with replacing(self.path, self.path.with_suffix(".part")) as temporary:
            temporary.write_bytes(data)

    def clear(self) -> None:
        """There is nothing unsaved any more."""
        with suppress(OSError):
            self.path.unlink(missing_ok=True)

    def close(self, *, keep: bool = False) -> None:
        """Give the slot back; its file stays only where asked."""
        if not keep:
            self.clear()
        self._lock.release()


def find_recoveries(folder: Path) -> RecoveryScan:
    """The songs in `folder` that were left unsaved; damaged files are moved to `folder/damaged`. Never raises."""
    songs: list[Recovered] = []
    damaged: list[Path] = []
    for path in _files(folder):
        if is_held(_lock_of(path)):
            continue
        try:
            project, _ = load_project(path)
        except KMakerError:
            damaged.append(_aside(path))
            continue
        if project.unsaved is None:
            damaged.append(_aside(path))
        else:
            songs.append(Recovered(path, project, project.unsaved))
    _sweep(folder)
    songs.sort(key=lambda found: found.unsaved.edited, reverse=True)
    return RecoveryScan(tuple(songs), tuple(damaged))


def discard(found: Recovered) -> None:
    """Remove a recovery file that the user does not want; one that a window holds again stays."""
    with suppress(FileLockedError, KMakerError):
        RecoverySlot(found.path).close()


def _lock_of(path: Path) -> Path:
    return path.with_suffix(".lock")


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.suffix == _SUFFIX)
    except OSError:
        return []


def _sweep(folder: Path) -> None:
    """Remove the locks and half-written files of killed processes; only locks that nobody holds."""
    with suppress(OSError):
        for lock in folder.glob("*.lock"):
            if not exists(lock.with_suffix(_SUFFIX)) and not is_held(lock):
                lock.with_suffix(".part").unlink(missing_ok=True)
                lock.unlink(missing_ok=True)


def _aside(path: Path) -> Path:
    place = path.parent / "damaged" / path.name
    try:
        place.parent.mkdir(exist_ok=True)
        path.replace(place)
    except OSError:
        return path
    return place
