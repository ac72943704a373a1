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
_END_CARD_AFTER_MS = 700
_END_CARD_MS = 8000
_MOST_SLOTS = 8
_MISSED_MS = 600  # what may be missed of a line's last note where another wants its place


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
    """All that comes and goes; `countdowns` are the lines that dots announce, each dot lasting `DOT_MS`.

    `slots` is how many places the lines take: more than the style's where more are sung at once. Even so `cut` lines
    go before they have been sung.
    """

    lines: tuple[Showing, ...]
    title: Span | None
    countdowns: tuple[Showing, ...]
    bars: tuple[Span, ...]
    end_card: Span | None = None
    slots: int = 0
    cut: int = 0


@dataclass(frozen=True, slots=True)
class _Sung:
    line: Line
    start_ms: int
    end_ms: int


def schedule(lines: Sequence[Line], style: Style, has_title: bool, duration_ms: int | None = None) -> Schedule:
    """The times of `lines` in `style`; lines without any timing are left out. `has_title`: there is a card to show.

    `duration_ms` is the length of the sound, which an end card needs.
    """
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
    ending = Span(free_from + _END_CARD_AFTER_MS, min(free_from + _END_CARD_MS, duration_ms or 0))
    shown = has_title and style.end_card and phrases and ending.end_ms - ending.start_ms >= _TITLE_GOOD_MS
    return Schedule(
        tuple(showings),
        title,
        tuple(countdowns),
        tuple(bars),
        ending if shown else None,
        max(style.lines, *(1 + showing.slot for showing in showings), 0),
        sum(_is_missed(showing.line, showing.end_ms, showing.hide_ms) for showing in showings),
    )


def _is_missed(line: Line, end_ms: int, hide_ms: int) -> bool:
    """Whether something to sing is lost of a line that goes at `hide_ms`: a word, or much of its last note."""
    onsets = [word.start_ms for word in line.words if word.start_ms is not None]
    return hide_ms < end_ms and (max(onsets, default=0) >= hide_ms or end_ms - hide_ms > _MISSED_MS)


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
            ends = {each: placed[last_in[each]].end_ms if each in last_in else -1 for each in range(_MOST_SLOTS)}
            slot = min(range(style.lines), key=lambda each: ends[each])
            if ends[slot] > one.start_ms and _is_missed(placed[last_in[slot]].line, ends[slot], one.start_ms):
                free = (each for each in range(style.lines, _MOST_SLOTS) if ends[each] <= one.start_ms)
                slot = next(free, min(ends, key=lambda each: ends[each]))
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
    placed: list[Showing] = []
    for page, show, hide in zip(pages, shows, hides, strict=True):
        # What is still sung of the page before keeps its place; the line that was to come there takes another.
        held = {showing.slot for showing in placed[-_MOST_SLOTS:] if showing.hide_ms > show}
        for number, one in enumerate(page):
            slot = number
            if number in held:
                slot = next((each for each in range(style.lines, _MOST_SLOTS) if each not in held), number)
                held.add(slot)
            stays = one.end_ms + style.hold_ms if _is_missed(one.line, one.end_ms, hide) else hide
            placed.append(Showing(one.line, slot, show, stays, one.start_ms, one.end_ms))
    return placed


def _with_hide(showing: Showing, hide_ms: int) -> Showing:
    return Showing(
        showing.line, showing.slot, showing.show_ms, max(hide_ms, showing.show_ms), showing.start_ms, showing.end_ms
    )
