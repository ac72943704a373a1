import pytest
import yaml
from hypothesis import given

from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Line, Song, Syllable, Word, build_lines
from kmaker_studio.formats.lyricsfile import read_lyricsfile, write_lyricsfile
from tests.formats.songs import edges, shown, timed_songs, unhurried

TEXT = """\
version: '1.0'
metadata:
  title: A title
  artist: Anna
  album: An album
  duration_ms: 60000
  offset_ms: 0
  language: en
lines:
  - text: Just a line
    start_ms: 5000
    end_ms: 7000
  - text: one two
    start_ms: 1000
    end_ms: 2500
    words:
      - {text: 'one ', start_ms: 1000, end_ms: 1400}
      - {text: 'two', start_ms: 1500}
  - text: no start
plain: |
  [Chorus]
  one two
"""


def times(song: Song) -> list[list[tuple[str, int | None, int | None]]]:
    return [[(word.text, word.start_ms, word.end_ms) for word in line.words] for line in song.lines]


def test_known_answers():
    reading = read_lyricsfile(TEXT)
    song = reading.song
    assert times(song) == [
        [("one", 1000, 1400), ("two", 1500, 2500)],
        [("Just", 5000, 5888), ("a", None, None), ("line", None, None)],
    ]
    assert (song.title, song.artist, song.language, song.duration_ms) == ("A title", "Anna", "en", 60000)
    assert song.tags == (("al", "An album"),)
    assert reading.notes[0] == "1 line that cannot be read was left out."
    assert times(read_lyricsfile(TEXT.replace("offset_ms: 0", "offset_ms: 500")).song)[0][0] == ("one", 500, 900)


def test_plain_lyrics_where_no_line_has_a_time():
    song = read_lyricsfile("version: '1.0'\nmetadata: {}\nlines: []\nplain: |\n  [Chorus]\n  one two\n").song
    assert [(line.section, line.text) for line in song.lines] == [("Chorus", "one two")]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("lines:\n- &a [x]\n- *a\n", "anchors"),
        ("lines: !!python/object/apply:os.system ['true']\n", "damaged in line 1"),
        ("lines: [\n\n", "damaged in line"),
        ("a: b\n", "no Lyricsfile"),
        ("lines: " + "[" * 100_000, "cannot be read|damaged"),
    ],
)
def test_what_is_refused(text: str, message: str):
    with pytest.raises(KMakerError, match=message):
        read_lyricsfile(text)


def test_what_is_written():
    hello = Word("w1", "Hello", 1000, 1500, syllables=(Syllable("Hel", 1000), Syllable("lo", 1250)))
    lines = (
        Line("l1", (hello, Word("w2", "you", 1400, 2000))),
        *build_lines([[("君", 3000, 3500), ("の", 3500, 4000)]]),
    )
    song = Song("T", "A", "vi", lines=lines, duration_ms=9000, tags=(("al", "B"),))
    writing = write_lyricsfile(song)
    assert yaml.safe_load(writing.text) == {
        "version": "1.0",
        "metadata": {"title": "T", "artist": "A", "album": "B", "duration_ms": 9000, "language": "vi"},
        "lines": [
            {
                "text": "Hello you",
                "start_ms": 1000,
                "end_ms": 2000,
                "words": [
                    {"text": "Hel", "start_ms": 1000, "end_ms": 1250},
                    {"text": "lo ", "start_ms": 1250, "end_ms": 1400},
                    {"text": "you", "start_ms": 1400, "end_ms": 2000},
                ],
            },
            {
                "text": "君の",
                "start_ms": 3000,
                "end_ms": 4000,
                "words": [
                    {"text": "君", "start_ms": 3000, "end_ms": 3500},
                    {"text": "の", "start_ms": 3500, "end_ms": 4000},
                ],
            },
        ],
        "plain": "Hel|lo you\n君の\n",
    }
    assert writing.losses == ("1 word that overlaps the next one is cut where that begins.",)


@unhurried
@given(timed_songs(shortest_ms=1))
def test_there_and_back(song: Song):
    reading = read_lyricsfile(write_lyricsfile(song).text)
    assert reading.notes == ()
    assert reading.song.title == song.title
    assert shown(reading.song) == shown(song)
    assert edges(reading.song) == edges(song)
