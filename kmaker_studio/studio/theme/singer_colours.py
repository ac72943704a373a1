"""Singers' colours, the same in the lyrics, on the timeline and in the video."""

from collections.abc import Sequence

from PySide6.QtGui import QColor

from kmaker_studio.core.song import Song
from kmaker_studio.video.style import Style


def singer_colours(singers: Sequence[str], song: Song, style: Style) -> tuple[QColor | None, ...]:
    """The colour of each of `singers`, as the video has it; none for nobody in particular."""
    return tuple(
        QColor(style.singer_colour(song.singers.index(singer))) if singer in song.singers else None
        for singer in singers
    )
