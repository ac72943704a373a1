import json

import pytest
from hypothesis import given

from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Song, build_lines
from kmaker_studio.formats.zac import read_zac, write_zac
from tests.formats.songs import edges, shown, timed_songs, unhurried


def test_a_timed_song():
    text = """[{"s":10,"e":500,"l":[{"s":10,"e":200,"d":"Trời"},{"s":250,"e":500,"d":"ơi"}]},
               {"l":[{"s":0,"e":90,"d":"a b"}]}]"""
    reading = read_zac(text)
    assert reading.notes == ()
    assert reading.song.lines == build_lines([[("Trời", 10, 200), ("ơi", 250, 500)], [("a\u00a0b", 0, 90)]])
    assert json.loads(write_zac(reading.song).text) == [
        {"s": 10, "e": 500, "l": [{"s": 10, "e": 200, "d": "Trời"}, {"s": 250, "e": 500, "d": "ơi"}]},
        {"s": 0, "e": 90, "l": [{"s": 0, "e": 90, "d": "a b"}]},
    ]


@pytest.mark.parametrize("times", ["", ',"s":0,"e":0', ',"s":null,"e":null'])
def test_the_test_sets_have_no_times(times: str):
    song = read_zac(f'[{{"s":0,"e":0,"l":[{{"d":"la"{times}}},{{"d":"lo"{times}}}]}}]').song
    assert song.lines == build_lines([["la", "lo"]])


def test_what_is_mended_is_told():
    reading = read_zac('[{"l":[{"s":5.4,"e":5,"d":" la "},{"s":9,"e":12,"d":" "}]},{"l":[]}]')
    assert reading.song.lines == build_lines([[("la", 5, 6)]])
    assert reading.notes == ("1 word without text was skipped.", "1 word without length lasts 1 ms now.")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[\n{"l":[]},\n{"l":[{"d" "la"}]}\n]', "line 3"),
        ('[{"l":[{"d":"la"}]},\n', "line 2"),
        ('{"lines": []}', "a list of lines"),
    ],
)
def test_damage_says_where(text: str, message: str):
    with pytest.raises(KMakerError, match=message):
        read_zac(text)


@pytest.mark.parametrize(
    ("odd", "note"),
    [
        ('{"d":7}', "What stands at $[0].l[0] is no word"),
        ('{"s":1,"e":2}', "What stands at $[0].l[0] is no word"),
        ('{"s":100,"e":20,"d":"lo"}', "The times of the word at $[0].l[0] cannot be"),
        ('{"s":-5,"e":20,"d":"lo"}', "The times of the word at $[0].l[0] cannot be"),
        ('{"s":5,"d":"lo"}', "The times of the word at $[0].l[0] cannot be"),
        ('{"s":"5","e":7,"d":"lo"},{"s":9,"e":1e300,"d":"lo"}', "The times of 2 words cannot be"),
    ],
)
def test_an_odd_word_is_told_and_the_others_are_read(odd: str, note: str):
    reading = read_zac(f'[{{"s":1,"l":[{odd},{{"s":100,"e":200,"d":"la"}}]}}]')
    *before, last = reading.song.words()
    assert (last.text, last.start_ms, last.end_ms) == ("la", 100, 200)
    assert all(word.start_ms is None for word in before)
    assert note in reading.notes[0]


@unhurried
@given(timed_songs(shortest_ms=1))
def test_round_trip(song: Song):
    writing = write_zac(song)
    again = read_zac(writing.text).song
    assert shown(again) == shown(song)
    assert [(word.start_ms, word.end_ms) for word in again.words()] == [(w.start_ms, w.end_ms) for w in song.words()]
    assert len(edges(again)) == 2 * song.word_count
