"""The stretch dialog: when two words are sung in another version of the song."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QGridLayout, QLabel, QWidget

from kmaker_studio.core.song import Song, Word
from kmaker_studio.studio.i18n.clock_text import clock
from kmaker_studio.studio.panels.inspector import TimeBox

_MOST = 2000


class StretchDialog(QDialog):
    """`chosen` brings the ids of two words and the times in ms at which the other version has them."""

    chosen = Signal(str, int, str, int)

    def __init__(self, song: Song, chosen: Sequence[Word], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Stretch to another version"))
        known = {word.id for word in chosen}
        words = [
            (number, word)
            for number, line in enumerate(song.lines, 1)
            for at, word in enumerate(line.words)
            if word.start_ms is not None and (at == 0 or word.id in known)
        ][:_MOST]
        explained = QLabel(
            self.tr("Listen to the other version: when do these two words begin there? All others move with them.")
        )
        explained.setWordWrap(True)
        explained.setMinimumWidth(420)
        self.words = QComboBox(), QComboBox()
        self.times = TimeBox(self.tr("Time of the first word there")), TimeBox(self.tr("Time of the second word there"))
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 16, 16, 14)
        grid.addWidget(explained, 0, 0, 1, 3)
        ends = [chosen[0].id, chosen[-1].id] if len(chosen) > 1 else [words[0][1].id, words[-1][1].id]
        names = self.tr("First word"), self.tr("Second word")
        for row, (box, time, name, word_id) in enumerate(zip(self.words, self.times, names, ends, strict=True), 1):
            for number, word in words:
                text = self.tr("{} “{}”, line {}").format(clock(word.start_ms or 0), word.text, number)
                box.addItem(text, (word.id, word.start_ms))
            box.setAccessibleName(name)
            box.setMaxVisibleItems(16)
            box.setCurrentIndex(next(at for at, (_, word) in enumerate(words) if word.id == word_id))
            time.setValue(box.currentData()[1])
            grid.addWidget(QLabel(name), row, 0)
            grid.addWidget(box, row, 1)
            grid.addWidget(time, row, 2)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText(self.tr("Stretch"))
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        grid.addWidget(buttons, 3, 0, 1, 3)
        self.times[0].setFocus()
        self.times[0].selectAll()

    def _take(self) -> None:
        (first, _), (second, _) = (box.currentData() for box in self.words)
        self.accept()
        self.chosen.emit(first, self.times[0].value(), second, self.times[1].value())
