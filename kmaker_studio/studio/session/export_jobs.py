"""The export job: one song as several files in one go. It runs in a thread and knows nothing of Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from kmaker_studio.core.edits.tempo import with_tempo
from kmaker_studio.core.jobs import Cancelled, Progress, Report, check_cancelled
from kmaker_studio.core.song import Song
from kmaker_studio.formats import overlap_losses, write_song
from kmaker_studio.video.size import DEFAULT_SIZE
from kmaker_studio.video.style import Style

if TYPE_CHECKING:
    from kmaker_studio.formats.base import LrcTimes
    from kmaker_studio.separate.export_sound import ExportSound

VIDEO = ".mp4"
SOUNDS = (".wav", ".flac", ".mp3")
"""The sound alone, see `separate.export_audio`."""

_WEIGHTS = {"video": 12.0, "sound": 3.0, "lyrics": 0.2}
"""How long the kinds of files take, beside each other."""


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What can be chosen about an export: the times in LRC, ASS as the video draws it, the video's size and frame rate.

    `style` is for ASS and the video, the song's own where None; `sound` for the video and sounds, the song as it is
    where None. Where a video or a sound is written, all words follow its tempo.
    """

    lrc: "LrcTimes" = "both"
    drawn: bool = False
    size: tuple[int, int] = DEFAULT_SIZE
    fps: int = 30
    style: Style | None = None
    sound: "ExportSound | None" = None


@dataclass(frozen=True, slots=True)
class ExportResult:
    """The files that were written, the first of which was asked for first, and what of the song they do not hold."""

    path: Path
    losses: tuple[str, ...] = ()
    others: tuple[Path, ...] = ()

    @property
    def paths(self) -> tuple[Path, ...]:
        """All of them."""
        return (self.path, *self.others)


def kind_of(path: Path) -> Literal["video", "sound", "lyrics"]:
    """What a file of that ending holds."""
    from kmaker_studio.video.render import SUFFIXES  # not before the first export: it costs a tenth of a second

    suffix = path.suffix.lower()
    return "video" if suffix in SUFFIXES else "sound" if suffix in SOUNDS else "lyrics"


def export_files(
    song: Song, paths: Sequence[Path], options: ExportOptions, report: Report, cancelled: Cancelled
) -> ExportResult:
    """Write `song` to each of `paths` in turn, in the format of its ending.

    Raises `KMakerError` at the first that cannot be written; those before it stay.
    """
    kinds = [kind_of(path) for path in paths]
    tempo = 1.0 if options.sound is None or set(kinds) == {"lyrics"} else options.sound.tempo
    total, done = sum(_WEIGHTS[kind] for kind in kinds), 0.0
    losses: dict[str, None] = {}
    for path, kind in zip(paths, kinds, strict=True):
        check_cancelled(cancelled)

        def scaled(progress: Progress, before: float = done, weight: float = _WEIGHTS[kind]) -> None:
            whole = len(paths) == 1
            report(progress if whole else Progress(progress.stage, before + weight * progress.share, total))

        if kind == "lyrics":
            scaled(Progress("Writing", 0, 1))
            drawn: Literal["plain", "drawn"] = "drawn" if options.drawn else "plain"
            lost = write_song(with_tempo(song, tempo), path, options.style, lrc=options.lrc, ass=drawn)
        else:
            lost = _write_heard(song, path, kind, options, scaled, cancelled)
        losses |= dict.fromkeys(lost)
        done += _WEIGHTS[kind]
    return ExportResult(paths[0], tuple(losses), tuple(paths[1:]))


def _write_heard(
    song: Song, path: Path, kind: str, options: ExportOptions, report: Report, cancelled: Cancelled
) -> tuple[str, ...]:
    """Write the video or the sound; returns what the video does not hold."""
    from kmaker_studio.separate.export_sound import ORIGINAL

    sound = options.sound or ORIGINAL
    if kind == "sound":
        from kmaker_studio.separate.export_audio import export_audio

        export_audio(Path(song.audio), path, sound, report, cancelled)
        return ()
    from kmaker_studio.separate.export_video import export_video
    from kmaker_studio.video.render import RenderOptions
    from kmaker_studio.video.video_losses import video_losses

    render = RenderOptions(size=options.size, fps=options.fps, style=options.style)
    export_video(song, Path(song.audio), path, render, sound, report, cancelled)
    return (*overlap_losses(song), *video_losses(song, options.style, options.size))
