"""The waveform: drawn from the peak pyramid, for what is in view only."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QGraphicsObject, QGraphicsSceneMouseEvent, QStyleOptionGraphicsItem, QWidget

from kmaker_studio.audio.peaks import PeakPyramid
from kmaker_studio.studio.theme import theme

_FILL = 0.94  # how much of the strip's height full scale takes


class WaveformItem(QGraphicsObject):
    """A strip in a view whose x is milliseconds and whose y is pixels; a press or drag on it asks to seek there.

    The picture of what is in view is kept until the view or the waveform changes, so the playhead passes for free.
    """

    seekRequested = Signal(float)  # noqa: N815

    def __init__(self) -> None:
        super().__init__()
        self._pyramid = PeakPyramid(16000)
        self._area = QRectF()
        self._shown = (0.0, 1.0)
        self._picture: tuple[object, QImage] | None = None

    def set_pyramid(self, pyramid: PeakPyramid) -> None:
        """Draw `pyramid`; call again when it has grown."""
        self._pyramid = pyramid
        self.update()

    def set_area(self, duration_ms: float, top: float, height: float) -> None:
        """Take this strip of the view."""
        self.prepareGeometryChange()
        self._area = QRectF(0, top, max(1.0, duration_ms), max(1.0, height))

    def set_shown(self, low_ms: float, high_ms: float) -> None:
        """Draw this stretch, all that is in view."""
        self._shown = (low_ms, high_ms)
        self.update()

    def boundingRect(self) -> QRectF:  # noqa: N802
        """The whole song's strip."""
        return self._area

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:  # noqa: ARG002
        """Draw what is in view, a column for each pixel of the screen."""
        low, high = self._shown
        rect = painter.transform().mapRect(QRectF(low, self._area.top(), high - low, self._area.height()))
        ratio = painter.device().devicePixelRatio()
        size = (round(rect.width() * ratio), round(rect.height() * ratio))
        if min(size) < 1:
            return
        key = (low, high, size, id(self._pyramid), self._pyramid.duration_ms)
        if self._picture is None or self._picture[0] != key:
            self._picture = (key, picture(self._pyramid, low, high, *size))
        painter.save()
        painter.resetTransform()
        painter.drawImage(rect, self._picture[1])
        painter.restore()

    def mousePressEvent(self, event: QGraphicsSceneMouseEvent) -> None:  # noqa: N802
        """Seek; other buttons are the view's."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.seekRequested.emit(event.pos().x())
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QGraphicsSceneMouseEvent) -> None:  # noqa: N802
        """Keep seeking while dragged."""
        self.seekRequested.emit(event.pos().x())


def columns(pyramid: PeakPyramid, low: float, high: float, width: int) -> npt.NDArray[np.float32]:
    """The lowest and highest sample of each of `width` columns from `low` to `high` ms, NaN where nothing has come.

    Returns shape (2, width).
    """
    found = np.full((2, width), np.nan, np.float32)
    pixel = (high - low) / width
    start, step, peaks = pyramid.window(low, high, pixel)
    if len(peaks):
        first = np.floor((low + pixel * np.arange(width) - start) / step).astype(int)
        there = first < len(peaks)
        index = np.clip(first[there], 0, None)
        values = peaks.astype(np.float32)
        found[0, there] = np.minimum.reduceat(values[:, 0], index)
        found[1, there] = np.maximum.reduceat(values[:, 1], index)
    return found


def picture(pyramid: PeakPyramid, low: float, high: float, width: int, height: int) -> QImage:
    """The waveform from `low` to `high` ms in `width` by `height` pixels of the screen."""
    colours = theme()
    middle, half = (height - 1) / 2, (height - 1) / 2 * _FILL
    lows, highs = columns(pyramid, low, high, width)
    rows = np.arange(height, dtype=np.float32)[:, None]
    with np.errstate(invalid="ignore"):
        inside = (rows >= np.minimum(middle - half * highs, middle - 0.5)) & (
            rows <= np.maximum(middle - half * lows, middle + 0.5)
        )
    pixels = np.where(inside, np.uint32(colours.colour("wave").rgb()), np.uint32(colours.colour("track").rgb()))
    return QImage(pixels.tobytes(), width, height, 4 * width, QImage.Format.Format_RGB32).copy()
