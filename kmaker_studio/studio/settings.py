"""What the window remembers about its user: layout, theme, shortcuts and the like, in one ini file."""

import os
from functools import lru_cache

from PySide6.QtCore import QSettings

from kmaker_studio import paths

THEME = "view/theme"
LANGUAGE = "view/language"
LINK_REPEATS = "edit/link_repeats"
"""Keys that more than one room reads."""


def settings() -> QSettings:
    """The user's settings; Qt writes them a moment after a change, and at the end.

    Keys are `area/name`. What is read may be anything the user wrote there: check it.
    """
    return _of(os.environ.get("XDG_CONFIG_HOME", ""))


@lru_cache(maxsize=1)
def _of(_config_home: str) -> QSettings:
    """The file of that home of settings; finding it takes longer than reading a value."""
    return QSettings(str(paths.user_config() / "studio.ini"), QSettings.Format.IniFormat)


def text(key: str, default: str = "") -> str:
    """The setting as text."""
    value = settings().value(key, default)
    return value if isinstance(value, str) else default


def number(key: str, default: float) -> float:
    """The setting as a number."""
    try:
        return float(str(settings().value(key, default)))
    except ValueError:
        return default


def flag(key: str, default: bool = False) -> bool:
    """The setting as yes or no."""
    return str(settings().value(key, default)).lower() in ("true", "1")
