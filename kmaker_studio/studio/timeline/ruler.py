"""The time ruler above the tracks."""

import pyqtgraph as pg
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGraphicsSceneMouseEvent

from kmaker_studio.studio.clock_text import clock
from kmaker_studio.studio.theme import font, theme

_STEPS_MS = (5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000)
_LABEL_PIXELS = 90
_HEIGHT = 24


def major_step(ms_per_pixel: float) -> int:
    """The smallest round step at which labels do not touch."""
    return next((step for step in _STEPS_MS if step >= _LABEL_PIXELS * ms_per_pixel), _STEPS_MS[-1])


class Ruler(pg.AxisItem):
    """Ticks at round times; a press or drag on it asks to seek there."""

    seekRequested = Signal(float)  # noqa: N815

    def __init__(self) -> None:
        colours = theme()
        super().__init__(orientation="top", pen=colours.border, textPen=colours.dim, maxTickLength=-5)
        self.setStyle(tickFont=font(11, fixed=True), tickTextOffset=3, autoExpandTextSpace=False)
        self.setHeight(_HEIGHT)

    def tickSpacing(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, float]]:  # noqa: N802, N803
        """Labelled steps, and five marks between two of them."""
        step = major_step((maxVal - minVal) / max(1.0, size))
        return [(float(step), 0.0), (step / 5, 0.0)]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:  # noqa: ARG002, N802
        """Labels for the major steps only."""
        low, high = self.range
        step = major_step((high - low) / max(1.0, self.geometry().width()))
        if spacing < step:
            return [""] * len(values)
        digits = 0 if step >= 1000 else 2 if step >= 10 else 3
        return [clock(value, digits) for value in values]

    def mousePressEvent(self, event: QGraphicsSceneMouseEvent) -> None:  # noqa: N802
        """Seek; other buttons are the view's."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._seek(event)
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QGraphicsSceneMouseEvent) -> None:  # noqa: N802
        """Keep seeking while dragged."""
        self._seek(event)

    def _seek(self, event: QGraphicsSceneMouseEvent) -> None:
        low, high = self.range
        event.accept()
        self.seekRequested.emit(low + event.pos().x() * (high - low) / max(1.0, self.geometry().width()))
