"""File dialogs: what to open, where to save and export."""

import os
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QToolButton, QWidget

from kmaker_studio.align.backend import checkpoint_extensions
from kmaker_studio.core.files import is_folder
from kmaker_studio.core.project_file import SUFFIX
from kmaker_studio.formats import formats_for_writing
from kmaker_studio.studio.i18n.translated import translated
from kmaker_studio.studio.session.openable_files import AUDIO_EXTENSIONS, VIDEO_EXTENSIONS, lyric_extensions
from kmaker_studio.studio.theme.icons import tint

translate = QCoreApplication.translate

VIDEO_EXTENSION = ".mp4"
STYLE_EXTENSION = ".json"


def _dialog(parent: QWidget, title: str) -> QFileDialog:
    """A file dialog; the arrows of Qt's own, where the desktop has none, are black on dark unless they are ours."""
    dialog = QFileDialog(parent, title)
    for name, arrow in (("backButton", "left"), ("forwardButton", "right"), ("toParentButton", "up")):
        button = dialog.findChild(QToolButton, name)
        if button is not None:
            tint(button, arrow)
    return dialog


def ask_open(parent: QWidget, title: str, *, sounds: bool = True, lyrics: bool = True) -> list[Path]:
    """The files that the user chose to open, none where they changed their mind."""
    projects = (SUFFIX,) if sounds and lyrics else ()
    extensions = (
        projects + (AUDIO_EXTENSIONS + VIDEO_EXTENSIONS if sounds else ()) + (lyric_extensions() if lyrics else ())
    )
    dialog = _dialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    kinds = translate("FileDialogs", "Songs, lyrics and projects") if sounds and lyrics else title
    dialog.setNameFilter(f"{kinds} ({_stars(extensions)})")
    if not dialog.exec():
        return []
    return [Path(name) for name in dialog.selectedFiles()]


def ask_export(parent: QWidget, audio: str, extension: str = "") -> Path | None:
    """Where to write: by default beside the song under its name; only files of `extension` where it is given."""
    known = [(translated(each.title), each.extensions[0]) for each in formats_for_writing()]
    known.append((translate("Formats", "MP4 video"), VIDEO_EXTENSION))
    offered = [(title, suffix) for title, suffix in known if extension in ("", suffix)]
    dialog = _dialog(parent, translate("FileDialogs", "Export"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setNameFilters([f"{title} (*{suffix})" for title, suffix in offered])
    dialog.setDefaultSuffix(offered[0][1].removeprefix("."))

    def follow(chosen: str) -> None:
        dialog.setDefaultSuffix(_suffix_of(chosen))

    dialog.filterSelected.connect(follow)
    dialog.setDirectory(str(_folder(audio)))
    dialog.selectFile(Path(audio or "song").with_suffix(offered[0][1]).name)
    if not dialog.exec():
        return None
    return Path(dialog.selectedFiles()[0])


def _suffix_of(chosen: str) -> str:
    return chosen.rpartition("*.")[2].rstrip(")")


def _stars(extensions: tuple[str, ...]) -> str:
    return " ".join(f"*{extension}" for extension in extensions)


def _folder(audio: str) -> Path:
    """The song's folder, or the user's own documents where that cannot be written."""
    folder = Path(audio).parent
    if audio and os.access(folder, os.W_OK):
        return folder
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents) if documents and is_folder(Path(documents)) else Path.home()


def ask_save(parent: QWidget, suggestion: Path) -> Path | None:
    """Where to save the project; the dialog has asked already about a file that is there."""
    kind = translate("FileDialogs", "KMaker project")
    title = translate("FileDialogs", "Save the project")
    return _ask_target(parent, title, kind, SUFFIX, str(suggestion), suggestion.name)


def ask_style(parent: QWidget) -> Path | None:
    """The style's file that the user chose."""
    dialog = _dialog(parent, translate("FileDialogs", "Load a style"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(translate("FileDialogs", "Styles") + f" (*{STYLE_EXTENSION})")
    return Path(dialog.selectedFiles()[0]) if dialog.exec() else None


def ask_checkpoint(parent: QWidget, known: Path | None) -> Path | None:
    """The aligner's checkpoint that the user chose, looked for where the `known` one is."""
    dialog = _dialog(parent, translate("FileDialogs", "Choose the aligner's checkpoint"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(translate("FileDialogs", "Checkpoints") + f" ({_stars(checkpoint_extensions())})")
    if known is not None and is_folder(known.parent):
        dialog.setDirectory(str(known.parent))
    return Path(dialog.selectedFiles()[0]) if dialog.exec() else None


def ask_folder(parent: QWidget) -> Path | None:
    """The folder that the user chose to write into."""
    dialog = _dialog(parent, translate("FileDialogs", "Choose a folder"))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly, on=True)
    return Path(dialog.selectedFiles()[0]) if dialog.exec() else None


def ask_style_target(parent: QWidget, audio: str) -> Path | None:
    """Where to save a style; the dialog has asked already about a file that is there."""
    title, kind = translate("FileDialogs", "Save the style"), translate("FileDialogs", "Styles")
    return _ask_target(parent, title, kind, STYLE_EXTENSION, audio)


def _ask_target(parent: QWidget, title: str, kind: str, suffix: str, beside: str, name: str = "") -> Path | None:
    """Where to write a file of one `kind`, by default in the folder of what it lies `beside`."""
    dialog = _dialog(parent, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setNameFilter(f"{kind} (*{suffix})")
    dialog.setDefaultSuffix(suffix.removeprefix("."))
    dialog.setDirectory(str(_folder(beside)))
    if name:
        dialog.selectFile(name)
    return Path(dialog.selectedFiles()[0]) if dialog.exec() else None


def ask_audio(parent: QWidget, name: str, folder: Path) -> Path | None:
    """Where the sound that was called `name` is now."""
    dialog = _dialog(parent, translate("FileDialogs", "Where is {}?").format(name))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(translate("FileDialogs", "Songs") + f" ({_stars(AUDIO_EXTENSIONS + VIDEO_EXTENSIONS)})")
    if is_folder(folder):
        dialog.setDirectory(str(folder))
    if not dialog.exec():
        return None
    return Path(dialog.selectedFiles()[0])
