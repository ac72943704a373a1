"""`kmaker align`: when every word is sung."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kmaker_studio.cli.console import run_job, say, warn
from kmaker_studio.cli.options import Checkpoint, Language, Quiet
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.jobs import Cancelled, Report
from kmaker_studio.core.song import Song

if TYPE_CHECKING:
    from kmaker_studio.align.aligner import Alignment


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command("align")(align)


def align(
    audio: Annotated[Path, typer.Argument(help="The song: wav, flac, mp3, ogg, opus, m4a, or a video with sound.")],
    lyrics: Annotated[
        Path, typer.Argument(help="Its lyrics, a line a line, or any lyric file (its times are ignored).")
    ],
    output: Annotated[
        list[Path],
        typer.Option("--output", "-o", help="Where to write; the format follows the extension. May be given again."),
    ],
    language: Language = "",
    checkpoint: Checkpoint = None,
    quiet: Quiet = False,
) -> None:
    """Find when every word of LYRICS is sung in AUDIO."""
    from kmaker_studio.formats import check_writable, read_song

    for path in output:
        check_writable(path)
    reading = read_song(lyrics)
    warn(reading.notes)
    alignment = align_song(reading.song, audio, language=language, checkpoint=checkpoint, quiet=quiet)
    for path in output:
        write_aligned(alignment.song, path, quiet=quiet)
    warn(alignment.warnings)


def write_aligned(song: Song, path: Path, *, quiet: bool) -> None:
    """Write an aligned song, and say where it is and what of the user's lyrics it does not hold."""
    from kmaker_studio.formats import write_song

    losses = write_song(_without_findings(song), path)
    warn(f"{path.name}: {loss}" for loss in losses if not quiet)
    say(str(path), quiet=quiet)


def _without_findings(song: Song) -> Song:
    """`song` without what only the aligner knows: nobody wants to hear that a format loses what was never there."""
    lines = (replace(line, words=tuple(replace(word, confidence=None) for word in line.words)) for line in song.lines)
    return replace(song, language="", lines=tuple(lines))


def align_song(song: Song, audio: Path, *, language: str, checkpoint: Path | None, quiet: bool) -> "Alignment":
    """`song` aligned with `audio`; the rest as the options of the same names say."""
    from kmaker_studio.audio.decode import probe
    from kmaker_studio.text.language import known_language

    if not audio.exists():
        raise KMakerError(f"There is no sound at {audio}: give the path of a song.")
    probe(audio)  # a sound that cannot be read is reported before the model is loaded
    # a language that the lyrics file claims is a hint; one the user claims is checked
    wanted = known_language(language) if language else ""

    def job(report: Report, cancelled: Cancelled) -> "Alignment":
        from kmaker_studio.align.aligner import Aligner

        return Aligner.load(checkpoint).align(replace(song, language=wanted), audio, report, cancelled)

    return run_job(job, quiet=quiet)
