import pytest
from hypothesis import given

from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Song, build_lines
from kmaker_studio.formats.audacity import read_audacity, write_audacity
from tests.formats.songs import shown, timed_songs, unhurried


def times(song: Song) -> list[list[tuple[str, int | None, int | None]]]:
    return [[(word.text, word.start_ms, word.end_ms) for word in line.words] for line in song.lines]


def test_labels_of_lines_and_their_words():
    text = "1.0\t2.5\tone two\n\\\t100.0\t200.0\n1.0\t1.5\tone\n1.5\t2.5\ttwo\n"
    text += "3,0\t4,0\tjust a line\n5\t5\t\n6.0\t7.0\tla\n"
    reading = read_audacity(text)
    assert times(reading.song) == [
        [("one", 1000, 1500), ("two", 1500, 2500)],
        [("just", 3000, 3444), ("a", None, None), ("line", None, None)],
        [("la", 6000, 7000)],
    ]


def test_words_alone():
    reading = read_audacity("1.0\t1.5\tone\n1.6\t2.0\ttwo\n4.0\t4.5\tthree\n")
    assert times(reading.song) == [[("one", 1000, 1500), ("two", 1600, 2000)], [("three", 4000, 4500)]]
    assert "they end where nobody sings" in reading.notes[0]


def test_an_odd_row_is_told():
    reading = read_audacity("1.0\t1.5\tone two\nnonsense\n9.0\t8.0\tback\n")
    assert [line.text for line in reading.song.lines] == ["one two"]
    assert reading.notes[0] == "2 lines cannot be read and were left out (the first is line 2)."
    with pytest.raises(KMakerError, match="no label"):
        read_audacity("la la\n")


def test_what_is_written():
    song = Song(lines=build_lines([[("one", 1000, 2000), ("two", 1500, 2500)]]))
    writing = write_audacity(song)
    assert writing.text == "1.000000\t2.500000\tone two\n1.000000\t2.000000\tone\n1.500000\t2.500000\ttwo\n"
    assert writing.losses == ()


@unhurried
@given(timed_songs(shortest_ms=1))
def test_there_and_back(song: Song):
    again = read_audacity(write_audacity(song).text).song
    assert shown(again) == shown(song)
    assert [(word.start_ms, word.end_ms) for word in again.words()] == [
        (word.start_ms, word.end_ms) for word in song.words()
    ]
