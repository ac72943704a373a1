import pytest
from hypothesis import given

from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Line, Song, Syllable, Word, build_lines
from kmaker_studio.formats.ttml import read_ttml, write_ttml
from tests.formats.songs import edges, shown, timed_songs, unhurried

APPLE = """\
<tt xmlns="http://www.w3.org/ns/ttml" xmlns:itunes="http://music.apple.com/lyric-ttml-internal"
 xmlns:ttm="http://www.w3.org/ns/ttml#metadata" itunes:timing="Word" xml:lang="ja"><head><metadata>
<ttm:agent type="person" xml:id="v1"><ttm:name type="full">Anna</ttm:name></ttm:agent>
<ttm:agent type="group" xml:id="v2"/>
<iTunesMetadata xmlns="http://music.apple.com/lyric-ttml-internal"><translations><translation xml:lang="en">
<text for="L1">The boats</text></translation></translations><songwriters><songwriter>Cy</songwriter>
<songwriter>Dee</songwriter></songwriters></iTunesMetadata></metadata></head>
<body dur="1:00.000"><div begin="10.000" end="14.000" itunes:songPart="Verse">
<p begin="10.000" end="12.000" ttm:agent="v1"
><span begin="10.000" end="10.500">Pa</span><span begin="10.500" end="10.9">per</span> <span begin="11.200" end="11.700"
>boats</span><span ttm:role="x-bg"><span begin="11.5" end="11.9">(ooh)</span></span><span ttm:role="x-translation"
xml:lang="en">the boats</span></p><p begin="13.0" end="14.0" ttm:agent="v2">all together</p></div>
<div itunes:songPart="Chorus"><p begin="1:02.5" end="1:03">end</p></div></body></tt>"""


def times(song: Song) -> list[list[tuple[str, int | None, int | None]]]:
    return [[(word.text, word.start_ms, word.end_ms) for word in line.words] for line in song.lines]


def test_apples_kind():
    reading = read_ttml(APPLE)
    song = reading.song
    assert times(song) == [
        [("Paper", 10000, 10900), ("boats", 11200, 11700)],
        [("(ooh)", 11500, 11900)],
        [("all", 13000, 13272), ("together", None, None)],
        [("end", 62500, 63000)],
    ]
    assert song.lines[0].words[0].syllables == (Syllable("Pa", 10000), Syllable("per", 10500))
    assert [(line.singer, line.section, line.stanza_start) for line in song.lines] == [
        ("Anna", "Verse", False),
        ("Backing vocals", "", False),
        ("v2", "", False),
        ("", "Chorus", True),
    ]
    assert (song.language, song.tags) == ("ja", (("au", "Cy, Dee"),))
    assert "2 lines that stand beside sung ones" in reading.notes[0]


@pytest.mark.parametrize(
    ("time", "ms"),
    [
        ("00:00:12.5", 12500),
        ("12.5s", 12500),
        ("12500ms", 12500),
        ("0.2m", 12000),
        ("00:00:12:15", 12500),
        ("375f", 12500),
        ("125t", 12500),
        ("0:12.5", 12500),
        ("1:00:12.5", 3612500),
    ],
)
def test_every_way_of_writing_a_time(time: str, ms: int):
    head = 'xmlns="http://www.w3.org/ns/ttml" xmlns:ttp="http://www.w3.org/ns/ttml#parameter" ttp:tickRate="10"'
    text = f'<tt {head}><body><div><p begin="{time}" dur="1s">la</p></div></body></tt>'
    assert times(read_ttml(text).song) == [[("la", ms, ms + 1000)]]


def test_times_that_count_from_the_parent_and_pretty_printing():
    text = """<?xml version="1.0"?>
<tt xmlns="http://www.w3.org/ns/ttml"><body><div begin="10s"><p begin="2s" end="5s">
  <span begin="0s" end="1s">one</span>
  <span begin="1s" end="2s">two</span><br/><span begin="2s">three</span>
</p></div></body></tt>"""
    assert times(read_ttml(text).song) == [[("one", 12000, 13000), ("two", 13000, 14000), ("three", 14000, 14001)]]


