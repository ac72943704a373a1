"""File commands: open, save, export, quit."""

from functools import partial

from PySide6.QtCore import QCoreApplication

from kmaker_studio.core.edits.details import SongDetails, details_of, set_details
from kmaker_studio.core.errors import Phrase
from kmaker_studio.formats import KnownFormat, formats_for_writing
from kmaker_studio.studio.actions.command import Command, Context
from kmaker_studio.studio.i18n.marking import QT_TRANSLATE_NOOP
from kmaker_studio.studio.session.recent_projects import forget_recent_projects


def _open(context: Context) -> None:
    context.window.open_dialog()


def _clear_recent(context: Context) -> None:
    forget_recent_projects()
    context.window.refresh_recent()


def _paste(context: Context) -> None:
    context.window.paste()


def _save(context: Context) -> None:
    context.window.save()


def _save_as(context: Context) -> None:
    context.window.save_as()


def _revert(context: Context) -> None:
    context.window.revert()


def _has_file(context: Context) -> bool:
    return context.session.project.path is not None


def _close_song(context: Context) -> None:
    context.window.close_song()


def _export(context: Context, extension: str = "") -> None:
    context.window.export(extension)


def _details(context: Context) -> None:
    from kmaker_studio.studio.dialogs.details import DetailsDialog

    session = context.session

    def take(details: SongDetails, again: bool) -> None:
        label = QCoreApplication.translate("Commands", "Song details")
        context.apply(lambda song: set_details(song, details), label)
        if again:
            session.align()

    can_align = bool(context.song.audio) and context.song.word_count > 0 and not session.project.read_only
    DetailsDialog(details_of(context.song), take, can_align=can_align, parent=context.window.dialog_parent()).open()


def _quit(context: Context) -> None:
    context.window.close()


_AS = "File/Export as"
QT_TRANSLATE_NOOP("Commands", "Export as")
RECENT = "File/Open recent"
"""The submenu that the recent projects stand in, see `recent_menu`."""
QT_TRANSLATE_NOOP("Commands", "Open recent")

_BEFORE = (
    Command("open", "File", QT_TRANSLATE_NOOP("Commands", "Open…"), _open, "Ctrl+O", "nothing"),
    Command(
        "clear_recent",
        RECENT,
        QT_TRANSLATE_NOOP("Commands", "Clear the list"),
        _clear_recent,
        needs="nothing",
        separated=True,
    ),
    Command("paste_lyrics", "File", QT_TRANSLATE_NOOP("Commands", "Paste lyrics"), _paste, "Ctrl+V", "nothing"),
    Command("save", "File", QT_TRANSLATE_NOOP("Commands", "Save"), _save, "Ctrl+S", separated=True),
    Command("save_as", "File", QT_TRANSLATE_NOOP("Commands", "Save as…"), _save_as, "Ctrl+Shift+S"),
    Command("revert", "File", QT_TRANSLATE_NOOP("Commands", "Revert to the saved file"), _revert, enabled=_has_file),
    Command("song_details", "File", QT_TRANSLATE_NOOP("Commands", "Song details…"), _details, "Ctrl+I", separated=True),
    Command("close_song", "File", QT_TRANSLATE_NOOP("Commands", "Close the song"), _close_song, "Ctrl+W"),
    Command("export", "File", QT_TRANSLATE_NOOP("Commands", "Export…"), _export, "Ctrl+E", separated=True),
)
_AFTER = (
    Command(
        "export_mp4",
        _AS,
        QT_TRANSLATE_NOOP("Commands", "MP4 video…"),
        partial(_export, extension=".mp4"),
        separated=True,
    ),
    Command("quit", "File", QT_TRANSLATE_NOOP("Commands", "Quit"), _quit, "Ctrl+Q", "nothing", separated=True),
)


def _export_as(known: KnownFormat) -> Command:
    extension = known.extensions[0]
    name = f"export{extension.replace('.', '_')}"
    return Command(name, _AS, Phrase("{title}…", title=known.title), partial(_export, extension=extension))


def file_commands() -> tuple[Command, ...]:
    """The commands of this area, an `Export as` for each format that is registered now."""
    return (*_BEFORE, *map(_export_as, formats_for_writing()), *_AFTER)
