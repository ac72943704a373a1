"""Messages and questions, each one clear sentence."""

from pathlib import Path
from typing import Literal

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

Unsaved = Literal["save", "discard", "cancel"]
Replace = Literal["new", "replace", "cancel"]


def tell(parent: QWidget, title: str, sentence: str) -> None:
    """Say `sentence`; the window stays alive behind it."""
    _open(_box(parent, title, sentence))


def tell_exported(parent: QWidget, path: Path, losses: tuple[str, ...]) -> None:
    """Say that `path` was written and what it does not hold, with a way to it."""
    box = _box(parent, "Exported", f"{path.name} is ready.")
    box.setInformativeText("\n".join(losses))
    show = box.addButton("Show in folder", QMessageBox.ButtonRole.ActionRole)
    box.addButton(QMessageBox.StandardButton.Ok)
    box.setDefaultButton(QMessageBox.StandardButton.Ok)
    show.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent))))
    _open(box)


def _open(box: QMessageBox) -> None:
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()


def ask_unsaved(parent: QWidget, what: str) -> Unsaved:
    """Ask whether to export the edits that no file holds before `what`."""
    box = _box(parent, "Unsaved edits", f"There are edits that no file holds. Export them before {what}?")
    save = box.addButton("Export ZAC JSON…", QMessageBox.ButtonRole.AcceptRole)
    discard = box.addButton("Discard the edits", QMessageBox.ButtonRole.DestructiveRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    return _asked(box, {save: "save", discard: "discard"})  # pyright: ignore[reportReturnType]


def ask_replace(parent: QWidget, new: str, part: str, old: str) -> Replace:
    """Ask what the one file dropped on an open song is: a new song, or another `part` (sound, lyrics) of this one."""
    box = _box(parent, "Another file", f"{new} was dropped on the open song {old}. What shall it be?")
    start = box.addButton("A new song", QMessageBox.ButtonRole.AcceptRole)
    replace = box.addButton(f"The {part} of this song", QMessageBox.ButtonRole.AcceptRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    return _asked(box, {start: "new", replace: "replace"})  # pyright: ignore[reportReturnType]


def _asked(box: QMessageBox, answers: dict[QPushButton, str]) -> str:
    box.exec()
    clicked = box.clickedButton()
    box.deleteLater()
    return next((answer for button, answer in answers.items() if button is clicked), "cancel")


def _box(parent: QWidget, title: str, sentence: str) -> QMessageBox:
    box = QMessageBox(QMessageBox.Icon.NoIcon, title, sentence, QMessageBox.StandardButton.NoButton, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    return box
