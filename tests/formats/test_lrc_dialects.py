"""LRC as others write it: who sings, tags, credits, translations, readings, rows that are odd."""

import pytest

from kmaker_studio.core.song import Song, build_lines
from kmaker_studio.formats.lrc import read_lrc
from kmaker_studio.formats.lrc_writer import write_lrc


def lines(song: Song) -> list[tuple[str, str, int | None]]:
    return [(line.singer, line.text, line.start_ms) for line in song.lines]


def times(song: Song) -> list[tuple[str, int | None, int | None]]:
    return [(word.text, word.start_ms, word.end_ms) for word in song.words()]


def test_tags_are_tags_and_sections_sections():
    text = (
        "[offset:-200][00:01.00]one\n[Language: vie]\n[mood:calm]\n[Album Artist: X]\n[Chorus: Anna]\n[00:02.00]two\n"
        "[Verse 2]\n[00:03.00]three\n"
    )
    song = read_lrc(text).song
    assert lines(song) == [("", "one", 1200), ("", "two", 2200), ("", "three", 3200)]
    assert [line.section for line in song.lines] == ["", "Chorus: Anna", "Verse 2"]
    assert (song.language, song.tags) == ("vi", (("mood", "calm"), ("album artist", "X")))


@pytest.mark.parametrize(("code", "language"), [("eng", "en"), ("pt-BR", "pt"), ("Japanese", "ja"), ("ger", "de")])
def test_languages_by_any_code(code: str, language: str):
    assert read_lrc(f"[la:{code}]\n[00:01.00]la\n").song.language == language


def test_who_sings():
    text = (
        "[00:01.00]v1: <00:01.00>one <00:01.50>a<00:02.00>\n[00:03.00]<00:03.00>two<00:03.50>\n"
        "[00:04.00]v2:<00:04.00>three<00:04.50>\n[00:05.00]bg: <00:05.00>ooh<00:05.50>\n[00:06.00][ANNA] four\n"
        "[00:07.00][ANNA]\n[00:08.00]five\n[00:09.00][Chorus] six\n[00:10.00][oh] seven\n[bg: hey]\n"
    )
    song = read_lrc(text).song
    assert lines(song) == [
        ("v1", "one a", 1000),
        ("v1", "two", 3000),
        ("v2", "three", 4000),
        ("Backing vocals", "ooh", 5000),
        ("ANNA", "four", 6000),
        ("ANNA", "five", 8000),
        ("ANNA", "six", 9000),
        ("ANNA", "[oh] seven", 10000),
        ("Backing vocals", "hey", None),
    ]
    assert [line.section for line in song.lines][5:7] == ["", "Chorus"]
    assert song.singers == ("v1", "v2", "Backing vocals", "ANNA")


def test_a_name_in_brackets_on_a_row_of_its_own():
    song = read_lrc(
        "[00:09.00][ANNA]\n[00:10.00]la\n[00:12.00][BEN]\n[00:13.00]lo\n[00:14.00][SOLO]\n[00:15.00]li\n"
    ).song
    assert [(line.singer, line.section, line.text) for line in song.lines] == [
        ("ANNA", "", "la"),
        ("BEN", "", "lo"),
        ("BEN", "SOLO", "li"),
    ]


def test_rows_that_say_the_title_and_the_artist():
    song = read_lrc("[ti:Boats]\n[ar:Nobody]\n[00:00.00]Boats\n[00:00.00]Nobody\n[00:05.00]la\n").song
    assert [line.text for line in song.lines] == ["la"]


def test_the_first_word_keeps_the_time_of_its_line():
    song = read_lrc("[00:10.00]<00:10.00>a <00:09.00>b <00:11.00>c<00:12.00>\n").song
    assert [(word, start) for word, start, _ in times(song)] == [("a", 10000), ("b", 10000), ("c", 11000)]


def test_credits_are_tags():
    text = (
        "[ti:Boats]\n[ar:Nobody]\n[00:00.00]Boats - Nobody\n[00:01.00]作词：Anna\n[00:02.00] 作曲 : Ben\n"
        "[00:03.00]Produced by: Cy\n[00:10.00]Music: it is all\n[00:12.00]I need\n[00:20.00]Synced by Dee\n[00:21.00]\n"
    )
    reading = read_lrc(text)
    assert [line.text for line in reading.song.lines] == ["I need"]  # `Music:` still stands among the credits
    assert ("lr", "Anna") in reading.song.tags
    assert ("produced by", "Cy") in reading.song.tags
    assert ("by", "Dee") in reading.song.tags
    assert (reading.song.title, reading.song.artist) == ("Boats", "Nobody")
    assert any("kept as tags" in note for note in reading.notes)


