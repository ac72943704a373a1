import pytest

from kmaker_studio.studio.timeline.snap import SnapMatch, SnapTargets, snapped

TARGETS = SnapTargets({"playhead": [1000], "onset": [500, 1010, 2000], "neighbour": [700, 1005]})


@pytest.mark.parametrize(
    ("ms", "tolerance", "expected"),
    [
        (1002, 10, SnapMatch(1000, "playhead")),
        (1004, 10, SnapMatch(1005, "neighbour")),
        (1009, 10, SnapMatch(1010, "onset")),
        (490, 10, SnapMatch(500, "onset")),
        (489, 10, None),
        (5000, 10, None),
        (0, 10, None),
    ],
)
def test_the_nearest_target(ms, tolerance, expected):
    assert TARGETS.near(ms, tolerance) == expected


def test_the_edge_that_is_nearer_to_a_target_decides():
    assert snapped(0, (480, 709), TARGETS, 30) == (-9, SnapMatch(700, "neighbour"))
    assert snapped(0, (480, 790), TARGETS, 30) == (20, SnapMatch(500, "onset"))
    assert snapped(7.5, (100,), TARGETS, 30) == (7.5, None)
    assert snapped(3, (), TARGETS, 30) == (3, None)
    assert snapped(3, (500,), SnapTargets({}), 30) == (3, None)
