"""Mouse tools of the timeline: what a pressed button does from the press to the release."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt

from kmaker_studio.core.edits.word_groups import words_between, words_of_line
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Line
from kmaker_studio.studio.i18n.clock_text import clock
from kmaker_studio.studio.i18n.translated import translated
from kmaker_studio.studio.timeline import drag_edits
from kmaker_studio.studio.timeline.canvas_port import CanvasPort
from kmaker_studio.studio.timeline.lanes import Hit
from kmaker_studio.studio.timeline.snap import MOST_MS, SNAP_PIXELS, SnapMatch, snapped

Keys = Qt.KeyboardModifier
_CTRL, _SHIFT, _ALT = Keys.ControlModifier, Keys.ShiftModifier, Keys.AltModifier
_BEGINS = 3.0  # pixels: a shorter way is a click


class MouseTool(Protocol):
    """One press of a button. `is_drag` once the pointer has moved so far that it is no click."""

    is_drag: bool

    def moved(self, at: QPointF, keys: Keys) -> None:
        """The pointer moved."""
        ...

    def released(self, at: QPointF, keys: Keys) -> None:
        """The button was let go."""
        ...

    def cancelled(self) -> None:
        """Esc: all is as it was before the press."""
        ...


class Pan:
    """The middle button: the song moves with the hand."""

    is_drag = True

    def __init__(self, canvas: CanvasPort, at: QPointF) -> None:
        self._canvas, self._x, self._low = canvas, at.x(), canvas.scale.low_ms

    def moved(self, at: QPointF, keys: Keys) -> None:  # noqa: ARG002, D102
        self._canvas.scroll_to(self._low - (at.x() - self._x) * self._canvas.scale.ms_per_pixel)

    def released(self, at: QPointF, keys: Keys) -> None:  # noqa: D102
        self.moved(at, keys)

    def cancelled(self) -> None:  # noqa: D102
        self._canvas.scroll_to(self._low)


class Seek:
    """On the ruler: the playhead goes where the hand is."""

    is_drag = False

    def __init__(self, canvas: CanvasPort, at: QPointF) -> None:
        self._canvas = canvas
        canvas.signals.seekRequested.emit(canvas.scale.ms(at.x()))

    def moved(self, at: QPointF, keys: Keys) -> None:  # noqa: ARG002, D102
        self.is_drag = True
        self._canvas.signals.seekRequested.emit(self._canvas.scale.ms(at.x()))

    def released(self, at: QPointF, keys: Keys) -> None:  # noqa: D102
        pass

    def cancelled(self) -> None:  # noqa: D102
        pass


class Region:
    """On the waveform or spectrogram: a click seeks, a drag selects a stretch of time or moves one of its ends."""

    def __init__(self, canvas: CanvasPort, at: QPointF) -> None:
        self._canvas, self._x, self._before = canvas, at.x(), canvas.region
        self.is_drag = False
        self._fixed = canvas.scale.ms(at.x())
        edge = canvas.region_edge(at.x())
        if edge is not None and canvas.region is not None:
            low, high = canvas.region
            self._fixed = high if edge == "low" else low
            self.is_drag = True

    def moved(self, at: QPointF, keys: Keys) -> None:  # noqa: ARG002, D102
        self.is_drag = self.is_drag or abs(at.x() - self._x) >= _BEGINS
        if self.is_drag:
            now = min(max(0.0, self._canvas.scale.ms(at.x())), self._canvas.duration_ms)
            self._canvas.set_region((min(now, self._fixed), max(now, self._fixed)))

    def released(self, at: QPointF, keys: Keys) -> None:  # noqa: ARG002, D102
        if not self.is_drag:
            self._canvas.set_region(None)
            self._canvas.signals.seekRequested.emit(self._canvas.scale.ms(at.x()))

    def cancelled(self) -> None:  # noqa: D102
        self._canvas.set_region(self._before)


class RubberBand:
    """On empty lanes: a click seeks and selects nothing, a drag selects the words it touches; Ctrl adds them.

    On a block that stands for `lines` a click selects them and goes to their start.
    """

    def __init__(self, canvas: CanvasPort, at: QPointF, keys: Keys, lines: Sequence[Line] = ()) -> None:
        self._canvas, self._from, self._lines = canvas, at, lines
        self._ms = canvas.scale.ms(at.x())
        document = canvas.document
        self._before = document.selected_ids, document.selected.id if document.selected else ""
        self._kept = document.selected_ids if keys & (_CTRL | _SHIFT) else frozenset[str]()
        self.is_drag = False

    def moved(self, at: QPointF, keys: Keys) -> None:  # noqa: ARG002, D102
        if not self.is_drag and (at - self._from).manhattanLength() < _BEGINS:
            return
        self.is_drag = True
        left = self._canvas.scale.x(self._ms)
        rect = QRectF(QPointF(left, self._from.y()), at).normalized().adjusted(0, 0, 1, 1)  # a level way touches too
        self._canvas.set_rubber(rect)
        self._canvas.document.select_many(self._kept | self._canvas.words_in(rect))

    def released(self, at: QPointF, keys: Keys) -> None:  # noqa: D102
        self._canvas.set_rubber(None)
        if self.is_drag:
            return
        if self._lines:
            ids = [word.id for line in self._lines for word in line.words]
            self._canvas.document.select_many(self._kept | set(ids), ids[0])
            starts = [word.start_ms for line in self._lines for word in line.words if word.start_ms is not None]
            self._canvas.signals.seekRequested.emit(float(min(starts)))
        elif not keys & (_CTRL | _SHIFT):
            self._canvas.document.select("")
            self._canvas.signals.seekRequested.emit(self._canvas.scale.ms(at.x()))

    def cancelled(self) -> None:  # noqa: D102
        self._canvas.set_rubber(None)
        self._canvas.document.select_many(*self._before)


class WordDrag:
    """On a word or a bracket: a click selects, a drag moves, trims, rolls or ripples; it is one undo step."""

    def __init__(self, canvas: CanvasPort, hit: Hit, at: QPointF, keys: Keys) -> None:
        self._canvas, self._hit, self._keys, self._x = canvas, hit, keys, at.x()
        self._ms = canvas.scale.ms(at.x())
        self.is_drag = False
        document = canvas.document
        self._before = document.selected_ids, document.selected.id if document.selected else ""
        self._drag: drag_edits.Drag | None = None
        self._merge = ""
        if hit.lines:
            self._press_bracket(words_of_line(document.song, hit.lines[0].id))
        elif hit.word is not None and not keys & (_CTRL | _SHIFT):
            if hit.word.id in document.selected_ids:
                document.select_many(document.selected_ids, hit.word.id)
            else:
                document.select(hit.word.id)

    def _press_bracket(self, ids: Sequence[str]) -> None:
        """Select the line, all from the current one to it with Shift, or add it with Ctrl; several stay for a drag."""
        document, keys = self._canvas.document, self._keys
        if keys & _SHIFT and document.selected is not None:
            current = document.selected.id
            own = next(line.id for line in document.song.lines if any(word.id == current for word in line.words))
            span = {*words_of_line(document.song, own), *words_between(document.song, current, ids[-1])}
            document.select_many(span | set(words_between(document.song, current, ids[0])), current)
        elif keys & _CTRL:
            document.select_many(document.selected_ids | set(ids), ids[0])
        elif not document.selected_ids.issuperset(ids):
            document.select_many(ids, ids[0])

    def moved(self, at: QPointF, keys: Keys) -> None:  # noqa: D102
        if not self.is_drag and abs(at.x() - self._x) < _BEGINS:
            return
        try:
            drag = self._drag if self._drag is not None else self._begin()
            raw = self._canvas.scale.ms(at.x()) - self._ms
            delta, snap = self._snapped(drag, raw) if not keys & _ALT else (drag.limited(raw), None)
            self._canvas.document.put(drag.applied(delta), drag.label, self._merge)
        except KMakerError as error:
            self._canvas.drop_tool()
            self._canvas.signals.refused.emit(translated(error))
            return
        self._tell(drag, delta, snap)

    def _begin(self) -> drag_edits.Drag:
        """What is dragged is decided by the keys that were down at the press."""
        document, hit, keys = self._canvas.document, self._hit, self._keys
        ripple, word = bool(keys & _SHIFT), hit.word
        if hit.lines:
            words = [each.id for each in hit.lines[0].words if each.is_timed]
            along = [each.id for each in document.selected_words if each.is_timed]
            drag = drag_edits.move(document.song, words[0], {*words, *along})
        elif word is None:
            raise ValueError("a word or a line is dragged")
        else:
            if word.id not in document.selected_ids:
                document.select_many(document.selected_ids | {word.id} if keys & _CTRL else [word.id], word.id)
            if hit.syllable:
                drag = drag_edits.syllable(document.song, word.id, hit.syllable)
            elif hit.part == "body":
                timed = {each.id for each in document.selected_words if each.is_timed}
                drag = drag_edits.move(document.song, word.id, timed, ripple=ripple)
            else:
                drag = drag_edits.edge(document.song, word.id, hit.part, ripple=ripple, alone=bool(keys & _CTRL))
        self._drag, self.is_drag = drag, True
        self._merge = document.new_gesture()
        self._canvas.aim(drag)
        return drag

    def _snapped(self, drag: drag_edits.Drag, raw: float) -> tuple[int, SnapMatch | None]:
        """Snapped where there is something near that there is room to go to."""
        tolerance = min(MOST_MS, SNAP_PIXELS * self._canvas.scale.ms_per_pixel)
        free = drag.limited(raw)
        wanted, snap = snapped(free, drag.edges, self._canvas.targets, tolerance)
        delta = drag.limited(wanted)
        return (delta, snap) if snap is not None and abs(delta - wanted) < 1 else (free, None)

    def _tell(self, drag: drag_edits.Drag, delta: int, snap: SnapMatch | None) -> None:
        edge = drag.edges[0] + delta
        self._canvas.set_readout(edge, f"{delta:+d} ms" if delta else "0 ms", clock(edge), snap)
        self._canvas.signals.scrubbed.emit(float(edge))

    def released(self, at: QPointF, keys: Keys) -> None:  # noqa: ARG002, D102
        self._canvas.clear_readout()
        document, word = self._canvas.document, self._hit.word
        if not self.is_drag and self._hit.lines and not self._keys & (_CTRL | _SHIFT):
            ids = words_of_line(document.song, self._hit.lines[0].id)
            document.select_many(ids, ids[0])
        if self.is_drag or word is None:
            return
        if self._keys & _CTRL:
            document.toggle_selected(word.id)
        elif self._keys & _SHIFT:
            first = document.selected.id if document.selected else word.id
            document.select_many(words_between(document.song, first, word.id), word.id)
        else:
            document.select(word.id)
            self._canvas.signals.seekRequested.emit(float(word.start_ms or 0))
            self._canvas.signals.wordClicked.emit(word.id)  # who plays it comes last: a jump would let the sound run on

    def cancelled(self) -> None:  # noqa: D102
        self._canvas.clear_readout()
        if self._drag is not None:
            self._canvas.document.put(self._drag.song, self._drag.label, self._merge)
        self._canvas.document.select_many(*self._before)
