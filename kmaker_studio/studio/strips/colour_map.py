"""The colours of the spectrogram: palettes for dark themes and for light ones, all rising evenly in lightness."""

from functools import cache
from typing import Literal, get_args

from PySide6.QtGui import QColor

from kmaker_studio.studio.settings import SPECTROGRAM_PALETTE
from kmaker_studio.studio.theme.theme import Theme

Palette = Literal["calm", "vivid", "grey"]
"""Quiet beside the words; more to see by; without a hue."""

PALETTES: tuple[Palette, ...] = get_args(Palette)

_DARK: dict[Palette, tuple[str, ...]] = {
    "calm": ("#101218", "#131926", "#192338", "#21304d", "#2d4264", "#3c577d", "#517098", "#6d8bb1", "#93abc9"),
    "vivid": ("#101218", "#1b1440", "#43196b", "#7d2482", "#b93778", "#e65a5c", "#fb9350", "#fdca6a", "#fcf6c5"),
    "grey": ("#101218", "#181a20", "#24262d", "#33363d", "#464950", "#5d6067", "#787b82", "#96999f", "#b8babf"),
}
_LIGHT: dict[Palette, tuple[str, ...]] = {
    "calm": ("#e8ebf2", "#dfe5ef", "#d0d9e8", "#bdcadf", "#a6b8d4", "#8ea4c7", "#758fb8", "#5d79a7", "#476493"),
    "vivid": ("#ffffff", "#e9ecf7", "#c9d2ee", "#9fb2e2", "#738fd2", "#4f6bbd", "#3a499c", "#2a2c73", "#160f45"),
    "grey": ("#e8ebf2", "#dfe0e4", "#d0d1d5", "#bdbec2", "#a7a8ac", "#8f9094", "#76777b", "#5d5e62", "#454649"),
}

CONTRASTS = (0.6, 0.8, 1.0, 1.25, 1.6)
"""How steeply levels become colours; 1 shows 66 dB."""

_SHOWN = 0.69  # the share of the levels, 96 dB in all, that contrast 1 shows
_TOP = 0.93  # music hardly reaches the levels above


@cache
def colour_table(theme: Theme, contrast: float, palette: Palette = "calm") -> list[int]:
    """The colour of each of the 256 levels, as Qt's ARGB numbers."""
    light = theme.colour("window").lightnessF() > 0.5
    stops = [QColor(stop) for stop in (_LIGHT if light else _DARK)[palette]]
    stops[0] = theme.colour("track")
    width = min(_TOP, _SHOWN / contrast)  # silence is always the background
    table: list[int] = []
    for level in range(256):
        share = min(1.0, max(0.0, (level / 255 - (_TOP - width)) / width))
        at = share * (len(stops) - 1)
        low = min(int(at), len(stops) - 2)
        table.append(_between(stops[low], stops[low + 1], at - low).rgb())
    return table


def remembered_palette() -> Palette:
    """What the user chose; the calm one to begin with."""
    kept = SPECTROGRAM_PALETTE.read()
    return "vivid" if kept == "vivid" else "grey" if kept == "grey" else "calm"


def remember_palette(palette: Palette) -> None:
    """Choose it for this time and the next ones."""
    SPECTROGRAM_PALETTE.write(palette)


def _between(first: QColor, second: QColor, share: float) -> QColor:
    return QColor(
        round(first.red() + share * (second.red() - first.red())),
        round(first.green() + share * (second.green() - first.green())),
        round(first.blue() + share * (second.blue() - first.blue())),
    )
