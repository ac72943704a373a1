"""The selected word: its text, times, confidence and lock."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from kmaker_studio.core.edits import set_locked, set_word_text, set_word_times
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Song, Word
from kmaker_studio.studio.clock_text import clock, parse_clock
from kmaker_studio.studio.commands import COMMANDS
from kmaker_studio.studio.document import Document
from kmaker_studio.studio.theme import font

_LONGEST_MS = 24 * 3_600_000


class TimeBox(QSpinBox):
    """A time in milliseconds, shown and typed as `0:08.162`; the wheel and the arrows step by 10 ms."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setRange(0, _LONGEST_MS)
        self.setSingleStep(10)
        self.setKeyboardTracking(False)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFont(font(13, fixed=True))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def textFromValue(self, val: int) -> str:  # noqa: N802
        """Minutes, seconds, milliseconds."""
        return clock(val)

    def valueFromText(self, text: str) -> int:  # noqa: N802
        """What was typed; only asked for what `validate` accepts."""
        return parse_clock(text) or 0

    def validate(self, input: str, pos: int) -> tuple[QValidator.State, str, int]:
        """Accept times; anything of digits and marks may become one."""
        if parse_clock(input) is not None:
            return QValidator.State.Acceptable, input, pos
        partial = all(char in "0123456789:.," for char in input.strip())
        return (QValidator.State.Intermediate if partial else QValidator.State.Invalid), input, pos


class Inspector(QWidget):
    """Shows and edits `document.selected`. `refused` brings the sentence of an edit that could not be made."""

    refused = Signal(str)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._shown = ""
        self.text = QLineEdit()
        self.text.setAccessibleName("Text of the word")
        self.text.setAcceptDrops(False)  # files dropped on it are for the window
        self.text.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.start, self.end = TimeBox("Start of the word"), TimeBox("End of the word")
        self.length, self.confidence = _value(), _value()
        self.locked = QCheckBox()
        self.locked.setAccessibleName("Locked")
        self.locked.setToolTip("A locked word keeps its time when the song is aligned again (L)")
        self._message = QLabel("Click a word on the timeline\nor in the lyrics to edit it here.")
        self._message.setObjectName("message")
        self._message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._form = QWidget()
        self._lay_out()
        self.text.editingFinished.connect(self._set_text)
        self.start.valueChanged.connect(self._set_times)
        self.end.valueChanged.connect(self._set_times)
        self.locked.clicked.connect(self._set_lock)
        document.songChanged.connect(self._on_change)
        document.selectionChanged.connect(self._on_change)
        self._show(document.selected)

    def _lay_out(self) -> None:
        grid = QGridLayout(self._form)
        grid.setContentsMargins(14, 2, 14, 8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        rows: tuple[tuple[str, QWidget], ...] = (
            ("Text", self.text),
            ("Start", self.start),
            ("End", self.end),
            ("Length", self.length),
            ("Confidence", self.confidence),
            ("Locked", self.locked),
        )
        for number, (name, widget) in enumerate(rows):
            label = QLabel(name)
            label.setObjectName("dim")
            label.setMinimumHeight(28)
            grid.addWidget(label, 2 * number, 0)
            wide = isinstance(widget, QLineEdit | QSpinBox)
            widget.setFixedWidth(150) if wide else None
            grid.addWidget(widget, 2 * number, 1, Qt.AlignmentFlag.AlignRight)
            rule = QFrame()
            rule.setObjectName("rule")
            rule.setFixedHeight(1)
            grid.addWidget(rule, 2 * number + 1, 0, 1, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._form)
        layout.addWidget(self._hints())
        layout.addWidget(self._message, 1)
        layout.addStretch(0)

    def _hints(self) -> QWidget:
        """The keys that are worth knowing here; see `commands`."""
        self._keys = QWidget()
        grid = QGridLayout(self._keys)
        grid.setContentsMargins(14, 6, 14, 8)
        grid.setColumnStretch(1, 1)
        known = {command.name: command.keys for command in COMMANDS}
        rows = (
            (("set_start", "set_end"), "start / end at the playhead"),
            (("earlier", "later"), "10 ms earlier / later"),
            (("lock",), "lock"),
            (("next_doubtful",), "next doubtful word"),
        )
        for number, (names, text) in enumerate(rows):
            keys = QHBoxLayout()
            keys.setSpacing(4)
            for name in names:
                key = QLabel({"Left": "←", "Right": "→"}.get(known[name], known[name]))
                key.setObjectName("key")
                keys.addWidget(key)
            keys.addStretch(1)
            label = QLabel(text)
            label.setObjectName("dim")
            grid.addLayout(keys, number, 0)
            grid.addWidget(label, number, 1)
        return self._keys

    def edit_text(self) -> None:
        """Put the caret into the text."""
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.text.selectAll()

    def _on_change(self, *_: object) -> None:
        self._show(self._document.selected)

    def _show(self, word: Word | None) -> None:
        self._form.setVisible(word is not None)
        self._keys.setVisible(word is not None)
        self._message.setVisible(word is None)
        if word is None:
            self._shown = ""
            return
        for widget in (self.text, self.start, self.end):
            widget.blockSignals(True)
        if word.id != self._shown or self.text.text() != word.text:
            self.text.setText("|".join(part.text for part in word.syllables) or word.text)
        self._shown = word.id
        self.start.setValue(word.start_ms or 0)
        self.end.setValue(word.end_ms or 0)
        for widget in (self.text, self.start, self.end):
            widget.blockSignals(False)
        timed = word.start_ms is not None and word.end_ms is not None
        self.length.setText(f"{(word.end_ms or 0) - (word.start_ms or 0)} ms" if timed else "not timed")
        sure = "–" if word.confidence is None else f"{round(100 * word.confidence)} %"
        self.confidence.setText(f"⚠ {sure}" if word.is_doubtful else sure)
        self.locked.setChecked(word.locked)
        self.locked.setEnabled(timed)

    def _set_text(self) -> None:
        word = self._document.word(self._shown)
        text = self.text.text()
        if word is not None and text not in (word.text, "|".join(part.text for part in word.syllables)):
            self._edit(lambda song: set_word_text(song, word.id, text), f"Text “{text}”")

    def _set_times(self) -> None:
        word = self._document.word(self._shown)
        start, end = self.start.value(), self.end.value()
        if word is not None and (start, end) != (word.start_ms, word.end_ms):
            self._edit(lambda song: set_word_times(song, word.id, start, end), f"Times of “{word.text}”")

    def _set_lock(self, checked: bool) -> None:
        word = self._document.word(self._shown)
        if word is not None:
            verb = "Lock" if checked else "Unlock"
            self._edit(lambda song: set_locked(song, [word.id], checked), f"{verb} “{word.text}”")

    def _edit(self, edit: Callable[[Song], Song], label: str) -> None:
        try:
            self._document.apply(edit, label)
        except KMakerError as error:
            self._show(self._document.selected)
            self.refused.emit(str(error))


def _value() -> QLabel:
    label = QLabel()
    label.setObjectName("value")
    return label
