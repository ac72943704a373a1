"""The recovery dialog: what a crash left unsaved, to restore, discard or keep for later."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kmaker_studio.core.recovery import Recovered
from kmaker_studio.studio.dialogs.messages import ask

_ITEM = Qt.ItemDataRole.UserRole


class RecoveryDialog(QDialog):
    """Lists the songs; `restored` and `discarded` bring the chosen one. Discarding leaves the others in the list."""

    restored = Signal(object)
    discarded = Signal(object)

    def __init__(self, songs: Sequence[Recovered], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Unsaved songs"))
        self.setMinimumWidth(560)
        title = QLabel(self.tr("The program ended before these edits were saved."))
        title.setObjectName("dialogTitle")
        title.setWordWrap(True)
        more = QLabel(
            self.tr("Nothing is lost: each song is here as it was at its last edit. Its file is as you last saved it.")
        )
        more.setObjectName("dim")
        more.setWordWrap(True)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Unsaved songs"))
        for song in songs:
            self.list.addItem(_item(song, self.tr("last edit {}"), self.tr("never saved")))
        self.list.setCurrentRow(0)
        self.restore = QPushButton(self.tr("Restore"))
        self.restore.setObjectName("primary")
        self.restore.setDefault(True)
        self.discard = QPushButton(self.tr("Discard"))
        self.later = QPushButton(self.tr("Later"))
        buttons = QHBoxLayout()
        buttons.addWidget(self.discard)
        buttons.addStretch(1)
        buttons.addWidget(self.later)
        buttons.addWidget(self.restore)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(12)
        for widget in (title, more, self.list):
            layout.addWidget(widget)
        layout.addLayout(buttons)
        self.restore.clicked.connect(self._restore)
        self.list.itemDoubleClicked.connect(self._restore)
        self.discard.clicked.connect(self._discard)
        self.later.clicked.connect(self.reject)

    def _restore(self) -> None:
        row = self.list.currentRow()
        if row >= 0:
            self.accept()
            self.restored.emit(self.list.item(row).data(_ITEM))

    def _discard(self) -> None:
        row = self.list.currentRow()
        if row < 0:
            return
        song = self.list.item(row).data(_ITEM)
        happened = self.tr("Discard the edits of “{name}”, the last at {time}?").format(
            name=shown_name(song), time=shown_time(song)
        )
        advice = self.tr("They are nowhere else, and cannot be brought back.")
        if ask(self, self.tr("Discard"), happened, advice, {"discard": self.tr("Discard")}) != "discard":
            return
        self.discarded.emit(self.list.takeItem(row).data(_ITEM))
        if not self.list.count():
            self.reject()


def shown_time(song: Recovered) -> str:
    """When the song was last edited, in the user's own clock and language."""
    moment = QDateTime.fromSecsSinceEpoch(int(song.unsaved.edited.timestamp()))
    today = moment.date() == QDateTime.currentDateTime().date()
    locale, form = QLocale(), QLocale.FormatType.ShortFormat
    return locale.toString(moment.time(), "HH:mm:ss") if today else locale.toString(moment, form)


def shown_name(song: Recovered) -> str:
    """The song's title, or its file's name."""
    held = song.project.song
    return held.title or Path(song.unsaved.path or held.audio).stem or "?"


def _item(song: Recovered, last_edit: str, never: str) -> QListWidgetItem:
    place = song.unsaved.path or never
    item = QListWidgetItem(f"{shown_name(song)}  ·  {last_edit.format(shown_time(song))}\n{place}")
    item.setData(_ITEM, song)
    item.setToolTip(song.unsaved.path or song.project.song.audio)
    return item
