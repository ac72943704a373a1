"""Each problem with a fix is mended, the times counted by hand; what has no room is left and said."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kmaker_studio.core.edits.fixes import can_fix, fix, fix_all
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.problems import problems, validate
from kmaker_studio.core.song import Song, build_lines


def song(*lines, duration=5000):
    return Song(lines=build_lines(lines), duration_ms=duration)


def spans(fixed):
    return [(word.start_ms, word.end_ms) for word in fixed.words()]


def only(found):
    (problem,) = problems(found)
    return problem


def test_an_overlap_ends_where_the_next_word_begins():
    bad = song([("la", 0, 700), ("oh", 500, 900)])
    assert spans(fix(bad, only(bad))) == [(0, 500), (500, 900)]


def test_an_overlap_with_the_same_singers_next_line():
    bad = song([("la", 0, 1700)], [("oh", 1500, 1900)])
    assert spans(fix(bad, only(bad))) == [(0, 1500), (1500, 1900)]


def test_a_short_word_grows_into_the_silence_after_it_then_before_it():
    bad = song([("a", 500, 510), ("oh", 530, 900)])
    assert spans(fix(bad, only(bad)))[0] == (490, 530)


def test_a_short_word_without_silence_is_left():
    bad = song([("oh", 0, 500), ("a", 500, 510), ("hey", 510, 900)])
    with pytest.raises(KMakerError, match="no silence"):
        fix(bad, only(bad))


def test_a_word_past_the_end_is_cut_there():
    bad = song([("la", 4000, 5600)])
    assert spans(fix(bad, only(bad))) == [(4000, 5000)]


def test_untimed_words_share_the_silence_by_their_letters_and_are_doubtful():
    bad = song([("oh", 0, 1000), "la", "la-la-la", ("end", 2000, 2500)])
    fixed = fix(bad, only(bad))
    assert spans(fixed)[1:3] == [(1000, 1200), (1200, 2000)]
    assert [word.is_doubtful for word in fixed.words()] == [False, True, True, False]


def test_a_fast_line_has_no_fix():
    bad = song([("abcdefghijklmnopqrstuvwxyz", 0, 500)])
    assert not can_fix(only(bad))
    with pytest.raises(KMakerError, match="by hand"):
        fix(bad, only(bad))


def test_a_mend_that_makes_more_problems_is_refused():
    bad = song([("la", 0, 2)], [("la", 0, 80)], [("la", 1, 1)])  # cut to 1 ms the second would be short and fast too
    overlap = next(problem for problem in problems(bad) if problem.kind == "overlap" and problem.word_id == "w2")
    with pytest.raises(KMakerError, match="no room"):
        fix(bad, overlap)


def test_fix_all_counts_what_it_mended():
    bad = song(
        [("la", 0, 700), ("oh", 500, 900), "hey"], [("a", 2000, 2010)], [("abcdefghijklmnopqrstuvwxyzabc", 3000, 3900)]
    )
    fixed, count = fix_all(bad)
    assert count == 3
    assert [problem.kind for problem in problems(fixed)] == ["fast"]
    assert bad == song(
        [("la", 0, 700), ("oh", 500, 900), "hey"], [("a", 2000, 2010)], [("abcdefghijklmnopqrstuvwxyzabc", 3000, 3900)]
    )


edge = st.integers(-200, 5200)
timed = st.tuples(st.sampled_from(["la", "oh", "banana"]), edge, st.integers(0, 600)).map(
    lambda t: (t[0], t[1], t[1] + t[2])
)
lines = st.lists(st.lists(st.one_of(timed, st.just("hm")), min_size=1, max_size=4), min_size=1, max_size=4)


@settings(deadline=None)
@given(lines)
def test_fixing_all_never_adds_a_problem_and_ends(drawn):
    bad = song(*drawn)
    fixed, count = fix_all(bad)
    assert len(problems(fixed)) <= len(problems(bad))
    assert (count == 0) == (fixed == bad)
    again, _ = fix_all(fixed)
    assert len(problems(again)) <= len(problems(fixed))
    if not problems(replace(fixed)):
        validate(fixed)
