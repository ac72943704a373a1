"""Themes: named colours, used by the style sheet, by Qt's palette and by what paints itself.

What paints itself asks `theme()` while it paints; what keeps colours or icons listens to `look().changed`.
"""

from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from kmaker_studio import paths

THEMES = ("dark", "light")
SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours, as `#rrggbb`; each has its use in its name. `accent_ink` is the accent for letters and lines."""

    window: str
    panel: str
    raised: str
    pressed: str
    border: str
    text: str
    dim: str
    disabled: str
    accent: str
    accent_hover: str
    accent_text: str
    accent_ink: str
    row: str
    track: str
    wave: str
    word: str
    word_border: str
    word_text: str
    selected: str
    selected_border: str
    doubtful: str
    doubtful_stripe: str
    doubtful_border: str
    locked: str
    locked_border: str
    playhead: str
    good: str

    def colour(self, name: str, alpha: float = 1.0) -> QColor:
        """The named colour, `alpha` from 0 (clear) to 1 (solid)."""
        colour = QColor(getattr(self, name))
        colour.setAlphaF(alpha)
        return colour


class Look(QObject):
    """Which theme is worn. `changed` comes after another was put on."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name = THEMES[0]


@cache
def look() -> Look:
    """The one look of the program."""
    return Look()


def _folder() -> Path:
    return paths.resources() / "themes"


def theme() -> Theme:
    """The theme that is worn."""
    return load_theme(look().name)


@cache
def load_theme(name: str) -> Theme:
    """The theme in resources/themes/NAME.json."""
    return msgspec.json.decode((_folder() / f"{name}.json").read_bytes(), type=Theme)


def apply_theme(app: QApplication, name: str = THEMES[0]) -> None:
    """Dress the whole program in the theme `name`, or for `system` in the one that the desktop asks for."""
    if name not in THEMES:
        light = app.styleHints().colorScheme() == Qt.ColorScheme.Light
        name = "light" if light else "dark"
    look().name = name
    colours = load_theme(name)
    app.setStyle("Fusion")
    app.setPalette(_palette(colours))
    sheet = (_folder() / "studio.qss").read_text(encoding="utf-8")
    for field in sorted(fields(Theme), key=lambda field: -len(field.name)):  # @word_text before @word
        sheet = sheet.replace(f"@{field.name}", getattr(colours, field.name))
    app.setStyleSheet(sheet.replace("@folder", _folder().as_posix()))
    look().changed.emit()


def _palette(colours: Theme) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for where, name in (
        (role.Window, "window"),
        (role.Base, "panel"),
        (role.AlternateBase, "raised"),
        (role.Button, "raised"),
        (role.WindowText, "text"),
        (role.Text, "text"),
        (role.ButtonText, "text"),
        (role.BrightText, "text"),
        (role.ToolTipBase, "raised"),
        (role.ToolTipText, "text"),
        (role.PlaceholderText, "dim"),
        (role.Highlight, "accent"),
        (role.HighlightedText, "accent_text"),
        (role.Link, "accent_ink"),
    ):
        palette.setColor(where, colours.colour(name))
    for where in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, colours.colour("disabled"))
    return palette


def font(pixels: int, *, bold: bool = False, fixed: bool = False) -> QFont:
    """A font for what paints itself, `pixels` high at 100 %; `fixed` has digits of one width."""
    made = QFont(QApplication.font())
    if fixed:
        made.setFamilies(["JetBrains Mono", "DejaVu Sans Mono", "Menlo", "Consolas", "monospace"])
        made.setStyleHint(QFont.StyleHint.Monospace)
    made.setPixelSize(pixels)
    made.setBold(bold)
    return made
