"""The whole song in one narrow strip, with the part that the timeline shows."""

from typing import cast

import pyqtgraph as pg
from PySide6.QtCore import QObject, QRectF, Signal

from kmaker_studio.audio.peaks import PeakPyramid
from kmaker_studio.studio.theme import theme
from kmaker_studio.studio.timeline.waveform import WaveformItem

HEIGHT = 34


class Minimap(QObject):
    """Fills `box`; the region can be dragged and its ends too, a click elsewhere moves it there."""

    rangeRequested = Signal(float, float)  # noqa: N815

    def __init__(self, box: pg.ViewBox, parent: QObject) -> None:
        super().__init__(parent)
        colours = theme()
        self._box, self._duration = box, 1.0
        self._shown = (0.0, 1.0)
        self._setting = False
        self._wave = WaveformItem()
        self._wave.seekRequested.connect(self._centre)
        self._region = pg.LinearRegionItem(
            brush=colours.colour("accent", 0.14), hoverBrush=colours.colour("accent", 0.22), pen=colours.accent
        )
        self._line = pg.InfiniteLine(angle=90, pen=pg.mkPen(colours.playhead, width=1))
        for item in (self._wave, self._region, self._line):
            box.addItem(item, ignoreBounds=True)
        self._region.sigRegionChanged.connect(self._on_region)
        box.setYRange(0, HEIGHT, padding=0)
        box.invertY(True)

    def set_duration(self, duration_ms: float) -> None:
        """Show a song of this length."""
        self._duration = max(1.0, duration_ms)
        self._box.setXRange(0, self._duration, padding=0)
        self._wave.set_area(self._duration, 0, HEIGHT)
        self._wave.set_shown(0, self._duration)
        self._region.setBounds((0, self._duration))

    def set_pyramid(self, pyramid: PeakPyramid) -> None:
        """Show what has been decoded."""
        self._wave.set_pyramid(pyramid)

    def set_range(self, start_ms: float, end_ms: float) -> None:
        """Show which part the timeline shows."""
        self._setting = True
        self._shown = (max(0.0, start_ms), min(self._duration, end_ms))
        self._region.setRegion(self._shown)
        self._setting = False

    def set_position(self, ms: float) -> None:
        """Show the playhead."""
        self._line.setPos(ms)

    def region(self) -> QRectF:
        """The shown part in the strip's coordinates."""
        low, high = self._shown
        return QRectF(low, 0, high - low, HEIGHT)

    def _centre(self, ms: float) -> None:
        low, high = self._shown
        half = (high - low) / 2
        self.rangeRequested.emit(ms - half, ms + half)

    def _on_region(self) -> None:
        if not self._setting:
            low, high = cast("tuple[float, float]", self._region.getRegion())
            self.rangeRequested.emit(float(low), float(high))
