"""`kmaker evaluate`: how far predicted word times are from reference ones."""

from pathlib import Path
from typing import Annotated

import typer

from kmaker_studio.cli.console import say, warn
from kmaker_studio.cli.options import Quiet


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command("evaluate")(evaluate)


def evaluate(
    reference: Annotated[
        Path, typer.Argument(metavar="REFERENCE_DIR", help="A folder of true times, <song>.json in ZAC2022.")
    ],
    predictions: Annotated[Path, typer.Option(help="A folder of predicted times, a file of the same name a song.")],
    quiet: Quiet = False,
) -> None:
    """Print onset errors (seconds), the share within 0.3 s and the Zalo IoU, a line a song and averaged over songs."""
    from kmaker_studio.train.evaluate import evaluate_folders

    scores, lost = evaluate_folders(reference, predictions)
    say(scores.table(), quiet=quiet)
    warn(lost)
    if lost:
        raise typer.Exit(1)
