"""The waveform strip: drawn from the peak pyramid, and from the samples where the zoom is closer than that."""

from collections.abc import Callable
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QColor, QImage, QPixmap

from kmaker_studio.audio.peaks import PeakPyramid, Peaks, peaks_between
from kmaker_studio.audio.spectrogram import Read
from kmaker_studio.studio.strips.strip_cache import COLUMNS, Span, StripCache
from kmaker_studio.studio.theme.theme import Theme

Columns: TypeAlias = npt.NDArray[np.float32]
"""Shape (3, width): the lowest and highest sample and the loudness of each column, NaN where nothing has come."""

_FILL = 0.94  # how much of the strip's height full scale takes


class WaveformStrip:
    """The strip's pictures."""

    def __init__(self, theme: Callable[[], Theme]) -> None:
        self._theme = theme
        self._pyramid = PeakPyramid(16000)
        self._samples: tuple[Read, int] | None = None
        self.chunks = StripCache(self._draw)

    def set_audio(self, pyramid: PeakPyramid, read: Read, rate: int) -> None:
        """Draw another sound: its peaks, and its samples at `rate` Hz for the closest zooms."""
        self._pyramid, self._samples = pyramid, (read, rate)
        self.chunks.clear()

    def grow(self) -> None:
        """More of the sound has come."""
        self.chunks.forget()

    def _draw(self, span: Span) -> tuple[QPixmap, bool]:
        found = columns(self._pyramid, span.low_ms, span.high_ms, COLUMNS, self._samples)
        final = not bool(np.isnan(found[0]).any()) and self._is_settled(span)
        return QPixmap.fromImage(picture(found, span.rows, self._theme())), final

    def _is_settled(self, span: Span) -> bool:
        """Whether nothing that is still to come would be drawn instead: a coarser level, or samples after the peaks."""
        pyramid = self._pyramid
        if span.column_ms >= pyramid.bin_ms(0):
            return span.column_ms < pyramid.bin_ms(pyramid.level_count)
        if self._samples is None:
            return False
        read, rate = self._samples
        first, last = round(span.low_ms * rate / 1000), round(span.high_ms * rate / 1000)
        return len(read(first, last - first)) == last - first


def columns(
    pyramid: PeakPyramid, low: float, high: float, width: int, samples: tuple[Read, int] | None = None
) -> Columns:
    """`width` columns from `low` to `high` ms."""
    pixel = (high - low) / width
    if samples is not None and pixel < pyramid.bin_ms(0):
        found = _close(samples[0], samples[1], low, pixel, width)
        if found is not None:
            return found
    found = np.full((3, width), np.nan, np.float32)
    start, step, peaks = pyramid.window(low, high, pixel)
    if len(peaks):
        first = np.floor((low + pixel * np.arange(width) - start) / step + 1e-9).astype(int)
        there = first < len(peaks)
        index = np.clip(first[there], 0, None)
        values = peaks.astype(np.float32)
        found[0, there] = np.minimum.reduceat(values[:, 0], index)
        found[1, there] = np.maximum.reduceat(values[:, 1], index)
        found[2, there] = values[index, 2]
    return found


def _close(read: Read, rate: int, low: float, pixel: float, width: int) -> Columns | None:
    """The columns from the samples; None where not all have come yet."""
    edges = np.rint((low + pixel * np.arange(width + 1)) * rate / 1000).astype(np.intp)
    pcm = read(int(edges[0]), int(edges[-1] - edges[0]))
    if len(pcm) < edges[-1] - edges[0] or len(pcm) < width:
        return None
    peaks: Peaks = peaks_between(pcm.astype(np.float32) * np.float32(1 / 32768), edges[:-1] - edges[0])
    return peaks.T.astype(np.float32)


def picture(found: Columns, height: int, theme: Theme) -> QImage:
    """Columns as a picture of the screen's own pixels: the peaks, and the loudness as a brighter core."""
    width = found.shape[1]
    lows, highs, loudness = np.nan_to_num(found, nan=0.0)
    middle, half = (height - 1) / 2, (height - 1) / 2 * _FILL
    thin = np.where(np.isnan(found[0]), np.nan, 0.5)  # the middle line, where the sound has come
    core = np.minimum(loudness, np.maximum(highs, -lows))
    rows = np.arange(height, dtype=np.int16)[:, None]
    pixels = _between(rows, middle - half * highs, middle - half * lows, middle, thin)
    pixels += _between(rows, middle - half * core, middle + half * core, middle, thin)
    padded = np.zeros((height, -(-width // 4) * 4), np.uint8)
    padded[:, :width] = pixels
    image = QImage(padded.data, width, height, padded.shape[1], QImage.Format.Format_Indexed8)
    image.setColorTable([colour.rgb() for colour in _colours(theme)])
    return image.convertToFormat(QImage.Format.Format_RGB32)


def _between(
    rows: npt.NDArray[np.int16],
    top: npt.NDArray[np.float32],
    bottom: npt.NDArray[np.float32],
    middle: float,
    thin: npt.NDArray[np.float32],
) -> npt.NDArray[np.uint8]:
    there = ~np.isnan(thin)
    first = np.where(there, np.ceil(np.minimum(top, middle - 0.5)), np.iinfo(np.int16).max).astype(np.int16)
    last = np.where(there, np.floor(np.maximum(bottom, middle + 0.5)), -1).astype(np.int16)
    return ((rows >= first) & (rows <= last)).view(np.uint8)


def _colours(theme: Theme) -> tuple[QColor, QColor, QColor]:
    """Background, peaks, loudness."""
    back, front = theme.colour("track"), theme.colour("wave")
    mixed = [round(0.45 * new + 0.55 * old) for new, old in zip(_rgb(front), _rgb(back), strict=True)]
    return back, QColor(*mixed), front


def _rgb(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()
