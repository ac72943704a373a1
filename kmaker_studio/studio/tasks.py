"""Jobs of the window: opening files, aligning, exporting. They run in a thread and know nothing of Qt."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kmaker_studio.audio.decode import AudioInfo, probe
from kmaker_studio.core.jobs import Cancelled, Progress, Report, check_cancelled
from kmaker_studio.core.song import Song
from kmaker_studio.demo import demo_songs
from kmaker_studio.formats import read_song, write_song

if TYPE_CHECKING:
    from kmaker_studio.align.aligner import Aligner, Alignment


@dataclass(frozen=True, slots=True)
class Opened:
    """A song that was read: its words, its sound's measures, and what the reader had to guess or skip."""

    song: Song
    info: AudioInfo
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Exported:
    """A file that was written, and what of the song it does not hold."""

    path: Path
    losses: tuple[str, ...] = ()


def open_files(audio: Path, lyrics: Path | None, song: Song, report: Report, cancelled: Cancelled) -> Opened:
    """Read `lyrics`, or keep the words of `song` where None, for the sound in `audio`; raises `KMakerError`."""
    report(Progress("Opening", 0, 2))
    notes: tuple[str, ...] = ()
    if lyrics is not None:
        reading = read_song(lyrics)
        song, notes = reading.song, reading.notes
        demo = next((demo for demo in demo_songs() if demo.lyrics == lyrics), None)
        song = demo.titled(song) if demo is not None else song
    check_cancelled(cancelled)
    report(Progress("Opening", 1, 2))
    info = probe(audio)
    return Opened(replace(song, audio=str(audio), duration_ms=info.duration_ms), info, notes)


class AlignJobs:
    """Makes alignment jobs; the first one loads torch and the checkpoint, later ones find them loaded."""

    def __init__(self) -> None:
        self._aligner: Aligner | None = None

    def job(self, song: Song, audio: Path) -> Callable[[Report, Cancelled], "Alignment"]:
        """A job that times the words of `song` by the sound in `audio`."""

        def run(report: Report, cancelled: Cancelled) -> "Alignment":
            report(Progress("Loading the aligner", 0, 1))
            from kmaker_studio.align.aligner import Aligner

            check_cancelled(cancelled)
            if self._aligner is None:
                self._aligner = Aligner.load()
            check_cancelled(cancelled)
            return self._aligner.align(song, audio, report, cancelled)

        return run


def export_lyrics(song: Song, path: Path, report: Report, cancelled: Cancelled) -> Exported:
    """Write `song` in the format of `path`'s extension; raises `KMakerError`."""
    report(Progress("Writing", 0, 1))
    check_cancelled(cancelled)
    return Exported(path, write_song(song, path))


def export_video(song: Song, path: Path, report: Report, cancelled: Cancelled) -> Exported:
    """Write the karaoke video of `song` with its sound; raises `KMakerError`."""
    from kmaker_studio.video.render import RenderOptions, render_video

    render_video(song, Path(song.audio), path, RenderOptions(), report, cancelled)
    return Exported(path)
