"""The timeline's canvas: the widget that shows ruler, waveform, spectrogram and word lanes under the mouse.

x is time, see `scale`. A frame copies the kept picture, see `canvas_picture`, which is painted anew where something has
changed, and lays over it what moves while the song plays. It costs the same whatever the song's length.
"""

import time
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QContextMenuEvent,
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
from kmaker_studio.studio.strips.scale import Scale, fitted, scrolled
from kmaker_studio.studio.strips.spectrogram import SpectrogramStrip
from kmaker_studio.studio.strips.waveform import WaveformStrip
from kmaker_studio.studio.theme.painting import guarded_paint
from kmaker_studio.studio.theme.theme import look, theme
from kmaker_studio.studio.timeline.canvas_picture import CanvasPicture, Shown, Stale
from kmaker_studio.studio.timeline.canvas_port import CanvasSignals
from kmaker_studio.studio.timeline.drag_edits import Drag
from kmaker_studio.studio.timeline.lanes import Lanes
from kmaker_studio.studio.timeline.onset_finder import OnsetFinder
from kmaker_studio.studio.timeline.overlay import PLAYHEAD_REACH, Overlay, playhead_x, sung_mark
from kmaker_studio.studio.timeline.pointer import Pointer
from kmaker_studio.studio.timeline.snap import SnapMatch, SnapTargets, targets_between
from kmaker_studio.studio.timeline.song_index import SongIndex
from kmaker_studio.studio.timeline.strip_layout import StripLayout, least_height, strip_layout

