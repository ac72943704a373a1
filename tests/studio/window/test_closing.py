"""Closing in the middle of an alignment leaves nothing: no thread, no process, no timer, no window."""

import subprocess
import sys
import threading
import time

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from kmaker_studio.audio.player import Player
from kmaker_studio.core.errors import JobCancelled, KMakerError
from kmaker_studio.core.jobs import ignore_progress, never_cancelled
from kmaker_studio.demo import demo_songs
from kmaker_studio.studio.jobs.aligner_process import AlignerProcess
from kmaker_studio.studio.session.session import Session
from kmaker_studio.studio.window.main_window import MainWindow
from tests.studio.conftest import TIMED, no_device

# Takes questions, and works on the first one for ever.
DEAF = (sys.executable, "-S", "-E", "-c", "import sys; list(sys.stdin)")
# Says what the window should not choke on, and dies.
DYING = (sys.executable, "-S", "-E", "-c", "import sys; sys.stdin.readline(); print('{\"id\": 1', flush=True)")


def own_threads() -> list[threading.Thread]:
    """Python's own threads; a Qt thread that asked who it is stays in the list as a dummy long after its end."""
    return [thread for thread in threading.enumerate() if not isinstance(thread, threading._DummyThread)]


def main_windows(app: QApplication) -> list[QWidget]:
    return [widget for widget in app.topLevelWidgets() if isinstance(widget, MainWindow)]


def test_closing_fifty_times_in_mid_alignment_leaves_nothing(qtbot, qapp):
    threads = len(own_threads())
    left_by_others = main_windows(qapp)  # a window that another test only closed is not ours to find
    processes: list[subprocess.Popen[bytes]] = []
    for _ in range(50):
        window = MainWindow(Session(Player(no_device)))
        window.session.aligner = AlignerProcess(DEAF)
        window.show()
        window.session.document.reset(TIMED)
        window.session.align()
        qtbot.waitUntil(lambda window=window: window.session.aligner.is_busy, timeout=20_000)
        running = window.session.aligner.process
        assert running is not None
        processes.append(running)
        assert window.close()
        assert window.ended
        assert not window.session.runner.is_busy
        assert [timer for timer in window.findChildren(QTimer) if timer.isActive()] == []
        window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert all(process.returncode is not None for process in processes)
    assert len(own_threads()) <= threads
    assert [window for window in main_windows(qapp) if window not in left_by_others] == []


def test_cancel_answers_within_half_a_second_whatever_the_process_does(qtbot, qapp):
    process = AlignerProcess(DEAF)
    asked = threading.Event()
    answered: list[float] = []

    def align() -> None:
        try:
            process.align(TIMED, demo_songs()[0].audio, ignore_progress, asked.is_set)
        except JobCancelled:
            answered.append(time.monotonic())

    thread = threading.Thread(target=align)
    thread.start()
    qtbot.waitUntil(lambda: process.is_busy, timeout=20_000)
    asked.set()
    thread.join(5)
    assert len(answered) == 1
    process.close()


def test_a_process_that_dies_is_told_in_a_sentence_and_started_again(qapp):
    process = AlignerProcess(DYING)
    for _ in range(2):
        with pytest.raises(KMakerError, match="stopped before it had answered"):
            process.align(TIMED, demo_songs()[0].audio, ignore_progress, never_cancelled)
    process.close()


def test_closing_while_the_real_aligner_works(qtbot, qapp):
    demo = demo_songs()[0]
    threads = len(own_threads())
    for wait_ms in (0, 1500):
        window = MainWindow(Session(Player(no_device)))
        window.show()
        with qtbot.waitSignal(window.session.taskStarted, timeout=60_000):
            window.open_paths([demo.audio, demo.lyrics])
        qtbot.wait(wait_ms)
        assert window.close()
        assert window.ended
        assert not window.session.runner.is_busy
        window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(own_threads()) <= threads
