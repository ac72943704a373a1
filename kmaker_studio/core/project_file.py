"""The project file `<song>.kmaker`: what it says, and its text.

One JSON object in UTF-8, a word a line, so that a person can read it and a version control system can show what
changed. `version` counts up with every change of the fields. A field that this version does not know is refused and
not dropped, for the next save would lose it: a program that adds a field must raise `version`.

The sound is named relative to the project's folder (with `/` on every system) and known by its SHA-256, so a project
and its sound can move together, and a sound that moved alone is recognised. So are its instrumental and its singing,
where there are any: a project that has none, nor anything else that is new, is written as version 1, which older
programs read.
"""

import errno
import os
from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path, PureWindowsPath
from typing import Annotated, Any

import msgspec

from kmaker_studio.core import files
from kmaker_studio.core.errors import KMakerError, Phrase
from kmaker_studio.core.sane_numbers import with_sane_numbers
from kmaker_studio.core.song import Line, Marker, NoteKind, Song, Syllable, Word
from kmaker_studio.core.song_sound import Role, SongSound

SUFFIX = ".kmaker"
VERSION = 2
_FIRST_VERSION = 1  # written wherever nothing of a later version is in the file
_FORMAT = "kmaker-project"
_LARGEST_BYTES = 200_000_000


class DamagedProject(KMakerError):
    """The file is no project any more; its backup may be."""


class NewerProject(KMakerError):
    """The file was written by a later version of the program."""


@dataclass(frozen=True, slots=True)
class Unsaved:
    """What makes a project a recovery file: when it was last edited, and the file that the edits belong to.

    `path` is empty for a song that was never saved; `digest` is the SHA-256 of the file on which the edits build.
    """

    edited: datetime
    path: str = ""
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Project:
    """A song, its sound's SHA-256 and size in bytes, how it looks, and its other sounds.

    `song.audio` is an absolute path or empty. `sounds` has each role at most once. `style` and `view` are JSON objects
    that only the video's and the window's own code understand. `unsaved` is there in recovery files only. `notes` are
    sentences about what was mended in reading, and are not kept.
    """

    song: Song
    audio_sha256: str = ""
    audio_bytes: int = 0
    style: dict[str, Any] | None = None
    view: dict[str, Any] | None = None
    unsaved: Unsaved | None = None
    sounds: tuple[SongSound, ...] = ()
    notes: tuple[Phrase, ...] = ()


