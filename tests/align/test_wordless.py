"""Runs of vocables in a song: which are looked for once more, and that nothing else moves."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from kmaker_studio.align.emissions import Emissions
from kmaker_studio.align.network import SYMBOLS
from kmaker_studio.align.wordless import HeardWord, runs_of_vocables, with_vocables_heard
from tests.align.test_voice import notes

RATE = 16_000
SUNG = ((0.5, 2.0, 196.0), (5.0, 7.9, 220.0), (8.0, 10.9, 247.0), (11.0, 13.0, 220.0), (18.0, 19.0, 196.0))
NOTHING = Emissions(np.full((1000, len(SYMBOLS)), np.log(1e-3), np.float32), np.zeros(1000, np.float32))


def word(start: float, confidence: float = 0.99, line: int = 1, *, vocable: bool = False) -> HeardWord:
    return HeardWord(start, start + 0.3, confidence, "o", start + 0.1, line, vocable)


LINE = [word(0.5), word(1.0)]
CRAMMED = [word(4.0 + 0.1 * place, 0.3, 2, vocable=True) for place in range(3)]
AFTER = [word(18.0, line=3), word(18.5, line=3)]


def singing(spans: Sequence[tuple[float, float]]) -> list[np.ndarray]:
    sound = notes(20.0, *SUNG)
    return [sound[int(start * RATE) : int(end * RATE)] for start, end in spans]


def refused(spans: Sequence[tuple[float, float]]) -> list[np.ndarray]:
    raise AssertionError(f"nobody needs the voice in {spans}")


def test_ooh_for_seconds_is_spread_as_it_is_sung():
    heard = with_vocables_heard([*LINE, *CRAMMED, *AFTER], (0.0, 20.0), NOTHING, singing)
    assert [each.start for each in heard[2:5]] == pytest.approx([5.0, 8.0, 11.0], abs=0.06)
    assert all(each.confidence <= 0.85 for each in heard[2:5])  # to be checked, whatever the voice says
    assert [each.end for each in heard[2:5]] == pytest.approx([7.9, 10.9, 13.0], abs=0.15)
    assert [each.start for each in heard[:2] + heard[5:]] == [0.5, 1.0, 18.0, 18.5]
    assert heard[1].end == pytest.approx(2.0, abs=0.15)  # the word before sounds on
    assert heard[5:] == AFTER


def test_words_and_sure_vocables_need_no_voice():
    sure = [word(start, 0.99, 2, vocable=True) for start in (5.0, 8.0, 11.0)]
    lone = [replace(LINE[0], is_vocable=True, confidence=0.2), LINE[1]]
    for words in ([*LINE, *AFTER], [*LINE, *sure, *AFTER], [*lone, *AFTER]):
        assert with_vocables_heard(words, (0.0, 20.0), NOTHING, refused) == words


def test_which_runs_are_looked_at():
    sure = [word(5.0 + 0.1 * place, 0.99, 2, vocable=True) for place in range(2)]
    assert runs_of_vocables([*LINE, *CRAMMED, *AFTER]) == [slice(2, 5)]
    assert runs_of_vocables([*LINE, *sure]) == [slice(2, 4)]  # crammed
    assert runs_of_vocables([*CRAMMED]) == [slice(0, 3)]
    assert runs_of_vocables([CRAMMED[0], replace(CRAMMED[1], fixed=True), CRAMMED[2]]) == [slice(0, 1), slice(2, 3)]
    assert runs_of_vocables([]) == []


def test_anchors_stay_and_hold_the_vocables_between_them():
    anchors = [replace(word(7.0, line=2), fixed=True), replace(word(12.5, line=2), fixed=True)]
    words = [anchors[0], *[replace(each, start=7.4 + 0.1 * n) for n, each in enumerate(CRAMMED)], anchors[1]]
    heard = with_vocables_heard(words, (0.0, 20.0), NOTHING, singing)
    assert heard[0] == anchors[0]
    assert heard[-1] == anchors[1]
    assert all(7.3 <= each.start <= 12.5 for each in heard[1:-1])


def test_more_of_one_word_than_were_sung():
    la = [word(0.1 * place, 0.1, 2, vocable=True) for place in range(100)]
    heard = with_vocables_heard(la, (0.0, 20.0), NOTHING, singing)
    starts = [each.start for each in heard]
    assert starts == sorted(starts)
    assert all(0 <= each.start <= 20 for each in heard)
