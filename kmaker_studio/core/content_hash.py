"""Content hashes: the SHA-256 that tells one file from another, wherever it lies."""

import hashlib
from pathlib import Path

from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.jobs import Cancelled, check_cancelled, never_cancelled

_BLOCK_BYTES = 1 << 20
_known: dict[tuple[str, int, int], str] = {}


def content_hash(path: Path, cancelled: Cancelled = never_cancelled) -> str:
    """The SHA-256 of the file at `path` as 64 hexadecimal digits.

    A second call for a file of the same size and time of change answers at once. A gigabyte takes about a second: ask
    in a background job. Raises `KMakerError` where the file cannot be read, `JobCancelled` when told to stop.
    """
    try:
        found = path.stat()
        key = (str(path), found.st_size, found.st_mtime_ns)
        if key not in _known:
            digest = hashlib.sha256()
            with path.open("rb") as file:
                while block := file.read(_BLOCK_BYTES):
                    check_cancelled(cancelled)
                    digest.update(block)
            _known[key] = digest.hexdigest()
        return _known[key]
    except OSError as error:
        raise KMakerError(
            "{path} cannot be read ({reason}): check that it is there and readable.", path=path, reason=error.strerror
        ) from error


def bytes_hash(data: bytes) -> str:
    """The same for bytes in memory."""
    return hashlib.sha256(data).hexdigest()
