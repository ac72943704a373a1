"""UltraStar TXT, the format of UltraStar Deluxe, Performous and Vocaluxe: a note a syllable on a grid of beats.

Read as https://github.com/UltraStar-Deluxe/format describes it (unversioned and version 1): headers `#NAME:value`,
notes `TYPE start length pitch text`, line breaks `- beat`, voices `P1`, `P2`, and `E` at the end. `#BPM` is quadrupled,
so a beat lasts 15000 / BPM ms; `#GAP` is where beat 0 is, in ms. A space at either end of a note's text parts words,
notes that touch are the syllables of one, and `~` (or a lone `-`) holds the syllable before it. Where `#P1` and `#P2`
are named but no voice is, the second one begins where the beats start again. Notes without a tempo are lyrics without
times. A pitch counts semitones from C4. Files in which every pitch is 0 know none.
`formats.ultrastar_writer` writes.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from itertools import pairwise

from kmaker_studio.core.edits.notes import HIGHEST
from kmaker_studio.core.errors import KMakerError, Phrase
from kmaker_studio.core.song import Note, NoteKind, Song
from kmaker_studio.core.syllables import Piece
from kmaker_studio.formats.base import Format, Reading, counted, damaged_rows, told_rows
from kmaker_studio.formats.line_builder import LineBuilder
from kmaker_studio.formats.ultrastar_writer import C4, HOLD, KINDS, MARKED, OWN_HEADERS, TOGETHER, write_ultrastar
from kmaker_studio.text.language_names import language_of_name

_HEADER = re.compile(r"#\s*([^:\s][^:]*?)\s*:(.*)")
# :, * (golden), F (freestyle), R and G (rap); an unknown type counts as freestyle
_NOTE = re.compile(r"([!\"$-,./:-DF-OQ-~])\s*(-?\d{1,9})(?:[.,]\d+)?\s+(\d{1,9})(?:[.,]\d+)?\s+(-?\d{1,9})(?:\s(.*))?")
_BREAK = re.compile(r"-\s*(?:(-?\d{1,9})(?:\s+(-?\d{1,9}))?)?\s*")
_VOICE = re.compile(r"P\s?([1-9])\s*")
_TEMPO = re.compile(r"B\s+(\d{1,9})\s+(\d{1,9}(?:[.,]\d{0,9})?)\s*")
_NUMBER = re.compile(r"-?\d{1,9}(?:[.,]\d{0,9})?")
_LIKELY = re.compile(r"^\s*#\s*(?:TITLE|ARTIST|BPM|GAP|MP3|AUDIO)\s*:", re.MULTILINE | re.IGNORECASE)
_LIKELY_NOTE = re.compile(r"^\s*[:*FRG]\s*-?\d+\s+\d+\s+-?\d+(?:\s|$)", re.MULTILINE)
_LIKELY_ROW = re.compile(r"\s*(?:[:*FRG]\s*-?\d+\s+\d+\s+-?\d+(?:\s.*)?|-\s*(?:\d.*)?|P\s?[1-9]|E|#[^:]*:.*)?\s*")
_EDGE = re.compile(r"^[\u00a0\u202f]+|[\u00a0\u202f]+$")  # spaces, where they stand between words
_DASHES = frozenset("-–—")
_SLOWEST = 0.01  # beats a minute, of which a song of eleven days has 165; a tempo nearer to 0 is none
_BOTH = 3  # the voice of what both sing, in files from before versions


@dataclass(frozen=True, slots=True)
class _Note:
    row: int
    beat: int
    length: int
    text: str
    pitch: int
    kind: NoteKind


@dataclass(slots=True)
class _File:
    headers: dict[str, str] = field(default_factory=dict)
    phrases: list[tuple[int, list[_Note]]] = field(default_factory=list)  # with the number of their voice
    tempos: list[tuple[int, float]] = field(default_factory=list)  # (beat, BPM from there on)
    skipped: int = 0
    damaged: list[int] = field(default_factory=list)
    moved: list[int] = field(default_factory=list)
    untimed: Phrase | None = None
    early: int = 0
    cut: int = 0

    @property
    def pitched(self) -> bool:
        """Whether its notes say more than that something is sung."""
        return any(note.pitch or note.kind in MARKED for _, notes in self.phrases for note in notes)


@dataclass(slots=True)
class _Phrase:
    pieces: list[Piece]
    singer: str

    @property
    def sung(self) -> tuple[int, str]:
        return self.pieces[0].start_ms, "".join(piece.text for piece in self.pieces).strip()


def read_ultrastar(text: str) -> Reading:
    """The song in `text`, its lines in the order of their times; what two voices sing together is one line.

    The headers that a `Song` has no field for become its `tags`, in lower case, but for those that count in beats.
    Without a tempo its words have no times. Raises `KMakerError` where there is no note.
    """
    file = _File()
    _read_rows(file, text)
    if not any(notes for _, notes in file.phrases):
        first = file.damaged[0] if file.damaged else 1
        raise KMakerError(
            "There is no note such as `: 0 4 12 la` (see line {number}): choose another file.", number=first
        )
    _part_voices(file)
    bpm, gap = _tempo(file), _gap(file)
    clock = _Clock(bpm or 1.0, gap, file.tempos if bpm else [])
    names = _voice_names(file)
    phrases = [_Phrase(_pieces(file, clock, notes), names[voice]) for voice, notes in file.phrases]
    builder = LineBuilder()
    for phrase in _together([phrase for phrase in phrases if phrase.pieces]):
        if bpm:
            builder.add_timed(phrase.pieces, singer=phrase.singer)
        else:
            builder.add_untimed("".join(piece.text for piece in phrase.pieces), singer=phrase.singer)
    return Reading(_song(file, builder), _notes(file, builder))


def _song(file: _File, builder: LineBuilder) -> Song:
    head = file.headers
    tags = tuple((name, value) for name, value in head.items() if value and name not in OWN_HEADERS)
    return Song(
        head.get("title", ""),
        head.get("artist", ""),
        language_of_name(head.get("language", "").partition(",")[0]),
        (head.get("audio") or head.get("mp3", "")).replace("\\", "/"),
        tuple(builder.lines),
        tuple(dict.fromkeys(line.singer for line in builder.lines if line.singer)),
        tags=tags,
    )


def _notes(file: _File, builder: LineBuilder) -> tuple[str, ...]:
    return (
        *counted(
            file.skipped,
            Phrase("1 row with # but no colon was skipped."),
            Phrase("{count} rows with # but no colon were skipped.", count=file.skipped),
        ),
        *damaged_rows(file.damaged),
        *told_rows(
            file.moved,
            lambda number: Phrase(
                "The note in line {number} begins before the one above it and was moved.", number=number
            ),
            lambda count, number: Phrase(
                "{count} notes begin before the ones above them and were moved (the first is in line {number}).",
                count=count,
                number=number,
            ),
        ),
        *((file.untimed,) if file.untimed else ()),
        *counted(
            file.early,
            Phrase("1 note began before the song by its #GAP and was moved to its start."),
            Phrase("{count} notes began before the song by its #GAP and were moved to its start.", count=file.early),
        ),
        *counted(
            file.cut,
            Phrase("1 note that overlaps the next one was cut where that begins."),
            Phrase("{count} notes that overlap the next one were cut where that begins.", count=file.cut),
        ),
        *builder.notes(),
    )


def _read_rows(file: _File, text: str) -> None:
    voice, notes = 1, list[_Note]()
    shifts: defaultdict[int, int] = defaultdict(int)  # of each voice, in beats; only #RELATIVE files move them
    file.phrases.append((voice, notes))
    for row, raw in enumerate(re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff")), 1):
        line = raw.lstrip()
        if line.rstrip() == "E":
            break
        if note := _NOTE.fullmatch(line):
            beat = int(note[2]) + shifts[voice]
            if notes and beat < notes[-1].beat:
                file.moved.append(row)
            kind = KINDS.get(note[1], "freestyle")
            notes.append(_Note(row, beat, int(note[3]), note[5] or "", int(note[4]), kind))
        elif mark := _BREAK.fullmatch(line):
            if file.headers.get("relative", "").lower() == "yes":
                shifts[voice] += int(mark[2] or mark[1] or 0)
            notes = []
            file.phrases.append((voice, notes))
        elif mark := _VOICE.fullmatch(line):
            voice, notes = int(mark[1]), []
            file.phrases.append((voice, notes))
        elif line.startswith("#"):
            _read_header(file, line)
        elif mark := _TEMPO.fullmatch(line):
            tempo = _positive(mark[2])
            if tempo:
                file.tempos.append((int(mark[1]) + shifts[voice], tempo))
            else:
                file.damaged.append(row)
        elif line:
            file.damaged.append(row)
    for _, phrase in file.phrases:
        phrase.sort(key=lambda note: note.beat)


def _read_header(file: _File, line: str) -> None:
    if header := _HEADER.fullmatch(line):
        file.headers[header[1].lower()] = header[2].strip()
    else:
        file.skipped += 1


def _part_voices(file: _File) -> None:
    """Give the second of two named voices what comes after the beats have started again, where no row names it."""
    named = all(file.headers.get(f"p{voice}") or file.headers.get(f"duetsingerp{voice}") for voice in (1, 2))
    phrases = [(at, notes) for at, (_, notes) in enumerate(file.phrases) if notes]
    if not named or len({voice for voice, _ in file.phrases}) > 1:
        return
    again = next((at for (_, before), (at, notes) in pairwise(phrases) if notes[0].beat < before[-1].beat), None)
    if again is not None:
        file.phrases[again:] = [(2, notes) for _, notes in file.phrases[again:]]


def _tempo(file: _File) -> float:
    """Beats a minute as the file counts them; 0 where it does not say, which is told."""
    value = file.headers.get("bpm", "")
    bpm = _positive(value.split()[0] if value.split() else "")
    if not value:
        file.untimed = Phrase("There is no #BPM, so nobody knows how long a beat is: the words have no times.")
    elif not bpm:
        file.untimed = Phrase("The #BPM is {value!r}, which is no tempo: the words have no times.", value=value)
    return bpm


def _gap(file: _File) -> float:
    """Where beat 0 is, in ms; 0 where that cannot be read, which is told."""
    value = file.headers.get("gap") or "0"
    if _NUMBER.fullmatch(value):
        return float(value.replace(",", "."))
    file.untimed = file.untimed or Phrase(
        "The #GAP is {value!r}, which is no number of ms: it was taken as 0.", value=value
    )
    return 0.0


def _positive(value: str) -> float:
    number = float(value.replace(",", ".")) if _NUMBER.fullmatch(value) else 0.0
    return number if number >= _SLOWEST else 0.0


class _Clock:
    """Beats to ms, through the changes of tempo that old files have."""

    def __init__(self, bpm: float, gap_ms: float, tempos: list[tuple[int, float]]) -> None:
        self._parts: list[tuple[int, float, float]] = []  # (first beat, its ms, ms a beat)
        beat, at, length = 0, gap_ms, 15_000 / bpm
        for next_beat, next_bpm in [(0, bpm), *sorted(tempos, key=lambda tempo: tempo[0])]:
            at += (next_beat - beat) * length
            beat, length = next_beat, 15_000 / next_bpm
            self._parts.append((beat, at, length))

    def ms(self, beat: int) -> int:
        first, at, length = next((part for part in reversed(self._parts) if part[0] <= beat), self._parts[0])
        return round(at + (beat - first) * length)


def _pieces(file: _File, clock: _Clock, notes: list[_Note]) -> list[Piece]:
    """The notes of a line in ms, those that hold joined to the one they prolong."""
    for note, following in pairwise(notes):
        file.cut += note.beat + note.length > following.beat > note.beat
    ends = [min(note.beat + note.length, following.beat) for note, following in pairwise(notes)]
    ends += [note.beat + note.length for note in notes[-1:]]
    pitched = file.pitched
    pieces: list[Piece] = []
    for note, end_beat in zip(notes, ends, strict=True):
        start, end = clock.ms(note.beat), clock.ms(end_beat)
        file.early += start < 0
        start, end = max(0, start), max(0, end)
        sung_on = _sung_on(note) if pitched else None
        text = _EDGE.sub(" ", note.text.replace("\t", " "))
        sung = text.strip().strip(HOLD)
        mark = sung.strip()
        if mark in _DASHES or (HOLD in text and not any(char.isalnum() for char in mark)):
            if pieces:  # what is held, with a mark behind it or not
                gap = " " if any(char.isspace() for char in text) else ""
                mark = "" if mark in _DASHES else mark
                last = pieces[-1]
                last = replace(last, text=last.text + mark + gap, end_ms=max(last.end_ms, end))
                pieces[-1] = _held(last, sung_on, start)
        elif sung:
            text = text.replace(text.strip(), sung)
            pieces.append(Piece(text, start, end, notes=(sung_on,) if sung_on else ()))
        elif pieces:
            gap = " " if text.strip() != text else ""
            last = replace(pieces[-1], text=pieces[-1].text + gap, end_ms=max(pieces[-1].end_ms, end))
            pieces[-1] = _held(last, sung_on, start)
    return pieces


def _held(piece: Piece, note: Note | None, start_ms: int) -> Piece:
    """`piece` going on with `note` from `start_ms` on."""
    if note is None:
        return piece
    return replace(piece, notes=(*piece.notes, replace(note, after_ms=max(0, start_ms - piece.start_ms))))


def _sung_on(note: _Note) -> Note:
    """What the note is sung on; 0 says nothing in notes whose pitch does not count."""
    pitch = C4 + note.pitch
    while pitch < 0:
        pitch += 12
    while pitch > HIGHEST:
        pitch -= 12
    return Note(pitch if note.pitch or note.kind in ("regular", "golden") else None, 0, note.kind)


def _voice_names(file: _File) -> dict[int, str]:
    """The singer of each voice; a lone voice without a name has none."""
    used = sorted({voice for voice, notes in file.phrases if notes})
    names: dict[int, str] = {}
    for voice in range(1, 10):
        given = file.headers.get(f"p{voice}") or file.headers.get(f"duetsingerp{voice}")
        names[voice] = given or (f"P{voice}" if len(used) > 1 else "")
    if _BOTH in used and not file.headers.get(f"p{_BOTH}"):
        names[_BOTH] = TOGETHER.join((names[1], names[2]))
    return names


def _together(phrases: list[_Phrase]) -> list[_Phrase]:
    """Phrases in the order of their times, those that several voices sing alike at the same time as one."""
    joined: list[_Phrase] = []
    for phrase in sorted(phrases, key=lambda phrase: phrase.sung):
        before = joined[-1] if joined else None
        if before and before.sung == phrase.sung and before.singer != phrase.singer:
            before.singer = TOGETHER.join((before.singer, phrase.singer))
        else:
            joined.append(phrase)
    return joined


def _looks_like_ultrastar(text: str) -> bool:
    if _LIKELY_NOTE.search(text) is None:
        return False
    rows = re.split(r"[\r\n]+", text)
    return _LIKELY.search(text) is not None or all(_LIKELY_ROW.fullmatch(row) for row in rows)


FORMAT = Format(_looks_like_ultrastar, read_ultrastar, write_ultrastar)
