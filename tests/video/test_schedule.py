from collections.abc import Callable
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kmaker_studio.core.song import Song, build_lines
from kmaker_studio.video.schedule import Showing, schedule
from kmaker_studio.video.style import Style, load_style

STYLE = load_style()


def song(*spans: tuple[int, int]) -> Song:
    return Song(lines=build_lines([[("la", start, end)] for start, end in spans]))


def shown(*spans: tuple[int, int], style: Style = STYLE) -> list[Showing]:
    return list(schedule(song(*spans).lines, style, has_title=False).lines)


def test_the_next_line_is_there_before_it_is_sung() -> None:
    lines = shown((4000, 6000), (6100, 8000), (8000, 9500), (9500, 12000))
    assert [line.slot for line in lines] == [0, 1, 0, 1]
    assert [line.show_ms for line in lines[:2]] == [500, 500]
    assert lines[2].show_ms == 6400  # the first line has been sung at 6000 and held 400
    assert lines[3].show_ms == 8000  # no hold: it is sung 1.5 s later
    assert lines[0].hide_ms == 6400


@pytest.mark.parametrize("paging", ["alternate", "page"])
@pytest.mark.parametrize("count", [1, 2, 3, 4])
@settings(deadline=None, max_examples=40)
@given(data=st.data())
def test_no_place_is_taken_twice(paging: str, count: int, data: st.DataObject) -> None:
    now = 0
    spans: list[tuple[int, int]] = []
    for gap, length in data.draw(st.lists(st.tuples(st.integers(0, 20_000), st.integers(1, 9000)), max_size=20)):
        spans.append((now + gap, now + gap + length))
        now += gap + length
    style = msgspec.structs.replace(STYLE, lines=count, paging=paging)
    lines = shown(*spans, style=style)
    assert len(lines) == len(spans)
    for line in lines:
        assert 0 <= line.show_ms <= line.start_ms
        assert line.hide_ms >= line.end_ms
    for slot in range(count):
        stays = sorted((line.show_ms, line.hide_ms) for line in lines if line.slot == slot)
        for (_, hide), (show, _) in pairwise(stays):
            assert hide <= show


def test_two_singers_at_once_keep_both_lines() -> None:
    lines = shown((4000, 9000), (5000, 6000), (6500, 8000))
    assert lines[2].slot != lines[0].slot
    assert lines[0].hide_ms >= 9000


def test_a_page_turns_only_when_it_has_been_sung() -> None:
    style = msgspec.structs.replace(STYLE, paging="page")
    lines = shown((4000, 6000), (6000, 8000), (8000, 9000), (9000, 9900), style=style)
    assert [line.show_ms for line in lines] == [500, 500, 8000, 8000]
    lines = shown((4000, 6000), (6000, 8000), (9000, 9500), style=style)
    assert lines[2].show_ms == 8400


def test_dots_after_five_seconds_without_singing() -> None:
    plan = schedule(song((6000, 8000), (12_900, 14_000), (19_100, 20_000)).lines, STYLE, has_title=False)
    assert [line.start_ms for line in plan.countdowns] == [6000, 19_100]
    assert plan.bars == ()


def test_a_bar_through_a_long_instrumental() -> None:
    plan = schedule(song((4000, 8000), (30_000, 32_000)).lines, STYLE, has_title=False)
    (bar,) = plan.bars
    assert 8400 <= bar.start_ms < 10_000
    assert 24_000 < bar.end_ms <= 26_500


@pytest.mark.parametrize(
    ("first", "expected"), [(2000, None), (3500, 1500), (4400, 2400), (9000, 5350), (40_000, 6000)]
)
def test_the_title_takes_what_the_introduction_leaves(first: int, expected: int | None) -> None:
    plan = schedule(song((first, first + 1000)).lines, STYLE, has_title=True)
    assert (plan.title.end_ms if plan.title else None) == expected
    if plan.title:
        assert plan.lines[0].show_ms >= plan.title.end_ms
    assert schedule(song((first, first + 1000)).lines, STYLE, has_title=False).title is None


def test_lines_without_timing_are_left_out(random_song: Callable[..., Song]) -> None:
    lines = (*build_lines([["no", "times"]]), *random_song(1).lines)
    assert len(schedule(lines, STYLE, has_title=False).lines) == len(lines) - 1


def test_a_line_still_sung_is_not_hidden_by_the_third() -> None:
    song = Song(lines=build_lines([[("a", 1000, 9000)], [("b", 2000, 8000)], [("c", 3000, 7000)], [("d", 9500, 9900)]]))
    for paging in ("alternate", "page"):
        style = msgspec.structs.replace(load_style(), lines=2, paging=paging)
        plan = schedule(song.lines, style, False)
        assert plan.cut == 0
        assert plan.slots == (3 if paging == "alternate" else 4)
        for showing in plan.lines:
            assert showing.show_ms <= showing.start_ms
            assert showing.hide_ms >= showing.end_ms
        for one in plan.lines:
            for other in plan.lines:
                if one is not other and one.slot == other.slot:
                    assert one.hide_ms <= other.show_ms or other.hide_ms <= one.show_ms


def test_more_at_once_than_any_picture_holds_is_counted() -> None:
    song = Song(lines=build_lines([[(f"w{at}", 1000 + 100 * at, 60_000)] for at in range(12)]))
    plan = schedule(song.lines, load_style(), False)
    assert plan.slots == 8
    assert plan.cut == 4


def test_a_short_overlap_takes_no_place_of_its_own() -> None:
    song = Song(lines=build_lines([[("a", 1000, 3300)], [("b", 3000, 5300)], [("c", 5000, 7000)]]))
    plan = schedule(song.lines, msgspec.structs.replace(load_style(), lines=1), False)
    assert plan.slots == 1
    assert plan.cut == 0


def test_the_end_card_comes_where_the_sound_goes_on() -> None:
    song = Song(lines=build_lines([[("a", 1000, 3000)]]))
    style = msgspec.structs.replace(load_style(), end_card=True)
    plan = schedule(song.lines, style, True, 20_000)
    assert plan.end_card is not None
    assert plan.end_card.start_ms >= plan.lines[-1].hide_ms
    assert plan.end_card.end_ms <= 20_000
    assert schedule(song.lines, style, True, 4000).end_card is None
    assert schedule(song.lines, style, True).end_card is None
    assert schedule(song.lines, style, False, 20_000).end_card is None
    assert schedule(song.lines, load_style(), True, 20_000).end_card is None
