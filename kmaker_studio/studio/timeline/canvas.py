"""The timeline's canvas: the widget that shows ruler, waveform, spectrogram and word lanes under the mouse.

x is time, see `scale`. Painting copies kept pictures of the strips and draws the words that are in view, so a frame
costs the same whatever the song's length.
"""

import time
from typing import Literal

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from kmaker_studio.core.song import Song, Word
from kmaker_studio.studio.actions.key_routing import COMMAND_KEYS
from kmaker_studio.studio.session.document import Document
from kmaker_studio.studio.theme.theme import look, theme
from kmaker_studio.studio.timeline import ruler
from kmaker_studio.studio.timeline.blocks import BlockLook, draw_caption
from kmaker_studio.studio.timeline.canvas_port import CanvasSignals
from kmaker_studio.studio.timeline.drag_edits import Drag
from kmaker_studio.studio.timeline.lanes import Lanes
from kmaker_studio.studio.timeline.onset_finder import OnsetFinder
from kmaker_studio.studio.timeline.overlay import Overlay, playhead_x
from kmaker_studio.studio.timeline.painted_text import forget_texts
from kmaker_studio.studio.timeline.pointer import Pointer
from kmaker_studio.studio.timeline.scale import Scale, fitted, scrolled
from kmaker_studio.studio.timeline.snap import SnapMatch, SnapTargets, targets_between
from kmaker_studio.studio.timeline.song_index import SongIndex
from kmaker_studio.studio.timeline.spectrogram import SpectrogramStrip
from kmaker_studio.studio.timeline.strip_layout import StripLayout, lanes_top
from kmaker_studio.studio.timeline.waveform import WaveformStrip

_EDGE = 5.0
_NEW_PICTURES_S = 0.001  # of a frame, for pieces of the strips that nothing can stand for yet
_AHEAD_S = 0.003  # between two frames, for the others
_ONSETS_BELOW_MS = 25.0  # a pixel longer than this has no room for them


