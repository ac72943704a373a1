"""Texts that broke a reader or a writer once, or took it the square of their length."""

from contextlib import suppress

import pytest

from kmaker_studio.core.edits.anchors import with_anchors
from kmaker_studio.core.edits.matching import differing_runs, matching_runs
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Line, Song, Word, build_lines
from kmaker_studio.formats import formats_for_writing, read_song
from kmaker_studio.formats.ass import read_ass, write_ass
from kmaker_studio.formats.ass_text import split_blocks
from kmaker_studio.formats.lrc import read_lrc
from kmaker_studio.text.encoding import decode_text
from kmaker_studio.text.lyrics import parse_lyrics
from kmaker_studio.text.numbers import speak_numbers
from kmaker_studio.text.word_split import split_words
from kmaker_studio.train.config import read_config

HEAD = "[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
EVENT = HEAD + "Dialogue: 0,0:00:01.00,0:00:02.00,D,,0,0,0,,"
linear = pytest.mark.timeout(120)  # the square of these lengths takes hours


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.ass", EVENT + "{\\k" + "9" * 400 + "}la{\\kf5}la\n"),
        ("a.ass", EVENT + "{\\p" + "9" * 5000 + "}m 0 0{\\p0}la\n"),
        ("a.json", '[{"s": 0, "e": 9, "z": ' + "[" * 5000 + ', "l": []}]'),
        ("a.json", '[{"s": 0, "e": 9, "l": [{"s": 1' + "0" * 400 + ', "e": 2' + "0" * 400 + ', "d": "la"}]}]'),
        ("a.txt", "#TITLE:a\n#BPM:0." + "0" * 400 + "1\n: 0 4 0 la\nE\n"),
        ("a.txt", "#TITLE:a\n#BPM:100\nB 4 0." + "0" * 400 + "1\n: 0 4 0 la\nE\n"),
        ("a.txt", "#ENCODING:undefined\n#BPM:100\n: 0 4 0 l\udce9a\nE\n"),
        ("a.txt", "#ENCODING:unicode_escape\n#BPM:100\n: 0 4 0 l\udce9\\x\nE\n"),
        ("a.txt", "#ENCODING:zlib_codec\n#BPM:100\n: 0 4 0 l\udce9\nE\n"),
        ("a.TextGrid", 'File type = "ooTextFile"\nObject class = "TextGrid"\n\n0\n1e999\n<exists>\n1e999\n'),
    ],
    ids=range(10),
)
def test_a_song_or_a_sentence(name: str, text: str, tmp_path) -> None:
    (tmp_path / name).write_bytes(text.encode("utf-8", "surrogateescape"))
    with suppress(KMakerError):
        song = read_song(tmp_path / name).song
        assert all(word.start_ms is None or 0 <= word.start_ms <= 10**9 for word in song.words())


def test_a_declared_encoding_is_used_where_it_is_one() -> None:
    assert decode_text("#ENCODING:CP1251\nпесня\n".encode("cp1251"))[0].endswith("песня\n")


@pytest.mark.parametrize("known", formats_for_writing(), ids=lambda known: known.module)
@pytest.mark.parametrize("text", ["", "\0", " ", "~", "x" * 1_000_001])
def test_any_word_is_written_or_refused(known, text: str) -> None:
    song = Song(lines=(Line("l1", (Word("w1", "la", 0, 400), Word("w2", text, 500, 900))),))
    with suppress(KMakerError):
        written = known.load().write(song)
        assert written.text or written.data


def test_a_long_number_is_read_out() -> None:
    assert speak_numbers("1." + "7" * 5000, "en").split()[:3] == ["one", "seven", "seven"]


@pytest.mark.parametrize("text", ["a" * 3 + " = " + "9" * 5000, "a = " + "[" * 5000, "a" + ".a" * 20_000 + " = 1"])
@linear
def test_a_training_file_that_is_odd_is_refused(text: str, tmp_path) -> None:
    (tmp_path / "t.toml").write_text(text)
    with pytest.raises(KMakerError, match="is not right"):
        read_config(tmp_path / "t.toml")


@linear
def test_marks_of_syllables_that_never_end() -> None:
    lines, _ = parse_lyrics("a" + "|" * 300_000 + "x")
    assert [word.text for word in lines[0].words] == ["ax"]
    assert [word.text for line in parse_lyrics("a|| ||b c|||")[0] for word in line.words] == ["a", "b", "c"]


@linear
def test_braces_that_never_close() -> None:
    assert read_ass(EVENT + "la" + "{" * 300_000 + "\n").song.word_count == 1
    assert split_blocks(r"a{b{c}d\{e}f{g") == ["a", "b{c", r"d\{e}f{g"]
    assert split_blocks("") == [""]
    assert split_blocks("{}{x}") == ["", "", "", "x", ""]


@linear
def test_a_line_at_many_times_with_many_words_is_bounded() -> None:
    stamps = "".join(f"[{number // 60:02d}:{number % 60:02d}.00]" for number in range(2000))
    words = "".join(f"<{number // 60:02d}:{number % 60:02d}.10>la " for number in range(2000))
    song = read_lrc(f"{stamps}{words}\n[50:00.00]<50:00.00>end<50:01.00>\n").song
    assert 2000 < song.word_count < 20_000
    assert read_lrc("[00:01.00][00:09.00]<00:01.00>la <00:02.00>la<00:03.00>\n").song.word_count == 4


@linear
def test_runs_of_letters_among_chinese() -> None:
    assert len(split_words("中" + "a" * 300_000)) == 2
    assert split_words("中文abc def中") == ["中", "文", "abc", "def", "中"]


@linear
def test_a_line_of_thousands_of_words_as_ass() -> None:
    words = [(f"w{number}", 100 * number, 100 * number + 90) for number in range(3000)]
    song = Song(lines=build_lines([words]))
    assert len(write_ass(song, drawn=True).text) < 1_000_000


@linear
def test_lyrics_of_one_word() -> None:
    ours = Song(lines=build_lines([["la"] * 5000 + ["end"]]))
    theirs = Song(lines=build_lines([[("la", 10 * at, 10 * at + 5) for at in range(5000)] + [("end", 60_000, 60_010)]]))
    assert all(word.locked for word in with_anchors(ours, theirs).words())


def test_runs_are_difflibs_where_songs_are_songs() -> None:
    one, other = ["a", "b", "c", "d", "x", "y"], ["a", "b", "d", "x", "x", "y", "z"]
    assert list(matching_runs(one, other)) == [(0, 0, 2), (3, 2, 2), (5, 5, 1)]
    parts = list(differing_runs(one, other))
    assert [text for _, here, _ in parts for text in one[here]] == one
    assert [text for _, _, there in parts for text in other[there]] == other
    assert all(one[here] == other[there] for is_alike, here, there in parts if is_alike)
