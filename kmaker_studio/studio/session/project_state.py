"""The project's state: which file the open song has, and whether this window may write it."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from kmaker_studio.core.locking import FileLock, FileLockedError
from kmaker_studio.core.project_store import lock_of


@dataclass(slots=True)
class ProjectState:
    """The file of the open song; without `path` it was never saved.

    `digest` is that of the file as this window read or wrote it, None where the user agreed to replace what is there.
    `sha256` and `size` are those of the sound. `read_only` is a sentence, or empty.
    """

    path: Path | None = None
    digest: str | None = None
    sha256: str = ""
    size: int = 0
    view: dict[str, Any] | None = None
    read_only: str = ""
    saved_at: datetime | None = None
    lock: FileLock | None = field(default=None, repr=False)

    def release(self) -> None:
        """Let other windows have the file."""
        if self.lock is not None:
            self.lock.release()
            self.lock = None


def take_lock(path: Path, mine: FileLock | None) -> FileLock | None:
    """The lock of the project at `path`; `mine` where that is the one held already.

    None where the folder takes no lock files: there is nobody to collide with in a folder that cannot be written, and
    a save is checked against changes all the same. Raises `FileLockedError`.
    """
    place = lock_of(path.resolve())
    if mine is not None and mine.path == place:
        return mine
    with suppress(OSError):
        return FileLock(place)
    return None


__all__ = ["FileLockedError", "ProjectState", "take_lock"]
