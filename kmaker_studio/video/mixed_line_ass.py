"""The ASS events of a line with words that run from right to left: every word an event, its wipe a moving clip."""

from collections.abc import Iterator

from kmaker_studio.core.ass_karaoke import DECOR_EFFECT, escape_ass
from kmaker_studio.core.syllables import sung_pieces
from kmaker_studio.video.ass_event import ass_clip, ass_colour, ass_event, ass_number, fades, font_tag
from kmaker_studio.video.fonts import ink_lead, text_width
from kmaker_studio.video.layout import Box, PlacedLine
from kmaker_studio.video.mixed_line import LoneWord, lone_words
from kmaker_studio.video.style import Style, line_colours

UNSEEN = "\\alpha&HFF&"
"""The tag of the event that holds such a line's words and times for programs that read them, and shows nothing."""

BY_FIRST_LETTER = "\\fe-1"
"""The tag by which libass lets a text run the way of its first letter."""
_REACH = 0.15  # of the font size: how far letters may lean out of their box at the ends of a wipe


def mixed_line_events(line: PlacedLine, style: Style, name: str, softness: str, area: float) -> Iterator[str]:
    """Each word of the line as it waits, and over it as it is sung, in the style `name`.

    `area` is the ink that a word shows at its onset, see `fonts.ink_lead`; `softness` the blur of the letters' edges.
    """
    fade_in, fade_out = fades(line, style)
    hide = max(line.hide_ms, line.show_ms + 10)
    _, unsung = line_colours(style, line.singer)
    for lone in lone_words(line):
        text, box = escape_ass(lone.text), lone.box
        place = f"\\an4\\pos({ass_number(box.left)},{ass_number((box.top + box.bottom) / 2)})"
        look = f"{place}{font_tag(lone.script, line.family, style)}\\fs{ass_number(line.size)}{BY_FIRST_LETTER}"
        waiting = f"{{{look}\\1c{ass_colour(unsung)}&\\fad({fade_in},{fade_out})\\blur{softness}}}{text}"
        yield ass_event(1, line.show_ms, hide, name, DECOR_EFFECT, waiting)
        if lone.word.start_ms is None or lone.word.end_ms is None or lone.word.start_ms >= hide:
            continue
        wipe = _wipe(lone, line, area) if style.fill == "wipe" else ""
        edge = f"\\3c{ass_colour(style.sung_outline_colour)}&\\blur{softness}" if style.flip_outline else "\\bord0"
        sung = f"{{{look}{edge}\\shad0\\fad(0,{fade_out}){wipe}}}{text}"
        yield ass_event(2, lone.word.start_ms, hide, name, DECOR_EFFECT, sung)


def _wipe(lone: LoneWord, line: PlacedLine, area: float) -> str:
    r"""A clip that uncovers the word from the side it begins on while it is sung, piece by piece.

    It begins with so much of the word that its onset can be seen.
    """
    box, reach = lone.box, _REACH * line.size
    width = max(1.0, box.right - box.left)
    lead = min(1.0, ink_lead(lone.word.text, area, line.family, from_right=lone.from_right) * line.size / width)
    pieces = sung_pieces(lone.word)
    widths = [text_width(piece.text, 1.0, line.family) for piece in pieces]

    def clip(share: float) -> str:
        left, right = box.left - reach, box.right + reach
        if share < 1 and lone.from_right:
            left = box.right - share * width
        elif share < 1:
            right = box.left + share * width
        return ass_clip(Box(left, box.top - line.size, right, box.bottom + line.size))

    begin, done = lone.word.start_ms or 0, 0.0
    tags = [f"\\clip({clip(lead)})"]
    for piece, piece_width in zip(pieces, widths, strict=True):
        done += piece_width / max(1e-9, sum(widths))
        if done > lead:
            tags.append(f"\\t({piece.start_ms - begin},{piece.end_ms - begin},\\clip({clip(done)}))")
    return "".join(tags)
