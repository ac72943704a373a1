"""The status bar: the song's state, a strip for each running task, and the sound device."""

import time

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QStatusBar, QWidget

from kmaker_studio.core.jobs import Progress
from kmaker_studio.studio.i18n.clock_text import time_left
from kmaker_studio.studio.i18n.marking import QT_TRANSLATE_NOOP
from kmaker_studio.studio.jobs.runner import Task
from kmaker_studio.studio.theme.theme import look, theme

_SHOWN_MS = 6000


QT_TRANSLATE_NOOP("Stages", "Aligning")
QT_TRANSLATE_NOOP("Stages", "Drawing the video")
QT_TRANSLATE_NOOP("Stages", "Finding onsets")
QT_TRANSLATE_NOOP("Stages", "Finding the words")
QT_TRANSLATE_NOOP("Stages", "Listening")
QT_TRANSLATE_NOOP("Stages", "Loading the aligner")
QT_TRANSLATE_NOOP("Stages", "Looking again")
QT_TRANSLATE_NOOP("Stages", "Opening")
QT_TRANSLATE_NOOP("Stages", "Placing the sound")
QT_TRANSLATE_NOOP("Stages", "Preparing the background")
QT_TRANSLATE_NOOP("Stages", "Preparing the sound")
QT_TRANSLATE_NOOP("Stages", "Reading the sound")
QT_TRANSLATE_NOOP("Stages", "Saving")
QT_TRANSLATE_NOOP("Stages", "Separating the voice")
QT_TRANSLATE_NOOP("Stages", "Writing")


def stage_name(name: str) -> str:
    """A job's stage in the language of the window."""
    return QCoreApplication.translate("Stages", name)


class TaskStrip(QWidget):
    """One task: stage, percent, time left, Cancel."""

    def __init__(self, task: Task) -> None:
        super().__init__()
        self._stage, self._began = "", time.monotonic()
        self.label = QLabel(f"{task.title}…")
        self.bar = QProgressBar()
        self.bar.setAccessibleName(self.tr("Progress of {}").format(task.title))
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.bar.setFixedWidth(140)
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.setObjectName("small")
        self.cancel.setAccessibleName(self.tr("Cancel {}").format(task.title))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(10)
        for widget in (self.bar, self.label, self.cancel):
            layout.addWidget(widget)
        self.cancel.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        task.progressed.connect(self._on_progress)
        self.cancel.clicked.connect(task.cancel)

    def _on_progress(self, progress: Progress) -> None:
        now = time.monotonic()
        if progress.stage != self._stage:
            self._stage, self._began = progress.stage, now
        if progress.done <= 0 and progress.total <= 1:
            self.bar.setRange(0, 0)
            self.label.setText(f"{stage_name(progress.stage)}…")
            return
        self.bar.setRange(0, 1000)
        self.bar.setValue(round(1000 * progress.share))
        left = time_left(now - self._began, progress.share)
        parts = [f"{stage_name(progress.stage)} {round(100 * progress.share)} %"] + ([left] if left else [])
        self.label.setText(" · ".join(parts))


class StatusBar(QStatusBar):
    """`say` shows a sentence for some seconds, `set_state` what lasts."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self.setContentsMargins(8, 2, 8, 2)
        self._state, self._dot = "", ""
        self.state = QLabel()
        self.state.setSizePolicy(
            QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred
        )  # no sentence widens the window
        self.device = QLabel()
        self.device.setObjectName("dim")
        self.strips: list[TaskStrip] = []
        running = QWidget()
        self._running = QHBoxLayout(running)
        self._running.setContentsMargins(0, 0, 0, 0)
        self.addWidget(self.state, 1)
        self.addPermanentWidget(running)
        self.addPermanentWidget(self.device)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._back)
        look().changed.connect(self._back)

    def set_state(self, text: str, colour: str) -> None:
        """Show `text` behind a dot of the theme's `colour`."""
        self._state, self._dot = text, colour
        if not self._timer.isActive():
            self._back()

    def say(self, sentence: str, *, well: bool = False) -> None:
        """Show `sentence` for a while; where all went `well`, not in the colour of a warning."""
        self.state.setText(_with_dot(sentence, "good" if well else "doubtful_border"))
        self.state.setToolTip(sentence)
        self._timer.start(_SHOWN_MS)

    def add_task(self, task: Task) -> None:
        """Show `task` until it has finished."""
        strip = TaskStrip(task)
        self.strips.append(strip)
        self._running.addWidget(strip)
        task.finished.connect(lambda: self._remove(strip))

    def _remove(self, strip: TaskStrip) -> None:
        self.strips.remove(strip)
        self._running.removeWidget(strip)
        strip.hide()
        strip.deleteLater()

    def _back(self) -> None:
        self.state.setText(_with_dot(self._state, self._dot) if self._state else "")

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Nothing is cut off: the bar is a little higher than Qt's."""
        self.setMinimumHeight(34)
        super().showEvent(event)


def _with_dot(text: str, colour: str) -> str:
    return f'<span style="color:{getattr(theme(), colour)}">●</span>&nbsp; {text}'
