"""The session's jobs: opening, aligning, saving. They run in a thread and know nothing of Qt."""

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from kmaker_studio.align.backend import Alignment
from kmaker_studio.audio.decode import AudioInfo, probe
from kmaker_studio.audio.peak_cache import get_peaks
from kmaker_studio.audio.peaks import PeakPyramid
from kmaker_studio.audio.tags import with_sound_tags
from kmaker_studio.core.content_hash import content_hash
from kmaker_studio.core.errors import KMakerError, Phrase
from kmaker_studio.core.files import is_file
from kmaker_studio.core.jobs import Cancelled, Progress, Report, check_cancelled
from kmaker_studio.core.project_file import Project, is_foreign_share, with_audio
from kmaker_studio.core.project_store import load_project, save_project
from kmaker_studio.core.recovery import Recovered
from kmaker_studio.core.relocate_audio import find_moved_audio
from kmaker_studio.core.song import Song
from kmaker_studio.demo import demo_songs
from kmaker_studio.formats import Reading, read_song, read_song_text
from kmaker_studio.studio.jobs.aligner_process import AlignerProcess
from kmaker_studio.studio.session.openable_files import SongFiles
from kmaker_studio.studio.session.recent_projects import remember_project


class MissingAudioError(KMakerError):
    """A project's sound is neither where it was nor anywhere near."""


@dataclass(frozen=True, slots=True)
class OpenedSong:
    """What was read: the project, its sound's measures, and what the reader had to guess or skip.

    `path` and `digest` are those of the project file. `saved` is what that file holds, where `project` is what a crash
    left unsaved; the sound was found elsewhere where `moved`. `pyramid` is the waveform of a sound that was heard
    before.
    """

    project: Project
    info: AudioInfo
    notes: tuple[str, ...] = ()
    path: Path | None = None
    digest: str = ""
    saved: Project | None = None
    moved: bool = False
    pyramid: PeakPyramid | None = None

    @property
    def song(self) -> Song:
        """The song to work on."""
        return self.project.song


@dataclass(frozen=True, slots=True)
class Sound:
    """What is known of a sound before it is decoded; `pyramid` where it was heard before."""

    info: AudioInfo
    pyramid: PeakPyramid | None = None


@dataclass(frozen=True, slots=True)
class SavedProject:
    """A project that was written, and the digest of its file."""

    project: Project
    path: Path
    digest: str


def open_files(files: SongFiles, song: Song, report: Report, cancelled: Cancelled) -> OpenedSong:
    """Read the lyrics in `files`, or keep the words of `song` where there are none; raises `KMakerError`.

    What neither says of title, artist, album and year the sound's own tags do.
    """
    if files.audio is None:
        raise ValueError("a sound is needed")
    report(Progress("Opening", 0, 2))
    reading = _lyrics(files, song)
    check_cancelled(cancelled)
    report(Progress("Opening", 1, 2))
    info = probe(files.audio)
    song = with_sound_tags(reading.song, files.audio)
    project = Project(replace(song, audio=str(files.audio), duration_ms=info.duration_ms))
    return OpenedSong(project, info, reading.notes, pyramid=get_peaks(files.audio, info.sample_rate, cancelled))


def read_sound(audio: Path, report: Report, cancelled: Cancelled) -> Sound:
    """What is known of `audio`; raises `KMakerError` where it cannot be read."""
    report(Progress("Opening", 0, 1))
    info = probe(audio)
    return Sound(info, get_peaks(audio, info.sample_rate, cancelled))


def _lyrics(files: SongFiles, song: Song) -> Reading:
    if files.text:
        return read_song_text(files.text)
    if files.lyrics is None:
        return Reading(song)
    reading = read_song(files.lyrics, files.style)
    demo = next((demo for demo in demo_songs() if demo.lyrics == files.lyrics), None)
    return reading if demo is None else replace(reading, song=demo.titled(reading.song))