def test_an_odd_time_is_left_out_and_told():
    text = '<tt><body><div><p begin="soon" end="1s">la la</p><p begin="2s" end="3s">lo</p></div></body></tt>'
    reading = read_ttml(text)
    assert times(reading.song) == [[("la", None, None), ("la", None, None)], [("lo", 2000, 3000)]]
    assert reading.notes[:2] == ("1 time cannot be read and was left out.", "1 line has no times.")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('<!DOCTYPE tt [<!ENTITY a "la"><!ENTITY b "&a;&a;">]><tt><body>&b;</body></tt>', "declares a document type"),
        ('<!DOCTYPE tt SYSTEM "http://localhost/a.dtd"><tt/>', "declares a document type"),
        ("<tt>\n<body>\n<p>la</body></tt>", "damaged in line 3"),
        ("<html><tt/></html>", "first element is html"),
    ],
)
def test_what_is_refused(text: str, message: str):
    with pytest.raises(KMakerError, match=message):
        read_ttml(text)


def test_ten_thousand_spans_in_each_other():
    deep = "<span>" * 5000 + "la" + "</span>" * 5000
    assert shown(read_ttml(f'<tt><body><div><p begin="1s" end="2s">{deep}</p></div></body></tt>').song) == [["la"]]


def test_what_is_written():
    words = (Word("a", "Pa<per", 10000, 10900, syllables=(Syllable("Pa", 10000), Syllable("<per", 10500))),)
    lines = (
        Line("1", (*words, Word("b", "boats", 10700, 11700)), "Anna", "Verse"),
        Line("2", (Word("c", "ooh", 11500, 11900),), "Backing vocals"),
        Line("3", (Word("d", "end", 62500, 63000),), "Ben", stanza_start=True),
    )
    song = Song("T", "A & B", "en", lines=lines, singers=("Anna", "Backing vocals", "Ben"), tags=(("au", "Cy, Dee"),))
    writing = write_ttml(song)
    assert writing.losses == ()
    assert (
        '<p begin="00:00:10.000" end="00:00:11.700" itunes:key="L1" ttm:agent="v1">'
        '<span begin="00:00:10.000" end="00:00:10.500">Pa</span>'
        '<span begin="00:00:10.500" end="00:00:10.900">&lt;per</span>'
        ' <span begin="00:00:10.700" end="00:00:11.700">boats</span>'
        '<span ttm:role="x-bg"><span begin="00:00:11.500" end="00:00:11.900">ooh</span></span></p>'
    ) in writing.text
    again = read_ttml(writing.text)
    assert again.notes == ()
    assert (again.song.title, again.song.artist, again.song.language) == ("T", "A & B", "en")
    assert again.song.tags == song.tags
    assert times(again.song) == times(song)
    assert [(line.singer, line.section, line.stanza_start) for line in again.song.lines] == [
        (line.singer, line.section, line.stanza_start) for line in song.lines
    ]


def test_overlaps_and_steps_back_are_kept():
    song = Song(lines=build_lines([[("long", 1000, 3000), ("b", 2000, 2500), ("a", 1500, 1600)]]))
    writing = write_ttml(song)
    assert writing.losses == ()
    assert times(read_ttml(writing.text).song) == times(song)


@unhurried
@given(timed_songs(shortest_ms=1))
def test_there_and_back(song: Song):
    writing = write_ttml(song)
    reading = read_ttml(writing.text)
    assert (writing.losses, reading.notes) == ((), ())
    assert shown(reading.song) == shown(song)
    assert edges(reading.song) == edges(song)
    assert [line.stanza_start for line in reading.song.lines] == [line.stanza_start for line in song.lines]
