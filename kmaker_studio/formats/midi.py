"""MIDI files with lyrics, and KAR files: words from their lyric or text events, notes from the track that sings them.

Lyric events (RP-017) end a word with a space, a line with CR and a stanza with LF; text events of KAR files begin a
line with `/` and a stanza with a backslash, and those that begin with `@` say title and artist. Where a file has both,
the one with more syllables counts. The melody is the track and channel whose notes begin with the syllables; where none
does, the words have no notes and last until the next. `formats.midi_writer` writes.
"""

import io
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Never

from kmaker_studio.core.errors import KMakerError, Phrase
from kmaker_studio.core.song import Note, Song
from kmaker_studio.core.syllables import Piece
from kmaker_studio.formats.base import Format, Reading
from kmaker_studio.formats.line_builder import LineBuilder
from kmaker_studio.formats.midi_writer import UNTUNED, write_midi
from kmaker_studio.text.encoding import decode_text

if TYPE_CHECKING:
    import mido

_NEAR_MS = 60  # a note begins with its syllable when it does so within this
_MELODY = 0.7  # the share of syllables that begin with a note of the melody
_LONGEST_MS = 2000  # of a syllable whose end nobody knows
_MARK = re.compile(r"\{@[^}]*\}|\{#[^}]*\}")  # RP-026's tags


@dataclass(frozen=True, slots=True)
class _Event:
    """A text at its time; `line` and `stanza` say that one begins with it."""

    at_ms: int
    text: str
    line: bool = False
    stanza: bool = False


@dataclass(frozen=True, slots=True)
class _Played:
    start_ms: int
    end_ms: int
    pitch: int


@dataclass(slots=True)
class _Contents:
    lyrics: list[tuple[int, str]] = field(default_factory=list)
    texts: list[tuple[int, str]] = field(default_factory=list)
    notes: dict[tuple[int, int], list[_Played]] = field(default_factory=dict)  # by track and channel
    name: str = ""


def read_midi(data: bytes) -> Reading:
    """The song in the bytes of a MIDI file; raises `KMakerError` where it is damaged or has no lyrics."""
    contents = _contents(data)
    kar = any(text.startswith("@K") for _, text in contents.texts)
    lyrics, texts = _lyric_events(contents.lyrics, marked=not kar), _kar_events(contents.texts)
    events = lyrics if len(lyrics) >= len(texts) else texts
    if not events:
        raise KMakerError("This MIDI file has no lyrics: choose one with words, such as a .kar file.")
    melody = _melody(contents, [event.at_ms for event in events])
    builder = LineBuilder()
    line: list[Piece] = []
    stanza = False
    for event, piece in zip(events, _pieces(events, melody), strict=True):
        if (event.line or event.stanza) and line:
            builder.add_timed(line, stanza=stanza)
            line = []
        if not line:
            stanza = event.stanza
        line.append(piece)
    builder.add_timed(line, stanza=stanza)
    title, artist = _titles(contents)
    told: tuple[Phrase, ...] = ()
    if not melody:
        told = (Phrase("No track of the file sings the words: they have no notes, and end with the next."),)
    return Reading(Song(title, artist, lines=tuple(builder.lines)), (*told, *builder.notes()))


def _pieces(events: Sequence[_Event], melody: Sequence[_Played]) -> Iterator[Piece]:
    """The syllables with the notes that begin with them or before the next one."""
    starts = [event.at_ms for event in events]
    sung: list[list[_Played]] = [[] for _ in events]
    for note in melody:
        place = bisect_right(starts, note.start_ms) - 1
        if place + 1 < len(starts) and starts[place + 1] - note.start_ms <= _NEAR_MS:
            following = bisect_left(melody, starts[place + 1], key=lambda note: note.start_ms)
            later = melody[following].start_ms if following < len(melody) else starts[place + 1] + _LONGEST_MS
            place += later > starts[place + 1] + _NEAR_MS or place < 0  # this one is that syllable's own, played early
        sung[max(0, place)].append(note)
    tuned = any(note.pitch != UNTUNED for note in melody)
    for place, (event, notes) in enumerate(zip(events, sung, strict=True)):
        end = max((note.end_ms for note in notes), default=event.at_ms + _LONGEST_MS)
        if place + 1 < len(starts):
            end = min(end, starts[place + 1])
        on = tuple(Note(note.pitch, max(0, note.start_ms - event.at_ms)) for note in notes) if tuned else ()
        yield Piece(event.text, event.at_ms, end, notes=on)


