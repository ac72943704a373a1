"""The job runner: one QThread a job, results by queued signals, cancel by asking.

Cancelling answers at once: the task says `cancelled`, and what its job still sends on its way out reaches nobody, by
its id. No thread is ever terminated: `JobRunner.stop` asks all jobs to stop and waits for them with a limit.
"""

import logging
import os
import sys
import threading
import time
from collections.abc import Callable
from itertools import count

from PySide6.QtCore import QObject, QThread, Signal

from kmaker_studio.core.errors import JobCancelled, KMakerError
from kmaker_studio.core.jobs import Cancelled, Progress, Report
from kmaker_studio.studio.i18n.translated import translated

Job = Callable[[Report, Cancelled], object]
"""What a job is, see `core.jobs`; the result should be immutable."""

_REPORT_EVERY_S = 0.05
_NICENESS = 5  # less than the aligner's: a thread that waits for it with Python's lock halts the window
_log = logging.getLogger(__name__)


class _Worker(QObject):
    """Lives in the job's thread and runs it there once."""

    reported = Signal(int, object)
    ended = Signal(int, object, object)

    def __init__(self, job_id: int, job: Job, stop: threading.Event) -> None:
        super().__init__()
        self._id, self._job, self._stop = job_id, job, stop
        self._last, self._stage = 0.0, ""

    def run(self) -> None:
        """Run the job and send its result, or the exception that ended it."""
        _step_back()
        try:
            result = self._job(self._report, self._stop.is_set)
        except Exception as error:  # noqa: BLE001 - whatever it is must reach the window, not the thread's end
            self.ended.emit(self._id, None, error)
        else:
            self.ended.emit(self._id, result, None)
        QThread.currentThread().quit()

    def _report(self, progress: Progress) -> None:
        now = time.monotonic()
        if progress.stage != self._stage or progress.share >= 1 or now - self._last >= _REPORT_EVERY_S:
            self._last, self._stage = now, progress.stage
            self.reported.emit(self._id, progress)


def _step_back() -> None:
    """Have this thread yield the processor to the window's own; on Linux, where priority is a thread's and not Qt's."""
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICENESS)


class Task(QObject):
    """A running job as the window sees it. One of `succeeded`, `failed`, `cancelled` comes, then `finished`.

    `failed` brings a sentence for the user, and `error` is then what the job raised. A dropped task says nothing any
    more.
    """

    progressed = Signal(object)
    succeeded = Signal(object)
    failed = Signal(str)
    cancelled = Signal()
    finished = Signal()

    def __init__(self, job_id: int, title: str, stop: threading.Event, thread: QThread, parent: QObject) -> None:
        super().__init__(parent)
        self.id, self.title = job_id, title
        self.error: Exception | None = None
        self._stop = stop
        self._thread = thread
        self._answered = False

    def cancel(self) -> None:
        """Say `cancelled` now and ask the job to stop, which it does within 250 ms where it is well behaved."""
        if not self._stop.is_set() and not self._answered:
            self._stop.set()
            self.cancelled.emit()
            self.finished.emit()

    def drop(self) -> None:
        """Ask the job to stop and hear nothing of it again, for nobody needs its answer."""
        self.blockSignals(True)
        self._stop.set()

    def wait(self) -> None:
        """Wait for the job's end, for one that is known to be short."""
        self._thread.wait()

    def progress(self, progress: Progress) -> None:
        """Pass on how far the job is; the runner calls it."""
        if not self._stop.is_set():
            self.progressed.emit(progress)

    def answer(self, result: object, error: Exception | None) -> None:
        """Tell the end of the job; the runner calls it."""
        if self._stop.is_set():
            return
        self._answered = True  # what is started by the answer may cancel what came before
        self.error = error
        if isinstance(error, JobCancelled):
            self.cancelled.emit()
        elif error is None:
            self.succeeded.emit(result)
        elif isinstance(error, KMakerError):
            self.failed.emit(translated(error))
        else:
            _log.error("The job %r failed", self.title, exc_info=error)
            sentence = self.tr("{title} failed because of a fault in the program ({reason}); see the log.")
            self.failed.emit(sentence.format(title=self.title, reason=error))
        self.finished.emit()


class JobRunner(QObject):
    """Starts jobs and keeps their threads until they have ended."""

    idle = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids = count(1)
        self._running: dict[int, tuple[Task, QThread, _Worker]] = {}

    @property
    def is_busy(self) -> bool:
        """Whether a thread still runs, that of a dropped task included."""
        return bool(self._running)

    def start(self, job: Job, title: str) -> Task:
        """Run `job` in a thread of its own; connect to the task's signals before returning to the event loop."""
        job_id, stop, thread = next(self._ids), threading.Event(), QThread()
        task = Task(job_id, title, stop, thread, self)
        worker = _Worker(job_id, job, stop)
        worker.moveToThread(thread)
        thread.setObjectName(title)
        thread.started.connect(worker.run)
        worker.reported.connect(self._on_reported)
        worker.ended.connect(self._on_ended)
        self._running[job_id] = (task, thread, worker)
        thread.start()
        return task

    def stop(self, limit_ms: int = 5000) -> bool:
        """Ask all jobs to stop, drop their answers and wait; False where one still runs after `limit_ms`."""
        for task, _, _ in self._running.values():
            task.drop()
        deadline = time.monotonic() + limit_ms / 1000
        for job_id, (task, thread, _) in list(self._running.items()):
            if thread.wait(max(0, round(1000 * (deadline - time.monotonic())))):
                del self._running[job_id]
                task.deleteLater()
        return not self._running

    def _on_reported(self, job_id: int, progress: Progress) -> None:
        if job_id in self._running:
            self._running[job_id][0].progress(progress)

    def _on_ended(self, job_id: int, result: object, error: Exception | None) -> None:
        if job_id not in self._running:
            return
        task, thread, _ = self._running[job_id]
        thread.wait()
        del self._running[job_id]
        task.answer(result, error)
        task.deleteLater()
        if not self._running:
            self.idle.emit()
