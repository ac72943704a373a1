"""A song as a MIDI or KAR file: the melody as notes with its syllables as lyric events, and the words as KAR text.

A tick is a millisecond (500 ticks a beat at 120 beats a minute), so that no time is rounded; the bars are not the
song's. Lyric events are written as the MIDI Association's RP-017 has it: a space ends a word, CR a line, LF a stanza;
the track `Words` is that of Tune 1000's KAR files, where a slash or a backslash begins a line or a stanza. Text is
UTF-8.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kmaker_studio.core.errors import Phrase
from kmaker_studio.core.overlaps import without_overlaps
from kmaker_studio.core.song import Line, Song, Word
from kmaker_studio.core.sung_notes import sung_notes
from kmaker_studio.core.syllables import sung_pieces
from kmaker_studio.core.word_spacing import joiner
from kmaker_studio.formats.base import Writing, counted, not_kept, overlap_losses, require_timed

if TYPE_CHECKING:
    import mido

    _Timed = tuple[int, int, mido.Message | mido.MetaMessage]

TICKS_A_BEAT = 500
MICROSECONDS_A_BEAT = 500_000
UNTUNED = 60
"""The pitch of what is sung on none, or on an unknown one."""

_VELOCITY = 96
_LONGEST_MS = 0x0FFF_FFFF  # between two events


@dataclass(frozen=True, slots=True)
class _Syllable:
    at_ms: int
    lyric: str  # as RP-017 has it
    kar: str


def write_midi(song: Song) -> Writing:
    """`song` as the bytes of a MIDI file of type 1, which KAR files are too.

    Raises `KMakerError` for words without timing, and for a song of some days.
    """
    import mido

    require_timed(song)
    mended = without_overlaps(song)
    lines = sorted((line for line in mended.lines if line.words), key=lambda line: line.start_ms or 0)
    syllables = list(_syllables(lines))
    file = mido.MidiFile(type=1, ticks_per_beat=TICKS_A_BEAT, charset="utf-8")
    name = song.title or "Song"
    heads = [
        mido.MetaMessage("track_name", name=name),
        mido.MetaMessage("set_tempo", tempo=MICROSECONDS_A_BEAT),
        mido.MetaMessage("text", text="@KMIDI KARAOKE FILE"),
    ]
    titles = [mido.MetaMessage("text", text=f"@T{text}") for text in (song.title or name, song.artist) if text]
    melody: list[_Timed] = [(each.at_ms, 1, mido.MetaMessage("lyrics", text=each.lyric)) for each in syllables]
    for line in lines:
        for word in line.words:
            melody += _note_events(word)
    words: list[_Timed] = [(0, 0, title) for title in titles]
    words += [(each.at_ms, 1, mido.MetaMessage("text", text=each.kar)) for each in syllables]
    file.tracks.append(mido.MidiTrack(heads))
    file.tracks.append(_track("Words", words))
    file.tracks.append(_track("Melody", melody))
    data = io.BytesIO()
    file.save(file=data)
    last = [line.words[-1].start_ms or 0 for line in lines]
    mixed = sum((line.start_ms or 0) <= at for at, line in zip(last, lines[1:], strict=False))
    return Writing("", (*_losses(song, mixed), *overlap_losses(mended)), data.getvalue())


def _track(name: str, events: "list[_Timed]") -> "mido.MidiTrack":
    """The events, (ms, rank among those of that time, event), as a track: at one time ends come before beginnings."""
    import mido

    track = mido.MidiTrack([mido.MetaMessage("track_name", name=name)])
    clock = 0
    for at, _, event in sorted(events, key=lambda event: event[:2]):
        track.append(event.copy(time=min(_LONGEST_MS, at - clock)))
        clock = at
    return track


def _note_events(word: Word) -> "Iterator[_Timed]":
    import mido

    notes = [(note.start_ms, note.end_ms, note.pitch) for note in sung_notes(word)]
    if not notes:
        notes = [(piece.start_ms, piece.end_ms, None) for piece in sung_pieces(word)]
    for start, end, pitch in notes:
        key = UNTUNED if pitch is None else pitch
        yield start, 2, mido.Message("note_on", note=key, velocity=_VELOCITY)
        yield end, 0, mido.Message("note_off", note=key, velocity=0)


def _syllables(lines: list[Line]) -> Iterator[_Syllable]:
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else None
        begins = "" if not number else "\\" if line.stanza_start else "/"
        ends = "" if following is None else "\n" if following.stanza_start else "\r"
        for left, right in zip(line.words, (*line.words[1:], None), strict=True):
            pieces = sung_pieces(left)
            for place, piece in enumerate(pieces):
                last = place + 1 == len(pieces)
                space = joiner(left.text, right.text) if last and right else ""
                text = piece.text.replace("\r", " ").replace("\n", " ")
                end = ends if last and right is None else space
                yield _Syllable(piece.start_ms, text + end, begins + text + space)
                begins = ""


def _losses(song: Song, mixed: int) -> tuple[str, ...]:
    unknown = sum(not word.notes or any(note.pitch is None for note in word.notes) for word in song.words())
    marked = sum(note.kind != "regular" for word in song.words() for note in word.notes)
    tuned = unknown < song.word_count
    return (
        *(() if tuned else (Phrase("No pitch is known: every note is written at C4."),)),
        *counted(
            unknown if tuned else 0,
            Phrase("The pitch of 1 word is not known: it is written at C4."),
            Phrase("The pitch of {count} words is not known: they are written at C4.", count=unknown),
        ),
        *counted(
            marked,
            Phrase("MIDI does not keep 1 golden, rap or freestyle mark."),
            Phrase("MIDI does not keep {count} golden, rap or freestyle marks.", count=marked),
        ),
        *counted(
            mixed,
            Phrase("1 line that begins before the last word of another is mixed with it."),
            Phrase("{count} lines that begin before the last words of others are mixed with them.", count=mixed),
        ),
        *not_kept(song, "MIDI", {"title", "stanzas", "syllables", "syllable times"}),
    )
