"""`kmaker convert`: from one lyric format to another."""

from pathlib import Path
from typing import Annotated

import typer

from kmaker_studio.cli.console import say, warn
from kmaker_studio.cli.options import AssKind, Lrc, Quiet
from kmaker_studio.cli.render import chosen_style


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command("convert")(convert)


def convert(
    source: Annotated[Path, typer.Argument(metavar="IN", help="A lyric file of any format that can be read.")],
    target: Annotated[Path, typer.Argument(metavar="OUT", help="The file to write; the format follows the extension.")],
    style: Annotated[
        str,
        typer.Option(
            "--style",
            help="A style of IN, where it is ASS: only its lines are read. Else the name of a shipped style, or a"
            " style's JSON file, for ASS that is written; a project has its own.",
        ),
    ] = "",
    lrc: Lrc = "both",
    ass: AssKind = "plain",
    quiet: Quiet = False,
) -> None:
    """Write the lyrics of IN, with their times, as OUT."""
    from kmaker_studio.formats import check_writable, read_song, write_options, write_song

    check_writable(target)
    options = write_options(lrc, ass)
    reading = read_song(source)
    if style.casefold() in (name.casefold() for name in reading.styles):
        reading, style = read_song(source, style), ""
    look = chosen_style(style, reading)
    warn(reading.notes)
    losses = write_song(reading.song, target, look, lrc=options.lrc, ass=options.ass)
    warn(f"{target.name}: {loss}" for loss in losses)
    say(str(target), quiet=quiet)
