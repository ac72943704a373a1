import pytest
from hypothesis import given

from kmaker_studio import __version__
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Line, Song, Syllable, Word, build_lines
from kmaker_studio.formats.lrc import read_lrc
from kmaker_studio.formats.lrc_writer import LrcTimes, write_lrc
from tests.formats.songs import edges, shown, timed_songs, unhurried


def times(song: Song) -> list[list[tuple[str, int | None, int | None]]]:
    return [[(word.text, word.start_ms, word.end_ms) for word in line.words] for line in song.lines]


def test_enhanced_lines():
    text = """[ti: A song ]
[ar:Somebody]
[la:en]
[al:An album]

[00:12.00]<00:12.00>Hello <00:12.50>world<00:13.04>
[Chorus]
[00:14.5]Hey <00:15.123>there<00:15.20> <00:16>you <01:00.00>
[01:02.00]
[01:03.00] [01:03.00]one [01:03.50]two [01:04.00]
"""
    reading = read_lrc(text)
    assert reading.notes == ()
    song = reading.song
    assert (song.title, song.artist, song.language, song.tags) == ("A song", "Somebody", "en", (("al", "An album"),))
    assert times(song) == [
        [("Hello", 12000, 12500), ("world", 12500, 13040)],
        [("Hey", 14500, 15123), ("there", 15123, 15200), ("you", 16000, 60000)],
        [("one", 63000, 63500), ("two", 63500, 64000)],
    ]
    assert [line.section for line in song.lines] == ["", "Chorus", ""]
    assert [line.stanza_start for line in song.lines] == [False, False, True]


def test_lines_without_word_times():
    reading = read_lrc("[00:10.00]one three five\n[00:13.00]\n[00:20.00]la\n[00:20.40]\n[00:30.00]long line here\n")
    # one of 13 letters in 3 s; a line of one word lasts to the next time; the last line takes a second
    assert times(reading.song) == [
        [("one", 10000, 10750), ("three", None, None), ("five", None, None)],
        [("la", 20000, 20400)],
        [("long", 30000, 30333), ("line", None, None), ("here", None, None)],
    ]
    assert reading.notes == ("2 lines have a time but their words have none: only their first words are timed.",)


def test_a_repeat_has_several_times():
    reading = read_lrc("[00:30.00][00:10.00]<00:30.00>la <00:30.50>lo<00:31.00>\n[00:20.00]<00:20.00>li<00:21.00>\n")
    assert times(reading.song) == [
        [("la", 10000, 10500), ("lo", 10500, 11000)],
        [("li", 20000, 21000)],
        [("la", 30000, 30500), ("lo", 30500, 31000)],
    ]
    assert len({word.id for word in reading.song.words()}) == 5


def test_a_positive_offset_is_earlier():
    text = "[00:10.00]<00:10.00>la<00:10.50>\n[00:00.20]<00:00.20>lo<00:00.90>\n[offset:+500]\n"
    reading = read_lrc(text)
    assert times(reading.song) == [[("lo", 0, 400)], [("la", 9500, 10000)]]
    assert reading.notes == ("1 line began before the song by its offset and was moved to its start.",)
    assert times(read_lrc(text.replace("+500", "-500")).song)[0] == [("lo", 700, 1400)]


def test_old_and_long_times():
    song = read_lrc("[01:02:50]<01:02:50>la<01:03:00>\n[1:00:00.5]<1:00:00.5>lo<100:01.00>\n").song
    assert times(song) == [[("la", 62500, 63000)], [("lo", 3600500, 6001000)]]


def test_syllables_and_languages_without_spaces():
    text = (
        "[00:01.00]<00:01.00>syl<00:01.20>la<00:01.40>ble <00:02.00>x<00:03.00>\n"
        "[00:04.00]<00:04.00>君<00:04.50>の<00:05.00>\n"
    )
    song = read_lrc(text).song
    assert shown(song) == [["syllable", "x"], ["君", "の"]]
    assert song.lines[0].words[0].syllables == (Syllable("syl", 1000), Syllable("la", 1200), Syllable("ble", 1400))
    assert song.lines[1].text == "君の"


def test_open_ends_and_shared_times_are_told():
    reading = read_lrc("[00:01.00]<00:01.00>la <00:02.00>lo\n[00:02.40]<00:02.40>ab abcd <00:03.60>x\n")
    assert times(reading.song) == [
        [("la", 1000, 2000), ("lo", 2000, 2400)],
        [("ab", 2400, 2800), ("abcd", 2800, 3600), ("x", 3600, 4600)],
    ]
    assert len(reading.notes) == 2
    assert reading.notes[0].startswith("2 lines do not say when their last word ends")
    assert reading.notes[1].startswith("1 timed piece held several words")


