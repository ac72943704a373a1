"""What helps when something is unclear or went wrong."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QUrl
from PySide6.QtGui import QDesktopServices

from kmaker_studio.studio import crash
from kmaker_studio.studio.commands.base import Command, Context


def _log(_context: Context) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(crash.log_file())))


COMMANDS = (Command("log", "Help", QT_TRANSLATE_NOOP("Commands", "Show the log"), _log, needs="nothing"),)
