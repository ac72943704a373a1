"""What the window does, without a widget: open, align, export; the document, the sound and the jobs together."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kmaker_studio.audio.player import Player
from kmaker_studio.core.edits.realign import with_alignment
from kmaker_studio.core.jobs import ignore_progress, never_cancelled
from kmaker_studio.core.song import Song
from kmaker_studio.studio import tasks
from kmaker_studio.studio.document import Document
from kmaker_studio.studio.intake import Files
from kmaker_studio.studio.sound import Sound
from kmaker_studio.studio.worker import JobRunner, Task

SAVING = ".json"
"""The format that keeps every millisecond: after its export the edits count as saved."""


class Session(QObject):
    """One open song. `failed` brings a title and a sentence, `noted` a title and sentences to tell once."""

    opened = Signal()
    aligned = Signal(str)
    exported = Signal(object)
    taskStarted = Signal(object)  # noqa: N815
    failed = Signal(str, str)
    noted = Signal(str, str)

    def __init__(self, player: Player | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = Document(self)
        self.runner = JobRunner(self)
        self.sound = Sound(self.runner, player, self)
        self.sound.failed.connect(partial(self.failed.emit, "Reading the sound"))
        self.files = Files()
        self._align_jobs = tasks.AlignJobs()
        self._opening: Task | None = None
        self._aligning: Task | None = None

    @property
    def is_open(self) -> bool:
        """Whether there is a song with its lyrics."""
        return bool(self.document.song.lines)

    @property
    def is_aligning(self) -> bool:
        """Whether the aligner is at work."""
        return self._aligning is not None

    def open(self, files: Files) -> None:
        """Open a sound with its lyrics, both given; with the lyrics None the open words get another sound."""
        if files.audio is None:
            raise ValueError("a sound is needed")
        if self._opening is not None:
            self._opening.drop()
        job = partial(tasks.open_files, files.audio, files.lyrics, self.document.song)
        task = self.runner.start(job, "Opening")
        task.succeeded.connect(partial(self._on_opened, files))
        task.failed.connect(partial(self.failed.emit, "Opening"))
        task.finished.connect(partial(self._forget, task))
        self._opening = task

    def align(self) -> None:
        """Time the words by the sound; locked ones stay. The result is one undo step."""
        if not self.is_open:
            return
        if self._aligning is not None:
            self._aligning.cancel()
        song = self.document.song
        task = self.runner.start(self._align_jobs.job(song, Path(song.audio)), "Aligning")
        task.succeeded.connect(self._on_aligned)
        task.failed.connect(partial(self.failed.emit, "Aligning"))
        task.finished.connect(partial(self._forget, task))
        self._aligning = task
        self.taskStarted.emit(task)

    def export(self, path: Path) -> Task:
        """Write the song as it is now to `path`, in the format of its extension, the video for .mp4 and its like."""
        from kmaker_studio.video.render import SUFFIXES  # not before the first export: it costs a tenth of a second

        song = self.document.song
        is_video = path.suffix.lower() in SUFFIXES
        job = partial(tasks.export_video if is_video else tasks.export_lyrics, song, path)
        task = self.runner.start(job, f"Exporting {path.name}")
        task.succeeded.connect(partial(self._on_exported, song))
        task.failed.connect(partial(self.failed.emit, "Export"))
        self.taskStarted.emit(task)
        return task

    def save(self, path: Path) -> None:
        """Write `path` before anything else happens; raises `KMakerError`. The edits count as saved then."""
        tasks.export_lyrics(self.document.song, path, ignore_progress, never_cancelled)
        self.document.undo_stack.setClean()

    def reset(self) -> None:
        """Have no song open."""
        if self._aligning is not None:
            self._aligning.cancel()
        self.sound.unload()
        self.files = Files()
        self.document.reset(Song())

    def close(self, limit_ms: int = 5000) -> bool:
        """Stop everything; False where a job did not end within `limit_ms`."""
        self.sound.unload()
        return self.runner.stop(limit_ms)

    def _on_opened(self, files: Files, opened: tasks.Opened) -> None:
        if files.audio is None:
            return
        if self._aligning is not None:
            self._aligning.cancel()
        unsaved = self.document.is_edited and files.lyrics is None  # the words stay, and so do their edits
        self.files = self.files.joined(files)
        self.document.reset(opened.song)
        if unsaved:
            self.document.undo_stack.resetClean()
        self.sound.load(files.audio, opened.info)
        self.opened.emit()
        if opened.notes:
            self.noted.emit("About these lyrics", "\n".join(opened.notes))
        if not opened.song.is_timed:
            self.align()

    def _on_aligned(self, alignment: object) -> None:
        from kmaker_studio.align.aligner import Alignment  # the job has imported it, and torch, already

        if not isinstance(alignment, Alignment):
            raise TypeError(type(alignment))
        document = self.document
        document.put(with_alignment(document.song, alignment.song), "Align")
        self.aligned.emit(summary(document.song))
        if alignment.warnings:
            self.noted.emit("About this alignment", "\n".join(alignment.warnings))

    def _on_exported(self, song: Song, exported: tasks.Exported) -> None:
        if exported.path.suffix.lower() == SAVING and self.document.song == song:
            self.document.undo_stack.setClean()
        self.exported.emit(exported)

    def _forget(self, task: Task) -> None:
        if task is self._opening:
            self._opening = None
        if task is self._aligning:
            self._aligning = None


def summary(song: Song) -> str:
    """`35 words aligned, 2 to check`."""
    timed = sum(word.is_timed for word in song.words())
    doubtful = sum(word.is_doubtful for word in song.words())
    words = "1 word" if timed == 1 else f"{timed} words"
    rest = song.word_count - timed
    parts = [f"{words} aligned", f"{doubtful} to check"] + ([f"{rest} not timed"] if rest else [])
    return ", ".join(parts)
