"""Files that a user names: whether they are there and what is in them, whatever the path turns out to be.

A path may be out of reach (no access, a network drive that is gone), too long, no name at all, or a device that never
ends. What cannot be asked is not there; what cannot be read is an `OSError` with its reason, and nothing else.
"""

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

MOST_BYTES = 64 << 20
"""How much is read of a file into memory unless told: far more than any text that a person makes."""


def is_file(path: Path) -> bool:
    """Whether there is an ordinary file at `path`; False where that cannot be found out."""
    return stat.S_ISREG(_mode(path))


def is_folder(path: Path) -> bool:
    """Whether there is a folder at `path`; False where that cannot be found out."""
    return stat.S_ISDIR(_mode(path))


def exists(path: Path) -> bool:
    """Whether there is anything at `path`; False where that cannot be found out."""
    return _mode(path) != 0


def read_bytes(path: Path, most: int = MOST_BYTES) -> bytes:
    """The bytes of the ordinary file at `path`; raises `OSError` for all else and for one of over `most` bytes."""
    try:
        # without waiting: a named pipe that nobody writes into would never open
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except ValueError as error:  # a zero or half a character in the name
        raise OSError(errno.EINVAL, "this is no name of a file", str(path)) from error
    with os.fdopen(handle, "rb") as file:
        found = os.fstat(handle)
        if stat.S_ISDIR(found.st_mode):
            raise IsADirectoryError(errno.EISDIR, "it is a folder", str(path))
        if not stat.S_ISREG(found.st_mode):
            raise OSError(errno.EINVAL, "it is not an ordinary file", str(path))
        data = file.read(most + 1)
    if len(data) > most:
        raise OSError(errno.EFBIG, f"it is larger than {most / 1e6:.0f} MB", str(path))
    return data


def shown(text: object) -> str:
    """`text`, such as a path, as it can be printed, kept and sent: bytes that are no UTF-8 as `\\xff`."""
    return os.fsencode(str(text)).decode("utf-8", "backslashreplace") if _has_odd_bytes(str(text)) else str(text)


def files_below(folder: Path) -> Iterator[Path | OSError]:
    """Every ordinary file in `folder` and the folders in it, in order; in place of a folder out of reach its error."""
    refused: list[OSError] = []
    for place, names, files in os.walk(folder, onerror=refused.append):
        yield from refused
        refused.clear()
        names.sort()
        yield from (path for name in sorted(files) if is_file(path := Path(place, name)))
    yield from refused


def _has_odd_bytes(text: str) -> bool:
    return any("\udc80" <= char <= "\udcff" for char in text)


def _mode(path: Path) -> int:
    """The mode of what is at `path`, 0 where that cannot be found out."""
    try:
        return path.stat().st_mode
    except (OSError, ValueError):
        return 0
