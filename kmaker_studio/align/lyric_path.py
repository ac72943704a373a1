"""The path of a song's lyrics through its emissions: a model of lines, breaths and what the lyrics omit.

A word is spelled as CTC spells it (Graves et al. 2006). Between two words of a line stands a gap, as good as blank or
separator less a small cost a frame: a line is sung without long silences. Before, between and after lines stands a rest
without that cost, which may also swallow letters at a price: instrumentals, hums and ad-libs that the lyrics leave out
belong there. A line that is not heard at all may be leapt over, at a price for each of its letters, so that it need not
push the others from their places; it is then looked for between its neighbours alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from kmaker_studio.align.network import BLANK, SEPARATOR, SYMBOL_INDEX, SYMBOLS
from kmaker_studio.align.posterior import onset_probabilities
from kmaker_studio.align.trellis import Leaps, Trellis, best_path
from kmaker_studio.core.jobs import Cancelled, Report, ignore_progress, never_cancelled

Floats = npt.NDArray[np.float32]

TEMPERS = (1.0, 0.5)
"""How much the scores count where the certainty of an onset is asked (see `align.posterior`)."""
_GAP = len(SYMBOLS)
_REST = _GAP + 1
_NEAR = 15  # frames: 0.3 s, within which an onset counts as right
_REACH = 2 * _NEAR  # frames on either side of an onset in which it may be as well
_CERTAIN = 0.8  # the probability from which the median over all paths is one place and not the middle of two
_MEDIAN_TEMPER = 0  # of TEMPERS
_FRAMES_A_WORD = 8  # that a word which was leapt over needs to be looked for


@dataclass(frozen=True, slots=True)
class PathCosts:
    """What the path pays.

    In nats a frame, `silence` for silence inside a line, `wildcard` for other singing between lines. `uniform` is the
    share of every frame's probability that is spread over all symbols alike: no frame, however sure the network is of
    it, can forbid a path (a mixture with a background model, as Huber 1964 contaminates a distribution). `leap` is
    the price in nats of each letter of a line that is left out.
    """

    silence: float = 0.12
    wildcard: float = 1.5
    uniform: float = 0.02
    leap: float = 5.0


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

    A word of a line that was leapt over and for which there is no room between its neighbours has no letters.
    `onsets` (words,) are the frames, in fractions, in which the words begin: where the median over all paths lies, if
    most paths agree, else where the best path enters the word. `certainty` (tempers, words) is the probability over all
    paths that the word begins within 0.3 s of there, for the tempers of `TEMPERS` (see `align.posterior`).
    """

    words: list[list[LetterSpan]]
    onsets: npt.NDArray[np.float64]
    certainty: npt.NDArray[np.float64]


def find_words(
    emissions: Floats,
    lines: Sequence[Sequence[str]],
    costs: PathCosts | None = None,
    inside: Inside = (False, False),
    report: Report = ignore_progress,
    cancelled: Cancelled = never_cancelled,
) -> WordsOnPath:
    """The best path, as `find_letters` finds it, and when its words begin, and how certain that is."""
    costs = costs or PathCosts()
    trellis, owners = _trellis(lines, inside)
    trellis = replace(trellis, leaps=_leaps(trellis, costs.leap))
    scores = _scores(emissions, costs)
    path = best_path(scores, trellis, report, cancelled)
    words = _spans(path, trellis, owners)
    firsts = {owner: state for state, owner in reversed(list(enumerate(owners)))}
    heard = [number for number, spans in enumerate(words) if spans]
    asked = [(words[number][0].start, firsts[number]) for number in heard]
    chances = onset_probabilities(scores, trellis, path, asked, _REACH, TEMPERS, cancelled)
    moves = _medians(chances[_MEDIAN_TEMPER])
    near = np.abs(np.arange(-_REACH, _REACH + 1) - np.rint(moves)[:, None]) <= _NEAR
    certainty = np.zeros((len(TEMPERS), len(words)))
    certainty[:, heard] = np.clip((chances * near).sum(axis=2), 0.0, 1.0)
    if len(heard) < len(words):
        _look_between(words, lines, emissions, costs)
    onsets = np.array([spans[0].start if spans else 0 for spans in words], np.float64)
    onsets[heard] += moves
    return WordsOnPath(words, onsets, certainty)


def _look_between(
    words: list[list[LetterSpan]], lines: Sequence[Sequence[str]], emissions: Floats, costs: PathCosts
) -> None:
    """Put the words that were leapt over where they are heard best between their neighbours, if there is room."""
    first = 0
    missing: list[Sequence[str]] = []
    start = 0
    for line in [*lines, []]:
        if line and not words[first]:
            missing.append(line)
            first += len(line)
            continue
        end = words[first][0].start if line else len(emissions)
        count = sum(map(len, missing))
        if missing and end - start >= max(shortest_path(missing), _FRAMES_A_WORD * count):
            found = find_letters(emissions[start:end], missing, costs)
            words[first - count : first] = [[span.moved(start) for span in word] for word in found]
        missing = []
        first += len(line)
        start = words[first - 1][-1].end if line else end


def _medians(chances: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """How many frames after the best path's onset the median over all paths lies, from chances (words, frames around).

    0 where less than `_CERTAIN` of the paths begin the word within 0.3 s of there. A path enters a letter somewhere in
    the frame, so that the median has fractions.
    """
    share = chances[:, _REACH - _NEAR : _REACH + _NEAR + 1]
    total = share.sum(axis=1)
    passed = np.cumsum(share, axis=1)
    half = total / 2
    place = (passed < half[:, None]).sum(axis=1).clip(0, share.shape[1] - 1)
    rows = np.arange(len(share))
    before = np.where(place > 0, passed[rows, place - 1], 0.0)
    within = (half - before) / np.maximum(share[rows, place], 1e-12)
    return np.where(total >= _CERTAIN, place - _NEAR + within - 0.5, 0.0)


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
    path = best_path(_scores(emissions, costs or PathCosts()), trellis, report, cancelled)
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


def _scores(emissions: Floats, costs: PathCosts) -> Floats:
    """What the path reads: the emissions, no symbol impossible, and columns for gap and rest."""
    share = costs.uniform
    letters = np.logaddexp(emissions + np.log1p(-share), np.log(share / emissions.shape[1])) if share else emissions
    silence = np.maximum(letters[:, BLANK], letters[:, SEPARATOR])
    letter = letters[:, BLANK + 1 : SEPARATOR].max(axis=1)
    rest = np.maximum(silence, letter - costs.wildcard)
    widened = np.column_stack([letters, silence - costs.silence, rest])
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


def _leaps(trellis: Trellis, price: float) -> Leaps:
    """From each rest to the next: over the line between them, at `price` nats a letter."""
    rests = np.flatnonzero(trellis.columns == _REST)
    letters = np.cumsum((trellis.columns > BLANK) & (trellis.columns < SEPARATOR))
    prices = price * np.diff(letters[rests])
    return Leaps(rests[:-1], rests[1:], prices.astype(np.float32))
