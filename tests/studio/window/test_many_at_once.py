"""Many things in few actions, by mouse and keys: an action is a click, a drag, a key, or a text that is typed."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QInputDialog, QMenu

from kmaker_studio.core.song import Marker, build_lines
from kmaker_studio.studio.dialogs.shift import ShiftDialog
from kmaker_studio.studio.dialogs.stretch import StretchDialog
from kmaker_studio.video.song_style import SongStyle
from tests.studio.events import boxes, click, double_click, move, press, release

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Actions:
    """Counts what the user does."""

    def __init__(self, qtbot):
        self._qtbot, self.count = qtbot, 0

    def __call__(self, do, *args, **named):
        self.count += 1
        return do(*args, **named)


@pytest.fixture
def act(qtbot):
    return Actions(qtbot)


@pytest.fixture
def long_song(editing):
    """Twenty-four lines of two words in eight seconds, every fourth with the same fault, and three singers known."""
    song = editing.session.document.song
    lines = [
        [("tha" if at % 3 == 0 else "the", 300 * at, 300 * at + 120), ("moon", 300 * at + 130, 300 * at + 290)]
        for at in range(24)
    ]
    editing.session.document.reset(replace(song, lines=build_lines(lines), singers=("Anna", "Ben")))
    editing.resize(1280, 900)
    QApplication.processEvents()
    return editing


def time_of(lyrics, number):
    """Where the time of the line is, in the viewport."""
    word = lyrics.word_position(lyrics._document.song.lines[number].words[0].id).toPoint()
    return QPoint(30, word.y())


def menu():
    return QApplication.activePopupWidget()


def context(widget, at):
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, widget.mapToGlobal(at))
    QApplication.sendEvent(widget, event)
    found = menu()
    assert isinstance(found, QMenu)
    return found


def choose(popup, *texts):
    for text in texts:
        action = next(each for each in popup.actions() if each.text().replace("&", "") == text)
        if action.menu() is not None:
            popup = action.menu()
        else:
            action.trigger()
    while menu() is not None:
        menu().close()


def scroll(lyrics, number):
    lyrics._scroll_to(lyrics._document.song.lines[number].words[0].id)


def test_twenty_lines_to_a_singer_take_four_actions(long_song, act):
    lyrics, document = long_song.editor.lyrics, long_song.session.document
    act(click, lyrics.viewport, time_of(lyrics, 1))
    scroll(lyrics, 20)  # the wheel turns, nothing is changed by it
    act(click, lyrics.viewport, time_of(lyrics, 20), SHIFT)
    assert len(document.selected_lines) == 20
    popup = act(context, lyrics.viewport, time_of(lyrics, 19))
    assert len(document.selected_lines) == 20
    act(choose, popup, "Singer", "Ben")
    assert act.count <= 4
    assert [line.singer for line in document.song.lines] == ["", *["Ben"] * 20, *[""] * 3]
    assert document.undo_stack.count() == 1


def test_lines_that_are_dragged_over_get_a_new_singer_by_typing(qtbot, long_song, act, monkeypatch):
    lyrics, document = long_song.editor.lyrics, long_song.session.document
    start, end = time_of(lyrics, 0), time_of(lyrics, 4)
    press(lyrics.viewport, start)
    for y in range(start.y(), end.y() + 1, 8):
        move(lyrics.viewport, QPoint(30, y))
    act(release, lyrics.viewport, end)
    assert len(document.selected_lines) == 5
    monkeypatch.setattr(QInputDialog, "getItem", lambda *args: ("Clara", True))
    long_song.editor.timeline.setFocus()
    act(qtbot.keyClick, long_song, Qt.Key.Key_G, CTRL)
    assert [line.singer for line in document.song.lines][:6] == [*["Clara"] * 5, ""]
    assert document.song.singers == ("Anna", "Ben", "Clara")


def test_all_words_a_second_later_take_three_actions_and_lock_nothing(qtbot, editing, act):
    document = editing.session.document
    editing.editor.timeline.setFocus()
    act(qtbot.keyClick, editing, Qt.Key.Key_T, CTRL | SHIFT)
    dialog = editing.findChild(ShiftDialog)
    assert dialog.by.hasFocus() or not dialog.isActiveWindow()
    act(qtbot.keyClicks, dialog.by, "+1.000")
    assert "8 words are sung 1000 ms later" in dialog.told.text()
    act(qtbot.keyClick, dialog.by, Qt.Key.Key_Return)
    assert act.count <= 3
    assert [word.start_ms for word in document.song.words()][:3] == [1500, 1900, 2600]
    assert not any(word.locked for word in document.song.words())
    assert document.undo_stack.undoText() == "Shift by +1000 ms"


def test_a_shift_out_of_the_song_is_refused_in_a_sentence(qtbot, editing):
    editing.actions_["shift_song"].trigger()
    dialog = editing.findChild(ShiftDialog)
    qtbot.keyClicks(dialog.by, "-0.6 s")
    qtbot.keyClick(dialog.by, Qt.Key.Key_Return)
    assert "cannot start before the song" in editing.status.state.text()
    assert editing.session.document.undo_stack.count() == 0


def test_a_shift_from_here_on_and_of_a_selection(qtbot, editing):
    document = editing.session.document
    editing.editor.go_to("w6")
    editing.actions_["shift_rest"].trigger()
    dialog = editing.findChild(ShiftDialog)
    qtbot.keyClicks(dialog.by, "200")
    qtbot.keyClick(dialog.by, Qt.Key.Key_Return)
    assert [word.start_ms for word in document.song.words()] == [500, 900, 1600, 3000, 3500, 5200, 5600, 6400]
    editing.actions_["shift_selection"].trigger()
    dialog = editing.findChildren(ShiftDialog)[-1]
    assert dialog.part.currentData() == "selection"
    qtbot.keyClicks(dialog.by, "-100")
    qtbot.keyClick(dialog.by, Qt.Key.Key_Return)
    assert document.word("w6").start_ms == 5100
    assert not document.word("w6").locked


def test_the_same_word_misspelt_eight_times_takes_four_actions(qtbot, long_song, act):
    document = long_song.session.document
    times = [word.start_ms for word in document.song.words()]
    assert sum(word.text == "tha" for word in document.song.words()) == 8
    lyrics = long_song.editor.lyrics
    act(click, lyrics.viewport, lyrics.word_position("w7").toPoint())
    act(qtbot.keyClick, lyrics._text, Qt.Key.Key_H, CTRL)
    dialog = long_song.editor.find_dialog
    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.new, timeout=5000)
    assert dialog.text.text() == "tha"
    assert dialog.told.text() == "8 places"
    act(qtbot.keyClicks, dialog.new, "the")
    act(qtbot.keyClick, dialog.new, Qt.Key.Key_Return)
    assert act.count <= 4
    assert {word.text for word in document.song.words()} == {"the", "moon"}
    assert [word.start_ms for word in document.song.words()] == times
    assert document.undo_stack.count() == 1
    dialog.close()


def test_places_are_found_in_turn_and_replaced_one_by_one(qtbot, long_song):
    document = long_song.session.document
    long_song.editor.go_to("w1")
    long_song.actions_["find_replace"].trigger()
    dialog = long_song.editor.find_dialog
    assert dialog.text.text() == "tha"
    qtbot.keyClicks(dialog.new, "this")
    qtbot.mouseClick(dialog.replace, Qt.MouseButton.LeftButton)
    assert [line.text for line in document.song.lines][:4] == ["this moon", "the moon", "the moon", "tha moon"]
    assert document.selected.id == "w7"
    qtbot.mouseClick(dialog.next, Qt.MouseButton.LeftButton)
    assert document.selected.id == "w13"
    dialog.is_expression.setChecked(True)
    dialog.text.setText("(")
    assert "no regular expression" in dialog.told.text()
    assert not dialog.replace_all.isEnabled()
    dialog.close()


def test_a_jump_to_a_time_takes_three_actions(qtbot, editing, act):
    editor, playback = editing.editor, editing.session.playback
    editor.timeline.setFocus()
    act(qtbot.keyClick, editing, Qt.Key.Key_T, CTRL)
    act(qtbot.keyClicks, editor.bar.clock.field, "0:06.5")
    act(qtbot.keyClick, editor.bar.clock.field, Qt.Key.Key_Return)
    assert act.count <= 3
    assert playback.position_ms == pytest.approx(6500, abs=1)
    assert not editor.bar.clock.field.isVisible()
    double_click(editor.bar.clock, editor.bar.clock.rect().center())
    assert editor.bar.clock.field.isVisible()
    qtbot.keyClicks(editor.bar.clock.field, "99:00")
    qtbot.keyClick(editor.bar.clock.field, Qt.Key.Key_Escape)
    assert not editor.bar.clock.field.isVisible()
    assert playback.position_ms == pytest.approx(6500, abs=1)


def test_a_song_is_stretched_to_another_version_by_two_words(qtbot, editing):
    document = editing.session.document
    editing.actions_["stretch"].trigger()
    dialog = editing.findChild(StretchDialog)
    assert [box.currentData() for box in dialog.words] == [("w1", 500), ("w6", 5000)]
    for time, text in zip(dialog.times, ("0:00.500", "0:04.100"), strict=True):
        time.setFocus()
        time.selectAll()
        qtbot.keyClicks(time, text)
    qtbot.keyClick(dialog.times[1], Qt.Key.Key_Return)
    assert [word.start_ms for word in document.song.words()][:4] == [500, 820, 1380, 2500]  # 0.8 of the length
    assert not any(word.locked for word in document.song.words())


def test_markers_are_set_visited_seen_and_deleted(qtbot, editing, monkeypatch):
    editor, document, playback = editing.editor, editing.session.document, editing.session.playback
    canvas = editor.timeline.canvas
    before = canvas.grab().toImage()
    playback.seek(3000)
    monkeypatch.setattr(QInputDialog, "getText", lambda *args, **named: ("Chorus", True))
    editor.timeline.setFocus()
    qtbot.keyClick(editing, Qt.Key.Key_M, CTRL)
    assert document.song.markers == (Marker(3000, "Chorus"),)
    playback.seek(0)
    assert canvas.grab().toImage() != before
    editing.actions_["next_marker"].trigger()
    assert playback.position_ms == pytest.approx(3000, abs=1)
    x = round(canvas.scale.x(3000))
    popup = context(canvas, QPoint(x + 1, 10))
    choose(popup, "Delete the marker “Chorus”")
    assert document.song.markers == ()
    assert document.undo_stack.count() == 2


def test_lines_are_selected_by_their_brackets_and_moved_together(editing):
    timeline, document = editing.editor.timeline, editing.session.document
    canvas = timeline.canvas

    def bracket(number):
        words = document.song.lines[number].words
        middle = (words[0].start_ms + words[-1].end_ms) / 2
        return QPoint(round(canvas.scale.x(middle)), round(canvas.lanes.top + 6))

    click(canvas, bracket(0))
    assert len(document.selected_lines) == 1
    click(canvas, bracket(1), SHIFT)
    assert [line.id for line in document.selected_lines] == ["l1", "l2"]
    assert len(document.selected_ids) == 5
    start = bracket(1)
    press(canvas, start)
    for step in (10, 20, 30):
        move(canvas, start + QPoint(step, 0))
    release(canvas, start + QPoint(30, 0))
    shifted = [word.start_ms for word in document.song.words()]
    by = shifted[0] - 500
    assert by > 0
    assert shifted[:5] == [500 + by, 900 + by, 1600 + by, 3000 + by, 3500 + by]
    assert shifted[5:] == [5000, 5400, 6200]
    assert not any(word.locked for word in document.song.words())
    popup = context(canvas, bracket(0))
    choose(popup, "Singer", "Backing vocals")
    assert [line.singer for line in document.song.lines] == ["Backing vocals", "Backing vocals", ""]


def test_each_part_of_the_timeline_has_its_menu(qtbot, editing):
    timeline, document = editing.editor.timeline, editing.session.document
    canvas = timeline.canvas
    word = document.word("w5")
    texts = [action.text() for action in context(canvas, timeline.point_of(word)).actions()]
    assert "Edit the text" in texts
    assert document.selected.id == "w5"
    menu().close()
    gap = QPoint(round(canvas.scale.x(2750)), round(canvas.lanes.top + canvas.lanes.height / 2))
    texts = [action.text() for action in context(canvas, gap).actions()]
    assert "Insert a word here…" in texts
    assert editing.session.playback.position_ms == pytest.approx(2750, abs=20)
    choose(menu(), "Insert a word here…")
    qtbot.keyClicks(timeline.editor, "oh")
    qtbot.keyClick(timeline.editor, Qt.Key.Key_Return)
    assert document.selected.text == "oh"
    assert (document.selected.guessed, document.selected.locked) == (True, False)
    texts = [action.text() for action in context(canvas, QPoint(50, 10)).actions()]
    assert "Marker at the playhead…" in texts
    menu().close()
    texts = [action.text() for action in context(timeline.minimap, QPoint(50, 10)).actions()]
    assert "Whole song" in texts
    menu().close()
    assert boxes(editing) == []


def test_several_lines_are_locked_and_deleted_in_one_action(qtbot, long_song):
    lyrics, document = long_song.editor.lyrics, long_song.session.document
    click(lyrics.viewport, time_of(lyrics, 2))
    click(lyrics.viewport, time_of(lyrics, 4), SHIFT)
    click(lyrics.viewport, time_of(lyrics, 6), CTRL)
    assert [line.id for line in document.selected_lines] == ["l3", "l4", "l5", "l7"]
    long_song.editor.timeline.setFocus()
    qtbot.keyClick(long_song, Qt.Key.Key_L)
    assert sum(word.locked for word in document.song.words()) == 8
    qtbot.keyClick(long_song, Qt.Key.Key_Delete)
    assert len(document.song.lines) == 20
    assert document.undo_stack.count() == 2


def test_singers_have_the_same_colour_in_the_lyrics_on_the_timeline_and_in_the_video(editing):
    from kmaker_studio.studio.theme.singer_colours import singer_colours
    from kmaker_studio.video.style import line_colours

    document = editing.session.document
    song = document.song
    lines = (replace(song.lines[0], singer="Anna"), *song.lines[1:])
    document.reset(replace(song, lines=lines, singers=("Anna",)), SongStyle())
    style = document.style.style
    (anna,) = singer_colours(["Anna"], document.song, style)
    assert anna.name() == line_colours(style, 0)[0].lower()
    assert anna.name() != style.sung.lower()  # nobody's lines
    assert line_colours(style, 0)[1] != style.unsung
    text = editing.editor.lyrics._text
    head = text.document().firstBlock().begin()
    seen = set()
    while not head.atEnd():
        seen.add(head.fragment().charFormat().foreground().color().name())
        head += 1
    assert anna.name() in seen
