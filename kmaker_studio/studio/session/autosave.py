"""Autosave: every edit reaches a recovery file within a second, written off the GUI's thread."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.jobs import Cancelled, Report
from kmaker_studio.core.project_file import Project
from kmaker_studio.core.recovery import RecoverySlot
from kmaker_studio.studio.i18n.translated import translated
from kmaker_studio.studio.jobs.runner import JobRunner, Task

_WAIT_MS = 200  # edits of a drag come every few milliseconds; the second that may be lost has room for a slow disk
_AGAIN_MS = 5000


@dataclass(frozen=True, slots=True)
class AutosaveState:
    """What is to be kept: the project now, its file (empty where never saved) and the digest of what is in it."""

    project: Project
    path: str
    digest: str


class Autosave(QObject):
    """Keeps what `state` says, which is None while nothing is unsaved.

    `failed` brings the sentence of a disk that refuses; it is tried again. The slot's file goes when nothing is
    unsaved, and at `end`.
    """

    failed = Signal(str)

    def __init__(
        self, runner: JobRunner, folder: Callable[[], Path], state: Callable[[], AutosaveState | None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._runner, self._folder, self._state = runner, folder, state
        self._slot: RecoverySlot | None = None
        self._writing: Task | None = None
        self.is_failing = False
        """Whether the disk refused the last edits."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._write)

    @property
    def slot(self) -> RecoverySlot | None:
        """The recovery file, once there was something to keep."""
        return self._slot

    def adopt(self, slot: RecoverySlot) -> None:
        """Go on in the file of a window that crashed."""
        self.end()
        self._slot = slot

    def touch(self) -> None:
        """Something changed: it will be kept soon."""
        if not self._timer.isActive():
            self._timer.start(_WAIT_MS)

    def end(self) -> None:
        """The song is closed, saved or given up: its recovery file goes. Nothing may be writing it any more."""
        self._timer.stop()
        if self._writing is not None:
            self._writing.wait()
            self._writing = None
        if self._slot is not None:
            self._slot.close()
            self._slot = None

    def keep(self) -> None:
        """Write now what is unsaved and leave it for the next start, for the program ends at once."""
        self._timer.stop()
        if self._writing is not None:
            self._writing.wait()
            self._writing = None
        state = self._state()
        if state is None:
            return
        with suppress(KMakerError):
            slot = self._slot or RecoverySlot.fresh(self._folder(), state.path or state.project.song.audio)
            self._slot = None
            slot.write(state.project, state.path, state.digest)
            slot.close(keep=True)

    def _write(self) -> None:
        if self._writing is not None:
            return  # `_on_written` comes back here
        state = self._state()
        if state is None:
            if self._slot is not None:
                self._slot.clear()
            return
        try:
            if self._slot is None:
                self._slot = RecoverySlot.fresh(self._folder(), state.path or state.project.song.audio)
        except KMakerError as error:
            self._refused(translated(error))
            return
        task = self._runner.start(partial(_keep, self._slot, state), self.tr("Keeping the edits"))
        task.succeeded.connect(self._kept)
        task.failed.connect(self._refused)
        task.finished.connect(partial(self._on_written, state))
        self._writing = task

    def _on_written(self, state: AutosaveState) -> None:
        self._writing = None
        now = self._state()
        if now is None or not _same(now.project, state.project):
            self.touch()

    def _kept(self, _nothing: object) -> None:
        self.is_failing = False

    def _refused(self, sentence: str) -> None:
        self.is_failing = True
        self.failed.emit(sentence)
        self._timer.start(_AGAIN_MS)


def _same(first: Project, second: Project) -> bool:
    return first.song is second.song and first.style == second.style


def _keep(slot: RecoverySlot, state: AutosaveState, report: Report, cancelled: Cancelled) -> None:  # noqa: ARG001 - it is short
    slot.write(state.project, state.path, state.digest)
