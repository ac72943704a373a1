"""The shift dialog: the whole song, the selection or what follows earlier or later by a length that is typed."""

from collections.abc import Mapping
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QGridLayout, QLabel, QLineEdit, QWidget

from kmaker_studio.studio.i18n.clock_text import parse_shift

Part = Literal["song", "selection", "rest"]


class ShiftDialog(QDialog):
    """`chosen` brings the part to be shifted and the milliseconds, negative for earlier.

    `counts` says how many timed words each part has that can be chosen.
    """

    chosen = Signal(str, int)

    def __init__(self, counts: Mapping[Part, int], part: Part, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Shift times"))
        names = {
            "song": self.tr("The whole song"),
            "selection": self.tr("The selected words"),
            "rest": self.tr("Everything from here on"),
        }
        self._counts = dict(counts)
        self.part = QComboBox()
        for each in self._counts:
            self.part.addItem(names[each], each)
        self.part.setCurrentIndex(max(0, self.part.findData(part)))
        self.by = QLineEdit()
        self.by.setPlaceholderText(self.tr("+1000 or -1.5 s"))
        self.told = QLabel()
        self.told.setObjectName("dim")
        self.told.setWordWrap(True)
        self.told.setMinimumWidth(340)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.ok.setText(self.tr("Shift"))
        labels = QLabel(self.tr("What")), QLabel(self.tr("By"))
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 16, 16, 14)
        for row, (label, field) in enumerate(zip(labels, (self.part, self.by), strict=True)):
            label.setBuddy(field)
            field.setAccessibleName(label.text())
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        grid.addWidget(self.told, 2, 0, 1, 2)
        grid.addWidget(buttons, 3, 0, 1, 2)
        self.by.textChanged.connect(self._tell)
        self.part.currentIndexChanged.connect(self._tell)
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        self.by.setFocus()
        self._tell()

    def _tell(self, *_: object) -> None:
        by = parse_shift(self.by.text())
        self.ok.setEnabled(bool(by))
        if by is None:
            self.told.setText(self.tr("Milliseconds, or seconds with a point or “s”; a minus sign is earlier."))
            return
        count = self._counts[self.part.currentData()]
        later = self.tr("{} words are sung {} ms later. Locks and confidence stay.")
        earlier = self.tr("{} words are sung {} ms earlier. Locks and confidence stay.")
        self.told.setText((later if by >= 0 else earlier).format(count, abs(by)))

    def _take(self) -> None:
        by = parse_shift(self.by.text())
        if by:
            self.accept()
            self.chosen.emit(self.part.currentData(), by)
