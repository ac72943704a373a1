"""`kmaker convert`: from one lyric format to another."""

from pathlib import Path
from typing import Annotated

import typer

from kmaker_studio.cli.console import say, warn
from kmaker_studio.cli.options import AssKind, Lrc, Quiet


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
    from kmaker_studio.api.song import find_style, read
    from kmaker_studio.formats import check_writable, read_song, write_options

    check_writable(target)
    options = write_options(lrc, ass)
    names = [name.casefold() for name in read_song(source).styles] if style else []
    ass_style, look = (style, "") if style.casefold() in names else ("", style)
    song, chosen = read(source, ass_style), find_style(look) if look else None
    warn(song.notes)
    losses = song.save(target, chosen, lrc=options.lrc, ass=options.ass)
    warn(f"{target.name}: {loss}" for loss in losses)
    say(str(target), quiet=quiet)
