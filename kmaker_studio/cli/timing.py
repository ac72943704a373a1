"""`kmaker align`: when every word is sung."""

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kmaker_studio.cli.console import run_job, say, warn
from kmaker_studio.cli.options import Checkpoint, Device, EndsName, Language, Quiet
from kmaker_studio.cli.render import chosen_style
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.jobs import Cancelled, Report
from kmaker_studio.core.song import Song

if TYPE_CHECKING:
    from kmaker_studio.align.aligner import Alignment
    from kmaker_studio.video.style import Style


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
    anchors: Annotated[
        Path | None,
        typer.Option(
            help="A timed file of these lyrics: its locked words stay where they are (all its timed words, where it has"
            " no locks), and the others are found between them."
        ),
    ] = None,
    start: Annotated[str, typer.Option("--from", help="Look no earlier than this: seconds, or minutes:seconds.")] = "",
    end: Annotated[str, typer.Option("--to", help="Look no later than this.")] = "",
    checkpoint: Checkpoint = None,
    ends: EndsName = "rest",
    device: Device = "auto",
    quiet: Quiet = False,
) -> None:
    """Find when every word of LYRICS is sung in AUDIO."""
    from kmaker_studio.core.edits.ends import known_ends, with_ends
    from kmaker_studio.formats import check_writable, read_song

    convention = known_ends(ends)
    for path in output:
        check_writable(path)
    reading = read_song(lyrics)
    warn(reading.notes)
    song = reading.song
    if anchors is not None:
        from kmaker_studio.core.edits.anchors import with_anchors

        fixed = with_anchors(song, read_song(anchors).song)
        if not any(word.locked for word in fixed.words()):
            raise KMakerError(f"{anchors} fixes no word of {lyrics}: give a timed file of the same lyrics.")
        song = fixed
    limits = time_limits(start, end)
    alignment = align_song(
        song, audio, language=language, checkpoint=checkpoint, quiet=quiet, limits=limits, device=device
    )
    style = chosen_style("", reading)
    for path in output:
        write_aligned(with_ends(alignment.song, convention), path, style, quiet=quiet)
    warn(alignment.warnings)


def write_aligned(song: Song, path: Path, style: "Style | None" = None, *, quiet: bool) -> None:
    """Write an aligned song, and say where it is and what of the user's lyrics it does not hold; `style` is for ASS."""
    from kmaker_studio.formats import write_song

    losses = write_song(_without_findings(song), path, style)
    warn(f"{path.name}: {loss}" for loss in losses if not quiet)
    say(str(path), quiet=quiet)


def _without_findings(song: Song) -> Song:
    """`song` without what only the aligner knows: nobody wants to hear that a format loses what was never there."""
    lines = (replace(line, words=tuple(replace(word, confidence=None) for word in line.words)) for line in song.lines)
    return replace(song, language="", lines=tuple(lines))


def time_limits(start: str, end: str) -> tuple[int, int | None] | None:
    """`--from` and `--to` in milliseconds; None where neither was given. Raises `KMakerError`."""
    if not start and not end:
        return None
    first, last = parse_time(start) if start else 0, parse_time(end) if end else None
    if last is not None and last <= first:
        raise KMakerError(f"--to {end} is not after --from {start or 0}: give the later time last.")
    return first, last


def parse_time(text: str) -> int:
    """Milliseconds of `83.5`, `1:23.5` or `1:01:23`; raises `KMakerError`."""
    if not re.fullmatch(r"(\d+:){0,2}\d+(\.\d*)?", text):
        raise KMakerError(f"“{text}” is no time: write seconds (83.5) or minutes and seconds (1:23.5).")
    parts = [float(part) for part in text.split(":")]
    return round(1000 * sum(part * 60**power for power, part in enumerate(reversed(parts))))


def _inside(song: Song, limits: tuple[int, int]) -> frozenset[str]:
    """The words to look for between `limits`: those without times, and those whose times lie there."""
    return frozenset(
        word.id
        for word in song.words()
        if word.start_ms is None or word.end_ms is None or limits[0] <= (word.start_ms + word.end_ms) / 2 < limits[1]
    )


def align_song(
    song: Song,
    audio: Path,
    *,
    language: str,
    checkpoint: Path | None,
    quiet: bool,
    limits: tuple[int, int | None] | None = None,
    device: str = "auto",
) -> "Alignment":
    """`song` aligned with `audio`; the rest as the options of the same names say.

    With `limits`, in milliseconds, words that are timed outside them keep their times.
    """
    from kmaker_studio.audio.decode import probe
    from kmaker_studio.text.language import known_language

    if not audio.exists():
        raise KMakerError(f"There is no sound at {audio}: give the path of a song.")
    duration_ms = probe(audio).duration_ms  # a sound that cannot be read is reported before the model is loaded
    room = None if limits is None else (limits[0], duration_ms if limits[1] is None else limits[1])
    only = None if room is None else _inside(song, room)
    # a language that the lyrics file claims is a hint; one the user claims is checked
    wanted = known_language(language) if language else ""

    def job(report: Report, cancelled: Cancelled) -> "Alignment":
        from kmaker_studio.align.aligner import Aligner

        aligner = Aligner.load(checkpoint, device)
        return aligner.align(replace(song, language=wanted), audio, report, cancelled, only, room, brackets=True)

    return run_job(job, quiet=quiet)
