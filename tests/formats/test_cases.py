"""Small files in the ways of the field, each with what is right: tests/formats/cases, one folder a case.

`expected.json` says what the file shows, where that comes from and the lines, as [singer, section, [[word, start, end],
...]]: null is not judged, "U" may also be untimed, times are within 11 ms. Folders with `input.json` are about writing.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from kmaker_studio.core.song import Song
from kmaker_studio.formats import Reading, read_song, read_song_text, write_song

CASES = sorted(Path(__file__).with_name("cases").iterdir())
READ = [case for case in CASES if (case / "expected.json").exists()]
WRITTEN = [case for case in CASES if (case / "input.json").exists()]
NEAR_MS = 11
TAGS = [9666, 10206, 12438, 12893, 13209]


def read(case: Path) -> tuple[dict[str, Any], Reading]:
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    return expected, read_song(case / expected["file"])


def is_near(right: int | str | None, found: int | None) -> bool:
    if right is None or (right == "U" and found is None):
        return True
    return isinstance(right, int) and found is not None and abs(right - found) <= NEAR_MS


@pytest.mark.parametrize("case", READ, ids=lambda case: case.name)
def test_what_is_read(case: Path):
    expected, reading = read(case)
    if expected["lines"] is None:
        assert reading.song.word_count
        return
    assert len(reading.song.lines) == len(expected["lines"])
    for (singer, section, words), line in zip(expected["lines"], reading.song.lines, strict=True):
        assert singer is None or singer == line.singer
        assert section is None or section == line.section
        assert [word for word, _, _ in words] == [word.text for word in line.words]
        for (_, start, end), word in zip(words, line.words, strict=True):
            assert is_near(start, word.start_ms)
            assert is_near(end, word.end_ms)


def case(name: str) -> Path:
    return next(each for each in CASES if each.name.startswith(name))


def texts(song: Song) -> list[str]:
    return [line.text for line in song.lines]


def onsets(song: Song) -> list[tuple[str, int | None]]:
    return [(word.text, word.start_ms) for word in song.words()]


@pytest.mark.parametrize(
    ("name", "lines", "note"),
    [
        ("16", ["紙の船が", "流れてく"], "2 lines that stand beside sung ones"),
        ("17", ["Take the paper boats down the silver river", "You float away"], ""),
        ("30", ["紙の船が"], "readings above 3 words"),
        ("32", ["Paper boats"], "1 event that is not marked as karaoke was skipped"),
        ("39", ["kami no"], "1 event that is not marked as karaoke was skipped"),
        ("48", ["Paper boats"], ""),
        ("54", ["Paper boats go", "home"], "begins before the one above it"),
        ("56", ["Paper boats", "Float away"], "SRT subtitles"),
    ],
)
def test_what_the_words_of_a_case_say(name: str, lines: list[str], note: str):
    _, reading = read(case(name))
    assert texts(reading.song) == lines
    assert any(note in each for each in reading.notes) or not note


def test_word_tags_in_square_brackets():
    _, reading = read(case("21"))
    assert len(reading.song.lines) == 2
    assert [at for _, at in onsets(reading.song) if at in TAGS] == TAGS


def test_a_tag_without_a_number_is_a_second():
    _, reading = read(case("28"))
    assert [(word.text, word.start_ms, word.end_ms) for word in reading.song.words()] == [
        ("WOO", 10000, 11000),
        ("Paper", 13000, 14000),
        ("boats", 14000, 14500),
    ]


def test_subtitles_that_are_pasted_are_not_sung():
    reading = read_song_text((case("56") / "a.txt").read_text(encoding="utf-8"))
    assert texts(reading.song) == ["Paper boats", "Float away"]


@pytest.mark.parametrize("case", WRITTEN, ids=lambda case: case.name)
@pytest.mark.parametrize(
    ("name", "near_ms"),
    [(".ass", 5), (".lrc", 5), (".ultrastar.txt", 13), (".vtt", 0), (".ttml", 0), (".textgrid", 0)],
)
def test_what_is_written_keeps_every_onset(tmp_path: Path, case: Path, name: str, near_ms: int):
    data = json.loads((case / "input.json").read_text(encoding="utf-8"))
    (tmp_path / "song.json").write_text(json.dumps(data), encoding="utf-8")
    song = read_song(tmp_path / "song.json").song
    write_song(song, tmp_path / f"out{name}")
    again = read_song(tmp_path / f"out{name}").song
    assert [word.text for word in again.words()] == [word.text for word in song.words()]
    for found, right in zip(again.words(), song.words(), strict=True):
        assert found.start_ms is not None
        assert right.start_ms is not None
        assert abs(found.start_ms - right.start_ms) <= near_ms
