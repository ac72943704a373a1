r"""The video's ASS file: a timed song as Advanced SubStation Alpha, drawn as the video shows it.

As the video shows it, lyrics are one Dialogue event a line with a `\kf` or `\k` a word and the Effect field
`karaoke`; everything else (title card, countdown, progress bar, the first sliver of a slow wipe) carries the Effect
`kmaker-decor`, so that a reader finds exactly the lyrics again. libass knows neither word and ignores both.

For an editor there is nothing but the lyrics, a line an event. Its place is that of the video, said by the style's
alignment and the event's own margins, which Aegisub's templates know, instead of tags in the text.
"""

import re
from collections.abc import Iterator, Sequence

from kmaker_studio.core.ass_karaoke import DECOR_EFFECT, LYRIC_EFFECT, escape_ass, karaoke_text
from kmaker_studio.core.centiseconds import centiseconds
from kmaker_studio.core.song import Song
from kmaker_studio.core.word_spacing import joiner
from kmaker_studio.video.fonts import family_for, font_for, ink_lead, script_of
from kmaker_studio.video.layout import Bar, Box, Card, Dot, Layout, PlacedLine, lay_out
from kmaker_studio.video.size import DEFAULT_SIZE
from kmaker_studio.video.style import Style, load_style

_STYLE_FIELDS = (
    "Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, "
    "StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, "
    "MarginR, MarginV, Encoding"
)
_EVENT_FIELDS = "Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text"

# A wipe shows nothing until it has crossed the edge of the first letter. Where it needs longer than this to uncover
# that much ink, an event of its own draws the sliver at the onset.
_RIGHT_TO_LEFT = ("ARABIC", "HEBREW")  # libass orders their words otherwise where no tags stand between them
_SLIVER_MS = 12
_SLIVER_AREA = 0.008  # squares of the font size
_SLIVER_PIXELS = 48  # in a small picture; fewer drown in the halved resolution of a video's colours
_MOST_SLIVERS = 200  # in a line, which each of them repeats whole
_SLIVER_REACH = 0.04  # of the font size: how far left of its box a sliver may begin, for letters that lean out of it


def karaoke_ass(song: Song, style: Style | None = None, size: tuple[int, int] = DEFAULT_SIZE) -> str:
    """`song` as the text of an .ass file for a picture of `size` (width, height) pixels, in `style` or the default.

    Lines without timing are left out; every boundary of a word lies within 5 ms of the document.
    """
    style = style or load_style()
    layout = lay_out(song, style, size)
    names = _style_names(song)
    parts = [
        *_script_info(song, size),
        "",
        *_styles(song, style, layout, names),
        "",
        "[Events]",
        f"Format: {_EVENT_FIELDS}",
    ]
    parts.extend(_events(layout, style, names))
    return "\n".join(parts) + "\n"


def editable_ass(song: Song, style: Style | None = None, size: tuple[int, int] = DEFAULT_SIZE) -> str:
    """`song` as an .ass file of one event a line, in place and style, for editors and their karaoke templates.

    As in `karaoke_ass` else; a line stays until its last word has been sung, and the Name is its singer.
    """
    style = style or load_style()
    layout = lay_out(song, style, size)
    names = ["Default", *_style_names(song)]
    anchors = sorted({line.anchor for line in layout.lines}, key=lambda anchor: abs(anchor - 5))
    rows = ["[V4+ Styles]", f"Format: {_STYLE_FIELDS}"]
    for number, name in enumerate(names):
        sung, unsung = line_colours(style, number - 1)
        for anchor in anchors or [5]:
            row = _style_row(_sided(name, anchor, anchors), style, layout.unit, sung, unsung)
            rows.append(row.replace(",5,0,0,0,1", f",{anchor - 3},0,0,0,1"))
    events = [_editable_event(line, style, layout, names, anchors) for line in layout.lines]
    return "\n".join([*_script_info(song, size), "", *rows, "", "[Events]", f"Format: {_EVENT_FIELDS}", *events]) + "\n"


def _sided(name: str, anchor: int, anchors: Sequence[int]) -> str:
    """The style's name for lines on one side of the picture; the plain name on the first of the sides."""
    return name if anchor in anchors[:1] or not anchors else f"{name} {({4: 'left', 5: 'middle', 6: 'right'})[anchor]}"


def _editable_event(
    line: PlacedLine, style: Style, layout: Layout, names: Sequence[str], anchors: Sequence[int]
) -> str:
    size = "" if line.size == style.font_size * layout.unit else f"\\fs{_number(line.size)}"
    look = f"{_font_tag(line.script, line.family, style)}{size}"
    tag = "kf" if style.fill == "wipe" else "k"
    text = (f"{{{look}}}" if look else "") + karaoke_text(line.line.words, line.show_ms, tag, line.breaks)
    bottom = max(box.bottom for box in line.boxes)
    left = round(line.x) if line.anchor == 4 else 0
    right = round(layout.width - line.x) if line.anchor == 6 else 0
    hide = max(line.hide_ms, line.end_ms, line.show_ms + 10)
    named = _sided(names[line.singer + 1], line.anchor, anchors)
    singer = re.sub(r"[,\s]+", " ", line.line.singer).strip()
    margins = f"{left},{right},{max(1, round(layout.height - bottom))}"
    return f"Dialogue: 0,{_time(line.show_ms)},{_time(hide)},{named},{singer},{margins},{LYRIC_EFFECT},{text}"


