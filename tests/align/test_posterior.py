"""The forward-backward probabilities against the sum over all paths, written out."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kmaker_studio.align.lyric_path import find_words
from kmaker_studio.align.network import SYMBOLS
from kmaker_studio.align.posterior import onset_probabilities
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
    best = best_path(scores, trellis)
    asked = [(frame, int(best[frame])) for frame in range(1, frames) if best[frame] == best[frame - 1] + 1 < 3]
    got = onset_probabilities(scores, trellis, best, asked, 3, [temper])[0]
    for (centre, state), chances in zip(asked, got, strict=True):
        for offset, chance in zip(range(-3, 4), chances, strict=True):
            frame = centre + offset
            entering = [0 < frame < frames and path[frame - 1] == state - 1 and path[frame] == state for path in paths]
            assert chance == pytest.approx(weights[entering].sum() / weights.sum(), abs=1e-5)


def in_logarithms(scores: np.ndarray, trellis: Trellis) -> np.ndarray:
    """The probability (frames, states) that a state is entered from the one before it, by logarithms alone."""
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
    whole = np.logaddexp.reduce(forward[-1] + backward[-1])
    entered = np.zeros((len(scores), states))
    entered[1:, 1:] = np.exp(forward[:-1, :-1] + emitted[1:, 1:] + backward[1:, 1:] - whole)
    return entered


def test_letters_that_are_hardly_heard_through_a_long_song():
    # every letter costs 30 nats more than silence, 3,000 in all: what double precision holds is 10^308, 709 nats
    random = np.random.default_rng(0)
    letters, apart = 100, 4
    trellis = Trellis(np.array([0, *(column for _ in range(letters) for column in (1, 0))]), np.zeros(201, np.bool_))
    scores = np.zeros((apart * letters + 2, 2), np.float32)
    scores[:, 1] = random.uniform(-60, -40, len(scores))
    scores[2 : 2 + apart * letters : apart, 1] = -30
    path = best_path(scores, trellis)
    asked = [(int(np.flatnonzero(path == state)[0]), state) for state in range(1, 201, 3)]
    wanted = np.pad(in_logarithms(scores, trellis), ((5, 5), (0, 0)))
    got = onset_probabilities(scores, trellis, path, asked, 5, [1.0])[0]
    assert got == pytest.approx(np.array([wanted[frame : frame + 11, state] for frame, state in asked]), abs=1e-5)


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
    assert found.onsets[0] == pytest.approx(100, abs=0.5)
    assert found.certainty[0] > 0.99
    assert found.certainty[1] > 0.9  # tempered: four letters may be elsewhere in very many ways


def test_a_word_that_is_heard_twice_may_be_at_either_place():
    found = find_words(heard((50, "love"), (200, "love")), [["love"]])
    assert found.certainty[0] == pytest.approx([0.5], abs=0.05)
    assert found.onsets[0] in (50, 200)  # the median would be neither


def test_a_word_that_is_not_heard_may_be_anywhere():
    found = find_words(heard(), [["love"]])
    assert found.certainty.max() < 0.3
