"""The find and replace dialog: text over all lyrics, one place after the other or all at once."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from kmaker_studio.core.edits.find_replace import Match, Search, find, replaced
from kmaker_studio.core.edits.repeats import repeated_edit
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Song
from kmaker_studio.studio.i18n.translated import translated
from kmaker_studio.studio.session.document import Document


class FindDialog(QDialog):
    """Stays open beside the window. `found` brings the id of the first word of a place; Enter replaces everywhere."""

    found = Signal(str)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Find and replace"))
        self._document = document
        self.text, self.new = QLineEdit(), QLineEdit()
        self.whole_word = QCheckBox(self.tr("Whole words only"))
        self.match_case = QCheckBox(self.tr("Upper and lower case"))
        self.is_expression = QCheckBox(self.tr("Regular expression"))
        self.repeats = QCheckBox(self.tr("Change repeated stanzas too"))
        self.repeats.setToolTip(self.tr("What is replaced at one place is replaced in the stanzas that repeat it"))
        self.told = QLabel()
        self.told.setObjectName("dim")
        self.told.setWordWrap(True)
        self.next = QPushButton(self.tr("Find next"))
        self.replace = QPushButton(self.tr("Replace"))
        self.replace_all = QPushButton(self.tr("Replace all"))
        self._lay_out()
        for button in (self.next, self.replace):
            button.setAutoDefault(False)
        self.replace_all.setDefault(True)
        for field in (self.text, self.new):
            field.textChanged.connect(self._tell)
        for box in (self.whole_word, self.match_case, self.is_expression):
            box.toggled.connect(self._tell)
        self.next.clicked.connect(self.find_next)
        self.replace.clicked.connect(self._replace)
        self.replace_all.clicked.connect(self._replace_all)
        document.songChanged.connect(self._tell)
        self._tell()

    def _lay_out(self) -> None:
        labels = QLabel(self.tr("Find")), QLabel(self.tr("Replace with"))
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 16, 16, 14)
        grid.setSpacing(8)
        for row, (label, field) in enumerate(zip(labels, (self.text, self.new), strict=True)):
            label.setBuddy(field)
            field.setAccessibleName(label.text())
            field.setMinimumWidth(320)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        choices = QGridLayout()
        for at, box in enumerate((self.whole_word, self.match_case, self.is_expression, self.repeats)):
            choices.addWidget(box, at // 2, at % 2)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.next, self.replace, self.replace_all):
            buttons.addWidget(button)
        grid.addLayout(choices, 2, 1)
        grid.addWidget(self.told, 3, 0, 1, 2)
        grid.addLayout(buttons, 4, 0, 1, 2)

    @property
    def search(self) -> Search:
        """What is looked for."""
        return Search(
            self.text.text(), self.whole_word.isChecked(), self.match_case.isChecked(), self.is_expression.isChecked()
        )

    def open_for(self, text: str) -> None:
        """Come to the front, looking for `text` where it is not empty."""
        if text:
            self.text.setText(text)
        self.show()
        self.raise_()
        self.activateWindow()
        field = self.new if text else self.text
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.selectAll()

    def find_next(self) -> None:
        """Go to the next place after the current word, from the end to the beginning again."""
        places = self._places()
        if places:
            self.found.emit(places[self._next(places)].word_ids[0])

    def _next(self, places: tuple[Match, ...]) -> int:
        current = self._document.selected
        order = {word.id: at for at, word in enumerate(self._document.song.words())}
        here = order[current.id] if current is not None else -1
        return next((at for at, place in enumerate(places) if order[place.word_ids[0]] > here), 0)

    def _places(self) -> tuple[Match, ...]:
        try:
            return find(self._document.song, self.search)
        except KMakerError:
            return ()

    def _tell(self, *_: object) -> None:
        """Say how many places there are, or what is wrong with the text."""
        count = 0
        try:
            count = len(find(self._document.song, self.search)) if self.text.text() else 0
            said = self.tr("1 place") if count == 1 else self.tr("{} places").format(count)
            self.told.setText(said if self.text.text() else self.tr("Words that stay keep their times."))
        except KMakerError as error:
            self.told.setText(translated(error))
        for button in (self.next, self.replace, self.replace_all):
            button.setEnabled(count > 0)

    def _replace(self) -> None:
        """Replace at the current word where it is a place that was found, and go to the next one."""
        places, current = self._places(), self._document.selected
        here = next((each for each in places if current is not None and each.word_ids[0] == current.id), None)
        if here is not None and not self._put(here):
            return
        self.find_next()

    def _replace_all(self) -> None:
        if self.replace_all.isEnabled():
            self._put(None)

    def _put(self, only: Match | None) -> bool:
        old = self._document.song
        try:
            song, count = replaced(old, self.search, self.new.text(), only)
            if self.repeats.isChecked() and only is not None:
                song = repeated_edit(old, song)
            self._document.apply(lambda _song: song, self._label(count))
        except KMakerError as error:
            self.told.setText(translated(error))
            return False
        self._say_replaced(song, count)
        return True

    def _label(self, count: int) -> str:
        if count == 1:
            return self.tr("Replace “{}”").format(self.text.text())
        return self.tr("Replace “{}” at {} places").format(self.text.text(), count)

    def _say_replaced(self, _song: Song, count: int) -> None:
        if count != 1:
            self.told.setText(self.tr("{} places were replaced. Undo takes it back.").format(count))
