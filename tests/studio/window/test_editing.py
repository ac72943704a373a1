"""Edits in the window, by mouse and keys; the expected times are counted from pixels and the view's scale."""

import pytest
from PySide6.QtCore import QPoint, Qt

from tests.studio.events import click, drag, move, press, release, wheel


def word(window, word_id):
    return window.session.document.word(word_id)


def span(window, word_id):
    found = word(window, word_id)
    return found.start_ms, found.end_ms


def ms_per_pixel(timeline):
    low, high = timeline.span
    return (high - low) / timeline.canvas.width()


def test_a_dragged_edge_trims_the_word_and_is_one_undo_step(qtbot, editing):
    timeline, document = editing.editor.timeline, editing.session.document
    start = timeline.point_of(word(editing, "w3"), 1.0) - QPoint(2, 0)
    drag(timeline.canvas, start, 30)
    expected = 2500 + 30 * ms_per_pixel(timeline)
    assert span(editing, "w3")[0] == 1600
    assert span(editing, "w3")[1] == pytest.approx(expected, abs=1)
    assert word(editing, "w3").locked
    assert document.undo_stack.count() == 1
    qtbot.keyClick(editing, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert span(editing, "w3") == (1600, 2500)
    assert not word(editing, "w3").locked
    qtbot.keyClick(editing, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert span(editing, "w3")[1] == pytest.approx(expected, abs=1)


def test_a_dragged_body_stops_at_its_neighbour(editing):
    timeline = editing.editor.timeline
    drag(timeline.canvas, timeline.point_of(word(editing, "w3")), -500)
    assert span(editing, "w3") == (1400, 2300)


def test_the_edge_that_two_words_share_moves_both(editing):
    timeline = editing.editor.timeline
    drag(timeline.canvas, timeline.point_of(word(editing, "w1"), 1.0) - QPoint(2, 0), 10)
    edge = span(editing, "w1")[1]
    assert edge == pytest.approx(900 + 10 * ms_per_pixel(timeline), abs=1)
    assert span(editing, "w2") == (edge, 1400)


def test_the_view_stays_while_a_word_is_dragged_and_the_song_plays(qtbot, editing):
    timeline, playback = editing.editor.timeline, editing.session.playback
    timeline.show_range(0, 1000)
    start = timeline.point_of(word(editing, "w1"))
    press(timeline.canvas, start)
    move(timeline.canvas, start + QPoint(20, 0))
    assert timeline.is_dragging
    playback.toggle()
    playback.seek(5000)
    assert timeline.span == pytest.approx((0, 1000))
    release(timeline.canvas, start + QPoint(20, 0))
    qtbot.waitUntil(lambda: timeline.span[0] > 4000, timeout=5000)
    playback.toggle()


def test_ctrl_wheel_zooms_about_the_pointer_and_the_wheel_scrolls(editing):
    timeline = editing.editor.timeline
    at = QPoint(600, timeline.height() // 2)
    before, (low, high) = timeline.ms_at(600), timeline.span
    wheel(timeline.canvas, at, 3, ctrl=True)
    assert timeline.ms_at(600) == pytest.approx(before, abs=2)
    assert timeline.span[1] - timeline.span[0] == pytest.approx((high - low) / 1.25**3)
    zoomed = timeline.span
    wheel(timeline.canvas, at, -1)
    assert timeline.span[0] > zoomed[0]
    wheel(timeline.canvas, at, -40, ctrl=True)
    assert timeline.span == pytest.approx((0, 8000))


def test_a_click_on_the_waveform_seeks(editing):
    timeline = editing.editor.timeline
    at = timeline.canvas.wave_rect.center().toPoint()
    click(timeline.canvas, at)
    assert editing.session.playback.position_ms == pytest.approx(timeline.ms_at(at.x()), abs=1)
    assert editing.editor.bar.clock.text().startswith("0:04.0") or editing.editor.bar.clock.text().startswith("0:03.9")


def test_a_click_in_the_lyrics_goes_to_the_word(editing):
    lyrics = editing.editor.lyrics
    click(lyrics.viewport, lyrics.word_position("w7").toPoint())
    assert editing.session.document.selected.text == "never"
    assert 5400 <= editing.session.playback.position_ms < 5800  # the word may be sounding already
    assert lyrics.lit_word == "w7"
    assert editing.editor.inspector.text.text() == "never"
    assert editing.editor.inspector.start.text() == "0:05.400"


def test_keys_on_the_selected_word(qtbot, editing):
    document, playback = editing.session.document, editing.session.playback
    editing.editor.go_to("w5")
    editing.editor.timeline.setFocus()
    qtbot.keyClick(editing, Qt.Key.Key_L)
    assert word(editing, "w5").locked
    for _ in range(3):
        qtbot.keyClick(editing, Qt.Key.Key_Right)
    assert span(editing, "w5") == (3530, 4230)
    assert document.undo_stack.count() == 2
    playback.seek(4000)
    qtbot.keyClick(editing, Qt.Key.Key_BracketRight)
    assert span(editing, "w5") == (3530, 4000)
    playback.seek(3600)
    qtbot.keyClick(editing, Qt.Key.Key_BracketLeft)
    assert span(editing, "w5") == (3600, 4000)
    playback.seek(7500)
    qtbot.keyClick(editing, Qt.Key.Key_BracketLeft)
    assert span(editing, "w5") == (3600, 4000)
    assert "cannot end at" in editing.status.state.text()


def test_doubtful_words_are_visited_in_turn(qtbot, editing):
    from dataclasses import replace

    document = editing.session.document
    song = document.song
    doubtful = {"w2", "w7"}
    lines = tuple(
        replace(line, words=tuple(replace(each, confidence=0.3 if each.id in doubtful else 0.9) for each in line.words))
        for line in song.lines
    )
    document.reset(replace(song, lines=lines))
    assert "2 to check" in editing.status.state.text()
    seen = []
    for keys in (Qt.KeyboardModifier.NoModifier,) * 3 + (Qt.KeyboardModifier.ShiftModifier,):
        qtbot.keyClick(editing, Qt.Key.Key_N, keys)
        seen.append(document.selected.id)
    assert seen == ["w2", "w7", "w7", "w2"]
    qtbot.keyClick(editing, Qt.Key.Key_L)
    assert "1 to check" in editing.status.state.text()


def test_the_inspector_edits_text_and_times(qtbot, editing):
    editing.editor.go_to("w4")
    inspector = editing.editor.inspector
    inspector.text.setFocus()
    inspector.text.selectAll()
    qtbot.keyClicks(inspector.text, "bee")
    qtbot.keyClick(inspector.text, Qt.Key.Key_Return)
    assert word(editing, "w4").text == "bee"
    inspector.end.setFocus()
    inspector.end.selectAll()
    qtbot.keyClicks(inspector.end, "3.4")
    qtbot.keyClick(inspector.end, Qt.Key.Key_Return)
    assert span(editing, "w4") == (3000, 3400)
    inspector.end.selectAll()
    qtbot.keyClicks(inspector.end, "3.9")
    qtbot.keyClick(inspector.end, Qt.Key.Key_Return)
    assert span(editing, "w4") == (3000, 3400)
    assert inspector.end.text() == "0:03.400"
    assert "would run into" in editing.status.state.text()


def test_the_silent_clock_plays_and_says_so(qtbot, editing):
    playback = editing.session.playback
    editing.editor.timeline.setFocus()
    qtbot.keyClick(editing, Qt.Key.Key_Space)
    assert playback.is_playing
    qtbot.waitUntil(lambda: playback.position_ms > 600, timeout=5000)
    assert editing.editor.lyrics.lit_word in ("w1", "w2", "w3")
    qtbot.keyClick(editing, Qt.Key.Key_Space)
    assert not playback.is_playing
    assert editing.status.device.text() == "No sound device: silent"
