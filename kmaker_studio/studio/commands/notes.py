"""Commands of the notes that words are sung on."""

from functools import partial

from PySide6.QtCore import QCoreApplication

from kmaker_studio.core.edits import clear_notes, move_pitch, set_note_kind
from kmaker_studio.core.song import NoteKind, Song
from kmaker_studio.studio.actions.command import Command, Context
from kmaker_studio.studio.i18n.marking import QT_TRANSLATE_NOOP
from kmaker_studio.studio.notes.finder import export_folder, find_notes
from kmaker_studio.studio.settings import NOTES_SHOWN


def _shown(context: Context) -> bool:
    return context.window.has_editor and context.editor.timeline.shows_notes


def _toggle(context: Context) -> None:
    show = not _shown(context)
    NOTES_SHOWN.write(show)
    context.editor.timeline.set_notes_shown(show)


def _find(context: Context) -> None:
    if not any(word.is_timed for word in context.song.words()):
        context.say(QCoreApplication.translate("Commands", "No word has a time yet: align the song first."))
        return
    if not _shown(context):
        _toggle(context)
    find_notes(context.session)


def _move(context: Context, by: int) -> None:
    """Move all notes of the selected words by semitones."""
    words = [word for word in context.document.selected_words if word.notes]
    if not words:
        context.say(QCoreApplication.translate("Commands", "The selected words have no notes: find them first."))
        return

    def moved(song: Song) -> Song:
        for word in words:
            song = move_pitch(song, word.id, range(len(word.notes)), by)
        return song

    label = QCoreApplication.translate("Commands", "Notes higher" if by > 0 else "Notes lower")
    context.apply(moved, label, f"pitch {by > 0} {sorted(word.id for word in words)}")


def _mark(context: Context, kind: NoteKind) -> None:
    ids = [word.id for word in context.document.selected_words]
    label = QCoreApplication.translate("Commands", "Mark notes")
    context.apply(lambda song: set_note_kind(song, ids, kind), label)


def _is_marked(context: Context, kind: NoteKind) -> bool:
    notes = [note for word in context.document.selected_words for note in word.notes]
    return bool(notes) and all(note.kind == kind for note in notes)


def _clear(context: Context) -> None:
    context.apply(clear_notes, QCoreApplication.translate("Commands", "Remove all notes"))


def _export_folder(context: Context) -> None:
    from kmaker_studio.studio.dialogs.files import ask_folder

    folder = ask_folder(context.window.dialog_parent())
    if folder is not None:
        export_folder(context.session, folder)


def _kind(kind: NoteKind, text: str) -> Command:
    return Command(
        f"note_{kind.replace(' ', '_')}",
        "Word/Notes",
        text,
        partial(_mark, kind=kind),
        needs="word",
        checked=partial(_is_marked, kind=kind),
        separated=kind == "regular",
    )


QT_TRANSLATE_NOOP("Commands", "Notes")
QT_TRANSLATE_NOOP("Commands", "Notes higher")
QT_TRANSLATE_NOOP("Commands", "Notes lower")

COMMANDS = (
    Command("find_notes", "Word/Notes", QT_TRANSLATE_NOOP("Commands", "Hear the notes"), _find, separated=True),
    Command(
        "note_up",
        "Word/Notes",
        QT_TRANSLATE_NOOP("Commands", "A semitone higher"),
        partial(_move, by=1),
        "Ctrl+Alt+Up",
        "word",
    ),
    Command(
        "note_down",
        "Word/Notes",
        QT_TRANSLATE_NOOP("Commands", "A semitone lower"),
        partial(_move, by=-1),
        "Ctrl+Alt+Down",
        "word",
    ),
    _kind("regular", QT_TRANSLATE_NOOP("Commands", "Plain notes")),
    _kind("golden", QT_TRANSLATE_NOOP("Commands", "Golden notes")),
    _kind("rap", QT_TRANSLATE_NOOP("Commands", "Rap")),
    _kind("golden rap", QT_TRANSLATE_NOOP("Commands", "Golden rap")),
    _kind("freestyle", QT_TRANSLATE_NOOP("Commands", "Freestyle")),
    Command(
        "ultrastar_folder",
        "Word/Notes",
        QT_TRANSLATE_NOOP("Commands", "UltraStar folder…"),
        _export_folder,
        separated=True,
    ),
    Command("clear_notes", "Word/Notes", QT_TRANSLATE_NOOP("Commands", "Remove all notes"), _clear, separated=True),
)

VIEWING = (
    Command("show_notes", "View", QT_TRANSLATE_NOOP("Commands", "Note lane"), _toggle, "Ctrl+Shift+N", checked=_shown),
)
