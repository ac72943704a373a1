"""The note lane: what each word is sung on, under the timeline and on its scale.

A note that is touched is heard; it is dragged up and down by semitones, cut in two by a double click, and marked by its
menu. The lane keeps no picture: what is in view is drawn whenever it is exposed, so that nothing old can stay.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu, QWidget

from kmaker_studio.core.edits import join_notes, move_pitch, set_note_kind, split_note
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import NoteKind, Song, Word
from kmaker_studio.core.sung_notes import SungNote, sung_notes
from kmaker_studio.studio.i18n.translated import translated
from kmaker_studio.studio.session.document import Document
from kmaker_studio.studio.settings import NOTES_SHOWN
from kmaker_studio.studio.strips.scale import Scale
from kmaker_studio.studio.theme.painting import guarded_paint
from kmaker_studio.studio.theme.theme import look, theme

HEIGHT = 124
"""Of the lane, in pixels."""

_NAMES = ("C", "C♯", "D", "D♯", "E", "F", "F♯", "G", "G♯", "A", "A♯", "B")
_LEAST_SPAN = 14  # semitones that the lane has at least
_MARGIN = 6.0
_THICK = 12.0  # a note at least
_ROOM_FOR_NAME = 22.0
_MARKS: dict[NoteKind, str] = {"golden": "★", "rap": "R", "golden rap": "★R", "freestyle": "F"}


def pitch_name(pitch: int | None) -> str:
    """The name of a MIDI number, such as C4 for 60; a dash for none."""
    return "–" if pitch is None else f"{_NAMES[pitch % 12]}{pitch // 12 - 1}"


@dataclass(frozen=True, slots=True)
class _Drag:
    """A note that is held: the song and where the hand was when it was taken, the word, the note's index."""

    song: Song
    at: QPointF
    word: Word
    index: int
    merge: str


