"""The session's alignments: asking the aligner process, and putting its answer into the song as an undo step."""

from collections.abc import Callable, Collection
from functools import partial

from PySide6.QtCore import QObject, Signal

from kmaker_studio.align.backend import Alignment
from kmaker_studio.core.edits.realign import kept_words, with_alignment
from kmaker_studio.core.song import Song
from kmaker_studio.studio.i18n.translated import translated
from kmaker_studio.studio.jobs.aligner_process import AlignerProcess
from kmaker_studio.studio.jobs.runner import JobRunner, Task
from kmaker_studio.studio.session import session_jobs
from kmaker_studio.studio.session.aligner_choice import chosen_checkpoint
from kmaker_studio.studio.session.document import Document
from kmaker_studio.studio.session.word_counts import WordCounts


class Alignments(QObject):
    """Aligns the document's song, one alignment at a time; a later one takes the place of an earlier one.

    `aligner` gives the process to ask. `is_nobodys` says whether the song as it is holds nobody's work, so that an
    answer to it need not be saved. `changed` says whether an alignment runs; the other signals are the session's.
    """

    changed = Signal(bool)
    aligned = Signal(str)
    started = Signal(object)
    noted = Signal(str, str)
    failed = Signal(str, str, str)

    def __init__(
        self,
        document: Document,
        runner: JobRunner,
        aligner: Callable[[], AlignerProcess],
        is_nobodys: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._runner, self._aligner, self._is_nobodys = document, runner, aligner, is_nobodys
        self._task: Task | None = None
        self.is_answering = False
        """Whether what the aligner found is being put into the song: an edit that nobody made."""

    @property
    def is_running(self) -> bool:
        """Whether the aligner is at work."""
        return self._task is not None

    def cancel(self) -> None:
        """End what is under way; no word is moved."""
        if self._task is not None:
            self._task.cancel()

    def align(self, only: Collection[str] | None = None, limits: tuple[int, int] | None = None) -> None:
        """Time the words by the sound, or only those with the ids in `only`, between `limits` in ms.

        Locked words stay, and so does what the user changes meanwhile. The result is one undo step.
        """
        self.cancel()
        song = self._document.song
        ids = None if only is None else frozenset(only)
        title = self.tr("Aligning") if only is None else self.tr("Realigning")
        job = session_jobs.align_job(self._aligner(), song, ids, limits, chosen_checkpoint())
        task = self._runner.start(job, title)
        task.succeeded.connect(partial(self._on_aligned, song, ids))
        task.failed.connect(partial(self.failed.emit, title, self.tr("No word was moved.")))
        task.finished.connect(partial(self._forget, task))
        self._task = task
        self.changed.emit(True)
        self.started.emit(task)

    def align_untimed(self) -> None:
        """Align a song that comes without times; lines that come with all of theirs stay as they are."""
        song = self._document.song
        untimed = [line for line in song.lines if not all(word.is_timed for word in line.words)]
        if untimed and len(untimed) == len(song.lines):
            self.align()
        elif untimed:
            self.align({word.id for line in untimed for word in line.words})

    def _on_aligned(self, asked: Song, only: frozenset[str] | None, found: object) -> None:
        if not isinstance(found, Alignment):
            raise TypeError(type(found))
        document = self._document
        label = self.tr("Align") if only is None else self.tr("Realign")
        kept = kept_words(asked, document.song, only)
        nobodys = self._is_nobodys()
        self.is_answering = True
        try:
            document.put(with_alignment(document.song, found.song, kept), label)
        finally:
            self.is_answering = False
        if nobodys:
            document.undo_stack.setClean()
        self.aligned.emit(WordCounts(document.song).text())
        if found.warnings:
            self.noted.emit(self.tr("About this alignment"), "\n".join(map(translated, found.warnings)))

    def _forget(self, task: Task) -> None:
        if task is self._task:
            self._task = None
            self.changed.emit(False)
