"""`kmaker render`: a karaoke video from timed lyrics."""

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kmaker_studio.cli.console import run_job, say, warn
from kmaker_studio.cli.options import (
    Background,
    Cover,
    Earlier,
    Encoder,
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
    Transparent,
)
from kmaker_studio.cli.render_folder import render_folder
from kmaker_studio.core.errors import KMakerError, Phrase
from kmaker_studio.core.files import is_folder
from kmaker_studio.core.jobs import Cancelled, Report
from kmaker_studio.core.song import Song as Document

if TYPE_CHECKING:
    from kmaker_studio.api.song import Song
    from kmaker_studio.separate.export_sound import ExportSound
    from kmaker_studio.video.render import RenderOptions
    from kmaker_studio.video.style import Style


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command("render")(render)


def render(
    timed: Annotated[
        Path,
        typer.Argument(help="Timed lyrics (.ass is drawn as it stands), or a folder of them beside their songs."),
    ],
    output: Annotated[
        Path,
        typer.Option("--output", "-o", help="The video to write (.mp4, .mkv, .mov, .webm), or a folder."),
    ],
    audio: Annotated[Path | None, typer.Option(help="The song that is heard; of a folder, each song's own.")] = None,
    size: Size = "",
    fps: Fps = 30,
    background: Background = "",
    style: StyleName = "",
    sound: Sound = "original",
    offset: Offset = None,
    key: Key = 0,
    tempo: Tempo = 1.0,
    loudness: Loudness = None,
    separator: SeparatorName = "spleeter",
    earlier: Earlier = 0,
    transparent: Transparent = False,
    encoder: Encoder = "x264",
    cover: Cover = None,
    quiet: Quiet = False,
) -> None:
    """Make a karaoke video of TIMED lyrics; a project is shown in its own style unless --style says another.

    Of a folder, every song whose lyrics have its name gets a video, but where one is there already.
    """
    heard = export_sound(sound, key, tempo, loudness, separator, offset)

    def one(words: Path, song: Path, video: Path) -> None:
        read_song = _read(words)
        options = render_options(size, fps, background, chosen_style(style, read_song))
        options = replace(options, earlier_ms=earlier, transparent=transparent, encoder=encoder, cover=cover)
        own = with_own_sounds(heard, words)
        tell_losses(words, read_song, options)
        render_song(_drawn(words, read_song), song, video, options, own, quiet=quiet)

    if is_folder(timed):
        render_folder(timed, output, one, quiet=quiet)
    else:
        one(timed, audio or _own_sound(timed), output)


def _read(timed: Path) -> "Song":
    from kmaker_studio.api.song import read

    song = read(timed)
    warn(song.notes)
    return song


def _drawn(timed: Path, song: "Song") -> Document | Path:
    from kmaker_studio.api.rendering import drawn

    return drawn(timed, song)


def _own_sound(timed: Path) -> Path:
    """The sound beside the words that has their name."""
    from kmaker_studio.cli.render_folder import sound_of

    found = sound_of(timed)
    if found is None:
        raise KMakerError("There is no song beside {timed} that has its name: say which with --audio.", timed=timed)
    return found


def tell_losses(timed: Path, song: "Song", options: "RenderOptions") -> None:
    """Say on stderr, before any work, what of the words the video will not show."""
    from kmaker_studio.formats import overlap_losses
    from kmaker_studio.video.video_losses import video_losses

    if _drawn(timed, song) is song.document:
        warn(overlap_losses(song.document))
        warn(video_losses(song.document, options.style, options.size))


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

    def job(report: Report, cancelled: Cancelled) -> tuple[Phrase | None, str]:
        placed, told = with_offset(audio, sound, report, cancelled)
        return told, export_video(words, audio, output, options, placed, report, cancelled).encoder

    told, encoder = run_job(job, quiet=quiet)
    if options.encoder not in ("auto", encoder):
        warn((f"The encoder {options.encoder} does not work here: {encoder} was used.",))
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
    """The options as the renderer takes them; raises `KMakerError` for a size that is none.

    Without a `size` it is the style's own.
    """
    from kmaker_studio.video.render import RenderOptions
    from kmaker_studio.video.size import size_text, style_size

    size = size or size_text(style_size(style))
    match = re.fullmatch(r"(\d+)[xX×](\d+)", size.strip())
    if not match:
        raise KMakerError("The size {size!r} is not WIDTHxHEIGHT: give one such as 1920x1080.", size=size)
    return RenderOptions(size=(int(match[1]), int(match[2])), fps=fps, background=background or None, style=style)
