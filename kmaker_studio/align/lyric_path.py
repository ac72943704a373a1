"""The path of a song's lyrics through its emissions: a model of lines, breaths and what the lyrics omit.

A word is spelled as CTC spells it (Graves et al. 2006). Between two words of a line stands a gap, as good as blank or
separator less a small cost a frame: a line is sung without long silences. Before, between and after lines stands a rest
without that cost, which may also swallow letters at a price: instrumentals, hums and ad-libs that the lyrics leave out
belong there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from kmaker_studio.align.network import BLANK, SEPARATOR, SYMBOL_INDEX, SYMBOLS
from kmaker_studio.align.posterior import entry_probabilities
from kmaker_studio.align.trellis import Trellis, best_path
from kmaker_studio.core.jobs import Cancelled, Report, ignore_progress, never_cancelled

Floats = npt.NDArray[np.float32]

TEMPERS = (1.0, 0.5)
"""How much the scores count where the certainty of an onset is asked (see `align.posterior`)."""
_GAP = len(SYMBOLS)
_REST = _GAP + 1
_NEAR = 15  # frames: 0.3 s, within which an onset counts as right


@dataclass(frozen=True, slots=True)
class PathCosts:
    """In nats a frame: `silence` for silence inside a line, `wildcard` for other singing between lines."""

    silence: float = 0.1
    wildcard: float = 4.0


@dataclass(frozen=True, slots=True)
class LetterSpan:
    """The frames (end exclusive) in which one letter, given by its column, is heard."""

    column: int
    start: int
    end: int

    def moved(self, frames: int) -> "LetterSpan":
        """The same letter `frames` later."""
        return LetterSpan(self.column, self.start + frames, self.end + frames)


Inside = tuple[bool, bool]
"""Whether the stretch begins, and whether it ends, in the middle of a line: a gap stands there and no rest."""


def shortest_path(lines: Sequence[Sequence[str]]) -> int:
    """The fewest frames in which the letters of `lines` can be sung."""
    return _trellis(lines)[0].shortest


class WordsOnPath(NamedTuple):
    """Where the words were found: `words`, for each the frames of its letters, and how certain their onsets are.

    `certainty` (tempers, words) is the probability over all paths that the word begins within 0.3 s of there, for the
    tempers of `TEMPERS` (see `align.posterior`).
    """

    words: list[list[LetterSpan]]
    certainty: npt.NDArray[np.float64]


def find_words(
    emissions: Floats,
    lines: Sequence[Sequence[str]],
    costs: PathCosts | None = None,
    inside: Inside = (False, False),
    report: Report = ignore_progress,
    cancelled: Cancelled = never_cancelled,
) -> WordsOnPath:
    """The best path, as `find_letters` finds it, and how certain it is of each word's onset."""
    trellis, owners = _trellis(lines, inside)
    scores = _with_silences(emissions, costs or PathCosts())
    path = best_path(scores, trellis, report, cancelled)
    words = _spans(path, trellis, owners)
    last = len(path) - 1
    firsts = {owner: state for state, owner in reversed(list(enumerate(owners)))}
    questions: list[tuple[int, int]] = []
    for number, spans in enumerate(words):
        first = firsts[number]
        questions.append((min(last, spans[0].start + _NEAR), first))
        questions.append((max(0, spans[0].start - _NEAR - 1), first))
    reached = entry_probabilities(scores, trellis, path, questions, TEMPERS, cancelled)
    early = np.array([spans[0].start <= _NEAR for spans in words])
    before = np.where(early, 0.0, reached[:, 1::2])
    return WordsOnPath(words, np.clip(reached[:, 0::2] - before, 0.0, 1.0))


def find_letters(
    emissions: Floats,
    lines: Sequence[Sequence[str]],
    costs: PathCosts | None = None,
    inside: Inside = (False, False),
    report: Report = ignore_progress,
    cancelled: Cancelled = never_cancelled,
) -> list[list[LetterSpan]]:
    """For each word, in order, the frames of its letters on the best path.

    Parameters
    ----------
    emissions
        Log-probabilities (frames, symbols).
    lines
        The romanised words of each line; none of them empty.
    inside
        Whether the lyrics go on, within the line, before and after these emissions (see `align.anchors`).

    Raises
    ------
    ValueError
        There are fewer frames than `shortest_path(lines)`.
    """
    trellis, owners = _trellis(lines, inside)
    path = best_path(_with_silences(emissions, costs or PathCosts()), trellis, report, cancelled)
    return _spans(path, trellis, owners)


def _spans(path: npt.NDArray[np.int64], trellis: Trellis, owners: Sequence[int]) -> list[list[LetterSpan]]:
    words: list[list[LetterSpan]] = [[] for _ in range(max(owners) + 1)]
    changes = np.flatnonzero(np.diff(path)) + 1
    for start, end in zip([0, *changes.tolist()], [*changes.tolist(), len(path)], strict=True):
        state = int(path[start])
        owner = owners[state]
        if owner >= 0 and trellis.columns[state] != BLANK:
            words[owner].append(LetterSpan(int(trellis.columns[state]), start, end))
    return words


def _with_silences(emissions: Floats, costs: PathCosts) -> Floats:
    silence = np.maximum(emissions[:, BLANK], emissions[:, SEPARATOR])
    letter = emissions[:, BLANK + 1 : SEPARATOR].max(axis=1)
    rest = np.maximum(silence, letter - costs.wildcard)
    widened = np.column_stack([emissions, silence - costs.silence, rest])
    widened[:, BLANK] -= costs.silence
    return widened.astype(np.float32)


def _trellis(lines: Sequence[Sequence[str]], inside: Inside = (False, False)) -> tuple[Trellis, list[int]]:
    """The states of the lyrics, and the word that each belongs to (-1 for gaps and rests)."""
    columns: list[int] = [_GAP if inside[0] else _REST]
    may_skip: list[bool] = [False]
    owners: list[int] = [-1]

    def add(column: int, owner: int, skip: bool = False) -> None:
        columns.append(column)
        may_skip.append(skip)
        owners.append(owner)

    number = 0
    for line in lines:
        for place, word in enumerate(line):
            if place:
                add(_GAP, -1)
            previous = -1
            for letter in word:
                column = SYMBOL_INDEX[letter]
                if previous >= 0:
                    add(BLANK, number)
                add(column, number, skip=previous >= 0 and column != previous)
                previous = column
            number += 1
        if line:
            add(_REST, -1)
    if inside[1]:
        columns[-1] = _GAP
    return Trellis(np.array(columns, np.int64), np.array(may_skip)), owners
