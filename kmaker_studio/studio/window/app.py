"""The application: starting Qt, its look, the main window, and the end."""

import gc
import logging
import os
import sys
import threading
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from kmaker_studio import paths
from kmaker_studio.audio.output import device_names
from kmaker_studio.core.jobs import Cancelled, Report
from kmaker_studio.core.leftovers import sweep
from kmaker_studio.studio import crash
from kmaker_studio.studio.dialogs.messages import tell
from kmaker_studio.studio.i18n.window_language import chosen_language, install_translators
from kmaker_studio.studio.settings import LANGUAGE, THEME
from kmaker_studio.studio.theme.theme import apply_theme
from kmaker_studio.studio.window.main_window import PROGRAM, MainWindow
from kmaker_studio.studio.window.signals import EndSignals

_SWITCH_S = 0.0005  # Python's default of 5 ms, hundreds of times a paint, froze the window for seconds


def make_app() -> QApplication:
    """The application, dressed; the one there is where there is one already."""
    # Qt lets go of Python's lock at every call, and against a busy worker waits up to this long to get it back.
    sys.setswitchinterval(_SWITCH_S)
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    app.setApplicationName("kmaker-studio")
    app.setApplicationDisplayName(PROGRAM)
    app.setDesktopFileName("kmaker-studio")
    app.setWindowIcon(QIcon(str(paths.resources() / "icons" / "kmaker.svg")))
    install_translators(app, chosen_language(LANGUAGE.read()))
    apply_theme(app, THEME.read())
    gc.freeze()  # what has been loaded stays: to look through it for garbage would halt the window for 30 ms
    return app


def _load_sound_library(_report: Report, _cancelled: Cancelled) -> list[str]:
    """Before the first sound is wanted: it takes 50 ms, which the first drag of a word would otherwise stand still."""
    return device_names()


def run(files: Sequence[Path], *, demo: bool = False) -> int:
    """Show the window with `files` or the demo song open, until it is closed; returns the exit status."""
    crash.start_log()
    app = make_app()
    window = MainWindow()
    crash.catch_faults(partial(tell, window, QCoreApplication.translate("Crash", "A fault")))
    ends = EndSignals(window.end_now, window)
    window.show()
    threading.Thread(target=sweep, name="Sweeping", daemon=True).start()
    runner = window.session.runner
    window.session.opened.connect(partial(runner.start, _load_sound_library, "Looking for sound devices"))
    window.open_controller.look_for_recoveries(files, demo=demo)
    status = app.exec()
    ends.close()
    if not window.ended:  # a job that does not answer; its files are temporary ones until they are whole
        logging.getLogger(__name__).warning("A job did not stop in time")
        logging.shutdown()
        os._exit(status)
    return status