def _contents(data: bytes) -> _Contents:
    import mido

    try:
        file = mido.MidiFile(file=io.BytesIO(data), clip=True, charset="latin-1")
    except (OSError, ValueError, EOFError, KeyError, IndexError, TypeError) as error:
        raise KMakerError("This MIDI file is damaged: choose another.") from error
    if file.ticks_per_beat <= 0 or file.ticks_per_beat >= 0x8000 or file.type == 2:
        raise KMakerError("This MIDI file counts in film frames or holds several songs: save it as type 0 or 1.")
    clock = _Clock(file)
    found = _Contents()
    open_notes: defaultdict[tuple[int, int, int], list[int]] = defaultdict(list)
    for number, track in enumerate(file.tracks):
        tick = 0
        for event in track:
            tick += event.time
            at = clock.ms(tick)
            if event.type == "lyrics":
                found.lyrics.append((at, event.text))
            elif event.type == "text":
                found.texts.append((at, event.text))
            elif event.type == "track_name" and not number:
                found.name = event.name
            elif event.type == "note_on" and event.velocity:
                open_notes[number, event.channel, event.note].append(at)
            elif event.type in ("note_on", "note_off") and open_notes[number, event.channel, event.note]:
                start = open_notes[number, event.channel, event.note].pop(0)
                found.notes.setdefault((number, event.channel), []).append(_Played(start, at, event.note))
    for played in found.notes.values():
        played.sort(key=lambda note: (note.start_ms, -note.pitch))
    for each in (found.lyrics, found.texts):
        each[:] = _decoded(sorted(each, key=lambda event: event[0]))
    found.name = _decoded([(0, found.name)])[0][1]
    return found


class _Clock:
    """Ticks to ms, through all changes of tempo."""

    def __init__(self, file: "mido.MidiFile") -> None:
        changes: list[tuple[int, int]] = []
        for track in file.tracks:
            tick = 0
            for event in track:
                tick += event.time
                if event.type == "set_tempo":
                    changes.append((tick, event.tempo))
        self._ticks, self._ms, self._lengths = [0], [0.0], [500.0 / file.ticks_per_beat]
        for tick, tempo in sorted(changes, key=lambda change: change[0]):
            at = self._ms[-1] + (tick - self._ticks[-1]) * self._lengths[-1]
            self._ticks.append(tick)
            self._ms.append(at)
            self._lengths.append(tempo / 1000 / file.ticks_per_beat)

    def ms(self, tick: int) -> int:
        part = bisect_right(self._ticks, tick) - 1
        return round(self._ms[part] + (tick - self._ticks[part]) * self._lengths[part])


def _decoded(events: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The texts in the encoding that all of them together are in; MIDI does not say which."""
    joined = b"\t".join(text.replace("\t", " ").encode("latin-1") for _, text in events)
    try:
        parts = decode_text(joined)[0].split("\t")
    except KMakerError:  # of no encoding that is known: as it came
        return events
    return [(at, part) for (at, _), part in zip(events, parts, strict=True)] if len(parts) == len(events) else events


def _lyric_events(events: Iterable[tuple[int, str]], *, marked: bool) -> list[_Event]:
    """The syllables of lyric events; `marked`: their lines may begin as those of KAR files do."""
    found: list[_Event] = []
    line = stanza = False
    for at, raw in events:
        text = _MARK.sub("", raw)
        head = text.lstrip("\r\n")
        before = text[: len(text) - len(head)]
        line, stanza = line or bool(before), stanza or "\n" in before
        shown = head.rstrip("\r\n")
        after = head[len(shown) :]
        if shown:
            found.append(_Event(at, shown, line, stanza))
            line = stanza = False
        line, stanza = line or bool(after), stanza or "\n" in after
    if marked and found and not any(event.line for event in found) and any(event.text[0] in "/\\" for event in found):
        return _kar_events((event.at_ms, event.text) for event in found)
    return found


def _kar_events(events: Iterable[tuple[int, str]]) -> list[_Event]:
    found: list[_Event] = []
    line = stanza = False
    for at, text in events:
        if text.startswith("@"):
            continue
        mark = text[:1]
        shown = text[1:] if mark in ("/", "\\") else text
        line, stanza = line or mark in ("/", "\\"), stanza or mark == "\\"
        if shown.strip("\r\n"):
            found.append(_Event(at, shown.strip("\r\n"), line, stanza))
            line = stanza = False
    # text events that say something else: a copyright, the name of a program
    return found if sum(event.at_ms > 0 for event in found) > 1 else []


def _melody(contents: _Contents, starts: Sequence[int]) -> list[_Played]:
    """The notes of the voice: one at a time, of the channel in which most syllables begin with a note."""

    def together(played: Sequence[_Played]) -> float:
        onsets = [note.start_ms for note in played]
        hits = sum(bisect_right(onsets, at + _NEAR_MS) > bisect_left(onsets, at - _NEAR_MS) for at in starts)
        return hits / len(starts) - 0.1 * max(0.0, len(onsets) / len(starts) - 1.5)

    best = max(contents.notes.values(), key=together, default=[])
    if not best or together(best) < _MELODY:
        return []
    alone: list[_Played] = []
    for note in best:
        if alone and note.start_ms == alone[-1].start_ms:
            continue  # the highest of a chord
        alone.append(note)
    for at, (left, right) in enumerate(pairwise(alone)):
        alone[at] = _Played(left.start_ms, min(left.end_ms, right.start_ms), left.pitch)
    return alone


def _titles(contents: _Contents) -> tuple[str, str]:
    told = [text[2:].strip() for _, text in contents.texts if text[:2] == "@T"]
    title, artist, *_ = (*told, "", "")
    return title or contents.name, artist


def _read_text(_text: str) -> Never:
    raise KMakerError("This is no MIDI file, which begins with MThd: choose another.")


def _never(_text: Any) -> bool:
    return False


FORMAT = Format(_never, _read_text, write_midi, read_bytes=read_midi)
