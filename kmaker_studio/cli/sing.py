"""`kmaker sing`: a score sung by the synthesiser."""

from pathlib import Path
from typing import Annotated

import typer

from kmaker_studio.cli.console import run_job, say
from kmaker_studio.cli.options import Quiet


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command("sing")(sing)


def sing(
    score: Annotated[Path, typer.Argument(help="A score: words, notes and chords as JSON, as in resources/demo.")],
    output: Annotated[
        Path, typer.Option("--output", "-o", help="The sound to write (.ogg, .flac, .wav); true times go beside it.")
    ],
    quiet: Quiet = False,
) -> None:
    """Sing a score with the synthesiser: how the demo songs were made."""
    from kmaker_studio.train.corpus.score import sing_score

    for path in run_job(lambda report, cancelled: sing_score(score, output, report, cancelled), quiet=quiet):
        say(str(path), quiet=quiet)
