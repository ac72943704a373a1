"""The ASS events of a row of words in its sung look: another outline, a glow; a moving clip uncovers them.

`\\kf` fills letters and leaves the outline as it is, so a style whose outline turns with the fill, or whose sung
letters shine, has each row drawn once more over (or, for the glow, under) the waiting one.
"""

from collections.abc import Iterator
from itertools import pairwise

from kmaker_studio.core.ass_karaoke import DECOR_EFFECT
from kmaker_studio.core.syllables import sung_pieces
from kmaker_studio.video.ass_event import (
    ass_clip,
    ass_colour,
    ass_event,
    ass_number,
    fades,
    line_head,
    plain_text,
)
from kmaker_studio.video.fonts import ink_lead, text_width
from kmaker_studio.video.layout import Box, PlacedLine
from kmaker_studio.video.style import Style, line_colours

GLOW_WIDTH = 0.35
"""How wide the outline is that is blurred to a glow, as a share of how far the glow reaches."""
_REACH = 0.04  # of the font size: how far letters lean out of their box


def sung_row_events(
    line: PlacedLine, style: Style, unit: float, name: str, softness: str, area: float
) -> Iterator[str]:
    """The events of each row of `line`, drawn in the ASS style `name`; `area` as for `mixed_line_events`."""
    hide = max(line.hide_ms, line.show_ms + 10)
    _, fade_out = fades(line, style)
    sung, _ = line_colours(style, line.singer)
    edges = [0, *line.breaks, len(line.line.words)]
    for number, (first, last) in enumerate(pairwise(edges)):
        begin = next((word.start_ms for word in line.line.words[first:last] if word.start_ms is not None), hide)
        if begin >= hide:
            continue
        ends = number == 0, last == len(line.line.words)
        head = f"{line_head(line, style)}\\shad0\\fad(0,{fade_out})"
        if style.glow:
            wipe = _wipe(line, style, (first, last), begin, area, 3 * style.glow * unit, ends)
            width, blur = (ass_number(share * style.glow * unit) for share in (GLOW_WIDTH, 0.5))
            look = (
                f"{{{head}\\1a&HFF&\\3c{ass_colour(glow_colour(style, line.singer))}&\\bord{width}\\blur{blur}{wipe}}}"
            )
            yield ass_event(0, begin, hide, name, DECOR_EFFECT, look + plain_text(line))
        if style.flip_outline:
            wipe = _wipe(line, style, (first, last), begin, area, 3 * style.outline * unit, ends)
            outline = ass_colour(style.sung_outline_colour)
            look = f"{{{head}\\1c{ass_colour(sung)}&\\3c{outline}&\\blur{softness}{wipe}}}"
            yield ass_event(2, begin, hide, name, DECOR_EFFECT, look + plain_text(line))


def glow_colour(style: Style, singer: int) -> str:
    """The colour in which sung letters shine: their outline's where it turns, of a singer's lines the singer's."""
    return style.sung_outline_colour if style.flip_outline and singer < 0 else line_colours(style, singer)[0]


def _wipe(
    line: PlacedLine,
    style: Style,
    row: tuple[int, int],
    begin: int,
    area: float,
    reach: float,
    ends: tuple[bool, bool],
) -> str:
    r"""A clip over the `row`'s words that grows from its left edge as they are sung, by `\t`.

    It reaches out of the line by `reach` where the row is its first (above) or its last (below), see `ends`.
    """
    boxes = line.boxes[row[0] : row[1]]
    lean = _REACH * line.size
    left = boxes[0].left - lean - reach
    top = min(box.top for box in boxes) - (reach + line.size / 2 if ends[0] else 0)
    bottom = max(box.bottom for box in boxes) + (reach + line.size / 2 if ends[1] else 0)

    def clip(right: float) -> str:
        return f"\\clip({ass_clip(Box(left, top, right, bottom))})"

    tags: list[str] = []
    for number, (word, box) in enumerate(zip(line.line.words[row[0] : row[1]], boxes, strict=True)):
        if word.start_ms is None or word.end_ms is None or box.right <= box.left:
            continue
        at = word.start_ms - begin
        whole = box.right + lean + (reach if number == len(boxes) - 1 else 0)
        lead = min(box.right, box.left + ink_lead(word.text, area, line.family) * line.size)
        # libass takes an end at 0 for the end of the event, so a step is a millisecond long, up to its instant.
        tags.append(f"\\t({at - 1},{at},{clip(lead)})" if tags else clip(lead))
        pieces = sung_pieces(word)
        widths = [text_width(piece.text, 1.0, line.family) for piece in pieces]
        done = 0.0
        for piece, width in zip(pieces, widths, strict=True):
            done += width / max(1e-9, sum(widths))
            right = box.left + done * (box.right - box.left)
            if style.fill == "word" and done > 1 - 1e-6:
                right = whole
            if right > lead:
                since = piece.start_ms - begin
                until = since + 1 if style.fill == "word" else max(since + 1, piece.end_ms - begin)
                tags.append(f"\\t({since},{until},{clip(right)})")
        after = word.end_ms - begin  # what leans or shines out of the word comes when it has been sung
        tags.append(f"\\t({after},{after + 1},{clip(whole)})")
    return "".join(tags)