def _script_info(song: Song, size: tuple[int, int]) -> list[str]:
    title = " - ".join(part for part in (song.artist, song.title) if part) or "Karaoke"
    return [
        "[Script Info]",
        "; Made by KMaker Studio",
        f"Title: {_one_line(title)}",
        "ScriptType: v4.00+",
        f"PlayResX: {size[0]}",
        f"PlayResY: {size[1]}",
        "WrapStyle: 2",
        "ScaledBorderAndShadow: yes",
        "Kerning: yes",
        "YCbCr Matrix: None",
    ]


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _style_names(song: Song) -> list[str]:
    """A distinct style name for each singer: the singer's own, without what the format reserves."""
    names: list[str] = []
    taken = {"default", "decor"}
    for number, singer in enumerate(song.singers, 1):
        name = re.sub(r"\s+", " ", re.sub(r"[,;*\\{}\x00-\x1f]", " ", singer)).strip() or f"Singer {number}"
        while name.lower() in taken:
            name += f" {number}"
        taken.add(name.lower())
        names.append(name)
    return names


def _styles(song: Song, style: Style, layout: Layout, names: Sequence[str]) -> list[str]:
    rows = ["[V4+ Styles]", f"Format: {_STYLE_FIELDS}"]
    rows.append(_style_row("Default", style, layout.unit, style.sung, style.unsung))
    for number in range(len(song.singers)):
        sung, unsung = line_colours(style, number)
        rows.append(_style_row(names[number], style, layout.unit, sung, unsung))
    rows.append(_style_row("Decor", style, layout.unit, style.unsung, style.unsung))
    return rows


def line_colours(style: Style, singer: int) -> tuple[str, str]:
    """The colours after and before singing of the singer with that index in the song, of nobody's lines for -1."""
    if singer < 0:
        return style.sung, style.unsung
    sung = style.singer_colour(singer)
    return sung, style.unsung if singer == 0 else _mixed(style.unsung, sung, 0.22)


