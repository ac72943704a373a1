"""The lyrics as lines; a click on a word goes there, the word at the playhead is lit."""

from bisect import bisect_right

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QLabel, QTextEdit, QVBoxLayout, QWidget

from kmaker_studio.core.script import join_words
from kmaker_studio.core.song import Line, Song, Word
from kmaker_studio.studio.clock_text import clock
from kmaker_studio.studio.document import Document
from kmaker_studio.studio.panels.now import WordsByTime
from kmaker_studio.studio.theme import font, theme

_INDENT = 78.0


class _Text(QTextEdit):
    """Read-only text that says which character was clicked."""

    clicked = Signal(int)

    def mousePressEvent(self, e: QMouseEvent) -> None:  # noqa: N802
        if e.button() == Qt.MouseButton.LeftButton:
            at = e.position() + QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
            position = self.document().documentLayout().hitTest(at, Qt.HitTestAccuracy.ExactHit)
            if position >= 0:
                self.clicked.emit(position)


class LyricsPanel(QWidget):
    """All lines with their starting times. `wordClicked` brings the word's id."""

    wordClicked = Signal(str)  # noqa: N815

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._document = document
        self._starts: list[int] = []  # the position of each word's first character
        self._ids: list[str] = []
        self._places: dict[str, tuple[int, int]] = {}
        self._now = ""
        self._by_time = WordsByTime(document.song)
        self._heading = QLabel()
        self._heading.setObjectName("heading")
        self._heading.setContentsMargins(14, 12, 14, 4)
        self._text = _Text()
        self._text.setObjectName("lyrics")
        self._text.setAccessibleName("Lyrics")
        self._text.setReadOnly(True)
        self._text.setAcceptDrops(False)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._text.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self._text.document().setDocumentMargin(12)
        self._text.clicked.connect(self._on_click)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._heading)
        layout.addWidget(self._text)
        document.songChanged.connect(self._on_song)
        document.selectionChanged.connect(self._on_selection)
        self._rebuild(document.song)

    @property
    def lit_word(self) -> str:
        """The id of the word at the playhead, or empty."""
        return self._now

    def word_position(self, word_id: str) -> QPointF:
        """Where the word's first letter is in the text's viewport."""
        cursor = QTextCursor(self._text.document())
        cursor.setPosition(self._places[word_id][0])
        rect = self._text.cursorRect(cursor)
        return QPointF(rect.right() + 4, rect.center().y())

    @property
    def viewport(self) -> QWidget:
        """What is clicked."""
        return self._text.viewport()

    def set_position(self, ms: float) -> None:
        """Light the word that is sung at `ms`."""
        now = self._by_time.at(ms)
        if now != self._now:
            self._now = now
            self._light(follow=bool(now))

    def _on_song(self, old: Song, new: Song) -> None:
        self._by_time = WordsByTime(new)
        same = len(old.lines) == len(new.lines) and all(
            left is right or _shape(left) == _shape(right) for left, right in zip(old.lines, new.lines, strict=True)
        )
        if not same:
            self._rebuild(new)
            return
        for number, (left, right) in enumerate(zip(old.lines, new.lines, strict=True)):
            if left.start_ms != right.start_ms:
                self._retime(number, right)
        self._light(follow=False)

    def _on_selection(self, _word_id: str) -> None:
        self._light(follow=True)

    def _rebuild(self, song: Song) -> None:
        count = len(song.lines)
        self._heading.setText(f"LYRICS   ·   {count} LINE{'' if count == 1 else 'S'}")
        self._starts, self._ids, self._places = [], [], {}
        self._text.clear()
        cursor = QTextCursor(self._text.document())
        cursor.beginEditBlock()
        for number, line in enumerate(song.lines):
            layout = QTextBlockFormat()
            layout.setLeftMargin(_INDENT)
            layout.setTextIndent(-_INDENT)
            layout.setTopMargin(18 if line.stanza_start and number else 5)
            layout.setBottomMargin(6)
            layout.setTabPositions([])
            if number:
                cursor.insertBlock(layout)
            else:
                cursor.setBlockFormat(layout)
            cursor.insertText(_time_text(line), _time_format())
            self._insert_words(cursor, line)
        cursor.endEditBlock()
        self._light(follow=False)

    def _insert_words(self, cursor: QTextCursor, line: Line) -> None:
        plain = QTextCharFormat()
        plain.setFont(font(13))
        plain.setForeground(theme().colour("text"))
        begin, texts = cursor.position(), [word.text for word in line.words]
        whole = join_words(texts)
        cursor.insertText(whole, plain)
        at = 0
        for word in line.words:
            at = whole.index(word.text, at)
            start = begin + _utf16(whole[:at])
            self._places[word.id] = (start, start + _utf16(word.text))
            self._starts.append(start)
            self._ids.append(word.id)
            at += len(word.text)

    def _retime(self, number: int, line: Line) -> None:
        block = self._text.document().findBlockByNumber(number)
        cursor = QTextCursor(block)
        text = _time_text(line)  # always as long as the old one, so the words stay where they are
        cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, len(text))
        cursor.insertText(text, _time_format())

    def _light(self, *, follow: bool) -> None:
        """Mark the selected line, the doubtful words and the word at the playhead."""
        colours = theme()
        marks: list[QTextEdit.ExtraSelection] = []
        selected = self._document.selected
        if selected is not None:
            row = self._mark(selected.id, background=colours.colour("row"))
            row.format.setProperty(QTextCharFormat.Property.FullWidthSelection, True)
            row.cursor.clearSelection()
            marks.append(row)
        marks.extend(self._doubt(word) for word in self._document.song.words() if word.is_doubtful)
        if selected is not None:
            marks.append(self._mark(selected.id, colours.colour("accent")))
        if self._now in self._places:
            marks.append(self._mark(self._now, colours.colour("accent_text"), colours.colour("accent")))
        self._text.setExtraSelections(marks)
        wanted = self._now or (selected.id if selected is not None else "")
        if follow and wanted in self._places:
            self._scroll_to(wanted)

    def _mark(
        self, word_id: str, text: QColor | None = None, background: QColor | None = None
    ) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        start, end = self._places[word_id]
        cursor = QTextCursor(self._text.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        mark.cursor = cursor  # pyright: ignore[reportAttributeAccessIssue] - missing in PySide6's stubs
        if text is not None:
            mark.format.setForeground(text)
        if background is not None:
            mark.format.setBackground(background)
        return mark

    def _doubt(self, word: Word) -> QTextEdit.ExtraSelection:
        mark = self._mark(word.id)
        mark.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        mark.format.setUnderlineColor(theme().colour("doubtful_border"))
        return mark

    def _scroll_to(self, word_id: str) -> None:
        y = self.word_position(word_id).y()
        height = self._text.viewport().height()
        if not 20 <= y <= height - 30:
            bar = self._text.verticalScrollBar()
            bar.setValue(bar.value() + round(y - height / 3))

    def _on_click(self, position: int) -> None:
        index = bisect_right(self._starts, position) - 1
        if index >= 0 and position < self._places[self._ids[index]][1] + 1:
            self.wordClicked.emit(self._ids[index])


def _shape(line: Line) -> tuple[object, ...]:
    """What decides how a line is laid out, its times apart."""
    return line.stanza_start, tuple((word.id, word.text) for word in line.words)


def _time_text(line: Line) -> str:
    return f"{clock(line.start_ms, 2) if line.start_ms is not None else '–':>8}  "


def _time_format() -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFont(font(11, fixed=True))
    made.setForeground(theme().colour("dim"))
    return made


def _utf16(text: str) -> int:
    """The length that Qt counts positions in."""
    return len(text.encode("utf-16-le")) // 2
