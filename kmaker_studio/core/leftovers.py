"""What must not outlive this process: half-made files and the programs that make them.

Two nets for the case that this process is killed and cannot clean up. Half-made files are noted in a file of this
process's own in the user's cache, under a lock that the system takes back when the process ends, however it ends:
`sweep`, at the next start, removes what the notes of dead processes name. And a small process (`core.orphans`) waits
for the end of this one to kill the programs that it left running, and sweeps at once.
"""

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from kmaker_studio import paths
from kmaker_studio.core import orphans

if TYPE_CHECKING:
    from kmaker_studio.core.locking import FileLock

_NOTE = ".unfinished"


class _Notes:
    """The half-made files of this process, on disk."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._names: dict[str, int] = {}
        self._path: Path | None = None
        self._lock: FileLock | None = None
        self._owner = 0

    def add(self, path: Path) -> None:
        with self._turn:
            self._names[os.path.abspath(path)] = 1  # noqa: PTH100 - nothing is to be resolved
            self._write()

    def remove(self, path: Path) -> None:
        with self._turn:
            self._names.pop(os.path.abspath(path), None)  # noqa: PTH100
            self._write()

    def end(self) -> None:
        """Leave nothing behind: the process ends well."""
        with self._turn:
            if self._owner == os.getpid() and self._path is not None and not self._names:
                self._path.unlink(missing_ok=True)
                if self._lock is not None:
                    self._lock.release()

    def _write(self) -> None:
        with suppress(OSError):  # where the cache refuses there is one net less
            if self._owner != os.getpid():
                self._open()
            if self._path is not None:
                self._path.write_bytes(b"".join(os.fsencode(name) + b"\0" for name in self._names))

    def _open(self) -> None:
        from kmaker_studio.core.locking import FileLock  # slow to load, and only writers need it

        folder = _folder()
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{uuid4().hex}{_NOTE}"
        self._owner = os.getpid()
        self._path = None
        self._lock = FileLock(orphans.lock_of(path))
        self._path = path


_notes = _Notes()
atexit.register(_notes.end)


@contextmanager
def noted(path: Path) -> Generator[None]:
    """While the block lasts `path`, a file or a folder, is half-made: it goes where this process is killed."""
    _notes.add(path)
    try:
        yield
    finally:
        _notes.remove(path)


@contextmanager
def temporary_folder(prefix: str, beside: Path | None = None) -> Generator[Path]:
    """A new folder in `beside`, else where the system keeps such, that goes with the block and with this process.

    Raises `OSError` where it cannot be made.
    """
    folder = Path(tempfile.mkdtemp(prefix=prefix, dir=beside))
    with noted(folder):
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def sweep() -> None:
    """Remove what processes that were killed left half-made; never raises."""
    with suppress(OSError):
        for note in sorted(_folder().glob(f"*{_NOTE}")):
            orphans.sweep_note(note)


def _folder() -> Path:
    return paths.user_cache() / "unfinished"


class _Watch:
    """The process that waits for the end of this one."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0

    def tell(self, sign: str, pid: int) -> None:
        with self._turn, suppress(OSError):
            if self._owner != os.getpid() or self._process is None or self._process.poll() is not None:
                self._start()
            assert self._process is not None  # noqa: S101
            assert self._process.stdin is not None  # noqa: S101
            self._process.stdin.write(f"{sign}{pid}\n".encode())
            self._process.stdin.flush()

    def end(self) -> None:
        with self._turn:
            process, self._process = self._process, None
        if process is not None and self._owner == os.getpid():
            assert process.stdin is not None  # noqa: S101
            with suppress(OSError):
                process.stdin.close()
            with suppress(subprocess.TimeoutExpired):
                process.wait(5)

    def _start(self) -> None:
        self._owner = os.getpid()
        self._process = subprocess.Popen(
            [sys.executable, "-IS", str(Path(orphans.__file__)), str(_folder())],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=Path(sys.executable).anchor or None,  # it shall hold no folder
            start_new_session=os.name != "nt",  # a signal to the terminal's programs is not for it
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )


_watch = _Watch()
atexit.register(_watch.end)


@contextmanager
def guarded(process: "subprocess.Popen[bytes]") -> Generator[None]:
    """While the block lasts `process` is killed where this one ends; the block itself must end it else."""
    _watch.tell("+", process.pid)
    try:
        yield
    finally:
        _watch.tell("-", process.pid)
