"""Applying style presets (data in resources/styles) to the open song, and what styles are called."""

from PySide6.QtCore import QCoreApplication

from kmaker_studio.studio.i18n.marking import QT_TRANSLATE_NOOP
from kmaker_studio.studio.session.document import Document
from kmaker_studio.video.song_style import SongStyle, preset_style
from kmaker_studio.video.style import load_style

translate = QCoreApplication.translate

QT_TRANSLATE_NOOP("Commands", "Classic")
QT_TRANSLATE_NOOP("Commands", "Duet")
QT_TRANSLATE_NOOP("Commands", "Stage")
QT_TRANSLATE_NOOP("Commands", "Anime")
QT_TRANSLATE_NOOP("Commands", "Big screen")
QT_TRANSLATE_NOOP("Commands", "CD+G retro")
QT_TRANSLATE_NOOP("Commands", "Modern minimal")
QT_TRANSLATE_NOOP("Commands", "Neon")
QT_TRANSLATE_NOOP("Commands", "Paper")
QT_TRANSLATE_NOOP("Commands", "Vertical 9:16")


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
