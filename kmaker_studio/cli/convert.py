"""`kmaker convert`: from one lyric format to another."""

from pathlib import Path
from typing import Annotated

import typer

from kmaker_studio.cli.console import say, warn
from kmaker_studio.cli.options import Quiet, StyleName


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command("convert")(convert)


def convert(
    source: Annotated[Path, typer.Argument(metavar="IN", help="A lyric file of any format that can be read.")],
    target: Annotated[Path, typer.Argument(metavar="OUT", help="The file to write; the format follows the extension.")],
    style: StyleName = "",
    quiet: Quiet = False,
) -> None:
    """Write the lyrics of IN, with their times, as OUT. The style is for ASS."""
    from kmaker_studio.api.song import read
    from kmaker_studio.formats import check_writable

    check_writable(target)
    song = read(source)
    warn(song.notes)
    losses = song.save(target, style or None)
    warn(f"{target.name}: {loss}" for loss in losses)
    say(str(target), quiet=quiet)
