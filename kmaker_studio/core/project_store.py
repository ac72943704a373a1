"""Saving and loading projects, so that neither the file of before nor somebody else's edits are lost.

A save writes `.<name>.part` beside the project, syncs it, lets `<name>.bak` be the file of before, and puts the new one
in its place. Killed at any moment, it leaves the project whole, old or new.
"""

import os
import shutil
from contextlib import suppress
from pathlib import Path

from kmaker_studio.core.atomic import replacing, require_writable_folder, write_problem
from kmaker_studio.core.content_hash import bytes_hash
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.files import exists
from kmaker_studio.core.project_file import DamagedProject, Project, project_text, read_bytes, read_project_text


class ChangedElsewhere(KMakerError):
    """The file is no longer what this window read or wrote."""


def load_project(path: Path) -> tuple[Project, str]:
    """The project at `path`, and the digest of its bytes, which `save_project` wants to see there again.

    Raises `DamagedProject`, `NewerProject` and other `KMakerError`s.
    """
    data = read_bytes(path)
    return read_project_text(data, path), bytes_hash(data)


def backup_of(path: Path) -> Path:
    """Where the state before the last save is kept."""
    return path.with_name(path.name + ".bak")


def lock_of(path: Path) -> Path:
    """The lock file of the project at `path`."""
    return path.with_name(f".{path.name}.lock")


def readable_backup(path: Path) -> Path | None:
    """The backup of the project at `path` where there is one that can be read."""
    try:
        load_project(backup_of(path))
    except KMakerError:
        return None
    return backup_of(path)


def save_project(project: Project, path: Path, known: str | None) -> str:
    """Write `project` to `path` and return the digest of what is there now.

    `known` is the digest of the file that this window read or wrote there, None where the user agreed to replace
    whatever is there. Raises `ChangedElsewhere` where something else is there now, and `KMakerError` where the folder
    or disk refuses; the old file and its backup are untouched then. A file that was there and is damaged is kept as
    `<name>.damaged`.
    """
    path = path.resolve()
    data = project_text(project, path.parent)
    require_writable_folder(path)
    if exists(path):
        _require_mine(path, known)
    with replacing(path, path.with_name(f".{path.name}.part")) as temporary:
        temporary.write_bytes(data)
        if exists(path):
            _keep(path)
    return bytes_hash(data)


def _require_mine(path: Path, known: str | None) -> None:
    if not os.access(path, os.W_OK):
        raise KMakerError("{path} is write-protected: save under another name or change its permissions.", path=path)
    if known is not None and bytes_hash(read_bytes(path)) != known:
        raise ChangedElsewhere(
            "{path} was changed by another program since it was opened here: save under another name, or decide which"
            " of the two to keep.",
            path=path,
        )


def _keep(path: Path) -> None:
    """Make the file at `path` its own backup, or put it aside where it is damaged: a good backup is worth more."""
    try:
        load_project(path)
        kept = backup_of(path)
    except DamagedProject:
        kept = path.with_name(path.name + ".damaged")
    except KMakerError:
        kept = backup_of(path)  # of a newer version, which the user chose to replace
    beside = path.with_name(f".{path.name}.keep")
    try:
        beside.unlink(missing_ok=True)
        try:
            os.link(path, beside)
        except OSError:  # a file system without links
            shutil.copyfile(path, beside)
            with beside.open("rb+") as file:
                os.fsync(file.fileno())
        beside.replace(kept)
    except OSError as error:
        raise write_problem(kept, error) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
