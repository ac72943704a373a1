"""`kmaker align`: times every word of a song."""

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kmaker_studio.cli.console import run_job, say, warn
from kmaker_studio.cli.options import AssKind, Checkpoint, Device, EndsName, Language, Lrc, Quiet
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.jobs import Cancelled, Report
from kmaker_studio.core.song import Song as Document

if TYPE_CHECKING:
    from kmaker_studio.api.song import Song
    from kmaker_studio.formats import WriteOptions


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
    lyrics_style: Annotated[
        str, typer.Option("--style", help="Where LYRICS is ASS: the style that the sung lines have.")
    ] = "",
    lrc: Lrc = "both",
    ass: AssKind = "plain",
    checkpoint: Checkpoint = None,
    ends: EndsName = "rest",
    device: Device = "auto",
    quiet: Quiet = False,
) -> None:
    """Find when every word of LYRICS is sung in AUDIO."""
    from kmaker_studio.api.song import read
    from kmaker_studio.audio.tags import with_sound_tags
    from kmaker_studio.core.edits.ends import known_ends, with_ends
    from kmaker_studio.formats import check_writable, write_options

    for path in output:
        check_writable(path)
    options, convention = write_options(lrc, ass), known_ends(ends)
    song = read(lyrics, lyrics_style)
    warn(song.notes)
    limits = time_limits(start, end)
    aligned = align_song(
        replace(song, notes=()),
        audio,
        language=language,
        checkpoint=checkpoint,
        quiet=quiet,
        anchors=anchors,
        limits=limits,
        device=device,
    )
    tagged = aligned.edited(lambda document: with_ends(with_sound_tags(document, audio), convention))
    for path in output:
        write_aligned(tagged, path, options, quiet=quiet)
    warn(aligned.notes)


def write_aligned(song: "Song", path: Path, options: "WriteOptions | None" = None, *, quiet: bool) -> None:
    """Write an aligned song, and say where it is and what of the user's lyrics it does not hold."""
    from kmaker_studio.formats import WriteOptions

    chosen = options or WriteOptions()
    losses = song.edited(_without_findings).save(path, lrc=chosen.lrc, ass=chosen.ass)
    warn(f"{path.name}: {loss}" for loss in losses if not quiet)
    say(str(path), quiet=quiet)


def _without_findings(song: Document) -> Document:
    """`song` without what only the aligner knows: nobody wants to hear that a format loses what was never there."""
    lines = (replace(line, words=tuple(replace(word, confidence=None) for word in line.words)) for line in song.lines)
    return replace(song, language="", lines=tuple(lines))


def time_limits(start: str, end: str) -> tuple[int, int | None] | None:
    """`--from` and `--to` in milliseconds; None where neither was given. Raises `KMakerError`."""
    if not start and not end:
        return None
    first, last = parse_time(start) if start else 0, parse_time(end) if end else None
    if last is not None and last <= first:
        raise KMakerError(
            "--to {end} is not after --from {start}: give the later time last.", end=end, start=start or 0
        )
    return first, last


def parse_time(text: str) -> int:
    """Milliseconds of `83.5`, `1:23.5` or `1:01:23`; raises `KMakerError`."""
    if not re.fullmatch(r"(\d+:){0,2}\d+(\.\d*)?", text):
        raise KMakerError("“{text}” is no time: write seconds (83.5) or minutes and seconds (1:23.5).", text=text)
    parts = [float(part) for part in text.split(":")]
    return round(1000 * sum(part * 60**power for power, part in enumerate(reversed(parts))))


def align_song(
    lyrics: "Song",
    audio: Path,
    *,
    language: str,
    checkpoint: Path | None,
    quiet: bool,
    anchors: Path | None = None,
    limits: tuple[int, int | None] | None = None,
    device: str = "auto",
) -> "Song":
    """`lyrics` aligned with `audio`; the rest as the options of the same names say, `limits` in milliseconds."""
    start_ms, end_ms = limits or (None, None)

    def job(report: Report, cancelled: Cancelled) -> "Song":
        from kmaker_studio.api.aligning import align

        return align(
            audio,
            lyrics,
            language=language,
            anchors=anchors,
            start_ms=start_ms,
            end_ms=end_ms,
            checkpoint=checkpoint,
            device=device,
            report=report,
            cancelled=cancelled,
        )

    return run_job(job, quiet=quiet)
