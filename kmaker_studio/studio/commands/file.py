"""Opening, exporting, leaving."""

from functools import partial

from PySide6.QtCore import QT_TRANSLATE_NOOP

from kmaker_studio.studio.commands.base import Command, Context


def _open(context: Context) -> None:
    context.window.open_dialog()


def _export(context: Context, extension: str = "") -> None:
    context.window.export(extension)


def _quit(context: Context) -> None:
    context.window.close()


_AS = "File/Export as"

COMMANDS = (
    Command("open", "File", QT_TRANSLATE_NOOP("Commands", "Open…"), _open, "Ctrl+O", "nothing"),
    Command("export", "File", QT_TRANSLATE_NOOP("Commands", "Export…"), _export, "Ctrl+E"),
    Command("export_lrc", _AS, QT_TRANSLATE_NOOP("Commands", "Enhanced LRC…"), partial(_export, extension=".lrc")),
    Command("export_ass", _AS, QT_TRANSLATE_NOOP("Commands", "ASS karaoke…"), partial(_export, extension=".ass")),
    Command("export_json", _AS, QT_TRANSLATE_NOOP("Commands", "ZAC2022 JSON…"), partial(_export, extension=".json")),
    Command("export_txt", _AS, QT_TRANSLATE_NOOP("Commands", "Plain text…"), partial(_export, extension=".txt")),
    Command(
        "export_mp4",
        _AS,
        QT_TRANSLATE_NOOP("Commands", "MP4 video…"),
        partial(_export, extension=".mp4"),
        separated=True,
    ),
    Command("quit", "File", QT_TRANSLATE_NOOP("Commands", "Quit"), _quit, "Ctrl+Q", "nothing", separated=True),
)
