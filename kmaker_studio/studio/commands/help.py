"""Help commands: palette, shortcuts, sheet of keys, tour, first steps, log, licences, about."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from kmaker_studio.studio import crash
from kmaker_studio.studio.actions.command import Command, Context
from kmaker_studio.studio.i18n.marking import QT_TRANSLATE_NOOP


def _palette(context: Context) -> None:
    context.window.show_palette()


def _shortcuts(context: Context) -> None:
    context.window.show_shortcuts()


def _cheat_sheet(context: Context) -> None:
    context.window.show_cheat_sheet()


def _tour(context: Context) -> None:
    context.editor.begin_tour()


def _first_steps(context: Context) -> None:
    context.window.show_first_steps()


def _log(_context: Context) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(crash.log_file())))


def _licences(context: Context) -> None:
    from kmaker_studio.studio.dialogs.about import LicencesDialog

    LicencesDialog(context.window.dialog_parent()).open()


def _about(context: Context) -> None:
    from kmaker_studio.studio.dialogs.about import about

    about(context.window.dialog_parent())


COMMANDS = (
    Command("palette", "Help", QT_TRANSLATE_NOOP("Commands", "Every command…"), _palette, "Ctrl+K", "nothing"),
    Command(
        "shortcuts", "Help", QT_TRANSLATE_NOOP("Commands", "Keyboard shortcuts…"), _shortcuts, "Ctrl+/ F1", "nothing"
    ),
    Command(
        "cheat_sheet", "Help", QT_TRANSLATE_NOOP("Commands", "Sheet of keys…"), _cheat_sheet, "Shift+F1", "nothing"
    ),
    Command("tour", "Help", QT_TRANSLATE_NOOP("Commands", "Tour of the window"), _tour),
    Command("first_steps", "Help", QT_TRANSLATE_NOOP("Commands", "First steps"), _first_steps, needs="nothing"),
    Command("log", "Help", QT_TRANSLATE_NOOP("Commands", "Show the log"), _log, needs="nothing", separated=True),
    Command("licences", "Help", QT_TRANSLATE_NOOP("Commands", "Licences"), _licences, needs="nothing"),
    Command("about", "Help", QT_TRANSLATE_NOOP("Commands", "About KMaker Studio"), _about, needs="nothing"),
)