class _Note(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    pitch: Annotated[int, msgspec.Meta(ge=0, le=127)] | None = None
    after_ms: Annotated[int, msgspec.Meta(ge=0)] = 0
    kind: NoteKind = "regular"


class _Word(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    id: str
    text: str
    start_ms: int | None = None
    end_ms: int | None = None
    confidence: float | None = None
    locked: bool = False
    syllables: tuple[Syllable, ...] = ()
    guessed: bool = False
    notes: tuple[_Note, ...] = ()


class _LineHead(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    id: str
    singer: str = ""
    section: str = ""
    stanza_start: bool = False


class _Line(_LineHead, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    words: tuple[_Word, ...] = ()


class _Audio(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    path: str = ""
    sha256: str = ""
    bytes: int = 0


class _Sound(_Audio, frozen=True, omit_defaults=True, forbid_unknown_fields=True, kw_only=True):
    role: Role
    separator: str = ""
    offset_ms: float = 0.0
    drift: float = 0.0
    certainty: float | None = None


class _Head(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    format: str
    version: int
    unsaved: Unsaved | None = None
    audio: _Audio | None = None
    sounds: tuple[_Sound, ...] = ()
    title: str = ""
    artist: str = ""
    language: str = ""
    duration_ms: int | None = None
    singers: tuple[str, ...] = ()
    tags: tuple[tuple[str, str], ...] = ()
    markers: tuple[Marker, ...] = ()
    style: dict[str, Any] | None = None
    view: dict[str, Any] | None = None


class _File(_Head, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    lines: tuple[_Line, ...] = ()


class _Kind(msgspec.Struct, frozen=True):
    format: str = ""
    version: int = 0


def project_text(project: Project, folder: Path) -> bytes:
    """`project` as the bytes of a file in `folder`; a recovery file names its sound absolutely.

    Raises `KMakerError` for text that is none (half of a surrogate pair, which some programs paste).
    """
    song = project.song
    audio = song.audio if project.unsaved else _relative(song.audio, folder)
    sounds = tuple(_stored_sound(sound, None if project.unsaved else folder) for sound in project.sounds)
    known = _Audio(_writable(audio), project.audio_sha256, project.audio_bytes)
    head = _Head(
        _FORMAT,
        VERSION if sounds or _is_of_later_version(song) else _FIRST_VERSION,
        unsaved=project.unsaved,
        audio=None if known == _Audio() else known,
        sounds=sounds,
        title=song.title,
        artist=song.artist,
        language=song.language,
        duration_ms=song.duration_ms,
        singers=song.singers,
        tags=song.tags,
        markers=song.markers,
        style=project.style,
        view=project.view,
    )
    try:
        opening = msgspec.json.format(msgspec.json.encode(head), indent=2)
        lines = b",\n".join(_line_text(line) for line in song.lines)
    except UnicodeEncodeError as error:
        broken = error.object[max(0, error.start - 20) : error.start]
        raise KMakerError(
            "A broken character after {broken!r} cannot be written: type that text again.", broken=broken
        ) from error
    return opening[:-2] + b',\n  "lines": [\n' + lines + (b"\n  ]\n}\n" if song.lines else b"  ]\n}\n")


def read_project_text(data: bytes, path: Path) -> Project:
    """The project that `data`, read from `path`, holds.

    Raises `NewerProject`, or `DamagedProject` with the place of the damage.
    """
    try:
        kind = msgspec.json.decode(data, type=_Kind)
        if kind.format != _FORMAT:
            raise DamagedProject(
                "{path} is not a project of KMaker Studio: choose a {suffix} file.", path=path, suffix=SUFFIX
            )
        if kind.version > VERSION:
            raise NewerProject(
                "{path} was saved by a newer version of KMaker Studio (its format is {version}, this program knows"
                " {known}): update the program to open it.",
                path=path,
                version=kind.version,
                known=VERSION,
            )
        stored = msgspec.json.decode(data, type=_File)
        _require_own_ids(stored, path)
        _require_own_roles(stored, path)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        reason = Phrase("it is empty") if not data.strip() else str(error).rstrip(".")
        raise DamagedProject("{path} is damaged ({reason}): open its backup.", path=path, reason=reason) from error
    audio = stored.audio or _Audio()
    song = Song(
        title=stored.title,
        artist=stored.artist,
        language=stored.language,
        audio=_absolute(audio.path, path.parent),
        lines=tuple(msgspec.convert(line, Line, from_attributes=True) for line in stored.lines),
        singers=stored.singers,
        duration_ms=stored.duration_ms,
        tags=stored.tags,
        markers=stored.markers,
    )
    song, notes = with_sane_numbers(song)
    sounds = tuple(_sound(each, path.parent) for each in stored.sounds)
    return Project(song, audio.sha256, audio.bytes, stored.style, stored.view, stored.unsaved, sounds, notes)


def read_bytes(path: Path) -> bytes:
    """The bytes of the project file at `path`; raises `KMakerError` where it cannot be read."""
    try:
        return files.read_bytes(path, _LARGEST_BYTES)
    except IsADirectoryError as error:
        raise KMakerError(
            "The project {path} is a folder: choose a {suffix} file.", path=path, suffix=SUFFIX
        ) from error
    except FileNotFoundError as error:
        raise KMakerError(
            "The project {path} does not exist: choose a {suffix} file.", path=path, suffix=SUFFIX
        ) from error
    except OSError as error:
        if error.errno == errno.EFBIG:
            raise DamagedProject(
                "{path} is too large for a project: choose a {suffix} file.", path=path, suffix=SUFFIX
            ) from error
        reason = error.strerror or str(error)
        raise KMakerError(
            "The project {path} cannot be read ({reason}): check its permissions.", path=path, reason=reason
        ) from error


def is_foreign_share(audio: str, folder: Path) -> bool:
    r"""Whether `audio` lies on another computer (`\\server\share`) than the project in `folder`, by its name alone.

    To ask whether a file is there would have Windows sign in at whatever computer a project names.
    """
    place, home = (PureWindowsPath(str(each)).drive.replace("/", "\\").casefold() for each in (audio, folder))
    return place.startswith("\\\\") and place != home


def with_audio(project: Project, audio: Path, sha256: str, size: int) -> Project:
    """`project` with another place, or another content, of its sound."""
    return replace(project, song=replace(project.song, audio=str(audio)), audio_sha256=sha256, audio_bytes=size)


def _line_text(line: Line) -> bytes:
    head = _one_row(_LineHead(line.id, line.singer, line.section, line.stanza_start))
    words = b",\n".join(b"      " + _one_row(_stored_word(word)) for word in line.words)
    return b"    " + head[:-1] + b', "words": [\n' + words + b"\n    ]}"


def _is_of_later_version(song: Song) -> bool:
    """Whether programs that know version 1 alone cannot read `song`."""
    return bool(song.markers) or any(word.guessed or word.notes for word in song.words())


def _stored_word(word: Word) -> _Word:
    return _Word(
        word.id,
        word.text,
        word.start_ms,
        word.end_ms,
        word.confidence,
        word.locked,
        word.syllables,
        word.guessed,
        tuple(_Note(note.pitch, note.after_ms, note.kind) for note in word.notes),
    )


def _one_row(value: msgspec.Struct) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value), indent=0)


def _require_own_ids(stored: _File, path: Path) -> None:
    """Edits find words and lines by their ids: a file in which two share one cannot be worked on."""
    for what, ids in (
        (Phrase("lines"), Counter(line.id for line in stored.lines)),
        (Phrase("words"), Counter(word.id for line in stored.lines for word in line.words)),
    ):
        twice = [name for name, count in ids.most_common(1) if count > 1]
        if twice:
            raise DamagedProject(
                "{path} is damaged (two {what} have the id {id!r}): open its backup.", path=path, what=what, id=twice[0]
            )


def _stored_sound(sound: SongSound, folder: Path | None) -> _Sound:
    path = sound.path if folder is None else _relative(sound.path, folder)
    return _Sound(
        _writable(path),
        sound.sha256,
        sound.bytes,
        role=sound.role,
        separator=sound.separator,
        offset_ms=sound.offset_ms,
        drift=sound.drift,
        certainty=sound.certainty,
    )


def _sound(stored: _Sound, folder: Path) -> SongSound:
    return SongSound(
        stored.role,
        _absolute(stored.path, folder),
        stored.sha256,
        stored.bytes,
        stored.separator,
        stored.offset_ms,
        stored.drift,
        stored.certainty,
    )


def _require_own_roles(stored: _File, path: Path) -> None:
    twice = [role for role, count in Counter(sound.role for sound in stored.sounds).items() if count > 1]
    if twice:
        raise DamagedProject(
            "{path} is damaged (it has two sounds {role!r}): open its backup.", path=path, role=twice[0]
        )


def _relative(audio: str, folder: Path) -> str:
    if not audio:
        return ""
    try:
        return Path(os.path.relpath(audio, folder)).as_posix()
    except ValueError:  # another drive
        return Path(audio).as_posix()


def _absolute(audio: str, folder: Path) -> str:
    return os.path.normpath(folder / audio) if audio else ""


def _writable(path: str) -> str:
    """`path` without bytes that are no UTF-8, which JSON cannot hold: such a sound is found again by its hash."""
    return path.encode("utf-8", "replace").decode("utf-8")
