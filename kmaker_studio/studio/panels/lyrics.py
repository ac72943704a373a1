"""The lyrics panel: the lyrics as lines; a click goes to a word, the word at the playhead is lit."""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QStackedLayout, QTextEdit, QWidget

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
from kmaker_studio.studio.panels.context_menus import ContextMenus
from kmaker_studio.studio.panels.lyrics_editor import LyricsEditor
from kmaker_studio.studio.panels.lyrics_rows import doubts, is_edit, row_of, shape
from kmaker_studio.studio.panels.lyrics_selection import LyricsSelection
from kmaker_studio.studio.panels.lyrics_text import LyricsText
from kmaker_studio.studio.panels.words_by_time import WordsByTime
from kmaker_studio.studio.session.document import Document
from kmaker_studio.studio.theme.singer_colours import singer_colours
from kmaker_studio.studio.theme.theme import font, look, theme
from kmaker_studio.text.lyrics import format_lyrics, parse_lyrics
from kmaker_studio.video.reading_order import has_right_to_left, is_right_to_left
from kmaker_studio.video.song_style import SongStyle

_INDENT = 78.0
_SINGER, _NO_SINGER = " ▌ ", "   "  # behind a line's time
_AT_ONCE = 60  # lines that are laid out without letting the window live: 6 ms
_PAUSE_MS = 10  # between them
_LEFT_TO_RIGHT, _RIGHT_TO_LEFT, _END = "\u2066", "\u2067", "\u2069"  # isolates of the Unicode Bidirectional Algorithm
_FIRST_PAUSE_MS = 200  # for what else goes on when a song is opened; the first lines are all that is in view


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
        self._menus = ContextMenus(document, actions, self)
        self._starts: list[int] = []  # the position of each word's first character
        self._ids: list[str] = []
        self._places: dict[str, tuple[int, int]] = {}
        self._now = ""
        self._coming: Iterator[tuple[int, Line]] = iter(())
        self._laying_out = QTimer(self)
        self._laying_out.timeout.connect(self._lay_out_some)
        self._by_time = WordsByTime(document.song)
        self._singers = singer_colours(document.song.singers, document.song, document.style.style)
        self._text = LyricsText()
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
        self._selection = LyricsSelection(document)
        self._text.clicked.connect(self._on_click)
        self._text.dragged.connect(self._on_drag)
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
        document.styleChanged.connect(self._on_style)
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
        self.writing.begin(format_lyrics(song), row_of(song, word_id))
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

    def _on_style(self, song_style: SongStyle) -> None:
        song = self._document.song
        if singer_colours(song.singers, song, song_style.style) != self._singers:
            self._on_theme()

    def _on_theme(self) -> None:
        self._rebuild(self._document.song, self._text.verticalScrollBar().value())

    def _on_song(self, old: Song, new: Song) -> None:
        self._by_time.update(new)
        self._lay_out_all()
        change = changed_lines(old, new)
        before, after = change.removed(old), change.added(new)
        if len(before) != len(after) or any(
            shape(left) != shape(right) for left, right in zip(before, after, strict=True)
        ):
            self._rebuild(new, self._text.verticalScrollBar().value() if is_edit(old, new) else 0)
            return
        for number, (left, right) in enumerate(zip(before, after, strict=True), change.start):
            if left.start_ms != right.start_ms:
                self._retime(number, right)
            if doubts(left) != doubts(right):
                self._mark_doubts(right)
        self._light(follow=False)

    def _on_selection(self, word_id: str) -> None:
        if word_id and word_id not in self._places:  # chosen before its line was laid out
            self._lay_out_all()
        self._light(follow=True)

    def _rebuild(self, song: Song, scrolled: int = 0) -> None:
        self._starts, self._ids, self._places = [], [], {}
        self._scrolled = scrolled
        self._singers = singer_colours(song.singers, song, self._document.style.style)
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
            self._insert_head(cursor, line)
            self._insert_words(cursor, line)
            if any(doubts(line)):
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

    def _insert_head(self, cursor: QTextCursor, line: Line) -> None:
        """The line's time and its singer's colour: always as long, so that the words stay where they are."""
        cursor.insertText(_time_text(line), _time_format())
        mark, known = _time_format(), self._document.song.singers
        colour = self._singers[known.index(line.singer)] if line.singer in known else None
        if colour is not None:
            mark.setForeground(colour)
            mark.setToolTip(line.singer)
        cursor.insertText(_NO_SINGER if colour is None else _SINGER, mark)

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
        length = len(_time_text(line)) + len(_SINGER)
        cursor.setPosition(cursor.position() + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        self._insert_head(cursor, line)

    def _light(self, *, follow: bool) -> None:
        """Mark the selected line and word and the word at the playhead."""
        colours = theme()
        marks: list[QTextEdit.ExtraSelection] = []
        selected = self._document.selected
        several = len(self._document.selected_ids) > 1
        for line in self._document.selected_lines if selected is not None else ():
            chosen = [word.id for word in line.words if word.id in self._places]
            if not chosen:
                continue
            row = self._mark(chosen[0], background=colours.colour("row"))
            row.format.setProperty(QTextCharFormat.Property.FullWidthSelection, True)
            row.cursor.clearSelection()
            marks.append(row)
            marks.extend(
                self._mark(word_id, colours.colour("accent_ink"), colours.colour("pressed") if several else None)
                for word_id in chosen
                if word_id in self._document.selected_ids
            )
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

    def _place_at(self, position: int) -> tuple[int, str]:
        """The number of the line that the position is in, and its word there, empty beside them all."""
        number = self._text.document().findBlock(position).blockNumber()
        return min(number, len(self._document.song.lines) - 1), self._word_at(position)

    def _on_click(self, position: int, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self._lay_out_all()
        number, word_id = self._place_at(position)
        if not self._selection.click(number, word_id, keys):
            self.wordClicked.emit(word_id)

    def _on_drag(self, start: int, end: int) -> None:
        self._selection.drag(self._place_at(start), self._place_at(end))

    def _on_double_click(self, position: int) -> None:
        self.edit(self._word_at(position))

    def _show_menu(self, position: int, where: QPoint) -> None:
        """What can be done with the word, or with all that are selected where it is one of them."""
        number, word_id = self._place_at(position) if position >= 0 else (-1, "")
        if number >= 0:
            ids = {word_id} if word_id else {word.id for word in self._document.song.lines[number].words}
            if not ids <= self._document.selected_ids:
                self._on_click(position)
        is_word = len(self._document.selected_ids) == 1
        menu = self._menus.word() if is_word else self._menus.lines()
        menu.insertAction(menu.actions()[0], self._actions["edit_lyrics"])
        menu.popup(where)


def _time_text(line: Line) -> str:
    return f"{clock(line.start_ms, 2) if line.start_ms is not None else '–':>8}"


def _time_format() -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFont(font(11, fixed=True))
    made.setForeground(theme().colour("dim"))
    return made


def _utf16(text: str) -> int:
    """The length that Qt counts positions in."""
    return len(text.encode("utf-16-le")) // 2
