"""The session: open, align, save and export one song, without a widget."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kmaker_studio import paths
from kmaker_studio.audio.player import Player
from kmaker_studio.core.locking import FileLock, FileLockedError
from kmaker_studio.core.project_file import Project
from kmaker_studio.core.recovery import Recovered, RecoverySlot
from kmaker_studio.core.song import Song
from kmaker_studio.demo import demo_songs
from kmaker_studio.studio.i18n.translated import translated
from kmaker_studio.studio.jobs.aligner_process import AlignerProcess
from kmaker_studio.studio.jobs.runner import Job, JobRunner, Task
from kmaker_studio.studio.playback.heard_sound import HeardSound
from kmaker_studio.studio.playback.playback import Playback
from kmaker_studio.studio.session import session_jobs
from kmaker_studio.studio.session.alignments import Alignments
from kmaker_studio.studio.session.autosave import Autosave, AutosaveState
from kmaker_studio.studio.session.document import Document
from kmaker_studio.studio.session.export_jobs import ExportOptions, export_files
from kmaker_studio.studio.session.main_sound import MainSound
from kmaker_studio.studio.session.openable_files import SongFiles
from kmaker_studio.studio.session.project_state import ProjectState, take_lock
from kmaker_studio.studio.session.song_sounds import SongSounds
from kmaker_studio.video.song_style import SongStyle, read_song_style


class Session(QObject):
    """One open song. `failed` brings a title, what happened and what is safe, `noted` a title and what to tell once.

    `projectChanged` says that the song has another file, or that what the title tells of it is another. `audioReplaced`
    brings the sound's path where it is no longer what the project knows.
    """

    opened = Signal()
    aligned = Signal(str)
    aligningChanged = Signal(bool)  # noqa: N815
    exported = Signal(object)
    saved = Signal(object)
    taskStarted = Signal(object)  # noqa: N815
    projectChanged = Signal()  # noqa: N815
    audioReplaced = Signal(object)  # noqa: N815
    failed = Signal(str, str, str)
    noted = Signal(str, str)
    warned = Signal(str)

    def __init__(self, player: Player | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = Document(self)
        self.runner = JobRunner(self)
        self.playback = Playback(self.runner, player, self)
        self.playback.failed.connect(self._playback_failed)
        self.sound = MainSound(self.document, self.playback, self)
        self.sound.replaced.connect(self._on_sound)
        self.sound.failed.connect(self._playback_failed)
        self.sound.identified.connect(self._on_identified)
        self.sound.isAnother.connect(self.audioReplaced)
        self.heard = HeardSound(self.playback, self)
        self.sounds = SongSounds(self.runner, self.heard, self)
        self.sounds.edited.connect(self.document.undo_stack.resetClean)  # the file knows the ones before
        self.sounds.started.connect(self.taskStarted)
        self.sounds.failed.connect(self.failed)
        self.sounds.told.connect(self.warned)
        self.files = SongFiles()
        self.project = ProjectState()
        self.aligner = AlignerProcess()
        self.alignments = Alignments(
            self.document, self.runner, lambda: self.aligner, lambda: self.is_demo and not self.document.is_edited, self
        )
        self.alignments.changed.connect(self.aligningChanged)
        self.alignments.aligned.connect(self.aligned)
        self.alignments.started.connect(self.taskStarted)
        self.alignments.noted.connect(self.noted)
        self.alignments.failed.connect(self._fail)
        self.autosave = Autosave(self.runner, recovery_folder, self._unsaved, self)
        self.autosave.failed.connect(self._autosave_failed)
        self.document.songChanged.connect(self._on_edit)
        self.document.styleChanged.connect(self._on_edit)
        self.document.undo_stack.cleanChanged.connect(self._on_edit)
        self._opening: Task | None = None
        self._saving: Task | None = None

    @property
    def is_open(self) -> bool:
        """Whether there is a song with its lyrics."""
        return bool(self.document.song.lines)

    @property
    def is_aligning(self) -> bool:
        """Whether the aligner is at work."""
        return self.alignments.is_running

    @property
    def is_demo(self) -> bool:
        """Whether a demo song is open as it comes with the program, not a project made of it."""
        return self.project.path is None and any(self.files.lyrics == demo.lyrics for demo in demo_songs())

    @property
    def saving(self) -> Task | None:
        """The save that has not ended yet."""
        return self._saving

    @property
    def snapshot(self) -> Project:
        """The song as it is now, with what else its file holds."""
        state = self.project
        document = self.document
        style, sounds = document.style.stored, self.sounds.sounds
        return Project(document.song, state.sha256, state.size, style, state.view, sounds=sounds)

    def open(self, files: SongFiles) -> Task:
        """Open a sound with its lyrics; without lyrics the open words get another sound."""
        job = partial(session_jobs.open_files, files, self.document.song)
        task = self._open(job)
        task.succeeded.connect(partial(self._on_opened, files))
        return task

    def open_project(self, path: Path, audio: Path | None = None, backup: Path | None = None) -> Task:
        """Open the project at `path`, with its sound in `audio` where that was looked for, or its `backup`.

        The task's `error` tells damage, a newer version and a sound that is missing apart.
        """
        task = self._open(partial(session_jobs.open_project, path, audio, backup), tell=False)
        task.succeeded.connect(self._on_project)
        return task

    def restore(self, recovered: Recovered, audio: Path | None = None) -> Task:
        """Open what a crash left unsaved; the edits over the saved project are one undo step.

        Raises `FileLockedError` where another window has it.
        """
        slot = RecoverySlot(recovered.path)
        task = self._open(partial(session_jobs.restore, recovered, audio), tell=False)
        task.succeeded.connect(partial(self._on_restored, slot))
        task.failed.connect(partial(self._give_back, slot))
        task.cancelled.connect(partial(self._give_back, slot))
        return task

    def align(self, only: Collection[str] | None = None, limits: tuple[int, int] | None = None) -> None:
        """Time the words by the sound, see `Alignments.align`."""
        if self.is_open and not self.project.read_only:
            self.alignments.align(only, limits)

    def export(self, path: Path, options: ExportOptions | None = None, others: Sequence[Path] = ()) -> Task:
        """Write the song as it is now to `path` and the `others`, each in the format of its ending."""
        song, chosen = self.document.song, options or ExportOptions()
        styled = replace(chosen, style=chosen.style or self.document.style.style)
        job = partial(export_files, song, (path, *others), styled)
        task = self.runner.start(job, self.tr("Exporting {}").format(path.name))
        task.succeeded.connect(self.exported)
        safe = self.tr("The song is as it was, and no half of a file was left.")
        task.failed.connect(partial(self._fail, self.tr("Export"), safe))
        self.taskStarted.emit(task)
        return task

    def save(self, path: Path | None = None, *, overwrite: bool = False) -> Task:
        """Write the project to its file, or to `path`, which is its file from then on.

        Raises `FileLockedError` where another window has that file open. The task's `error` is a `ChangedElsewhere`
        where somebody else wrote the file; `overwrite` replaces it all the same.
        """
        place = path or self.project.path
        if place is None:
            raise ValueError("a song that was never saved needs a path")
        lock = take_lock(place, self.project.lock)
        known = None if overwrite or path is not None else self.project.digest
        index = self.document.undo_stack.index()
        task = self.runner.start(partial(session_jobs.save, self.snapshot, place, known), self.tr("Saving"))
        task.succeeded.connect(partial(self._on_saved, self.project, lock, index))
        task.failed.connect(partial(self._on_not_saved, lock))
        task.finished.connect(partial(self._forget, task))
        self._saving = task
        return task

    def accept_audio(self, audio: Path) -> None:
        """Take the sound in `audio` for the song's from now on, whatever the project knew of it."""
        self.sound.identify(audio, expected="")
        if not self.project.read_only:
            self.document.undo_stack.resetClean()  # the file knows the old one

    def reset(self) -> None:
        """Have no song open; edits that were not saved are given up."""
        self._leave_song()
        self.sound.leave()
        self.playback.unload()
        self.sounds.begin(Path(), ())
        self.files = SongFiles()
        self._take_state(ProjectState())
        self.document.reset(Song())

    def close(self, limit_ms: int = 5000) -> bool:
        """Stop everything; False where a job did not end within `limit_ms`. Edits that were not saved are given up."""
        self.playback.unload()
        ended = self.runner.stop(limit_ms)
        self.autosave.end()
        self.aligner.close()
        self.project.release()
        return ended

    def _open(self, job: Job, *, tell: bool = True) -> Task:
        if self._opening is not None:
            self._opening.cancel()
        task = self.runner.start(job, self.tr("Opening"))
        if tell:
            task.failed.connect(partial(self._fail, self.tr("Opening"), self.tr("Nothing was opened or changed.")))
        task.finished.connect(partial(self._forget, task))
        self._opening = task
        return task

    def _on_opened(self, files: SongFiles, opened: session_jobs.OpenedSong) -> None:
        if files.audio is None:
            return
        if files.replaces or not files.has_lyrics:
            self._replace(files, opened)
            return
        self.alignments.cancel()
        self._leave_song()
        self._take_state(ProjectState())
        self.files = self.files.joined(files)
        self._show(opened, files.audio, SongStyle(), unsaved=False)
        self._after_reading(opened)

    def _replace(self, files: SongFiles, opened: session_jobs.OpenedSong) -> None:
        """Put another sound under the words, or other words over the sound, as an undo step."""
        document, song = self.document, opened.song
        if self.project.read_only and files.audio is not None:  # nothing is edited here, but it can be heard
            self._show(opened, files.audio, document.style, unsaved=False)
            return
        self.alignments.cancel()
        self.files = self.files.joined(files)
        if files.has_lyrics:
            document.select("")
            song = replace(song, markers=document.song.markers)
            label = self.tr("Replace the lyrics")
        else:
            song = replace(document.song, audio=song.audio, duration_ms=song.duration_ms)
            label = self.tr("Replace the sound")
        self.sound.expect(Path(song.audio), opened.info, opened.pyramid)
        same = song.audio == document.song.audio
        document.put(song, label)
        if same:
            self.opened.emit()
        self._after_reading(opened)

    def _after_reading(self, opened: session_jobs.OpenedSong) -> None:
        self._tell_notes(opened)
        self._align_untimed()

    def _align_untimed(self) -> None:
        if self.is_open and not self.project.read_only:
            self.alignments.align_untimed()

    def _on_sound(self) -> None:
        """Another sound lies under the same words, by an edit, undo or redo."""
        self.alignments.cancel()
        self.project.sha256, self.project.size = "", 0
        self.sounds.lay_under_another(Path(self.document.song.audio))
        self.opened.emit()
        self.sound.identify(Path(self.document.song.audio), expected="")

    def _on_project(self, opened: session_jobs.OpenedSong) -> None:
        self._take_project(opened)
        self._show(opened, Path(opened.song.audio), self._style_of(opened.project), unsaved=False)
        self._tell_notes(opened)

    def _tell_notes(self, opened: session_jobs.OpenedSong) -> None:
        if opened.notes:
            self.noted.emit(self.tr("About these lyrics"), "\n".join(map(translated, opened.notes)))

    def _on_restored(self, slot: RecoverySlot, opened: session_jobs.OpenedSong) -> None:
        self._take_project(opened)
        self.autosave.adopt(slot)
        first, last = opened.saved or opened.project, opened.project
        read_only, self.document.read_only = self.document.read_only, ""
        style = self._style_of(first)
        first = replace(first, sounds=last.sounds)
        self._show(replace(opened, project=first), Path(last.song.audio), style, unsaved=True)
        if opened.saved is not None:
            self.document.put(last.song, self.tr("Recovered edits"), style=read_song_style(last.style)[0])
        self.document.read_only = read_only
        self.autosave.touch()

    def _give_back(self, slot: RecoverySlot, *_: object) -> None:
        """The recovery could not be opened: it stays for the next try."""
        slot.close(keep=True)

    def _take_project(self, opened: session_jobs.OpenedSong) -> None:
        """Make the project of `opened` the one that this window has, with its lock where it can be had."""
        self._leave_song()
        project = opened.project
        state = ProjectState(
            opened.path, opened.digest or None, project.audio_sha256, project.audio_bytes, project.view
        )
        if opened.path is not None:
            try:
                state.lock = take_lock(opened.path, self.project.lock)
            except FileLockedError as held:
                state.read_only = self.tr("This project can only be read here. {}").format(translated(held))
        self.files = SongFiles(Path(project.song.audio))
        self._take_state(state)

    def _style_of(self, project: Project) -> SongStyle:
        """How the project's song looks; one that this version cannot read is told."""
        style, note = read_song_style(project.style)
        if note:
            self.noted.emit(self.tr("About this project"), translated(note))
        return style

    def _show(self, opened: session_jobs.OpenedSong, audio: Path, style: SongStyle, *, unsaved: bool) -> None:
        self.sound.leave()
        self.document.reset(opened.song, style)
        if unsaved:
            self.document.undo_stack.resetClean()
        self.sound.load(audio, opened.info, opened.pyramid)
        self.sounds.begin(audio, opened.project.sounds, self.project.path and self.project.path.parent)
        self.opened.emit()
        if opened.moved:
            self.warned.emit(self.tr("The sound had moved; it was found at {}.").format(str(audio)))
        self.sound.identify(audio, expected=self.project.sha256 if self.project.path or opened.saved else "")

    def _on_identified(self, sha256: str, size: int) -> None:
        self.project.sha256, self.project.size = sha256, size

    def _on_saved(
        self, state: ProjectState, lock: FileLock | None, index: int, done: session_jobs.SavedProject
    ) -> None:
        if self.project is not state:  # another song was opened meanwhile
            if lock is not None and lock is not self.project.lock:
                lock.release()
            return
        self._take_state(
            replace(
                state,
                path=done.path,
                digest=done.digest,
                sha256=done.project.audio_sha256,
                size=done.project.audio_bytes,
                read_only="",
                saved_at=datetime.now(UTC),
                lock=lock,
            )
        )
        stack = self.document.undo_stack
        now = self.snapshot
        if now.song is done.project.song and now.style == done.project.style and stack.index() == index:
            stack.setClean()
        self._on_edit()
        self.saved.emit(done)

    def _on_not_saved(self, lock: FileLock | None, _sentence: str) -> None:
        if lock is not None and lock is not self.project.lock:
            lock.release()

    def _take_state(self, state: ProjectState) -> None:
        if self.project.lock is not state.lock:
            self.project.release()
        self.project = state
        self.document.read_only = state.read_only
        self.projectChanged.emit()

    def _leave_song(self) -> None:
        self.alignments.cancel()
        self.autosave.end()

    def _unsaved(self) -> AutosaveState | None:
        if not self.document.is_edited or not self.is_open:
            return None
        path = self.project.path
        return AutosaveState(self.snapshot, str(path.absolute()) if path else "", self.project.digest or "")

    def _on_edit(self, *_: object) -> None:
        if self.document.is_edited or self.autosave.slot is not None:
            self.autosave.touch()

    def _autosave_failed(self, sentence: str) -> None:
        self.warned.emit(self.tr("Your edits are not kept against a crash: {}").format(sentence))

    def _playback_failed(self, sentence: str) -> None:
        self._fail(self.tr("Reading the sound"), self.tr("The words and their times are safe."), sentence)

    def _fail(self, title: str, safe: str, sentence: str) -> None:
        self.failed.emit(title, sentence, safe)

    def _forget(self, task: Task) -> None:
        if task is self._opening:
            self._opening = None
        if task is self._saving:
            self._saving = None


def recovery_folder() -> Path:
    """Where what was not saved is kept."""
    return paths.user_data() / "recovery"
