"""Which of the files that the user dropped is the song and which the lyrics."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kmaker_studio.core.errors import KMakerError
from kmaker_studio.formats import formats_for_reading

AUDIO = (".wav", ".flac", ".mp3", ".ogg", ".opus", ".oga", ".m4a", ".aac", ".aif", ".aiff", ".wma", ".caf")
VIDEO = (".mp4", ".mkv", ".mov", ".webm", ".avi", ".m4v")


def lyric_extensions() -> tuple[str, ...]:
    """The extensions of every lyric format that can be read."""
    known = formats_for_reading()
    return tuple(extension for each in known for extension in each.extensions + each.only_read)


@dataclass(frozen=True, slots=True)
class Files:
    """A song's sound and its lyrics, each where it is known."""

    audio: Path | None = None
    lyrics: Path | None = None

    def joined(self, newer: "Files") -> "Files":
        """These files with those of `newer` in their place where it has them."""
        return Files(newer.audio or self.audio, newer.lyrics or self.lyrics)


def sort_files(paths: Sequence[Path]) -> Files:
    """The sound and the lyrics among `paths`, by their extensions.

    Raises `KMakerError` where there are several of a kind or one is of neither.
    """
    sounds: list[Path] = []
    lyrics: list[Path] = []
    for path in paths:
        suffix = path.suffix.lower()
        if path.is_dir():
            raise KMakerError(f"{path.name} is a folder: drop a song and its lyrics.")
        if suffix in AUDIO + VIDEO:
            sounds.append(path)
        elif suffix in lyric_extensions():
            lyrics.append(path)
        else:
            known = ", ".join(lyric_extensions())
            raise KMakerError(
                f"{path.name} is neither a sound or video file nor lyrics ({known}): drop a song and its lyrics."
            )
    for kind, found in (("songs", sounds), ("files of lyrics", lyrics)):
        if len(found) > 1:
            names = " and ".join(path.name for path in found[:2])
            raise KMakerError(f"There are {len(found)} {kind} ({names}): drop one song and its lyrics at a time.")
    return Files(sounds[0] if sounds else None, lyrics[0] if lyrics else None)
