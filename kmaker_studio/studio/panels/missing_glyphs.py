"""Missing glyphs: signs of the lyrics that no font at hand can draw, so that the video shows a box or nothing."""

from collections.abc import Iterator
from functools import lru_cache

from PySide6.QtGui import QFont, QTextLayout

from kmaker_studio.core.problems import Problem
from kmaker_studio.core.song import Song
from kmaker_studio.video.fonts import families
from kmaker_studio.video.missing_glyphs import needs_no_font, words_lacking


def missing_glyphs(song: Song) -> Iterator[Problem]:
    """A problem for each word with such a sign, `other` being the sign."""
    for line, word, sign in words_lacking(song, can_draw):
        yield Problem("glyph", line.id, word.id, other=sign)


@lru_cache(maxsize=8192)
def can_draw(char: str) -> bool:
    """Whether a bundled font or one of the system's has an outline of `char`; pictures in colour are none."""
    if needs_no_font(char):
        return True
    layout = QTextLayout(char, QFont(families()[0]))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    runs = layout.glyphRuns()
    return bool(runs) and all(
        index and not run.rawFont().pathForGlyph(index).isEmpty() for run in runs for index in run.glyphIndexes()
    )
