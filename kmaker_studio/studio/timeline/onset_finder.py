"""The onset finder: vocal onsets of the open song, found in the background and cached."""

from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Signal

from kmaker_studio.audio.audio_cache import get_cached, put_cached
from kmaker_studio.audio.onsets import OnsetTimes, vocal_onsets
from kmaker_studio.audio.spectrogram import Read
from kmaker_studio.core.jobs import Cancelled, Report
from kmaker_studio.studio.jobs.runner import JobRunner, Task

_KIND = "onsets-1"


class OnsetFinder(QObject):
    """`times` are the onsets in ms, none until `found`."""

    found = Signal()

    def __init__(self, runner: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._task: Task | None = None
        self.times: OnsetTimes = np.zeros(0, np.int32)

    def stop(self) -> None:
        """Another sound comes: forget the onsets of this one."""
        if self._task is not None:
            self._task.drop()
            self._task = None
        self.times = np.zeros(0, np.int32)

    def start(self, path: Path, read: Read, frames: int, rate: int) -> None:
        """Find the onsets of the sound in `path`, whose samples have all come."""
        self.stop()

        def job(report: Report, cancelled: Cancelled) -> OnsetTimes:
            kept = get_cached(path, _KIND, cancelled)
            if kept is not None and kept.ndim == 1 and kept.dtype == np.int32:
                return kept.astype(np.int32)
            found = vocal_onsets(read, frames, rate, report, cancelled)
            put_cached(path, _KIND, found, cancelled)
            return found

        task = self._runner.start(job, "Listening for onsets")
        task.succeeded.connect(self._on_found)
        self._task = task

    def _on_found(self, times: OnsetTimes) -> None:
        self._task = None
        self.times = times
        self.found.emit()
