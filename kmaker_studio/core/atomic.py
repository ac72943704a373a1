"""Atomic file writing: files that appear whole or not at all."""

import os
import tempfile
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.files import exists, is_folder
from kmaker_studio.core.leftovers import noted


def require_writable_folder(path: Path) -> None:
    """Raise `KMakerError` unless `path`'s folder exists and can be written, and a file at `path` may be replaced."""
    folder = path.parent
    if not is_folder(folder):
        raise KMakerError("The output folder {folder} does not exist: create it or choose another.", folder=folder)
    if not os.access(folder, os.W_OK):
        raise KMakerError(
            "The output folder {folder} cannot be written: choose another or change its permissions.", folder=folder
        )
    if is_folder(path):
        raise KMakerError("The output {path} is a folder: give the name of a file.", path=path)
    if exists(path) and not os.access(path, os.W_OK):
        raise KMakerError("{path} is write-protected: save under another name or change its permissions.", path=path)


def write_problem(path: Path, error: OSError) -> KMakerError:
    """The sentence for a write that failed: a full disk, a vanished folder, missing rights."""
    reason = (error.strerror or str(error)).rstrip(".")
    return KMakerError(
        "{path} could not be written ({reason}): free some space or choose another place.", path=path, reason=reason
    )


@contextmanager
def replacing(path: Path, temporary: Path | None = None) -> Generator[Path]:
    """Yield a temporary path beside `path`; on success it is synced to disk and takes `path`'s place.

    The temporary name keeps `path`'s suffix, for programs that choose a format by it; a caller that is alone in writing
    `path` may name `temporary` itself, so that a killed process leaves one such file at most. The file keeps the
    permissions that `path` had. On any exception the temporary file is removed and `path` is untouched. Raises
    `KMakerError` where the folder or disk refuses.
    """
    require_writable_folder(path)
    try:
        if temporary is None:
            handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem[:40]}-", suffix=path.suffix)
            os.close(handle)
            temporary = Path(name)
        mode = path.stat().st_mode & 0o777 if exists(path) else 0o666 & ~_umask()
    except OSError as error:
        raise write_problem(path, error) from error
    with noted(temporary):
        try:
            yield temporary
            with temporary.open("rb+") as written:
                os.fsync(written.fileno())
            temporary.chmod(mode)
            temporary.replace(path)
        except OSError as error:
            raise write_problem(path, error) from error
        finally:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make a rename in `folder` survive a power cut, where the system can; the file itself is safe either way."""
    if os.name == "nt":
        return  # a folder cannot be opened there
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def write_text(path: Path, text: str) -> None:
    """Write `text` to `path` as UTF-8 with plain newlines, whole or not at all; raises `KMakerError`."""
    with replacing(path) as temporary:
        temporary.write_bytes(text.encode("utf-8"))
