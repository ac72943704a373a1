"""Sorting dropped files: which is the song, which the lyrics, which a project."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kmaker_studio.core.errors import KMakerError, Phrase
from kmaker_studio.core.files import exists, is_folder
from kmaker_studio.core.project_file import SUFFIX
from kmaker_studio.formats import formats_for_reading

AUDIO_EXTENSIONS = (".wav", ".flac", ".mp3", ".ogg", ".opus", ".oga", ".m4a", ".aac", ".aif", ".aiff", ".wma", ".caf")
VIDEO_EXTENSIONS = (".mp4", ".mkv", ".mov", ".webm", ".avi", ".m4v")


def lyric_extensions() -> tuple[str, ...]:
    """The extensions of every lyric format that can be read."""
    known = formats_for_reading()
    return tuple(dict.fromkeys(extension for each in known for extension in each.extensions + each.only_read))


@dataclass(frozen=True, slots=True)
class SongFiles:
    """A song's sound and its lyrics, each where it is known; `text` are lyrics that were pasted.

    With `replaces` they take the place of the open song's. A `project` comes alone. `style` is the ASS style of the
    lines that are sung, where the user chose one.
    """

    audio: Path | None = None
    lyrics: Path | None = None
    text: str = ""
    project: Path | None = None
    replaces: bool = False
    style: str = ""

    @property
    def has_lyrics(self) -> bool:
        """Whether there are words to sing."""
        return bool(self.text) or self.lyrics is not None

    @property
    def is_whole(self) -> bool:
        """Whether there is enough to begin with."""
        return self.audio is not None and self.has_lyrics

    def joined(self, newer: "SongFiles") -> "SongFiles":
        """These files with those of `newer` in their place where it has them."""
        if newer.has_lyrics:
            return SongFiles(newer.audio or self.audio, newer.lyrics, newer.text, style=newer.style)
        return SongFiles(newer.audio or self.audio, self.lyrics, self.text, style=self.style)


def sort_files(paths: Sequence[Path]) -> SongFiles:
    """The sound and the lyrics among `paths`, or the project, by their extensions.

    Raises `KMakerError` where there are several of a kind, one is of none, or one is not there.
    """
    sounds: list[Path] = []
    lyrics: list[Path] = []
    projects: list[Path] = []
    for path in paths:
        suffix = path.suffix.lower()
        if is_folder(path):
            raise KMakerError("{name} is a folder: drop a song and its lyrics.", name=path.name)
        if suffix == SUFFIX:
            projects.append(path)
        elif suffix in AUDIO_EXTENSIONS + VIDEO_EXTENSIONS:
            sounds.append(path)
        elif suffix in lyric_extensions():
            lyrics.append(path)
        else:
            known = ", ".join(lyric_extensions())
            raise KMakerError(
                "{name} is neither a sound or video file nor lyrics ({known}): drop a song and its lyrics.",
                name=path.name,
                known=known,
            )
    for kind, found in (
        (Phrase("songs"), sounds),
        (Phrase("files of lyrics"), lyrics),
        (Phrase("projects"), projects),
    ):
        if len(found) > 1:
            names = Phrase("{first} and {second}", first=found[0].name, second=found[1].name)
            if len(found) > 2:
                names = Phrase("{names} ...", names=names)
            raise KMakerError(
                "There are {count} {kind} ({names}): drop one song and its lyrics at a time.",
                count=len(found),
                kind=kind,
                names=names,
            )
    if projects and (sounds or lyrics):
        other = (sounds + lyrics)[0].name
        raise KMakerError(
            "{name} is a project and has its own sound and words: drop it without {other}.",
            name=projects[0].name,
            other=other,
        )
    missing = next((path for path in paths if not exists(path)), None)
    if missing is not None:
        raise KMakerError("{missing} does not exist: check its name.", missing=missing)
    audio, words, project = (found[0] if found else None for found in (sounds, lyrics, projects))
    return SongFiles(audio, words, project=project)
