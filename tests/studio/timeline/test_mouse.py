"""The timeline's gestures, by real mouse and key events; expected times are counted from pixels and the zoom."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt

from kmaker_studio.core.song import Song, Syllable, build_lines
from tests.studio.events import click, double_click, drag, move, press, release, wheel

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
MIDDLE = Qt.MouseButton.MiddleButton

SUNG = Song(
    lines=build_lines(
        [
            [("Should", 500, 900), ("auld", 912, 1400), ("acquaintance", 1600, 2500)],
            [("be", 3000, 3300), ("forgot", 3500, 4200)],
            [("and", 5000, 5300), ("never", 5400, 6000), ("brought", 6200, 7000)],
        ]
    ),
    duration_ms=8000,
)


@pytest.fixture
def studio(qtbot, editing):
    """The window with two words 12 ms apart and all of them in view; there is nothing near to snap to."""
    editing.session.document.reset(replace(SUNG, audio=editing.session.document.song.audio))
    timeline = editing.editor.timeline
    editing.resize(1440, 900)
    editing.activateWindow()
    qtbot.waitUntil(editing.isActiveWindow, timeout=5000)
    qtbot.waitUntil(lambda: timeline.canvas.width() > 1300, timeout=5000)
    timeline.show_range(0, 8000)
    qtbot.waitUntil(lambda: not editing.session.runner.is_busy, timeout=20000)
    timeline.onset_finder.times = timeline.onset_finder.times[:0]
    editing.session.playback.seek(7900)
    return editing


def word(window, word_id):
    return window.session.document.word(word_id)


def span(window, word_id):
    found = word(window, word_id)
    return found.start_ms, found.end_ms


def pixel(window):
    return window.editor.timeline.canvas.scale.ms_per_pixel


def at(window, word_id, share=0.5):
    return window.editor.timeline.point_of(word(window, word_id), share)


def selected(window):
    return window.session.document.selected_ids


def test_the_words_stay_under_the_pointer_when_one_is_selected(qtbot, studio):
    canvas = studio.editor.timeline.canvas
    before = canvas.size(), canvas.mapTo(studio, QPoint(0, 0))
    click(canvas, at(studio, "w2"))
    qtbot.wait(100)
    assert (canvas.size(), canvas.mapTo(studio, QPoint(0, 0))) == before


def test_a_small_gap_is_rolled_and_kept(studio):
    drag(studio.editor.timeline.canvas, at(studio, "w1", 1.0) - QPoint(2, 0), 20, keys=ALT)
    end = 900 + 20 * pixel(studio)
    assert span(studio, "w1")[1] == pytest.approx(end, abs=1)
    assert span(studio, "w2") == (span(studio, "w1")[1] + 12, 1400)
    assert studio.session.document.undo_stack.undoText() == "Roll “Should” and “auld”"


def test_ctrl_trims_one_of_two_touching_words(studio):
    drag(studio.editor.timeline.canvas, at(studio, "w1", 1.0) - QPoint(2, 0), -20, keys=CTRL | ALT)
    assert span(studio, "w1")[1] == pytest.approx(900 - 20 * pixel(studio), abs=1)
    assert span(studio, "w2") == (912, 1400)


def test_shift_ripples_what_follows_in_the_line(studio):
    drag(studio.editor.timeline.canvas, at(studio, "w2"), 12, keys=SHIFT | ALT)
    moved = span(studio, "w2")[0] - 912
    assert moved == pytest.approx(12 * pixel(studio), abs=1)
    assert span(studio, "w3") == (1600 + moved, 2500 + moved)
    assert span(studio, "w1") == (500, 900)
    assert span(studio, "w4") == (3000, 3300)
    assert [studio.session.document.word(f"w{n}").locked for n in (1, 2, 3, 4)] == [False, True, False, False]


def test_esc_takes_a_drag_back(qtbot, studio):
    canvas, start = studio.editor.timeline.canvas, at(studio, "w3")
    press(canvas, start)
    move(canvas, start + QPoint(25, 0))
    assert span(studio, "w3") != (1600, 2500)
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert span(studio, "w3") == (1600, 2500)
    assert studio.session.document.undo_stack.count() == 0
    move(canvas, start + QPoint(50, 0))
    release(canvas, start + QPoint(50, 0))
    assert span(studio, "w3") == (1600, 2500)


def test_a_rubber_band_ctrl_and_shift_select_and_all_move_together(studio):
    canvas = studio.editor.timeline.canvas
    under = round(canvas.lanes.top + canvas.lanes.height) - 3
    begin = QPoint(round(canvas.scale.x(2700)), under)
    drag(canvas, begin, round(canvas.scale.x(5100)) - begin.x(), down=-20)
    assert selected(studio) == {"w4", "w5", "w6"}
    click(canvas, at(studio, "w6"), CTRL)
    assert selected(studio) == {"w4", "w5"}
    drag(canvas, at(studio, "w5"), 30, keys=ALT)
    moved = span(studio, "w5")[0] - 3500
    assert moved == pytest.approx(30 * pixel(studio), abs=1)
    assert span(studio, "w4") == (3000 + moved, 3300 + moved)
    assert studio.session.document.undo_stack.count() == 1
    click(canvas, at(studio, "w2"))
    assert selected(studio) == {"w2"}
    click(canvas, at(studio, "w5"), SHIFT)
    assert selected(studio) == {"w2", "w3", "w4", "w5"}
    click(canvas, QPoint(round(canvas.scale.x(7600)), under))
    assert selected(studio) == set()
    assert studio.session.playback.position_ms == pytest.approx(7600, abs=pixel(studio))


def test_an_edge_snaps_unless_alt_is_held(studio):
    timeline = studio.editor.timeline
    studio.session.playback.seek(2550)
    pixels = round(50 / pixel(studio)) + 2
    drag(timeline.canvas, at(studio, "w3", 1.0) - QPoint(2, 0), pixels)
    assert span(studio, "w3") == (1600, 2550)
    studio.session.document.undo_stack.undo()
    drag(timeline.canvas, at(studio, "w3", 1.0) - QPoint(2, 0), pixels, keys=ALT)
    assert span(studio, "w3")[1] == pytest.approx(2500 + pixels * pixel(studio), abs=1)


def test_while_dragged_the_time_is_told_and_heard(studio):
    timeline, heard = studio.editor.timeline, []
    timeline.canvas.signals.scrubbed.connect(heard.append)
    start = at(studio, "w3", 1.0) - QPoint(2, 0)
    press(timeline.canvas, start)
    move(timeline.canvas, start + QPoint(20, 0), ALT)
    assert heard == [float(span(studio, "w3")[1])]
    readout = timeline.canvas.readout
    assert readout.startswith(f"+{span(studio, 'w3')[1] - 2500} ms · 0:02.")
    release(timeline.canvas, start + QPoint(20, 0))
    assert timeline.canvas.readout == ""


def test_a_double_click_edits_the_text_in_place(qtbot, studio):
    timeline = studio.editor.timeline
    double_click(timeline.canvas, at(studio, "w5"))
    editor = timeline.editor
    assert editor.is_open
    assert editor.text() == "forgot"
    qtbot.keyClicks(editor, "for got")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert not editor.is_open
    assert studio.session.document.song.lines[1].text == "be for got"
    assert span(studio, "w5") == (3500, 3850)
    assert studio.session.document.undo_stack.count() == 1
    double_click(timeline.canvas, at(studio, "w4"))
    qtbot.keyClicks(editor, "bee")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert word(studio, "w4").text == "be"
    double_click(timeline.canvas, at(studio, "w4"))
    qtbot.keyClicks(editor, "by")
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert word(studio, "w4").text == "by"
    assert editor.is_open
    assert editor.text() == "for"
    qtbot.keyClick(editor, Qt.Key.Key_Escape)


def test_a_double_click_beside_the_words_puts_one_there(qtbot, studio):
    timeline = studio.editor.timeline
    canvas = timeline.canvas
    double_click(canvas, QPoint(round(canvas.scale.x(2700)), at(studio, "w1").y()))
    assert timeline.editor.is_open
    qtbot.keyClicks(timeline.editor, "oh")
    qtbot.keyClick(timeline.editor, Qt.Key.Key_Return)
    made = studio.session.document.selected
    assert made.text == "oh"
    assert made.start_ms == pytest.approx(2700, abs=pixel(studio))
    assert made.end_ms == 3000
    assert made.is_doubtful  # a click says about when it is sung
    assert not made.locked
    assert studio.session.document.song.lines[0].text == "Should auld acquaintance oh"


def test_a_bracket_selects_its_line_and_a_double_click_zooms_to_it(studio):
    timeline = studio.editor.timeline
    bracket = QPoint(round(timeline.canvas.scale.x(1500)), round(timeline.canvas.lanes.top) + 6)
    click(timeline.canvas, bracket)
    assert selected(studio) == {"w1", "w2", "w3"}
    double_click(timeline.canvas, bracket)
    low, high = timeline.span
    assert 300 < low < 500
    assert 2500 < high < 2700


def test_the_edge_of_a_syllable_is_dragged(studio):
    document = studio.session.document
    line = document.song.lines[0]
    parts = (Syllable("ac", 1600), Syllable("quain", 1900), Syllable("tance", 2200))
    sung = replace(line, words=(*line.words[:2], replace(line.words[2], syllables=parts)))
    document.reset(replace(document.song, lines=(sung, *document.song.lines[1:])))
    canvas = studio.editor.timeline.canvas
    drag(canvas, QPoint(round(canvas.scale.x(1900)), at(studio, "w3").y()), 20, keys=ALT)
    starts = [part.start_ms for part in word(studio, "w3").syllables]
    assert starts[0] == 1600
    assert starts[1] == pytest.approx(1900 + 20 * pixel(studio), abs=1)
    assert starts[2] == 2200
    assert span(studio, "w3") == (1600, 2500)


def test_the_middle_button_pans_and_a_drag_on_the_waveform_selects_time(qtbot, studio):
    timeline = studio.editor.timeline
    canvas = timeline.canvas
    timeline.show_range(2000, 4000)
    drag(canvas, QPoint(600, 60), 100, button=MIDDLE)
    assert timeline.span[0] == pytest.approx(2000 - 100 * pixel(studio), abs=1.5 * pixel(studio))
    timeline.show_range(0, 8000)
    drag(canvas, QPoint(200, 60), 300)
    low, high = timeline.region
    assert low == pytest.approx(200 * pixel(studio), abs=1)
    assert high == pytest.approx(500 * pixel(studio), abs=1)
    drag(canvas, QPoint(500, 60), -100)
    assert timeline.region == pytest.approx((200 * pixel(studio), 400 * pixel(studio)), abs=1)
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert timeline.region is None


def test_the_overview_moves_the_view(studio):
    timeline = studio.editor.timeline
    timeline.show_range(1000, 2000)
    overview = timeline.minimap
    drag(overview, overview.region().center().toPoint(), 100)
    assert timeline.span[0] == pytest.approx(1000 + 100 * 8000 / overview.width(), abs=12)
    assert timeline.span[1] - timeline.span[0] == pytest.approx(1000)
    click(overview, QPoint(round(overview.width() * 0.75), 10))
    assert sum(timeline.span) / 2 == pytest.approx(6000, abs=12)
    timeline.show_range(5000, 7000)
    wheel(overview, QPoint(round(overview.width() * 0.75), 10), 2)
    assert timeline.span[1] - timeline.span[0] == pytest.approx(2000 / 1.25**2)


def test_pages_scrolling_and_staying_while_it_plays(studio):
    timeline, playback = studio.editor.timeline, studio.session.playback
    for follow, low in (("page", 3000 - 80), ("scroll", 3000 - 400), ("stay", 0)):
        timeline.follow = follow
        playback.seek(100)
        timeline.show_range(0, 1000)
        playback.toggle()
        playback.seek(3000)
        playback.toggle()
        assert timeline.span[0] == pytest.approx(low, abs=40)


def test_every_gesture_has_a_key(qtbot, studio):
    document, playback, timeline = studio.session.document, studio.session.playback, studio.editor.timeline
    timeline.setFocus()

    def press_key(key, keys=Qt.KeyboardModifier.NoModifier):
        qtbot.wait(30)  # until the menus know what is selected
        qtbot.keyClick(timeline.canvas, key, keys)

    document.select("w3")
    playback.seek(2000)
    press_key(Qt.Key.Key_S)
    assert document.song.lines[0].text == "Should auld acqua intance"
    assert document.song.lines[0].words[3].start_ms == 2000
    press_key(Qt.Key.Key_M)
    assert document.song.lines[0].words[2].text == "acquaintance"
    press_key(Qt.Key.Key_Right, SHIFT)
    assert span(studio, "w3") == (1650, 2550)
    press_key(Qt.Key.Key_Right, ALT | SHIFT)
    assert span(studio, "w3") == (1660, 2560)
    press_key(Qt.Key.Key_4)
    press_key(Qt.Key.Key_1)
    assert span(studio, "w3") == (1650, 2570)
    document.select("w1")
    press_key(Qt.Key.Key_4)
    assert (span(studio, "w1"), span(studio, "w2")) == ((500, 910), (922, 1400))
    press_key(Qt.Key.Key_Right, CTRL | SHIFT)
    assert selected(studio) == {"w1", "w2"}
    press_key(Qt.Key.Key_Right)
    assert (span(studio, "w1"), span(studio, "w2")) == ((510, 920), (932, 1410))
    press_key(Qt.Key.Key_Delete)
    assert [each.text for each in document.song.lines[0].words] == ["acquaintance"]
    press_key(Qt.Key.Key_A, CTRL)
    assert len(selected(studio)) == document.song.word_count
    playback.seek(2700)
    press_key(Qt.Key.Key_Insert)
    assert timeline.editor.is_open
    qtbot.keyClicks(timeline.editor, "la")
    qtbot.keyClick(timeline.editor, Qt.Key.Key_Return)
    assert document.selected.text == "la"
    press_key(Qt.Key.Key_F2)
    assert timeline.editor.text() == "la"
    qtbot.keyClick(timeline.editor, Qt.Key.Key_Escape)
    for _ in range(60):
        if not document.undo_stack.canUndo():
            break
        document.undo_stack.undo()
    assert replace(document.song, audio="") == SUNG


def test_the_playhead_does_not_strike_out_what_is_told_of_a_drag(studio):
    canvas, start = studio.editor.timeline.canvas, at(studio, "w5")
    studio.session.playback.seek(studio.editor.timeline.ms_at(start.x() - 30))
    press(canvas, start, ALT)
    move(canvas, start + QPoint(5, 0), ALT)
    image = canvas.grab().toImage()
    release(canvas, start + QPoint(5, 0), ALT)
    column = [image.pixelColor(start.x() - 30, y) for y in range(image.height())]
    red = [y for y, colour in enumerate(column) if colour.red() > 150 and colour.red() > 2 * colour.green()]
    told = round(canvas.lanes.top) - 14
    assert 15 in red  # the playhead, on the ruler
    assert not {*range(told, told + 14)} & {*red}
