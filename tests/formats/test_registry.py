import subprocess
import sys
from pathlib import Path

import pytest

from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Song, build_lines
from kmaker_studio.formats import formats_for_reading, formats_for_writing, read_song, write_song

LRC = "[00:01.00]<00:01.00>la <00:01.50>lo<00:02.00>\n"


def test_by_extension_whatever_its_case(write):
    reading = read_song(write("SONG.LRC", LRC))
    assert [(word.text, word.start_ms, word.end_ms) for word in reading.song.words()] == [
        ("la", 1000, 1500),
        ("lo", 1500, 2000),
    ]
    assert reading.notes == ()


@pytest.mark.parametrize("name", ["song.txt", "song", "song.json", "song.weird"])
def test_by_content_where_the_extension_says_nothing_or_something_else(write, name: str):
    reading = read_song(write(name, LRC))
    assert reading.song.is_timed
    assert reading.notes == (f"{name} holds LRC and was read as that.",)


def test_plain_text_is_read_from_txt_only(write):
    reading = read_song(write("song.txt", "la la\n[Chorus]\nlo"))
    assert (reading.song.word_count, reading.notes) == (3, ())
    with pytest.raises(KMakerError, match=r"song\.md has the extension '\.md'.*\.ass, \.json, \.lrc, \.txt, \.srt"):
        read_song(write("song.md", "la la"))
    with pytest.raises(KMakerError, match="no extension"):
        read_song(write("song", "la la"))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "no lyrics"),
        (b"\n\n[Chorus]\n", "no lyrics"),
        (b"ID3\x04\x00", "MP3"),
        (b"a\x00b", "zero bytes"),
        (bytes(17_000_000), "too large"),
    ],
)
def test_files_that_hold_no_lyrics(write, content: bytes, message: str):
    path = write("song.txt", content)
    with pytest.raises(KMakerError, match=message) as caught:
        read_song(path)
    assert str(path) in str(caught.value)


def test_missing_files_and_folders(tmp_path: Path):
    with pytest.raises(KMakerError, match="does not exist"):
        read_song(tmp_path / "none.txt")
    with pytest.raises(KMakerError, match="is a folder"):
        read_song(tmp_path)


def test_a_guessed_encoding_is_told(write):
    reading = read_song(write("song.txt", "Ça fait longtemps déjà\nque je t'ai aimée là-bas\n".encode("cp1252")))
    assert reading.song.lines[0].text == "Ça fait longtemps déjà"
    assert "guess" in reading.notes[0]


def test_writing_to_an_unknown_place(tmp_path: Path):
    song = Song(lines=build_lines([[("la", 0, 100)]]))
    with pytest.raises(KMakerError, match=r"\.xyz"):
        write_song(song, tmp_path / "out.xyz")
    with pytest.raises(KMakerError, match="does not exist"):
        write_song(song, tmp_path / "none" / "out.lrc")


@pytest.mark.parametrize("name", [known.extensions[0] for known in formats_for_writing() if known.timed])
def test_untimed_words_are_named(tmp_path: Path, name: str):
    song = Song(lines=build_lines([[("la", 0, 100)], [("lo", 200, 300), "li", "lu"]]))
    path = tmp_path / f"song{name}"
    with pytest.raises(KMakerError, match=r"2 words have no timing of 4 .*'li' in line 2"):
        write_song(song, path)
    with pytest.raises(KMakerError, match="no lyrics"):
        write_song(Song(), path)
    assert list(tmp_path.iterdir()) == []


def test_losses_are_one_sentence(tmp_path: Path):
    lines = build_lines([[("la", 0, 100)]])
    song = Song("T", "A", lines=lines, tags=(("al", "Album"),))
    assert write_song(song, tmp_path / "song.json") == (
        "ZAC2022 JSON does not keep the title and artist and the tags (al).",
    )
    assert write_song(song, tmp_path / "song.lrc") == ()


def test_every_format_loads_and_says_what_it_is():
    assert {known.title for known in formats_for_reading()} == {
        "ASS karaoke",
        "KMaker project",
        "ZAC2022 JSON",
        "LRC",
        "MIDI karaoke",
        "Plain lyrics",
        "UltraStar",
        "SRT subtitles",
        "WebVTT",
        "TTML",
        "Whisper JSON",
        "Praat TextGrid",
        "Audacity labels",
        "Lyricsfile",
    }
    for known in formats_for_reading():
        assert known.load().recognises("") is False


@pytest.mark.parametrize("name", ["song.lrc", "song.srt", "song.labels.txt", "song.ultrastar.txt"])
def test_words_without_any_times_are_plain_lyrics_under_any_of_these_names(write, name: str):
    reading = read_song(write(name, "la la\nlo\n"))
    assert [line.text for line in reading.song.lines] == ["la la", "lo"]
    assert "was read as plain lyrics" in reading.notes[0]


@pytest.mark.parametrize("content", ['{"lyrics": "la"}', "<html><p>la</p></html>", '[["la"]]'])
def test_data_of_an_unknown_layout_is_not_sung(write, content: str):
    with pytest.raises(KMakerError, match="layout that is not known"):
        read_song(write("song.txt", content))


@pytest.mark.parametrize("name", ["song.txt", "song", "song.xyz"])
@pytest.mark.parametrize(
    ("content", "title"),
    [
        ("1\n00:00:01,000 --> 00:00:02,000\nla\n", "SRT subtitles"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\nla\n", "WebVTT"),
        ('<?xml version="1.0"?><tt><body><div><p begin="1s">la</p></div></body></tt>', "TTML"),
        ('{"segments": [{"start": 1, "end": 2, "text": "la"}]}', "Whisper JSON"),
        ("1.0\t2.0\tla\n", "Audacity labels"),
        ("version: '1.0'\nmetadata: {}\nlines:\n- {text: la, start_ms: 1000}\n", "Lyricsfile"),
        ("[Script Info]\n[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,la\n", "ASS karaoke"),
        (": 0 4 0 la\n- 5\n: 8 4 0 lo\n", "UltraStar"),
    ],
)
def test_formats_are_told_by_their_content(write, name: str, content: str, title: str):
    reading = read_song(write(name, content))
    assert reading.song.lines[0].text == "la"
    known = title in ("Audacity labels", "UltraStar") and name.endswith(".txt")
    assert (f"{name} holds {title} and was read as that." in reading.notes) != known


def test_a_style_is_chosen_where_lines_have_styles(write):
    head = "[Script Info]\n[Events]\n"
    events = "".join(
        f"Dialogue: 0,0:00:01.00,0:00:02.00,{style},,0,0,0,,{{\\k50}}{text}\n"
        for style, text in (("Roman", "kami"), ("Kanji", "紙"))
    )
    path = write("song.ass", head + events)
    assert [line.text for line in read_song(path, "Kanji").song.lines] == ["紙"]
    with pytest.raises(KMakerError, match=r"song\.ass: .*'Other': choose one of Roman, Kanji"):
        read_song(path, "Other")
    with pytest.raises(KMakerError, match="no styles to choose from"):
        read_song(write("song.lrc", LRC), "Kanji")


def test_nothing_heavy_is_imported_before_it_is_needed():
    code = (
        "import sys, kmaker_studio.formats\n"
        "print([name for name in ('pysubs2', 'msgspec', 'yaml', 'charset_normalizer') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