def test_of_rows_with_one_time_the_first_is_sung():
    text = (
        "[00:01.00]紙の船\n[00:01.00]kami no fune\n[00:01.00]paper boats\n[00:05.00]流れて\n[00:05.01]float\n"
        "[00:09.00]\n"
    )
    reading = read_lrc(text)
    assert [(line.text, line.start_ms) for line in reading.song.lines] == [("紙の船", 1000), ("流れて", 5000)]
    assert "3 lines that stand beside sung ones" in " ".join(reading.notes)


def test_rows_with_times_a_word_are_sung_beside_each_other():
    text = (
        "[00:01.00]<00:01.00>the paper boats<00:04.00>\n[00:01.00]<00:01.00>kami <00:02.00>no<00:03.00>\n"
        "[00:01.00]<00:01.50>ooh<00:02.00>\n[00:01.00]a translation\n"
    )
    reading = read_lrc(text)
    assert [line.text for line in reading.song.lines] == ["kami no", "ooh"]
    assert "2 lines that stand beside" in " ".join(reading.notes)


def test_a_translation_below_every_line():
    text = "".join(f"[00:{at:02d}.00]some words\nquelques mots\n" for at in range(1, 20, 4))
    reading = read_lrc(text)
    assert {line.text for line in reading.song.lines} == {"some words"}
    assert "5 lines that stand beside" in " ".join(reading.notes)


def test_a_row_that_begins_with_a_word_tag():
    song = read_lrc("<00:01.00>Paper <00:01.50>boats<00:02.00>\n<00:03.00>go<00:03.20>\n").song
    assert times(song) == [("Paper", 1000, 1500), ("boats", 1500, 2000), ("go", 3000, 3200)]


def test_one_time_far_off_leaves_the_others():
    reading = read_lrc("[00:01.00]<00:01.00>a <00:59.00>b <00:02.00>c <00:03.00>d<00:04.00>\n")
    assert [(word, start) for word, start, _ in times(reading.song)] == [
        ("a", 1000),
        ("b", 1000),
        ("c", 2000),
        ("d", 3000),
    ]


def test_nicokara():
    text = "@Title=船\n[00:10:00]紙[00:10:50]の[00:10:80]船[00:11:40]\n@Ruby1=紙,かみ\n@Ruby2=船,ふ[00:00:30]ね\n"
    reading = read_lrc(text)
    assert reading.song.title == "船"
    assert times(reading.song) == [("紙", 10000, 10500), ("の", 10500, 10800), ("船", 10800, 11400)]
    assert "The readings above 2 words were left out." in reading.notes


def test_what_is_written_shows_no_tags_in_players_that_know_none():
    song = Song(lines=build_lines([[("see", 1000, 2000), ("<00:00.50>", 2000, 3000)], [("[x]", 4000, 5000)]]))
    rows = write_lrc(song).text.splitlines()
    shown = [row.partition("]")[2] for row in rows if row[:2] == "[0"]
    assert [text.replace("\u2060", "") for text in shown] == ["see <00:00.50>", "[x]", ""]
    again = read_lrc(write_lrc(song).text)
    assert times(again.song) == times(song)
    assert times(read_lrc(write_lrc(song, "words").text).song) == times(song)
    assert [line.text for line in read_lrc(write_lrc(song, "lines").text).song.lines] == ["see <00:00.50>", "[x]"]


def test_a_line_that_was_changed_loses_the_times_of_its_words_and_that_is_told():
    song = Song(lines=build_lines([[("one", 1000, 2000), ("two", 2000, 3000)]]))
    reading = read_lrc(write_lrc(song).text.replace("]one two", "]one three"))
    assert times(reading.song)[1] == ("three", None, None)
    assert any("1 line were left out, as the line was changed" in note for note in reading.notes)


def test_overlaps_are_cut_and_told():
    song = Song(lines=build_lines([[("long", 1000, 3000), ("short", 2000, 2500), ("back", 1500, 2600)]]))
    writing = write_lrc(song)
    expected = [("long", 1000, 2000), ("short", 2000, 2500), ("back", 1500, 2600)]
    assert times(read_lrc(writing.text).song) == expected
    assert len(writing.losses) == 2
