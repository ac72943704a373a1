"""The batch's catalogue: which songs to align, read from a CSV, a file of JSON lines, or a folder."""

import csv
import io
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.files import files_below, is_file, is_folder, read_bytes, shown
from kmaker_studio.formats import formats_for_reading, formats_for_writing
from kmaker_studio.text.encoding import decode_text

AUDIO_SUFFIXES = frozenset(
    (
        *(".aac", ".aif", ".aiff", ".caf", ".flac", ".m4a", ".mp3", ".oga", ".ogg", ".opus", ".wav", ".wma"),
        *(".avi", ".m4v", ".mkv", ".mov", ".mp4", ".webm"),
    )
)
VIDEOS = (".mp4",)
"""The videos that a batch writes."""

_LONGEST_NAME = 255
_LONGEST_PATH = 4000
_COLUMNS = ("audio", "lyrics", "language", "output")


@dataclass(frozen=True, slots=True)
class Entry:
    """A song to align: its files, its language where it is known, and the files to write, of which no other has one."""

    name: str
    audio: Path
    lyrics: Path
    outputs: tuple[Path, ...]
    language: str = ""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The songs to align, and a sentence for each sound that was left out."""

    entries: tuple[Entry, ...]
    notes: tuple[str, ...] = ()


class _Row(msgspec.Struct):
    audio: str
    lyrics: str
    language: str | None = None
    output: str | None = None


def read_catalogue(source: Path, out: Path, extensions: Iterable[str], language: str = "") -> Catalogue:
    """The songs of `source`, each to be written into `out` as a file of each of `extensions` (`.lrc`).

    `source` is a folder, in which (and in whose folders) a sound belongs to the lyrics of the same name; a CSV with a
    heading; or JSON objects, one a line. The columns are audio, lyrics, and where wanted language and output, paths
    relative to `source`'s own folder, the output's to `out`. `language` is that of the rows without one. Raises
    `KMakerError`, with the line, for a catalogue that is damaged, empty, or writes two songs into one file.
    """
    extensions = tuple(extensions)
    if is_folder(source):
        catalogue = _of_folder(source, out, extensions, language)
    else:
        rows = _rows(source)
        entries = (_entry(source, number, row, out, extensions, language) for number, row in rows)
        catalogue = Catalogue(tuple(entries))
    if not catalogue.entries:
        raise KMakerError("{source} names no songs: give pairs of sound and lyrics.", source=source)
    _refuse_twins(source, catalogue.entries)
    return catalogue


def _rows(source: Path) -> Iterator[tuple[int, _Row]]:
    """Each row of the manifest and the number of its line."""
    try:
        text, _ = decode_text(read_bytes(source))
    except OSError as error:
        raise KMakerError(
            "The manifest {source} cannot be read ({reason}): give a CSV or folder.",
            source=source,
            reason=error.strerror,
        ) from error
    except KMakerError as error:
        raise KMakerError("{source}: {error}", source=source, error=error) from error
    text = text.removeprefix("\ufeff")
    if text.lstrip().startswith("{"):
        for number, line in enumerate(text.splitlines(), 1):
            if line.strip():
                yield number, _checked(source, number, line.encode())
        return
    heading = text.partition("\n")[0]
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=heading.count))
    columns = [name.strip().lower() for name in reader.fieldnames or ()]
    if not {"audio", "lyrics"} <= set(columns):
        raise KMakerError(
            "The first line of {source} does not name the columns audio and lyrics: write them there or give a folder.",
            source=source,
        )
    reader.fieldnames = columns
    for row in _csv_rows(source, reader):
        cells = {name: (row.get(name) or "").strip() for name in _COLUMNS}
        if any(cells.values()):
            yield reader.line_num, _checked(source, reader.line_num, msgspec.json.encode(cells))


def _csv_rows(source: Path, reader: "csv.DictReader[str]") -> Iterator[dict[str, str]]:
    try:
        yield from reader
    except csv.Error as error:  # an open quote swallows what follows into one cell of over 131,072 characters
        raise KMakerError(
            "Line {number} of {source} is damaged ({error}): mend it.",
            number=reader.line_num,
            source=source,
            error=error,
        ) from error


def _checked(source: Path, number: int, line: bytes) -> _Row:
    try:
        row = msgspec.json.decode(line, type=_Row)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise KMakerError(
            "Line {number} of {source} is damaged ({error}): mend it.", number=number, source=source, error=error
        ) from error
    for column in ("audio", "lyrics"):
        if not getattr(row, column):
            raise KMakerError(
                "Line {number} of {source} has no {column}: name a file, or remove the line.",
                number=number,
                source=source,
                column=column,
            )
    for column in ("audio", "lyrics", "output"):
        name = getattr(row, column) or ""
        if not _is_name(name):
            raise KMakerError(
                "Line {number} of {source} names no file under {column} (it is too long or has odd characters):"
                " mend it.",
                number=number,
                source=source,
                column=column,
            )
    return row


def _is_name(text: str) -> bool:
    """Whether `text` could be the path of a file."""
    try:
        parts = [len(os.fsencode(part)) for part in Path(text).parts]
    except UnicodeEncodeError:
        return False
    return (
        text.isprintable() and len(os.fsencode(text)) < _LONGEST_PATH and all(part <= _LONGEST_NAME for part in parts)
    )


def _entry(source: Path, number: int, row: _Row, out: Path, extensions: tuple[str, ...], language: str) -> Entry:
    folder = source.parent
    stem = Path(row.audio).stem
    outputs = (out / row.output,) if row.output else tuple(out / f"{stem}{extension}" for extension in extensions)
    for path in outputs:
        if not Path(os.path.abspath(path)).is_relative_to(os.path.abspath(out)):  # noqa: PTH100 - links stay unread
            raise KMakerError(
                "Line {number} of {source} would write {name} outside the folder {out}: name a place in it.",
                number=number,
                source=source,
                name=row.output,
                out=out,
            )
        if not path.name.lower().endswith(_writable()):
            known = ", ".join(_writable())
            raise KMakerError(
                "Line {number} of {source} asks for {name}, which cannot be written: use {known}.",
                number=number,
                source=source,
                name=path.name,
                known=known,
            )
    return Entry(row.audio, folder / row.audio, folder / row.lyrics, outputs, row.language or language)


def _of_folder(folder: Path, out: Path, extensions: tuple[str, ...], language: str) -> Catalogue:
    readable = [each for known in formats_for_reading() for each in known.extensions + known.only_read]
    readable.sort(key=lambda extension: extension != ".txt")  # plain words before an old timing of them
    entries: list[Entry] = []
    notes: list[str] = []
    for audio in files_below(folder):
        if isinstance(audio, OSError):
            notes.append(f"{shown(audio.filename)} cannot be read ({audio.strerror}) and was left out.")
            continue
        if audio.suffix.lower() not in AUDIO_SUFFIXES:
            continue
        if out in audio.parents and out != folder:
            continue
        stem = audio.relative_to(folder).with_suffix("")
        outputs = tuple(out / f"{stem}{extension}" for extension in extensions)
        besides = (audio.with_suffix(extension) for extension in readable)
        lyrics = next((path for path in besides if is_file(path) and path not in outputs), None)
        if lyrics is None:
            notes.append(f"{shown(audio.relative_to(folder))} has no lyrics beside it and was left out.")
        else:
            entries.append(Entry(shown(audio.relative_to(folder)), audio, lyrics, outputs, language))
    return Catalogue(tuple(entries), tuple(notes))


def _refuse_twins(source: Path, entries: Iterable[Entry]) -> None:
    owners: dict[Path, str] = {}
    for entry in entries:
        for path in entry.outputs:
            if path in owners:
                raise KMakerError(
                    "{owner} and {name} of {source} would both be written to {path}: give them outputs.",
                    owner=owners[path],
                    name=entry.name,
                    source=source,
                    path=path,
                )
            owners[path] = entry.name


def writable_extension(name: str) -> str:
    """`lrc` or `.lrc` as the extension `.lrc`; raises `KMakerError` where neither a format nor a video has it."""
    extension = f".{name.strip().lower().removeprefix('.')}"
    if extension not in _writable():
        raise KMakerError(
            "There is no format {name!r}: choose one of {known}.",
            name=name,
            known=", ".join(each[1:] for each in _writable()),
        )
    return extension


def _writable() -> tuple[str, ...]:
    timed = (extension for known in formats_for_writing() if known.timed for extension in known.extensions)
    return (*timed, *VIDEOS)
