"""MIDI and KAR files: what is read by hand, there and back, and what other programs read."""

import io
from pathlib import Path

import mido
import pretty_midi
import pytest
from hypothesis import HealthCheck, given, settings

from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Line, Note, Song, Syllable, Word, build_lines
from kmaker_studio.core.sung_notes import sung_notes
from kmaker_studio.formats import read_song, write_song
from kmaker_studio.formats.midi import read_midi
from kmaker_studio.formats.midi_writer import write_midi
from tests.formats.songs import shown, unhurried
from tests.formats.test_ultrastar_notes import tuned_songs

SYLLABLES = (Syllable("Hel", 1000), Syllable("lo", 1200))
HELLO = Word("w1", "Hello", 1000, 1400, syllables=SYLLABLES, notes=(Note(64), Note(65, 200), Note(62, 300)))
SONG = Song(
    "A title",
    "An artist",
    lines=(
        Line("l1", (HELLO, Word("w2", "world", 1500, 2000, notes=(Note(60),)))),
        Line("l2", (Word("w3", "trăng", 3000, 3500, notes=(Note(67),)),)),
        Line(
            "l3",
            (Word("w4", "你", 4000, 4200, notes=(Note(67),)), Word("w5", "好", 4200, 4500, notes=(Note(69),))),
            stanza_start=True,
        ),
    ),
)


def saved(*tracks: list[mido.MetaMessage | mido.Message], ticks: int = 480) -> bytes:
    file = mido.MidiFile(ticks_per_beat=ticks)
    file.tracks.extend(mido.MidiTrack(track) for track in tracks)
    data = io.BytesIO()
    file.save(file=data)
    return data.getvalue()


def text(kind: str, shown: str, time: int = 0) -> mido.MetaMessage:
    return mido.MetaMessage(kind, text=shown, time=time)


def timed(song: Song) -> list[tuple[str, int | None, int | None]]:
    return [(word.text, word.start_ms, word.end_ms) for word in song.words()]


def test_there_and_back_of_one_song(tmp_path: Path):
    for name in ("song.mid", "song.kar"):
        assert write_song(SONG, tmp_path / name) == ()
        reading = read_song(tmp_path / name)
        assert (reading.song, reading.notes) == (SONG, ())


@settings(parent=unhurried, max_examples=40)
@given(tuned_songs())
def test_there_and_back(song: Song):
    again = read_midi(write_midi(song).data).song
    assert shown(again) == shown(song)
    assert timed(again) == timed(song)
    pitched = any(word.notes for word in again.words())
    for here, there in zip(song.words(), again.words(), strict=True):
        if pitched:
            heard = [(note.start_ms, note.pitch) for note in sung_notes(there)]
            begins = {(syllable.start_ms, here.notes[0].pitch) for syllable in here.syllables}
            assert set(heard) | begins >= {(note.start_ms, note.pitch) for note in sung_notes(here)}


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(song=tuned_songs())
def test_other_programs_hear_the_notes_and_read_the_words(tmp_path_factory: pytest.TempPathFactory, song: Song):
    path = tmp_path_factory.mktemp("midi") / "song.mid"
    path.write_bytes(write_midi(song).data)
    notes = sorted((n.start_ms, n.end_ms, n.pitch) for word in song.words() for n in sung_notes(word))
    other = pretty_midi.PrettyMIDI(str(path))
    (voice,) = other.instruments
    found = sorted((round(1000 * note.start), round(1000 * note.end), note.pitch) for note in voice.notes)
    assert found == notes
    assert len(other.lyrics) == sum(max(1, len(word.syllables)) for word in song.words())
    clock = 0.0
    onsets: list[tuple[int, int]] = []
    for event in mido.MidiFile(path):
        clock += event.time
        if event.type == "note_on":
            onsets.append((round(1000 * clock), event.note))
    assert sorted(onsets) == sorted((start, pitch) for start, _, pitch in notes)


