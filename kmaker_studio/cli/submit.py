"""`kmaker submit`: a submission to the Zalo AI Challenge 2022."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kmaker_studio.cli.batch import Again, Jobs, Scheduler, choose_pool, tell
from kmaker_studio.cli.console import run_job, say
from kmaker_studio.cli.options import Checkpoint, Device, EndsName, Quiet
from kmaker_studio.core.jobs import Cancelled, Report

if TYPE_CHECKING:
    from kmaker_studio.batch.catalogue import Entry
    from kmaker_studio.batch.run import Summary
    from kmaker_studio.core.song import Song


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command("submit")(submit)


def submit(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="The test set: songs/ with sounds, lyrics/ with JSON without times.")
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", help="The zip to write; the files in it are kept in a folder beside it.")
    ] = Path("submission.zip"),
    jobs: Jobs = 0,
    scheduler: Scheduler = "",
    again: Again = False,
    ends: EndsName = "touch",
    checkpoint: Checkpoint = None,
    device: Device = "auto",
    quiet: Quiet = False,
) -> None:
    """Align a test set of the Zalo AI Challenge 2022 and zip it as the challenge takes it."""
    from kmaker_studio.batch.run import run_batch
    from kmaker_studio.batch.song_job import Settings
    from kmaker_studio.batch.submission import fill_in, read_test_set, zip_submission
    from kmaker_studio.core.atomic import require_writable_folder
    from kmaker_studio.core.edits.ends import known_ends, with_ends

    convention = known_ends(ends)
    require_writable_folder(output)
    work = output.with_name(f"{output.stem}-files")
    entries = read_test_set(folder, work)
    settings = Settings(checkpoint, device)
    crew = choose_pool(jobs, scheduler)

    def publish(entry: "Entry", song: "Song") -> None:
        fill_in(entry, with_ends(song, convention))

    def job(report: Report, cancelled: Cancelled) -> "Summary":
        return run_batch(entries, work, settings, crew, report, cancelled, again=again, publish=publish)

    summary = run_job(job, quiet=quiet)
    tell(summary, work, quiet=quiet)
    say(f"{output}: {zip_submission(entries, output)} of {len(entries)} songs", quiet=quiet)
    if summary.failures:
        raise typer.Exit(1)
