"""UltraStar files, their times worked out by hand: a beat lasts 15000 / BPM ms from GAP on."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Line, Song, Syllable, Word, build_lines
from kmaker_studio.formats import read_song, write_song
from kmaker_studio.formats.ultrastar import read_ultrastar
from kmaker_studio.formats.ultrastar_writer import write_ultrastar
from tests.formats.songs import edges, shown, timed_songs

BEAT_MS = 25

# BPM 300: a beat is 50 ms
SONG = """\
#VERSION:1.1.0
#TITLE:Hello
#ARTIST:The World
#MP3:Hello.mp3
#LANGUAGE:German (Germany)
#GENRE:Pop
#MEDLEYSTARTBEAT:12
#BPM:300
#GAP:1000
: 0 4 5 Hel
: 4 2 7 lo
* 8 4 7  world
- 20
F 20 4 0 Love
: 24 6 0 ~
: 30 2 0 ly 
R 40 3 0 rap 
G 44 4 0 on
E
: 99 1 0 after the end
"""


def timed(song: Song) -> list[tuple[str, int | None, int | None]]:
    return [(word.text, word.start_ms, word.end_ms) for word in song.words()]


def test_known_answers():
    reading = read_ultrastar(SONG)
    song = reading.song
    assert reading.notes == ()
    assert (song.title, song.artist, song.audio, song.language) == ("Hello", "The World", "Hello.mp3", "de")
    assert song.tags == (("genre", "Pop"),)
    assert shown(song) == [["Hello", "world"], ["Lovely", "rap", "on"]]
    assert timed(song) == [
        ("Hello", 1000, 1300),
        ("world", 1400, 1600),
        ("Lovely", 2000, 2600),
        ("rap", 3000, 3150),
        ("on", 3200, 3400),
    ]
    hello, _, lovely, rap, _ = song.words()
    assert hello.syllables == (Syllable("Hel", 1000), Syllable("lo", 1200))
    assert lovely.syllables == (Syllable("Love", 2000), Syllable("ly", 2500))
    assert rap.syllables == ()


def test_a_decimal_comma_and_tabs_and_old_line_ends():
    song = read_ultrastar("#BPM:187,5\r#GAP:12,4\r\n:\t10\t5\t-3\tLa\r\n\r\n: 15 5 -3  la\n").song
    assert timed(song) == [("La", 812, 1212), ("la", 1212, 1612)]  # 80 ms a beat


def test_relative_beats_count_from_the_last_line_break():
    text = "#BPM:150\n#RELATIVE:Yes\n: 0 2 0 one\n- 4 6\n: 1 2 0 two\n- 5\n: 0 1 0 three\n"
    assert timed(read_ultrastar(text).song) == [("one", 0, 200), ("two", 700, 900), ("three", 1100, 1200)]


def test_the_second_number_of_a_line_break_says_nothing_elsewhere():
    assert timed(read_ultrastar("#BPM:150\n: 0 2 0 one\n- 4 6\n: 10 2 0 two\n").song)[1] == ("two", 1000, 1200)


def test_a_tempo_that_changes():
    song = read_ultrastar("#BPM:150\n#GAP:500\n: 0 4 0 a \nB 8 300\n: 8 4 0 b \n: 16 4 0 c\nB 16 150\n").song
    assert timed(song) == [("a", 500, 900), ("b", 1300, 1500), ("c", 1700, 2100)]


def test_a_hold_at_the_end_of_a_word_parts_it_from_the_next():
    song = read_ultrastar("#BPM:150\n: 0 4 0 oh\n: 4 2 0 ~ \n: 8 2 0 my\n: 10 2 0 ~rld\n: 12 2 0\n").song
    assert timed(song) == [("oh", 0, 600), ("myrld", 800, 1400)]


def test_a_duet():
    text = (
        "#BPM:150\n#P1:Anna\n#DUETSINGERP2:Ben\nP1\n: 0 4 0 you \n: 4 4 0 and\n- 10\n: 20 4 0 we\n"
        "P 2\n: 10 4 0 I\n- 16\n: 20 4 0 we\n"
    )
    song = read_ultrastar(text).song
    assert [(line.text, line.singer) for line in song.lines] == [
        ("you and", "Anna"),
        ("I", "Ben"),
        ("we", "Anna & Ben"),
    ]
    assert song.singers == ("Anna", "Ben", "Anna & Ben")
    assert [line.id for line in song.lines] == ["l1", "l2", "l3"]


def test_voices_without_names():
    both = read_ultrastar("#BPM:150\nP1\n: 0 4 0 a\nP2\n: 8 4 0 b\nP3\n: 16 4 0 c\n").song
    assert [line.singer for line in both.lines] == ["P1", "P2", "P1 & P2"]
    assert read_ultrastar("#BPM:150\nP1\n: 0 4 0 a\n").song.singers == ()


def test_what_was_mended_is_told():
    reading = read_ultrastar("#nonsense\n#BPM:150\n#GAP:-300\n: 0 6 0 a \n: 5 0 0 b \n: 6 4 0 c d\n")
    assert timed(reading.song) == [("a", 0, 200), ("b", 200, 201), ("c", 300, 500), ("d", 500, 700)]
    assert reading.notes == (
        "1 row with # but no colon was skipped.",
        "1 note began before the song by its #GAP and was moved to its start.",
        "1 note that overlaps the next one was cut where that begins.",
        "1 timed piece held several words, which share its time by their length.",
        "1 word without length lasts 1 ms now.",
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("#TITLE:a\n: 0 4 0 la\n", "no #BPM"),
        ("#BPM:fast\n: 0 4 0 la\n", "'fast'"),
        ("#BPM:0\n: 0 4 0 la\n", "'0', which is no tempo"),
        ("#BPM:100\n#GAP:soon\n: 0 4 0 la\n", "'soon'"),
        ("#BPM:100\n: 0 4 0 la\nsome words\n", "Line 3 cannot be read and was left out."),
        ("#BPM:100\n: 0 four 0 lo\n: 0 4 0 la\n", "Line 2 cannot be read"),
        ("#BPM:100\n: 9 4 0 lo\n: 5 4 0 la \n", "line 3 begins before the one above it and was moved"),
        ("#BPM:100\nB 4 0\n: 9 4 0 la\n", "Line 2 cannot be read"),
        (": 0 4 0 la\n- 4\n: 8 4 0 lo\n", "no #BPM"),
    ],
)
def test_an_odd_row_is_told_and_the_others_are_read(text: str, sentence: str, tmp_path: Path):
    path = tmp_path / "bad.txt"
    path.write_text(text)
    reading = read_song(path)
    assert sentence in " ".join(reading.notes)
    assert shown(reading.song)[0][0] == "la"
    assert reading.song.is_timed == ("no times" not in " ".join(reading.notes))


def test_nothing_but_odd_rows_is_refused(tmp_path: Path):
    path = tmp_path / "bad.ultrastar.txt"
    path.write_text("#BPM:100\n#TITLE:a\n: 0 four 0 la\n")
    with pytest.raises(KMakerError, match=r"no note .*line 3"):
        read_ultrastar(path.read_text())


def test_marks_and_dashes_hold():
    text = "#BPM:300\n: 0 4 0 Pa\n: 4 2 0 ~ ,\n: 8 4 0 boats\n: 12 2 0 –\n: 14 2 0 ~! \n: 20 4 0 x-\n: 24 4 0 y\n"
    assert timed(read_ultrastar(text).song) == [("Pa,", 0, 300), ("boats!", 400, 800), ("x-y", 1000, 1400)]


def test_a_second_voice_that_starts_again_only_where_two_are_named():
    notes = ": 20 4 0 one \n- 30\n: 40 4 0 two\n- 50\n: 8 4 0 oh\n- 20\n: 30 4 0 ah\nE\n"
    named = read_ultrastar(f"#BPM:300\n#DUETSINGERP1:Anna\n#DUETSINGERP2:Ben\n{notes}").song
    assert [(line.singer, line.text) for line in named.lines] == [
        ("Ben", "oh"),
        ("Anna", "one"),
        ("Ben", "ah"),
        ("Anna", "two"),
    ]
    assert [line.singer for line in read_ultrastar(f"#BPM:300\n{notes}").song.lines] == [""] * 4


def test_a_held_line_is_cut_where_the_next_begins():
    lines = build_lines([[("one", 1000, 1500), ("aah", 2000, 6000)], [("two", 4000, 4400), ("three", 4800, 5200)]])
    writing = write_ultrastar(Song("T", "A", "", "a.ogg", lines))
    assert writing.text.split("#GAP:1000\n")[1] == (
        ": 0 20 0 one \n: 40 80 0 aah\n- 120\n: 120 16 0 two \n: 152 16 0 three\nE\n"
    )


def test_a_line_inside_another_is_a_voice_of_its_own():
    lines = build_lines([[("one", 1000, 1500), ("two", 3000, 3500)], [("ooh", 2000, 2500)]])
    writing = write_ultrastar(Song("T", "A", "", "a.ogg", lines))
    assert [(word, start) for word, start, _ in timed(read_ultrastar(writing.text).song)] == [
        ("one", 1000),
        ("two", 3000),
        ("ooh", 2000),
    ]
    assert any("a voice of their own" in loss for loss in writing.losses)


def test_words_that_begin_near_each_other_get_shorter_beats():
    lines = build_lines([[("a", 1000, 1010), ("b", 1009, 1500), ("c", 2000, 2100), ("d", 2000, 2200)]])
    writing = write_ultrastar(Song("T", "A", "", "a.ogg", lines))
    assert "#BPM:1200\n" in writing.text
    assert [start for _, start, _ in timed(read_ultrastar(writing.text).song)] == [1000, 1012, 2000, 2000]
    assert "1 word that begins with the next one is a freestyle note without length." in writing.losses


def test_it_is_known_by_its_content_in_any_encoding(tmp_path: Path):
    path = tmp_path / "song.txt"
    path.write_bytes("#ENCODING:CP1252\n#BPM:150\n: 0 4 0 Für \n: 4 4 0 Élise\n".encode("cp1252"))
    assert shown(read_song(path).song) == [["Für", "Élise"]]
    path.write_bytes("#ENCODING:CP1250\r\n#BPM:150\r\n: 0 4 0 zażółć\r\n".encode("cp1250"))
    assert (shown(read_song(path).song), read_song(path).notes) == ([["zażółć"]], ())
    path.write_bytes("#ENCODING:auto\n#BPM:150\n: 0 4 0 été\n".encode("cp1252"))
    assert "guess" in read_song(path).notes[0]
    path.write_text("#1 in my heart\n: it says\n")
    assert not read_song(path).song.is_timed


def test_an_empty_song(tmp_path: Path):
    path = tmp_path / "song.txt"
    path.write_text("#BPM:150\n: 0 4 0 ~\n- 4\nE\n")
    with pytest.raises(KMakerError, match="no lyrics"):
        read_song(path)


def test_what_is_written():
    hello = Word("w1", "Hello", 1000, 1500, syllables=(Syllable("Hel", 1000), Syllable("lo", 1250)))
    lines = (Line("l1", (hello,)), *build_lines([[("my", 2000, 2100), ("world!", 2112, 2600)]]))
    song = Song("Hello", "The World", "vi", "/music/Hello.mp3", lines, tags=(("year", "1999"),))
    writing = write_ultrastar(song)
    assert writing.text == (
        "#VERSION:1.1.0\n#TITLE:Hello\n#ARTIST:The World\n#MP3:Hello.mp3\n#AUDIO:Hello.mp3\n#LANGUAGE:Vietnamese\n"
        "#YEAR:1999\n#BPM:600\n#GAP:1000\n"
        ": 0 10 0 Hel\n: 10 10 0 lo\n- 20\n: 40 4 0 my \n: 44 20 0 world!\nE\n"
    )
    assert writing.losses == ("No pitch is known: every note is written at C4.",)


def test_losses():
    line = Line("l1", (Word("w1", "la~", 0, 500, 0.9, locked=True),), section="Chorus")
    assert write_ultrastar(Song(lines=(line,))).losses == (
        "No pitch is known: every note is written at C4.",
        "Karaoke games ask for what is missing here (title, artist, audio): add it to the file.",
        "1 word loses the ~ at its end.",
        "UltraStar does not keep the section marks, the aligner's confidence and the locks.",
    )


def test_a_duet_there_and_back(tmp_path: Path):
    plain = build_lines([[("you", 0, 500)], [("I", 1000, 1500)], [("we", 2000, 2500), ("too", 2500, 3000)]])
    singers = ("Anna", "Ben", "Anna & Ben")
    lines = tuple(Line(line.id, line.words, singer) for line, singer in zip(plain, singers, strict=True))
    song = Song("T", "A", "en", "a.ogg", lines, singers)
    losses = write_song(song, tmp_path / "song.ultrastar.txt")
    assert losses == ("No pitch is known: every note is written at C4.",)
    reading = read_song(tmp_path / "song.ultrastar.txt")
    assert reading.song == song
    assert reading.notes == ()


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(song=timed_songs(shortest_ms=2 * BEAT_MS))
def test_there_and_back(song: Song):
    again = read_ultrastar(write_ultrastar(song).text).song
    assert again.title == song.title
    assert shown(again) == shown(song)
    assert [[part.text for part in word.syllables] for word in again.words()] == [
        [part.text for part in word.syllables] for word in song.words()
    ]
    assert all(abs(there - here) <= BEAT_MS for there, here in zip(edges(again), edges(song), strict=True))
