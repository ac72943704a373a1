"""`Song`, as scripts hold one: the document, how it looks and what is to be said about it; how it is read and saved."""

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from kmaker_studio.core.files import is_file
from kmaker_studio.core.project_file import SUFFIX
from kmaker_studio.core.song import Line, Word
from kmaker_studio.core.song import Song as Document
from kmaker_studio.formats import Reading, read_song, read_song_text, write_song
from kmaker_studio.video.style import Style, load_style, read_style

if TYPE_CHECKING:
    from kmaker_studio.formats.base import LrcTimes

FilePath = str | os.PathLike[str]
"""Where a file is: text or a `pathlib.Path`."""


@dataclass(frozen=True, slots=True)
class Song:
    """A song's lyrics with their times.

    `document` is the song as the whole program knows it (`kmaker_studio.core.song.Song`): frozen, times in integer
    milliseconds, `None` where a word has none. `style` is how the words look in ASS and video, None for the default.
    `notes` are sentences about what the reader guessed or skipped and what looks wrong with an alignment.

    >>> import kmaker_studio as km
    >>> song = km.parse("[00:01.00]<00:01.00>Hello <00:01.50>world<00:02.00>")
    >>> [(word.text, word.start_ms, word.end_ms) for word in song.words]
    [('Hello', 1000, 1500), ('world', 1500, 2000)]
    >>> song.is_timed
    True
    """

    document: Document
    style: Style | None = None
    notes: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The title, empty where it is not known."""
        return self.document.title

    @property
    def artist(self) -> str:
        """Who sings or wrote it, empty where that is not known."""
        return self.document.artist

    @property
    def language(self) -> str:
        """The ISO 639-1 code of the lyrics' language, empty where it is not known."""
        return self.document.language

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines, each with its `words`, `text`, `singer`, `start_ms` and `end_ms`."""
        return self.document.lines

    @property
    def words(self) -> tuple[Word, ...]:
        """Every word in the order of the lyrics, with its `text`, `start_ms`, `end_ms` and `confidence`."""
        return tuple(self.document.words())

    @property
    def doubtful_words(self) -> tuple[Word, ...]:
        """The words of whose time the aligner is not sure, and which nobody has locked since: worth a look."""
        return tuple(word for word in self.document.words() if word.is_doubtful)

    @property
    def is_timed(self) -> bool:
        """Whether there is at least one word and every word is timed."""
        return self.document.is_timed

    def edited(self, edit: Callable[[Document], Document]) -> "Song":
        """The song after `edit`, any function from document to document, such as those of `kmaker_studio.core.edits`.

        >>> from dataclasses import replace
        >>> import kmaker_studio as km
        >>> km.parse("la la la").edited(lambda document: replace(document, title="Three")).title
        'Three'
        """
        return replace(self, document=edit(self.document))

    def save(
        self,
        path: FilePath,
        style: Style | str | None = None,
        *,
        lrc: "LrcTimes" = "both",
        ass: Literal["plain", "drawn"] = "plain",
    ) -> tuple[str, ...]:
        """Write the song to `path`, whole or not at all; returns a sentence for each thing the format cannot hold.

        The extension chooses the format: `.lrc`, `.ass`, `.json` (ZAC2022), `.ultrastar.txt`, `.txt`, or `.kmaker`, a
        project for the window, which holds everything and keeps the file of before as `.bak`. `style` is for ASS and
        projects (a name, a `Style`, or a style's JSON file), the song's own where None. `lrc` says which times an LRC
        file has (of lines, of words, or both), `ass` whether an ASS file is plain, an event a line, or as the video
        draws it.

        Raises `KMakerError` for an unknown extension or style, for words without the timing that the format needs, and
        where the folder or disk refuses.
        """
        target, look = Path(path), self.style if style is None else find_style(style)
        if target.suffix.lower() == SUFFIX:
            _save_project(self.document, target, look)
            return ()
        return write_song(self.document, target, look, lrc=lrc, ass=ass)


def read(path: FilePath, ass_style: str = "") -> Song:
    """The song in the lyric file or project at `path`: by its content where that is plain, else by its extension.

    Of an ASS file only the lines of `ass_style` are read where one is named.

    Raises `KMakerError`, naming the file and where there is one the line, for what is missing, no text, damaged,
    without lyrics or of an unknown kind.
    """
    return _song_of(read_song(Path(path), ass_style))


def parse(text: str) -> Song:
    """The song in `text`: in the format that it can only be, else plain lyrics, a line a line.

    Raises `KMakerError` where there are no words in it.

    >>> import kmaker_studio as km
    >>> [line.text for line in km.parse("Should auld acquaintance\\nbe forgot").lines]
    ['Should auld acquaintance', 'be forgot']
    """
    return _song_of(read_song_text(text))


def find_style(style: Style | FilePath) -> Style:
    """The style of that name, in that JSON file (a path that ends in `.json`), or `style` itself where it is one.

    Raises `KMakerError` where there is none or its file is damaged.
    """
    if isinstance(style, Style):
        return style
    name = os.fspath(style)
    return read_style(Path(name)) if name.endswith(".json") else load_style(name)


def _song_of(reading: Reading) -> Song:
    if reading.style is None:
        return Song(reading.song, None, reading.notes)
    from kmaker_studio.video.song_style import read_song_style

    own, note = read_song_style(reading.style)
    return Song(reading.song, own.style, reading.notes + ((note,) if note else ()))


def _save_project(document: Document, path: Path, style: Style | None) -> None:
    from kmaker_studio.core.content_hash import content_hash
    from kmaker_studio.core.project_file import Project
    from kmaker_studio.core.project_store import save_project
    from kmaker_studio.video.song_style import SongStyle
    from kmaker_studio.video.style import style_names

    stored = None
    if style is not None:
        preset = next((name for name in style_names() if load_style(name) == style), "")
        stored = SongStyle(style, preset).stored
    audio = Path(document.audio).absolute()
    if document.audio and is_file(audio):
        here = replace(document, audio=str(audio))
        project = Project(here, content_hash(audio), audio.stat().st_size, stored)
    else:
        project = Project(document, style=stored)
    save_project(project, path, None)
