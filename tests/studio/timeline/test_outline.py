"""Zoomed out, lines and stanzas stand for words: all of them, wide enough to be read, and clicked as they are seen."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor

from kmaker_studio.core.song import Song, build_lines
from kmaker_studio.studio.theme.theme import theme
from kmaker_studio.studio.timeline.outline import Outline
from kmaker_studio.studio.timeline.song_index import SongIndex
from tests.studio.events import click, double_click, drag, move


def song_of(stanzas, singers=("",)):
    """Lines of five words, 4 s each, a stanza a number of lines; stanza by stanza the singers take turns."""
    spec, marks = [], []
    for number, count in enumerate(stanzas):
        for line in range(count):
            at = 1000 + 4000 * len(spec)
            spec.append([(f"word{word}", at + 600 * word, at + 600 * word + 500) for word in range(5)])
            marks.append((line == 0, f"Part {number + 1}" if line == 0 else "", singers[number % len(singers)]))
    lines = [
        replace(line, stanza_start=begins, section=section, singer=singer)
        for line, (begins, section, singer) in zip(build_lines(spec), marks, strict=True)
    ]
    return Song(
        lines=tuple(lines), singers=tuple(each for each in singers if each), duration_ms=5000 + 4000 * len(spec)
    )


@given(
    st.lists(st.integers(1, 20), min_size=1, max_size=30), st.floats(20, 5000), st.sampled_from([("",), ("", "Ann")])
)
def test_every_line_is_in_one_block_and_blocks_do_not_overlap(stanzas, pixel, singers):
    song = song_of(stanzas, singers)
    outline = Outline(SongIndex(song))
    blocks = outline.blocks(pixel)
    shown = [line.id for block in blocks for line in block.lines]
    assert sorted(shown) == sorted(line.id for line in song.lines)
    for lane in {block.lane for block in blocks}:
        mine = [block for block in blocks if block.lane == lane]
        assert all(one.end_ms <= two.start_ms for one, two in pairwise(mine))


def test_words_then_lines_then_stanzas_then_more_of_them():
    outline = Outline(SongIndex(song_of([4, 4, 4, 4, 4, 4])))
    assert outline.detail(10) == "words"
    assert outline.detail(50) == "lines"
    assert {len(block.rows) for block in outline.blocks(50)} == {1}
    assert outline.detail(150) == "stanzas"
    assert [block.section for block in outline.blocks(150)] == [f"Part {n}" for n in range(1, 7)]
    assert [(block.first, block.last) for block in outline.blocks(400)] == [(1, 12), (13, 24)]


def test_at_every_zoom_the_blocks_have_room_for_a_text():
    outline = Outline(SongIndex(song_of([4] * 200)))
    for pixel in (60, 100, 200, 500, 1000, 2500):
        blocks = outline.blocks(pixel)
        assert all(block.end_ms - block.start_ms >= 40 * pixel for block in blocks[:-1])


def test_an_edit_is_seen():
    song = song_of([4, 4])
    index = SongIndex(song)
    outline = Outline(index)
    assert len(outline.blocks(150)) == 2
    index.update(replace(song, lines=song.lines[:4]))
    assert len(outline.blocks(150)) == 1


@pytest.fixture
def far_out(qtbot, editing):
    """Two minutes in stanzas of four lines, all of it in view."""
    song = song_of([4] * 8)
    editing.session.document.reset(replace(song, audio=editing.session.document.song.audio))
    editing.resize(1440, 900)
    timeline = editing.editor.timeline
    qtbot.waitUntil(lambda: timeline.canvas.width() > 1300, timeout=5000)
    timeline.set_song_length()
    timeline.zoom(1e9, 0)
    return editing


def block_at(window, ms):
    canvas = window.editor.timeline.canvas
    return QPoint(round(canvas.scale.x(ms)), round(canvas.lanes.top + 18 + canvas.lanes.block_height / 2))


def test_a_stanza_is_selected_by_a_click_and_filled_into_the_view_by_a_double_click(far_out):
    canvas, document = far_out.editor.timeline.canvas, far_out.session.document
    assert canvas.lanes.outline.detail(canvas.scale.ms_per_pixel) == "stanzas"
    seeks = []
    canvas.signals.seekRequested.connect(seeks.append)
    click(canvas, block_at(far_out, 25_000))
    assert document.selected_ids == {word.id for line in document.song.lines[4:8] for word in line.words}
    assert seeks == [17_000.0]
    double_click(canvas, block_at(far_out, 25_000))
    low, high = far_out.editor.timeline.span
    assert 15_000 < low < 17_000
    assert 32_000 < high < 34_000


def test_every_block_is_painted_whatever_is_selected(far_out):
    canvas, document = far_out.editor.timeline.canvas, far_out.session.document
    back = theme().colour("window")
    for chosen in ([], [document.song.lines[1].words[0].id], [word.id for word in document.song.words()]):
        document.select_many(chosen)
        image = canvas.grab().toImage()
        for stanza in range(8):
            middle = block_at(far_out, 9500 + 16_000 * stanza)
            inked = {image.pixelColor(x, middle.y()).rgb() for x in range(middle.x() - 20, middle.x() + 20)}
            assert back.rgb() not in inked


def test_a_singers_colour_is_at_the_foot_of_their_blocks(qtbot, far_out):
    document, timeline = far_out.session.document, far_out.editor.timeline
    song = song_of([1, 1, 1], ("Ann", "Bo"))
    document.reset(replace(song, audio=document.song.audio))
    timeline.show_range(0, 12_000)
    image = timeline.canvas.grab().toImage()
    for word_id, number in (("w2", 0), ("w7", 1)):
        rect = timeline.canvas.block_of(document.word(word_id))
        foot = image.pixelColor(round(rect.center().x()), round(rect.bottom()) - 3)
        assert foot == QColor(document.style.style.singer_colour(number))


def test_a_drag_far_out_selects_and_moves_nothing(far_out):
    canvas, document = far_out.editor.timeline.canvas, far_out.session.document
    before = document.song
    drag(canvas, block_at(far_out, 6000), 200)
    assert document.song is before
    assert len(document.selected_ids) > 5


def test_the_pointer_tells_the_lines_under_it_and_the_whole_word(far_out):
    timeline = far_out.editor.timeline
    move(timeline.canvas, block_at(far_out, 25_000))
    assert timeline.canvas.toolTip() == "\n".join(line.text for line in far_out.session.document.song.lines[4:8])
    timeline.show_range(0, 12_000)
    move(timeline.canvas, timeline.point_of(far_out.session.document.word("w3")))
    assert timeline.canvas.toolTip() == "word2"
