"""Who has a file open: a lock that the operating system gives back when its process dies.

The lock file says who holds it (process and computer). It may outlive a killed process; the lock itself does not, so
nothing ever has to guess whether a lock is stale. `flock` is the lock on POSIX systems, `LockFileEx` on Windows.
"""

import errno
import os
import socket
import sys
from contextlib import suppress
from pathlib import Path

import msgspec

from kmaker_studio.core.errors import KMakerError, Phrase

_UNSUPPORTED = {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL}


class FileLockedError(KMakerError):
    """Another window has the file."""


class _Holder(msgspec.Struct, frozen=True):
    pid: int
    host: str


class FileLock:
    """A held lock; `release` it, or let the process end."""

    def __init__(self, path: Path) -> None:
        """Take the lock `path`, made where missing.

        Raises `FileLockedError`, saying by whom, and `OSError` where the folder refuses a file.
        """
        self.path = path
        self._handle = _take(path)
        with suppress(OSError):
            os.ftruncate(self._handle, 0)
            os.write(self._handle, msgspec.json.encode(_Holder(os.getpid(), socket.gethostname())))

    def release(self) -> None:
        """Give the lock back and remove its file; a second call does nothing."""
        if self._handle >= 0:
            handle, self._handle = self._handle, -1
            if os.name != "nt":  # while it is still ours: nobody else's file may be removed
                with suppress(OSError):
                    self.path.unlink()
            os.close(handle)
            if os.name == "nt":
                with suppress(OSError):
                    self.path.unlink()


def is_held(path: Path) -> bool:
    """Whether a living process, this one included, holds the lock `path`."""
    if not path.exists():
        return False
    try:
        handle = _take(path)
    except (FileLockedError, OSError):
        return True
    os.close(handle)
    return False


def _take(path: Path) -> int:
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            _lock(handle)
            if os.name == "nt" or _is_still(path, handle):
                return handle
        except OSError as error:
            os.close(handle)
            if error.errno in _UNSUPPORTED:
                raise
            raise FileLockedError(
                "It is open in another window ({holder}): close that one first.", holder=_holder(path)
            ) from error
        os.close(handle)  # its holder removed it between our opening and our locking: take the one that is there now


def _is_still(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except OSError:
        return False


def _holder(path: Path) -> Phrase:
    try:
        holder = msgspec.json.decode(path.read_bytes(), type=_Holder)
    except (OSError, msgspec.DecodeError):
        return Phrase("which did not say its name")
    return Phrase("process {number} on {computer}", number=holder.pid, computer=holder.host)


if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 30  # a byte that nobody reads, so that the holder's name can be

    def _lock(handle: int) -> None:
        os.lseek(handle, _FAR, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        os.lseek(handle, 0, os.SEEK_SET)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