def open_project(
    path: Path, audio: Path | None, backup: Path | None, report: Report, cancelled: Cancelled
) -> OpenedSong:
    """Read the project at `path`, or its `backup` in its place, with the sound in `audio` where that was looked for.

    Raises `DamagedProject`, `NewerProject`, `MissingAudioError` and other `KMakerError`s.
    """
    report(Progress("Opening", 0, 1))
    project, digest = load_project(backup or path)
    found, info, moved = _with_sound(project, path.parent, audio, cancelled)
    remember_project(path, found.song.title, found.song.artist)
    # what is at `path` is damaged where the backup was taken: the first save puts it aside
    pyramid = get_peaks(Path(found.song.audio), info.sample_rate, cancelled)
    return OpenedSong(found, info, found.notes, path, digest="" if backup else digest, moved=moved, pyramid=pyramid)


def restore(recovered: Recovered, audio: Path | None, report: Report, cancelled: Cancelled) -> OpenedSong:
    """What a crash left unsaved, over the project file that it belongs to where that can be read."""
    report(Progress("Opening", 0, 1))
    unsaved = recovered.unsaved
    path = Path(unsaved.path) if unsaved.path else None
    saved: Project | None = None
    folder = Path(recovered.project.song.audio).parent
    if path is not None:
        folder = path.parent
        try:
            saved = load_project(path)[0]
        except KMakerError:
            saved = None
    found, info, moved = _with_sound(recovered.project, folder, audio, cancelled)
    if saved is not None:
        saved = replace(saved, song=replace(saved.song, audio=found.song.audio))
    pyramid = get_peaks(Path(found.song.audio), info.sample_rate, cancelled)
    return OpenedSong(replace(found, unsaved=None), info, found.notes, path, unsaved.digest, saved, moved, pyramid)


def _with_sound(
    project: Project, folder: Path, audio: Path | None, cancelled: Cancelled
) -> tuple[Project, AudioInfo, bool]:
    """`project` with its sound where it is now, and whether that is another place than the project says."""
    place = audio or Path(project.song.audio)
    # a sound that the user chose just now may be anywhere; one that a project names may not
    foreign = audio is None and os.name == "nt" and is_foreign_share(project.song.audio, folder)
    if not project.song.audio or foreign or not is_file(place):
        found = find_moved_audio(project, folder, cancelled)
        if found is None:
            name = place.name or Phrase("of this project")
            raise MissingAudioError(
                "The sound {name} is not at {folder} any more, nor near the project.", name=name, folder=place.parent
            )
        place = found
    info = probe(place)
    moved = str(place) != project.song.audio
    project = replace(project, song=replace(project.song, audio=str(place)))
    if project.song.duration_ms is None:
        project = replace(project, song=replace(project.song, duration_ms=info.duration_ms))
    return project, info, moved


def hash_audio(audio: Path, report: Report, cancelled: Cancelled) -> tuple[str, int]:
    """The SHA-256 and the size in bytes of the sound; raises `KMakerError`."""
    report(Progress("Reading the sound", 0, 1))
    return content_hash(audio, cancelled), audio.stat().st_size


def save(project: Project, path: Path, known: str | None, report: Report, cancelled: Cancelled) -> SavedProject:
    """Write `project`, its sound's hash with it, see `save_project` for `known`; raises `KMakerError`."""
    report(Progress("Saving", 0, 1))
    audio = Path(project.song.audio)
    if not project.audio_sha256 and is_file(audio):
        project = with_audio(project, audio, content_hash(audio, cancelled), audio.stat().st_size)
    digest = save_project(project, path, known)
    remember_project(path, project.song.title, project.song.artist)
    return SavedProject(project, path, digest)


def align_job(
    process: AlignerProcess,
    song: Song,
    only: frozenset[str] | None,
    limits: tuple[int, int] | None,
    checkpoint: Path | None,
) -> Callable[[Report, Cancelled], Alignment]:
    """A job that asks the aligner process for the times of the words of `song`, by `checkpoint` or the shipped one."""

    def run(report: Report, cancelled: Cancelled) -> Alignment:
        return process.align(song, Path(song.audio), report, cancelled, only, limits, checkpoint)

    return run
