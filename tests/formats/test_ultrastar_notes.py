"""Pitches in UltraStar files: read, kept, written back, and read by another program's parser."""

from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ultrastarparser import Song as OtherSong

from kmaker_studio.core.song import Line, Note, Song, Syllable, Word
from kmaker_studio.core.sung_notes import sung_notes
from kmaker_studio.formats.ultrastar import read_ultrastar
from kmaker_studio.formats.ultrastar_writer import KINDS, write_ultrastar
from tests.formats.songs import timed_songs, unhurried

# BPM 300: a beat is 50 ms
TUNED = """\
#TITLE:Hello
#BPM:300
#GAP:1000
: 0 4 5 Hel
: 4 2 7 lo
: 6 2 -3 ~
* 8 4 7  world
- 20
F 20 4 0 Love
R 30 2 0 ly 
G 44 4 3 on
E
"""


def test_pitches_and_marks_are_read():
    hello, world, lovely, on = read_ultrastar(TUNED).song.words()
    assert hello.notes == (Note(65), Note(67, 200), Note(57, 300))
    assert world.notes == (Note(67, 0, "golden"),)
    assert lovely.notes == (Note(None, 0, "freestyle"), Note(None, 500, "rap"))
    assert on.notes == (Note(63, 0, "golden rap"),)


def test_a_file_in_which_all_is_at_c4_knows_no_pitches():
    song = read_ultrastar("#BPM:300\n: 0 4 0 la \nF 8 0 0 la\n: 8 4 0 la\n").song
    assert not any(word.notes for word in song.words())


def test_pitches_out_of_reach_are_put_into_another_octave():
    low, high = read_ultrastar("#BPM:300\n: 0 4 -62 low \n: 8 4 70 high\n").song.words()
    assert (low.notes, high.notes) == ((Note(10),), (Note(118),))


def test_several_words_of_one_note_share_its_pitch():
    one, two = read_ultrastar("#BPM:300\n: 0 4 5 a b\n: 4 2 7 ~\n").song.words()
    assert (one.notes, two.notes) == ((Note(65),), (Note(65), Note(67, 50)))


def test_they_are_written_back():
    again = write_ultrastar(read_ultrastar(TUNED).song)
    rows = [row for row in again.text.splitlines() if row[:1] in KINDS]
    assert "#BPM:600\n" in again.text  # the grid is twice as fine
    assert rows == [
        ": 0 8 5 Hel",
        ": 8 4 7 lo",
        ": 12 4 -3 ~ ",
        "* 16 8 7 world",
        "F 40 20 0 Love",
        "R 60 4 0 ly ",
        "G 88 8 3 on",
    ]
    assert not any("C4" in loss for loss in again.losses)


def test_the_grid_follows_the_tempo():
    song = Song(lines=(Line("l1", (Word("w1", "la", 1000, 1500, notes=(Note(64),)),)),))
    assert "#BPM:976\n#GAP:1000\n: 0 33 4 la\n" in write_ultrastar(song, 122).text
    assert "#BPM:739.92\n" in write_ultrastar(song, 92.49).text


def test_what_is_not_known_is_told():
    words = (Word("w1", "la", 0, 500, notes=(Note(64),)), Word("w2", "a", 500, 900))
    losses = write_ultrastar(Song("T", "A", "", "a.ogg", (Line("l1", words),))).losses
    assert losses == ("The pitch of 1 word is not known: it is written at C4.",)


def test_syllables_keep_their_notes():
    notes = (Note(60), Note(62, 200), Note(64, 410))  # the last begins as good as with its syllable
    word = Word("w1", "sailing", 0, 800, syllables=(Syllable("sail", 0), Syllable("ing", 400)), notes=notes)
    text = write_ultrastar(Song(lines=(Line("l1", (word,)),))).text
    assert text.splitlines()[-4:] == [": 0 8 0 sail", ": 8 8 2 ~", ": 16 16 4 ing", "E"]


@st.composite
def tuned_songs(draw: st.DrawFn) -> Song:
    """Songs whose words have notes of 100 ms at least."""
    song = draw(timed_songs(shortest_ms=60))
    kinds = st.sampled_from(list(KINDS.values()))

    def tuned(word: Word) -> Word:
        starts = [0, *range(100, (word.end_ms or 0) - (word.start_ms or 0) - 100, draw(st.integers(100, 300)))]
        return replace(word, notes=tuple(Note(draw(st.integers(36, 84)), at, draw(kinds)) for at in starts))

    return replace(song, lines=tuple(replace(line, words=tuple(map(tuned, line.words))) for line in song.lines))


@settings(parent=unhurried, max_examples=30)
@given(tuned_songs(), st.sampled_from([0.0, 70.0, 93.7, 128.0]))
def test_there_and_back(song: Song, tempo: float):
    """Each note that was written is heard again in its middle."""
    again = read_ultrastar(write_ultrastar(song, tempo).text).song
    assert [word.text for word in again.words()] == [word.text for word in song.words()]
    pitched = any(word.notes for word in again.words())
    for here, there in zip(song.words(), again.words(), strict=True):
        for note in sung_notes(here) if pitched else ():
            middle = (note.start_ms + note.end_ms) // 2
            if note.end_ms - note.start_ms < 100:
                continue
            heard = next(each for each in sung_notes(there) if each.start_ms <= middle < each.end_ms)
            assert heard.kind == note.kind
            assert heard.pitch == note.pitch or (heard.pitch, note.pitch) == (None, 60)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(song=tuned_songs(), tempo=st.sampled_from([0.0, 81.0]))
def test_another_parser_reads_the_same_notes(tmp_path_factory, song: Song, tempo: float):
    path: Path = tmp_path_factory.mktemp("song") / "song.txt"
    path.write_text(write_ultrastar(replace(song, lines=song.lines[:1]), tempo).text, encoding="utf-8")
    other = OtherSong(str(path))
    beat, gap = 15_000 / float(other.get_attribute("BPM") or 0), float(other.get_attribute("GAP") or 0)
    rows = [row.split(" ", 4) for row in other.get_songtext() if row[:1] in KINDS]
    written = [(gap + int(row[1]) * beat, KINDS[row[0]], 60 + int(row[3])) for row in rows]
    for word in song.lines[0].words:
        for note in sung_notes(word)[:1] if word.syllables else sung_notes(word):
            if note.end_ms - note.start_ms > 100:
                at, kind, pitch = min(written, key=lambda row: abs(row[0] - note.start_ms))
                assert abs(at - note.start_ms) <= 13
                assert (kind, pitch) == (note.kind, note.pitch)
