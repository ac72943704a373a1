"""The user's settings: layout, theme, shortcuts and the like, in one ini file."""

import atexit
import base64
import binascii
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar, cast

from PySide6.QtCore import QCoreApplication, QTimer

from kmaker_studio import paths
from kmaker_studio.core.ini_file import IniFile
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
        kept = _settings().get(self.key)
        return self.default if kept is None else cast("T", _read(kept, self.default))

    def write(self, value: T) -> None:
        """Remember `value`; it is in the file a moment later, and at the end."""
        _write(self.key, _plain(value))


_WAIT_MS = 300  # a volume that is turned comes many times

THEME = Setting("view/theme", "dark")
LANGUAGE = Setting("view/language", "system")
HINTS_KNOWN = Setting("hints/known", False)
RECENT_COMMANDS = Setting("palette/recent", "")
REALIGN_GUESSES = Setting("edit/realign_guesses", False)
LINK_REPEATS = Setting("edit/link_repeats", False)
FOLLOW = Setting("timeline/follow", "page")
SPECTROGRAM_PALETTE = Setting("timeline/palette", "calm")
NOTES_SHOWN = Setting("timeline/notes", default=False)
VOLUME = Setting("sound/volume", 1.0)
DEVICE = Setting("sound/device", "")
SEPARATE_AT_ONCE = Setting("sound/separate_at_once", False)
PLAY_CLICKED_WORDS = Setting("sound/clicks", True)
TAP_UNIT = Setting("tap/unit", "word")
TAP_LATENCY_MS = Setting("tap/latency_ms", 0.0)
EXPORT_FORMAT = Setting("export/format", ".mp4")
EXPORT_SIZE = Setting("export/size", DEFAULT_SIZE_TEXT)
EXPORT_RATE = Setting("export/fps", "30")
EXPORT_LRC_TIMES = Setting("export/lrc", "both")
EXPORT_DRAWN_ASS = Setting("export/drawn", False)
EXPORT_ALSO = Setting("export/also", "")
EXPORT_SOUND = Setting("export/sound", "")
EXPORT_PRESETS = Setting("export/presets", "")
EXPORT_FOLDER = Setting("export/folder", "")
ALIGNER_CHECKPOINT = Setting("aligner/checkpoint", "")


def window_geometry(screens: str) -> Setting[bytes]:
    """Size and place of the window on `screens`, a name for what screens there are."""
    return Setting(f"layout/window-{screens}", b"")


def editor_layout(screens: str) -> Setting[bytes]:
    """Where the panels are on those screens, as Qt keeps it."""
    return Setting(f"layout/editor-{screens}", b"")


def panel_shares(screens: str) -> Setting[str]:
    """What part of the room each panel has on those screens, see `PanelLayout`."""
    return Setting(f"layout/shares-{screens}", "")


COMMAND_KEYS, TAP_KEYS = "keys", "tap_keys"
"""Groups of texts that are named by commands, see `read_group`."""


def read_group(group: str) -> dict[str, str]:
    """The texts of a group, by their names."""
    return _settings().group(group)


def write_group(group: str, values: Mapping[str, str]) -> None:
    """Remember `values`, and nothing else, in the group."""
    for name in _settings().group(group):
        _write(f"{group}/{name}", None)
    for name, value in values.items():
        _write(f"{group}/{name}", value)


def flush() -> None:
    """Write the file now."""
    _settings().write()


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
    text = str(kept)
    if text.startswith("@ByteArray(") and text.endswith(")"):  # as this program wrote them at first, through Qt
        return text[len("@ByteArray(") : -1].encode("latin-1", "replace")
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return default


def _plain(value: str | float | bool | bytes) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, float):
        return str(int(value) if value.is_integer() else value)
    return str(value)


def _write(key: str, value: str | None) -> None:
    kept = _settings()
    if kept.put(key, value) and QCoreApplication.instance() is not None:
        QTimer.singleShot(_WAIT_MS, kept.write)


def _settings() -> IniFile:
    return _of(os.environ.get("XDG_CONFIG_HOME", ""))


@lru_cache(maxsize=1)
def _of(_config_home: str) -> IniFile:
    """The file of that home of settings."""
    kept = IniFile(paths.user_config() / "studio.ini")
    atexit.register(kept.write)
    return kept