def test_lines_without_time_are_told():
    reading = read_lrc("Some words\n[00:01.00]<00:01.00>la<00:02.00>\nmore words\n")
    assert reading.notes == (
        "1 line without a time was skipped (line 1).",
        "1 line that stands beside a sung one (a translation, perhaps) was left out.",
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[00:01.00]la\n[00:0x.00]lo", "Line 2 cannot be read"),
        ("[00:01.00]la\n\n[00:1", "Line 3 cannot be read"),
        ("[00:01.00]la\n[00:1\n[00:2\n", "2 lines cannot be read and were left out (the first is line 2)"),
        ("[00:01.00]<00:02.00>la <00:01.00>lo", "words in line 1 go backwards"),
        ("[00:01.00]la\n[offset:soon]", "offset in line 2"),
    ],
)
def test_an_odd_row_is_told_and_the_others_are_read(text: str, message: str):
    reading = read_lrc(text)
    assert any(message in note for note in reading.notes)
    assert reading.song.lines[0].text.startswith("la")
    assert reading.song.lines[0].start_ms in (1000, 2000)


def test_a_text_without_times():
    with pytest.raises(KMakerError, match="No line has a time"):
        read_lrc("la la la")


def test_the_written_text():
    words = (
        Word("a", "Hello", 1004, 1500, syllables=(Syllable("Hel", 1004), Syllable("lo", 1200))),
        Word("b", "big", 1500, 1700),
        Word("c", "world", 2000, 62345),
    )
    lines = (
        Line("1", words),
        Line("2", (Word("d", "君", 70000, 70500), Word("e", "の", 70500, 71000)), stanza_start=True),
    )
    song = Song(
        "T", "A", "en", lines=lines, duration_ms=185_900, tags=(("al", "B"), ("mood", "C"), ("not simple", "D"))
    )
    head = f"[ti:T]\n[ar:A]\n[al:B]\n[la:en]\n[length:03:05]\n[mood:C]\n[re:KMaker Studio]\n[ve:{__version__}]\n"
    writing = write_lrc(song, "words")
    assert writing.text == (
        f"{head}"
        "[00:01.00]<00:01.00>Hel<00:01.20>lo <00:01.50>big<00:01.70> <00:02.00>world<01:02.35>\n"
        "[01:02.35]\n"
        "[01:10.00]<01:10.00>君<01:10.50>の<01:11.00>\n"
        "[01:11.00]\n"
    )
    assert writing.losses == ("LRC does not keep the tags (not simple).",)
    lines_only = f"{head}[00:01.00]Hello big world\n[01:02.35]\n[01:10.00]君の\n[01:11.00]\n"
    assert write_lrc(song, "lines").text == lines_only
    assert write_lrc(song).text == (
        f"{lines_only}"
        "[kmaker:<00:01.00>Hel<00:01.20>lo <00:01.50>big<00:01.70> <00:02.00>world<01:02.35>]\n"
        "[kmaker:<01:10.00>君<01:10.50>の<01:11.00>]\n"
    )


def test_overlaps_and_the_order_of_lines():
    lines = build_lines([[("b", 5000, 6000), ("c", 5500, 7000)], [("a", 1000, 2000)]])
    writing = write_lrc(Song(lines=lines))
    assert times(read_lrc(writing.text).song) == [[("a", 1000, 2000)], [("b", 5000, 5500), ("c", 5500, 7000)]]
    assert writing.losses == (
        "2 lines are written in the order of their times.",
        "1 word that overlaps the next one is cut where that begins.",
    )


@pytest.mark.parametrize("times", ["both", "words"])
@unhurried
@given(song=timed_songs())
def test_round_trip_within_5_ms(times: LrcTimes, song: Song):
    writing = write_lrc(song, times)
    reading = read_lrc(writing.text)
    assert writing.losses == ()
    assert reading.notes == ()
    assert shown(reading.song) == shown(song)
    assert [line.stanza_start for line in reading.song.lines] == [line.stanza_start for line in song.lines]
    assert reading.song.title == song.title
    for found, true in zip(edges(reading.song), edges(song), strict=True):
        assert abs(found - true) <= 5
