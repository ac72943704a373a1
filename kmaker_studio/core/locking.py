"""File locks: who has a file open.

The lock file says who holds it (process and computer). It may outlive a killed process; the lock itself does not, so
nothing ever has to guess whether a lock is stale. `filelock` takes it: `flock` on POSIX systems, `LockFileEx` on
Windows.
"""

import os
import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import filelock
import msgspec

from kmaker_studio.core.errors import KMakerError, Phrase

_LOCKED_BYTES = 1
"""Windows lets nobody else read the bytes that are locked, the first one: the holder's name comes after it."""


class FileLockedError(KMakerError):
    """Another window has the file."""


class _Holder(msgspec.Struct, frozen=True):
    pid: int
    host: str


class FileLock:
    """A held lock; `release` it, or let the process end."""

    def __init__(self, path: Path) -> None:
        """Take the lock `path`, made where missing.

        Raises `FileLockedError`, saying by whom, and `OSError` where the folder refuses a file or the file system has
        no locks.
        """
        self.path = path
        self._lock = _take(path, _sign)

    def release(self) -> None:
        """Give the lock back and remove its file; a second call does nothing."""
        if self._lock.is_locked:
            if os.name != "nt":  # while it is still ours: nobody else's file may be removed
                with suppress(OSError):
                    self.path.unlink()
            self._lock.release()
            if os.name == "nt":
                with suppress(OSError):
                    self.path.unlink()


def is_held(path: Path) -> bool:
    """Whether a living process, this one included, holds the lock `path`."""
    if not path.exists():
        return False
    try:
        lock = _take(path)
    except (FileLockedError, OSError):
        return True
    lock.release()
    return False


def _take(path: Path, on_acquired: Callable[[int], None] | None = None) -> filelock.BaseFileLock:
    if not path.parent.is_dir():
        raise FileNotFoundError(path.parent)  # filelock would make it
    while True:
        lock = filelock.FileLock(
            path,
            blocking=False,
            thread_local=False,  # a song is opened in a job and closed by the window
            preserve_lock_file=True,  # so that one who only asks (`is_held`) leaves it there
            on_acquired=on_acquired,
        )
        try:
            lock.acquire()
        except filelock.Timeout as error:
            if not path.exists():
                continue  # its holder removed it between our opening and our locking: take the one that is there now
            raise FileLockedError(
                "It is open in another window ({holder}): close that one first.", holder=_holder(path)
            ) from error
        return lock


def _sign(handle: int) -> None:
    """Write into the open lock file who holds it."""
    name = b"\n" * _LOCKED_BYTES + msgspec.json.encode(_Holder(os.getpid(), socket.gethostname()))
    with suppress(OSError):
        os.lseek(handle, 0, os.SEEK_SET)
        os.ftruncate(handle, os.write(handle, name))


def _holder(path: Path) -> Phrase:
    try:
        with path.open("rb", buffering=0) as file:
            file.seek(_LOCKED_BYTES)
            holder = msgspec.json.decode(file.read(), type=_Holder)
    except (OSError, msgspec.DecodeError):
        return Phrase("which did not say its name")
    return Phrase("process {number} on {computer}", number=holder.pid, computer=holder.host)
