"""The export dialog's progress: percentage, time left, and that it goes on when the dialog is closed."""

import time

from PySide6.QtWidgets import QLabel, QProgressBar, QVBoxLayout, QWidget

from kmaker_studio.core.jobs import Progress
from kmaker_studio.studio.i18n.clock_text import time_left
from kmaker_studio.studio.panels.status import stage_name


class ExportProgress(QWidget):
    """Shows how far an export is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar, self.told, self.hint = QProgressBar(), QLabel(), QLabel()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress of the export"))
        self.hint.setObjectName("dim")
        self.hint.setText(self.tr("You may close this window: the export goes on, the status bar shows how far it is."))
        self.hint.setWordWrap(True)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        for widget in (self.bar, self.told, self.hint):
            rows.addWidget(widget)
        self._began, self._stage = time.monotonic(), ""

    def begin(self) -> None:
        """An export starts."""
        self._began = time.monotonic()
        self.bar.setRange(0, 0)
        self.told.setText("")
        self.show()

    def show_progress(self, progress: Progress) -> None:
        """How far it is."""
        if progress.done <= 0:
            self.told.setText(f"{stage_name(progress.stage)}…")
            return
        self.bar.setRange(0, 1000)
        self.bar.setValue(round(1000 * progress.share))
        left = time_left(time.monotonic() - self._began, progress.share)
        parts = [f"{stage_name(progress.stage)} · {round(100 * progress.share)} %"] + ([left] if left else [])
        self.told.setText(" · ".join(parts))
