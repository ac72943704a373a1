"""Leaps against every path written out, and against a best path found with all states in view."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kmaker_studio.align.posterior import onset_probabilities
from kmaker_studio.align.trellis import Leaps, Trellis, best_path

LINES = Trellis(
    np.array([0, 1, 0, 2, 0]),
    np.array([False, False, False, False, False]),
    Leaps(np.array([0, 2]), np.array([2, 4]), np.array([1.5, 2.5], np.float32)),
)


def weight(path: tuple[int, ...], scores: np.ndarray, trellis: Trellis) -> float | None:
    """The total score of a path; None where the trellis does not allow it."""
    leaps = {
        (int(source), int(target)): float(price)
        for source, target, price in zip(
            trellis.leaps.sources, trellis.leaps.targets, trellis.leaps.prices, strict=True
        )
    }
    total = float(scores[0, trellis.columns[path[0]]])
    for frame, (before, after) in enumerate(itertools.pairwise(path), 1):
        if after - before not in (0, 1):
            if (before, after) not in leaps:
                return None
            total -= leaps[before, after]
        total += float(scores[frame, trellis.columns[after]])
    return total


def all_paths(scores: np.ndarray, trellis: Trellis) -> dict[tuple[int, ...], float]:
    states = range(len(trellis.columns))
    weights = {
        path: weight(path, scores, trellis)
        for path in itertools.product(states, repeat=len(scores))
        if path[0] == 0 and path[-1] == len(states) - 1
    }
    return {path: total for path, total in weights.items() if total is not None}


@given(st.integers(5, 7), st.integers(0, 2**32))
@settings(deadline=None, max_examples=30)
def test_the_best_of_all_paths(frames: int, seed: int):
    scores = np.log(np.random.default_rng(seed).dirichlet(np.full(3, 0.3), frames) + 1e-9).astype(np.float32)
    paths = all_paths(scores, LINES)
    found = tuple(best_path(scores, LINES).tolist())
    assert paths[found] == pytest.approx(max(paths.values()), abs=1e-4)


@given(st.integers(5, 7), st.integers(0, 2**32), st.sampled_from([1.0, 0.5]))
@settings(deadline=None, max_examples=30)
def test_onsets_over_all_paths(frames: int, seed: int, temper: float):
    scores = np.log(np.random.default_rng(seed).dirichlet(np.ones(3), frames)).astype(np.float32)
    weights = {path: np.exp(temper * total) for path, total in all_paths(scores, LINES).items()}
    best = best_path(scores, LINES)
    asked = [(int(np.flatnonzero(best == state)[0]), state) for state in (1, 3) if state in best]
    got = onset_probabilities(scores, LINES, best, asked, 2, [temper])[0]
    for (centre, state), chances in zip(asked, got, strict=True):
        for offset, chance in zip(range(-2, 3), chances, strict=True):
            frame = centre + offset
            entering = [
                total
                for path, total in weights.items()
                if 0 < frame < frames and path[frame] == state and path[frame - 1] == state - 1
            ]
            assert chance == pytest.approx(sum(entering) / sum(weights.values()), abs=1e-6)


@given(st.integers(0, 2**32))
@settings(deadline=None, max_examples=10)
def test_leaps_that_land_far_from_where_they_start(seed: int):
    """Blocks see only the states near the path; here a leap comes from thousands of states below."""
    random = np.random.default_rng(seed)
    letters = 600
    columns = np.array([0, *([1] * letters), 0, 1, 0, *([1] * letters), 0])
    rests = np.flatnonzero(columns == 0)
    trellis = Trellis(
        columns,
        np.zeros(len(columns), np.bool_),
        Leaps(rests[:-1], rests[1:], np.array([4.0, 3.0, 5.0], np.float32)),
    )
    frames = 2 * letters + 100
    scores = np.zeros((frames, 2), np.float32)
    scores[:, 1] = -random.uniform(5, 9, frames)
    place = int(random.integers(1, frames - 1))
    scores[place, 1] = 9.0
    path = best_path(scores, trellis)
    assert np.flatnonzero(columns[path] == 1).tolist() == [place]
    assert path[place] == letters + 2
