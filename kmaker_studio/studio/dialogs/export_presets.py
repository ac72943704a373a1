"""Export presets: named sets of formats and options, those that the program brings and the user's own."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

import msgspec
from PySide6.QtCore import QCoreApplication

from kmaker_studio.studio.i18n.marking import QT_TRANSLATE_NOOP
from kmaker_studio.studio.settings import EXPORT_PRESETS


@dataclass(frozen=True, slots=True)
class ExportPreset:
    """What is written: `formats` as endings, the first of which names the place; the rest as in `ExportOptions`.

    `size` is as in 1920x1080, `sound` as `SoundForm.stored` gives it.
    """

    name: str
    formats: tuple[str, ...]
    size: str = "1920x1080"
    fps: int = 30
    lrc: str = "both"
    drawn: bool = False
    sound: dict[str, Any] = field(default_factory=dict[str, Any])


SHIPPED = (
    ExportPreset(QT_TRANSLATE_NOOP("ExportPresets", "YouTube 1080p + LRC + ASS"), (".mp4", ".lrc", ".ass")),
    ExportPreset(
        QT_TRANSLATE_NOOP("ExportPresets", "Karaoke 1080p: instrumental with a guide voice"),
        (".mp4",),
        sound={"source": "guide", "guide_db": -15, "loudness": -14.0},
    ),
    ExportPreset(
        QT_TRANSLATE_NOOP("ExportPresets", "Instrumental: WAV + MP3 + LRC"),
        (".wav", ".mp3", ".lrc"),
        sound={"source": "instrumental"},
    ),
)


def preset_name(preset: ExportPreset) -> str:
    """What the preset is called in the window's language."""
    return QCoreApplication.translate("ExportPresets", preset.name) if preset in SHIPPED else preset.name


def all_presets() -> tuple[ExportPreset, ...]:
    """The shipped ones, then the user's own; what is odd among these is left out."""
    return (*SHIPPED, *own_presets())


def own_presets() -> tuple[ExportPreset, ...]:
    """The user's own."""
    try:
        return tuple(msgspec.json.decode(EXPORT_PRESETS.read() or "[]", type=list[ExportPreset]))
    except msgspec.DecodeError:
        return ()


def keep_preset(preset: ExportPreset) -> None:
    """Remember a preset of the user's, in the place of one of the same name."""
    _write([*(each for each in own_presets() if each.name != preset.name), preset])


def forget_preset(name: str) -> None:
    """Forget the user's preset of that name."""
    _write([each for each in own_presets() if each.name != name])


def _write(presets: Sequence[ExportPreset]) -> None:
    EXPORT_PRESETS.write(msgspec.json.encode([asdict(each) for each in presets]).decode("utf-8"))
