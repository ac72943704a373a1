"""What is done to the look of the open song as a whole: another preset, back to it, a style's file."""

from pathlib import Path

import msgspec
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from kmaker_studio.studio.dialogs.files import ask_style, ask_style_target
from kmaker_studio.studio.i18n.marking import QT_TRANSLATE_NOOP
from kmaker_studio.studio.session.document import Document
from kmaker_studio.video.song_style import SongStyle, preset_style
from kmaker_studio.video.style import load_style, read_style, write_style

translate = QCoreApplication.translate

QT_TRANSLATE_NOOP("Commands", "Classic")
QT_TRANSLATE_NOOP("Commands", "Duet")
QT_TRANSLATE_NOOP("Commands", "Stage")


def preset_title(name: str) -> str:
    """The preset's name in the language of the window."""
    return translate("Commands", load_style(name).name)


def style_title(song_style: SongStyle) -> str:
    """What to call the style: its preset, and whether that was changed, or the name that its file gives it."""
    if not song_style.preset:
        return song_style.style.name
    title = preset_title(song_style.preset)
    return translate("SongStyles", "{} (changed)").format(title) if song_style.is_changed else title


def style_step_label(what: str) -> str:
    """The name of an undo step that changes `what` about the style."""
    return translate("SongStyles", "Style: {}").format(what)


def apply_preset(document: Document, name: str) -> None:
    """Give the song the preset as it comes with the program."""
    document.put_style(preset_style(name), style_step_label(preset_title(name)))


def reset_style(document: Document) -> None:
    """Take back what was changed of the preset."""
    if document.style.is_changed:
        document.put_style(
            preset_style(document.style.preset), style_step_label(translate("SongStyles", "back to the preset"))
        )


def load_from_file(parent: QWidget, document: Document) -> None:
    """Ask for a style's file and give the song that style; raises `KMakerError` for one that is none."""
    path = ask_style(parent)
    if path is not None:
        style = read_style(path)
        document.put_style(SongStyle(style, ""), style_step_label(style.name))


def save_to_file(parent: QWidget, document: Document) -> Path | None:
    """Ask where, and write the song's style there under the file's name; raises `KMakerError` where that is refused."""
    path = ask_style_target(parent, document.song.audio)
    if path is not None:
        write_style(msgspec.structs.replace(document.style.style, name=path.stem), path)
    return path
