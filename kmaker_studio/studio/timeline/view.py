"""The timeline widget: minimap, ruler and tracks in one scene, and how they zoom, scroll and follow the playhead.

x is milliseconds in every part; y is pixels.
"""

from typing import cast

import pyqtgraph as pg
from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QGraphicsGridLayout, QWidget

from kmaker_studio.core.song import Word
from kmaker_studio.studio.document import Document
from kmaker_studio.studio.sound import Sound
from kmaker_studio.studio.theme import theme
from kmaker_studio.studio.timeline.minimap import HEIGHT, Minimap
from kmaker_studio.studio.timeline.ruler import Ruler
from kmaker_studio.studio.timeline.waveform import WaveformItem
from kmaker_studio.studio.timeline.words import LANE_HEIGHT, WordsItem

SHORTEST_VIEW_MS = 200.0
_FIRST_VIEW_MS = 12_000.0
_ZOOM_A_NOTCH = 1.25
_SCROLL_A_NOTCH = 0.12
_PAGE_AT, _PAGE_TO = 0.95, 0.08


class TimelineView(pg.GraphicsLayoutWidget):
    """Shows `document` over `sound`. Ctrl+wheel zooms about the pointer, the wheel scrolls, a click seeks."""

    refused = Signal(str)
    textRequested = Signal(str)  # noqa: N815

    def __init__(self, document: Document, sound: Sound, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Timeline")
        self.setAcceptDrops(False)
        self.setMinimumHeight(260)
        colours = theme()
        self.setBackground(colours.window)
        self._document, self._sound = document, sound
        layout = cast("QGraphicsGridLayout", self.ci.layout)
        layout.setContentsMargins(12, 8, 12, 4)
        layout.setSpacing(0)
        layout.setRowSpacing(0, 6)
        map_box = self._box(row=0)
        map_box.setFixedHeight(HEIGHT)
        self.ruler = Ruler()
        self.ci.addItem(self.ruler, row=1, col=0)
        self.tracks = self._box(row=2)
        self.ruler.linkToView(self.tracks)
        self.minimap = Minimap(map_box, self)
        self.waveform = WaveformItem()
        self.words = WordsItem(document)
        self.playhead = pg.InfiniteLine(angle=90)
        for item in (self.waveform, self.words, self.playhead):
            self.tracks.addItem(item, ignoreBounds=True)
        self.playhead.setZValue(10)
        self.tracks.invertY(True)
        self._connect()
        self.set_song_length()

    def _box(self, row: int) -> pg.ViewBox:
        box = pg.ViewBox(enableMouse=False, enableMenu=False, defaultPadding=0)
        box.setContentsMargins(0, 0, 0, 0)
        self.ci.addItem(box, row=row, col=0)
        return box

    def _connect(self) -> None:
        for part in (self.ruler, self.waveform, self.words):
            part.seekRequested.connect(self._sound.seek)
        self.words.refused.connect(self.refused)
        self.words.textRequested.connect(self.textRequested)
        self.minimap.rangeRequested.connect(self.show_range)
        self._sound.positionChanged.connect(self._on_position)
        self._sound.waveformChanged.connect(self._on_waveform)
        self.tracks.sigResized.connect(self._lay_out)

    @property
    def span(self) -> tuple[float, float]:
        """The milliseconds at the left and at the right edge."""
        (low, high), _ = self.tracks.viewRange()
        return float(low), float(high)

    @property
    def duration_ms(self) -> float:
        """The length that can be scrolled through: the song's, or the words' where they are longer."""
        last = max((word.end_ms or 0 for word in self._document.song.words()), default=0)
        return float(max(self._sound.duration_ms, last, 1000))

    def set_song_length(self) -> None:
        """Another song was opened: show its beginning."""
        self._lay_out()
        self.show_range(0, min(_FIRST_VIEW_MS, self.duration_ms))
        self._on_position(self._sound.position_ms)

    def show_range(self, low: float, high: float) -> None:
        """Show these milliseconds, moved and cut to what there is."""
        duration = self.duration_ms
        length = min(max(high - low, SHORTEST_VIEW_MS), duration)
        low = min(max(0.0, low), duration - length)
        self.tracks.setXRange(low, low + length, padding=0)
        self.minimap.set_range(low, low + length)
        self.words.set_shown(low, low + length)
        self.waveform.set_shown(low, low + length)

    def zoom(self, factor: float, about_ms: float) -> None:
        """Show `factor` times as much, with `about_ms` where it is on the screen."""
        low, high = self.span
        length = min(max((high - low) * factor, SHORTEST_VIEW_MS), self.duration_ms)
        share = (about_ms - low) / (high - low)
        self.show_range(about_ms - share * length, about_ms - share * length + length)

    def scroll_by(self, share: float) -> None:
        """Move on by a share of what is shown."""
        low, high = self.span
        step = share * (high - low)
        self.show_range(low + step, high + step)

    def ensure_visible(self, word: Word) -> None:
        """Scroll until the word is in view, to its middle where it was not."""
        low, high = self.span
        if word.start_ms is None or word.end_ms is None or (low <= word.start_ms and word.end_ms <= high):
            return
        middle = (word.start_ms + word.end_ms) / 2
        self.show_range(middle - (high - low) / 2, middle + (high - low) / 2)

    def ms_at(self, x: float) -> float:
        """The time at the widget's column `x`."""
        return float(self.tracks.mapSceneToView(self.mapToScene(QPoint(round(x), 0))).x())

    def point_of(self, word: Word, share: float = 0.5) -> QPoint:
        """Where the word's block is in the viewport, `share` of its width from its left."""
        rect = self.words.block_rect(word)
        at = QPointF(rect.left() + share * rect.width(), rect.center().y())
        return self.mapFromScene(self.words.mapToScene(at))

    def wheelEvent(self, ev: QWheelEvent) -> None:  # noqa: N802
        """Zoom with Ctrl, scroll without; a wheel or touch pad that moves sideways scrolls too."""
        delta = ev.angleDelta()
        if ev.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(_ZOOM_A_NOTCH ** (-delta.y() / 120), self.ms_at(ev.position().x()))
        else:
            notches = (delta.x() or delta.y()) / 120
            self.scroll_by(-_SCROLL_A_NOTCH * notches)
        ev.accept()

    def resizeEvent(self, ev: QResizeEvent | None) -> None:  # noqa: N802
        """Give the tracks their new heights."""
        super().resizeEvent(ev)
        if ev is not None and hasattr(self, "words"):
            self._lay_out()

    def _lay_out(self, _box: object = None) -> None:
        """The words keep their height at the bottom, the waveform has the rest."""
        height, duration = max(1.0, float(self.tracks.height())), self.duration_ms
        self.tracks.setYRange(0, height, padding=0)
        # pyqtgraph's lines count the screen's own pixels
        self.playhead.setPen(pg.mkPen(theme().playhead, width=2 * self.devicePixelRatioF()))
        wave = max(20.0, height - LANE_HEIGHT)
        self.waveform.set_area(duration, 0, wave)
        self.words.set_area(duration, wave)
        self.minimap.set_duration(duration)
        self.minimap.set_range(*self.span)

    def _on_waveform(self) -> None:
        self.waveform.set_pyramid(self._sound.pyramid)
        self.minimap.set_pyramid(self._sound.pyramid)

    def _on_position(self, ms: float) -> None:
        self.playhead.setPos(ms)
        self.minimap.set_position(ms)
        low, high = self.span
        if self._sound.is_playing and not self.words.is_dragging and not low <= ms <= low + _PAGE_AT * (high - low):
            self.show_range(ms - _PAGE_TO * (high - low), ms + (1 - _PAGE_TO) * (high - low))
