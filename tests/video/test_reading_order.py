"""Which way lines run, and where their words stand: known answers of the Unicode Bidirectional Algorithm (UAX 9)."""

from pathlib import Path

import numpy as np
import pytest

from kmaker_studio.core.song import Song, build_lines
from kmaker_studio.formats import read_song, write_song
from kmaker_studio.video.layout import lay_out
from kmaker_studio.video.reading_order import is_right_to_left, visual_order
from kmaker_studio.video.style import load_style
from tests.video.test_render import frames_of, is_sung, words_lit_at_another_time

HEBREW, ARABIC = "שלום לך עולם יפה", "Maria قالت لي يا حبيبي"
MIXED, NUMBERS = "hello שלום לך world", "עכשיו 12 34 ילדים, יפים!"


@pytest.mark.parametrize(
    ("text", "runs_left", "order"),
    [
        ("and days of lang", False, (0, 1, 2, 3)),
        (HEBREW, True, (3, 2, 1, 0)),
        (ARABIC, True, (4, 3, 2, 1, 0)),  # most letters decide
        ("اسمي Anna Maria وانت", True, (3, 1, 2, 0)),  # the first letter decides; two Latin words keep their order
        (MIXED, False, (0, 2, 1, 3)),
        (NUMBERS, True, (4, 3, 2, 1, 0)),
        ("12 34", False, (0, 1)),
    ],
)
def test_words_stand_in_reading_order(text: str, runs_left: bool, order: tuple[int, ...]) -> None:
    assert is_right_to_left(text) is runs_left
    assert visual_order(text.split(), right_to_left=runs_left) == order


def sung(*texts: str) -> Song:
    """Lines whose words last 600 ms, 100 ms apart; the first begins at 1 s."""
    now, specs = 1000, []
    for text in texts:
        specs.append([(word, now + 700 * number, now + 700 * number + 600) for number, word in enumerate(text.split())])
        now += 700 * len(specs[-1]) + 400
    return Song(lines=build_lines(specs), duration_ms=now)


def test_words_light_up_in_time_and_from_the_side_they_begin_on(tmp_path: Path) -> None:
    song, size = sung(HEBREW, ARABIC, MIXED, NUMBERS), (640, 360)
    assert words_lit_at_another_time(song, tmp_path / "out.mp4", size, 30) == []
    frames = frames_of(tmp_path / "out.mp4", size)
    for line in lay_out(song, load_style(), size).lines:
        for word, box in zip(line.line.words, line.boxes, strict=True):
            if box.right - box.left < 20:
                continue
            halfway = frames[round(((word.start_ms or 0) + 300) * 30 / 1000)]
            area = is_sung(halfway[int(box.top) : int(box.bottom), int(box.left) : int(box.right)])
            left, right = np.array_split(area.sum(axis=0), 2)
            assert bool(right.sum() > left.sum()) is is_right_to_left(word.text), word.text


def test_times_are_read_back_from_an_ass_file_of_such_lines(tmp_path: Path) -> None:
    song = sung(HEBREW, ARABIC, MIXED, NUMBERS)
    write_song(song, tmp_path / "song.ass")
    back = read_song(tmp_path / "song.ass").song
    assert [[word.text for word in line.words] for line in back.lines] == [
        [word.text for word in line.words] for line in song.lines
    ]
    for line, same in zip(song.lines, back.lines, strict=True):
        for word, other in zip(line.words, same.words, strict=True):
            assert other.start_ms == pytest.approx(word.start_ms, abs=5)
            assert other.end_ms == pytest.approx(word.end_ms, abs=5)


@pytest.mark.parametrize(
    "odd", ["\U00010cf3", "\u0378", "\u2066", "\u2067\u2069", "\u2068a\u2069", "\u202e", "\U000e0001"]
)
def test_characters_that_the_algorithm_does_not_know_stop_nothing(odd):
    for texts in (["א", odd], [odd, "א"], ["a", f"{odd}ב", "c"]):
        assert sorted(visual_order(texts, right_to_left=True)) == list(range(len(texts)))
