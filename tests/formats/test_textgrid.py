import pytest
from hypothesis import given

from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Line, Song, Word, build_lines
from kmaker_studio.formats.textgrid import read_textgrid, write_textgrid
from tests.formats.songs import shown, timed_songs, unhurried

SHORT = '''File type = "ooTextFile"
Object class = "TextGrid"

0
5
<exists>
3
"IntervalTier"
"{lines}"
0
5
2
0
2.5
"say ""la"""
2.5
5
"lo"
"IntervalTier"
"{words}"
0
5
6
0
1
""
1
1.5
"say"
1.5
2.25
"""la"""
2.25
3
"sil"
3
4
"lo"
4
5
""
"TextTier"
"beats"
0
5
1
1.5
"x"
'''


def times(song: Song) -> list[list[tuple[str, int | None, int | None]]]:
    return [[(word.text, word.start_ms, word.end_ms) for word in line.words] for line in song.lines]


@pytest.mark.parametrize(
    ("lines", "words", "singer"),
    [("lines", "words", ""), ("Anna - phrases", "Anna - words", "Anna"), ("utterance (Ben)", "word (Ben)", "Ben")],
)
def test_the_short_format(lines: str, words: str, singer: str):
    song = read_textgrid(SHORT.format(lines=lines, words=words)).song
    assert times(song) == [[("say", 1000, 1500), ('"la"', 1500, 2250)], [("lo", 3000, 4000)]]
    assert [line.singer for line in song.lines] == [singer, singer]


def test_without_a_tier_of_lines_they_end_where_nobody_sings():
    reading = read_textgrid(SHORT.format(lines="ORT-MAU", words="words"))
    assert times(reading.song) == [[("say", 1000, 1500), ('"la"', 1500, 2250)], [("lo", 3000, 4000)]]
    assert reading.notes[0] == "1 tier that holds neither words nor lines was left out."
    assert "they end where nobody sings" in reading.notes[1]


def test_an_unnamed_tier_of_lines():
    song = read_textgrid(SHORT.format(lines="transcript", words="phones")).song
    assert times(song) == [[("say", 0, 1000), ('"la"', None, None)], [("lo", 2500, 5000)]]


@pytest.mark.parametrize(
    "text", ['"ooTextFile"\n"TextGrid"\n0\n5\n<exists>\n1\n"IntervalTier"', '"ooTextFile" "TextGrid"']
)
def test_a_file_cut_short(text: str):
    with pytest.raises(KMakerError, match="cut short"):
        read_textgrid(text)


def test_what_is_written():
    lines = (Line("l1", (Word("a", 'say"', 1000, 1500), Word("b", "la", 1500, 2250))),)
    assert (
        write_textgrid(Song(lines=lines, duration_ms=3000)).text
        == '''File type = "ooTextFile"
Object class = "TextGrid"

xmin = 0
xmax = 3.000
tiers? <exists>
size = 2
item []:
    item [1]:
        class = "IntervalTier"
        name = "lines"
        xmin = 0
        xmax = 3.000
        intervals: size = 3
        intervals [1]:
            xmin = 0.000
            xmax = 1.000
            text = ""
        intervals [2]:
            xmin = 1.000
            xmax = 2.250
            text = "say"" la"
        intervals [3]:
            xmin = 2.250
            xmax = 3.000
            text = ""
    item [2]:
        class = "IntervalTier"
        name = "words"
        xmin = 0
        xmax = 3.000
        intervals: size = 4
        intervals [1]:
            xmin = 0.000
            xmax = 1.000
            text = ""
        intervals [2]:
            xmin = 1.000
            xmax = 1.500
            text = "say"""
        intervals [3]:
            xmin = 1.500
            xmax = 2.250
            text = "la"
        intervals [4]:
            xmin = 2.250
            xmax = 3.000
            text = ""
'''
    )


def test_lines_that_overlap_stand_in_further_tiers():
    first, second = build_lines([[("one", 1000, 2000), ("two", 2000, 4000)], [("ooh", 1500, 3000)]])
    song = Song(lines=(Line("l1", first.words, "Anna"), Line("l2", second.words, "Anna")), singers=("Anna",))
    writing = write_textgrid(song)
    assert 'name = "Anna - words 2"' in writing.text
    again = read_textgrid(writing.text)
    assert times(again.song) == times(song)
    assert again.song.singers == ("Anna",)
    assert writing.losses == ()


@unhurried
@given(timed_songs(shortest_ms=1))
def test_there_and_back(song: Song):
    again = read_textgrid(write_textgrid(song).text).song
    assert shown(again) == shown(song)
    assert [(word.start_ms, word.end_ms) for word in again.words()] == [
        (word.start_ms, word.end_ms) for word in song.words()
    ]
