"""The tour of the window and the sheet of keys."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QLabel

from kmaker_studio.studio.commands.cheat_sheet import CheatSheet, KeyRow, in_columns, key_rows
from kmaker_studio.studio.settings import HINTS_KNOWN
from kmaker_studio.studio.window.tour import card_place

SIZE = st.tuples(st.integers(1, 1600), st.integers(1, 1000))


@given(st.integers(0, 1600), st.integers(0, 1000), SIZE)
def test_a_card_is_inside_the_window_and_beside_what_it_shows_where_there_is_room(x, y, size):
    room, card = QSize(1600, 1000), QSize(340, 200)
    target = QRect(QPoint(x, y), QSize(*size)).intersected(QRect(QPoint(0, 0), room))
    at = QRect(card_place(target, card, room), card)
    assert QRect(QPoint(0, 0), room).contains(at)
    if target.height() < 400 and target.width() < 600 and not target.isEmpty():
        assert not at.intersects(target)


def test_five_cards_with_the_keys_that_are_bound_then_the_hints_are_known(qtbot, editing):
    editor = editing.editor
    editing.actions_.bindings.rebind("play", ["F9"])
    qtbot.mouseClick(editor.hints.tour, Qt.MouseButton.LeftButton)
    tour = editor._tour
    assert tour.isVisible()
    assert "F9" in tour.text.text()
    seen = [tour.title.text()]
    for _ in range(4):
        QApplication.processEvents()
        assert editor.rect().contains(tour.geometry())
        assert tour.text.height() >= tour.text.heightForWidth(tour.text.width())
        qtbot.mouseClick(tour.next, Qt.MouseButton.LeftButton)
        seen.append(tour.title.text())
    assert len(set(seen)) == 5
    qtbot.keyClick(tour, Qt.Key.Key_Left)
    assert tour.title.text() == seen[3]
    qtbot.keyClick(tour, Qt.Key.Key_Right)
    assert not HINTS_KNOWN.read()
    qtbot.mouseClick(tour.next, Qt.MouseButton.LeftButton)
    assert not tour.isVisible()
    assert HINTS_KNOWN.read()
    assert editor.hints.isHidden()


def test_esc_ends_the_tour_for_good_and_help_begins_it_again(qtbot, editing):
    editing.actions_["tour"].trigger()
    tour = editing.editor._tour
    qtbot.keyClick(tour, Qt.Key.Key_Escape)
    assert not tour.isVisible()
    assert editing.editor.hints.isHidden()
    editing.actions_["tour"].trigger()
    assert tour.isVisible()
    assert tour.at == 0


@given(st.lists(st.integers(1, 30), min_size=1, max_size=12), st.integers(8, 60))
def test_columns_hold_every_row_in_order_and_end_in_no_heading(counts, most):
    groups = [
        [KeyRow(f"menu {g}"), *(KeyRow(f"{g}.{n}", "X") for n in range(n_rows))] for g, n_rows in enumerate(counts)
    ]

    def height_of(row):
        return 2 if row.text.endswith("3") and row.keys else 1

    columns = in_columns(groups, most, height_of)
    assert [row for column in columns for row in column] == [row for group in groups for row in group]
    assert all(1 <= sum(map(height_of, column)) <= most for column in columns)
    assert all(column[-1].keys for column in columns)


def test_the_sheet_has_every_bound_key_and_fits_a_small_screen(editing):
    editing.actions_.bindings.rebind("play", ["F9"])
    groups = key_rows(editing.actions_, "Tap mode")
    assert KeyRow("Play or pause", "F9") in [row for group in groups[:-1] for row in group]
    bound = [c for c in editing.actions_.commands if editing.actions_.bindings.all_keys(c.name)]
    assert sum(bool(row.keys) for group in groups[:-1] for row in group) == len(bound)
    sheet = CheatSheet(editing, editing.actions_)
    sheet.open()
    QApplication.processEvents()
    assert any(label.text() == "F9" for label in sheet.findChildren(QLabel))
    room = sheet.screen().availableSize()
    assert sheet.width() <= room.width()
    assert sheet.height() <= room.height()
    sheet.close()
