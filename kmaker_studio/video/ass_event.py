r"""Pieces of an ASS event: times, colours, numbers and override tags as the format writes them."""

from kmaker_studio.core.ass_karaoke import escape_ass
from kmaker_studio.core.centiseconds import centiseconds
from kmaker_studio.core.word_spacing import joiner
from kmaker_studio.video.fonts import family_for, font_for
from kmaker_studio.video.layout import Box, PlacedLine
from kmaker_studio.video.style import Style


def ass_time(ms: int) -> str:
    """A time as `h:mm:ss.cc`."""
    hundredths = centiseconds(ms)
    return f"{hundredths // 360000}:{hundredths // 6000 % 60:02d}:{hundredths // 100 % 60:02d}.{hundredths % 100:02d}"


def ass_event(layer: int, show_ms: int, hide_ms: int, style: str, effect: str, text: str) -> str:
    """A Dialogue row without margins of its own."""
    return f"Dialogue: {layer},{ass_time(show_ms)},{ass_time(hide_ms)},{style},,0,0,0,{effect},{text}"


def ass_colour(rgb: str, alpha: int = 0) -> str:
    """An `#RRGGBB` colour as ASS writes it: alpha (255 is transparent), then blue, green, red."""
    return f"&H{alpha:02X}{rgb[5:7]}{rgb[3:5]}{rgb[1:3]}".upper()


def ass_number(value: float) -> str:
    """A number with at most two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def ass_clip(box: Box) -> str:
    """The arguments of a rectangular clip, in whole pixels."""
    return ",".join(str(round(edge)) for edge in (box.left, box.top, box.right, box.bottom))


def font_tag(script: str, family: str, style: Style) -> str:
    """What names the font of a text where it is not the style's."""
    name = font_for(script, family).family
    return "" if name == family_for("", style.font) else f"\\fn{name}"


def fades(line: PlacedLine, style: Style) -> tuple[int, int]:
    """How many milliseconds the line takes to appear and to vanish, within its stay on the screen."""
    lead = max(0, line.start_ms - line.show_ms)
    return min(style.fade_ms, lead // 2), min(style.fade_ms, max(0, line.hide_ms - line.end_ms))


def line_head(line: PlacedLine, style: Style) -> str:
    """The tags that put the whole line at its place, in its font and size."""
    font = font_tag(line.script, line.family, style)
    return f"\\an{line.anchor}\\pos({ass_number(line.x)},{ass_number(line.y)}){font}\\fs{ass_number(line.size)}"


def plain_text(line: PlacedLine) -> str:
    """The line as its event shows it, without karaoke."""
    words = line.line.words
    parts: list[str] = []
    for index, word in enumerate(words):
        if index:
            parts.append("\\N" if index in line.breaks else joiner(words[index - 1].text, word.text))
        parts.append(escape_ass(word.text))
    return "".join(parts)
