"""The user's settings: layout, theme, shortcuts and the like, in one ini file."""

import base64
import binascii
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar, cast

from PySide6.QtCore import QByteArray, QSettings

from kmaker_studio import paths
from kmaker_studio.video.size import DEFAULT_SIZE_TEXT

T = TypeVar("T", str, float, bool, bytes)


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """One setting: its key, `area/name`, and its value at first. Kept as plain text or a number, whatever its type.

    What is read may be anything that somebody wrote into the file: where it is no `T` the default stands, but whether
    a value is one of those that mean something is for the reader to check.
    """

    key: str
    default: T

    def read(self) -> T:
        """The value of this user."""
        kept = _settings().value(self.key)
        return self.default if kept is None else cast("T", _read(kept, self.default))

    def write(self, value: T) -> None:
        """Remember `value`; it is in the file a moment later, and at the end."""
        _settings().setValue(self.key, _plain(value))


THEME = Setting("view/theme", "dark")
LANGUAGE = Setting("view/language", "system")
WINDOW_GEOMETRY = Setting("layout/window", b"")
EDITOR_LAYOUT = Setting("layout/editor", b"")
HINTS_KNOWN = Setting("hints/known", False)
RECENT_COMMANDS = Setting("palette/recent", "")
LINK_REPEATS = Setting("edit/link_repeats", False)
FOLLOW = Setting("timeline/follow", "page")
SPECTROGRAM_PALETTE = Setting("timeline/palette", "calm")
NOTES_SHOWN = Setting("timeline/notes", default=False)
VOLUME = Setting("sound/volume", 1.0)
DEVICE = Setting("sound/device", "")
PLAY_CLICKED_WORDS = Setting("sound/clicks", True)
TAP_UNIT = Setting("tap/unit", "word")
TAP_LATENCY_MS = Setting("tap/latency_ms", 0.0)
EXPORT_FORMAT = Setting("export/format", ".mp4")
EXPORT_SIZE = Setting("export/size", DEFAULT_SIZE_TEXT)
EXPORT_RATE = Setting("export/fps", "30")
EXPORT_LRC_TIMES = Setting("export/lrc", "both")
EXPORT_DRAWN_ASS = Setting("export/drawn", False)
EXPORT_FOLDER = Setting("export/folder", "")
ALIGNER_CHECKPOINT = Setting("aligner/checkpoint", "")

COMMAND_KEYS, TAP_KEYS = "keys", "tap_keys"
"""Groups of texts that are named by commands, see `read_group`."""


def read_group(group: str) -> dict[str, str]:
    """The texts of a group, by their names."""
    kept = _settings()
    kept.beginGroup(group)
    found = {name: str(kept.value(name)) for name in kept.childKeys()}
    kept.endGroup()
    return found


def write_group(group: str, values: Mapping[str, str]) -> None:
    """Remember `values`, and nothing else, in the group."""
    kept = _settings()
    kept.remove(group)
    for name, value in values.items():
        kept.setValue(f"{group}/{name}", value)


def flush() -> None:
    """Write the file now."""
    _settings().sync()


def _read(kept: object, default: str | float | bool | bytes) -> str | float | bool | bytes:
    if isinstance(default, bytes):
        return _bytes(kept, default)
    if isinstance(default, bool):
        return str(kept).lower() in ("true", "1")
    if isinstance(default, float):
        try:
            return float(str(kept))
        except ValueError:
            return default
    return kept if isinstance(kept, str) else default


def _bytes(kept: object, default: bytes) -> bytes:
    if isinstance(kept, QByteArray):  # as Qt itself writes them, and this program did at first
        return bytes(kept.data())
    try:
        return base64.b64decode(str(kept), validate=True)
    except (binascii.Error, ValueError):
        return default


def _plain(value: str | float | bool | bytes) -> str | int:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, float):
        return int(value) if value.is_integer() else str(value)
    return value


def _settings() -> QSettings:
    return _of(os.environ.get("XDG_CONFIG_HOME", ""))


@lru_cache(maxsize=1)
def _of(_config_home: str) -> QSettings:
    """The file of that home of settings; finding it takes longer than reading a value."""
    return QSettings(str(paths.user_config() / "studio.ini"), QSettings.Format.IniFormat)
