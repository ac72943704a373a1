from dataclasses import replace

import pytest

from kmaker_studio.core.edits import (
    delete_line,
    insert_line,
    join_with_next_line,
    move_word_to_next_line,
    move_word_to_previous_line,
    set_section,
    set_singer,
    split_line,
)
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Song, build_lines

LINES = build_lines([[("a", 0, 100), ("b", 100, 200), ("c", 200, 300)], [("d", 300, 400), ("e", 400, 500)]])
SONG = Song(lines=(LINES[0], replace(LINES[1], singer="Anna", section="Chorus", stanza_start=True)), singers=("Anna",))


def shown(song: Song) -> list[str]:
    return [line.text for line in song.lines]


def test_words_between_lines():
    assert shown(move_word_to_next_line(SONG, "w3")) == ["a b", "c d e"]
    assert shown(move_word_to_next_line(SONG, "w2")) == ["a", "b c d e"]
    assert shown(move_word_to_previous_line(SONG, "w4")) == ["a b c d", "e"]
    emptied = move_word_to_previous_line(SONG, "w5")
    assert shown(emptied) == ["a b c d e"]
    emptied = move_word_to_next_line(SONG, "w1")
    assert shown(emptied) == ["a b c d e"]
    assert emptied.lines[0].id == "l2"
    with pytest.raises(KMakerError, match="last line"):
        move_word_to_next_line(SONG, "w5")
    with pytest.raises(KMakerError, match="first line"):
        move_word_to_previous_line(SONG, "w1")


def test_lines_that_are_sung_at_once_stay_apart():
    song = Song(lines=build_lines([[("a", 0, 100), ("b", 100, 900)], [("c", 500, 600)]]))
    with pytest.raises(KMakerError, match="run into"):
        join_with_next_line(song, "l1")
    with pytest.raises(KMakerError, match="run into"):
        move_word_to_next_line(song, "w2")
    with pytest.raises(KMakerError, match="run into"):
        move_word_to_previous_line(song, "w3")


def test_split_and_join():
    split = split_line(SONG, "w5")
    assert shown(split) == ["a b c", "d", "e"]
    assert [(line.id, line.singer, line.section) for line in split.lines] == [
        ("l1", "", ""),
        ("l2", "Anna", "Chorus"),
        ("l3", "Anna", ""),
    ]
    assert join_with_next_line(split, "l2") == SONG
    with pytest.raises(KMakerError, match="begins its line already"):
        split_line(SONG, "w4")
    with pytest.raises(KMakerError, match="last line"):
        join_with_next_line(SONG, "l2")


def test_insert_and_delete():
    song = insert_line(SONG, 1, ["x|y", "z"])
    assert shown(song) == ["a b c", "xy z", "d e"]
    assert [word.id for word in song.lines[1].words] == ["w6", "w7"]
    assert delete_line(song, "l3") == SONG
    assert delete_line(SONG, "l2").lines == SONG.lines[:1]
    for index, texts in ((3, ["a"]), (0, [])):
        with pytest.raises(KMakerError, match="at least one word and a place"):
            insert_line(SONG, index, texts)
    with pytest.raises(KMakerError, match="space inside"):
        insert_line(SONG, 0, ["a b"])


def test_singers_and_sections():
    song = set_singer(SONG, ["l1", "l2"], "Ben")
    assert [line.singer for line in song.lines] == ["Ben", "Ben"]
    assert song.singers == ("Anna", "Ben")
    assert set_singer(SONG, ["l2"], "").lines[1].singer == ""
    assert set_section(SONG, "l1", " Verse ", stanza_start=False).lines[0].section == "Verse"
