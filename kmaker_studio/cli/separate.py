"""`kmaker separate`: a song's singing and its accompaniment as two sounds."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kmaker_studio.cli.console import run_job, say
from kmaker_studio.cli.options import Quiet, SeparatorName
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.files import exists
from kmaker_studio.core.jobs import Cancelled, Report

if TYPE_CHECKING:
    from collections.abc import Sequence


class SoundFormat(StrEnum):
    """How a stem is written."""

    wav = "wav"
    flac = "flac"
    mp3 = "mp3"


class Only(StrEnum):
    """The stem that is wanted alone."""

    instrumental = "instrumental"
    vocals = "vocals"


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command("separate")(separate)


def separate(
    song: Annotated[Path, typer.Argument(help="The song: any sound file, or a video with sound.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="The folder to write into.")],
    stems: Annotated[int, typer.Option(help="How many stems: 2, the singing and the instrumental.")] = 2,
    separator: SeparatorName = "spleeter",
    sound_format: Annotated[SoundFormat, typer.Option("--format", help="The files' format.")] = SoundFormat.flac,
    only: Annotated[Only | None, typer.Option(help="Write this stem alone.")] = None,
    quiet: Quiet = False,
) -> None:
    """Take SONG apart into DIR/SONG.vocals.flac and DIR/SONG.instrumental.flac, which together are the song."""
    if stems != 2:
        raise KMakerError("A song is taken apart into 2 stems here, not {stems}: leave --stems out.", stems=stems)
    if not exists(song):
        raise KMakerError("There is no sound at {song}: give the path of a song.", song=song)
    wanted = [only.value] if only else [each.value for each in Only]
    targets = [output / f"{song.stem}.{stem}.{sound_format.value}" for stem in wanted]

    def job(report: Report, cancelled: Cancelled) -> "Sequence[Path]":
        from kmaker_studio.separate.find_separator import find_separator
        from kmaker_studio.separate.stem_cache import stems_of
        from kmaker_studio.separate.stem_files import write_stem_copies

        chosen = find_separator(separator)
        made = stems_of(song, chosen, report, cancelled)
        sources = {Only.instrumental.value: made.accompaniment, Only.vocals.value: made.vocals}
        return write_stem_copies([sources[stem] for stem in wanted], targets, cancelled)

    for path in run_job(job, quiet=quiet):
        say(str(path), quiet=quiet)
