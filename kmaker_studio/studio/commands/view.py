"""How much of the song is seen, and what stands around it."""

from functools import partial

from PySide6.QtCore import QT_TRANSLATE_NOOP

from kmaker_studio.studio.commands.base import Command, Context


def _zoom(context: Context, factor: float) -> None:
    context.editor.timeline.zoom(factor, context.sound.position_ms)


COMMANDS = (
    Command("zoom_in", "View", QT_TRANSLATE_NOOP("Commands", "Zoom in"), partial(_zoom, factor=0.5), "Ctrl++"),
    Command("zoom_out", "View", QT_TRANSLATE_NOOP("Commands", "Zoom out"), partial(_zoom, factor=2.0), "Ctrl+-"),
    Command("zoom_all", "View", QT_TRANSLATE_NOOP("Commands", "Whole song"), partial(_zoom, factor=1e9), "Ctrl+0"),
)
