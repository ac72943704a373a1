"""The problems panel: a row each; a click goes there, and most can be fixed by a click."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kmaker_studio.core.edits.fixes import can_fix, fix, fix_all
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.problems import FASTEST_CHARACTERS_PER_S, Problem, problems
from kmaker_studio.studio.i18n.translated import translated
from kmaker_studio.studio.panels.missing_glyphs import missing_glyphs
from kmaker_studio.studio.session.document import Document
from kmaker_studio.studio.session.word_counts import WordCounts
from kmaker_studio.studio.theme.theme import look, theme
from kmaker_studio.video.small_lines import small_lines

_PAUSE_MS = 150
_SHOWN = 500
_PROBLEM = Qt.ItemDataRole.UserRole


class ProblemsPanel(QWidget):
    """Looks through the song whenever it has rested for a moment. `wordClicked` brings the word of a row."""

    wordClicked = Signal(str)  # noqa: N815
    countChanged = Signal(int)  # noqa: N815
    refused = Signal(str)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._document = document
        self._found: tuple[Problem, ...] = ()
        self._aligning = False
        self.rows = QTreeWidget()
        self.rows.setAccessibleName(self.tr("Problems"))
        self.rows.setColumnCount(2)
        self.rows.setHeaderHidden(True)
        self.rows.setRootIsDecorated(False)
        self.rows.setWordWrap(True)
        self.rows.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.rows.header().setStretchLastSection(False)
        self.rows.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.rows.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.message = QLabel()
        self.message.setWordWrap(True)
        self.message.setObjectName("message")
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.fix = QPushButton(self.tr("Fix"))
        self.fix.setToolTip(self.tr("Mend the chosen problem"))
        self.fix_all = QPushButton(self.tr("Fix all"))
        self.fix_all.setToolTip(self.tr("Mend every problem that has a fix, as one step that can be undone"))
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._look)
        self.rows.itemClicked.connect(self._on_click)
        self.rows.itemActivated.connect(self._on_activated)
        self.rows.currentItemChanged.connect(self._refresh)
        self.fix.clicked.connect(self._fix_current)
        self.fix_all.clicked.connect(self.fix_all_problems)
        document.songChanged.connect(self._timer.start)
        document.styleChanged.connect(self._timer.start)
        look().changed.connect(self._fill)
        self._look()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setContentsMargins(14, 4, 14, 10)
        buttons.addStretch(1)
        buttons.addWidget(self.fix)
        buttons.addWidget(self.fix_all)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.addWidget(self.rows, 1)
        layout.addWidget(self.message, 1)
        layout.addLayout(buttons)

    @property
    def count(self) -> int:
        """How many problems there are."""
        return len(self._found)

    def fix_all_problems(self) -> None:
        """Mend what can be mended, as one undo step."""
        song, count = fix_all(self._document.song)
        if count:
            label = self.tr("Fix a problem") if count == 1 else self.tr("Fix {} problems").format(count)
            self._document.put(song, label)
        else:
            self.refused.emit(self.tr("None of these problems can be mended without you: there is no room."))

    def set_aligning(self, aligning: bool) -> None:
        """Words are being aligned, or no more: those without times yet are no problem meanwhile."""
        self._aligning = aligning
        self._look()

    def _all(self) -> tuple[Problem, ...]:
        """The problems of the times, of the letters that are too small and of those that cannot be drawn."""
        song = self._document.song
        found = [each for each in problems(song) if not (self._aligning and each.kind == "untimed")]
        found += [*small_lines(song, self._document.style.style), *missing_glyphs(song)]
        order = {word.id: place for place, word in enumerate(song.words())}
        return tuple(sorted(found, key=lambda problem: order[problem.word_id]))

    def _say_none(self) -> None:
        """What stands where no problem does; words to check are no problem, but not nothing either."""
        doubtful = WordCounts(self._document.song).doubtful
        if self._aligning:
            self.message.setText(self.tr("The words are being timed.\nWhat is left to mend is listed here afterwards."))
        elif doubtful:
            one = self.tr("No problems, but 1 word to check:\nGo > Next doubtful word shows it.")
            many = self.tr("No problems, but {} words to check:\nGo > Next doubtful word shows them in turn.")
            self.message.setText(one if doubtful == 1 else many.format(doubtful))
        else:
            self.message.setText(self.tr("No problems: every word is timed,\nnone overlap and all can be read."))

    def _look(self) -> None:
        self._say_none()
        found = self._all()
        if found != self._found or not self.rows.topLevelItemCount():
            self._found = found
            self._fill()
            self.countChanged.emit(len(found))
        self._refresh()

    def _fill(self) -> None:
        chosen = self.rows.currentItem()
        kept = self.rows.indexOfTopLevelItem(chosen) if chosen is not None else -1
        self.rows.clear()
        song = self._document.song
        texts = {word.id: word.text for word in song.words()}
        numbers = {line.id: number for number, line in enumerate(song.lines, 1)}
        for problem in self._found[:_SHOWN]:
            head = self.tr("Line {}").format(numbers[problem.line_id])
            row = QTreeWidgetItem([f"{head} · {self._sentence(problem, texts)}", ""])
            row.setData(0, _PROBLEM, problem)
            if can_fix(problem):
                row.setText(1, self.tr("Fix"))
                row.setForeground(1, theme().colour("accent_ink"))
                row.setToolTip(1, self.tr("Mend this problem"))
            self.rows.addTopLevelItem(row)
        again = self.rows.topLevelItem(min(kept, self.rows.topLevelItemCount() - 1)) if kept >= 0 else None
        if again is not None:
            self.rows.setCurrentItem(again)
        self.rows.setVisible(bool(self._found))
        self.message.setVisible(not self._found)

    def _sentence(self, problem: Problem, texts: dict[str, str]) -> str:
        word, amount = texts.get(problem.word_id, ""), problem.amount
        match problem.kind:
            case "overlap":
                other = texts.get(problem.other, "")
                return self.tr("“{}” overlaps “{}” by {} ms").format(word, other, amount)
            case "short":
                return self.tr("“{}” lasts only {} ms").format(word, amount)
            case "outside" if amount < 0:
                return self.tr("“{}” begins {} ms before the song").format(word, -amount)
            case "outside":
                return self.tr("“{}” ends {} ms after the song").format(word, amount)
            case "untimed":
                if amount == 1:
                    return self.tr("“{}” has no timing").format(word)
                return self.tr("{} words have no timing, the first is “{}”").format(amount, word)
            case "small":
                return self.tr(
                    "Too long for the video: its letters shrink to {} % of their size. Split the line"
                ).format(amount)
            case "glyph":
                return self.tr("“{}” has a sign that no font can draw: {}").format(word, problem.other)
            case _ if amount:
                return self.tr("Reads at {} characters a second, more than {}").format(amount, FASTEST_CHARACTERS_PER_S)
            case _:
                return self.tr("Has no time to be read in")

    def _refresh(self, *_: object) -> None:
        problem = self._current()
        self.fix.setEnabled(problem is not None and can_fix(problem))
        self.fix_all.setEnabled(any(can_fix(each) for each in self._found))

    def _current(self) -> Problem | None:
        item = self.rows.currentItem()
        problem = item.data(0, _PROBLEM) if item is not None else None
        return problem if isinstance(problem, Problem) else None

    def _on_click(self, item: QTreeWidgetItem, column: int) -> None:
        if column == 1 and item.text(1):
            self._fix_current()
        else:
            self._on_activated(item)

    def _on_activated(self, item: QTreeWidgetItem, _column: int = 0) -> None:
        problem = item.data(0, _PROBLEM)
        if isinstance(problem, Problem):
            self.wordClicked.emit(problem.word_id)

    def _fix_current(self) -> None:
        problem = self._current()
        if problem is None or not can_fix(problem):
            return
        try:
            song = fix(self._document.song, problem)
        except KMakerError as error:
            self.refused.emit(translated(error))
            return
        self._document.put(song, self.tr("Fix a problem"))
        self.wordClicked.emit(problem.word_id)
