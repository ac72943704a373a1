"""`kmaker render`: a karaoke video from timed lyrics."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kmaker_studio.cli.console import run_job, say, warn
from kmaker_studio.cli.options import (
    Background,
    Fps,
    Key,
    Loudness,
    Quiet,
    SeparatorName,
    Size,
    Sound,
    StyleName,
    Tempo,
)
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Song

if TYPE_CHECKING:
    from kmaker_studio.formats import Reading
    from kmaker_studio.separate.export_sound import ExportSound
    from kmaker_studio.video.render import RenderOptions
    from kmaker_studio.video.style import Style

DEFAULT_SIZE = "1920x1080"


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command("render")(render)


def render(
    timed: Annotated[Path, typer.Argument(help="Timed lyrics; an .ass file is drawn as it stands.")],
    audio: Annotated[Path, typer.Option(help="The song that is heard.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The video to write (.mp4).")],
    size: Size = DEFAULT_SIZE,
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
    """Make a karaoke video of TIMED lyrics; a project is shown in its own style unless --style says another."""
    from kmaker_studio.formats import read_song

    reading = read_song(timed)
    warn(reading.notes)
    options = render_options(size, fps, background, chosen_style(style, reading))
    words = timed if timed.suffix.lower() in (".ass", ".ssa") else reading.song
    heard = export_sound(sound, key, tempo, loudness, separator)
    render_song(words, audio, output, options, heard, quiet=quiet)


def export_sound(sound: str, key: int, tempo: float, loudness: float | None, separator: str) -> "ExportSound":
    """The options of a video's sound, checked; raises `KMakerError`."""
    from kmaker_studio.separate.export_sound import ExportSound, parse_source

    source, guide_db = parse_source(sound)
    heard = ExportSound(source, guide_db, key, tempo, loudness, separator)
    heard.check()
    return heard


def render_song(
    words: Song | Path, audio: Path, output: Path, options: "RenderOptions", sound: "ExportSound", *, quiet: bool
) -> None:
    """Render with a progress bar and say where the video is."""
    from kmaker_studio.separate.export_video import export_video

    run_job(
        lambda report, cancelled: export_video(words, audio, output, options, sound, report, cancelled), quiet=quiet
    )
    say(str(output), quiet=quiet)


def chosen_style(name: str, reading: "Reading") -> "Style | None":
    """The style that `--style` names; without it the project's own that was read, None where it was no project."""
    if name:
        return named_style(name)
    if reading.style is None:
        return None
    from kmaker_studio.video.song_style import read_song_style

    own, note = read_song_style(reading.style)
    warn([note] if note else [])
    return own.style


def named_style(name: str) -> "Style":
    """The shipped style of that name, or the one of a JSON file."""
    from kmaker_studio.video.style import load_style, read_style

    return read_style(Path(name)) if name.endswith(".json") else load_style(name)


def render_options(size: str, fps: int, background: str, style: "Style | None") -> "RenderOptions":
    """The options as the renderer takes them; raises `KMakerError` for a size that is none."""
    from kmaker_studio.video.render import RenderOptions

    match = re.fullmatch(r"(\d+)[xX×](\d+)", size.strip())
    if not match:
        raise KMakerError(f"The size {size!r} is not WIDTHxHEIGHT: give one such as 1920x1080.")
    return RenderOptions(size=(int(match[1]), int(match[2])), fps=fps, background=background or None, style=style)
