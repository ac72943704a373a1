"""`kmaker render`: a karaoke video from timed lyrics."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kmaker_studio.cli.console import run_job, say, warn
from kmaker_studio.cli.options import Background, Fps, Quiet, Size, StyleName
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Song
from kmaker_studio.video.size import DEFAULT_SIZE_TEXT

if TYPE_CHECKING:
    from kmaker_studio.formats import Reading
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
    quiet: Quiet = False,
) -> None:
    """Make a karaoke video of TIMED lyrics; a project is shown in its own style unless --style says another."""
    from kmaker_studio.formats import read_song

    reading = read_song(timed)
    warn(reading.notes)
    options = render_options(size, fps, background, chosen_style(style, reading))
    words = timed if timed.suffix.lower() in (".ass", ".ssa") else reading.song
    render_song(words, audio, output, options, quiet=quiet)


def render_song(words: Song | Path, audio: Path, output: Path, options: "RenderOptions", *, quiet: bool) -> None:
    """Render with a progress bar and say where the video is."""
    from kmaker_studio.video.render import render_video

    run_job(lambda report, cancelled: render_video(words, audio, output, options, report, cancelled), quiet=quiet)
    say(str(output), quiet=quiet)


def chosen_style(name: str, reading: "Reading") -> "Style | None":
    """The style that `--style` names; without it the project's own that was read, None where it was no project."""
    if name:
        from kmaker_studio.video.style import load_style, read_style

        return read_style(Path(name)) if name.endswith(".json") else load_style(name)
    if reading.style is None:
        return None
    from kmaker_studio.video.song_style import read_song_style

    own, note = read_song_style(reading.style)
    warn([note] if note else [])
    return own.style


def render_options(size: str, fps: int, background: str, style: "Style | None") -> "RenderOptions":
    """The options as the renderer takes them; raises `KMakerError` for a size that is none."""
    from kmaker_studio.video.render import RenderOptions

    match = re.fullmatch(r"(\d+)[xX×](\d+)", size.strip())
    if not match:
        raise KMakerError("The size {size!r} is not WIDTHxHEIGHT: give one such as 1920x1080.", size=size)
    return RenderOptions(size=(int(match[1]), int(match[2])), fps=fps, background=background or None, style=style)
