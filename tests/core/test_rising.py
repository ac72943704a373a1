"""The longest run of spans in order, against trying all runs."""

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from kmaker_studio.core.rising import longest_rising

spans = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 4)).map(lambda t: (t[0], t[0] + t[1])), max_size=9)


def rises(run):
    return all(left[1] <= right[0] for left, right in pairwise(run))


@given(spans)
def test_no_other_run_is_longer(drawn):
    found = longest_rising(drawn)
    assert found == sorted(set(found))
    assert rises([drawn[index] for index in found])
    assert not any(rises(run) for run in combinations(drawn, len(found) + 1))


def test_one_wild_time_spoils_no_other():
    assert longest_rising([(1, 1), (90, 90), (2, 2), (3, 3)]) == [0, 2, 3]
    assert longest_rising([]) == []
