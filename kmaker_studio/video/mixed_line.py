"""Lines with words that run from right to left: each of their words is drawn alone, in its place.

libass lays the words of a karaoke line out from left to right whatever their letters, since a tag stands between
each two of them, and wipes all from the left. So where such words are, the words are placed by our own layout.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kmaker_studio.core.song import Word
from kmaker_studio.video.fonts import Font, font_for, script_of
from kmaker_studio.video.layout import Box, PlacedLine
from kmaker_studio.video.reading_order import has_right_to_left, is_right_to_left

_LEFT_TO_RIGHT_MARK, _RIGHT_TO_LEFT_MARK = "\u200e", "\u200f"  # no width; the first sets a text's base direction


@dataclass(frozen=True, slots=True)
class LoneWord:
    """A word that is drawn alone: the `text` to draw, its `box` and own `font`, and whether it is wiped from the right.

    The box is as high as a row, and moved so that the word stands on the line's baseline in its own font.
    """

    word: Word
    text: str
    box: Box
    script: str
    font: Font
    from_right: bool


def is_mixed(line: PlacedLine) -> bool:
    """Whether any word of the line runs from right to left."""
    return has_right_to_left(line.line.text)


def lone_words(line: PlacedLine) -> Iterator[LoneWord]:
    """The words of a mixed line, each as it is drawn."""
    ascent = font_for(line.script, line.family).ascent_share
    mark = _RIGHT_TO_LEFT_MARK if is_right_to_left(line.line.text) else _LEFT_TO_RIGHT_MARK
    for word, box in zip(line.line.words, line.boxes, strict=True):
        script = script_of(word.text)
        font = font_for(script, line.family)
        down = (ascent - font.ascent_share) * line.size
        moved = Box(box.left, box.top + down, box.right, box.bottom + down)
        # libass moves a text that ends in an Arabic letter by that letter's bearing; a mark at the end prevents it
        yield LoneWord(word, mark + word.text + mark, moved, script, font, is_right_to_left(word.text))