class Canvas(QWidget):
    """Shows `document`; what happens on it is told by `signals`."""

    def __init__(
        self,
        document: Document,
        waveform: WaveformStrip,
        spectrum: SpectrogramStrip,
        onset_finder: OnsetFinder,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Timeline"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty(COMMAND_KEYS, True)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.signals = CanvasSignals(self)
        self.document = document
        self.lanes = Lanes(SongIndex(document.song))
        self._waveform, self._spectrum, self._onset_finder = waveform, spectrum, onset_finder
        self._look = BlockLook(theme())
        self.scale = Scale(0, 8.0, 1)
        self.duration_ms = 1000.0
        self.targets = SnapTargets({})
        self.region: tuple[float, float] | None = None
        self.shows_spectrum = True
        self._pointer = Pointer(self)
        self._first_ms: float | None = None
        self._position = 0.0
        self._rubber: QRectF | None = None
        self._readout: tuple[float, str, SnapMatch | None] | None = None
        self._catching_up = QTimer(self)
        self._catching_up.setSingleShot(True)
        self._catching_up.setInterval(0)
        self._catching_up.timeout.connect(self._catch_up)
        document.songChanged.connect(self._on_song)
        document.selectionChanged.connect(self._on_selection)
        look().changed.connect(self._on_look)

    # What is where

    @property
    def is_dragging(self) -> bool:
        """Whether a mouse tool is in use: the view must not jump then."""
        return self._pointer.tool is not None

    @property
    def _strips(self) -> StripLayout:
        return StripLayout(self.width(), self.lanes.top, self.shows_spectrum)

    @property
    def wave_rect(self) -> QRectF:
        """The waveform's strip."""
        return self._strips.waveform

    @property
    def has_spectrum(self) -> bool:
        """Whether the spectrogram is wanted and there is room for it."""
        return self._strips.has_spectrogram

    @property
    def spectrum_rect(self) -> QRectF:
        """The spectrogram's strip, empty where it is not shown."""
        return self._strips.spectrogram

    @property
    def lanes_rect(self) -> QRectF:
        """All lanes."""
        return QRectF(0, self.lanes.top, self.width(), self.lanes.height)

    def block_of(self, word: Word) -> QRectF:
        """Where a timed word's block is."""
        line = next(line for line in self.document.song.lines if any(each.id == word.id for each in line.words))
        singers = self.lanes.index.singers
        return self.lanes.block(self.scale, word, singers.index(line.singer) if line.singer in singers else 0)

    def words_in(self, rect: QRectF) -> set[str]:
        """The ids of the words whose blocks `rect` touches."""
        found: set[str] = set()
        for _, row in self.lanes.index.rows(self.scale.ms(rect.left()), self.scale.ms(rect.right())):
            for word in row.words:
                if self.lanes.block(self.scale, word, row.lane).intersects(rect):
                    found.add(word.id)
        return found

    def region_edge(self, x: float) -> Literal["low", "high"] | None:
        """The end of the selected time that is at `x`."""
        if self.region is None:
            return None
        low, high = self.scale.x(self.region[0]), self.scale.x(self.region[1])
        return "high" if abs(x - high) <= _EDGE else "low" if abs(x - low) <= _EDGE else None

    # What the view tells

    def set_scale(self, scale: Scale) -> None:
        """Show another part, or at another zoom."""
        self._first_ms = None
        if scale != self.scale:
            self.scale = scale
            self._ask_for_tiles()
            self.update()
            self.signals.scaleChanged.emit()

    def show_beginning(self, length_ms: float) -> None:
        """Show the first `length_ms` of the song, however wide the window becomes, until another part is asked for."""
        self.set_scale(fitted(0, length_ms, self.width(), self.duration_ms, self.devicePixelRatioF()))
        self._first_ms = length_ms

    def scroll_to(self, low_ms: float) -> None:
        """Scroll by hand."""
        self.set_scale(scrolled(self.scale, low_ms, self.duration_ms))
        self.signals.scrolledByHand.emit()

    def set_position(self, ms: float) -> None:
        """Put the playhead there."""
        before, self._position = playhead_x(self.scale, self._position), ms
        now = playhead_x(self.scale, ms)
        if now != before:  # however small the steps are, those between two columns of the screen are seen
            for x in (before, now):
                self.update(QRectF(x - 8, 0, 16, self.height()).toAlignedRect())

    def set_region(self, region: tuple[float, float] | None) -> None:
        """Select a stretch of time, or none."""
        if region is not None and region[1] - region[0] < 1:
            region = None
        if region != self.region:
            self.region = region
            self.update(QRectF(0, 0, self.width(), self.lanes.top).toRect())
            self.signals.regionChanged.emit(region)

    def set_spectrum_shown(self, shown: bool) -> None:
        """Have the spectrogram, or leave its room to the waveform."""
        self.shows_spectrum = shown
        self.lay_out()

    def sound_grew(self) -> None:
        """More of the sound has come."""
        self._ask_for_tiles()
        self.update(QRectF(0, 0, self.width(), self.lanes.top).toRect())

    def tile_came(self, low_ms: float, high_ms: float) -> None:
        """A piece of the spectrogram has come."""
        left, right = self.scale.x(low_ms), self.scale.x(high_ms)
        if self.has_spectrum and right > 0 and left < self.width():
            rect = self.spectrum_rect
            rect.setLeft(max(0.0, left - 1))
            rect.setRight(min(float(self.width()), right + 1))
            self.update(rect.toAlignedRect())

    def lay_out(self) -> None:
        """The lanes keep their height at the bottom, the strips share the rest."""
        self.lanes.top = lanes_top(self.height(), self.lanes.height)
        self._ask_for_tiles()
        self.update()

    def _ask_for_tiles(self) -> None:
        if self.has_spectrum:
            self._spectrum.want(self.scale)

    # What a mouse tool shows

    def aim(self, drag: Drag) -> None:
        """A drag begins: gather what its edges can snap to."""
        margin = self.scale.length_ms
        span = self.scale.low_ms - margin, self.scale.high_ms + margin
        self.targets = targets_between(*span, self.lanes.index, drag.moving, self._onset_finder.times, self._position)

    def set_readout(self, ms: float, moved: str, at: str, snap: SnapMatch | None) -> None:
        """Tell where the dragged edge is, and show what it snapped to."""
        told = f"{moved} · {at}"
        if snap is not None:
            names = {
                "onset": self.tr("snapped to onset"),
                "playhead": self.tr("snapped to playhead"),
                "neighbour": self.tr("snapped to neighbour"),
            }
            told = f"{moved} · {at} · {names[snap.kind]}"
        self._readout = ms, told, snap
        self.update()

    @property
    def readout(self) -> str:
        """What is told while something is dragged."""
        return "" if self._readout is None else self._readout[1]

    def clear_readout(self) -> None:
        """The drag is over."""
        if self._readout is not None:
            self._readout = None
            self.update()

    def set_rubber(self, rect: QRectF | None) -> None:
        """Show the rubber band."""
        self._rubber = rect
        self.update()

    def drop_tool(self) -> None:
        """Forget the mouse tool in use, without a release."""
        self._pointer.tool = None
        self.clear_readout()
        self.set_rubber(None)

    # What changes

    def _on_song(self, _old: Song, new: Song) -> None:
        before = len(self.lanes.index.singers)
        changed = self.lanes.index.update(new)
        if len(self.lanes.index.singers) != before:
            self.lay_out()
        rect = self.lanes_rect
        if changed is not None:
            rect.setLeft(max(0.0, self.scale.x(changed[0]) - 4))
            rect.setRight(min(float(self.width()), self.scale.x(changed[1]) + 4))
        if rect.right() >= rect.left():
            self.update(rect.toAlignedRect())

    def _on_selection(self, _word_id: str) -> None:
        self.update(self.lanes_rect.toAlignedRect())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the left edge and the zoom; of a song that was just opened, what is in view."""
        super().resizeEvent(event)
        self._refit()
        self.lay_out()

    def _refit(self) -> None:
        scale, first = self.scale, self._first_ms
        high = scale.low_ms + (first or self.width() * scale.ms_per_pixel)
        self.set_scale(fitted(scale.low_ms, high, self.width(), self.duration_ms, self.devicePixelRatioF()))
        self._first_ms = first

    def _on_look(self) -> None:
        """Another theme: draw everything anew."""
        forget_texts()
        self._look = BlockLook(theme())
        self._waveform.chunks.clear()
        self._spectrum.chunks.clear()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw what is exposed."""
        if self.devicePixelRatioF() != self.scale.ratio:  # moved to another screen
            self._refit()
        deadline = time.perf_counter() + _NEW_PICTURES_S
        with self._spectrum.at_rest():
            painter = QPainter(self)
            for rect in _parts(event.region()):
                painter.setClipRect(rect)
                self._paint(painter, QRectF(rect), deadline)
            painter.end()
        self._catching_up.start()

    def _catch_up(self) -> None:
        """Draw pieces of the strips, for the view and for where it may be scrolled to."""
        deadline = time.perf_counter() + _AHEAD_S
        strips = [(self._waveform.chunks, self.wave_rect)]
        if self.has_spectrum:
            strips.append((self._spectrum.chunks, self.spectrum_rect))
        for chunks, rect in strips:
            while (span := chunks.prepare(self.scale, rect.height())) is not None:
                left, right = self.scale.x(span.low_ms), self.scale.x(span.high_ms)
                seen = QRectF(left - 1, rect.top(), right - left + 2, rect.height()).intersected(rect)
                if not seen.isEmpty():
                    self.update(seen.toAlignedRect())
                if time.perf_counter() > deadline:
                    self._catching_up.start()
                    return

    def _paint(self, painter: QPainter, exposed: QRectF, deadline: float) -> None:
        colours = theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.fillRect(exposed, colours.colour("window"))
        ruler.paint_ruler(painter, self.scale, exposed, colours)
        wave, spectrum = self.wave_rect, self.spectrum_rect
        if exposed.intersects(wave):
            chunks = self._waveform.chunks
            chunks.paint(painter, self.scale, wave.top(), wave.height(), exposed, deadline)
            self._paint_onsets(painter, wave, exposed)
        if exposed.intersects(spectrum):
            chunks = self._spectrum.chunks
            chunks.paint(painter, self.scale, spectrum.top(), spectrum.height(), exposed, deadline)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if exposed.left() < 140:
            draw_caption(painter, wave.topLeft() + QPointF(6, 5), self.tr("waveform"), colours)
            if not spectrum.isEmpty():
                draw_caption(painter, spectrum.topLeft() + QPointF(6, 5), self.tr("spectrogram · mel"), colours)
        if exposed.intersects(self.lanes_rect):
            selected = self.document.selected_ids
            current = self.document.selected.id if self.document.selected is not None else ""
            self.lanes.paint(painter, self.scale, exposed, self._look, selected, current)
        overlay = Overlay(self.scale, self.lanes.top, self.lanes_rect.bottom(), self.width(), colours)
        overlay.paint_region(painter, self.region)
        overlay.paint_snap(painter, self._readout[2] if self._readout is not None else None)
        overlay.paint_rubber(painter, self._rubber)
        overlay.paint_playhead(painter, self._position)
        if self._readout is not None:
            overlay.paint_readout(painter, self._readout[0], self._readout[1])
        if self.hasFocus():
            overlay.paint_focus(painter, QRectF(self.rect()))

    def _paint_onsets(self, painter: QPainter, wave: QRectF, exposed: QRectF) -> None:
        """Small ticks under the waveform where a dragged edge can snap."""
        times = self._onset_finder.times
        if self.scale.ms_per_pixel > _ONSETS_BELOW_MS or not len(times):
            return
        low, high = times.searchsorted([self.scale.ms(exposed.left() - 1), self.scale.ms(exposed.right() + 1)])
        colour = theme().colour("good", 0.8)
        for onset in times[low:high].tolist():
            painter.fillRect(QRectF(round(self.scale.x(onset)), wave.bottom() - 6, 1, 6), colour)

    # Mouse, wheel and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take up the mouse tool for what is there."""
        self._pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Go on with the tool, or show what a drag would do."""
        self._pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """End the tool."""
        self._pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Edit a word's text, zoom to a line, or insert a word."""
        self._pointer.double_click(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Zoom with Ctrl, scroll without."""
        self._pointer.wheel(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Esc takes back what is being dragged, else the selections."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._pointer.cancel():
            return
        elif self.region is not None:
            self.set_region(None)
        else:
            self.document.select("")

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show that the keys are the timeline's."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """They are another's."""
        super().focusOutEvent(event)
        self.update()


def _parts(region: QRegion) -> list[QRect]:
    """The few rectangles of a region, or the one around many."""
    if region.rectCount() > 3:
        return [region.boundingRect()]
    return [*region]  # pyright: ignore[reportGeneralTypeIssues, reportUnknownVariableType] - iterable, the stubs forget
