"""Missing glyphs: signs of the lyrics that no font at hand can draw, so that the video shows a box or nothing."""

from collections.abc import Iterator
from functools import lru_cache

from PySide6.QtGui import QFont, QTextLayout

from kmaker_studio.core.problems import Problem
from kmaker_studio.core.song import Song
from kmaker_studio.video.fonts import families, has_glyph

_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufe0e\ufe0f\u00ad")


def missing_glyphs(song: Song) -> Iterator[Problem]:
    """A problem for each word with such a sign, `other` being the sign."""
    for line in song.lines:
        for word in line.words:
            if not word.text.isascii():
                sign = next((char for char in word.text if not can_draw(char)), "")
                if sign:
                    yield Problem("glyph", line.id, word.id, other=sign)


@lru_cache(maxsize=8192)
def can_draw(char: str) -> bool:
    """Whether a bundled font or one of the system's has an outline of `char`; pictures in colour are none."""
    if char.isspace() or char in _INVISIBLE or has_glyph(char):
        return True
    layout = QTextLayout(char, QFont(families()[0]))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    runs = layout.glyphRuns()
    return bool(runs) and all(
        index and not run.rawFont().pathForGlyph(index).isEmpty() for run in runs for index in run.glyphIndexes()
    )
