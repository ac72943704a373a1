from collections.abc import Callable
from dataclasses import replace

import msgspec
import pytest

from kmaker_studio.core.song import Song, build_lines
from kmaker_studio.video.layout import lay_out
from kmaker_studio.video.style import load_style, style_names

SIZES = [(1280, 720), (1920, 1080), (3840, 2160), (1080, 1080), (1080, 1920), (320, 180)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", style_names())
@pytest.mark.parametrize("words", [4, 15, 60])
def test_everything_stands_inside_the_safe_area(size: tuple[int, int], name: str, words: int) -> None:
    line = [(f"word{number}", 9000 + 300 * number, 9300 + 300 * number) for number in range(words)]
    later = [(text, start + 60_000, end + 60_000) for text, start, end in line]
    song = Song(title="A title " * 5, artist="Someone", lines=build_lines([line, later, line[:1]]))
    style = load_style(name)
    layout = lay_out(song, style, size)
    margin = style.safe_area * layout.unit - 0.5
    for placed in layout.lines:
        assert len(placed.boxes) == len(placed.line.words)
        for box in placed.boxes:
            assert margin <= box.left < box.right <= size[0] - margin
            assert margin <= box.top < box.bottom <= size[1] - margin
    assert layout.dots
    for dot in layout.dots:
        assert dot.y - dot.radius >= 0
    assert layout.bars
    assert layout.card
    for row in layout.card.rows:
        assert 0 < row.y - row.size / 2 < row.y + row.size / 2 < size[1]


def test_lines_shown_together_do_not_overlap(random_song: Callable[..., Song]) -> None:
    for seed in range(5):
        layout = lay_out(random_song(seed, lines=12), load_style(), (1080, 1080))
        for one in layout.lines:
            for other in layout.lines:
                if one is other or one.hide_ms <= other.show_ms or other.hide_ms <= one.show_ms:
                    continue
                upper, lower = sorted((one, other), key=lambda line: line.y)
                assert max(box.bottom for box in upper.boxes) <= min(box.top for box in lower.boxes) + 0.01


def test_words_of_a_row_follow_each_other(random_song: Callable[..., Song]) -> None:
    layout = lay_out(random_song(3), load_style(), (1920, 1080))
    for placed in layout.lines:
        for index in range(1, len(placed.boxes)):
            if index in placed.breaks:
                assert placed.boxes[index].top >= placed.boxes[index - 1].bottom - 0.01
            else:
                assert placed.boxes[index].left > placed.boxes[index - 1].right


def test_staggered_lines_stand_left_and_right(random_song: Callable[..., Song]) -> None:
    style = msgspec.structs.replace(load_style(), align="staggered")
    layout = lay_out(random_song(4), style, (1920, 1080))
    margin = style.safe_area * layout.unit
    assert layout.lines[0].boxes[0].left == pytest.approx(margin)
    assert layout.lines[1].boxes[-1].right == pytest.approx(1920 - margin)


def test_each_line_knows_its_singer(random_song: Callable[..., Song]) -> None:
    song = random_song(5, lines=3)
    song = replace(
        song,
        singers=("Anna", "Ben"),
        lines=tuple(replace(line, singer=name) for line, name in zip(song.lines, ("Ben", "", "Anna"), strict=True)),
    )
    assert [line.singer for line in lay_out(song, load_style(), (1920, 1080)).lines] == [1, -1, 0]


def test_a_song_without_timed_words_has_no_lines() -> None:
    layout = lay_out(Song(title="Soon", lines=build_lines([["not", "yet"]])), load_style(), (1920, 1080))
    assert layout.lines == ()


def test_the_title_card_says_album_and_year_last_and_smallest():
    lines = build_lines([[("word", 9000, 9500)]])
    song = Song("A title", "Someone", lines=lines, tags=(("al", "Paper boats"), ("date", "1994-05-01")))
    card = lay_out(song, load_style(), (1280, 720)).card
    assert card
    *others, last = card.rows
    assert last.text == "Paper boats · 1994"
    assert not last.main
    assert all(row.size > last.size and row.y < last.y for row in others)
