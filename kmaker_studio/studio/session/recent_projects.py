"""The list of recent projects, newest first, in one small file of the user's."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from kmaker_studio import paths
from kmaker_studio.core.atomic import write_text
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.files import is_file, read_bytes

_MOST = 12


@dataclass(frozen=True, slots=True)
class RecentProject:
    """A project's place, its title and artist, and when it was open last."""

    path: str
    title: str
    artist: str
    used: datetime


def recent_projects() -> tuple[RecentProject, ...]:
    """Those whose files are still there; none where the list cannot be read."""
    return tuple(each for each in _read() if is_file(Path(each.path)))


def remember_project(path: Path, title: str, artist: str) -> None:
    """Put the project at `path` first. A list that cannot be written is no reason to bother anybody."""
    place = str(path.absolute())
    others = [each for each in _read() if each.path != place]
    kept = [RecentProject(place, title, artist, datetime.now(UTC)), *others][:_MOST]
    with suppress(KMakerError, OSError):
        _file().parent.mkdir(parents=True, exist_ok=True)
        write_text(_file(), msgspec.json.format(msgspec.json.encode(kept), indent=2).decode())


def forget_recent_projects() -> None:
    """Empty the list. Raises `KMakerError` where it cannot be written."""
    if _read():
        write_text(_file(), "[]")


def _read() -> list[RecentProject]:
    try:
        return msgspec.json.decode(read_bytes(_file()), type=list[RecentProject])
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return []


def _file() -> Path:
    return paths.user_data() / "recent.json"
