"""What ends the program from outside ends the window, and unsaved edits are there at the next start."""

import os
import signal
import subprocess
import sys
import time

import pytest

from kmaker_studio.core.edits import move_words
from kmaker_studio.core.recovery import find_recoveries

WINDOW = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from kmaker_studio.studio.window import app, main_window
made = main_window.MainWindow
class Window(made):
    def __init__(self):
        super().__init__()
        QTimer.singleShot(200, lambda: (print("ready", flush=True)))
app.MainWindow = Window
sys.exit(app.run([]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_the_window_ends(number, tmp_path):
    process = subprocess.Popen(
        [sys.executable, "-c", WINDOW],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        start_new_session=True,
    )
    try:
        assert process.stdout.readline() == b"ready\n"
        time.sleep(0.3)
        process.send_signal(number)
        _, said = process.communicate(timeout=60)
        assert process.returncode == 0, said
        assert b"Traceback" not in said
    finally:
        process.kill()


def test_unsaved_edits_are_kept(editing):
    from kmaker_studio.studio.session.session import recovery_folder

    document = editing.session.document
    words = [word.id for word in document.song.words()]
    document.put(move_words(document.song, words, 100), "Move")
    editing.session.autosave.keep()
    editing.session.close()
    (found,) = find_recoveries(recovery_folder()).songs
    assert next(word.start_ms for word in found.project.song.words()) == 600
