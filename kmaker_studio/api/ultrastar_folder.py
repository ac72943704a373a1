"""A song as karaoke games take it: a folder with the notes, the song, its stems, a cover and a video."""

import re
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from kmaker_studio.api.song import FilePath, Song
from kmaker_studio.audio import ffmpeg
from kmaker_studio.audio.tags import with_sound_tags
from kmaker_studio.audio.tempo import tempo_of_file
from kmaker_studio.core.atomic import write_problem
from kmaker_studio.core.edits.syllables import with_syllables
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.files import is_file
from kmaker_studio.core.jobs import Cancelled, Report, check_cancelled, ignore_progress, never_cancelled
from kmaker_studio.core.song import Song as Document
from kmaker_studio.core.song import Syllable, Word
from kmaker_studio.core.sung_notes import has_pitches, sung_notes
from kmaker_studio.formats.base import require_timed
from kmaker_studio.formats.ultrastar_writer import write_ultrastar
from kmaker_studio.text.hyphenation import syllables_of

_PLAYED = frozenset((".mp3", ".ogg", ".flac", ".wav", ".m4a", ".opus"))
_COVERS = (".jpg", ".jpeg", ".png")
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')


@dataclass(frozen=True, slots=True)
class UltraStarFolder:
    """The folder that was written, the song as it is in there, and a sentence for each thing that it does not hold."""

    folder: Path
    song: Song
    losses: tuple[str, ...]


def write_ultrastar_folder(
    song: Song,
    audio: FilePath,
    folder: FilePath,
    *,
    cover: FilePath | None = None,
    video: FilePath | None = None,
    separator: str = "spleeter",
    report: Report = ignore_progress,
    cancelled: Cancelled = never_cancelled,
) -> UltraStarFolder:
    """Write `song`, sung in `audio`, into a folder `Artist - Title` of `folder`.

    There is `Artist - Title.txt` with the notes, found where the song has none, on a grid that follows the tempo, a
    note a syllable at least; the song, its instrumental and its vocals; `cover`, or a picture beside the song of its
    name; and `video`. Files of the same names are replaced, all at once. Raises `KMakerError` for words without timing,
    files that cannot be read or written, and a separator that fails; `JobCancelled` when told to stop.
    """
    from kmaker_studio.api.notes import find_notes
    from kmaker_studio.separate.find_separator import find_separator
    from kmaker_studio.separate.stem_cache import stems_of
    from kmaker_studio.separate.stem_files import write_stem_copies

    source = Path(audio)
    require_timed(song.document)
    for path in filter(None, (source, cover, video)):
        if not is_file(Path(path)):
            raise KMakerError("There is no file at {path}: give the path of one.", path=path)
    named = song.edited(lambda document: _named(document, source))
    name = _file_name(f"{named.artist} - {named.title}")
    stems = stems_of(source, find_separator(separator), report, cancelled)
    if not has_pitches(named.document):
        named = find_notes(named.edited(in_syllables), source, vocals=stems.vocals, report=report, cancelled=cancelled)
        named = named.edited(edges_at_notes)
    picture = _cover_of(source) if cover is None else Path(cover)
    suffix = source.suffix.lower() if source.suffix.lower() in _PLAYED else ".mp3"
    heads = {"instrumental": f"{name} [INSTR].mp3", "vocals": f"{name} [VOC].mp3"}
    heads |= {"cover": f"{name} [CO]{picture.suffix.lower()}"} if picture else {}
    heads |= {"video": f"{name}{Path(video).suffix.lower()}"} if video else {}
    target = Path(folder) / name
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".ultrastar-") as made_in:
            made = Path(made_in)
            write_stem_copies(
                [stems.accompaniment, stems.vocals], [made / heads["instrumental"], made / heads["vocals"]], cancelled
            )
            _write_sound(source, made / f"{name}{suffix}", cancelled)
            if picture:
                shutil.copyfile(picture, made / heads["cover"])
            if video:
                check_cancelled(cancelled)
                shutil.copyfile(video, made / heads["video"])
            written = write_ultrastar(_with_heads(named.document, f"{name}{suffix}", heads), tempo_of_file(source))
            (made / f"{name}.txt").write_text(written.text, encoding="utf-8", newline="\n")
            target.mkdir(exist_ok=True)
            for path in sorted(made.iterdir(), key=lambda path: path.suffix == ".txt"):  # the notes last
                path.replace(target / path.name)
    except OSError as error:
        raise write_problem(target, error) from error
    return UltraStarFolder(target, named, written.losses)


def in_syllables(song: Document) -> Document:
    """`song` with its words parted into syllables, where none is yet; as it is where it has any."""
    if any(word.syllables for word in song.words()):
        return song
    return with_syllables(song, {word.id: syllables_of(word.text, song.language) for word in song.words()})


def edges_at_notes(song: Document) -> Document:
    """`song` with the edges of syllables where its notes begin, in words that have as many of each."""

    def fitted(word: Word) -> Word:
        notes = sung_notes(word)
        if len(notes) < 2 or len(notes) != len(word.syllables) or word.locked:
            return word
        parts = zip(word.syllables, notes, strict=True)
        return replace(word, syllables=tuple(Syllable(part.text, note.start_ms) for part, note in parts))

    lines = tuple(replace(line, words=tuple(map(fitted, line.words))) for line in song.lines)
    return replace(song, lines=lines)


def _named(song: Document, audio: Path) -> Document:
    """`song` with a title and an artist, by the sound's tags or its name."""
    song = with_sound_tags(song, audio)
    before, dash, after = audio.stem.partition(" - ")
    artist, title = (before, after) if dash else ("", audio.stem)
    return replace(song, title=song.title or title, artist=song.artist or artist or "Unknown")


def _file_name(text: str) -> str:
    return _FORBIDDEN.sub("_", text).strip(" .")[:120] or "song"


def _cover_of(audio: Path) -> Path | None:
    return next((audio.with_suffix(suffix) for suffix in _COVERS if is_file(audio.with_suffix(suffix))), None)


def _with_heads(song: Document, audio: str, heads: Mapping[str, str]) -> Document:
    tags = tuple((name, value) for name, value in song.tags if name not in heads)
    return replace(song, audio=audio, tags=(*tags, *heads.items()))


def _write_sound(source: Path, target: Path, cancelled: Cancelled) -> None:
    check_cancelled(cancelled)
    if source.suffix.lower() == target.suffix:
        shutil.copyfile(source, target)
        return
    codec = ("-vn", "-c:a", "libmp3lame", "-q:a", "0")
    status, lines = ffmpeg.run(["-y", *ffmpeg.input_arguments(source), *codec, f"file:{target}"], cancelled=cancelled)
    if status != 0:
        raise KMakerError(
            "{path} could not be written ({reason}): free some space or choose another place.",
            path=target,
            reason=lines[-1] if lines else status,
        )