def fades(line: PlacedLine, style: Style) -> tuple[int, int]:
    """How many milliseconds the line takes to appear and to vanish, within its stay on the screen."""
    lead = max(0, line.start_ms - line.show_ms)
    return min(style.fade_ms, lead // 2), min(style.fade_ms, max(0, line.hide_ms - line.end_ms))


def card_fade(card: Card) -> int:
    """How many milliseconds the title card takes to appear, and to vanish."""
    return min(500, (card.hide_ms - card.show_ms) // 3)


def _style_row(name: str, style: Style, unit: float, sung: str, unsung: str) -> str:
    shadow_alpha = round(255 * (1.0 - style.shadow_opacity))
    fields = (
        *(name, family_for("", style.font), _number(style.font_size * unit)),
        *(_colour(sung), _colour(unsung), _colour(style.outline_colour), _colour("#000000", shadow_alpha)),
        *(-1, 0, 0, 0, 100, 100, 0, 0, 1),
        *(_number(style.outline * unit), _number(style.shadow * unit), 5, 0, 0, 0, 1),
    )
    return "Style: " + ",".join(str(field) for field in fields)


def _colour(rgb: str, alpha: int = 0) -> str:
    """An `#RRGGBB` colour as ASS writes it: alpha (255 is transparent), then blue, green, red."""
    return f"&H{alpha:02X}{rgb[5:7]}{rgb[3:5]}{rgb[1:3]}".upper()


def _mixed(first: str, second: str, share: float) -> str:
    channels = [
        round((1 - share) * int(first[at : at + 2], 16) + share * int(second[at : at + 2], 16)) for at in (1, 3, 5)
    ]
    return "#{:02X}{:02X}{:02X}".format(*channels)


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _time(ms: int) -> str:
    hundredths = centiseconds(ms)
    return f"{hundredths // 360000}:{hundredths // 6000 % 60:02d}:{hundredths // 100 % 60:02d}.{hundredths % 100:02d}"


def _event(layer: int, show_ms: int, hide_ms: int, style: str, effect: str, text: str) -> str:
    return f"Dialogue: {layer},{_time(show_ms)},{_time(hide_ms)},{style},,0,0,0,{effect},{text}"


def _events(layout: Layout, style: Style, names: Sequence[str]) -> Iterator[str]:
    softness = _number(style.softness * layout.unit)
    if layout.card:
        yield from _card_events(layout.card, style, softness)
    for line in layout.lines:
        name = "Default" if line.singer < 0 else names[line.singer]
        yield _line_event(line, style, name, softness)
        if style.fill == "wipe" and line.script not in _RIGHT_TO_LEFT and len(line.line.words) <= _MOST_SLIVERS:
            yield from _sliver_events(line, style, name)
    for dot in layout.dots:
        yield _dot_event(dot, style, softness)
    for bar in layout.bars:
        yield from _bar_events(bar, style)


def _head(line: PlacedLine, style: Style) -> str:
    font = _font_tag(line.script, line.family, style)
    return f"\\an{line.anchor}\\pos({_number(line.x)},{_number(line.y)}){font}\\fs{_number(line.size)}"


def _font_tag(script: str, family: str, style: Style) -> str:
    """What names the font of a text where it is not the style's."""
    name = font_for(script, family).family
    return "" if name == family_for("", style.font) else f"\\fn{name}"


def _line_event(line: PlacedLine, style: Style, name: str, softness: str) -> str:
    fade_in, fade_out = fades(line, style)
    head = f"{{{_head(line, style)}\\fad({fade_in},{fade_out})\\blur{softness}}}"
    tag = "kf" if style.fill == "wipe" else "k"
    text = head + karaoke_text(line.line.words, line.show_ms, tag, line.breaks)
    return _event(1, line.show_ms, max(line.hide_ms, line.show_ms + 10), name, LYRIC_EFFECT, text)


def _sliver_events(line: PlacedLine, style: Style, name: str) -> Iterator[str]:
    """The left edge of each slowly wiped word in the sung colour, from its onset until the wipe has passed it."""
    area = max(_SLIVER_AREA, _SLIVER_PIXELS / line.size**2)
    for word, box in zip(line.line.words, line.boxes, strict=True):
        if word.start_ms is None or word.end_ms is None or box.right <= box.left:
            continue
        width = ink_lead(word.text, area, line.family) * line.size
        passed_ms = (word.end_ms - word.start_ms) * min(1.0, width / (box.right - box.left))
        if passed_ms <= _SLIVER_MS:
            continue
        clip = Box(box.left - _SLIVER_REACH * line.size, box.top, box.left + width, box.bottom)
        head = f"{{{_head(line, style)}\\bord0\\shad0\\clip({_clip(clip)})}}"
        hide = word.start_ms + round(passed_ms) + 10
        yield _event(2, word.start_ms, hide, name, DECOR_EFFECT, head + _plain(line))


def _plain(line: PlacedLine) -> str:
    """The line as its event shows it, without karaoke."""
    words = line.line.words
    parts: list[str] = []
    for index, word in enumerate(words):
        if index:
            parts.append("\\N" if index in line.breaks else joiner(words[index - 1].text, word.text))
        parts.append(escape_ass(word.text))
    return "".join(parts)


def _clip(box: Box) -> str:
    return ",".join(str(round(edge)) for edge in (box.left, box.top, box.right, box.bottom))


def _card_events(card: Card, style: Style, softness: str) -> Iterator[str]:
    fade = card_fade(card)
    for row in card.rows:
        look = "" if row.main else f"\\c{_colour(style.sung)}&"
        font = _font_tag(script_of(row.text), row.family, style)
        head = (
            f"{{\\an5\\pos({_number(row.x)},{_number(row.y)}){font}\\fs{_number(row.size)}{look}"
            f"\\fad({fade},{fade})\\blur{softness}}}"
        )
        yield _event(1, card.show_ms, card.hide_ms, "Decor", DECOR_EFFECT, head + escape_ass(row.text))


def _dot_event(dot: Dot, style: Style, softness: str) -> str:
    r = dot.radius
    k = 0.5523 * r  # control points of a circle's quarter as a Bezier curve
    path = (
        f"m {_number(r)} 0 b {_number(r + k)} 0 {_number(2 * r)} {_number(r - k)} {_number(2 * r)} {_number(r)} "
        f"{_number(2 * r)} {_number(r + k)} {_number(r + k)} {_number(2 * r)} {_number(r)} {_number(2 * r)} "
        f"{_number(r - k)} {_number(2 * r)} 0 {_number(r + k)} 0 {_number(r)} 0 {_number(r - k)} {_number(r - k)} 0 "
        f"{_number(r)} 0"
    )
    head = (
        f"{{\\an5\\pos({_number(dot.x)},{_number(dot.y)})\\c{_colour(style.sung)}&\\fad(200,150)\\blur{softness}\\p1}}"
    )
    return _event(1, dot.show_ms, dot.hide_ms, "Decor", DECOR_EFFECT, head + path)


def _bar_events(bar: Bar, style: Style) -> Iterator[str]:
    box = bar.box
    width, height = box.right - box.left, box.bottom - box.top
    path = f"m 0 0 l {_number(width)} 0 {_number(width)} {_number(height)} 0 {_number(height)}"
    place = f"\\an7\\pos({_number(box.left)},{_number(box.top)})\\bord0\\shad0\\fad(300,300)"
    yield _event(0, bar.show_ms, bar.hide_ms, "Decor", DECOR_EFFECT, f"{{{place}\\1a&HC0&\\p1}}{path}")
    empty = Box(box.left, box.top, box.left, box.bottom)
    filling = f"\\clip({_clip(empty)})\\t(0,{bar.hide_ms - bar.show_ms},\\clip({_clip(box)}))"
    yield _event(
        1, bar.show_ms, bar.hide_ms, "Decor", DECOR_EFFECT, f"{{{place}\\c{_colour(style.sung)}&{filling}\\p1}}{path}"
    )
