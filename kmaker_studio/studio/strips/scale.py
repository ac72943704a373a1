"""The timeline's scale: which part of the song is in view, and milliseconds to pixels and back.

The view always begins at a whole column of the screen's own pixels, counted from the start of the song, so that
pictures of columns that were drawn once fit wherever the view is scrolled to.
"""

from dataclasses import dataclass

CLOSEST_MS = 0.5
"""No zoom shows fewer milliseconds in a pixel; 5 is enough to place a word, this shows the waves themselves."""

ZOOM_A_NOTCH = 1.25
"""How much more or less of the song one notch of the wheel shows."""


@dataclass(frozen=True, slots=True)
class Scale:
    """`width` pixels of `ms_per_pixel`, the first of which starts with the column `first`; `ratio` columns a pixel."""

    first: int
    ms_per_pixel: float
    width: int
    ratio: float = 1.0

    @property
    def column_ms(self) -> float:
        """The milliseconds of a column, the screen's own pixel."""
        return self.ms_per_pixel / self.ratio

    @property
    def low_ms(self) -> float:
        """The time at the left edge."""
        return self.first * self.column_ms

    @property
    def high_ms(self) -> float:
        """The time at the right edge."""
        return self.low_ms + self.width * self.ms_per_pixel

    @property
    def length_ms(self) -> float:
        """How much is in view."""
        return self.width * self.ms_per_pixel

    def x(self, ms: float) -> float:
        """The pixel of a time."""
        return (ms - self.low_ms) / self.ms_per_pixel

    def ms(self, x: float) -> float:
        """The time of a pixel."""
        return self.low_ms + x * self.ms_per_pixel


def fitted(low_ms: float, high_ms: float, width: int, duration_ms: float, ratio: float = 1.0) -> Scale:
    """The scale that shows these milliseconds in `width` pixels, moved and cut to what there is."""
    width = max(1, width)
    longest = max(duration_ms, CLOSEST_MS * width)
    length = min(max(high_ms - low_ms, CLOSEST_MS * width), longest)
    per_pixel = length / width
    low = min(max(0.0, low_ms), longest - length)
    return Scale(round(low * ratio / per_pixel), per_pixel, width, ratio)


def zoomed(scale: Scale, factor: float, about_ms: float, duration_ms: float) -> Scale:
    """`factor` times as much in view, `about_ms` staying where it is on the screen as far as the song's ends allow."""
    longest = max(duration_ms, CLOSEST_MS * scale.width)
    length = min(max(scale.length_ms * factor, CLOSEST_MS * scale.width), longest)
    share = (about_ms - scale.low_ms) / scale.length_ms
    low = about_ms - share * length
    return fitted(low, low + length, scale.width, duration_ms, scale.ratio)


def scrolled(scale: Scale, ms: float, duration_ms: float) -> Scale:
    """The same zoom with the left edge at `ms`, inside the song."""
    low = min(max(0.0, ms), max(0.0, duration_ms - scale.length_ms))
    return Scale(round(low / scale.column_ms), scale.ms_per_pixel, scale.width, scale.ratio)
