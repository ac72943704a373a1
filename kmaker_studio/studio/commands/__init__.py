"""The commands of the window, one file an area.

A new command is a `Command` in the `COMMANDS` of its area's file: menus, palette, toolbar and the list of shortcuts are
made from these, in this order.
"""

from kmaker_studio.studio.actions.command import Command
from kmaker_studio.studio.commands import align, edit, file, go, help, line, notes, play, sound, style, view, word
from kmaker_studio.studio.i18n.marking import QT_TRANSLATE_NOOP

MENUS = (
    QT_TRANSLATE_NOOP("Commands", "&File"),
    QT_TRANSLATE_NOOP("Commands", "&Edit"),
    QT_TRANSLATE_NOOP("Commands", "&Word"),
    QT_TRANSLATE_NOOP("Commands", "&Line"),
    QT_TRANSLATE_NOOP("Commands", "&Go"),
    QT_TRANSLATE_NOOP("Commands", "&Play"),
    QT_TRANSLATE_NOOP("Commands", "&View"),
    QT_TRANSLATE_NOOP("Commands", "&Help"),
)
"""The menu bar; the letter after & opens a menu with Alt."""


def all_commands() -> tuple[Command, ...]:
    """All commands, in the order of the menus, with those of the formats that are registered now."""
    return (
        *file.file_commands(),
        *edit.COMMANDS,
        *style.COMMANDS,
        *word.COMMANDS,
        *notes.COMMANDS,
        *line.COMMANDS,
        *go.COMMANDS,
        *play.PLAY,
        *align.COMMANDS,
        *play.COMMANDS,
        *sound.COMMANDS,
        *view.COMMANDS,
        *notes.VIEWING,
        *help.COMMANDS,
    )


COMMANDS = all_commands()
"""The commands that the program comes with."""
