"""`kmaker render`: a karaoke video from timed lyrics."""

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kmaker_studio.cli.console import run_job, say, warn
from kmaker_studio.cli.options import (
    Background,
    Fps,
    Key,
    Loudness,
    Offset,
    Quiet,
    SeparatorName,
    Size,
    Sound,
    StyleName,
    Tempo,
)
from kmaker_studio.core.errors import KMakerError, Phrase
from kmaker_studio.core.jobs import Cancelled, Report
from kmaker_studio.core.song import Song as Document
from kmaker_studio.video.size import DEFAULT_SIZE_TEXT

if TYPE_CHECKING:
    from kmaker_studio.api.song import Song
    from kmaker_studio.separate.export_sound import ExportSound
    from kmaker_studio.video.render import RenderOptions
    from kmaker_studio.video.style import Style


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command("render")(render)


def render(
    timed: Annotated[Path, typer.Argument(help="Timed lyrics; an .ass file is drawn as it stands.")],
    audio: Annotated[Path, typer.Option(help="The song that is heard.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The video to write (.mp4).")],
    size: Size = DEFAULT_SIZE_TEXT,
    fps: Fps = 30,
    background: Background = "",
    style: StyleName = "",
    sound: Sound = "original",
    offset: Offset = None,
    key: Key = 0,
    tempo: Tempo = 1.0,
    loudness: Loudness = None,
    separator: SeparatorName = "spleeter",
    quiet: Quiet = False,
) -> None:
    """Make a karaoke video of TIMED lyrics; a project is shown in its own style unless --style says another."""
    from kmaker_studio.api.rendering import drawn
    from kmaker_studio.api.song import read

    song = read(timed)
    warn(song.notes)
    options = render_options(size, fps, background, chosen_style(style, song))
    words = drawn(timed, song)
    if words is song.document:
        from kmaker_studio.formats import overlap_losses

        warn(overlap_losses(song.document))
    heard = with_own_sounds(export_sound(sound, key, tempo, loudness, separator, offset), timed)
    render_song(words, audio, output, options, heard, quiet=quiet)


def export_sound(
    sound: str, key: int, tempo: float, loudness: float | None, separator: str, offset: float | None = None
) -> "ExportSound":
    """The options of a video's sound, checked; raises `KMakerError`."""
    from kmaker_studio.separate.export_sound import ExportSound, parse_source

    source, guide_db = parse_source(sound)
    if offset is not None and not isinstance(source, Path):
        raise KMakerError("--offset says where a file begins: give one with --sound, or leave --offset out.")
    heard = ExportSound(source, guide_db, key, tempo, loudness, separator, offset)
    heard.check()
    return heard


def with_own_sounds(sound: "ExportSound", timed: Path) -> "ExportSound":
    """`sound` with the instrumental and the singing that the project `timed` names; raises `KMakerError`."""
    from kmaker_studio.core.project_file import SUFFIX
    from kmaker_studio.core.project_store import load_project

    if timed.suffix.lower() != SUFFIX or sound.source not in ("instrumental", "guide"):
        return sound
    own = tuple(each for each in load_project(timed)[0].sounds if each.is_own)
    return replace(sound, sounds=own)


def render_song(
    words: Document | Path, audio: Path, output: Path, options: "RenderOptions", sound: "ExportSound", *, quiet: bool
) -> None:
    """Render with a progress bar and say where the video is."""
    from kmaker_studio.separate.export_sound import with_offset
    from kmaker_studio.separate.export_video import export_video
    from kmaker_studio.video.render import check_output

    check_output(output, options)  # before the file's place is looked for, which takes a while

    def job(report: Report, cancelled: Cancelled) -> Phrase | None:
        placed, told = with_offset(audio, sound, report, cancelled)
        export_video(words, audio, output, options, placed, report, cancelled)
        return told

    told = run_job(job, quiet=quiet)
    if told:
        say(told, quiet=quiet)
    say(str(output), quiet=quiet)


def chosen_style(name: str, song: "Song") -> "Style | None":
    """The style that `--style` names; without it the song's own, None where it has none."""
    from kmaker_studio.api.song import find_style

    return find_style(name) if name else song.style


def named_style(name: str) -> "Style":
    """The shipped style of that name, or the one of a JSON file."""
    from kmaker_studio.video.style import load_style, read_style

    return read_style(Path(name)) if name.endswith(".json") else load_style(name)


def render_options(size: str, fps: int, background: str, style: "Style | None") -> "RenderOptions":
    """The options as the renderer takes them; raises `KMakerError` for a size that is none."""
    from kmaker_studio.video.render import RenderOptions

    match = re.fullmatch(r"(\d+)[xX×](\d+)", size.strip())
    if not match:
        raise KMakerError("The size {size!r} is not WIDTHxHEIGHT: give one such as 1920x1080.", size=size)
    return RenderOptions(size=(int(match[1]), int(match[2])), fps=fps, background=background or None, style=style)