class NoteLane(QWidget):
    """Shows the notes of the words that `words_between` gives for a stretch of time in ms."""

    refused = Signal(str)
    pitchTouched = Signal(int)  # noqa: N815

    def __init__(
        self,
        document: Document,
        words_between: Callable[[float, float], Iterable[Word]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Notes"))
        self.setObjectName("notes")
        self.setFixedHeight(HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setMouseTracking(True)
        self._document, self._words_between = document, words_between
        self._scale = Scale(0, 8.0, 1)
        self._position = 0.0
        self._drag: _Drag | None = None
        self._range = (60, 60 + _LEAST_SPAN)
        document.songChanged.connect(self._on_song)
        document.selectionChanged.connect(self.update)
        look().changed.connect(self.update)
        self._measure()
        if not NOTES_SHOWN.read():
            self.hide()

    @property
    def is_dragging(self) -> bool:
        """Whether a note is held."""
        return self._drag is not None

    def set_scale(self, scale: Scale) -> None:
        """Show another part of the song, or at another zoom."""
        self._scale = scale
        self.update()

    def set_position(self, ms: float) -> None:
        """Put the playhead there."""
        before, self._position = self._position, ms
        if round(self._scale.x(before)) != round(self._scale.x(ms)):
            self.update()

    def rect_of(self, note: SungNote) -> QRectF:
        """Where a note is drawn; those without a pitch lie at the bottom."""
        low, high = self._range
        row = self._row_height
        pitch = low if note.pitch is None else note.pitch
        top = _MARGIN + (high - pitch) * row
        thick = max(_THICK, row)
        left, right = self._scale.x(note.start_ms), self._scale.x(note.end_ms)
        return QRectF(left, top + (row - thick) / 2, max(2.0, right - left - 1), thick)

    def note_at(self, at: QPointF) -> tuple[Word, SungNote] | None:
        """The word and its note that are drawn there."""
        for word, note in self._in_view():
            if self.rect_of(note).adjusted(0, -1, 1, 1).contains(at):
                return word, note
        return None

    @property
    def _row_height(self) -> float:
        low, high = self._range
        return (self.height() - 2 * _MARGIN) / (high - low + 1)

    def _in_view(self) -> Iterable[tuple[Word, SungNote]]:
        for word in self._words_between(self._scale.low_ms, self._scale.high_ms):
            for note in sung_notes(word):
                yield word, note

    def _on_song(self, *_: object) -> None:
        if self._drag is None:  # the pitches must not slip away under the hand
            self._measure()
        self.update()

    def _measure(self) -> None:
        pitches = [note.pitch for word in self._document.song.words() for note in word.notes if note.pitch is not None]
        low, high = min(pitches, default=57) - 2, max(pitches, default=69) + 2
        more = max(0, _LEAST_SPAN - (high - low))
        self._range = low - more // 2, high + more - more // 2

    # Painting

    @guarded_paint
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Draw what is in view."""
        colours = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), colours.colour("track"))
        self._paint_octaves(painter)
        font = painter.font()
        font.setPixelSize(10)
        painter.setFont(font)
        found = False
        for word, note in self._in_view():
            found = True
            self._paint_note(painter, word, note)
        if not found and not any(word.notes for word in self._document.song.words()):
            painter.setPen(colours.colour("dim"))
            painter.drawText(
                self.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("No notes yet: find them by the menu Word.")
            )
        x = self._scale.x(self._position)
        painter.setPen(QPen(colours.colour("playhead"), 1.5))
        painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))
        painter.end()

    def _paint_octaves(self, painter: QPainter) -> None:
        low, high = self._range
        colours = theme()
        for pitch in range(low, high + 1):
            y = _MARGIN + (high - pitch + 0.5) * self._row_height
            if pitch % 12 == 0:
                painter.setPen(QPen(colours.colour("border"), 1))
                painter.drawLine(QPointF(0, y), QPointF(self.width(), y))
                painter.setPen(colours.colour("dim"))
                painter.drawText(QPointF(4, y - 2), pitch_name(pitch))

    def _paint_note(self, painter: QPainter, word: Word, note: SungNote) -> None:
        colours = theme()
        rect = self.rect_of(note)
        chosen = word.id in self._document.selected_ids
        fill, border = ("selected", "selected_border") if chosen else ("word", "word_border")
        pen = QPen(colours.colour(border), 1)
        solid = note.kind in ("regular", "golden") and note.pitch is not None
        if not solid:
            pen.setStyle(Qt.PenStyle.DashLine)
        if note.kind in ("golden", "golden rap"):
            pen.setColor(colours.colour("doubtful_border"))
            pen.setWidthF(2)
        painter.setPen(pen)
        painter.setBrush(colours.colour(fill, 1.0 if solid else 0.25))
        painter.drawRoundedRect(rect, 2, 2)
        named = note.pitch is not None and note.kind in ("regular", "golden")
        text = " ".join(filter(None, (_MARKS.get(note.kind, ""), pitch_name(note.pitch) if named else "")))
        if rect.width() >= _ROOM_FOR_NAME and text:
            painter.setPen(colours.colour("word_text" if solid else "text"))
            around = QRectF(rect.left() + 3, rect.center().y() - 8, rect.width() - 4, 16)
            painter.drawText(around, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    # Mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take hold of the note that is there; its word is selected."""
        hit = self.note_at(event.position())
        if event.button() != Qt.MouseButton.LeftButton or hit is None:
            event.ignore()
            return
        word, note = hit
        self._document.select(word.id)
        merge = self._document.new_gesture()
        self._drag = _Drag(self._document.song, event.position(), word, note.index, merge)
        self._sound(word, note.index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Move the held note by semitones, or show what is under the pointer."""
        drag = self._drag
        if drag is None:
            hit = self.note_at(event.position())
            self.setCursor(Qt.CursorShape.ArrowCursor if hit is None else Qt.CursorShape.SizeVerCursor)
            self.setToolTip("" if hit is None else f"{hit[0].text} · {pitch_name(hit[1].pitch)}")
            return
        steps = round((drag.at.y() - event.position().y()) / self._row_height)
        before = self._document.song
        self._change(lambda _: move_pitch(drag.song, drag.word.id, (drag.index,), steps), drag.word, drag.merge)
        now = self._document.word(drag.word.id)
        if self._document.song is not before and now is not None:
            self._sound(now, drag.index)

    def _sound(self, word: Word, index: int) -> None:
        pitch = word.notes[index].pitch if index < len(word.notes) else None
        if pitch is not None:
            self.pitchTouched.emit(pitch)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002, N802
        """Let go of the note."""
        if self._drag is not None:
            self._drag = None
            self._measure()
            self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Cut the note in two there."""
        self._drag = None
        hit = self.note_at(event.position())
        if hit is not None and event.button() == Qt.MouseButton.LeftButton:
            self._split(hit[0], round(self._scale.ms(event.position().x())))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Esc takes back what is being dragged."""
        drag = self._drag
        if event.key() != Qt.Key.Key_Escape or drag is None:
            super().keyPressEvent(event)
            return
        self._drag = None
        self._change(lambda _: drag.song, drag.word, drag.merge)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Offer what can be done with the note."""
        hit = self.note_at(QPointF(event.pos()))
        if hit is not None:
            self._document.select(hit[0].id)
            self.menu_of(*hit, round(self._scale.ms(event.pos().x()))).popup(event.globalPos())

    def menu_of(self, word: Word, note: SungNote, at_ms: int) -> QMenu:
        """The menu of a note that was pointed at at the time `at_ms`."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Cut in two here")).triggered.connect(lambda: self._split(word, at_ms))
        join = menu.addAction(self.tr("Join with the next one"))
        join.setEnabled(note.index + 1 < len(word.notes))
        join.triggered.connect(lambda: self._change(lambda song: join_notes(song, word.id, note.index), word))
        menu.addSeparator()
        kinds: tuple[tuple[NoteKind, str], ...] = (
            ("regular", self.tr("Plain")),
            ("golden", self.tr("Golden")),
            ("rap", self.tr("Rap")),
            ("golden rap", self.tr("Golden rap")),
            ("freestyle", self.tr("Freestyle")),
        )
        for kind, text in kinds:
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(note.kind == kind)
            action.triggered.connect(partial(self._mark, word, kind))
        return menu

    def _split(self, word: Word, at_ms: int) -> None:
        self._change(lambda song: split_note(song, word.id, at_ms), word)

    def _mark(self, word: Word, kind: NoteKind, _checked: bool = True) -> None:
        self._change(lambda song: set_note_kind(song, [word.id], kind), word)

    def _change(self, edit: Callable[[Song], Song], word: Word, merge: str = "") -> None:
        try:
            self._document.apply(edit, self.tr("Notes of “{}”").format(word.text), merge)
        except KMakerError as error:
            self.refused.emit(translated(error))
