"""Crash handling: a fault goes to the log, and a dialog says so; no traceback reaches the user."""

import logging
import sys
import threading
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication

from kmaker_studio import paths

_LARGEST_BYTES = 500_000
_HANDLER = "kmaker-studio"
_log = logging.getLogger(__name__)


def log_file() -> Path:
    """The log of the window."""
    return paths.user_data() / "log" / "studio.log"


def start_log() -> None:
    """Write warnings and faults to `log_file`, to the terminal where the folder refuses."""
    try:
        log_file().parent.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            log_file(), maxBytes=_LARGEST_BYTES, backupCount=1, encoding="utf-8"
        )
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.set_name(_HANDLER)
    logging.getLogger().addHandler(handler)


def stop_log() -> None:
    """Close the log."""
    for handler in [each for each in logging.getLogger().handlers if each.get_name() == _HANDLER]:
        logging.getLogger().removeHandler(handler)
        handler.close()


def catch_faults(tell: Callable[[str], object]) -> None:
    """From now on log what nothing caught, and `tell` the user in the GUI's thread."""

    def on_fault(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        _log.error("A fault in the program", exc_info=(kind, error, trace))
        if threading.current_thread() is threading.main_thread():
            sentence = QCoreApplication.translate(
                "Crash", "Something went wrong in the program ({}). Your song is still here; the log has the details."
            )
            tell(sentence.format(error))

    sys.excepthook = on_fault
    threading.excepthook = lambda args: on_fault(args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback)
