"""`kmaker train` and what belongs to it: the log's plot, and the loss scale of a data set."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kmaker_studio.cli.console import run_job, say, warn
from kmaker_studio.cli.options import Checkpoint, Quiet

if TYPE_CHECKING:
    from kmaker_studio.train.loop import EpochResult


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    app.command("train")(train)
    app.command("train-log")(train_log)
    app.command("loss-scale")(loss_scale)


def train(
    config: Annotated[
        Path, typer.Argument(help="A TOML file that describes the run; models/recipe.toml is the shipped one.")
    ],
    plot: Annotated[Path | None, typer.Option(help="A picture of the log to draw after every epoch (.png).")] = None,
    quiet: Quiet = False,
) -> None:
    """Train as CONFIG says and keep the best checkpoint; after a stop, the same command goes on where it was."""
    from kmaker_studio.train.config import read_config
    from kmaker_studio.train.loop import log_path
    from kmaker_studio.train.loop import train as run_training

    settings = read_config(config)
    told: list[EpochResult] = []

    def show(result: "EpochResult") -> None:
        told.append(result)
        for head, figures in result.figures.items():
            say(
                f"epoch {result.epoch}: loss {result.train_loss:.3f}; {head}: validation {figures.loss:.3f},"
                f" mean {figures.mean_error:.3f} s, median {figures.median_error:.3f} s,"
                f" within 0.3 s {figures.share_close:.3f}",
                quiet=quiet,
            )
        if plot:
            from kmaker_studio.train.plot import plot_logs

            plot_logs([log_path(settings)], plot)

    run_job(
        lambda report, cancelled: run_training(settings, report, cancelled, show, lambda note: warn([note])),
        quiet=quiet,
    )
    if told:  # the first of several processes
        best = min(reversed(told), key=lambda result: result.mean_error)
        say(f"{settings.output}: of these epochs {best.epoch} was best", quiet=quiet)


def train_log(
    logs: Annotated[list[Path], typer.Argument(metavar="LOG...", help="Logs that training wrote (.log.jsonl).")],
    plot: Annotated[Path, typer.Option(help="The picture to write (.png, .svg or .pdf).")],
    quiet: Quiet = False,
) -> None:
    """Draw the losses and the validation errors of one training run or of several."""
    from kmaker_studio.train.plot import plot_logs

    plot_logs(logs, plot)
    say(str(plot), quiet=quiet)


def loss_scale(
    folder: Annotated[Path, typer.Argument(metavar="DATASET", help="A folder of songs and labels.")],
    giou: Annotated[
        float, typer.Option(min=-1, max=1, help="How well a label must agree with the word's forced alignment.")
    ] = 0.1,
    score: Annotated[
        float, typer.Option(min=0, max=1, help="How probable the word must be where the alignment puts it.")
    ] = 0.1,
    checkpoint: Checkpoint = None,
    quiet: Quiet = False,
) -> None:
    """Judge every label of DATASET by forced alignment: 1 to train on, 0 not; kept in its folder loss_scale."""
    from kmaker_studio.train.loss_scale import scale_dataset

    scaled = run_job(
        lambda report, cancelled: scale_dataset(folder, giou, score, checkpoint, report, cancelled), quiet=quiet
    )
    say(scaled.table(), quiet=quiet)
    warn(scaled.notes)
