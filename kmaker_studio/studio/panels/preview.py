"""The frame of the video at the playhead, drawn by the video's own code in a worker thread."""

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from kmaker_studio.core.jobs import Cancelled, Report
from kmaker_studio.core.song import Song
from kmaker_studio.studio.theme import theme
from kmaker_studio.studio.worker import JobRunner, Task

_PAUSE_MS = 60
_PAUSE_PLAYING_MS = 250
_LARGEST_HEIGHT = 1080


class PreviewPanel(QWidget):
    """16:9, fitted. One frame is drawn at a time; what was asked for meanwhile comes next, older wishes are dropped."""

    def __init__(self, runner: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Preview of the video")
        self.setMinimumSize(240, 150)
        self._runner = runner
        self._wish: tuple[Song, int] | None = None
        self._shown: tuple[Song, int, QSize] | None = None
        self._task: Task | None = None
        self._image: QImage | None = None
        self._message = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._start)

    @property
    def image(self) -> QImage | None:
        """The frame that is shown."""
        return self._image

    def request(self, song: Song, ms: float, *, playing: bool = False) -> None:
        """Show the frame at `ms` soon."""
        self._wish = (song, round(ms))
        if not self._timer.isActive():
            self._timer.start(_PAUSE_PLAYING_MS if playing else _PAUSE_MS)

    def stop(self) -> None:
        """Draw nothing more."""
        self._timer.stop()
        self._wish = None
        if self._task is not None:
            self._task.drop()
            self._task = None

    def frame_rect(self) -> QRect:
        """Where the frame is in the widget."""
        room = self.rect().adjusted(16, 14, -16, -14)
        width = min(room.width(), room.height() * 16 // 9)
        size = QSize(max(16, width), max(9, width * 9 // 16))
        return QRect(
            room.left() + (room.width() - size.width()) // 2,
            room.top() + (room.height() - size.height()) // 2,
            size.width(),
            size.height(),
        )

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """The frame, or why there is none."""
        painter = QPainter(self)
        rect, colours = self.frame_rect(), theme()
        painter.fillRect(self.rect(), colours.colour("window"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._image is not None:
            painter.drawImage(rect, self._image)
            return
        painter.fillRect(rect, colours.colour("track"))
        painter.setPen(colours.colour("dim"))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(rect.adjusted(30, 0, -30, 0), int(flags), self._message)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: ARG002, N802
        """A frame of the new size."""
        if self._shown is not None and self._wish is None:
            self.request(self._shown[0], self._shown[1])

    def showEvent(self, event: QShowEvent) -> None:  # noqa: ARG002, N802
        """Draw what was asked for while nobody could see it."""
        if self._wish is not None:
            self._timer.start(_PAUSE_MS)

    def _pixels(self) -> QSize:
        """The frame's size in the screen's own pixels, even and not above 1080 lines."""
        height = min(_LARGEST_HEIGHT, max(180, round(self.frame_rect().height() * self.devicePixelRatioF())))
        height -= height % 18  # so that 16:9 comes out in even numbers
        return QSize(height * 16 // 9, height)

    def _start(self) -> None:
        if self._wish is None or self._task is not None or not self.isVisible():
            return
        (song, ms), size = self._wish, self._pixels()
        self._wish = None
        if self._shown == (song, ms, size):
            return
        self._shown = (song, ms, size)
        if not any(word.is_timed for word in song.words()):
            self._image, self._message = None, "The video appears here as soon as the words have times."
            self.update()
            return

        def draw(report: Report, cancelled: Cancelled) -> QImage:  # noqa: ARG001
            from kmaker_studio.video.render import RenderOptions, preview_frame

            return QImage.fromData(preview_frame(song, ms, RenderOptions(size=(size.width(), size.height()))))

        task = self._runner.start(draw, "Drawing the preview")
        task.succeeded.connect(self._on_drawn)
        task.failed.connect(self._on_failed)
        task.finished.connect(self._on_finished)
        self._task = task

    def _on_drawn(self, image: QImage) -> None:
        self._image = image
        self.update()

    def _on_failed(self, sentence: str) -> None:
        self._image, self._message = None, sentence
        self.update()

    def _on_finished(self) -> None:
        self._task = None
        if self._wish is not None and not self._timer.isActive():
            self._timer.start(_PAUSE_MS)
