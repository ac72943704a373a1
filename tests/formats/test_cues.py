"""SRT and WebVTT: known answers, habits of others, and what another program makes of our files."""

import pysubs2
import pytest
from hypothesis import given

from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Line, Song, Syllable, Word, build_lines
from kmaker_studio.formats.srt import read_srt, write_srt
from kmaker_studio.formats.vtt import read_vtt, write_vtt
from tests.formats.songs import edges, shown, timed_songs, unhurried


def times(song: Song) -> list[list[tuple[str, int | None, int | None]]]:
    return [[(word.text, word.start_ms, word.end_ms) for word in line.words] for line in song.lines]


def test_cues_are_lines():
    text = (
        "1\n00:00:12,925 --> 00:00:15,025\n<i>Paper boats</i>\n\n2\n00:00:16,000 --> 00:00:18,000 X1:40\n"
        "{\\an8}Float\naway\n3\n0:20.5 -> 0:21\n♪ la ♪\n\n4\n00:00:30,000 --> 00:00:31,000\n[Music]\n"
    )
    reading = read_srt(text)
    assert [(line.text, line.start_ms) for line in reading.song.lines] == [
        ("Paper boats", 12925),
        ("Float away", 16000),
        ("la", 20500),
    ]
    assert times(reading.song)[2] == [("la", 20500, 21000)]
    assert "1 cue that only names a sound was left out." in reading.notes


def test_an_odd_cue_is_left_out_and_told():
    text = (
        "1\n00:00:01,000 --> 00:00:02,000\nla\n\n2\n00:00:xx,000 --> 00:00:04,000\nlost\n\n"
        "00:00:09,000 --> 00:00:08,000\nlost\n\n00:00:10,000 --> 00:00:11,000\nlo\n"
    )
    reading = read_srt(text)
    assert [line.text for line in reading.song.lines] == ["la", "lo"]
    assert "2 lines cannot be read and were left out (the first is line 6)." in reading.notes
    with pytest.raises(KMakerError, match=r"no SRT cue .*line 1"):
        read_srt("00:00:xx,000 --> 00:00:04,000\nlost\n")


def test_what_whisper_prints():
    reading = read_srt("[00:01.000 --> 00:02.500]  Paper boats\n[00:00:03.000 --> 00:00:04.000]  la\n")
    assert [(line.text, line.start_ms) for line in reading.song.lines] == [("Paper boats", 1000), ("la", 3000)]


def test_two_languages_in_a_cue_or_in_two():
    rows = "".join(f"{at}\n00:00:0{at},000 --> 00:00:0{at},900\n紙の船\npaper boats\n\n" for at in range(1, 5))
    assert {line.text for line in read_srt(rows).song.lines} == {"紙の船"}
    cues = "00:00:01,000 --> 00:00:02,000\npaper\n\n00:00:01,000 --> 00:00:02,000\npapier\n\n"
    reading = read_srt(cues)
    assert [line.text for line in reading.song.lines] == ["paper"]
    assert "1 line that stands beside a sung one" in reading.notes[0]


def test_webvtt_by_hand():
    text = (
        "WEBVTT - a file\nLanguage: en\n\nSTYLE\n::cue { color: red }\n\nNOTE\nnot sung\n\nintro\n"
        "00:10.000 --> 00:12.000 align:start\n<v Anna>Pa<00:00:10.200>per <00:00:10.500><c.x>boats</c> &amp; "
        "<00:11.200>\n\n"
        "00:00:13.000 --> 00:00:14.000\n<v Ben><ruby>紙<rt>かみ</rt></ruby>\n"
    )
    reading = read_vtt(text)
    assert times(reading.song) == [
        [("Paper", 10000, 10500), ("boats", 10500, 11083), ("&", 11083, 11200)],
        [("紙", 13000, 14000)],
    ]
    assert reading.song.singers == ("Anna", "Ben")
    assert reading.song.language == "en"
    assert "The reading above 1 word was left out." in reading.notes


def test_captions_that_roll():
    text = (
        "WEBVTT\n\n00:01.000 --> 00:03.000\n \nPaper<00:00:01.500><c> boats</c>\n\n"
        "00:03.000 --> 00:03.010\nPaper boats\n \n\n"
        "00:03.010 --> 00:05.000\nPaper boats\nfloat<00:00:04.000><c> on</c>\n"
    )
    assert times(read_vtt(text).song) == [
        [("Paper", 1000, 1500), ("boats", 1500, 3000)],
        [("float", 3010, 4000), ("on", 4000, 5000)],
    ]


WORDS = (
    Word("a", "Hello", 1004, 1500, syllables=(Syllable("Hel", 1004), Syllable("lo", 1200))),
    Word("b", "<b>", 1500, 1700),
    Word("c", "world", 2000, 62345),
)
SONG = Song("T", "A", "en", lines=(Line("1", WORDS, "Anna & Co"), *build_lines([[("oh", 60000, 61000)]])))


def test_what_is_written():
    assert write_srt(SONG).text == (
        "1\n00:00:01,004 --> 00:01:02,345\nHello <\u2060b> world\n\n2\n00:01:00,000 --> 00:01:01,000\noh\n"
    )
    assert write_srt(SONG).losses == (
        "SRT keeps the times of lines only.",
        "SRT does not keep the title and artist, the language, the singers, the syllables and the times of syllables.",
    )
    writing = write_vtt(SONG)
    assert writing.text == (
        "WEBVTT\nTitle: T\nArtist: A\nLanguage: en\n\nNOTE Made by KMaker Studio\n\n"
        "00:00:01.004 --> 00:01:02.345\n<v Anna &amp; Co>Hel<00:00:01.200>lo <00:00:01.500>&lt;b&gt;<00:00:01.700> "
        "<00:00:02.000>world\n\n00:01:00.000 --> 00:01:01.000\noh\n"
    )
    assert writing.losses == ()
    again = read_vtt(writing.text).song
    assert (again.title, again.artist, again.language, again.singers) == ("T", "A", "en", ("Anna & Co",))


def test_words_that_begin_together_stand_in_two_cues():
    song = Song(lines=build_lines([[("a", 1000, 1500), ("b", 1000, 1600), ("c", 1300, 2000)]]))
    again = read_vtt(write_vtt(song).text).song
    assert [(word.text, word.start_ms) for word in again.words()] == [("a", 1000), ("b", 1000), ("c", 1300)]


def test_another_program_reads_what_is_written():
    for kind, text in (("srt", write_srt(SONG).text), ("vtt", write_vtt(SONG).text)):
        file = pysubs2.SSAFile.from_string(text, format_=kind)
        assert [(event.start, event.end) for event in file] == [(1004, 62345), (60000, 61000)]


@unhurried
@given(timed_songs().filter(lambda song: all("|" not in word.text for word in song.words())))
def test_srt_there_and_back(song: Song):
    again = read_srt(write_srt(song).text).song
    assert [line.text for line in again.lines] == [line.text for line in song.lines]
    assert [line.start_ms for line in again.lines] == [line.start_ms for line in song.lines]


@unhurried
@given(timed_songs(shortest_ms=1))
def test_webvtt_there_and_back(song: Song):
    writing = write_vtt(song)
    reading = read_vtt(writing.text)
    assert reading.notes == ()
    assert shown(reading.song) == shown(song)
    assert edges(reading.song) == edges(song)
