"""The video's layout: a song and a style at a given size become placed lines with their times.

This is pure geometry; `karaoke_ass` writes it as ASS, and the editor's preview can draw the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kmaker_studio.core.edits.details import details_of
from kmaker_studio.core.overlaps import without_overlaps
from kmaker_studio.core.song import Line, Song
from kmaker_studio.video.fonts import family_for, script_of
from kmaker_studio.video.line_wrap import Row, word_spans, wrapped
from kmaker_studio.video.schedule import DOT_MS, Schedule, Showing, Span, schedule
from kmaker_studio.video.style import Style

_DOT_ROW = 0.95  # height above the first line's top that its countdown takes, in rows
_MIN_SQUEEZE = 0.35


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels from the picture's upper left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line of lyrics on the screen.

    `anchor` is the ASS alignment number (4, 5 or 6: middle left, centre, middle right) of the point (x, y); `breaks`
    holds the indices of the words that begin a new row; `boxes` one box a word, from the font's ascent to its
    descent. `singer` is the singer's index in the song, or -1. Of the fonts, the one of `script` draws it, or that of
    `family`.
    """

    line: Line
    singer: int
    script: str
    family: str
    size: float
    anchor: int
    x: float
    y: float
    breaks: tuple[int, ...]
    boxes: tuple[Box, ...]
    show_ms: int
    hide_ms: int
    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True)
class Dot:
    """One dot of a countdown: a circle that goes out at `hide_ms`."""

    x: float
    y: float
    radius: float
    show_ms: int
    hide_ms: int


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar that fills from left to right between its times."""

    box: Box
    show_ms: int
    hide_ms: int


@dataclass(frozen=True, slots=True)
class CardRow:
    """A row of the title card, centred at (x, y), in `family`; `main` tells the title from the artist."""

    text: str
    family: str
    size: float
    x: float
    y: float
    main: bool


@dataclass(frozen=True, slots=True)
class Card:
    """The title card."""

    rows: tuple[CardRow, ...]
    show_ms: int
    hide_ms: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything drawn over the background of a picture of `width` by `height` pixels; `unit` is 1.0 of the style.

    `cut` lines go before they have been sung, as too many are sung at once.
    """

    width: int
    height: int
    unit: float
    lines: tuple[PlacedLine, ...]
    dots: tuple[Dot, ...]
    bars: tuple[Bar, ...]
    card: Card | None
    end_card: Card | None = None
    cut: int = 0


@dataclass(frozen=True, slots=True)
class _Set:
    """A line set in type: its font size and rows."""

    size: float
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class _Frame:
    """The part of the picture that words may take."""

    left: float
    right: float
    top: float
    bottom: float


def lay_out(song: Song, style: Style, size: tuple[int, int]) -> Layout:
    """Place every timed line of `song` in a picture of `size` (width, height) pixels.

    Words that overlap are placed as they are drawn, see `core.overlaps`.
    """
    width, height = size
    unit = min(float(height), 0.75 * width)
    margin = style.safe_area * unit
    frame = _Frame(margin, width - margin, margin, height - margin)
    plan = schedule(without_overlaps(song).lines, style, bool(song.title or song.artist), song.duration_ms)
    font_size, settings, tops = _fitted(plan, style, frame, unit)
    placed = tuple(
        _placed(showing, setting, tops, song, style, frame, font_size)
        for showing, setting in zip(plan.lines, settings, strict=True)
    )
    return Layout(
        width,
        height,
        unit,
        placed,
        _dots(plan, placed, style, unit),
        _bars(plan.bars, tops, frame, font_size),
        _card(song, plan.title, style, frame, unit),
        _card(song, plan.end_card, style, frame, unit),
        plan.cut,
    )


def _fitted(
    plan: Schedule, style: Style, frame: _Frame, unit: float
) -> tuple[float, list[_Set], list[tuple[float, float]]]:
    """The song's font size, each line set at it, and the (top, bottom) of each slot.

    A slot is as high as its highest line; where all slots together do not fit into the frame the letters shrink. Slots
    beyond the style's own stand outside these, on the side of the picture's middle.
    """
    showings = plan.lines
    own = style.lines
    size = style.font_size * unit
    smallest = size * _MIN_SQUEEZE
    room = frame.bottom - frame.top
    while True:
        settings = [
            _Set(
                *wrapped(
                    [word.text for word in showing.line.words],
                    size,
                    frame.right - frame.left,
                    family_for(showing.line.text, style.font),
                )
            )
            for showing in showings
        ]
        heights = [style.line_spacing * size] * max(own, plan.slots)
        for showing, setting in zip(showings, settings, strict=True):
            needed = len(setting.rows) * setting.size + (style.line_spacing - 1.0) * size
            heights[showing.slot] = max(heights[showing.slot], needed)
        total = sum(heights) + (_DOT_ROW * size if style.countdown_dots else 0.0)
        if total <= room or size <= smallest:
            break
        size = max(smallest, size * max(0.8, room / total))
    block, more = sum(heights[:own]), sum(heights[own:])
    dots = total - block - more
    top = {
        "top": frame.top + dots,
        "middle": max((frame.top + frame.bottom - block) / 2, frame.top + dots + more if more else 0.0),
        "bottom": frame.bottom - block,
    }[style.position]
    tops: list[tuple[float, float]] = []
    above = top - dots
    for number, height in enumerate(heights):
        if number >= own and style.position != "top":
            tops.append((above - height, above))
            above -= height
            continue
        tops.append((top, top + height))
        top += height
    return size, settings, tops


