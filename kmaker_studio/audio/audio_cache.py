"""A disk cache of what was computed from an audio file, by the file's hash.

Arrays lie in the user's cache folder, named by the SHA-256 of the sound file, so that a moved or copied song finds
them and an edited one does not. To hash an hour of sound takes a second: a note beside the arrays says which hash a
path of this size and time of change had. Whatever fails here only costs the time to compute again.
"""

import logging
import os
from pathlib import Path
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from kmaker_studio import paths
from kmaker_studio.core.atomic import replacing
from kmaker_studio.core.content_hash import bytes_hash, content_hash
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.files import exists
from kmaker_studio.core.jobs import Cancelled, never_cancelled

Array: TypeAlias = npt.NDArray[np.generic]

_HASHED_AT_ONCE = 64 << 20
"""Files up to this many bytes are hashed to look for them under another name, a tenth of a second at most."""

_MOST_BYTES = 256 << 20
_log = logging.getLogger(__name__)


def get_cached(path: Path, kind: str, cancelled: Cancelled = never_cancelled) -> Array | None:
    """The array of this `kind` that was kept for the sound in `path`; None where there is none or it is damaged."""
    try:
        digest = _noted_hash(path)
        if not digest and path.stat().st_size <= _HASHED_AT_ONCE:
            digest = content_hash(path, cancelled)
        kept = _folder() / f"{digest}.{kind}.npy"
        if not digest or not exists(kept):
            return None
        array: Array = _loaded(kept)
        os.utime(kept)  # the ones that nobody asks for go first
    except (OSError, ValueError, MemoryError, KMakerError) as error:
        _log.info("Nothing kept for %s: %s", path, error)
        return None
    return array


def _loaded(kept: Path) -> Array:
    """The array in `kept`; raises `ValueError` and `MemoryError` for a damaged one."""
    try:
        # mapped first: a header may claim more than there is, or than there is memory
        return np.array(np.load(kept, mmap_mode="r", allow_pickle=False))
    except (OSError, MemoryError):
        raise
    except Exception as error:  # numpy reads the header as Python, and a damaged one raises what that does
        raise ValueError(error) from error


def put_cached(path: Path, kind: str, array: Array, cancelled: Cancelled = never_cancelled) -> None:
    """Keep `array` for the sound in `path`; hashes the file, so call it in a background job."""
    try:
        folder = _folder()
        digest = content_hash(path, cancelled)
        with replacing(folder / f"{digest}.{kind}.npy") as temporary, temporary.open("wb") as file:
            np.save(file, array, allow_pickle=False)
        with replacing(_note(path)) as temporary:
            temporary.write_text(digest, encoding="ascii")
        _prune(folder)
    except (OSError, KMakerError) as error:
        _log.info("%s was not kept for %s: %s", kind, path, error)


def _folder() -> Path:
    folder = paths.user_cache() / "sounds"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _note(path: Path) -> Path:
    found = path.stat()
    text = f"{path.resolve()}\n{found.st_size}\n{found.st_mtime_ns}"
    return _folder() / f"{bytes_hash(text.encode('utf-8', 'surrogateescape'))[:32]}.note"


def _noted_hash(path: Path) -> str:
    note = _note(path)
    text = note.read_text(encoding="ascii") if exists(note) else ""
    return text if len(text) == 64 and text.isalnum() else ""


def _prune(folder: Path) -> None:
    """Remove what was not asked for longest until the rest is small enough."""
    files = sorted(folder.iterdir(), key=lambda file: file.stat().st_mtime, reverse=True)
    total = 0
    for file in files:
        total += file.stat().st_size
        if total > _MOST_BYTES:
            file.unlink(missing_ok=True)
