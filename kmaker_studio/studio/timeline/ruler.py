"""The time ruler above the strips."""

import math
from collections.abc import Sequence
from itertools import zip_longest

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from kmaker_studio.core.song import Marker
from kmaker_studio.studio.i18n.clock_text import clock
from kmaker_studio.studio.strips.scale import Scale
from kmaker_studio.studio.theme.theme import Theme
from kmaker_studio.studio.timeline.painted_text import draw_text, elided, text_width

HEIGHT = 24.0
MARKER_REACH = 6.0
"""Pixels to either side of a marker at which it is meant."""

_STEPS_MS = (5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000)
_LABEL_PIXELS = 90
_MARKS = 5
_FLAG = 160.0  # pixels that a marker and its name take at most


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


def paint_markers(painter: QPainter, scale: Scale, theme: Theme, markers: Sequence[Marker]) -> None:
    """Paint the named markers that are in view: a flag each, with as much of its name as there is room for."""
    shown = [marker for marker in markers if scale.low_ms - _FLAG * scale.ms_per_pixel < marker.at_ms < scale.high_ms]
    for marker, following in zip_longest(shown, shown[1:]):
        x = round(scale.x(marker.at_ms))
        room = min(_FLAG, (scale.x(following.at_ms) if following is not None else scale.width) - x - 4)
        painter.fillRect(QRectF(x, 0, 2, HEIGHT - 1), theme.colour("good"))
        name = elided(marker.name, 10, room - 8, bold=False) if room > 20 else ""
        if name:
            painter.fillRect(QRectF(x, 0, text_width(name, 10) + 8, 14), theme.colour("good"))
            painter.setPen(theme.colour("window"))
            draw_text(painter, name, QPointF(x + 4, 0), 10)
