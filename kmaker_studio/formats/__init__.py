"""Lyric formats: the registry, and reading and writing a song in any of them.

A new format is a module with a `FORMAT` (see `formats.base`) and its line in `_FORMATS`: the window's menus and
dialogs, the command line and the lists of extensions are made from these. Modules are imported when they are first
needed.
"""

import errno
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from kmaker_studio.core.atomic import replacing, require_writable_folder, write_text
from kmaker_studio.core.errors import KMakerError, Phrase
from kmaker_studio.core.files import read_bytes
from kmaker_studio.core.sane_numbers import with_sane_numbers
from kmaker_studio.core.song import Song
from kmaker_studio.formats.base import Format, Reading, WriteOptions, overlap_losses
from kmaker_studio.text.encoding import decode_text

if TYPE_CHECKING:
    from kmaker_studio.formats.base import LrcTimes
    from kmaker_studio.video.style import Style

__all__ = [
    "Choice",
    "KnownFormat",
    "Reading",
    "WriteOptions",
    "check_writable",
    "formats_for_reading",
    "formats_for_writing",
    "overlap_losses",
    "read_song",
    "read_song_text",
    "register",
    "write_options",
    "write_song",
]

_LARGEST_BYTES = 16_000_000
_PASTED = Path("pasted.txt")


Choice = Literal["style", "lrc", "ass"]
"""What a format leaves to choose when it is written, see `WriteOptions`."""


@dataclass(frozen=True, slots=True)
class KnownFormat:
    """A format as menus and file dialogs show it: all that the rest of the program knows of it.

    `module` is where its `FORMAT` stands, a name that begins with a dot in this package. `title` is a `Phrase`, so that
    it is translated. `extensions` are written and read, the first is the one to offer; `only_read` are read. Where
    `reads` is False files are not read. `timed`: it holds word times. `of_rows`: it is rows of text with marks, so that
    a file without the marks is plain lyrics under its extension. `choices` are left to whoever writes it. `magic` is
    what files that are no text begin with.
    """

    module: str
    title: Phrase
    extensions: tuple[str, ...] = ()
    only_read: tuple[str, ...] = ()
    reads: bool = True
    timed: bool = True
    of_rows: bool = False
    choices: tuple[Choice, ...] = ()
    magic: bytes = b""

    def load(self) -> Format:
        """The format itself."""
        found: Format = import_module(self.module, __name__).FORMAT
        return found


# In the order in which they are asked whether a file's text is theirs.
_FORMATS = [
    KnownFormat(".ass", Phrase("ASS karaoke"), (".ass",), only_read=(".ssa",), choices=("style", "ass")),
    KnownFormat(".zac", Phrase("ZAC2022 JSON"), (".json",)),
    KnownFormat(".lrc", Phrase("LRC"), (".lrc",), only_read=(".elrc",), of_rows=True, choices=("lrc",)),
    KnownFormat(".plain", Phrase("Plain lyrics"), (".txt",), timed=False),
    KnownFormat(".srt", Phrase("SRT subtitles"), (".srt",), timed=False, of_rows=True),
    KnownFormat(".vtt", Phrase("WebVTT"), (".vtt",)),
    KnownFormat(".ttml", Phrase("TTML"), (".ttml",), only_read=(".xml", ".itt", ".dfxp")),
    KnownFormat(".whisper_json", Phrase("Whisper JSON"), only_read=(".json",)),
    KnownFormat(".textgrid", Phrase("Praat TextGrid"), (".textgrid",)),
    KnownFormat(".audacity", Phrase("Audacity labels"), (".labels.txt",), only_read=(".txt",), of_rows=True),
    KnownFormat(".lyricsfile", Phrase("Lyricsfile"), (".lyricsfile.yaml",), only_read=(".yaml", ".yml")),
    KnownFormat(".ultrastar", Phrase("UltraStar"), (".ultrastar.txt",), only_read=(".txt",), of_rows=True),
    KnownFormat(".midi", Phrase("MIDI karaoke"), (".mid", ".kar"), only_read=(".midi",), magic=b"MThd"),
    KnownFormat(".project", Phrase("KMaker project"), only_read=(".kmaker",)),
]


