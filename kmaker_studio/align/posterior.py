"""Onset posteriors by the forward-backward algorithm: how probable it is that a path enters a state near a frame.

The Viterbi path says where a word best fits; the sum over all paths says whether it might as well stand elsewhere (a
repeated line, a solo, a mumbled word). Frames are not independent of each other, so scores are tempered (Rabiner 1989
section IV has the recursions; Jiang 2005, "Confidence measures for speech recognition", section 3, the tempering).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kmaker_studio.align.trellis import Trellis
from kmaker_studio.core.jobs import Cancelled, check_cancelled, never_cancelled

Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]

_BAND = 500  # states on either side of the best path
_BLOCK = 64  # frames that are looked at together
_STEEPEST = 200.0  # nats by which the weight of a step may differ from the one before
_TINY = 1e-300  # so that what has vanished has a logarithm


def onset_probabilities(
    scores: Floats,
    trellis: Trellis,
    path: npt.NDArray[np.int64],
    onsets: Sequence[tuple[int, int]],
    reach: int,
    tempers: Sequence[float],
    cancelled: Cancelled = never_cancelled,
) -> Doubles:
    """The probability that a path enters a state in each of the frames around the one in which the best path does.

    Parameters
    ----------
    scores
        Log-probabilities (frames, columns), as `best_path` takes them.
    path
        The best path (frames,); states farther than 500 from it are left out.
    onsets
        (frame, state) pairs, frames rising: where the best path enters each state that is asked for. None of the states
        is the first one, or may be entered by leaving out the one before it.
    reach
        How many frames on either side are looked at.
    tempers
        What the scores are multiplied by; less than 1 makes paths more alike.

    Returns
    -------
    numpy.ndarray
        Probabilities (tempers, onsets, 2 x reach + 1); 0 outside the song.
    """
    band = _Band(scores, trellis, path, np.asarray(tempers, np.float64)[:, None])
    asked = _Asked.around(onsets, reach)
    return band.entering(asked, band.forward(asked, cancelled), cancelled)


@dataclass(frozen=True, slots=True)
class _Asked:
    """The frames and states that are asked for, in the order of the song, and how many frames around are looked at."""

    frames: npt.NDArray[np.int64]
    states: npt.NDArray[np.int64]
    reach: int

    @classmethod
    def around(cls, onsets: Sequence[tuple[int, int]], reach: int) -> "_Asked":
        frames, states = np.array(onsets, np.int64).reshape(-1, 2).T
        return cls(frames, states, reach)

    def looking_at(self, start: int, end: int) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """Which onsets, and at which places around them, look at a frame from `start` up to `end`, end exclusive."""
        first = np.searchsorted(self.frames, start - self.reach)
        last = np.searchsorted(self.frames, end - 1 + self.reach, side="right")
        around = self.frames[first:last, None] + np.arange(-self.reach, self.reach + 1)
        rows, places = np.nonzero((around >= start) & (around < end))
        return rows + first, places

    def inside(self, start: int, end: int) -> range:
        """Which onsets lie from frame `start` up to `end`, end exclusive."""
        return range(*np.searchsorted(self.frames, [start, end]).tolist())


@dataclass(frozen=True, slots=True)
class _Forward:
    """What the pass forward leaves for the pass back, as logarithms.

    `before` has for each (temper, onset, frame) the weight of the paths that stand before the state in the frame
    before; `whole` for each onset the first state, and from there on that of all paths in its frame, state by state.
    """

    before: Doubles
    whole: list[tuple[int, Doubles]]


class _Band:
    """The trellis around the best path, a block of frames at a time; rows of all arrays are tempers."""

    def __init__(self, scores: Floats, trellis: Trellis, path: npt.NDArray[np.int64], tempers: Doubles) -> None:
        self._scores = scores - scores.max(axis=1, keepdims=True)
        self._tempers = tempers
        self._path = path
        self._columns = trellis.columns
        steps, skips, self._leapt = _weights(self._scores, trellis, path, self._tempers)
        self._leaps = trellis.leaps
        end = np.zeros((len(tempers), 2))
        self._steps, self._skips = np.append(steps, end, axis=1), np.append(skips, end, axis=1)

    def forward(self, asked: _Asked, cancelled: Cancelled) -> _Forward:
        """The paths up to each frame."""
        tempers, frames, states = len(self._tempers), len(self._scores), len(self._columns)
        before = np.full((tempers, len(asked.frames), 2 * asked.reach + 1), -np.inf)
        whole: list[tuple[int, Doubles]] = []
        alpha = np.zeros((tempers, states))
        scale = np.zeros((tempers, 1))  # the logarithm of what `alpha` was divided by
        for start in range(0, frames, _BLOCK):
            check_cancelled(cancelled)
            end = min(frames, start + _BLOCK)
            low, high = self._window(start, end)
            emitted = self._emitted(start, end, low, high)
            # two states before the first, never entered, so that slices need no check
            shares = np.zeros((end - start + 1, tempers, high - low + 2))
            shares[0, :, 2:] = alpha[:, low:high]
            totals = np.ones((end - start + 1, tempers, 1))
            steps, skips = self._steps[:, low:high], self._skips[:, low:high]
            inside = (self._leaps.sources >= low) & (self._leaps.targets < high)
            sources, targets = self._leaps.sources[inside] - low + 2, self._leaps.targets[inside] - low
            leapt = self._leapt[:, inside]
            moved = np.empty((tempers, high - low))
            alive = (self._path[start:end] - low + 2).tolist()
            for place in range(1, end - start + 1):
                last, new = shares[place - 1], shares[place, :, 2:]
                if start + place == 1:
                    new[:, 0] = emitted[0][:, 0]
                else:
                    np.multiply(steps, last[:, 1:-1], out=moved)
                    np.add(last[:, 2:], moved, out=new)
                    np.multiply(skips, last[:, :-2], out=moved)
                    new += moved
                    if len(targets):
                        new[:, targets] += leapt * last[:, sources]
                    new *= emitted[place - 1]
                total = np.maximum(new.sum(axis=1, keepdims=True), _TINY, out=totals[place])
                new /= total
                _keep_alive(shares[place], alive[place - 1])
            scales = scale + np.cumsum(np.log(totals), axis=0)
            rows, places = asked.looking_at(max(1, start), end)
            at = asked.frames[rows] + places - asked.reach - start
            # the frame before each: `shares` begins with it
            stood = _taken(shares[:, :, 2:], at, asked.states[rows] - 1 - low)
            before[:, rows, places] = np.log(stood + _TINY) + scales[at, :, 0].T
            for onset in asked.inside(start, end):
                at = int(asked.frames[onset]) - start + 1
                whole.append((low, np.log(shares[at, :, 2:] + _TINY) + scales[at]))
            alpha = np.zeros((tempers, states))
            alpha[:, low:high] = shares[-1, :, 2:]
            scale = scales[-1]
        return _Forward(before, whole)

    def entering(self, asked: _Asked, forward: _Forward, cancelled: Cancelled) -> Doubles:
        """The probability of each onset in each frame around it."""
        chances = forward.before  # both passes' logarithms come together in it
        totals_of = np.zeros(chances.shape[:2])
        tempers, frames, states = len(self._tempers), len(self._scores), len(self._columns)
        beta = np.zeros((tempers, states))
        scale = np.zeros((tempers, 1))
        for start in reversed(range(0, frames, _BLOCK)):
            check_cancelled(cancelled)
            end = min(frames, start + _BLOCK)
            low, high = self._window(start, end)
            emitted = self._emitted(start, end, low, high)
            shares = np.zeros((end - start + 1, tempers, high - low + 2))
            shares[-1, :, :-2] = beta[:, low:high]
            totals = np.ones((end - start + 1, tempers, 1))
            steps, skips = self._steps[:, low + 1 : high + 1], self._skips[:, low + 2 : high + 2]
            inside = (self._leaps.sources >= low) & (self._leaps.targets < high)
            sources, targets = self._leaps.sources[inside] - low, self._leaps.targets[inside] - low
            leapt = self._leapt[:, inside]
            moved = np.empty((tempers, high - low))
            alive = (self._path[start:end] - low).tolist()
            onsets = asked.inside(start, end)
            ahead = dict[int, Doubles]()
            wanted = {int(asked.frames[onset]) for onset in onsets}
            for place in range(end - start - 1, -1, -1):
                last, new = shares[place + 1], shares[place, :, :-2]
                if start + place == frames - 1:
                    new[:, -1] = 1.0
                else:
                    np.multiply(steps, last[:, 1:-1], out=moved)
                    np.add(last[:, :-2], moved, out=new)
                    np.multiply(skips, last[:, 2:], out=moved)
                    new += moved
                    if len(targets):
                        new[:, sources] += leapt * last[:, targets]
                if start + place in wanted:
                    ahead[start + place] = new.copy()
                new *= emitted[place]
                total = np.maximum(new.sum(axis=1, keepdims=True), _TINY, out=totals[place])
                new /= total
                _keep_alive(shares[place], alive[place])
            scales = scale + np.cumsum(np.log(totals[::-1]), axis=0)[::-1]
            for onset in onsets:
                frame = int(asked.frames[onset])
                both = forward.whole[onset][1] + np.log(ahead[frame] + _TINY)
                peak = both.max(axis=1, keepdims=True)
                whole = np.log(np.exp(both - peak).sum(axis=1, keepdims=True)) + peak
                totals_of[:, onset] = (whole + scales[frame - start + 1])[:, 0]
            rows, places = asked.looking_at(start, end)
            at, wanted_states = asked.frames[rows] + places - asked.reach - start, asked.states[rows]
            entered = _taken(shares[:, :, :-2], at, wanted_states - low) * self._steps[:, wanted_states]
            chances[:, rows, places] += np.log(entered + _TINY) + scales[at, :, 0].T
            beta = np.zeros((tempers, states))
            beta[:, low:high] = shares[0, :, :-2]
            scale = scales[0]
        return np.exp(np.minimum(chances - totals_of[:, :, None], 0.0))

    def _window(self, start: int, end: int) -> tuple[int, int]:
        """The states that are looked at from frame `start` up to `end`."""
        low = max(0, int(self._path[start]) - _BAND)
        return low, min(len(self._columns), int(self._path[end - 1]) + _BAND + 1)

    def _emitted(self, start: int, end: int, low: int, high: int) -> Doubles:
        """The weights (frames, tempers, states) of what is heard."""
        weights = np.exp(self._tempers * self._scores[start:end, None])
        return weights[:, :, self._columns[low:high]]


def _taken(shares: Doubles, frames: npt.NDArray[np.int64], states: npt.NDArray[np.int64]) -> Doubles:
    """The `shares` (frames, tempers, states) of those frames and states, as (tempers, those); 0 outside the window."""
    last = shares.shape[2] - 1
    return np.where((states >= 0) & (states <= last), shares[frames, :, states.clip(0, last)].T, 0.0)


def _keep_alive(shares: Doubles, state: int) -> None:
    """The best path may look hopeless for a while, but never vanishes."""
    np.maximum(shares[:, state], _TINY, out=shares[:, state])


def _weights(
    scores: Floats, trellis: Trellis, path: npt.NDArray[np.int64], tempers: Doubles
) -> tuple[Doubles, Doubles, Doubles]:
    """What entering each state (columns) from the one before it, from the one before that, and by each leap is worth.

    Every path goes from the first state to the last, so that weights w(state) / w(state before) change no share of
    whole paths (a potential; Mohri 1997 pushes weights so). They are chosen for half paths: where the letters are hard
    to hear, what stays behind in silence would outweigh the best path beyond all floating point. With these weights,
    staying and going on along the best path are worth the same.
    """
    columns = np.unique(trellis.columns)
    staying = scores[:, columns[scores[:, columns].sum(axis=0).argmax()]]  # the silence that costs least
    lead = staying - scores[np.arange(len(path)), trellis.columns[path]]
    leaps = trellis.leaps
    if len(leaps.targets):
        prices = np.zeros(len(trellis.columns))
        prices[leaps.targets] = leaps.prices
        lead[1:] += np.where(np.diff(path) > 1, prices[path[1:]], 0.0)
    ahead = np.cumsum(lead, dtype=np.float64)
    entered = np.searchsorted(path, np.arange(len(trellis.columns)))  # for a state left out: of the next one
    potential = np.append(0.0, ahead)[entered]
    steps = np.diff(potential, prepend=potential[0]).clip(-_STEEPEST, _STEEPEST)
    skips = steps + np.append(0.0, steps[:-1])
    summed = np.cumsum(steps)  # clipped alike, or paths of the same states would differ
    leapt = summed[leaps.targets] - summed[leaps.sources] - leaps.prices
    return (
        np.exp(tempers * steps),
        np.exp(tempers * skips) * trellis.may_skip,
        np.exp(tempers * leapt.clip(-3 * _STEEPEST, 3 * _STEEPEST)),
    )
