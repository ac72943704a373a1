"""Message boxes: what happened, what is safe, what to do."""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QGridLayout, QMessageBox, QPushButton, QSizePolicy, QSpacerItem, QWidget

from kmaker_studio.studio.i18n.translated import translated

translate = QCoreApplication.translate

Unsaved = Literal["save", "discard", "cancel"]
Replace = Literal["new", "replace", "instrumental", "vocals", "cancel"]

_WIDTH = 540
_DESTROYS = ("discard", "overwrite", "reload")


def tell(parent: QWidget, title: str, sentence: str, more: str = "") -> QMessageBox:
    """Say `sentence`, and below it `more`; the window stays alive behind it."""
    box = _box(parent, title, sentence)
    box.setInformativeText(more)
    _open(box)
    return box


def tell_exported(parent: QWidget, path: Path, losses: tuple[str, ...]) -> None:
    """Say that `path` was written and what it does not hold, with a way to it."""
    box = _box(parent, translate("Messages", "Exported"), translate("Messages", "{} is ready.").format(path.name))
    box.setInformativeText("\n".join(map(translated, losses)))
    show = box.addButton(translate("Messages", "Show in folder"), QMessageBox.ButtonRole.ActionRole)
    box.addButton(QMessageBox.StandardButton.Ok)
    box.setDefaultButton(QMessageBox.StandardButton.Ok)
    show.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent))))
    _open(box)


def ask(parent: QWidget, title: str, happened: str, advice: str, answers: Mapping[str, str]) -> str:
    """Ask, with a button for each of `answers` (key and text), the first of which is the usual one, and Cancel.

    Returns the key, or `cancel`.
    """
    box = _box(parent, title, happened)
    box.setInformativeText(advice)
    role = QMessageBox.ButtonRole
    buttons: dict[QPushButton, str] = {}
    for key, text in answers.items():
        buttons[box.addButton(text, role.DestructiveRole if key in _DESTROYS else role.AcceptRole)] = key
    box.setDefaultButton(next(iter(buttons)))
    box.addButton(QMessageBox.StandardButton.Cancel)
    return _asked(box, buttons)


def ask_unsaved(parent: QWidget, name: str, what: str) -> Unsaved:
    """Ask whether to save the edits of the song `name` before `what`."""
    happened = translate("Messages", "“{name}” has edits that are not saved. Save them before {what}?").format(
        name=name, what=what
    )
    answers = {"save": translate("Messages", "Save"), "discard": translate("Messages", "Discard the edits")}
    return ask(parent, translate("Messages", "Unsaved edits"), happened, "", answers)  # pyright: ignore[reportReturnType]


def ask_replace(parent: QWidget, new: str, part: str, old: str) -> Replace:
    """Ask whether one file `new` begins another song, or is another `part` (sound, lyrics) of the open one, `old`.

    A sound may be its instrumental or its singing too.
    """
    if part == "sound":
        happened = translate("Messages", "“{old}” is open. Put {new} under its words, or begin another song with it?")
        advice = translate("Messages", "Under its words: they keep their times, and undo brings the old sound back.")
        this = translate("Messages", "Put it under these words")
    else:
        happened = translate("Messages", "“{old}” is open. Take {new} as its lyrics, or begin another song with it?")
        advice = translate(
            "Messages", "As its lyrics: they are timed by its sound, and undo brings the old lyrics back."
        )
        this = translate("Messages", "Take it as the lyrics")
    answers = {"new": translate("Messages", "Begin another song"), "replace": this}
    if part == "sound":
        answers["instrumental"] = translate("Messages", "Take it as the instrumental")
        answers["vocals"] = translate("Messages", "Take it as the vocals")
    shown = happened.format(new=new, old=old)
    return ask(parent, translate("Messages", "Another file"), shown, advice, answers)  # pyright: ignore[reportReturnType]


def _open(box: QMessageBox) -> None:
    _widen(box)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()


def _asked(box: QMessageBox, answers: dict[QPushButton, str]) -> str:
    _widen(box)
    box.exec()
    clicked = box.clickedButton()
    box.deleteLater()
    return next((answer for button, answer in answers.items() if button is clicked), "cancel")


def _widen(box: QMessageBox) -> None:
    """Sentences in full: Qt wraps text only where the box is wider than 500 pixels, and cuts it elsewhere."""
    layout = box.layout()
    if isinstance(layout, QGridLayout):
        fixed = QSizePolicy.Policy.Fixed
        layout.addItem(QSpacerItem(_WIDTH, 0, fixed, fixed), layout.rowCount(), 0, 1, layout.columnCount())


def _box(parent: QWidget, title: str, sentence: str) -> QMessageBox:
    box = QMessageBox(QMessageBox.Icon.NoIcon, title, sentence, QMessageBox.StandardButton.NoButton, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    return box
