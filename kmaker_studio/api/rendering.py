"""`render`: the karaoke video of a timed song."""

from pathlib import Path

from kmaker_studio.api.song import FilePath, Song, find_style, read
from kmaker_studio.core.jobs import Cancelled, Report, ignore_progress, never_cancelled
from kmaker_studio.core.song import Song as Document
from kmaker_studio.video.render import RenderOptions, RenderResult, render_video
from kmaker_studio.video.style import Style

_DRAWN_AS_IT_STANDS = (".ass", ".ssa")
_USUAL = RenderOptions()


def render(
    song: FilePath | Song,
    output: FilePath,
    audio: FilePath | None = None,
    *,
    size: tuple[int, int] = _USUAL.size,
    fps: int = _USUAL.fps,
    background: FilePath | None = None,
    style: Style | FilePath | None = None,
    report: Report = ignore_progress,
    cancelled: Cancelled = never_cancelled,
) -> RenderResult:
    """Write the karaoke video of `song` to `output` (.mp4, .mkv or .mov) and say how long it is.

    `song` is a timed `Song` or a timed file; an .ass file is drawn as it stands. What is heard is `audio`, where None
    the sound that the song was aligned with; a song without sound gives a silent video.

    Parameters
    ----------
    size, fps
        Width and height in pixels, both even, and frames a second.
    background
        A colour such as `#102040`, a picture or a video; the style's own where None.
    style
        The name of a shipped style, a style's JSON file or a `Style`; the song's own where None.
    report, cancelled
        As for `align`; progress is in frames.

    Raises `KMakerError` for anything that can be mended (words without times, a sound, picture or style that cannot be
    used, a folder or disk that refuses), `JobCancelled` when told to stop. Nothing is left behind then.
    """
    given = song if isinstance(song, Song) else read(song)
    words = given.document
    look = given.style if style is None else find_style(style)
    options = RenderOptions(size, fps, background if background is None else str(background), look)
    heard = Path(audio) if audio is not None else Path(words.audio) if words.audio else None
    shown = words if isinstance(song, Song) else drawn(Path(song), given)
    return render_video(shown, heard, Path(output), options, report, cancelled)


def drawn(path: Path, song: Song) -> Document | Path:
    """What is drawn of the file at `path` that holds `song`: an .ass file as it stands, of others their words."""
    return path if path.suffix.lower() in _DRAWN_AS_IT_STANDS else song.document
