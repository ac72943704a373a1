"""The time ruler above the strips."""

import math

from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QPainter, QPen

from kmaker_studio.studio.i18n.clock_text import clock
from kmaker_studio.studio.strips.scale import Scale
from kmaker_studio.studio.theme.theme import Theme
from kmaker_studio.studio.timeline.painted_text import draw_text

HEIGHT = 24.0

_STEPS_MS = (5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000)
_LABEL_PIXELS = 90
_MARKS = 5


def major_step(ms_per_pixel: float) -> int:
    """The smallest round step at which labels do not touch."""
    least = _LABEL_PIXELS * ms_per_pixel
    longest = _STEPS_MS[-1]
    return next((step for step in _STEPS_MS if step >= least), longest * math.ceil(least / longest))


def paint_ruler(painter: QPainter, scale: Scale, theme: Theme) -> None:
    """Labelled steps, and five marks to each, in the upper `HEIGHT` pixels."""
    step = major_step(scale.ms_per_pixel)
    digits = 0 if step >= 1000 else 2 if step >= 10 else 3
    low = max(0, int(scale.ms(-_LABEL_PIXELS) // step))
    high = int(scale.high_ms // step) + 1
    marks: list[QLineF] = []
    painter.setPen(theme.colour("dim"))
    for number in range(low, high + 1):
        x = round(scale.x(number * step)) + 0.5
        marks.append(QLineF(x, HEIGHT - 9, x, HEIGHT - 2))
        draw_text(painter, clock(number * step, digits), QPointF(x + 4, 4), 11, fixed=True)
        for mark in range(1, _MARKS):
            x = round(scale.x((number + mark / _MARKS) * step)) + 0.5
            marks.append(QLineF(x, HEIGHT - 5, x, HEIGHT - 2))
    painter.setPen(QPen(theme.colour("disabled"), 1))
    painter.drawLines(marks)
