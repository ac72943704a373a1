"""The lane of word blocks: painted for what is in view, and the drags that move and trim them."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QTransform
from PySide6.QtWidgets import (
    QGraphicsObject,
    QGraphicsSceneHoverEvent,
    QGraphicsSceneMouseEvent,
    QStyleOptionGraphicsItem,
    QWidget,
)

from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Line, Song, Word
from kmaker_studio.studio.clock_text import clock
from kmaker_studio.studio.document import Document
from kmaker_studio.studio.theme import theme
from kmaker_studio.studio.timeline.blocks import draw_bracket, draw_tip, draw_word
from kmaker_studio.studio.timeline.gesture import Drag, Part

TIP_HEIGHT = 22
BRACKET_HEIGHT = 16
BLOCK_HEIGHT = 46
LANE_HEIGHT = TIP_HEIGHT + BRACKET_HEIGHT + BLOCK_HEIGHT + 10

_EDGE_PIXELS = 6.0
_DRAG_PIXELS = 3.0


@dataclass(slots=True)
class _Press:
    """The left button is down on a word: where, and which undo step its drag makes once it is one."""

    drag: Drag
    x_ms: float
    screen_x: float
    gesture: str = ""
    delta_ms: int = 0


class WordsItem(QGraphicsObject):
    """The words of `document` in a view whose x is milliseconds and whose y is pixels."""

    seekRequested = Signal(float)  # noqa: N815
    refused = Signal(str)
    textRequested = Signal(str)  # noqa: N815

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._area = QRectF()
        self._shown = (0.0, 1.0)
        self._press: _Press | None = None
        self._words: list[Word] = []
        self._spans = np.zeros((0, 2))
        self._lines: list[tuple[int, Line]] = []
        self._line_spans = np.zeros((0, 2))
        self.setAcceptHoverEvents(True)
        self.setFlag(QGraphicsObject.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        document.songChanged.connect(self._on_song)
        document.selectionChanged.connect(self._on_selection)
        self._take(document.song)

    @property
    def is_dragging(self) -> bool:
        """Whether a word is being moved or trimmed now."""
        return self._press is not None and bool(self._press.gesture)

    def set_area(self, duration_ms: float, top: float) -> None:
        """Take the lane that begins at `top`."""
        self.prepareGeometryChange()
        self._area = QRectF(0, top, max(1.0, duration_ms), LANE_HEIGHT)

    def set_shown(self, low_ms: float, high_ms: float) -> None:
        """Know what is in view, to keep the text of long words in it."""
        self._shown = (low_ms, high_ms)
        self.update()

    def boundingRect(self) -> QRectF:  # noqa: N802
        """The whole song's lane."""
        return self._area

    def block_rect(self, word: Word) -> QRectF:
        """The word's block in this item's coordinates."""
        start, end = word.start_ms or 0, word.end_ms or 0
        return QRectF(start, self._area.top() + TIP_HEIGHT + BRACKET_HEIGHT, end - start, BLOCK_HEIGHT)

    def _on_song(self, _old: Song, new: Song) -> None:
        self._take(new)

    def _on_selection(self, _word_id: str) -> None:
        self.update()

    def _take(self, song: Song) -> None:
        self._words = [word for word in song.words() if word.is_timed]
        self._spans = np.array([(word.start_ms, word.end_ms) for word in self._words], float).reshape(-1, 2)
        self._lines = [(number, line) for number, line in enumerate(song.lines, 1) if line.start_ms is not None]
        self._line_spans = np.array([(line.start_ms, line.end_ms) for _, line in self._lines], float).reshape(-1, 2)
        self.update()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Draw the brackets and blocks that are exposed, in screen pixels."""
        exposed: QRectF = option.exposedRect  # pyright: ignore[reportAttributeAccessIssue] - missing in PySide6's stubs
        to_screen = painter.transform()
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme()
        margin = 4 / max(1e-9, to_screen.m11())
        low, high = exposed.left() - margin, exposed.right() + margin
        top = self._area.top() + TIP_HEIGHT
        for index in _apart(self._line_spans, low, high, 1 / to_screen.m11()):
            number, line = self._lines[index]
            start, end = self._line_spans[index]
            rect = to_screen.mapRect(QRectF(start, top, end - start, BRACKET_HEIGHT - 4))
            draw_bracket(painter, rect, f"{number}  {line.singer}".rstrip(), colours)
        selected = self._document.selected
        view = to_screen.mapRect(QRectF(self._shown[0], self._area.top(), self._shown[1] - self._shown[0], LANE_HEIGHT))
        for index in _apart(self._spans, low, high, 1 / to_screen.m11()):
            word = self._words[index]
            rect = to_screen.mapRect(self.block_rect(word))
            is_selected = selected is not None and word.id == selected.id
            draw_word(painter, rect.adjusted(0.5, 0, -0.5, 0), view, word, colours, selected=is_selected)
        self._paint_tip(painter, to_screen, widget.width() if widget is not None else 0)
        painter.restore()

    def _paint_tip(self, painter: QPainter, to_screen: QTransform, width: float) -> None:
        press = self._press
        word = self._document.word(press.drag.word_id) if press is not None and press.gesture else None
        if press is None or word is None or word.start_ms is None or word.end_ms is None:
            return
        edge = word.end_ms if press.drag.part == "end" else word.start_ms
        x = to_screen.map(QPointF(edge, 0)).x()
        bottom = to_screen.map(QPointF(0, self._area.top() + TIP_HEIGHT)).y()
        moved = f"{press.delta_ms:+d}" if press.delta_ms else "0"
        text = f"{moved} ms · {clock(edge)} · {word.end_ms - word.start_ms} ms long"
        draw_tip(painter, x, bottom, text, theme(), width)

    def hit(self, pos: QPointF) -> tuple[Word, Part] | None:
        """The word at `pos` (in this item's coordinates) and its part there; the selected one where two overlap."""
        top = self._area.top() + TIP_HEIGHT + BRACKET_HEIGHT
        if not top <= pos.y() <= top + BLOCK_HEIGHT:
            return None
        pixel = 1 / max(1e-9, self.sceneTransform().m11())
        hits = np.flatnonzero((self._spans[:, 0] <= pos.x()) & (self._spans[:, 1] >= pos.x()))
        if not len(hits):
            return None
        selected = self._document.selected
        words = [self._words[index] for index in hits]
        word = next((each for each in words if selected is not None and each.id == selected.id), words[-1])
        start, end = float(word.start_ms or 0), float(word.end_ms or 0)
        edge = min(_EDGE_PIXELS * pixel, (end - start) / 4)
        part: Part = "start" if pos.x() - start <= edge else "end" if end - pos.x() <= edge else "body"
        return word, part

    def hoverMoveEvent(self, event: QGraphicsSceneHoverEvent) -> None:  # noqa: N802
        """Show by the pointer what a drag would do."""
        hit = self.hit(event.pos())
        if hit is None:
            self.unsetCursor()
            return
        word, part = hit
        self.setCursor(Qt.CursorShape.OpenHandCursor if part == "body" else Qt.CursorShape.SizeHorCursor)
        self.setToolTip(word.text)

    def mousePressEvent(self, event: QGraphicsSceneMouseEvent) -> None:  # noqa: N802
        """Select the word and be ready to drag it; beside the words seek."""
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        hit = self.hit(event.pos())
        if hit is None:
            self._document.select("")
            self.seekRequested.emit(event.pos().x())
            return
        word, part = hit
        self._document.select(word.id)
        self._press = _Press(Drag(self._document.song, word.id, part), event.pos().x(), event.screenPos().x())

    def mouseMoveEvent(self, event: QGraphicsSceneMouseEvent) -> None:  # noqa: N802
        """Move or trim: one undo step for the whole drag."""
        press = self._press
        if press is None:
            return
        if not press.gesture:
            if abs(event.screenPos().x() - press.screen_x) < _DRAG_PIXELS:
                return
            press.gesture = self._document.new_gesture()
        try:
            press.delta_ms = press.drag.limited(event.pos().x() - press.x_ms)
            self._document.put(press.drag.applied(press.delta_ms), press.drag.label, press.gesture)
        except KMakerError as error:
            self._press = None
            self.refused.emit(str(error))
        self.update()

    def mouseReleaseEvent(self, event: QGraphicsSceneMouseEvent) -> None:  # noqa: ARG002, N802
        """End the drag; a click without a drag puts the playhead on the word."""
        press, self._press = self._press, None
        if press is not None and not press.gesture:
            self.seekRequested.emit(float(press.drag.word.start_ms or 0))
        self.update()

    def mouseDoubleClickEvent(self, event: QGraphicsSceneMouseEvent) -> None:  # noqa: N802
        """Ask for the word's text to be edited."""
        hit = self.hit(event.pos())
        if hit is not None:
            self.textRequested.emit(hit[0].id)


def _apart(spans: npt.NDArray[np.float64], low: float, high: float, pixel: float) -> npt.NDArray[np.intp]:
    """Which of `spans` touch `low` to `high`; of several that begin within three pixels and are as short, the first."""
    found = np.flatnonzero((spans[:, 0] <= high) & (spans[:, 1] >= low))
    cells = np.floor(spans[found, 0] / (3 * pixel))
    wide = spans[found, 1] - spans[found, 0] >= 3 * pixel
    fresh = np.diff(cells, prepend=-1.0) != 0
    return found[wide | fresh]
