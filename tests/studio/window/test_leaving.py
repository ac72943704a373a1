"""Jobs, exports and the end of the window."""

import sys
import threading
import time
from functools import partial

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QPushButton

from kmaker_studio.audio.decode import probe
from kmaker_studio.core.edits import move_word
from kmaker_studio.core.jobs import Progress, check_cancelled
from kmaker_studio.core.project_store import load_project
from kmaker_studio.formats import read_song
from kmaker_studio.studio import crash
from tests.studio.events import answer, boxes, choose_file


def count_slowly(report, cancelled):
    for step in range(6000):
        report(Progress("Counting", step, 6000))
        check_cancelled(cancelled)
        time.sleep(0.01)


def times(song):
    return [(word.text, word.start_ms, word.end_ms) for word in song.words()]


def edit(window):
    window.session.document.apply(lambda song: move_word(song, "w5", 123), "Move")


def test_a_task_shows_its_progress_and_the_cancel_button_ends_it(qtbot, editing):
    task = editing.session.runner.start(count_slowly, "Counting")
    editing.session.taskStarted.emit(task)
    (strip,) = editing.status.strips
    qtbot.waitUntil(lambda: "Counting" in strip.label.text() and "%" in strip.label.text(), timeout=5000)
    qtbot.waitUntil(lambda: "left" in strip.label.text(), timeout=20000)
    with qtbot.waitSignal(task.cancelled, timeout=500):
        qtbot.mouseClick(strip.cancel, Qt.MouseButton.LeftButton)
    assert editing.status.strips == []
    qtbot.waitUntil(lambda: not editing.session.runner.is_busy, timeout=5000)


def test_closing_in_the_middle_of_jobs_leaves_no_thread(qtbot, editing):
    started = [threading.Event() for _ in range(3)]
    ended = []

    def job(report, cancelled, event):
        event.set()
        try:
            count_slowly(report, cancelled)
        finally:
            ended.append(event)

    for event in started:
        editing.session.runner.start(partial(job, event=event), "Counting")
    assert all(event.wait(5) for event in started)
    assert editing.close()
    assert editing.ended
    assert len(ended) == 3
    assert not editing.session.runner.is_busy


@pytest.mark.parametrize("extension", ["json", "ass", "lrc", "txt"])
def test_export_writes_the_documents_times(qtbot, editing, tmp_path, extension):
    edit(editing)
    path = tmp_path / f"out.{extension}"
    choose_file(path)
    with qtbot.waitSignal(editing.session.exported, timeout=20000):
        editing.actions_[f"export_{extension}"].trigger()
    song = read_song(path).song
    expected = times(editing.session.document.song)
    if extension == "txt":
        assert [line.text for line in song.lines] == [line.text for line in editing.session.document.song.lines]
    else:
        rounding = 0 if extension == "json" else 10
        assert [word for word, _, _ in times(song)] == [word for word, _, _ in expected]
        for (_, start, end), (_, start_was, end_was) in zip(times(song), expected, strict=True):
            assert start == pytest.approx(start_was, abs=rounding)
            assert end == pytest.approx(end_was, abs=rounding)
    assert editing.session.document.is_edited  # an export is no save
    (box,) = boxes(editing)
    assert path.name in box.text()
    assert any(button.text() == "Show in folder" for button in box.findChildren(QPushButton))
    box.close()


def test_export_of_the_video(qtbot, editing, tmp_path):
    path = tmp_path / "out.mp4"
    choose_file(path)
    with qtbot.waitSignal(editing.session.exported, timeout=120000):
        editing.actions_["export_mp4"].trigger()
    assert probe(path).duration_ms == pytest.approx(8000, abs=60)
    boxes(editing)[0].close()


def test_a_cancelled_video_leaves_no_file(qtbot, editing, tmp_path):
    folder = tmp_path / "videos"
    folder.mkdir()
    task = editing.session.export(folder / "out.mp4")
    with qtbot.waitSignal(task.progressed, timeout=20000):
        pass
    task.cancel()
    qtbot.waitUntil(lambda: not editing.session.runner.is_busy, timeout=10000)
    assert list(folder.iterdir()) == []


def test_an_export_that_cannot_be_written_is_told(qtbot, editing, tmp_path):
    editing.session.export(tmp_path / "missing" / "out.lrc")
    qtbot.waitUntil(lambda: bool(boxes(editing)), timeout=10000)
    (box,) = boxes(editing)
    assert "does not exist" in box.text()
    box.close()


def test_closing_with_unsaved_edits_asks_and_can_be_called_off(editing):
    edit(editing)
    assert editing.isWindowModified()
    seen = []
    answer("Cancel", seen)
    assert not editing.close()
    assert "edits that are not saved" in seen[0]
    assert editing.isVisible()
    assert editing.session.is_open
    answer("Discard the edits")
    assert editing.close()


def test_closing_can_save_first(qtbot, editing, tmp_path):
    edit(editing)
    path = tmp_path / "saved.kmaker"
    answer("Save")
    QTimer.singleShot(300, lambda: choose_file(path))
    assert not editing.close()  # not before the file is there
    qtbot.waitUntil(lambda: not editing.isVisible(), timeout=20000)
    assert times(load_project(path)[0].song) == times(editing.session.document.song)


def test_a_fault_is_logged_and_told_without_a_traceback(qtbot, monkeypatch):
    told = []
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    crash.start_log()
    crash.catch_faults(told.append)
    try:
        _ = 1 / 0
    except ZeroDivisionError:
        sys.excepthook(*sys.exc_info())
    assert len(told) == 1
    assert "division by zero" in told[0]
    assert "Traceback" not in told[0]
    crash.stop_log()
    assert "Traceback" in crash.log_file().read_text(encoding="utf-8")


def test_the_window_starts_without_torch_and_pyqtgraph(qtbot):
    import subprocess

    code = (
        "import sys; from kmaker_studio.studio.window.app import make_app; app = make_app();"
        "from kmaker_studio.studio.window.main_window import MainWindow; window = MainWindow(); window.show();"
        "print(sorted({'torch', 'pyqtgraph', 'whisper', 'moviepy', 'PIL'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=True)
    assert done.stdout.strip() == "[]"
