"""`kmaker frame`: one frame of the video as a picture."""

from pathlib import Path
from typing import Annotated

import typer

from kmaker_studio.cli.console import say
from kmaker_studio.cli.options import Background, Fps, Quiet, Size, StyleName
from kmaker_studio.cli.render import chosen_style, render_options
from kmaker_studio.core.atomic import replacing, require_writable_folder
from kmaker_studio.core.errors import KMakerError


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command("frame")(frame)


def frame(
    timed: Annotated[Path, typer.Argument(help="Timed lyrics; an .ass file is drawn as it stands.")],
    at: Annotated[float, typer.Option(min=0.0, max=86_400.0, help="The time in the video, in seconds.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The picture to write (.png).")],
    size: Size = "",
    fps: Fps = 30,
    background: Background = "",
    style: StyleName = "",
    quiet: Quiet = False,
) -> None:
    """Write the frame of the video of TIMED that is on the screen at a time."""
    from kmaker_studio.api.rendering import drawn
    from kmaker_studio.api.song import read
    from kmaker_studio.video.render import preview_frame

    if output.suffix.lower() != ".png":
        raise KMakerError("The picture {output} must end in .png: choose another name.", output=output)
    require_writable_folder(output)
    song = read(timed)
    options = render_options(size, fps, background, chosen_style(style, song))
    picture = preview_frame(drawn(timed, song), round(1000 * at), options)
    with replacing(output) as temporary:
        temporary.write_bytes(picture)
    say(str(output), quiet=quiet)
