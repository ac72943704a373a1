"""A song as UltraStar TXT version 1.1.0: a grid of 25 ms or less, a note a syllable at least, a voice a singer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kmaker_studio.core.errors import Phrase
from kmaker_studio.core.overlaps import without_overlaps
from kmaker_studio.core.song import Line, NoteKind, Song, Word
from kmaker_studio.core.sung_notes import SungNote, sung_notes
from kmaker_studio.core.syllables import Piece, sung_pieces
from kmaker_studio.core.word_spacing import joiner
from kmaker_studio.formats.base import Kept, Writing, counted, not_kept, overlap_losses, require_timed
from kmaker_studio.text.language_names import language_name

C4 = 60
"""The MIDI number of the pitch that files count from."""

KINDS: Mapping[str, NoteKind] = {":": "regular", "*": "golden", "F": "freestyle", "R": "rap", "G": "golden rap"}
"""What notes of each type are."""

MARKED: frozenset[NoteKind] = frozenset(("golden", "rap", "golden rap"))
"""The kinds that nobody but a person gives a note."""

HOLD = "~"
TOGETHER = " & "
_BPM = 600
_FINER = (1, 2, 5, 25)  # by which a grid may be finer: beats of 25, 12.5, 5 and 1 ms
_SAME_MS = 20  # a note that begins so near to a syllable begins with it
_MOST_VOICES = 9
_MARKS = {kind: mark for mark, kind in KINDS.items()}

# headers that a song has fields for, that say how the file itself is written, or that count in beats of another grid
OWN_HEADERS = frozenset(
    (
        *("title", "artist", "language", "mp3", "audio", "bpm", "gap", "relative", "version", "encoding"),
        *("calcmedley", "medleystartbeat", "medleyendbeat", "notesgap", "resolution"),
        *(f"p{voice}" for voice in range(1, 10)),
        *(f"duetsingerp{voice}" for voice in range(1, 10)),
    )
)
_TAGS = frozenset(
    (
        *("author", "background", "comment", "cover", "creator", "edition", "end", "genre", "instrumental"),
        *("previewstart", "providedby", "rendition", "start", "tags", "video", "videogap", "vocals", "year"),
    )
)
_NAMES = {"by": "creator"}
"""The headers of tags that LRC names otherwise."""


@dataclass(slots=True)
class _Grid:
    """Where beats lie: beat 0 at `gap` ms, `bpm` as files count them (15000 / BPM ms each)."""

    gap: int
    bpm: float = _BPM

    def beat(self, ms: int) -> int:
        """The nearest beat."""
        return max(0, round((ms - self.gap) * self.bpm / 15_000))


@dataclass(frozen=True, slots=True)
class _Sung:
    """A row: text that is sung from `start_ms` to `end_ms`, a `HOLD` where it goes on."""

    text: str
    start_ms: int
    end_ms: int
    pitch: int | None = None
    kind: NoteKind = "regular"


@dataclass(slots=True)
class _Changes:
    """What of the song is written otherwise."""

    together: int = 0
    merged: int = 0


def write_ultrastar(song: Song, tempo: float = 0.0) -> Writing:
    """`song` as UltraStar TXT; every word must be timed, and times are rounded to the nearest beat.

    A beat lasts 25 ms at most: the song's own quarter at `tempo` a minute halved until it is as short, or 25 ms where
    that is 0. Where words begin nearer to each other the beats are shorter. A line that begins before the last word of
    the line before it gets a voice of its own. A word whose notes are not known is a regular one at C4, for an editor
    of such files to tune. Raises `KMakerError` for words without timing.
    """
    require_timed(song)
    mended = without_overlaps(song)
    lines = sorted((line for line in mended.lines if line.words), key=lambda line: line.start_ms or 0)
    voices = _voices(lines)
    parts = [
        (voice, lane)
        for voice in voices
        for lane in _lanes([line for line in lines if voice in _singers(line.singer, voices)])
    ]
    grid = _grid(lines, [lane for _, lane in parts], _bpm(tempo))
    changes = _Changes()
    rows = _headers(song, grid, [voice for voice, _ in parts])
    for number, (_, lane) in enumerate(parts, 1):
        if len(parts) > 1:
            rows.append(f"P{number}")
        rows += _voice_rows(lane, grid, changes)
    losses = _losses(song, voices, len(parts) - len(voices), changes)
    return Writing("".join(f"{row}\n" for row in (*rows, "E")), (*losses, *overlap_losses(mended)))


def _lanes(lines: list[Line]) -> list[list[Line]]:
    """The lines of one singer, those apart that begin before the last word of the line before them."""
    lanes: list[list[Line]] = []
    last: list[int] = []
    for line in lines:
        start = line.start_ms or 0
        free = next((at for at, onset in enumerate(last) if onset < start), None)
        if free is None and len(lanes) < _MOST_VOICES:
            lanes.append([])
            last.append(0)
            free = len(lanes) - 1
        elif free is None:
            free = last.index(min(last))
        lanes[free].append(line)
        last[free] = max(word.start_ms or 0 for word in line.words)
    return lanes


def _bpm(tempo: float) -> float:
    """The tempo that files say: beats of 25 ms at most, the quarters of `tempo` halved."""
    if tempo <= 0:
        return _BPM
    bpm = round(tempo, 2)
    while bpm < _BPM:
        bpm *= 2
    return bpm


def _grid(lines: list[Line], lanes: list[list[Line]], slowest: float) -> _Grid:
    """The coarsest grid on which words that begin at different times begin on different beats."""
    grid = _Grid(min(line.start_ms or 0 for line in lines))
    onsets = [[word.start_ms or 0 for line in lane for word in line.words] for lane in lanes]
    near = [(left, right) for lane in onsets for left, right in pairwise(lane) if left < right]
    for finer in _FINER:
        grid.bpm = finer * slowest
        if all(grid.beat(left) < grid.beat(right) for left, right in near):
            break
    return grid


def _is_kept(tag: str, song: Song) -> bool:
    return tag in _TAGS or (tag in _NAMES and all(name != _NAMES[tag] for name, _ in song.tags))


def _voices(lines: list[Line]) -> list[str]:
    """The singers that get a voice of their own: each but those that stand for several others."""
    singers = list(dict.fromkeys(line.singer for line in lines))
    return [name for name in singers if TOGETHER not in name or not set(name.split(TOGETHER)) <= set(singers)]


def _singers(singer: str, voices: list[str]) -> list[str]:
    return [singer] if singer in voices else singer.split(TOGETHER)


def _headers(song: Song, grid: _Grid, voices: list[str]) -> list[str]:
    audio = song.audio.replace("\\", "/").rpartition("/")[2]
    heads = [
        ("version", "1.1.0"),
        ("title", song.title),
        ("artist", song.artist),
        ("mp3", audio),
        ("audio", audio),
        ("language", language_name(song.language)),
        *((f"p{number}", voice) for number, voice in enumerate(voices, 1)),
        *((_NAMES.get(name, name), value) for name, value in song.tags if _is_kept(name, song)),
        ("bpm", f"{grid.bpm:.2f}".rstrip("0").rstrip(".")),
        ("gap", str(grid.gap)),
    ]
    return [f"#{name.upper()}:{' '.join(value.split())}" for name, value in heads if value]


def _voice_rows(lines: list[Line], grid: _Grid, changes: _Changes) -> list[str]:
    pieces = [(number, piece) for number, line in enumerate(lines) for piece in _line_pieces(line, grid, changes)]
    beats = [grid.beat(piece.start_ms) for _, piece in pieces]
    rows: list[str] = []
    shown = free = 0
    for at, (number, piece) in enumerate(pieces):
        end = max(beats[at] + 1, grid.beat(piece.end_ms))
        if at + 1 < len(pieces) and beats[at + 1] >= beats[at]:
            end = min(end, beats[at + 1])
        if number != shown:
            rows.append(f"- {free}")
            shown = number
        changes.together += end == beats[at]
        # a note without length is a freestyle one to games
        mark = "F" if end == beats[at] else _MARKS[piece.kind]
        pitch = 0 if piece.pitch is None else piece.pitch - C4
        rows.append(f"{mark} {beats[at]} {end - beats[at]} {pitch} {piece.text}")
        free = end
    return rows


def _line_pieces(line: Line, grid: _Grid, changes: _Changes) -> list[_Sung]:
    """What the line's notes sing: those on one beat, or on that of the next word, are one note."""
    found: list[_Sung] = []
    for left, right in zip(line.words, (*line.words[1:], None), strict=True):
        first, *others = _sung(left, right)
        found.append(first)
        limit = None if right is None or right.start_ms is None else grid.beat(right.start_ms)
        for piece in others:
            last, beat = found[-1], grid.beat(piece.start_ms)
            if beat <= grid.beat(last.start_ms) or (limit is not None and beat >= limit):
                text = piece.text.removeprefix(HOLD)
                changes.merged += bool(text.strip())
                found[-1] = replace(last, text=last.text + text, end_ms=piece.end_ms)
            else:
                found.append(piece)
    return found


