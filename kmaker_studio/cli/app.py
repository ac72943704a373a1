"""The `kmaker` program: its commands, and what a user sees when one of them fails."""

import io
import signal
import sys
from types import FrameType
from typing import NoReturn

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
from kmaker_studio.cli.console import end_signals
from kmaker_studio.cli.fault_log import keep_fault
from kmaker_studio.core.errors import JobCancelled, KMakerError
from kmaker_studio.core.leftovers import sweep
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
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a name that the console has no letters for must not end the work
            stream.reconfigure(errors="backslashreplace")
    for number in end_signals():
        signal.signal(number, _interrupt)
    sweep()
    try:
        app(prog_name="kmaker")
    except KMakerError as error:
        _refuse(str(error))
    except (JobCancelled, KeyboardInterrupt):
        typer.echo("kmaker: stopped; nothing half-made is left behind.", err=True)
        sys.exit(1)
    except BrokenPipeError:
        # the reader of our output went away, as `head` does
        sys.stderr.close()
        sys.exit(1)
    except MemoryError:
        _refuse("there is not enough memory for this: close other programs, or give a shorter or smaller file.")
    except OSError as error:
        keep_fault(error)
        _refuse(f"{error.filename or 'A file'} cannot be used ({error.strerror or error}): check its name and rights.")
    except Exception as error:  # noqa: BLE001 - what nobody thought of: a sentence, and the rest in the log
        place = keep_fault(error)
        _refuse(f"something went wrong in the program ({_short(error)}): the details are in {place}.")


def _interrupt(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


def _refuse(sentence: str) -> NoReturn:
    typer.echo(f"kmaker: {sentence}", err=True)
    sys.exit(2)


def _short(error: Exception) -> str:
    said = " ".join(str(error).split())[:200]
    return said.rstrip(".") or type(error).__name__
