from collections.abc import Callable

import numpy as np
import pytest

from kmaker_studio.align.confidence import EVIDENCE, confidence, evidence, share_explained, with_vocables_capped
from kmaker_studio.align.emissions import Emissions
from kmaker_studio.align.lyric_path import LetterSpan, WordsOnPath, find_letters
from kmaker_studio.align.network import SYMBOL_INDEX

Spoken = Callable[[str], np.ndarray]
A, B = SYMBOL_INDEX["a"], SYMBOL_INDEX["b"]


def test_evidence_of_two_words():
    letters = np.full((10, len(SYMBOL_INDEX)), -9.0, np.float32)
    letters[2, A], letters[3, B], letters[6, A] = -1.0, -3.0, -0.5
    words = [[LetterSpan(A, 1, 3), LetterSpan(B, 3, 4)], [LetterSpan(A, 5, 9)]]
    certainty = np.array([[0.75, 1.0], [0.5, 0.25]])
    rows = evidence([WordsOnPath(words, np.array([1.0, 5.0]), certainty)], Emissions(letters, np.zeros(10, np.float32)))
    assert rows.shape == (2, len(EVIDENCE) + 1)
    assert rows[0] == pytest.approx([np.log(3), 0.0, -1.25, 1.0])
    assert rows[1] == pytest.approx([np.log(1e4 - 1), -np.log(3), -1.25, 1.0], rel=1e-6)


def test_confidence_is_logistic():
    rows = np.array([[0.0, 0.0], [np.log(3), 1.0], [1e9, 0.0], [-1e9, 0.0]])
    assert confidence(rows, [1.0, 0.0]) == pytest.approx([0.5, 0.75, 1.0, 0.0], abs=1e-9)


def test_lyrics_that_are_sung_explain_what_is_heard(spoken: Spoken):
    heard = Emissions(spoken("-lo-re-mi-" * 20), np.zeros(200, np.float32))
    own = find_letters(heard.letters, [["lo", "re", "mi"]] * 20)
    assert share_explained(own, heard) == 1.0
    strange = find_letters(heard.letters, [["ku", "da", "pa"]] * 20)
    assert share_explained(strange, heard) < 0.1


def test_little_that_is_plain_says_nothing(spoken: Spoken):
    heard = Emissions(spoken("-lo-re-mi-"), np.zeros(10, np.float32))
    assert share_explained(find_letters(heard.letters, [["k"]]), heard) == 1.0


def test_a_vocable_is_no_surer_than_the_paths_agree():
    sure = np.array([0.95, 0.95, 0.3])
    certainty = np.array([[0.6, 0.6, 0.9], [0.1, 0.1, 0.1]])
    assert with_vocables_capped(sure, certainty, [True, False, True]).tolist() == [0.6, 0.95, 0.3]