_EDGE = 5.0
_NEW_PICTURES_S = 0.001  # of a frame, for pieces of the strips that nothing can stand for yet
_AHEAD_S = 0.003  # between two frames, for the others


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
        self._picture = CanvasPicture(self.lanes, waveform, spectrum, onset_finder)
        self.scale = Scale(0, 8.0, 1)
        self.duration_ms = 1000.0
        self.targets = SnapTargets({})
        self.region: tuple[float, float] | None = None
        self.shows_spectrum = True
        self.setMinimumHeight(least_height(len(self.lanes.index.singers)))
        self._pointer = Pointer(self)
        self._first_ms: float | None = None
        self._position = 0.0
        self._sung: list[QRectF] = []
        self._rubber: QRectF | None = None
        self._readout: tuple[float, str, SnapMatch | None] | None = None
        self._catching_up = QTimer(self)
        self._catching_up.setSingleShot(True)
        self._catching_up.setInterval(0)
        self._catching_up.timeout.connect(self._catch_up)
        document.songChanged.connect(self._on_song)
        document.selectionChanged.connect(self.refresh)
        document.styleChanged.connect(self.refresh)
        onset_finder.found.connect(self.refresh)
        look().changed.connect(self._on_look)

    # What is where

    @property
    def is_dragging(self) -> bool:
        """Whether a mouse tool is in use: the view must not jump then."""
        return self._pointer.tool is not None

    @property
    def strips(self) -> StripLayout:
        """Where everything is."""
        return strip_layout(self.width(), self.height(), len(self.lanes.index.singers), self.shows_spectrum)

    @property
    def wave_rect(self) -> QRectF:
        """The waveform's strip."""
        return self.strips.waveform

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
            self.refresh()
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
        if now == before:  # each step between two columns of the screen is seen, however small it is
            return
        area = QRegion(self.rect()) if self._readout is not None else QRegion()
        for x in (before, now):
            area += QRectF(x - PLAYHEAD_REACH, 0, 2 * PLAYHEAD_REACH, self.height()).toAlignedRect()
        sung = self._blocks_at(now)
        if sung != self._sung:
            for rect in (*self._sung, *sung):
                area += sung_mark(rect).adjusted(-1, -1, 1, 1).toAlignedRect()
        self.update(area)

    def _blocks_at(self, x: float) -> list[QRectF]:
        """The blocks of the words that are sung at `x`, where words are shown."""
        if self.lanes.outline.detail(self.scale.ms_per_pixel) != "words":
            return []
        return [
            self.lanes.block(self.scale, word, lane)
            for lane in range(len(self.lanes.index.singers))
            for word in self.lanes.index.words_at(self.scale.ms(x), 0, lane)
        ]

    def refresh(self) -> None:
        """Paint everything anew: words, selection or what is laid over them have changed."""
        self._picture.stale = Stale.ALL
        self.update()

    def refresh_strips(self) -> None:
        """Paint waveform and spectrogram anew."""
        self._picture.stale = max(self._picture.stale, Stale.STRIPS)
        strips = self.strips
        self.update(QRegion(strips.waveform.toAlignedRect()) + strips.spectrogram.toAlignedRect())

    def set_region(self, region: tuple[float, float] | None) -> None:
        """Select a stretch of time, or none."""
        if region is not None and region[1] - region[0] < 1:
            region = None
        if region != self.region:
            self.region = region
            self.refresh()
            self.signals.regionChanged.emit(region)

    def set_spectrum_shown(self, shown: bool) -> None:
        """Have the spectrogram, or leave its room to the waveform."""
        self.shows_spectrum = shown
        self.lay_out()

    def sound_grew(self) -> None:
        """More of the sound has come."""
        self._ask_for_tiles()
        self.refresh_strips()

    def tile_came(self, low_ms: float, high_ms: float) -> None:
        """A piece of the spectrogram has come."""
        if self.strips.has_spectrogram and high_ms > self.scale.low_ms and low_ms < self.scale.high_ms:
            self.refresh_strips()

    def lay_out(self) -> None:
        """Share the height out."""
        strips = self.strips
        self.lanes.top, self.lanes.block_height = strips.word_lanes.top(), strips.block_height
        self._ask_for_tiles()
        self.refresh()

    def _ask_for_tiles(self) -> None:
        if self.strips.has_spectrogram:
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
        self.refresh()

    @property
    def readout(self) -> str:
        """What is told while something is dragged."""
        return "" if self._readout is None else self._readout[1]

    def clear_readout(self) -> None:
        """The drag is over."""
        if self._readout is not None:
            self._readout = None
            self.refresh()

    def set_rubber(self, rect: QRectF | None) -> None:
        """Show the rubber band."""
        if rect != self._rubber:
            self._rubber = rect
            self.refresh()

    def drop_tool(self) -> None:
        """Forget the mouse tool in use, without a release."""
        self._pointer.tool = None
        self.clear_readout()
        self.set_rubber(None)

    # What changes

    def _on_song(self, _old: Song, new: Song) -> None:
        before = len(self.lanes.index.singers)
        self.lanes.index.update(new)
        if len(self.lanes.index.singers) != before:
            self.setMinimumHeight(least_height(len(self.lanes.index.singers)))
            self.lay_out()
        self.refresh()

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
        self._picture.forget()
        self.update()

    @guarded_paint
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Copy what is exposed, and lay over it what moves."""
        if self.devicePixelRatioF() != self.scale.ratio:  # moved to another screen
            self._refit()
        self._sung = self._blocks_at(playhead_x(self.scale, self._position))
        with self._spectrum.at_rest():
            picture = self._picture.renewed(self._shown(), time.perf_counter() + _NEW_PICTURES_S)
            painter = QPainter(self)
            painter.drawPixmap(QPointF(0, 0), picture)
            overlay = Overlay(self.scale, self.strips, theme())
            overlay.paint_sung(painter, self._sung)
            if self.hasFocus():
                overlay.paint_focus(painter)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            overlay.paint_playhead(painter, self._position)
            if self._readout is not None:
                overlay.paint_readout(painter, self._readout[0], self._readout[1])
            painter.end()
        self._catching_up.start()

    def _shown(self) -> Shown:
        document = self.document
        return Shown(
            self.scale,
            self.strips,
            document.song,
            document.style.style,
            document.selected_ids,
            document.selected.id if document.selected is not None else "",
            self.region,
            self._rubber,
            self._readout[2] if self._readout is not None else None,
        )

    def _catch_up(self) -> None:
        """Draw pieces of the strips, for the view and for where it may be scrolled to."""
        deadline = time.perf_counter() + _AHEAD_S
        layout, seen, more = self.strips, False, False
        strips = [(self._waveform.chunks, layout.waveform)]
        if layout.has_spectrogram:
            strips.append((self._spectrum.chunks, layout.spectrogram))
        for chunks, rect in strips:
            while not more and (span := chunks.prepare(self.scale, rect.height())) is not None:
                seen = seen or (span.high_ms > self.scale.low_ms and span.low_ms < self.scale.high_ms)
                more = time.perf_counter() > deadline
        if seen:
            self.refresh_strips()
        if more:
            self._catching_up.start()

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

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Ask for the menu of what is there."""
        self._pointer.context(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show that the keys are the timeline's."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """They are another's."""
        super().focusOutEvent(event)
        self.update()
