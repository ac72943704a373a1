"""The video's schedule: when each line is on the screen and in which slot.

A *phrase* is a run of lines without a silence of `countdown_after_ms` between them. Its first lines come together,
`lead_in_ms` before it is sung; each later line comes as soon as its slot is free.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kmaker_studio.core.song import Line
from kmaker_studio.video.style import Style

DOT_MS = 1000
"""How long one dot of a countdown lasts."""

_TITLE_MAX_MS = 6000
_TITLE_GOOD_MS = 2500
_TITLE_MIN_MS = 1500
_TITLE_LEAD_MS = 2000  # what a title card leaves to the first line of a short introduction
_TITLE_GAP_MS = 150
_NEAR_MS = 1500  # how long a line wants to be seen before it is sung
_BAR_MIN_MS = 4000
_BAR_MARGIN_MS = 600


@dataclass(frozen=True, slots=True)
class Showing:
    """A sung line's stay on the screen: `start_ms` to `end_ms` is when it is sung."""

    line: Line
    slot: int
    show_ms: int
    hide_ms: int
    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time in milliseconds."""

    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True)
class Schedule:
    """All that comes and goes; `countdowns` are the lines that dots announce, each dot lasting `DOT_MS`."""

    lines: tuple[Showing, ...]
    title: Span | None
    countdowns: tuple[Showing, ...]
    bars: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Sung:
    line: Line
    start_ms: int
    end_ms: int


def schedule(lines: Sequence[Line], style: Style, has_title: bool) -> Schedule:
    """The times of `lines` in `style`; lines without any timing are left out. `has_title`: there is a card to show."""
    phrases = _phrases(_sung(lines), style.countdown_after_ms)
    title = _title_span(phrases, style) if has_title and style.title_card else None
    free_from = title.end_ms + _TITLE_GAP_MS if title else 0
    sung_until = 0
    showings: list[Showing] = []
    countdowns: list[Showing] = []
    bars: list[Span] = []
    for phrase in phrases:
        start = phrase[0].start_ms
        placed = (_turned if style.paging == "page" else _alternated)(phrase, style, free_from)
        showings.extend(placed)
        first = min(placed, key=lambda showing: showing.start_ms)
        silence = start - sung_until
        if (
            style.countdown_dots
            and silence > style.countdown_after_ms
            and _room(first) >= style.countdown_dots * DOT_MS
        ):
            countdowns.append(first)
        if style.progress_bar and silence > style.progress_after_ms:
            bar = Span(free_from + _BAR_MARGIN_MS, first.show_ms - _BAR_MARGIN_MS)
            if bar.end_ms - bar.start_ms >= _BAR_MIN_MS:
                bars.append(bar)
        sung_until = max(sung_until, *(sung.end_ms for sung in phrase))
        free_from = max(free_from, *(showing.hide_ms for showing in placed))
    return Schedule(tuple(showings), title, tuple(countdowns), tuple(bars))


def _room(first: Showing) -> int:
    return first.start_ms - first.show_ms


def _sung(lines: Sequence[Line]) -> list[_Sung]:
    sung: list[_Sung] = []
    for line in lines:
        starts = [word.start_ms for word in line.words if word.start_ms is not None]
        ends = [word.end_ms for word in line.words if word.end_ms is not None]
        if starts and ends:
            sung.append(_Sung(line, min(starts), max(*ends, min(starts))))
    return sorted(sung, key=lambda one: one.start_ms)


def _phrases(sung: Sequence[_Sung], silence_ms: int) -> list[list[_Sung]]:
    phrases: list[list[_Sung]] = []
    until = 0
    for one in sung:
        if not phrases or one.start_ms - until > silence_ms:
            phrases.append([])
        phrases[-1].append(one)
        until = max(until, one.end_ms)
    return phrases


def _title_span(phrases: Sequence[Sequence[_Sung]], style: Style) -> Span | None:
    """What the introduction leaves for the title card before the first lines; None where that is too short to read."""
    if not phrases:
        return Span(0, _TITLE_MAX_MS)
    start = phrases[0][0].start_ms
    end = start - style.lead_in_ms - _TITLE_GAP_MS
    if end < _TITLE_GOOD_MS:
        end = min(_TITLE_GOOD_MS, start - min(_TITLE_LEAD_MS, style.lead_in_ms))
    end = min(end, _TITLE_MAX_MS)
    return Span(0, end) if end >= _TITLE_MIN_MS else None


def _alternated(phrase: Sequence[_Sung], style: Style, free_from: int) -> list[Showing]:
    """Each line takes the next slot as soon as the line before it there has been sung."""
    entrance = max(free_from, phrase[0].start_ms - style.lead_in_ms)
    placed: list[Showing] = []
    last_in: dict[int, int] = {}
    for number, one in enumerate(phrase):
        slot = number % style.lines
        if slot in last_in and placed[last_in[slot]].end_ms > one.start_ms:
            slot = min(range(style.lines), key=lambda each: placed[last_in[each]].end_ms if each in last_in else -1)
        show = min(entrance, one.start_ms)
        if slot in last_in:
            earlier = placed[last_in[slot]]
            # Its slot is free once the line before has been sung and held; the hold is cut where the new line is near.
            hide = min(earlier.hide_ms, max(earlier.end_ms, one.start_ms - _NEAR_MS))
            hide = min(hide, one.start_ms)
            placed[last_in[slot]] = _with_hide(earlier, hide)
            show = max(show, hide)
        last_in[slot] = len(placed)
        placed.append(Showing(one.line, slot, show, one.end_ms + style.hold_ms, one.start_ms, one.end_ms))
    return placed


def _turned(phrase: Sequence[_Sung], style: Style, free_from: int) -> list[Showing]:
    """Whole pages of lines; a page turns when it has been sung, or a little earlier than it must."""
    pages = [phrase[at : at + style.lines] for at in range(0, len(phrase), style.lines)]
    ends = [max(one.end_ms for one in page) for page in pages]
    hides = [
        max(min(end + style.hold_ms, following[0].start_ms - style.fade_ms), min(end, following[0].start_ms))
        for end, following in zip(ends, pages[1:], strict=False)
    ]
    hides.append(ends[-1] + style.hold_ms)
    shows = [min(phrase[0].start_ms, max(free_from, phrase[0].start_ms - style.lead_in_ms))]
    shows += [max(hide, page[0].start_ms - style.lead_in_ms) for hide, page in zip(hides, pages[1:], strict=False)]
    return [
        Showing(one.line, slot, show, hide, one.start_ms, one.end_ms)
        for page, show, hide in zip(pages, shows, hides, strict=True)
        for slot, one in enumerate(page)
    ]


def _with_hide(showing: Showing, hide_ms: int) -> Showing:
    return Showing(
        showing.line, showing.slot, showing.show_ms, max(hide_ms, showing.show_ms), showing.start_ms, showing.end_ms
    )
