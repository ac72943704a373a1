r"""The video's ASS file: a timed song as Advanced SubStation Alpha, drawn as the video shows it.

As the video shows it, lyrics are one Dialogue event a line with a `\kf` or `\k` a word and the Effect field
`karaoke`; everything else (title card, countdown, progress bar, the first sliver of a slow wipe) carries the Effect
`kmaker-decor`, so that a reader finds exactly the lyrics again. libass knows neither word and ignores both.

For an editor there is nothing but the lyrics, a line an event. Its place is that of the video, said by the style's
alignment and the event's own margins, which Aegisub's templates know, instead of tags in the text.

Where words run from right to left the event of their line is there for readers and shows nothing; what is seen are the
decor events of `mixed_line_ass`.
"""

import re
from collections.abc import Iterator, Sequence

from kmaker_studio.core.ass_karaoke import DECOR_EFFECT, LYRIC_EFFECT, escape_ass, karaoke_text
from kmaker_studio.core.song import Song
from kmaker_studio.video.ass_event import (
    ass_clip,
    ass_colour,
    ass_event,
    ass_number,
    ass_time,
    fades,
    font_tag,
    line_head,
    plain_text,
)
from kmaker_studio.video.fonts import family_for, font_for, ink_lead, script_of
from kmaker_studio.video.layout import Bar, Box, Card, Dot, Layout, PlacedLine, lay_out
from kmaker_studio.video.mixed_line import is_mixed
from kmaker_studio.video.mixed_line_ass import BY_FIRST_LETTER, UNSEEN, mixed_line_events
from kmaker_studio.video.reading_order import is_right_to_left
from kmaker_studio.video.size import DEFAULT_SIZE
from kmaker_studio.video.style import Style, line_colours, load_style
from kmaker_studio.video.sung_row_ass import sung_row_events

_STYLE_FIELDS = (
    "Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, "
    "StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, "
    "MarginR, MarginV, Encoding"
)
_EVENT_FIELDS = "Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text"

# A wipe shows nothing until it has crossed the edge of the first letter. Where it needs longer than this to uncover
# that much ink, an event of its own draws the sliver at the onset.
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
    events: list[str] = []
    for line in layout.lines:
        events.append(_editable_event(line, style, layout, names, anchors))
        if is_mixed(line):
            name = _sided(names[line.singer + 1], line.anchor, anchors)
            events.extend(
                mixed_line_events(line, style, name, ass_number(style.softness * layout.unit), _seen_area(line))
            )
    return "\n".join([*_script_info(song, size), "", *rows, "", "[Events]", f"Format: {_EVENT_FIELDS}", *events]) + "\n"


def _sided(name: str, anchor: int, anchors: Sequence[int]) -> str:
    """The style's name for lines on one side of the picture; the plain name on the first of the sides."""
    return name if anchor in anchors[:1] or not anchors else f"{name} {({4: 'left', 5: 'middle', 6: 'right'})[anchor]}"


def _editable_event(
    line: PlacedLine, style: Style, layout: Layout, names: Sequence[str], anchors: Sequence[int]
) -> str:
    size = "" if line.size == style.font_size * layout.unit else f"\\fs{ass_number(line.size)}"
    look = f"{font_tag(line.script, line.family, style)}{size}{UNSEEN if is_mixed(line) else ''}"
    tag = "kf" if style.fill == "wipe" else "k"
    text = (f"{{{look}}}" if look else "") + karaoke_text(line.line.words, line.show_ms, tag, line.breaks)
    bottom = max(box.bottom for box in line.boxes)
    left = round(line.x) if line.anchor == 4 else 0
    right = round(layout.width - line.x) if line.anchor == 6 else 0
    hide = max(line.hide_ms, line.end_ms, line.show_ms + 10)
    named = _sided(names[line.singer + 1], line.anchor, anchors)
    singer = re.sub(r"[,\s]+", " ", line.line.singer).strip()
    margins = f"{left},{right},{max(1, round(layout.height - bottom))}"
    return f"Dialogue: 0,{ass_time(line.show_ms)},{ass_time(hide)},{named},{singer},{margins},{LYRIC_EFFECT},{text}"


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


