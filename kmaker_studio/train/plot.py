"""Training logs as a picture: losses above, onset errors on the validation data below."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from matplotlib.axes import Axes

from kmaker_studio.core.atomic import replacing
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.train.train_log import Log, read_log

_SUFFIXES = (".png", ".svg", ".pdf")


def plot_logs(logs: Sequence[Path], output: Path) -> None:
    """Draw the last run of each log into `output`; raises `KMakerError` for logs that are none.

    Steps are thin lines, an epoch's mean a thick one; validation is dashed.
    """
    if output.suffix.lower() not in _SUFFIXES:
        raise KMakerError(
            "{output} has no extension of a picture: use one of {known}.", output=output, known=", ".join(_SUFFIXES)
        )
    try:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure
    except ImportError as error:
        raise KMakerError("Plots need matplotlib: install `kmaker-studio[train]`.") from error
    read = [read_log(path) for path in logs]
    figure = Figure(figsize=(9, 7), layout="constrained")
    FigureCanvasAgg(figure)
    losses, errors = figure.subplots(2, 1, sharex=True)
    for index, log in enumerate(read):
        _plot(log, losses, errors, f"C{index}")
    losses.set_ylabel("loss")
    losses.set_yscale("log")
    errors.set_ylabel("onset error (s)")
    errors.set_xlabel("epoch")
    errors.set_ylim(bottom=0)
    for axes in (losses, errors):
        axes.grid(alpha=0.25)
        axes.spines[["top", "right"]].set_visible(False)
        axes.legend(frameon=False)
    with replacing(output) as temporary:
        figure.savefig(temporary, dpi=120)


def _plot(log: Log, losses: "Axes", errors: "Axes", colour: str) -> None:
    epochs = [line["epoch"] for line in log.epochs]
    steps_an_epoch = log.epochs[0]["step"] / epochs[0] if epochs else 1.0
    if log.steps:
        places = [line["step"] / steps_an_epoch for line in log.steps]
        losses.plot(places, [line["loss"] for line in log.steps], color=colour, alpha=0.35, linewidth=0.8)
    if not epochs:
        return
    middles = [epoch - 0.5 for epoch in epochs]  # the mean of an epoch is that of the weights on the way
    losses.plot(middles, [line["train_loss"] for line in log.epochs], color=colour, label=f"{log.name}: training")
    markers = iter("os^")
    for head in log.epochs[0]["figures"]:
        figures = [line["figures"][head] for line in log.epochs]
        marker = next(markers)
        losses.plot(
            epochs,
            [one["loss"] for one in figures],
            f"{marker}--",
            color=colour,
            markersize=3,
            label=f"{log.name}: validation, {head}",
        )
        mean = [one["mean_error"] for one in figures]
        best = int(np.argmin(mean))
        errors.plot(epochs, mean, f"{marker}-", color=colour, markersize=3, label=f"{log.name}: mean, {head}")
        errors.plot(
            epochs,
            [one["median_error"] for one in figures],
            f"{marker}:",
            color=colour,
            markersize=3,
            label=f"{log.name}: median, {head}",
        )
        errors.annotate(
            f"{mean[best]:.3f} s",
            (epochs[best], mean[best]),
            xytext=(0, -14),
            textcoords="offset points",
            ha="center",
            color=colour,
            fontsize=8,
        )
