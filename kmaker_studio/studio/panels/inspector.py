"""The word panel: the selected word's text, times, confidence and lock."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from kmaker_studio.core.edits import set_locked, set_singer, set_word_text, set_word_times
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Song, Word
from kmaker_studio.studio.actions.actions import Actions, with_keys
from kmaker_studio.studio.i18n.clock_text import clock, parse_clock
from kmaker_studio.studio.i18n.translated import translated
from kmaker_studio.studio.session.document import Document
from kmaker_studio.studio.theme.theme import font

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

    def __init__(self, document: Document, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._document, self._actions = document, actions
        self._shown = ""
        self._key_labels: dict[str, QLabel] = {}
        self.text = QLineEdit()
        self.text.setAccessibleName(self.tr("Text of the word"))
        self.text.setToolTip(self.tr("Type | between two syllables"))
        self.text.setAcceptDrops(False)  # files dropped on it are for the window
        self.text.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.start, self.end = TimeBox(self.tr("Start of the word")), TimeBox(self.tr("End of the word"))
        self.length, self.confidence, self.syllables = _value(), _value(), _value()
        self.split = QPushButton(self.tr("Split"))
        self.split.setObjectName("small")
        self.split.setAccessibleName(self.tr("Split the word into syllables"))
        self.singer = QComboBox()
        self.singer.setEditable(True)
        self.singer.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.singer.setAccessibleName(self.tr("Singer of the line"))
        self.locked = QCheckBox()
        self.locked.setAccessibleName(self.tr("Locked"))
        self._message = QLabel(self.tr("Click a word on the timeline\nor in the lyrics to edit it here."))
        self._message.setObjectName("message")
        self._message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._form = QWidget()
        self._lay_out()
        self.text.editingFinished.connect(self._set_text)
        self.start.valueChanged.connect(self._set_times)
        self.end.valueChanged.connect(self._set_times)
        self.locked.clicked.connect(self._set_lock)
        self.singer.activated.connect(self._set_singer)
        self.singer.lineEdit().editingFinished.connect(self._set_singer)  # pyright: ignore[reportOptionalMemberAccess]
        self.split.clicked.connect(actions["split_syllables"].trigger)
        actions.keysChanged.connect(self._tell_keys)
        self._tell_keys()
        document.songChanged.connect(self._on_change)
        document.selectionChanged.connect(self._on_change)
        self._show(document.selected)

    def _lay_out(self) -> None:
        grid = QGridLayout(self._form)
        grid.setContentsMargins(14, 8, 14, 8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        syllables = QWidget()
        parts = QHBoxLayout(syllables)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.addWidget(self.syllables)
        parts.addWidget(self.split)
        rows: tuple[tuple[str, QWidget], ...] = (
            (self.tr("Text"), self.text),
            (self.tr("Start"), self.start),
            (self.tr("End"), self.end),
            (self.tr("Length"), self.length),
            (self.tr("Confidence"), self.confidence),
            (self.tr("Syllables"), syllables),
            (self.tr("Singer"), self.singer),
            (self.tr("Locked"), self.locked),
        )
        for number, (name, widget) in enumerate(rows):
            label = QLabel(name)
            label.setObjectName("dim")
            label.setMinimumHeight(28)
            grid.addWidget(label, 2 * number, 0)
            wide = isinstance(widget, QLineEdit | QSpinBox | QComboBox)
            widget.setFixedWidth(140) if wide else None
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
        """The keys that are worth knowing here."""
        self._keys = QWidget()
        grid = QGridLayout(self._keys)
        grid.setContentsMargins(14, 6, 14, 8)
        grid.setColumnStretch(1, 1)
        rows = (
            (("set_start", "set_end"), self.tr("start / end at the playhead")),
            (("earlier", "later"), self.tr("10 ms earlier / later")),
            (("next_doubtful",), self.tr("next doubtful word")),
            (("palette",), self.tr("every command")),
        )
        for number, (names, text) in enumerate(rows):
            keys = QHBoxLayout()
            keys.setSpacing(4)
            for name in names:
                key = QLabel()
                key.setObjectName("key")
                self._key_labels[name] = key
                keys.addWidget(key)
            keys.addStretch(1)
            label = QLabel(text)
            label.setObjectName("dim")
            grid.addLayout(keys, number, 0)
            grid.addWidget(label, number, 1)
        return self._keys

    def _tell_keys(self) -> None:
        """Show the shortcuts as they are set."""
        for name, label in self._key_labels.items():
            keys = self._actions.keys(name)
            label.setText({"Left": "←", "Right": "→"}.get(keys, keys))
            label.setVisible(bool(keys))
        tip = self.tr("A locked word keeps its time when the song is aligned again")
        self.locked.setToolTip(with_keys(tip, self._actions.keys("lock")))
        self.split.setToolTip(
            with_keys(self.tr("Split the word into syllables"), self._actions.keys("split_syllables"))
        )

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
        length = (word.end_ms or 0) - (word.start_ms or 0)
        self.length.setText(self.tr("{} ms").format(length) if timed else self.tr("not timed"))
        self.syllables.setText("·".join(part.text for part in word.syllables) or "–")
        self._show_singer(word)
        sure = "–" if word.confidence is None else f"{round(100 * word.confidence)} %"
        if word.guessed:
            sure = self.tr("guessed, not measured")
        self.confidence.setText(f"⚠ {sure}" if word.is_doubtful else sure)
        self.locked.setChecked(word.locked)
        self.locked.setEnabled(timed)

    def _set_text(self) -> None:
        word = self._document.word(self._shown)
        text = self.text.text()
        if word is not None and text not in (word.text, "|".join(part.text for part in word.syllables)):
            self._edit(lambda song: set_word_text(song, word.id, text), self.tr("Text “{}”").format(text))

    def _set_times(self) -> None:
        word = self._document.word(self._shown)
        start, end = self.start.value(), self.end.value()
        if word is not None and (start, end) != (word.start_ms, word.end_ms):
            self._edit(
                lambda song: set_word_times(song, word.id, start, end), self.tr("Times of “{}”").format(word.text)
            )

    def _set_lock(self, checked: bool) -> None:
        word = self._document.word(self._shown)
        if word is not None:
            label = self.tr("Lock “{}”") if checked else self.tr("Unlock “{}”")
            self._edit(lambda song: set_locked(song, [word.id], checked), label.format(word.text))

    def _show_singer(self, word: Word) -> None:
        line = next((each for each in self._document.song.lines if word in each.words), None)
        names = ["", *self._document.song.singers]
        self.singer.blockSignals(True)
        if [self.singer.itemText(index) for index in range(self.singer.count())] != names:
            self.singer.clear()
            self.singer.addItems(names)
        self.singer.setCurrentText(line.singer if line is not None else "")
        self.singer.blockSignals(False)

    def _set_singer(self, *_: object) -> None:
        lines, name = self._document.selected_lines, self.singer.currentText().strip()
        ids = [line.id for line in lines if line.singer != name]
        if ids:
            label = self.tr("Singer “{}”").format(name) if name else self.tr("No singer")
            self._edit(lambda song: set_singer(song, ids, name), label)

    def _edit(self, edit: Callable[[Song], Song], label: str) -> None:
        try:
            self._document.apply(edit, label)
        except KMakerError as error:
            self._show(self._document.selected)
            self.refused.emit(translated(error))


def _value() -> QLabel:
    label = QLabel()
    label.setObjectName("value")
    return label
