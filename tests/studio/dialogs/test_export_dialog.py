"""The export dialog, by mouse and keys, on real files."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kmaker_studio.formats import read_song
from kmaker_studio.studio.dialogs.export import ExportDialog
from kmaker_studio.studio.settings import EXPORT_FORMAT
from tests.studio.events import answer, boxes


def opened(window):
    window.actions_["export"].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ExportDialog)
    return dialog


def choose(dialog, suffix):
    index = next(at for at in range(dialog.format.count()) if f"({suffix})" in dialog.format.itemText(at))
    dialog.format.setCurrentIndex(index)


def export(qtbot, dialog):
    with qtbot.waitSignal(dialog.ended, timeout=60000):
        qtbot.mouseClick(dialog.start, Qt.MouseButton.LeftButton)


def times(song):
    return [(word.text, word.start_ms, word.end_ms) for word in song.words()]


def test_lrc_is_written_where_it_says_and_nothing_else_asks(qtbot, editing, tmp_path):
    dialog = opened(editing)
    choose(dialog, ".lrc")
    assert dialog.place.text() == str(tmp_path / "song.lrc")
    export(qtbot, dialog)
    assert "song.lrc is ready" in dialog.message.text()
    assert dialog.show_folder.isVisible()
    assert boxes(editing) == []
    assert times(read_song(tmp_path / "song.lrc").song) == times(editing.session.document.song)
    dialog.close()
    assert EXPORT_FORMAT.read() == ".lrc"


def test_plain_lrc_has_a_time_for_each_line_only(qtbot, editing, tmp_path):
    dialog = opened(editing)
    choose(dialog, ".lrc")
    dialog.times.setCurrentIndex(dialog.times.findData("lines"))
    export(qtbot, dialog)
    written = (tmp_path / "song.lrc").read_text(encoding="utf-8")
    assert "[00:00.50]Should auld acquaintance\n[00:03.00]be forgot\n" in written
    assert "<" not in written
    assert "lines only" in dialog.message.text()
    dialog.close()
    again = opened(editing)
    assert again.times.currentData() == "lines"
    again.close()


def test_the_format_gives_the_name_its_ending_and_its_options(editing, tmp_path):
    dialog = opened(editing)
    for suffix, times, size, drawn in (
        (".ass", False, False, True),
        (".mp4", False, True, False),
        (".lrc", True, False, False),
        (".ttml", False, False, False),
    ):
        choose(dialog, suffix)
        assert dialog.place.text() == str(tmp_path / f"song{suffix}")
        shown = (dialog.times.isVisible(), dialog.picture.isVisible(), dialog.drawn.isVisible())
        assert shown == (times, size, drawn)
    dialog.close()


@pytest.mark.parametrize("answered", ["Overwrite", "Cancel"])
def test_overwriting_asks(qtbot, editing, tmp_path, answered):
    path = tmp_path / "song.ass"
    path.write_text("old", encoding="utf-8")
    dialog = opened(editing)
    choose(dialog, ".ass")
    seen = []
    answer(answered, seen)
    if answered == "Overwrite":
        export(qtbot, dialog)
        assert path.read_text(encoding="utf-8").startswith("[Script Info]")
    else:
        qtbot.mouseClick(dialog.start, Qt.MouseButton.LeftButton)
        assert path.read_text(encoding="utf-8") == "old"
    assert "song.ass is there already" in seen[0]
    dialog.close()


def test_a_video_is_cancelled_and_leaves_nothing(qtbot, editing, tmp_path):
    folder = tmp_path / "videos"
    folder.mkdir()
    dialog = opened(editing)
    choose(dialog, ".mp4")
    dialog.place.setText(str(folder / "song.mp4"))
    qtbot.mouseClick(dialog.start, Qt.MouseButton.LeftButton)
    assert dialog.is_running
    assert dialog.bar.isVisible()
    qtbot.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)
    assert not dialog.is_running
    assert dialog.start.isVisible()
    qtbot.waitUntil(lambda: not editing.session.runner.is_busy, timeout=60000)
    assert list(folder.iterdir()) == []
    dialog.close()


def test_a_place_that_refuses_is_said_in_the_dialog(qtbot, editing, tmp_path):
    dialog = opened(editing)
    choose(dialog, ".ass")
    dialog.place.setText(str(tmp_path / "missing" / "song.ass"))
    export(qtbot, dialog)
    assert "does not exist" in dialog.message.text()
    dialog.close()


def test_another_folder_is_remembered_for_the_next_export(qtbot, editing, tmp_path):
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    dialog = opened(editing)
    choose(dialog, ".ass")
    dialog.place.setText(str(folder / "mine"))
    export(qtbot, dialog)
    assert (folder / "mine.ass").is_file()
    dialog.close()
    again = opened(editing)
    assert again.place.text() == str(folder / "song.ass")
    again.close()
