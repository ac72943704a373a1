"""`kmaker corpus`: synthetic singing to train the aligner on."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kmaker_studio.cli.console import run_job, say
from kmaker_studio.cli.options import Quiet


class Voices(StrEnum):
    """Who sings a corpus."""

    espeak = "espeak"
    natural = "natural"
    both = "both"


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command("corpus")(corpus)


def corpus(
    folder: Annotated[
        Path, typer.Argument(help="The folder to write songs/ and labels/ into; taken up where it stopped.")
    ],
    hours: Annotated[float, typer.Option(min=0.01, max=1000, help="How much singing to make.")] = 2.0,
    seed: Annotated[int, typer.Option(help="Another seed gives other songs.")] = 0,
    workers: Annotated[int, typer.Option(min=1, help="How many processes work at it.")] = 2,
    voices: Annotated[
        Voices, typer.Option(help="Who sings: eSpeak NG's voices, Kokoro's natural ones, or both by halves.")
    ] = Voices.espeak,
    kokoro: Annotated[
        Path | None, typer.Option(help="The folder of Kokoro's voices: `voices` of the npm package kokoro-js.")
    ] = None,
    spoken: Annotated[
        Path | None, typer.Option(help="Where natural speech is kept for the next corpus; FOLDER/spoken if left out.")
    ] = None,
    without: Annotated[
        list[str] | None, typer.Option(help="An ingredient to leave out, such as choir or mp3; may be repeated.")
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Make a corpus of synthetic singing with exact word times, to train on."""
    from kmaker_studio.train.corpus.ingredients import Recipe, check_ingredients
    from kmaker_studio.train.corpus.make_corpus import make_corpus

    recipe = Recipe(
        natural={Voices.espeak: 0.0, Voices.natural: 1.0, Voices.both: 0.5}[voices],
        voices=kokoro,
        spoken=spoken or folder / "spoken",
        without=check_ingredients(without or ()),
    )
    count = run_job(
        lambda report, cancelled: make_corpus(folder, hours, seed, workers, report, cancelled, recipe), quiet=quiet
    )
    say(f"{count} songs in {folder}", quiet=quiet)
