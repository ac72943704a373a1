"""The batch's journal: what became of each song, so that a batch goes on where it stopped.

One line of JSON a song that was done or failed, synced to disk before the next; the last line of a song counts. A
line that a crash cut short is passed over.
"""

import os
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import msgspec

from kmaker_studio.batch.catalogue import Entry
from kmaker_studio.batch.song_job import Settings, key_of
from kmaker_studio.core.atomic import write_problem
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.files import is_file, read_bytes, shown
from kmaker_studio.core.jobs import Cancelled, check_cancelled
from kmaker_studio.core.locking import FileLock, FileLockedError

JOURNAL_NAME = "kmaker-batch.jsonl"
_MOST_BYTES = 1 << 30


class Record(msgspec.Struct, frozen=True):
    """A song's last state. `key` says which sound, words and settings it was made from, `reason` why it failed."""

    song: str
    state: Literal["done", "failed"]
    key: str = ""
    outputs: list[str] = []
    seconds: float = 0.0
    reason: str = ""


class Journal:
    """The journal of a folder, held by this process alone; see `open_journal`."""

    def __init__(self, path: Path, handle: int) -> None:
        self._path = path
        self._handle = handle
        self.records = {record.song: record for record in _read(path)}

    def write(self, record: Record) -> None:
        """Add `record`; when this returns it survives a crash. Raises `KMakerError` where the disk refuses."""
        self.records[record.song] = record
        try:
            os.write(self._handle, msgspec.json.encode(record) + b"\n")
            os.fsync(self._handle)
        except OSError as error:
            raise write_problem(self._path, error) from error


@contextmanager
def open_journal(folder: Path) -> Generator[Journal]:
    """The journal of `folder`, which is made where it is missing.

    Raises `KMakerError` where the folder cannot be written and where another batch is at work in it.
    """
    path = folder / JOURNAL_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o666)
    except OSError as error:
        raise write_problem(path, error) from error
    lock = None
    try:
        lock = _lock(folder)
        if not _ends_whole(path):
            os.write(handle, b"\n")
        yield Journal(path, handle)
    finally:
        os.close(handle)
        if lock is not None:
            lock.release()


def _lock(folder: Path) -> FileLock | None:
    """The lock of the folder; None on a file system without locks."""
    try:
        return FileLock(folder / f".{JOURNAL_NAME}.lock")
    except FileLockedError as error:
        raise KMakerError(
            "Another batch is writing into {folder}: wait for it, or choose another --out.", folder=folder
        ) from error
    except OSError:
        return None


def _ends_whole(path: Path) -> bool:
    with path.open("rb") as file:
        if not file.seek(0, os.SEEK_END):
            return True
        file.seek(-1, os.SEEK_END)
        return file.read() == b"\n"


def _read(path: Path) -> Iterator[Record]:
    try:
        lines = read_bytes(path, _MOST_BYTES).splitlines()
    except OSError as error:
        raise KMakerError(
            "The journal {path} cannot be read ({reason}): remove it to begin anew.", path=path, reason=error.strerror
        ) from error
    for line in lines:
        try:
            yield msgspec.json.decode(line, type=Record)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            continue


def is_done(entry: Entry, journal: Journal, out: Path, settings: Settings, cancelled: Cancelled) -> bool:
    """Whether `entry` needs no work: its record, its files and what it was made from are those of this batch."""
    check_cancelled(cancelled)
    record = journal.records.get(entry.name)
    if record is None or record.state != "done" or record.outputs != output_names(entry, out):
        return False
    if not all(is_file(path) for path in entry.outputs):
        return False
    try:
        return record.key == key_of(entry, settings)
    except KMakerError:
        return False  # aligning it will say what is wrong


def output_names(entry: Entry, out: Path) -> list[str]:
    """The entry's outputs as the journal writes them: relative to the folder `out` where they lie in it."""
    return [shown(path.relative_to(out).as_posix() if out in path.parents else path) for path in entry.outputs]
