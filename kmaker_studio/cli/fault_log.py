"""The log of the command line: the tracebacks of faults that nothing expected."""

import sys
import time
import traceback
from pathlib import Path

from kmaker_studio import paths
from kmaker_studio.core.files import shown
from kmaker_studio.version import __version__

_LARGEST_BYTES = 500_000


def log_file() -> Path:
    """The log of the command line."""
    return paths.user_data() / "log" / "kmaker.log"


def keep_fault(error: BaseException) -> str:
    """Add `error` with its traceback to `log_file`; returns where it stands, or that there is no log."""
    told = "".join(traceback.format_exception(error))
    entry = f"{time.strftime('%Y-%m-%d %H:%M:%S')} kmaker {__version__} Python {sys.version.split()[0]}\n{told}\n"
    path = log_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        mode = "a" if not path.exists() or path.stat().st_size < _LARGEST_BYTES else "w"
        with path.open(mode, encoding="utf-8", errors="backslashreplace") as file:
            file.write(entry)
    except OSError:
        return "no log, for it cannot be written"
    return shown(path)
