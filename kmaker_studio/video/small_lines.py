"""Lines that the video can only show in small letters, because they are too long for its rows."""

from collections.abc import Iterator

from kmaker_studio.core.problems import Problem
from kmaker_studio.core.song import Line, Song
from kmaker_studio.video.fonts import family_for, text_width
from kmaker_studio.video.line_wrap import MOST_ROWS, SMALLEST_SHARE
from kmaker_studio.video.size import DEFAULT_SIZE
from kmaker_studio.video.style import Style


def small_lines(song: Song, style: Style, size: tuple[int, int] = DEFAULT_SIZE) -> Iterator[Problem]:
    """A problem for each line that needs letters below `SMALLEST_SHARE` of the style's in a picture of that size.

    Its `amount` is the percentage that is left of the style's size.
    """
    width, height = size
    unit = min(float(height), 0.75 * width)
    room = width - 2 * style.safe_area * unit
    for line in song.lines:
        share = _share(line, style, style.font_size * unit, room)
        if share < SMALLEST_SHARE:
            yield Problem("small", line.id, line.words[0].id, round(100 * share))


def _share(line: Line, style: Style, size: float, room: float) -> float:
    """What is left of `size` where the line fills all its rows to `room` pixels."""
    width = text_width(line.text, size, family_for(line.text, style.font))
    return MOST_ROWS * room / width if width > MOST_ROWS * room else 1.0
