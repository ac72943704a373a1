"""`kmaker ultrastar`: a song as a folder for karaoke games."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kmaker_studio.cli.align import align_song
from kmaker_studio.cli.console import run_job, say, warn
from kmaker_studio.cli.options import Checkpoint, Device, Language, Quiet, SeparatorName
from kmaker_studio.core.jobs import Cancelled, Report

if TYPE_CHECKING:
    from kmaker_studio.api.ultrastar_folder import UltraStarFolder


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command("ultrastar")(ultrastar)


def ultrastar(
    audio: Annotated[Path, typer.Argument(help="The song: any sound file, or a video with sound.")],
    lyrics: Annotated[Path, typer.Argument(help="Its lyrics: a timed file, or any other one, which is aligned first.")],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="Where the song's own folder is written.")
    ],
    cover: Annotated[Path | None, typer.Option(help="A picture; by default the one beside AUDIO of its name.")] = None,
    video: Annotated[Path | None, typer.Option(help="A video that plays behind the words.")] = None,
    language: Language = "",
    checkpoint: Checkpoint = None,
    device: Device = "auto",
    separator: SeparatorName = "spleeter",
    quiet: Quiet = False,
) -> None:
    """Write DIR/Artist - Title for UltraStar games: notes, song, instrumental, vocals, cover and video."""
    from kmaker_studio.api.song import read

    song = read(lyrics)
    warn(song.notes)
    song = replace(song, notes=())
    if not song.is_timed:
        song = align_song(song, audio, language=language, checkpoint=checkpoint, device=device, quiet=quiet)
        warn(song.notes)
        song = replace(song, notes=())

    def job(report: Report, cancelled: Cancelled) -> "UltraStarFolder":
        from kmaker_studio.api.ultrastar_folder import write_ultrastar_folder

        return write_ultrastar_folder(
            song, audio, output, cover=cover, video=video, separator=separator, report=report, cancelled=cancelled
        )

    written = run_job(job, quiet=quiet)
    warn(written.song.notes)
    if not quiet:
        warn(f"{written.folder.name}: {loss}" for loss in written.losses)
    say(str(written.folder), quiet=quiet)
