"""The forward-backward probabilities against the sum over all paths, written out."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kmaker_studio.align.lyric_path import find_words
from kmaker_studio.align.network import SYMBOLS
from kmaker_studio.align.posterior import entry_probabilities
from kmaker_studio.align.trellis import Trellis, best_path


def all_paths(frames: int, trellis: Trellis) -> list[tuple[int, ...]]:
    """Every path from the first state to the last."""
    states = range(len(trellis.columns))
    return [
        path
        for path in itertools.product(states, repeat=frames)
        if path[0] == 0
        and path[-1] == len(states) - 1
        and all(
            after - before in (0, 1) or (after - before == 2 and trellis.may_skip[after])
            for before, after in itertools.pairwise(path)
        )
    ]


@given(st.integers(4, 7), st.integers(0, 2**32), st.sampled_from([1.0, 0.5]))
@settings(deadline=None, max_examples=30)
def test_probabilities_are_those_of_all_paths(frames: int, seed: int, temper: float):
    random = np.random.default_rng(seed)
    trellis = Trellis(np.array([0, 1, 0, 2]), np.array([False, False, False, True]))
    scores = np.log(random.dirichlet(np.ones(3), frames)).astype(np.float32)
    paths = all_paths(frames, trellis)
    weights = np.array(
        [
            np.exp(temper * sum(scores[frame, trellis.columns[state]] for frame, state in enumerate(path)))
            for path in paths
        ]
    )
    questions = [(frame, state) for frame in range(frames) for state in range(4)]
    wanted = [sum(weights[[path[frame] >= state for path in paths]]) / weights.sum() for frame, state in questions]
    got = entry_probabilities(scores, trellis, best_path(scores, trellis), questions, [temper])
    assert got[0] == pytest.approx(wanted, abs=1e-5)


def in_logarithms(scores: np.ndarray, trellis: Trellis) -> np.ndarray:
    """The probability (frames, states) that a state or a later one is reached, by logarithms alone."""
    states = len(trellis.columns)
    emitted = scores[:, trellis.columns].astype(float)
    skip = np.where(trellis.may_skip, 0.0, -np.inf)
    pad = np.full(2, -np.inf)
    forward, backward = np.full((2, len(scores), states), -np.inf)
    forward[0, 0] = emitted[0, 0]
    for frame in range(1, len(scores)):
        before = np.append(pad, forward[frame - 1])
        moved = np.logaddexp(before[1:-1], before[:-2] + skip)
        forward[frame] = emitted[frame] + np.logaddexp(before[2:], moved)
    backward[-1, -1] = 0.0
    for frame in range(len(scores) - 2, -1, -1):
        after = np.append(backward[frame + 1] + emitted[frame + 1], pad)
        moved = np.logaddexp(after[1:-1], after[2:] + np.append(skip, pad)[2:])
        backward[frame] = np.logaddexp(after[:-2], moved)
    both = forward + backward
    shares = np.exp(both - np.logaddexp.reduce(both, axis=1, keepdims=True))
    return np.cumsum(shares[:, ::-1], axis=1)[:, ::-1]


def test_letters_that_are_hardly_heard_through_a_long_song():
    # every letter costs 30 nats more than silence, 3,000 in all: what double precision holds is 10^308, 709 nats
    random = np.random.default_rng(0)
    letters, apart = 100, 4
    trellis = Trellis(np.array([0, *(column for _ in range(letters) for column in (1, 0))]), np.zeros(201, np.bool_))
    scores = np.zeros((apart * letters + 2, 2), np.float32)
    scores[:, 1] = random.uniform(-60, -40, len(scores))
    scores[2 : 2 + apart * letters : apart, 1] = -30
    path = best_path(scores, trellis)
    questions = [(frame, state) for frame in range(0, len(scores), 7) for state in range(0, 201, 3)]
    wanted = in_logarithms(scores, trellis)
    got = entry_probabilities(scores, trellis, path, questions, [1.0])
    assert got[0] == pytest.approx([wanted[frame, state] for frame, state in questions], abs=1e-5)


def heard(*words: tuple[int, str]) -> np.ndarray:
    """300 frames of blank in which each word's letters sound plainly, five frames apart, from a frame on."""
    letters = np.full((300, len(SYMBOLS)), 1e-4)
    letters[:, 0] = 1.0
    for start, word in words:
        for place, letter in enumerate(word):
            letters[start + 5 * place, 0] = 1e-4
            letters[start + 5 * place, SYMBOLS.index(letter)] = 1.0
    return np.log(letters / letters.sum(axis=1, keepdims=True)).astype(np.float32)


def test_a_word_that_is_heard_once_is_certain():
    found = find_words(heard((100, "love")), [["love"]])
    assert found.words[0][0].start == 100
    assert found.certainty.min() > 0.99


def test_a_word_that_is_heard_twice_may_be_at_either_place():
    found = find_words(heard((50, "love"), (200, "love")), [["love"]])
    assert found.certainty[0] == pytest.approx([0.5], abs=0.05)


def test_a_word_that_is_not_heard_may_be_anywhere():
    found = find_words(heard(), [["love"]])
    assert found.certainty.max() < 0.3
