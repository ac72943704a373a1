"""`kmaker evaluate`: how far word times are from reference ones, those of a folder or those that a checkpoint finds."""

from pathlib import Path
from typing import Annotated

import typer

from kmaker_studio.cli.console import run_job, say, warn
from kmaker_studio.cli.options import Checkpoint, Quiet


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command("evaluate")(evaluate)


def evaluate(
    reference: Annotated[
        Path, typer.Argument(metavar="DATA", help="Songs with true times; with --predictions, true times alone.")
    ],
    predictions: Annotated[
        Path | None, typer.Option(help="A folder of predicted times to compare, a file of the same name a song.")
    ] = None,
    checkpoint: Checkpoint = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
    quiet: Quiet = False,
) -> None:
    """Align the songs of DATA (or take PREDICTIONS) and print onset errors, shares, the Zalo IoU and how far the
    confidence is off, a line a song and averaged over songs.
    """
    from kmaker_studio.api.scoring import evaluate as compare

    scores, lost = run_job(
        lambda report, cancelled: compare(
            reference, predictions, checkpoint=checkpoint, report=report, cancelled=cancelled
        ),
        quiet=quiet,
    )
    say(scores.json() if as_json else scores.table(), quiet=quiet)
    warn(lost)
    if lost:
        raise typer.Exit(1)
