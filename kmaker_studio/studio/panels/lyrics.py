"""The lyrics panel: the lyrics as lines; a click goes to a word, the word at the playhead is lit."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QMouseEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QStackedLayout, QTextEdit, QWidget

from kmaker_studio.core.changes import changed_lines
from kmaker_studio.core.edits.repeats import repeats
from kmaker_studio.core.edits.rewrite_lyrics import with_lyrics
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Line, Song
from kmaker_studio.core.word_spacing import join_words
from kmaker_studio.studio.actions.actions import Actions
from kmaker_studio.studio.actions.key_routing import COMMAND_KEYS
from kmaker_studio.studio.i18n.clock_text import clock
from kmaker_studio.studio.i18n.translated import translated
from kmaker_studio.studio.panels.lyrics_editor import LyricsEditor
from kmaker_studio.studio.panels.words_by_time import WordsByTime
from kmaker_studio.studio.session.document import Document
from kmaker_studio.studio.theme.theme import font, look, theme
from kmaker_studio.text.lyrics import format_lyrics, parse_lyrics
from kmaker_studio.video.reading_order import has_right_to_left, is_right_to_left

_INDENT = 78.0
_AT_ONCE = 60  # lines that are laid out without letting the window live: 6 ms
_PAUSE_MS = 10  # between them
_LEFT_TO_RIGHT, _RIGHT_TO_LEFT, _END = "\u2066", "\u2067", "\u2069"  # isolates of the Unicode Bidirectional Algorithm
_FIRST_PAUSE_MS = 200  # for what else goes on when a song is opened; the first lines are all that is in view


class _Text(QTextEdit):
    """Read-only text that says which character was clicked."""

    clicked = Signal(int)
    doubleClicked = Signal(int)  # noqa: N815
    menuWanted = Signal(int, QPoint)  # noqa: N815

    def mousePressEvent(self, e: QMouseEvent) -> None:  # noqa: N802
        position = self._hit(e.position())
        if e.button() == Qt.MouseButton.LeftButton and position >= 0:
            self.clicked.emit(position)

    def mouseDoubleClickEvent(self, e: QMouseEvent) -> None:  # noqa: N802
        position = self._hit(e.position())
        if e.button() == Qt.MouseButton.LeftButton and position >= 0:
            self.doubleClicked.emit(position)

    def contextMenuEvent(self, e: QContextMenuEvent) -> None:  # noqa: N802
        by_key = e.reason() == QContextMenuEvent.Reason.Keyboard
        self.menuWanted.emit(-1 if by_key else self._hit(QPointF(e.pos())), e.globalPos())

    def _hit(self, at: QPointF) -> int:
        scrolled = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        return self.document().documentLayout().hitTest(at + scrolled, Qt.HitTestAccuracy.ExactHit)


class LyricsPanel(QWidget):
    """All lines with their starting times. `wordClicked` brings the word's id, `noteChanged` how many lines there are.

    `edit` turns it into a text that can be changed; `apply` keeps the timing of what was not.
    """

    wordClicked = Signal(str)  # noqa: N815
    noteChanged = Signal(str)  # noqa: N815
    refused = Signal(str)

    def __init__(self, document: Document, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._document, self._actions = document, actions
        self._starts: list[int] = []  # the position of each word's first character
        self._ids: list[str] = []
        self._places: dict[str, tuple[int, int]] = {}
        self._now = ""
        self._coming: Iterator[tuple[int, Line]] = iter(())
        self._laying_out = QTimer(self)
        self._laying_out.timeout.connect(self._lay_out_some)
        self._by_time = WordsByTime(document.song)
        self._text = _Text()
        self._text.setObjectName("lyrics")
        self._text.setAccessibleName(self.tr("Lyrics"))
        self._text.setProperty(COMMAND_KEYS, True)
        self._text.setReadOnly(True)
        self._text.setAcceptDrops(False)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._text.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._text.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self._text.document().setDocumentMargin(12)
        self._text.verticalScrollBar().actionTriggered.connect(self._on_scrolled_by_hand)
        self._text.clicked.connect(self._on_click)
        self._text.doubleClicked.connect(self._on_double_click)
        self._text.menuWanted.connect(self._show_menu)
        self.writing = LyricsEditor()
        self.writing.applied.connect(self.apply)
        self.writing.cancelled.connect(self._show_text)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._text)
        self._pages.addWidget(self.writing)
        document.songChanged.connect(self._on_song)
        document.selectionChanged.connect(self._on_selection)
        look().changed.connect(self._on_theme)
        self._rebuild(document.song)

    @property
    def lit_word(self) -> str:
        """The id of the word at the playhead, or empty."""
        return self._now

    @property
    def is_writing(self) -> bool:
        """Whether the text is being changed."""
        return self._pages.currentWidget() is self.writing

    def word_position(self, word_id: str) -> QPointF:
        """Where the word's first letter is in the text's viewport."""
        self._lay_out_all()
        cursor = QTextCursor(self._text.document())
        start = self._places[word_id][0]
        # before the first letter of a run from right to left the caret stands at that run's far end; behind it does not
        cursor.setPosition(start + has_right_to_left(self._text.document().characterAt(start)))
        rect = self._text.cursorRect(cursor)
        return QPointF(rect.right() + 4, rect.center().y())

    @property
    def viewport(self) -> QWidget:
        """What is clicked."""
        return self._text.viewport()

    def set_position(self, ms: float, *, follow: bool = True) -> None:
        """Light the word that is sung at `ms`, and bring it into view where the playhead is what has moved."""
        now = self._by_time.at(ms)
        if now != self._now:
            self._now = now
            self._light(follow=follow and bool(now))

    def edit(self, word_id: str = "") -> None:
        """Let the text be changed, with the caret in the line of that word."""
        song = self._document.song
        self.writing.begin(format_lyrics(song), _row_of(song, word_id))
        self._pages.setCurrentWidget(self.writing)
        self.writing.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def apply(self, text: str) -> None:
        """Take `text` as the song's lyrics, as one undo step."""
        lines, singers = parse_lyrics(text)
        if not lines:
            self.refused.emit(self.tr("There would be no words left: keep at least one, or open other lyrics."))
            return
        try:
            self._document.apply(lambda song: with_lyrics(song, lines, singers), self.tr("Change the lyrics"))
        except KMakerError as error:
            self.refused.emit(translated(error))
            return
        self._show_text()

    def tell_note(self) -> None:
        """Say how many lines there are, and how many stanzas repeat another."""
        song = self._document.song
        count = len(song.lines)
        note = self.tr("1 line") if count == 1 else self.tr("{} lines").format(count)
        repeated = sum(len(group) - 1 for group in repeats(song))
        if repeated:
            again = self.tr("1 repeat") if repeated == 1 else self.tr("{} repeats").format(repeated)
            note = f"{note} · {again}"
        self.noteChanged.emit(note)

    def _show_text(self) -> None:
        self._pages.setCurrentWidget(self._text)
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_theme(self) -> None:
        self._rebuild(self._document.song, self._text.verticalScrollBar().value())

    def _on_song(self, old: Song, new: Song) -> None:
        self._by_time.update(new)
        self._lay_out_all()
        change = changed_lines(old, new)
        before, after = change.removed(old), change.added(new)
        if len(before) != len(after) or any(
            _shape(left) != _shape(right) for left, right in zip(before, after, strict=True)
        ):
            self._rebuild(new, self._text.verticalScrollBar().value() if old.audio == new.audio else 0)
            return
        for number, (left, right) in enumerate(zip(before, after, strict=True), change.start):
            if left.start_ms != right.start_ms:
                self._retime(number, right)
            if _doubts(left) != _doubts(right):
                self._mark_doubts(right)
        self._light(follow=False)

    def _on_selection(self, _word_id: str) -> None:
        self._light(follow=True)

    def _rebuild(self, song: Song, scrolled: int = 0) -> None:
        self._starts, self._ids, self._places = [], [], {}
        self._scrolled = scrolled
        self._text.clear()
        self._coming = iter(list(enumerate(song.lines)))
        self._laying_out.start(_FIRST_PAUSE_MS)
        self._lay_out_some()
        self._text.setTextCursor(QTextCursor(self._text.document()))  # at the end the view would go along with it
        self._scroll_back()
        self._light(follow=False)

    def _lay_out_all(self) -> None:
        while self._laying_out.isActive():
            self._lay_out_some()

    def _lay_out_some(self) -> None:
        """Lay out the next lines; the timer goes on until there are none."""
        lines = list(islice(self._coming, _AT_ONCE))
        if lines and lines[0][0]:
            self._laying_out.setInterval(_PAUSE_MS)
        if len(lines) < _AT_ONCE:
            self._laying_out.stop()
            self.tell_note()
        cursor = QTextCursor(self._text.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.beginEditBlock()
        for number, line in lines:
            layout = QTextBlockFormat()
            layout.setLeftMargin(_INDENT)
            layout.setTextIndent(-_INDENT)
            layout.setTopMargin(18 if line.stanza_start and number else 5)
            layout.setBottomMargin(6)
            layout.setTabPositions([])
            layout.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # the times are one column, whatever the words
            if number:
                cursor.insertBlock(layout)
            else:
                cursor.setBlockFormat(layout)
            cursor.insertText(_time_text(line), _time_format())
            self._insert_words(cursor, line)
            if any(_doubts(line)):
                self._mark_doubts(line)
        cursor.endEditBlock()
        self._scroll_back()
        selected = self._document.selected
        if selected is not None and any(word.id == selected.id for _, line in lines for word in line.words):
            self._light(follow=False)

    def _scroll_back(self) -> None:
        """Show what was shown before all was laid out anew, as soon as there are so many lines."""
        self._text.document().size()  # which has the layout done now, and the bar know its length
        bar = self._text.verticalScrollBar()
        if self._scrolled and (bar.maximum() >= self._scrolled or not self._laying_out.isActive()):
            bar.setValue(self._scrolled)
            self._scrolled = 0

    def _on_scrolled_by_hand(self) -> None:
        self._scrolled = 0

    def _insert_words(self, cursor: QTextCursor, line: Line) -> None:
        plain = QTextCharFormat()
        plain.setFont(font(13))
        plain.setForeground(theme().colour("text"))
        whole = join_words(word.text for word in line.words)
        runs = _RIGHT_TO_LEFT if is_right_to_left(whole) else _LEFT_TO_RIGHT
        cursor.insertText(f"{runs}{whole}{_END}", plain)
        begin = cursor.position() - _utf16(f"{whole}{_END}")
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
        cursor.setPosition(block.position() + len(text), QTextCursor.MoveMode.KeepAnchor)  # "right" may go back
        cursor.insertText(text, _time_format())

    def _light(self, *, follow: bool) -> None:
        """Mark the selected line and word and the word at the playhead."""
        colours = theme()
        marks: list[QTextEdit.ExtraSelection] = []
        selected = self._document.selected
        if selected is not None and selected.id in self._places:
            row = self._mark(selected.id, background=colours.colour("row"))
            row.format.setProperty(QTextCharFormat.Property.FullWidthSelection, True)
            row.cursor.clearSelection()
            marks.append(row)
            marks.append(self._mark(selected.id, colours.colour("accent_ink")))
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

    def _mark_doubts(self, line: Line) -> None:
        """Underline the doubtful words of the line."""
        for word in line.words:
            start, end = self._places[word.id]
            cursor = QTextCursor(self._text.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            marked = QTextCharFormat()
            style = QTextCharFormat.UnderlineStyle
            marked.setUnderlineStyle(style.DotLine if word.is_doubtful else style.NoUnderline)
            marked.setUnderlineColor(theme().colour("doubtful_border"))
            cursor.mergeCharFormat(marked)

    def _scroll_to(self, word_id: str) -> None:
        y = self.word_position(word_id).y()
        height = self._text.viewport().height()
        if not 20 <= y <= height - 30:
            bar = self._text.verticalScrollBar()
            bar.setValue(bar.value() + round(y - height / 3))

    def _word_at(self, position: int) -> str:
        index = bisect_right(self._starts, position) - 1
        if index >= 0 and position < self._places[self._ids[index]][1] + 1:
            return self._ids[index]
        return ""

    def _on_click(self, position: int) -> None:
        if word_id := self._word_at(position):
            self.wordClicked.emit(word_id)

    def _on_double_click(self, position: int) -> None:
        self.edit(self._word_at(position))

    def _show_menu(self, position: int, where: QPoint) -> None:
        """What can be done with the word and its line."""
        self._on_click(position)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self._actions["edit_lyrics"])
        menu.addSeparator()
        menu.addActions(self._actions.menu("Line").actions())
        menu.popup(where)


def _row_of(song: Song, word_id: str) -> int:
    """The row of `format_lyrics` that the word's line is in."""
    for number, line in enumerate(song.lines):
        if any(word.id == word_id for word in line.words):
            shown = replace(song, lines=song.lines[: number + 1])
            return max(0, format_lyrics(shown).count("\n") - 1)
    return 0


def _doubts(line: Line) -> list[bool]:
    return [word.is_doubtful for word in line.words]


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
