"""Every command of the window, one file an area.

A new command is a `Command` in the `COMMANDS` of its area's file: menus, palette, toolbar and the list of shortcuts are
made from these, in this order.
"""

from kmaker_studio.studio.commands import edit, file, go, help, line, listen, play, style, view, word
from kmaker_studio.studio.commands.base import CONTEXT, Command, Context, Needs, Run
from kmaker_studio.studio.marked import QT_TRANSLATE_NOOP

__all__ = ["COMMANDS", "CONTEXT", "MENUS", "Command", "Context", "Needs", "Run", "all_commands"]

MENUS = (
    QT_TRANSLATE_NOOP("Commands", "File"),
    QT_TRANSLATE_NOOP("Commands", "Edit"),
    QT_TRANSLATE_NOOP("Commands", "Word"),
    QT_TRANSLATE_NOOP("Commands", "Line"),
    QT_TRANSLATE_NOOP("Commands", "Go"),
    QT_TRANSLATE_NOOP("Commands", "Play"),
    QT_TRANSLATE_NOOP("Commands", "View"),
    QT_TRANSLATE_NOOP("Commands", "Help"),
)
"""The menu bar."""


def all_commands() -> tuple[Command, ...]:
    """All commands, in the order of the menus, with those of the formats that are registered now."""
    return (
        *file.file_commands(),
        *edit.COMMANDS,
        *style.COMMANDS,
        *word.COMMANDS,
        *line.COMMANDS,
        *go.COMMANDS,
        *play.COMMANDS,
        *listen.COMMANDS,
        *view.COMMANDS,
        *help.COMMANDS,
    )


COMMANDS = all_commands()
"""The commands that the program comes with."""