def _placed(
    showing: Showing,
    setting: _Set,
    slots: Sequence[tuple[float, float]],
    song: Song,
    style: Style,
    frame: _Frame,
    font_size: float,
) -> PlacedLine:
    top, bottom = slots[showing.slot]
    text_height = len(setting.rows) * setting.size
    leading = (style.line_spacing - 1.0) * font_size / 2
    # Outer slots lean towards the middle of the block, so that rows stay together where one slot is higher.
    if showing.slot == 0 and style.lines > 1:
        y = bottom - leading - text_height / 2
    elif showing.slot == style.lines - 1 and style.lines > 1:
        y = top + leading + text_height / 2
    else:
        y = (top + bottom) / 2
    side = _side(style, showing.slot)
    anchor, x = {
        "left": (4, frame.left),
        "centre": (5, (frame.left + frame.right) / 2),
        "right": (6, frame.right),
    }[side]
    texts = [word.text for word in showing.line.words]
    family = family_for(showing.line.text, style.font)
    boxes: list[Box] = []
    for number, row in enumerate(setting.rows):
        left = x - row.width * {"left": 0.0, "centre": 0.5, "right": 1.0}[side]
        row_top = y - text_height / 2 + number * setting.size
        boxes.extend(
            Box(left + start, row_top, left + end, row_top + setting.size)
            for start, end in word_spans(texts, row, setting.size, family)
        )
    return PlacedLine(
        line=showing.line,
        singer=song.singers.index(showing.line.singer) if showing.line.singer in song.singers else -1,
        script=script_of(showing.line.text),
        family=family,
        size=setting.size,
        anchor=anchor,
        x=x,
        y=y,
        breaks=tuple(row.first for row in setting.rows[1:]),
        boxes=tuple(boxes),
        show_ms=showing.show_ms,
        hide_ms=showing.hide_ms,
        start_ms=showing.start_ms,
        end_ms=showing.end_ms,
    )


def _side(style: Style, slot: int) -> str:
    if style.align == "staggered":
        return "centre" if style.lines == 1 else ("left", "right")[slot % 2]
    return style.align


def _dots(plan: Schedule, placed: Sequence[PlacedLine], style: Style, unit: float) -> tuple[Dot, ...]:
    radius = 0.0125 * unit
    step = 4.0 * radius
    dots: list[Dot] = []
    for showing, line in zip(plan.lines, placed, strict=True):
        if showing not in plan.countdowns:
            continue
        top = min(box.top for box in line.boxes)
        left = min(box.left for box in line.boxes) + radius
        y = top - 0.4 * _DOT_ROW * line.size
        show = showing.start_ms - style.countdown_dots * DOT_MS
        dots.extend(
            # The rightmost dot goes first, so that the last one stands over the line's first word.
            Dot(left + number * step, y, radius, show, showing.start_ms - number * DOT_MS)
            for number in range(style.countdown_dots)
        )
    return tuple(dots)


def _bars(
    spans: Sequence[Span], slots: Sequence[tuple[float, float]], frame: _Frame, font_size: float
) -> tuple[Bar, ...]:
    middle = (min(top for top, _ in slots) + max(bottom for _, bottom in slots)) / 2
    length = 0.36 * (frame.right - frame.left)
    thickness = 0.09 * font_size
    centre = (frame.left + frame.right) / 2
    box = Box(centre - length / 2, middle - thickness / 2, centre + length / 2, middle + thickness / 2)
    return tuple(Bar(box, span.start_ms, span.end_ms) for span in spans)


def _source(song: Song) -> str:
    """Where the song comes from: its album and year."""
    details = details_of(song)
    return " · ".join(part for part in (details.album, details.year) if part)


def _card(song: Song, span: Span | None, style: Style, frame: _Frame, unit: float) -> Card | None:
    if span is None:
        return None
    texts = [
        (text, scale, main)
        for text, scale, main in ((song.title, 1.35, True), (song.artist, 0.62, False), (_source(song), 0.42, False))
        if text
    ]
    centre_x = (frame.left + frame.right) / 2
    blocks: list[tuple[str, str, float, bool]] = []
    for text, scale, main in texts:
        words = text.split()
        if not words:
            continue
        family = family_for(text, style.font)
        size, rows = wrapped(words, style.font_size * unit * scale, 0.9 * (frame.right - frame.left), family)
        blocks.extend((" ".join(words[row.first : row.last]), family, size, main) for row in rows)
    gap = 0.25 * style.font_size * unit
    total = sum(size for *_, size, _ in blocks) + (gap if len({main for *_, main in blocks}) == 2 else 0.0)
    y = (frame.top + frame.bottom - total) / 2
    shown: list[CardRow] = []
    for text, family, size, main in blocks:
        if shown and shown[-1].main and not main:
            y += gap
        shown.append(CardRow(text, family, size, centre_x, y + size / 2, main))
        y += size
    return Card(tuple(shown), span.start_ms, span.end_ms) if shown else None
