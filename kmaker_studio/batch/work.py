"""One song of a batch, in whatever process or machine it falls to. Nothing is written here."""

import hashlib
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kmaker_studio.batch.catalogue import Entry
from kmaker_studio.core.errors import JobCancelled, KMakerError
from kmaker_studio.core.jobs import Cancelled, check_cancelled, ignore_progress
from kmaker_studio.core.song import Song

if TYPE_CHECKING:
    from kmaker_studio.align.aligner import Aligner

_one_at_a_time = threading.Lock()


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for all songs: the checkpoint, by default the shipped one, and where to compute."""

    checkpoint: Path | None = None
    device: str = "auto"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a song: it is aligned, or `reason` says in one sentence why it is not.

    `key` is that of the files as they were read, `seconds` the time it took.
    """

    song: Song | None = None
    key: str = ""
    reason: str = ""
    notes: tuple[str, ...] = ()
    seconds: float = 0.0


def key_of(entry: Entry, settings: Settings) -> str:
    """A name for what `entry` is made from: another sound, other words, another checkpoint give another one.

    Raises `OSError` where a file cannot be read.
    """
    parts = [_sha256(entry.audio), _sha256(entry.lyrics), entry.language]
    parts.append(_sha256(settings.checkpoint) if settings.checkpoint else "")
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def align_entry(entry: Entry, settings: Settings, cancelled: Cancelled) -> Outcome:
    """Align one song; every trouble with it becomes its `reason`. Only `JobCancelled` is raised.

    The aligner is loaded with the first song of a process and serves all others, one after the other.
    """
    started = time.monotonic()
    try:
        with _one_at_a_time:
            song, key, notes = _aligned(entry, settings, cancelled)
    except JobCancelled:
        raise
    except (KMakerError, OSError) as error:
        return Outcome(reason=str(error), seconds=time.monotonic() - started)
    except MemoryError:
        return Outcome(
            reason=f"There is not enough memory for {entry.audio}: close other programs or use fewer --jobs."
        )
    except Exception as error:  # noqa: BLE001 - a fault that one song meets shall not stop the others
        return Outcome(reason=f"The program failed on {entry.audio} ({error!r}): please report this.")
    return Outcome(song, key, notes=notes, seconds=time.monotonic() - started)


def _aligned(entry: Entry, settings: Settings, cancelled: Cancelled) -> tuple[Song, str, tuple[str, ...]]:
    from kmaker_studio.formats import read_song
    from kmaker_studio.text.language import known_language

    if not entry.audio.is_file():
        raise KMakerError(f"There is no sound at {entry.audio}: correct its path in the manifest.")
    language = known_language(entry.language) if entry.language else ""
    reading = read_song(entry.lyrics)
    key = key_of(entry, settings)
    check_cancelled(cancelled)  # loading takes seconds
    # a language that the lyrics file claims is a hint; one the user claims is checked
    aligner = _aligner(settings)
    song = replace(reading.song, language=language)
    found = aligner.align(song, entry.audio, ignore_progress, cancelled, brackets=True)
    song = replace(found.song, language=language or reading.song.language)
    return song, key, reading.notes + found.warnings


@cache
def _aligner(settings: Settings) -> "Aligner":
    from kmaker_studio.align.aligner import Aligner

    return Aligner.load(settings.checkpoint, settings.device)


Publish = Callable[[Entry, Song], None]
"""Writes an aligned song's files; raises `KMakerError` where the disk refuses."""


def write_outputs(entry: Entry, song: Song) -> None:
    """Write `song` to each of the entry's outputs, each whole or not at all."""
    from kmaker_studio.formats import write_song

    for path in entry.outputs:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise KMakerError(f"The folder {path.parent} cannot be made ({error.strerror}): choose another.") from error
        write_song(song, path)