def register(known: KnownFormat) -> None:
    """Add a format; the window's menus and dialogs, and the command line, have it from then on."""
    _FORMATS.append(known)


def formats_for_reading() -> tuple[KnownFormat, ...]:
    """Every format that `read_song` knows."""
    return tuple(known for known in _FORMATS if known.reads)


def formats_for_writing() -> tuple[KnownFormat, ...]:
    """Every format that `write_song` knows."""
    return tuple(known for known in _FORMATS if known.extensions)


def read_song(path: Path, style: str = "") -> Reading:
    """The song in the lyric file at `path`, by its content where that is plain and by its extension elsewhere.

    `style` picks the lines in that style of a file whose lines have styles (ASS). Raises `KMakerError`, naming the file
    and, where there is one, the line, for what is missing, no text, damaged, without lyrics or of an unknown kind.
    """
    data = _read_bytes(path)
    guess = note = None
    try:
        binary = next((each for each in formats_for_reading() if each.magic and data.startswith(each.magic)), None)
        if binary is not None and (read_bytes := binary.load().read_bytes) is not None:
            reading = read_bytes(data)
        else:
            text, guess = decode_text(data)
            known, note = _choose(path, text)
            reading = _read(known, text, style)
    except KMakerError as error:
        raise KMakerError("{path}: {reason}", path=path, reason=error) from error
    if not reading.song.word_count:
        raise KMakerError("{path} holds no lyrics: choose a file with words to sing.", path=path)
    return replace(reading, notes=tuple(filter(None, (guess, note))) + reading.notes)


def _read(known: KnownFormat, text: str, style: str) -> Reading:
    form = known.load()
    if style and form.read_style is None:
        raise KMakerError("The lines of {title} have no styles to choose from.", title=known.title)
    try:
        reading = form.read_style(text, style) if style and form.read_style is not None else form.read(text)
    except RecursionError as error:
        raise KMakerError("It is nested too deep to be read: export the file again.") from error
    except (ArithmeticError, ValueError) as error:  # of digits by the hundred
        raise KMakerError("A number in it cannot be ({reason}): export the file again.", reason=error) from error
    song, odd = with_sane_numbers(reading.song)
    return replace(reading, song=song, notes=reading.notes + odd)


def read_song_text(text: str) -> Reading:
    """The song in pasted `text`: in the format that it can only be, else plain lyrics; raises `KMakerError`."""
    known, _ = _choose(_PASTED, text)
    try:
        reading = _read(known, text, "")
    except KMakerError as error:
        raise KMakerError("The pasted text: {reason}", reason=error) from error
    if not reading.song.word_count:
        raise KMakerError("The pasted text holds no lyrics: copy the words of the song and paste them again.")
    return reading


def check_writable(path: Path) -> None:
    """Raise `KMakerError` where `write_song` could not write `path`: an unknown extension or a folder that refuses.

    For asking before the work is done that the file is to hold.
    """
    if _by_extension(path, formats_for_writing(), only_read=False) is None:
        raise _unknown(path, "written")
    require_writable_folder(path)


def write_song(
    song: Song,
    path: Path,
    style: "Style | None" = None,
    *,
    lrc: "LrcTimes" = "both",
    ass: Literal["plain", "drawn"] = "plain",
) -> tuple[str, ...]:
    """Write `song` to `path` in the format of its extension, whole or not at all; returns what the format cannot hold.

    `style` is for formats that say how the words look, the default one where None; for `lrc` and `ass` see
    `WriteOptions`. Raises `KMakerError` for an unknown extension, for words without the timing that the format needs,
    and where the folder or disk refuses.
    """
    known = _by_extension(path, formats_for_writing(), only_read=False)
    if known is None:
        raise _unknown(path, "written")
    form = known.load()
    options = WriteOptions(style, lrc, ass)
    writing = form.write(song) if form.write_with is None else form.write_with(song, options)
    if writing.data:
        with replacing(path) as temporary:
            temporary.write_bytes(writing.data)
    else:
        write_text(path, writing.text)
    return writing.losses