def card_fade(card: Card) -> int:
    """How many milliseconds the title card takes to appear, and to vanish."""
    return min(500, (card.hide_ms - card.show_ms) // 3)


def _style_row(name: str, style: Style, unit: float, sung: str, unsung: str) -> str:
    shadow_alpha = round(255 * (1.0 - style.shadow_opacity))
    fields = (
        *(name, family_for("", style.font), ass_number(style.font_size * unit)),
        *(ass_colour(sung), ass_colour(unsung), ass_colour(style.outline_colour), ass_colour("#000000", shadow_alpha)),
        *(-1 if font_for("", family_for("", style.font)).is_bold else 0, 0, 0, 0, 100, 100, 0, 0, 1),
        *(ass_number(style.outline * unit), ass_number(style.shadow * unit), 5, 0, 0, 0, 1),
    )
    return "Style: " + ",".join(str(field) for field in fields)


def _events(layout: Layout, style: Style, names: Sequence[str]) -> Iterator[str]:
    softness = ass_number(style.softness * layout.unit)
    for card in (layout.card, layout.end_card):
        if card:
            yield from _card_events(card, style, softness)
    for line in layout.lines:
        name = "Default" if line.singer < 0 else names[line.singer]
        yield _line_event(line, style, name, softness)
        if is_mixed(line):
            yield from mixed_line_events(line, style, name, softness, _seen_area(line))
            continue
        if style.flip_outline or style.glow:
            yield from sung_row_events(line, style, layout.unit, name, softness, _seen_area(line))
        if style.fill == "wipe" and not style.flip_outline and len(line.line.words) <= _MOST_SLIVERS:
            yield from _sliver_events(line, style, name)
    for dot in layout.dots:
        yield _dot_event(dot, style, softness)
    for bar in layout.bars:
        yield from _bar_events(bar, style)


def _line_event(line: PlacedLine, style: Style, name: str, softness: str) -> str:
    fade_in, fade_out = fades(line, style)
    unseen = UNSEEN if is_mixed(line) else ""
    head = f"{{{line_head(line, style)}\\fad({fade_in},{fade_out})\\blur{softness}{unseen}}}"
    tag = "kf" if style.fill == "wipe" else "k"
    text = head + karaoke_text(line.line.words, line.show_ms, tag, line.breaks)
    return ass_event(1, line.show_ms, max(line.hide_ms, line.show_ms + 10), name, LYRIC_EFFECT, text)


def _seen_area(line: PlacedLine) -> float:
    """The ink that must show for a word to be seen lit, in squares of the font size."""
    return max(_SLIVER_AREA, _SLIVER_PIXELS / line.size**2)


def _sliver_events(line: PlacedLine, style: Style, name: str) -> Iterator[str]:
    """The left edge of each slowly wiped word in the sung colour, from its onset until the wipe has passed it."""
    area = _seen_area(line)
    for word, box in zip(line.line.words, line.boxes, strict=True):
        if word.start_ms is None or word.end_ms is None or box.right <= box.left:
            continue
        width = ink_lead(word.text, area, line.family) * line.size
        passed_ms = (word.end_ms - word.start_ms) * min(1.0, width / (box.right - box.left))
        if passed_ms <= _SLIVER_MS:
            continue
        clip = Box(box.left - _SLIVER_REACH * line.size, box.top, box.left + width, box.bottom)
        head = f"{{{line_head(line, style)}\\bord0\\shad0\\clip({ass_clip(clip)})}}"
        hide = word.start_ms + round(passed_ms) + 10
        yield ass_event(2, word.start_ms, hide, name, DECOR_EFFECT, head + plain_text(line))


def _card_events(card: Card, style: Style, softness: str) -> Iterator[str]:
    fade = card_fade(card)
    for row in card.rows:
        look = "" if row.main else f"\\c{ass_colour(style.sung)}&"
        font = font_tag(script_of(row.text), row.family, style)
        font += BY_FIRST_LETTER if is_right_to_left(row.text) else ""
        head = (
            f"{{\\an5\\pos({ass_number(row.x)},{ass_number(row.y)}){font}\\fs{ass_number(row.size)}{look}"
            f"\\fad({fade},{fade})\\blur{softness}}}"
        )
        yield ass_event(1, card.show_ms, card.hide_ms, "Decor", DECOR_EFFECT, head + escape_ass(row.text))


def _dot_event(dot: Dot, style: Style, softness: str) -> str:
    r = dot.radius
    k = 0.5523 * r  # control points of a circle's quarter as a Bezier curve
    near, mid, far, end = (ass_number(value) for value in (r - k, r, r + k, 2 * r))
    path = (
        f"m {mid} 0 b {far} 0 {end} {near} {end} {mid} {end} {far} {far} {end} {mid} {end} "
        f"{near} {end} 0 {far} 0 {mid} 0 {near} {near} 0 {mid} 0"
    )
    place = f"\\an5\\pos({ass_number(dot.x)},{ass_number(dot.y)})\\c{ass_colour(style.sung)}&"
    head = f"{{{place}\\fad(200,150)\\blur{softness}\\p1}}"
    return ass_event(1, dot.show_ms, dot.hide_ms, "Decor", DECOR_EFFECT, head + path)


def _bar_events(bar: Bar, style: Style) -> Iterator[str]:
    box = bar.box
    width, height = box.right - box.left, box.bottom - box.top
    path = f"m 0 0 l {ass_number(width)} 0 {ass_number(width)} {ass_number(height)} 0 {ass_number(height)}"
    place = f"\\an7\\pos({ass_number(box.left)},{ass_number(box.top)})\\bord0\\shad0\\fad(300,300)"
    yield ass_event(0, bar.show_ms, bar.hide_ms, "Decor", DECOR_EFFECT, f"{{{place}\\1a&HC0&\\p1}}{path}")
    empty = Box(box.left, box.top, box.left, box.bottom)
    filling = f"\\clip({ass_clip(empty)})\\t(0,{bar.hide_ms - bar.show_ms},\\clip({ass_clip(box)}))"
    yield ass_event(
        1,
        bar.show_ms,
        bar.hide_ms,
        "Decor",
        DECOR_EFFECT,
        f"{{{place}\\c{ass_colour(style.sung)}&{filling}\\p1}}{path}",
    )
