"""The calibration chart: how late each tap came, a dot a beep, a line for the median."""

from collections.abc import Sequence
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QWidget

from kmaker_studio.core.tap_latency import BEEPS, tap_lateness
from kmaker_studio.studio.theme.theme import theme

_EARLIEST_MS, _LATEST_MS = -150.0, 300.0
_LIT_MS = 120.0  # how long a beep is shown as sounding


class TapChart(pg.PlotWidget):
    """Beeps from left to right, milliseconds after the beep upwards."""

    def __init__(self, parent: QWidget) -> None:
        colours = theme()
        super().__init__(parent, background=colours.track)
        self.setAccessibleName(self.tr("How late each tap came"))
        self.setFixedHeight(150)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        plot: Any = self.getPlotItem()  # pyqtgraph has no types
        plot.hideButtons()
        plot.setMenuEnabled(False)
        plot.setMouseEnabled(x=False, y=False)
        plot.setRange(xRange=(0.5, BEEPS + 0.5), yRange=(_EARLIEST_MS, _LATEST_MS + 30), padding=0)
        plot.setLabel("left", self.tr("ms after the beep"))
        for side in ("left", "bottom"):
            plot.getAxis(side).setPen(colours.colour("border"))
            plot.getAxis(side).setTextPen(colours.colour("dim"))
        plot.getAxis("bottom").setTicks([[(number, str(number)) for number in range(1, BEEPS + 1)]])
        plot.addItem(pg.InfiniteLine(0, angle=0, pen=colours.colour("pressed")))
        self.sounding = pg.InfiniteLine(0, angle=90, pen=QPen(colours.colour("accent"), 0))
        self.median = pg.InfiniteLine(0, angle=0, pen=QPen(colours.colour("good"), 0, Qt.PenStyle.DashLine))
        for line in (self.sounding, self.median):
            line.setVisible(False)
            plot.addItem(line)
        self.dots = pg.ScatterPlotItem(size=10, pen=None, brush=colours.colour("good"))
        plot.addItem(self.dots)

    def show_taps(self, beeps: Sequence[float], taps: Sequence[float], latency: float | None, now: float) -> None:
        """Draw the taps, their median where it is known, and the beep that sounds at `now` (all in ms)."""
        late = [(number, tap_lateness([beep], list(taps))) for number, beep in enumerate(beeps, 1)]
        self.dots.setData(
            [number for number, found in late if found],
            [min(_LATEST_MS, max(_EARLIEST_MS, found[0])) for _, found in late if found],
        )
        self.median.setVisible(latency is not None)
        self.median.setValue(latency or 0.0)
        sounding = next((number for number, beep in enumerate(beeps, 1) if 0 <= now - beep < _LIT_MS), 0)
        self.sounding.setVisible(sounding > 0)
        self.sounding.setValue(sounding)
