"""Console output of the commands: progress on stderr, results on stdout."""

import signal
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from types import FrameType
from typing import TypeVar

import typer

from kmaker_studio.core.jobs import Cancelled, Progress, Report, ignore_progress

Result = TypeVar("Result")


def run_job(job: Callable[[Report, Cancelled], Result], *, quiet: bool) -> Result:
    """Run `job` here and now with a progress bar on stderr (none where `quiet`); Ctrl-C and `kill` cancel it."""
    with _interruptible() as cancelled:
        if quiet:
            return job(ignore_progress, cancelled)
        with _bar() as report:
            return job(report, cancelled)


def say(text: str, *, quiet: bool = False) -> None:
    """Print a result on stdout."""
    if not quiet:
        typer.echo(text)


def warn(sentences: Iterable[str]) -> None:
    """Print each sentence on stderr: what the user should know though the work is done."""
    for sentence in sentences:
        typer.echo(f"kmaker: note: {sentence}", err=True)


@contextmanager
def _interruptible() -> Generator[Cancelled]:
    asked = False

    def ask(_signal: int, _frame: FrameType | None) -> None:
        nonlocal asked
        asked = True

    before = {number: signal.signal(number, ask) for number in end_signals()}
    try:
        yield lambda: asked
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def end_signals() -> tuple[signal.Signals, ...]:
    """What asks the program to end: Ctrl-C, `kill`, a terminal that closes; not those that `nohup` had it ignore."""
    names = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")  # the last is Windows'
    known = [signal.Signals[name] for name in names if name in signal.Signals.__members__]
    return tuple(number for number in known if signal.getsignal(number) is not signal.SIG_IGN)


@contextmanager
def _bar() -> Generator[Report]:
    from rich.console import Console
    from rich.progress import BarColumn, TaskID, TaskProgressColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
    from rich.progress import Progress as RichProgress

    columns = (
        TextColumn("{task.description:<20}"),
        BarColumn(),
        TaskProgressColumn(),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
    )
    bar = RichProgress(*columns, console=Console(stderr=True))
    tasks: dict[str, TaskID] = {}

    def report(progress: Progress) -> None:
        if not tasks:  # started only now: a job that is refused at once leaves one clean sentence
            bar.start()
        if progress.stage not in tasks:
            tasks[progress.stage] = bar.add_task(progress.stage, total=progress.total)
        bar.update(tasks[progress.stage], completed=progress.done, total=progress.total)

    try:
        yield report
    finally:
        if tasks:
            bar.stop()
