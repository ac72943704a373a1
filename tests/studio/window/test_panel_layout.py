"""The layout of the window at real sizes: it comes back, grows in proportion, and a small screen shows everything."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kmaker_studio.studio.settings import panel_shares, window_geometry
from kmaker_studio.studio.window import panel_layout
from kmaker_studio.studio.window.main_window import MainWindow
from kmaker_studio.studio.window.panel_layout import first_sizes, screens_name


def sized(window, width, height):
    """The window's editor once it has that size."""
    window.setWindowState(Qt.WindowState.WindowNoState)
    QApplication.processEvents()
    window.resize(width, height)
    QApplication.processEvents()
    assert window.size() == QSize(width, height)
    return window.editor


def sizes(editor):
    return {name: editor.docks[name].size() for name in ("lyrics", "preview")}


@given(st.integers(994, 5000), st.integers(480, 3000))
def test_the_first_sizes_fill_the_width_and_leave_the_timeline_its_room(width, height):
    found = first_sizes(QSize(width, height))
    assert sum(size.width() for size in found.values()) == width
    assert all(size.width() >= 1 for size in found.values())
    assert height - found["preview"].height() >= 300


@pytest.mark.parametrize(("width", "height"), [(1280, 672), (1280, 720), (1600, 1000), (3200, 2000)])
def test_everything_is_seen_at_the_sizes_of_real_screens(editing, width, height):
    editor = sized(editing, width, height)
    strips = editor.timeline.canvas.strips
    assert strips.waveform.height() >= 90
    assert strips.spectrogram.height() >= (40 if height >= 720 else 0)
    assert strips.word_lanes.bottom() <= editor.timeline.canvas.height()
    assert editing.status.mapTo(editing, QPoint(0, editing.status.height())).y() <= height
    for name in ("lyrics", "preview"):
        dock = editor.docks[name]
        least = dock.minimumSizeHint()
        assert dock.width() >= least.width()
        assert dock.height() >= least.height()
    frame = editor.preview.frame_rect()
    assert frame.height() >= 0.25 * height


def test_the_window_is_never_narrower_than_the_bar_which_cuts_the_name_only(editing):
    editing.editor.bar.set_song("A name that is longer than any bar is wide " * 4, "by somebody of a long name " * 9)
    QApplication.processEvents()
    editing.resize(500, 300)
    QApplication.processEvents()
    bar = editing.editor.bar
    for button in (bar.export, bar.align, bar.tap, bar.stem):
        assert button.width() >= button.sizeHint().width()
    assert bar.mapTo(editing, QPoint(bar.width(), 0)).x() <= editing.width()
    assert editing.width() < 1200


def test_small_and_large_again_gives_the_same_panels(editing):
    large = sizes(sized(editing, 1600, 1000))
    sized(editing, 1000, 600)
    assert sizes(sized(editing, 1600, 1000)) == large
    timeline = editing.editor.timeline.height()
    larger = sizes(sized(editing, 3200, 2000))
    assert larger["preview"].height() > 2 * large["preview"].height()
    assert editing.editor.timeline.height() > 2 * timeline


def drag(editor, by):
    """Drag the edge between the lyrics and the preview."""
    lyrics, preview = editor.docks["lyrics"], editor.docks["preview"]
    where = QPoint((lyrics.x() + lyrics.width() + preview.x()) // 2, lyrics.y() + 100)
    QTest.mouseMove(editor, where)
    QTest.mousePress(editor, Qt.MouseButton.LeftButton, pos=where)
    QTest.mouseMove(editor, where + by / 2)
    QTest.mouseMove(editor, where + by)
    QApplication.processEvents()  # Qt moves the edge a moment later
    QTest.mouseRelease(editor, Qt.MouseButton.LeftButton, pos=where + by)
    QApplication.processEvents()


def test_an_edge_that_was_dragged_keeps_its_place_in_proportion_and_at_the_next_start(qtbot, editing):
    editor = sized(editing, 1600, 1000)
    lyrics = editor.docks["lyrics"]
    before = lyrics.width()
    drag(editor, QPoint(-120, 0))
    assert before - 125 <= lyrics.width() <= before - 115
    wish = sizes(editor)
    sized(editing, 1200, 700)
    assert sizes(sized(editing, 1600, 1000)) == wish
    editor.save_layout()
    other = MainWindow()
    other.resize(1000, 600)
    other.show()
    other.pages.setCurrentWidget(other.editor)
    qtbot.wait(20)
    sized(other, 1600, 1000)
    for name, size in sizes(other.editor).items():
        assert abs(size.width() - wish[name].width()) <= 2
        assert abs(size.height() - wish[name].height()) <= 40  # the line of hints may take another height
    other.close()
    other.deleteLater()
    editing.actions_["reset_layout"].trigger()
    QApplication.processEvents()
    assert abs(lyrics.width() - before) <= 2


def test_a_click_that_moves_no_edge_wishes_nothing(editing):
    editor = sized(editing, 1280, 720)
    QTest.mouseClick(editor, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    editor.save_layout()
    assert panel_shares(screens_name()).read() == ""


def test_other_screens_have_a_layout_of_their_own(monkeypatch, editing):
    editor = sized(editing, 1600, 1000)
    drag(editor, QPoint(-120, 0))
    editor.save_layout()
    editing.appearance.save_geometry()
    assert window_geometry(screens_name()).read()
    assert panel_shares(screens_name()).read()
    for module in (panel_layout, *_users_of_the_name()):
        monkeypatch.setattr(module, "screens_name", lambda: "1280x720")
    other = MainWindow()
    room = other.screen().availableSize()
    assert other.width() <= room.width()
    assert other.height() <= room.height() - 48
    assert other.windowState() & Qt.WindowState.WindowMaximized
    other.deleteLater()


def _users_of_the_name():
    from kmaker_studio.studio.window import appearance

    return (appearance,)


@pytest.mark.parametrize(
    "text", ["", "nonsense", '{"lyrics": [2, -1]}', '{"lyrics": 5}', "[]", '{"nobody": [0.5, 0.5]}']
)
def test_a_layout_that_somebody_broke_is_as_at_first(editing, text):
    editor = sized(editing, 1280, 720)
    first = sizes(editor)
    editor.save_layout()
    panel_shares(screens_name()).write(text)
    other = MainWindow()
    other.show()
    other.pages.setCurrentWidget(other.editor)
    sized(other, 1280, 720)
    QApplication.processEvents()
    if "nobody" not in text:
        assert sizes(other.editor)["preview"].width() == first["preview"].width()
    assert other.editor.timeline.canvas.strips.waveform.height() >= 90
    other.close()
    other.deleteLater()
