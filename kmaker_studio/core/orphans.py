"""The small process that waits for another one's end, then kills what that left running and removes half-made files.

`python orphans.py FOLDER`; standard input brings a line `+PID` for each program that the other one starts and `-PID`
when that has ended, and ends itself when the other process does, however it does. It imports nothing of ours and next
to nothing else, for it is started with each process that runs ffmpeg.
"""

import os
import shutil
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path

_NOTE = ".unfinished"


def lock_of(note: Path) -> Path:
    """The lock that the writer of a note holds while it lives."""
    return note.with_suffix(".lock")


def sweep_note(note: Path) -> None:
    """Remove what `note` names, and it, unless its writer lives."""
    lock = lock_of(note)
    if not _is_free(lock):
        return
    with suppress(OSError):
        for name in note.read_bytes().split(b"\0"):
            path = Path(os.fsdecode(name))
            if not name or not path.is_absolute():
                continue
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)
    with suppress(OSError):
        note.unlink(missing_ok=True)
    with suppress(OSError):
        lock.unlink(missing_ok=True)


def _is_free(lock: Path) -> bool:
    """Whether nobody holds `lock`, taken as `filelock` takes it."""
    try:
        handle = os.open(lock, os.O_RDWR)
    except FileNotFoundError:
        return True
    except OSError:
        return False
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    finally:
        os.close(handle)
    return True


def main() -> None:
    """Wait for the end of the process at the other side of standard input, then clean up behind it."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    running: set[int] = set()
    for line in sys.stdin:
        if line[:1] == "+":
            running.add(int(line[1:]))
        else:
            running.discard(int(line[1:]))
    for pid in running:
        with suppress(OSError):
            os.kill(pid, getattr(signal, "SIGKILL", signal.SIGTERM))
    if running:
        time.sleep(0.3)  # until what they held open is let go
    for note in Path(sys.argv[1]).glob(f"*{_NOTE}"):
        sweep_note(note)


if __name__ == "__main__":
    main()
