"""`kmaker batch`: aligns a catalogue of songs."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kmaker_studio.cli.console import run_job, say, warn
from kmaker_studio.cli.options import (
    Background,
    Checkpoint,
    Device,
    Fps,
    Key,
    Language,
    Loudness,
    Quiet,
    SeparatorName,
    Size,
    Sound,
    StyleName,
    Tempo,
)
from kmaker_studio.cli.render import export_sound, named_style, render_options
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.files import is_file, is_folder
from kmaker_studio.core.jobs import Cancelled, Report
from kmaker_studio.core.song import Song

if TYPE_CHECKING:
    from kmaker_studio.batch.catalogue import Entry
    from kmaker_studio.batch.run import Summary, WorkerPool

Jobs = Annotated[int, typer.Option(min=0, help="How many songs to align at once; 0 chooses by the number of cores.")]
Scheduler = Annotated[str, typer.Option(help="The address of a Dask scheduler, whose workers do the work instead.")]
Again = Annotated[bool, typer.Option("--again", help="Align also the songs that are done already.")]


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command("batch")(batch)


def batch(
    manifest: Annotated[
        Path,
        typer.Argument(
            help="A folder of songs with lyrics of the same name beside them; or a CSV, or JSON lines, with audio,"
            " lyrics and if wanted language and output, paths relative to it."
        ),
    ],
    out: Annotated[
        Path | None, typer.Option(help="The folder to write into; by default `aligned` beside the manifest.")
    ] = None,
    formats: Annotated[
        list[str] | None, typer.Option("--format", help="lrc, ass, json, mp4 ...; may be given again. By default lrc.")
    ] = None,
    language: Language = "",
    jobs: Jobs = 0,
    scheduler: Scheduler = "",
    again: Again = False,
    checkpoint: Checkpoint = None,
    device: Device = "auto",
    size: Size = "",
    fps: Fps = 30,
    background: Background = "",
    style: StyleName = "",
    sound: Sound = "original",
    key: Key = 0,
    tempo: Tempo = 1.0,
    loudness: Loudness = None,
    separator: SeparatorName = "spleeter",
    quiet: Quiet = False,
) -> None:
    """Align all songs of MANIFEST, and with --format mp4 make their videos, of which the last options speak; run it
    again to go on where it stopped.
    """
    from kmaker_studio.batch.catalogue import VIDEOS, read_catalogue, writable_extension
    from kmaker_studio.batch.run import run_batch
    from kmaker_studio.batch.song_job import Settings, Videos, write_outputs

    if checkpoint is not None and not is_file(checkpoint):
        raise KMakerError(
            "There is no checkpoint at {checkpoint}: give the path of a .safetensors file.", checkpoint=checkpoint
        )
    extensions = [writable_extension(name) for name in dict.fromkeys(formats or ["lrc"])]
    folder = out or (manifest if is_folder(manifest) else manifest.parent) / "aligned"
    catalogue = read_catalogue(manifest, folder, extensions, language)
    warn(catalogue.notes)
    options = render_options(size, fps, background, named_style(style) if style else None)
    videos = Videos(options, export_sound(sound, key, tempo, loudness, separator))
    has_videos = any(path.suffix.lower() in VIDEOS for entry in catalogue.entries for path in entry.outputs)
    settings = Settings(checkpoint, device, repr(videos) if has_videos else "")
    crew = choose_pool(jobs, scheduler)

    def job(report: Report, cancelled: Cancelled) -> "Summary":
        def publish(entry: "Entry", song: Song) -> None:
            write_outputs(entry, song, videos, cancelled)

        return run_batch(catalogue.entries, folder, settings, crew, report, cancelled, again=again, publish=publish)

    summary = run_job(job, quiet=quiet)
    tell(summary, folder, quiet=quiet)
    if summary.failures:
        raise typer.Exit(1)


def choose_pool(jobs: int, scheduler: str) -> "WorkerPool":
    """The crew that the options ask for."""
    from kmaker_studio.batch.process_pool import default_jobs
    from kmaker_studio.batch.run import WorkerPool

    return WorkerPool(jobs or default_jobs(), scheduler)


def tell(summary: "Summary", folder: Path, *, quiet: bool) -> None:
    """Say what a batch did, and on stderr what to look at and what failed and why."""
    warn(f"{name}: {note}" for name, note in summary.notes)
    failed = f", {len(summary.failures)} failed" if summary.failures else ""
    before = f", {summary.skipped} done before" if summary.skipped else ""
    say(f"{folder}: {summary.aligned} aligned{before}{failed}", quiet=quiet)
    if summary.failures:
        from rich.console import Console
        from rich.table import Table
        from rich.text import Text

        table = Table("Song", "Why it failed", title="Songs that failed; run the command again to try them again")
        for name, reason in summary.failures:
            table.add_row(Text(name), Text(reason))
        Console(stderr=True).print(table)