def _sung(word: Word, following: Word | None) -> list[_Sung]:
    """The notes of `word`, the last with the space that parts it from the next word."""
    found = [part for piece in sung_pieces(word) for part in _notes_of(piece, sung_notes(word))]
    space = joiner(word.text, following.text) if following else ""
    return [*found[:-1], replace(found[-1], text=found[-1].text + space)]


def _notes_of(piece: Piece, notes: Sequence[SungNote]) -> list[_Sung]:
    """A syllable's notes: its text on the first, holds after it."""
    cuts = [note.start_ms for note in notes if piece.start_ms + _SAME_MS < note.start_ms < piece.end_ms - _SAME_MS]
    found: list[_Sung] = []
    for start, end in pairwise((piece.start_ms, *cuts, piece.end_ms)):
        text = HOLD if found else piece.text
        if notes:
            most = max(notes, key=lambda note: min(end, note.end_ms) - max(start, note.start_ms))
            found.append(_Sung(text, start, end, most.pitch, most.kind))
        else:
            found.append(_Sung(text, start, end))
    return found


def _untuned(song: Song) -> tuple[Phrase, ...]:
    """The sentence about words that are written at C4 as nobody knows better."""
    if not any(word.notes for word in song.words()):
        return (Phrase("No pitch is known: every note is written at C4."),)
    count = sum(
        not word.notes or any(note.pitch is None and note.kind in ("regular", "golden") for note in word.notes)
        for word in song.words()
    )
    return counted(
        count,
        Phrase("The pitch of 1 word is not known: it is written at C4."),
        Phrase("The pitch of {count} words is not known: they are written at C4.", count=count),
    )


