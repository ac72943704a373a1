"""Icons of resources/icons in the colours of the theme, sharp at any scale."""

from functools import cache, lru_cache
from weakref import WeakKeyDictionary

import shiboken6
from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QAction, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton

from kmaker_studio import paths
from kmaker_studio.studio.theme.theme import look, theme

SIZE = 18
"""Logical pixels that the icons are drawn for."""

_SCALES = (1, 2, 3)
_tinted: WeakKeyDictionary[QAction | QAbstractButton, tuple[str, str]] = WeakKeyDictionary()


@lru_cache(maxsize=256)
def icon(name: str, colour: str, disabled: str) -> QIcon:
    """The picture resources/icons/NAME.svg, drawn where it says `currentColor` in `colour`."""
    made = QIcon()
    for mode, tint in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, disabled)):
        for scale in _SCALES:
            made.addPixmap(_pixmap(name, tint, scale), mode)
    return made


def tint(target: QAction | QAbstractButton, name: str, colour: str = "text") -> None:
    """Give `target` the icon in the theme's `colour`, and again in every theme that is put on later."""
    _listen()
    _tinted[target] = name, colour
    target.setIcon(icon(name, getattr(theme(), colour), theme().disabled))


@cache
def _listen() -> None:
    look().changed.connect(_tint_all)


def _tint_all() -> None:
    for target, (name, colour) in list(_tinted.items()):
        if shiboken6.isValid(target):
            target.setIcon(icon(name, getattr(theme(), colour), theme().disabled))


def _pixmap(name: str, colour: str, scale: int) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    source = (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode()))
    pixmap = QPixmap(SIZE * scale, SIZE * scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, SIZE * scale, SIZE * scale))
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    return pixmap
