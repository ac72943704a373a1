"""The preview panel: what the video shows at the playhead, live."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kmaker_studio.core.jobs import Cancelled, Report
from kmaker_studio.core.song import Song
from kmaker_studio.studio.jobs.runner import JobRunner, Task
from kmaker_studio.studio.panels.frame_painter import FramePainter
from kmaker_studio.studio.theme.painting import guarded_paint
from kmaker_studio.studio.theme.theme import theme
from kmaker_studio.video.style import Style, load_style

_PAUSE_MS = 40
_FRAME_MS = 33
_LEAST_FRAME = QSize(256, 144)
_SIDE, _ABOVE = 12, 10  # pixels beside and over the frame


class PreviewPanel(QWidget):
    """16:9, fitted. A changed song is laid out in the background, the latest next; the playhead waits for nothing."""

    def __init__(self, runner: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Preview of the video"))
        self.setMinimumSize(_LEAST_FRAME + QSize(2 * _SIDE, 2 * _ABOVE))
        self._runner = runner
        self._style: Style | None = None
        self._song, self._ms = Song(), 0.0
        self._asked: tuple[Song, Style | None] | None = None
        self._task: Task | None = None
        self._frames: FramePainter | None = None
        self._message = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._lay_out)
        self._drawing = QTimer(self)  # the playhead moves more often than a video shows
        self._drawing.setSingleShot(True)
        self._drawing.setInterval(_FRAME_MS)
        self._drawing.timeout.connect(self.update)

    @property
    def frames(self) -> FramePainter | None:
        """What is drawn from; None where the words have no times."""
        return self._frames

    @property
    def is_current(self) -> bool:
        """Whether the latest song has been laid out."""
        return self._asked == (self._song, self._style) and self._task is None

    def set_style(self, style: Style | None) -> None:
        """Draw in this style, the default one where None."""
        self._style = style
        if not self._timer.isActive():  # a slider that is dragged asks more often
            self._timer.start()

    def request(self, song: Song, ms: float) -> None:
        """Show the frame at `ms`."""
        if song is not self._song:
            self._song = song
            if not self._timer.isActive():
                self._timer.start()
        if ms != self._ms:
            self._ms = ms
            if not self._drawing.isActive():
                self._drawing.start()

    def stop(self) -> None:
        """Lay out nothing more."""
        self._timer.stop()
        self._drawing.stop()
        if self._task is not None:
            self._task.drop()
            self._task = None

    def frame_rect(self) -> QRect:
        """Where the frame is in the widget."""
        room = self.rect().adjusted(_SIDE, _ABOVE, -_SIDE, -_ABOVE)
        width = min(room.width(), room.height() * 16 // 9)
        size = QSize(max(16, width), max(9, width * 9 // 16))
        return QRect(
            room.left() + (room.width() - size.width()) // 2,
            room.top() + (room.height() - size.height()) // 2,
            size.width(),
            size.height(),
        )

    @guarded_paint
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """The frame, or why there is none."""
        painter = QPainter(self)
        rect, colours = self.frame_rect(), theme()
        painter.fillRect(self.rect(), colours.colour("window"))
        if self._frames is not None:
            self._frames.paint(painter, QRectF(rect), self._ms)
            return
        painter.fillRect(rect, colours.colour("track"))
        painter.setPen(colours.colour("dim"))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(rect.adjusted(30, 0, -30, 0), int(flags), self._message)

    def _lay_out(self) -> None:
        if self._task is not None or self._asked == (self._song, self._style):
            return
        song, style = self._asked = self._song, self._style
        if not any(word.is_timed for word in song.words()):
            self._show(None, self.tr("The video appears here as soon as the words have times."))
            return

        def lay_out(report: Report, cancelled: Cancelled) -> FramePainter:  # noqa: ARG001
            return FramePainter.of(song, style or load_style())

        task = self._runner.start(lay_out, self.tr("Drawing the preview"))
        task.succeeded.connect(self._show)
        task.failed.connect(self._on_failed)
        task.finished.connect(self._on_finished)
        self._task = task

    def _on_failed(self, sentence: str) -> None:
        self._show(None, sentence)

    def _show(self, frames: FramePainter | None, message: str = "") -> None:
        self._frames, self._message = frames, message
        self.update()

    def _on_finished(self) -> None:
        self._task = None
        if (self._song, self._style) != self._asked:
            self._timer.start()