def write_options(lrc: str, ass: str) -> WriteOptions:
    """The options of these names; raises `KMakerError` where there is none of the name."""
    from kmaker_studio.formats.lrc_writer import lrc_times

    if ass not in ("plain", "drawn"):
        raise KMakerError("There is no ASS that is {name!r}: choose one of plain, drawn.", name=ass)
    return WriteOptions(lrc=lrc_times(lrc), ass=ass)


def _read_bytes(path: Path) -> bytes:
    try:
        return read_bytes(path, _LARGEST_BYTES)
    except IsADirectoryError as error:
        raise KMakerError(
            "The lyrics {path} cannot be read, as it is a folder: give the name of a lyric file.", path=path
        ) from error
    except FileNotFoundError as error:
        raise KMakerError(
            "The lyrics {path} cannot be read, as it does not exist: give the name of a lyric file.", path=path
        ) from error
    except OSError as error:
        if error.errno == errno.EFBIG:
            size = path.stat().st_size // 1_000_000
            raise KMakerError(
                "{path} is too large for lyrics ({size} MB): choose a lyric file.", path=path, size=size
            ) from error
        raise KMakerError(
            "The lyrics {path} cannot be read ({reason}): check its permissions.", path=path, reason=error.strerror
        ) from error


def _choose(path: Path, text: str) -> tuple[KnownFormat, str | None]:
    """The format to read `text` with, and a sentence where that is not the one of the file's extension."""
    formats = formats_for_reading()
    named = _by_extension(path, formats, only_read=True)
    for known in sorted(formats, key=lambda known: not _extension(path, known, only_read=True)):
        if known.load().recognises(text):
            note = Phrase("{name} holds {title} and was read as that.", name=path.name, title=known.title)
            return known, None if _extension(path, known, only_read=True) else note
    if named is None:
        raise _unknown(path, "read")
    plain = next(known for known in formats if known.module == ".plain")
    if named.of_rows and named is not plain:
        return plain, Phrase("{name} holds no {title} and was read as plain lyrics.", name=path.name, title=named.title)
    return named, None


def _by_extension(path: Path, formats: tuple[KnownFormat, ...], *, only_read: bool) -> KnownFormat | None:
    """The format with the longest extension that `path` ends with, the first of several."""
    best = max(formats, key=lambda known: len(_extension(path, known, only_read=only_read)))
    return best if _extension(path, best, only_read=only_read) else None


def _extension(path: Path, known: KnownFormat, *, only_read: bool) -> str:
    """The longest extension of `known` that `path` ends with; empty where there is none."""
    extensions = known.extensions + (known.only_read if only_read else ())
    return max((each for each in extensions if path.name.lower().endswith(each)), key=len, default="")


def _unknown(path: Path, verb: str) -> KMakerError:
    formats = formats_for_reading() if verb == "read" else formats_for_writing()
    extensions = ", ".join(extension for known in formats for extension in known.extensions)
    suffix = path.suffix
    what = Phrase("the extension {suffix!r}", suffix=suffix) if suffix else Phrase("no extension")
    if verb == "read":
        return KMakerError(
            "{name} has {what}, which is not one that can be read: use one of {extensions}.",
            name=path.name,
            what=what,
            extensions=extensions,
        )
    return KMakerError(
        "{name} has {what}, which is not one that can be written: use one of {extensions}.",
        name=path.name,
        what=what,
        extensions=extensions,
    )
