"""The colours of the spectrogram: one map for dark themes, one for light ones, both rising evenly in lightness."""

from functools import cache

from PySide6.QtGui import QColor

from kmaker_studio.studio.theme.theme import Theme

_EMBER = ("#101218", "#1b1440", "#43196b", "#7d2482", "#b93778", "#e65a5c", "#fb9350", "#fdca6a", "#fcf6c5")
_INK = ("#ffffff", "#e9ecf7", "#c9d2ee", "#9fb2e2", "#738fd2", "#4f6bbd", "#3a499c", "#2a2c73", "#160f45")

CONTRASTS = (0.6, 0.8, 1.0, 1.25, 1.6)
"""How steeply levels become colours; 1 shows 66 dB."""

_SHOWN = 0.69  # the share of the levels, 96 dB in all, that contrast 1 shows
_TOP = 0.93  # music hardly reaches the levels above


@cache
def colour_table(theme: Theme, contrast: float) -> list[int]:
    """The colour of each of the 256 levels, as Qt's ARGB numbers."""
    light = theme.colour("window").lightnessF() > 0.5
    stops = [QColor(stop) for stop in (_INK if light else _EMBER)]
    stops[0] = theme.colour("track")
    width = min(_TOP, _SHOWN / contrast)  # silence is always the background
    table: list[int] = []
    for level in range(256):
        share = min(1.0, max(0.0, (level / 255 - (_TOP - width)) / width))
        at = share * (len(stops) - 1)
        low = min(int(at), len(stops) - 2)
        table.append(_between(stops[low], stops[low + 1], at - low).rgb())
    return table


def _between(first: QColor, second: QColor, share: float) -> QColor:
    return QColor(
        round(first.red() + share * (second.red() - first.red())),
        round(first.green() + share * (second.green() - first.green())),
        round(first.blue() + share * (second.blue() - first.blue())),
    )
