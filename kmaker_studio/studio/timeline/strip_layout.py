"""The layout of the timeline: ruler, waveform, the lanes of words directly under it, and the spectrogram."""

import math
from dataclasses import dataclass
from functools import cached_property, lru_cache

from PySide6.QtCore import QRectF

from kmaker_studio.studio.timeline import ruler

BRACKET = 18.0
"""The height above a lane's blocks where its lines are marked."""

LANE_GAP = 6.0
"""The height below them."""

_GAP = 4.0
_WAVE_SHARE = 0.56
_LEAST_WAVE, _LEAST_SPECTROGRAM = 90.0, 40.0
_BLOCKS = (64.0, 48.0, 38.0)  # of one lane, of each of two, of three
_LEAST_BLOCK, _MOST_BLOCK = 24.0, 96.0
_LOWER = 0.75  # of their height the blocks keep where the spectrogram would have no room otherwise
_LANES_IN_FULL = 3  # so many a canvas holds at least
_GROWS_ABOVE, _GROWS_BY = 420.0, 0.1  # of what a canvas is higher than this the blocks get their part


@dataclass(frozen=True)
class StripLayout:
    """The strips of a canvas of this size, in its pixels, with so many `lanes`."""

    width: int
    height: int
    lanes: int
    wants_spectrogram: bool

    @cached_property
    def block_height(self) -> float:
        """A block's height: generous while there is room, lower where many sing or the canvas is low."""
        wanted = _BLOCKS[min(self.lanes, len(_BLOCKS)) - 1]
        wanted += _GROWS_BY * max(0.0, self.height - _GROWS_ABOVE) / self.lanes
        room = self._room - (_LEAST_SPECTROGRAM if self.has_spectrogram else 0)
        return float(math.floor(min(wanted, _MOST_BLOCK, max(_LEAST_BLOCK, room / self.lanes))))

    @cached_property
    def _room(self) -> float:
        """What blocks and spectrogram can have beside the lowest waveform."""
        return self.height - ruler.HEIGHT - _LEAST_WAVE - _GAP - self.lanes * (BRACKET + LANE_GAP)

    @cached_property
    def lanes_height(self) -> float:
        """What all lanes take."""
        return self.lanes * (BRACKET + self.block_height + LANE_GAP)

    @cached_property
    def _rest(self) -> float:
        """What is left for the waveform and the spectrogram."""
        return max(_LEAST_WAVE, self.height - ruler.HEIGHT - self.lanes_height - _GAP)

    @cached_property
    def has_spectrogram(self) -> bool:
        """Whether the spectrogram is wanted and there is room for it."""
        blocks = _LOWER * _BLOCKS[min(self.lanes, len(_BLOCKS)) - 1] * self.lanes
        return self.wants_spectrogram and self._room - _LEAST_SPECTROGRAM >= blocks

    @cached_property
    def waveform(self) -> QRectF:
        """The waveform's strip."""
        height = max(_LEAST_WAVE, _WAVE_SHARE * self._rest) if self.has_spectrogram else self._rest
        return QRectF(0, ruler.HEIGHT, self.width, float(round(height)))

    @cached_property
    def word_lanes(self) -> QRectF:
        """All lanes."""
        return QRectF(0, self.waveform.bottom() + _GAP, self.width, self.lanes_height)

    @cached_property
    def spectrogram(self) -> QRectF:
        """The spectrogram's strip, empty where it is not shown."""
        if not self.has_spectrogram:
            return QRectF()
        top = self.word_lanes.bottom()
        return QRectF(0, top, self.width, self.height - top)


def least_height(lanes: int) -> int:
    """The height under which a canvas with so many lanes would cut off its waveform or its words, in pixels.

    Of more than three lanes it shows the first ones.
    """
    shown = min(lanes, _LANES_IN_FULL)
    return math.ceil(ruler.HEIGHT + _LEAST_WAVE + _GAP + shown * (BRACKET + _LEAST_BLOCK + LANE_GAP))


@lru_cache(maxsize=16)
def strip_layout(width: int, height: int, lanes: int, wants_spectrogram: bool) -> StripLayout:
    """The layout of such a canvas; a frame asks for it several times."""
    return StripLayout(width, height, lanes, wants_spectrogram)
