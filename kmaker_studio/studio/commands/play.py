"""Hearing the song, and timing it by its sound."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from kmaker_studio.studio.commands.base import Command, Context


def _play(context: Context) -> None:
    context.sound.toggle()


def _align(context: Context) -> None:
    context.session.align()


COMMANDS = (
    Command("play", "Play", QT_TRANSLATE_NOOP("Commands", "Play or pause"), _play, "Space", icon="play"),
    Command("align", "Play", QT_TRANSLATE_NOOP("Commands", "Align again"), _align, "Ctrl+R", separated=True),
)
