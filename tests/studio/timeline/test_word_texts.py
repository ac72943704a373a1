"""Where words' texts stand: whole at the zoom a song opens at, never over one another, cut with an ellipsis at last."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmaker_studio import paths
from kmaker_studio.core.song import Song, Word, build_lines
from kmaker_studio.formats import read_song
from kmaker_studio.studio.timeline.painted_text import SMALLEST, in_rows, text_width
from kmaker_studio.studio.timeline.song_index import SongIndex
from kmaker_studio.studio.timeline.word_texts import place_texts

OPENING = 12_000 / 1256
"""Milliseconds a pixel: 12 s on the canvas of a window 1280 pixels wide."""

texts = st.sampled_from(["I", "a", "ơi", "cành", "nghiêng", "Monkey", "get", "extraordinarily", "don't", "愛"])
lines = st.lists(st.tuples(texts, st.integers(20, 900), st.integers(0, 300)), min_size=1, max_size=12)


def line_of(specs):
    words, at = [], 1000
    for number, (text, length, gap) in enumerate(specs):
        words.append(Word(f"w{number}", text, at, at + length))
        at += length + gap
    return words


@given(lines, st.floats(0.5, 60), st.integers(0, 3000), st.sampled_from([1, 2]), st.sampled_from([12, 14, 18]))
def test_texts_do_not_lie_over_one_another_nor_reach_into_the_next_line(qapp, specs, pixel, rest, rows, largest):
    words = line_of(specs)
    end = words[-1].end_ms + rest
    placed = place_texts(words, pixel, end, rows, largest)
    assert len(placed) == len(words)
    last = dict.fromkeys(range(rows), 0.0)
    for word, text in zip(words, placed, strict=True):
        if text is None:
            continue
        assert text.width == text_width(text.text, text.pixels, bold=True)
        assert text.text == word.text or text.text.endswith("…")
        assert text.x >= last[text.row]
        assert text.x + text.width <= (end - 1000) / pixel + 0.01
        assert SMALLEST <= text.pixels <= largest
        last[text.row] = text.x + text.width


@given(lines, st.floats(0.5, 60))
def test_what_is_whole_stays_whole_closer_by(qapp, specs, pixel):
    words = line_of(specs)
    end = words[-1].end_ms + 200

    def whole(zoom):
        return all(
            text is not None and text.text == word.text
            for word, text in zip(words, place_texts(words, zoom, end, 2, 14), strict=True)
        )

    if whole(pixel):
        assert whole(pixel / 2)


@pytest.mark.parametrize("name", ["auld-lang-syne", "con-co"])
def test_every_word_of_a_song_can_be_read_at_the_zoom_it_opens_at(qapp, name):
    index = SongIndex(read_song(paths.resources() / "demo" / f"{name}.json").song)
    for _, row in index.rows(0, 1e9):
        placed = place_texts(row.words, OPENING, index.next_start(row), 2, 14)
        assert [text.text for text in placed] == [word.text for word in row.words]


def test_fast_words_are_read_too(qapp):
    """Four syllables a second and more, as people sing: the words that were cut without a sign."""
    specs = [("Code", 280, 100), ("Monkey", 290, 110), ("get", 130, 100), ("up", 190, 150), ("get", 190, 200)]
    specs += [("càn", 180, 20), ("cành", 190, 20), ("nghiêng", 210, 20), ("coffee", 300, 0)]
    words = line_of(specs)
    placed = place_texts(words, OPENING, words[-1].end_ms + 150, 2, 14)
    assert [text.text for text in placed] == [word.text for word in words]
    assert {text.pixels for text in placed} == {placed[0].pixels}


def test_words_without_room_end_in_an_ellipsis(qapp):
    words = line_of([("extraordinarily", 300, 0), ("extraordinarily", 300, 0), ("extraordinarily", 300, 0)])
    placed = place_texts(words, OPENING, words[-1].end_ms, 1, 14)
    assert all(text.text.startswith("e") and text.text.endswith("…") for text in placed)


@given(st.lists(texts, min_size=1, max_size=12), st.integers(16, 300), st.integers(1, 4))
def test_rows_are_as_wide_as_they_may_be_and_say_where_more_follows(qapp, words, room, most):
    text = " ".join(words)
    rows = in_rows(text, 11, room, most)
    assert len(rows) <= most
    assert all(text_width(row, 11) <= room for row in rows)
    if not any(row.endswith("…") for row in rows) and rows:
        assert " ".join(rows).replace(" ", "") == text.replace(" ", "")


def test_how_far_out_words_are_shown_depends_on_how_fast_they_are_sung():
    def limit(length):
        spec = [
            [(f"word{n}", n * length + m * 10 * length, n * length + m * 10 * length + length) for n in range(8)]
            for m in range(6)
        ]
        return SongIndex(Song(lines=build_lines(spec))).words_below_ms

    assert limit(200) < limit(400) < limit(800)
    assert limit(400) == pytest.approx(2 * limit(200))
