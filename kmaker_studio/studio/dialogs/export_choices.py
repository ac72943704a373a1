"""What the export dialog offers: formats, sizes, frame rates, and the folder that it begins with."""

import os
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths

from kmaker_studio.core.files import is_folder
from kmaker_studio.formats import Choice, formats_for_writing
from kmaker_studio.studio.i18n.translated import translated
from kmaker_studio.studio.session.export_jobs import SOUNDS, VIDEO
from kmaker_studio.studio.settings import EXPORT_FOLDER
from kmaker_studio.video.size import DEFAULT_SIZE

SIZES = ((1280, 720), DEFAULT_SIZE, (2560, 1440), (3840, 2160), (1080, 1920))
RATES = (24, 25, 30, 50, 60)


@dataclass(frozen=True, slots=True)
class FormatChoice:
    """A format that can be written: its title, its ending, and what else can be chosen about it."""

    title: str
    suffix: str
    choices: tuple[Choice, ...] = ()


def format_choices() -> list[FormatChoice]:
    """Everything that can be written."""
    known = [FormatChoice(translated(each.title), each.extensions[0], each.choices) for each in formats_for_writing()]
    names = (
        QCoreApplication.translate("Formats", "Sound, WAV"),
        QCoreApplication.translate("Formats", "Sound, FLAC"),
        QCoreApplication.translate("Formats", "Sound, MP3"),
    )
    sounds = [FormatChoice(name, suffix) for name, suffix in zip(names, SOUNDS, strict=True)]
    return [*known, FormatChoice(QCoreApplication.translate("Formats", "MP4 video"), VIDEO, ("style",)), *sounds]


def export_folder(audio: Path) -> Path:
    """Where exports of this song went last, the song's own folder, or the user's documents."""
    last = Path(EXPORT_FOLDER.read()) if EXPORT_FOLDER.read() else audio.parent
    for folder in (last, audio.parent):
        if audio.parent != Path() and is_folder(folder) and os.access(folder, os.W_OK):
            return folder
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents) if documents and is_folder(Path(documents)) else Path.home()
