"""Mending checks only what a mend touched; the result is that of checking the whole song after each (slow_fixes.py)."""

from collections.abc import Callable
from dataclasses import replace

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from kmaker_studio.core.edits.fixes import fix, fix_all
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.problems import problems
from kmaker_studio.core.song import Line, Song, Syllable, Word, build_lines
from tests.core.edits import slow_fixes

texts = st.sampled_from(["a", "la", "oh", "banana", "la-la-la-la", "abcdefghijklmnop"])
lengths = st.one_of(st.integers(0, 60), st.integers(0, 900), st.just(40))
steps = st.one_of(st.integers(-60, 120), st.integers(-400, 900), st.just(0))


@st.composite
def songs(draw: st.DrawFn) -> Song:
    """Songs with every fault that `problems` knows: rough order, too short, run into each other, outside, untimed."""
    now, number = draw(st.integers(-100, 100)), 0
    lines: list[Line] = []
    for line_number in range(draw(st.integers(1, 6))):
        words: list[Word] = []
        for _ in range(draw(st.integers(1, 6))):
            number += 1
            text = draw(texts)
            if draw(st.integers(0, 3)) == 0:
                words.append(Word(f"w{number}", text))
                continue
            now += draw(steps)
            end = now + draw(lengths)
            parts = [text[: len(text) // 2], text[len(text) // 2 :]] if len(text) > 1 and draw(st.booleans()) else []
            times = [now, draw(st.one_of(st.none(), st.integers(now, end)))]
            syllables = tuple(Syllable(part, at) for part, at in zip(parts, times, strict=False))
            words.append(Word(f"w{number}", text, now, end, locked=draw(st.booleans()), syllables=syllables))
            now = end
        singer = draw(st.sampled_from(["", "A", "B"]))
        section = draw(st.sampled_from(["", "Chorus"]))
        lines.append(Line(f"l{line_number}", tuple(words), singer, section, draw(st.booleans())))
    duration = draw(st.one_of(st.none(), st.integers(max(1, now - 300), max(1, now) + 300), st.integers(1, 3000)))
    return Song(title="t", lines=tuple(lines), singers=("A", "B"), duration_ms=duration)


def answer(mend: Callable[[], object]) -> object:
    """What a mend gives, or the sentence with which it refuses."""
    try:
        return mend()
    except KMakerError as error:
        return str(error)


RUN_IN_ONE_LINE = Song(lines=build_lines([[("a", 10 * n, 10 * n + 5) for n in range(8)], ["oh", ("a", 200, 201)]]))
CUT_TO_NOTHING = Song(lines=build_lines([[("la", 0, 80)], [("la", 1, 900)]]), duration_ms=900)  # short, and fast too
EMPTY_LINE = Song(
    lines=(Line("l1", (Word("w1", "a", 0, 3),)), Line("l2", (), section="Chorus"), Line("l3", (Word("w2", "oh"),))),
    duration_ms=900,
)


@settings(deadline=None, max_examples=200)
@given(songs())
@example(RUN_IN_ONE_LINE)
@example(CUT_TO_NOTHING)
@example(EMPTY_LINE)
def test_fix_all_gives_what_checking_the_whole_song_each_time_gives(song: Song):
    fixed, count = fix_all(song)
    assert (fixed, count) == slow_fixes.fix_all(song)
    again = fix_all(fixed)
    assert again == slow_fixes.fix_all(fixed)


@settings(deadline=None, max_examples=100)
@given(songs())
def test_each_single_fix_gives_the_same_song_or_the_same_sentence(song: Song):
    for problem in problems(song):
        assert answer(lambda each=problem: fix(song, each)) == answer(lambda each=problem: slow_fixes.fix(song, each))


@settings(deadline=None, max_examples=100)
@given(songs(), st.data())
def test_a_problem_of_the_song_as_it_was_is_treated_the_same(song: Song, data: st.DataObject):
    """The panel's rows may be a moment older than the song."""
    found = problems(song)
    assume(found)
    problem = data.draw(st.sampled_from(found))
    now, _ = slow_fixes.fix_all(song)
    assert answer(lambda: fix(now, problem)) == answer(lambda: slow_fixes.fix(now, problem))


@settings(deadline=None, max_examples=100)
@given(songs())
def test_lines_that_no_mend_touched_stay_the_same_objects(song: Song):
    fixed, _ = fix_all(song)
    for old, new in zip(song.lines, fixed.lines, strict=True):
        assert (new is old) == (new == old)


def test_a_word_that_is_gone_is_said():
    song = Song(lines=build_lines([["la", ("oh", 0, 500)]]), duration_ms=900)
    (problem,) = problems(song)
    gone = replace(problem, word_id="w9")
    assert answer(lambda: fix(song, gone)) == "There is no word 'w9' in the song any more: choose another."
