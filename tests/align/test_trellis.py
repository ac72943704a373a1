import itertools
import tracemalloc

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torchaudio.functional import forced_align

from kmaker_studio.align.trellis import Trellis, best_path
from kmaker_studio.core.errors import JobCancelled


def log_probabilities(random: np.random.Generator, frames: int, columns: int) -> np.ndarray:
    scores = random.normal(0, 3, (frames, columns))
    return (scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)).astype(np.float32)


def ctc_trellis(targets: list[int]) -> Trellis:
    """Blank, first letter, blank, second letter ... blank: the states of CTC."""
    columns, may_skip = [0], [False]
    for place, target in enumerate(targets):
        columns += [target, 0]
        may_skip += [place > 0 and target != targets[place - 1], False]
    return Trellis(np.array(columns), np.array(may_skip))


def total(scores: np.ndarray, trellis: Trellis, path: np.ndarray) -> float:
    return float(scores[np.arange(len(path)), trellis.columns[path]].sum(dtype=np.float64))


def is_allowed(trellis: Trellis, path: np.ndarray) -> bool:
    steps = np.diff(path)
    return (
        path[0] == 0
        and path[-1] == len(trellis.columns) - 1
        and bool(np.all((steps >= 0) & (steps <= 2)))
        and all(trellis.may_skip[path[frame + 1]] for frame in np.flatnonzero(steps == 2))
    )


@pytest.mark.parametrize(("frames", "letters", "seed"), [(12, 3, 0), (60, 20, 1), (700, 120, 2), (1500, 400, 3)])
def test_the_path_is_torchaudios(frames: int, letters: int, seed: int):
    random = np.random.default_rng(seed)
    targets = random.integers(1, 8, letters).tolist()
    scores = log_probabilities(random, frames, 8)
    # CTC may leave out the first and the last blank, our trellis may not: a first and a last frame that hold nothing
    # but blank make the two ask for the same
    scores[[0, -1]] = -30.0
    scores[[0, -1], 0] = 0.0
    trellis = ctc_trellis(targets)
    path = best_path(scores, trellis)
    theirs, _ = forced_align(torch.from_numpy(scores)[None], torch.tensor([targets]), blank=0)
    assert trellis.columns[path].tolist() == theirs[0].tolist()


@given(st.integers(0, 10**6), st.integers(1, 6), st.integers(1, 5))
@settings(deadline=None)
def test_no_other_path_scores_higher(seed: int, frames: int, states: int):
    random = np.random.default_rng(seed)
    may_skip = random.random(states) < 0.5
    may_skip[:2] = False
    may_skip[1:] &= ~may_skip[:-1]
    trellis = Trellis(random.integers(0, 3, states), may_skip)
    scores = log_probabilities(random, frames, 3)
    ways = [
        way
        for way in map(np.array, itertools.combinations_with_replacement(range(states), frames))
        if is_allowed(trellis, way)
    ]
    if not ways:
        with pytest.raises(ValueError, match="frames cannot hold"):
            best_path(scores, trellis)
        return
    path = best_path(scores, trellis)
    assert is_allowed(trellis, path)
    assert total(scores, trellis, path) == pytest.approx(max(total(scores, trellis, way) for way in ways), abs=1e-4)


@pytest.mark.parametrize("frames", [255, 256, 257, 511, 513, 2000])
def test_blocks_do_not_show(frames: int):
    """Whatever falls on a block's edge, the path is the one of a plain Viterbi that keeps everything."""
    random = np.random.default_rng(frames)
    trellis = ctc_trellis(random.integers(1, 6, frames // 5).tolist())
    scores = log_probabilities(random, frames, 6)
    assert best_path(scores, trellis).tolist() == plain_viterbi(scores, trellis)


def plain_viterbi(scores: np.ndarray, trellis: Trellis) -> list[int]:
    states = len(trellis.columns)
    before = np.full(states, -np.inf)
    before[0] = scores[0, trellis.columns[0]]
    came: list[np.ndarray] = []
    for row in scores[1:].astype(np.float64):
        choices = np.full((3, states), -np.inf)
        choices[0] = before
        choices[1, 1:] = before[:-1]
        choices[2, 2:] = np.where(trellis.may_skip[2:], before[:-2], -np.inf)
        came.append(choices.argmax(axis=0))
        before = choices.max(axis=0) + row[trellis.columns]
    path = [states - 1]
    for steps in reversed(came):
        path.append(path[-1] - int(steps[path[-1]]))
    return path[::-1]


def test_long_songs_need_little_memory():
    frames, letters = 6000, 1200
    random = np.random.default_rng(0)
    trellis = ctc_trellis(random.integers(1, 28, letters).tolist())
    scores = log_probabilities(random, frames, 28)
    tracemalloc.start()
    best_path(scores, trellis)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    # one byte for every frame and state would already be this much
    assert peak < frames * len(trellis.columns) / 4


def test_too_few_frames_are_said():
    trellis = ctc_trellis([1, 1, 2])  # blank, 1, blank, 1, 2, blank
    assert trellis.shortest == 6
    scores = log_probabilities(np.random.default_rng(0), 5, 3)
    with pytest.raises(ValueError, match="5 frames cannot hold a path of 6"):
        best_path(scores, trellis)


def test_cancelling():
    scores = log_probabilities(np.random.default_rng(0), 1000, 3)
    asked = itertools.count()
    with pytest.raises(JobCancelled):
        best_path(scores, ctc_trellis([1, 2]), cancelled=lambda: next(asked) >= 2)
