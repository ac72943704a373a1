"""`find_notes`: the pitches that a song's words are sung on."""

from dataclasses import replace
from pathlib import Path

from kmaker_studio.api.song import FilePath, Song
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.files import exists
from kmaker_studio.core.jobs import Cancelled, Report, ignore_progress, never_cancelled


def find_notes(
    song: Song,
    audio: FilePath,
    *,
    vocals: FilePath | None = None,
    separator: str = "spleeter",
    report: Report = ignore_progress,
    cancelled: Cancelled = never_cancelled,
) -> Song:
    """`song` with the notes that its timed words are sung on in `audio`, found in the singing alone.

    `vocals` is the singing where it is there already; else the song is taken apart by `separator` (see `kmaker
    separate`), once, as the stems are kept. Raises `KMakerError` for words without timing, a sound that cannot be read
    and a separator that fails; `JobCancelled` when told to stop.
    """
    from kmaker_studio.pitch.f0 import f0_of_file
    from kmaker_studio.pitch.notes import notes_of_song
    from kmaker_studio.separate.find_separator import find_separator
    from kmaker_studio.separate.stem_cache import stems_of

    if not any(word.is_timed for word in song.words):
        raise KMakerError("No word has a time yet, so nobody knows what it is sung on: align the song first.")
    sound = Path(audio if vocals is None else vocals)
    if not exists(sound):
        raise KMakerError("There is no sound at {audio}: give the path of a song.", audio=sound)
    voice = sound if vocals is not None else stems_of(sound, find_separator(separator), report, cancelled).vocals
    found = notes_of_song(song.document, f0_of_file(voice, report, cancelled))
    return replace(song, document=found.song, notes=song.notes + found.notes)
