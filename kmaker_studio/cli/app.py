"""The `kmaker` program: its commands, and what a user sees when one of them fails."""

import sys

import typer

from kmaker_studio.cli import (
    align,
    batch,
    convert,
    corpus,
    demo,
    evaluate,
    predict,
    render,
    separate,
    sing,
    submit,
    train,
    ultrastar,
)
from kmaker_studio.core.errors import JobCancelled, KMakerError
from kmaker_studio.version import __version__

app = typer.Typer(
    name="kmaker",
    help="From a song and its lyrics to word timings, LRC, ASS and a karaoke video.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
_COMMANDS = (align, batch, render, convert, predict, separate, ultrastar, submit, demo, evaluate, corpus, sing, train)
for module in _COMMANDS:
    module.register(app)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"kmaker {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Print the version and stop."
    ),
) -> None:
    """Take the options that stand before a command."""
    del version


def run() -> None:
    """Run the program and exit: 0 done, 1 stopped or not everything done, 2 the input was wrong."""
    try:
        app(prog_name="kmaker")
    except KMakerError as error:
        typer.echo(f"kmaker: {error}", err=True)
        sys.exit(2)
    except (JobCancelled, KeyboardInterrupt):
        typer.echo("kmaker: stopped; nothing half-made is left behind.", err=True)
        sys.exit(1)
    except BrokenPipeError:
        # the reader of our output went away, as `head` does
        sys.stderr.close()
        sys.exit(1)
