"""`kmaker compare`: two timings of a song over each other, with the sound."""

from pathlib import Path
from typing import Annotated

import typer

from kmaker_studio.cli.console import run_job, say
from kmaker_studio.cli.options import Fps, Quiet, Size
from kmaker_studio.cli.render import render_options
from kmaker_studio.core.jobs import Cancelled, Report


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command("compare")(compare)


def compare(
    first: Annotated[Path, typer.Argument(help="Timed lyrics, shown above.")],
    second: Annotated[Path, typer.Argument(help="The same lyrics with other times, shown below.")],
    audio: Annotated[Path, typer.Option(help="The song that is heard.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The video to write (.mp4).")],
    size: Size = "",
    fps: Fps = 30,
    quiet: Quiet = False,
) -> None:
    """Make a video that shows FIRST over SECOND, each with its name, to see and hear which lights up right."""
    from kmaker_studio.api.song import read
    from kmaker_studio.video.comparison import render_comparison

    options = render_options(size, fps, "", None)
    pair = ((first.name, read(first).document), (second.name, read(second).document))

    def job(report: Report, cancelled: Cancelled) -> None:
        render_comparison(pair, audio, output, options, report, cancelled)

    run_job(job, quiet=quiet)
    say(str(output), quiet=quiet)
