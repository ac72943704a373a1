"""Edit commands: undo, redo, fix every problem."""

from PySide6.QtCore import QCoreApplication

from kmaker_studio.studio.actions.command import Command, Context
from kmaker_studio.studio.commands import timeline, times
from kmaker_studio.studio.i18n.marking import QT_TRANSLATE_NOOP


def _undo(context: Context) -> None:
    context.document.undo_stack.undo()


def _redo(context: Context) -> None:
    context.document.undo_stack.redo()


def _can_undo(context: Context) -> bool:
    return context.document.undo_stack.canUndo()


def _can_redo(context: Context) -> bool:
    return context.document.undo_stack.canRedo()


def _undo_caption(context: Context) -> str:
    step = context.document.undo_stack.undoText()
    return QCoreApplication.translate("Commands", "Undo: {}").format(step) if step else ""


def _redo_caption(context: Context) -> str:
    step = context.document.undo_stack.redoText()
    return QCoreApplication.translate("Commands", "Redo: {}").format(step) if step else ""


def _fix_all(context: Context) -> None:
    context.editor.fix_all_problems()


COMMANDS = (
    Command(
        "undo",
        "Edit",
        QT_TRANSLATE_NOOP("Commands", "Undo"),
        _undo,
        "Ctrl+Z",
        enabled=_can_undo,
        caption=_undo_caption,
    ),
    Command(
        "redo",
        "Edit",
        QT_TRANSLATE_NOOP("Commands", "Redo"),
        _redo,
        "Ctrl+Shift+Z",
        enabled=_can_redo,
        caption=_redo_caption,
    ),
    Command(
        "fix_problems",
        "Edit",
        QT_TRANSLATE_NOOP("Commands", "Fix every problem that can be fixed"),
        _fix_all,
        separated=True,
    ),
    *times.FINDING,
    *timeline.SELECTING,
)
