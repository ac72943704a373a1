"""The job of one song of a batch, in whatever process or machine it runs. Nothing is written here."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kmaker_studio.batch.catalogue import VIDEOS, Entry
from kmaker_studio.core.content_hash import bytes_hash, content_hash
from kmaker_studio.core.errors import JobCancelled, KMakerError
from kmaker_studio.core.files import is_file, shown
from kmaker_studio.core.jobs import Cancelled, check_cancelled, ignore_progress, never_cancelled
from kmaker_studio.core.song import Song

if TYPE_CHECKING:
    from kmaker_studio.align.backend import AlignerBackend
    from kmaker_studio.separate.export_sound import ExportSound
    from kmaker_studio.video.render import RenderOptions

_one_at_a_time = threading.Lock()


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for all songs: the checkpoint, by default the shipped one, where to compute, and what videos are like.

    The last is any text that differs where the videos would.
    """

    checkpoint: Path | None = None
    device: str = "auto"
    videos: str = ""


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

    Raises `KMakerError` where a file cannot be read.
    """
    parts = [content_hash(entry.audio), content_hash(entry.lyrics), entry.language]
    parts.append(content_hash(settings.checkpoint) if settings.checkpoint else "")
    if settings.videos:
        parts.append(settings.videos)
    return bytes_hash("\n".join(parts).encode())[:32]


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
        return Outcome(reason=shown(error), seconds=time.monotonic() - started)
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

    if not is_file(entry.audio):
        raise KMakerError("There is no sound at {audio}: correct its path in the manifest.", audio=entry.audio)
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
def _aligner(settings: Settings) -> "AlignerBackend":
    from kmaker_studio.align.backend import load_aligner

    return load_aligner(settings.checkpoint, settings.device)


Publish = Callable[[Entry, Song], None]
"""Writes an aligned song's files; raises `KMakerError` where the disk refuses."""


@dataclass(frozen=True, slots=True)
class Videos:
    """What the videos of a batch are like: their pictures and their sound."""

    options: "RenderOptions"
    sound: "ExportSound"


def write_outputs(
    entry: Entry, song: Song, videos: Videos | None = None, cancelled: Cancelled = never_cancelled
) -> None:
    """Write `song` to each of the entry's outputs, a video as `videos` says, each whole or not at all.

    Raises `KMakerError` where a folder or the disk refuses.
    """
    from kmaker_studio.formats import write_song

    for path in entry.outputs:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise KMakerError(
                "The folder {folder} cannot be made ({reason}): choose another.",
                folder=path.parent,
                reason=error.strerror,
            ) from error
        if path.suffix.lower() in VIDEOS:
            _write_video(entry, song, path, videos, cancelled)
        else:
            write_song(song, path)


def _write_video(entry: Entry, song: Song, path: Path, videos: Videos | None, cancelled: Cancelled) -> None:
    from kmaker_studio.separate.export_sound import ORIGINAL
    from kmaker_studio.separate.export_video import export_video
    from kmaker_studio.video.render import RenderOptions

    wanted = videos or Videos(RenderOptions(), ORIGINAL)
    export_video(song, entry.audio, path, wanted.options, wanted.sound, cancelled=cancelled)
