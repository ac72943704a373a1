"""What is done to the line of the selected word."""

from kmaker_studio.studio.commands.base import Command

COMMANDS: tuple[Command, ...] = ()