def test_a_file_of_the_field():
    """120 beats a minute until beat 4, then 60; the melody beside drums and chords, a note played early."""
    words = [
        text("text", "@KMIDI KARAOKE FILE"),
        text("text", "@TThe title"),
        text("text", "@TThe singer"),
        text("text", "\\Hel", 480),
        text("text", "lo ", 240),
        text("text", "moon", 240),
        text("text", "/and", 960),
        text("text", " sun", 480),
    ]
    melody = [
        mido.Message("note_on", note=64, velocity=90, time=470),
        mido.Message("note_off", note=64, time=240),
        mido.Message("note_on", note=65, velocity=90, time=10),
        mido.Message("note_on", note=65, velocity=0, time=240),
        mido.Message("note_on", note=67, velocity=90),
        mido.Message("note_off", note=67, time=240),
        mido.Message("note_on", note=69, velocity=90),
        mido.Message("note_off", note=69, time=240),
        mido.Message("note_on", note=60, velocity=90, time=480),
        mido.Message("note_off", note=60, time=480),
        mido.Message("note_on", note=62, velocity=90),
        mido.Message("note_off", note=62, time=480),
    ]
    chords = [
        mido.Message("note_on", channel=1, note=note, velocity=50, time=at) for note, at in ((48, 100), (52, 700))
    ]
    tempo = [mido.MetaMessage("set_tempo", tempo=500_000), mido.MetaMessage("set_tempo", tempo=1_000_000, time=1920)]
    song = read_midi(saved(tempo, words, chords, melody)).song
    assert (song.title, song.artist) == ("The title", "The singer")
    assert shown(song) == [["Hello", "moon"], ["and", "sun"]]
    assert timed(song) == [("Hello", 500, 1000), ("moon", 1000, 1500), ("and", 2000, 3000), ("sun", 3000, 4000)]
    hello, moon, *_ = song.words()
    assert hello.notes == (Note(64), Note(65, 250))
    assert moon.notes == (Note(67), Note(69, 250))


def test_words_that_no_track_sings():
    reading = read_midi(
        saved([text("lyrics", "one ", 480), text("lyrics", "two\r", 480), text("lyrics", "three", 480)])
    )
    assert reading.notes == ("No track of the file sings the words: they have no notes, and end with the next.",)
    assert timed(reading.song) == [("one", 500, 1000), ("two", 1000, 1500), ("three", 1500, 3500)]
    assert shown(reading.song) == [["one", "two"], ["three"]]


WORDS = ("f\xfcr ", "\xc9lise ", "geh\xf6rt ", "die ", "sch\xf6ne ", "Musik ", "\xfcberall")


def test_old_encodings():
    song = read_midi(saved([text("lyrics", word, 480) for word in WORDS])).song
    assert shown(song) == [["für", "Élise", "gehört", "die", "schöne", "Musik", "überall"]]


def test_losses():
    song = Song(lines=build_lines([[("la", 0, 500)]]))
    assert write_midi(song).losses == ("No pitch is known: every note is written at C4.",)
    assert not any(word.notes for word in read_midi(write_midi(song).data).song.words())
    golden = Song(
        lines=(Line("l1", (Word("w1", "la", 0, 500, notes=(Note(61, 0, "golden"),)), Word("w2", "a", 600, 700))),)
    )
    assert write_midi(golden).losses == (
        "The pitch of 1 word is not known: it is written at C4.",
        "MIDI does not keep 1 golden, rap or freestyle mark.",
    )


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"MThd", "damaged"),
        (b"MThd\0\0\0\6\0\1\0\1\1\xe0MTrk\0\0\0\x20\0\xff", "damaged"),
        (saved([mido.Message("note_on", note=60)]), "no lyrics"),
        (saved([text("text", "Copyright")]), "no lyrics"),
        (b"some words to sing", "begins with MThd"),
    ],
)
def test_bad_files(tmp_path: Path, data: bytes, said: str):
    path = tmp_path / "song.mid"
    path.write_bytes(data)
    with pytest.raises(KMakerError, match=said):
        read_song(path)
