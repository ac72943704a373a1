"""The layout of the strips: waveform and spectrogram share what the word lanes leave."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from kmaker_studio.studio.timeline import ruler

_GAP = 4.0
_WAVE_SHARE = 0.46
_LEAST_WAVE, _LEAST_SPECTROGRAM = 40.0, 36.0


def lanes_top(height: float, lanes_height: float) -> float:
    """Where the lanes begin in a canvas `height` pixels high, which leaves room for a waveform in any case."""
    return max(ruler.HEIGHT + _LEAST_WAVE + _GAP, height - lanes_height)


@dataclass(frozen=True, slots=True)
class StripLayout:
    """The strips above lanes that begin at `lanes_top`, in pixels of the canvas."""

    width: int
    lanes_top: float
    wants_spectrogram: bool

    @property
    def has_spectrogram(self) -> bool:
        """Whether the spectrogram is wanted and there is room for it."""
        room = self.lanes_top - ruler.HEIGHT - 2 * _GAP
        return self.wants_spectrogram and room >= _LEAST_WAVE + _LEAST_SPECTROGRAM

    @property
    def waveform(self) -> QRectF:
        """The waveform's strip."""
        room = self.lanes_top - ruler.HEIGHT - _GAP
        height = max(_LEAST_WAVE, _WAVE_SHARE * (room - _GAP)) if self.has_spectrogram else room
        return QRectF(0, ruler.HEIGHT, self.width, max(1.0, round(height)))

    @property
    def spectrogram(self) -> QRectF:
        """The spectrogram's strip, empty where it is not shown."""
        if not self.has_spectrogram:
            return QRectF()
        top = self.waveform.bottom() + _GAP
        return QRectF(0, top, self.width, self.lanes_top - _GAP - top)