def _losses(song: Song, voices: list[str], more: int, changes: _Changes) -> tuple[str, ...]:
    kept: set[Kept] = {"title", "syllable times"}
    if all(_is_kept(name, song) for name, _ in song.tags):
        kept.add("tags")
    if not song.language or language_name(song.language):
        kept.add("language")
    if len(voices) + more <= _MOST_VOICES and ("" not in voices or len(voices) + more == 1):
        kept.add("singers")
    if not changes.merged and all(len(sung_pieces(word)) == max(1, len(word.syllables)) for word in song.words()):
        kept.add("syllables")
    missing = [
        name for name, value in (("title", song.title), ("artist", song.artist), ("audio", song.audio)) if not value
    ]
    held = sum(HOLD in (word.text[:1], word.text[-1:]) for word in song.words())
    return (
        *_untuned(song),
        *(
            (
                Phrase(
                    "Karaoke games ask for what is missing here ({names}): add it to the file.",
                    names=", ".join(missing),
                ),
            )
            if missing
            else ()
        ),
        *counted(
            more,
            Phrase("Lines that begin before the last word of another are sung by a voice of their own."),
            Phrase(
                "Lines that begin before the last word of another are sung by {count} voices of their own.", count=more
            ),
        ),
        *counted(
            changes.together,
            Phrase("1 word that begins with the next one is a freestyle note without length."),
            Phrase(
                "{count} words that begin with the next ones are freestyle notes without length.",
                count=changes.together,
            ),
        ),
        *counted(
            held,
            Phrase("1 word loses the ~ at its end."),
            Phrase("{count} words lose the ~ at their ends.", count=held),
        ),
        *not_kept(song, "UltraStar", kept),
    )
