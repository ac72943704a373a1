"""The picture of ruler, strips and lanes, kept as long as it holds.

It is always painted as a whole, or its strips as whole bands: a part that was painted alone would show what is true
now beside what was true before. Frames copy it; only what moves while a song plays is painted over the copy.
"""

from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from kmaker_studio.core.song import Song
from kmaker_studio.studio.strips.scale import Scale
from kmaker_studio.studio.strips.spectrogram import SpectrogramStrip
from kmaker_studio.studio.strips.waveform import WaveformStrip
from kmaker_studio.studio.theme.singer_colours import singer_colours
from kmaker_studio.studio.theme.theme import theme
from kmaker_studio.studio.timeline import ruler
from kmaker_studio.studio.timeline.blocks import BlockLook, draw_caption
from kmaker_studio.studio.timeline.lane_painter import LanePainter
from kmaker_studio.studio.timeline.lanes import Lanes
from kmaker_studio.studio.timeline.onset_finder import OnsetFinder
from kmaker_studio.studio.timeline.overlay import Overlay
from kmaker_studio.studio.timeline.painted_text import forget_texts
from kmaker_studio.studio.timeline.snap import SnapMatch
from kmaker_studio.studio.timeline.strip_layout import StripLayout
from kmaker_studio.video.style import Style

_ONSETS_BELOW_MS = 25.0  # a pixel longer than this has no room for them


class Stale(IntEnum):
    """How much of the picture no longer holds."""

    NOTHING = 0
    STRIPS = 1
    ALL = 2


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown, beside the song's words, which the lanes know."""

    scale: Scale
    layout: StripLayout
    song: Song
    style: Style
    selected: frozenset[str]
    current: str
    region: tuple[float, float] | None
    rubber: QRectF | None
    snap: SnapMatch | None


class CanvasPicture:
    """Paints `Shown` and keeps it; `stale` is to be raised by whoever changes something of it."""

    def __init__(
        self, lanes: Lanes, waveform: WaveformStrip, spectrum: SpectrogramStrip, onset_finder: OnsetFinder
    ) -> None:
        self._lanes, self._waveform, self._spectrum, self._onset_finder = lanes, waveform, spectrum, onset_finder
        self._painter = LanePainter(lanes)
        self._look = BlockLook(theme())
        self._kept = QPixmap()
        self.stale = Stale.ALL

    def forget(self) -> None:
        """Another theme: paint everything anew."""
        forget_texts()
        self._painter.forget_texts()
        self._look = BlockLook(theme())
        self._waveform.chunks.clear()
        self._spectrum.chunks.clear()
        self.stale = Stale.ALL

    def renewed(self, shown: Shown, deadline: float) -> QPixmap:
        """The picture as it is now; pieces of the strips that nothing can stand for are drawn until `deadline`.

        It is copied even where all of it is new: painted where it is seen, smooth edges would differ by a shade.
        """
        size, ratio = QSize(shown.layout.width, shown.layout.height), shown.scale.ratio
        pixels = QSize(max(1, round(size.width() * ratio)), max(1, round(size.height() * ratio)))
        if self._kept.size() != pixels or self._kept.devicePixelRatio() != ratio:
            self._kept = QPixmap(pixels)
            self._kept.setDevicePixelRatio(ratio)
            self.stale = Stale.ALL
        if self.stale and (shown.region is not None or shown.snap is not None or shown.rubber is not None):
            self.stale = Stale.ALL  # they lie over strips and lanes alike
        if self.stale:
            painter = QPainter(self._kept)
            if self.stale is Stale.ALL:
                self._paint_ground(painter, shown.layout)
                self._paint_lanes(painter, shown)
            self._paint_strips(painter, shown, deadline)
            if self.stale is Stale.ALL:
                self._paint_rest(painter, shown)
            painter.end()
            self.stale = Stale.NOTHING
        return self._kept

    def _paint_ground(self, painter: QPainter, layout: StripLayout) -> None:
        """The window's colour between the strips, which paint themselves."""
        wave, spectrum, back = layout.waveform, layout.spectrogram, theme().colour("window")
        painter.fillRect(QRectF(0, 0, layout.width, wave.top()), back)
        end = spectrum.top() if layout.has_spectrogram else float(layout.height)
        painter.fillRect(QRectF(0, wave.bottom(), layout.width, end - wave.bottom()), back)

    def _paint_lanes(self, painter: QPainter, shown: Shown) -> None:
        ruler.paint_ruler(painter, shown.scale, theme())
        ruler.paint_markers(painter, shown.scale, theme(), shown.song.markers)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = singer_colours(self._lanes.index.singers, shown.song, shown.style)
        self._painter.paint(painter, shown.scale, self._look, colours, shown.selected, shown.current)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _paint_strips(self, painter: QPainter, shown: Shown, deadline: float) -> None:
        wave, spectrum, scale = shown.layout.waveform, shown.layout.spectrogram, shown.scale
        strips = [(wave, self._waveform.chunks, QCoreApplication.translate("Canvas", "waveform"))]
        if not spectrum.isEmpty():
            told = QCoreApplication.translate("Canvas", "spectrogram · mel")
            strips.append((spectrum, self._spectrum.chunks, told))
        painter.setBackground(theme().colour("track"))
        for strip, chunks, name in strips:
            painter.setClipRect(strip)
            chunks.paint(painter, scale, strip.top(), strip.height(), deadline)
            self._paint_selected(painter, strip)
            painter.setPen(theme().colour("text", 0.2))
            painter.drawLines(self._painter.bound_lines(strip.top(), strip.bottom()))
            if strip == wave:
                self._paint_onsets(painter, wave, scale)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_caption(painter, strip.topLeft() + QPointF(6, 5), name, theme())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setClipping(False)

    def _paint_selected(self, painter: QPainter, strip: QRectF) -> None:
        """The selected words' times, through the strip."""
        tint, edge = theme().colour("accent", 0.22), theme().colour("accent_ink", 0.9)
        for left, right in self._painter.chosen:
            painter.fillRect(QRectF(left, strip.top(), right - left, strip.height()), tint)
            for x in (left, right - 1):
                painter.fillRect(QRectF(x, strip.top(), 1, strip.height()), edge)

    def _paint_onsets(self, painter: QPainter, wave: QRectF, scale: Scale) -> None:
        """Small ticks under the waveform where a dragged edge can snap."""
        times = self._onset_finder.times
        if scale.ms_per_pixel > _ONSETS_BELOW_MS or not len(times):
            return
        low, high = times.searchsorted([scale.low_ms - scale.ms_per_pixel, scale.high_ms + scale.ms_per_pixel])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("good", 0.8))
        ticks = [QRectF(round(scale.x(onset)), wave.bottom() - 6, 1, 6) for onset in times[low:high].tolist()]
        if ticks:
            painter.drawRects(ticks)

    def _paint_rest(self, painter: QPainter, shown: Shown) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        overlay = Overlay(shown.scale, shown.layout, theme())
        overlay.paint_region(painter, shown.region)
        overlay.paint_snap(painter, shown.snap)
        overlay.paint_rubber(painter, shown.rubber)
