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

_BAND = 800  # states on either side of the best path
_ASK_EVERY = 1000  # frames
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
        The best path (frames,); states farther than 800 from it are left out.
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
    asked = _Asked.around(onsets, reach, len(scores))
    return band.entering(asked, band.forward(asked, cancelled), cancelled)


@dataclass(frozen=True, slots=True)
class _Asked:
    """Frames and states that are asked for, and for each frame of the song which of them look at it (first, last)."""

    frames: npt.NDArray[np.int64]
    states: npt.NDArray[np.int64]
    reach: int
    first: npt.NDArray[np.int64]
    last: npt.NDArray[np.int64]

    @classmethod
    def around(cls, onsets: Sequence[tuple[int, int]], reach: int, length: int) -> "_Asked":
        frames, states = np.array(onsets, np.int64).reshape(-1, 2).T
        song = np.arange(length)
        first, last = np.searchsorted(frames, song - reach), np.searchsorted(frames, song + reach, side="right")
        return cls(frames, states, reach, first, last)


@dataclass(frozen=True, slots=True)
class _Forward:
    """What the pass forward leaves for the pass back, as logarithms.

    `before` has for each (temper, onset, frame) the weight of the paths that stand before the state in the frame
    before; `whole` for each frame of an onset that of all paths, state by state.
    """

    before: Doubles
    whole: dict[int, Doubles]


class _Band:
    """The trellis around the best path; rows of all arrays are tempers."""

    def __init__(self, scores: Floats, trellis: Trellis, path: npt.NDArray[np.int64], tempers: Doubles) -> None:
        self._scores = scores - scores.max(axis=1, keepdims=True)
        self._tempers = tempers
        self._path = path
        self._columns = trellis.columns
        steps, skips, self._leapt = _weights(self._scores, trellis, path, self._tempers)
        self._leaps = trellis.leaps
        end = np.zeros((len(tempers), 2))
        self._steps, self._skips = np.append(steps, end, axis=1), np.append(skips, end, axis=1)
        self._lows = np.maximum(0, path - _BAND)
        self._highs = np.minimum(len(trellis.columns), path + _BAND + 1)
        self._landing = np.searchsorted(trellis.leaps.targets, [self._lows, self._highs])

    def forward(self, asked: _Asked, cancelled: Cancelled) -> _Forward:
        """The paths up to each frame."""
        before = np.full((len(self._tempers), len(asked.frames), 2 * asked.reach + 1), -np.inf)
        whole: dict[int, Doubles] = {}
        wanted = set(asked.frames.tolist())
        alpha = np.zeros((len(self._tempers), len(self._columns) + 2))  # two states before the first: never entered
        alpha[:, 2] = 1.0
        scale = np.zeros(len(self._tempers))  # the logarithm of what `alpha` was divided by
        for frame in range(len(self._scores)):
            if frame % _ASK_EVERY == 0:
                check_cancelled(cancelled)
            first, last = int(asked.first[frame]), int(asked.last[frame])
            if frame and first < last:
                places = frame - asked.frames[first:last] + asked.reach
                shares = alpha[:, asked.states[first:last] + 1]
                before[:, np.arange(first, last), places] = np.log(shares + _TINY) + scale[:, None]
            low, high = int(self._lows[frame]), int(self._highs[frame])
            new = alpha[:, low + 2 : high + 2].copy()
            if frame:
                new += self._steps[:, low:high] * alpha[:, low + 1 : high + 1]
                new += self._skips[:, low:high] * alpha[:, low:high]
                some = slice(*self._landing[:, frame])
                new[:, self._leaps.targets[some] - low] += (
                    self._leapt[:, some] * alpha[:, self._leaps.sources[some] + 2]
                )
            new *= self._emitted(frame)
            alpha[:, : low + 2] = 0.0
            alpha[:, low + 2 : high + 2], total = _shares(new)
            scale += total
            self._keep_alive(alpha, int(self._path[frame]) + 2)
            if frame in wanted:
                whole[frame] = np.log(alpha[:, low + 2 : high + 2] + _TINY) + scale[:, None]
        return _Forward(before, whole)

    def entering(self, asked: _Asked, forward: _Forward, cancelled: Cancelled) -> Doubles:
        """The probability of each onset in each frame around it."""
        chances = forward.before  # both passes' logarithms come together in it
        totals = np.zeros(chances.shape[:2])
        states = len(self._columns)
        beta = np.zeros((len(self._tempers), states + 2))
        beta[:, states - 1] = 1.0
        scale = np.zeros(len(self._tempers))
        final = len(self._scores) - 1
        for frame in range(final, -1, -1):
            if frame % _ASK_EVERY == 0:
                check_cancelled(cancelled)
            low, high = int(self._lows[frame]), int(self._highs[frame])
            new = beta[:, low:high].copy()
            if frame < final:
                new += self._steps[:, low + 1 : high + 1] * beta[:, low + 1 : high + 1]
                new += self._skips[:, low + 2 : high + 2] * beta[:, low + 2 : high + 2]
                first, last = np.searchsorted(self._leaps.sources, (low, high))
                targets = self._leaps.targets[first:last]
                new[:, self._leaps.sources[first:last] - low] += self._leapt[:, first:last] * beta[:, targets]
            if (whole := forward.whole.pop(frame, None)) is not None:
                both = whole + np.log(new + _TINY)
                peak = both.max(axis=1, keepdims=True)
                total = np.log(np.exp(both - peak).sum(axis=1)) + peak[:, 0] + scale
                totals[:, asked.frames == frame] = total[:, None]
            new *= self._emitted(frame)
            first, last = int(asked.first[frame]), int(asked.last[frame])
            if first < last:
                wanted = asked.states[first:last]
                inside = (wanted >= low) & (wanted < high)
                ahead = np.where(inside, new[:, np.clip(wanted - low, 0, high - low - 1)], 0.0)
                entered = np.log(ahead * self._steps[:, wanted] + _TINY) + scale[:, None]
                chances[:, np.arange(first, last), frame - asked.frames[first:last] + asked.reach] += entered
            beta[:, high:] = 0.0
            beta[:, low:high], total = _shares(new)
            scale += total
            self._keep_alive(beta, int(self._path[frame]))
        return np.exp(np.minimum(chances - totals[:, :, None], 0.0))

    @staticmethod
    def _keep_alive(shares: Doubles, state: int) -> None:
        """The best path may look hopeless for a while, but never vanishes."""
        np.maximum(shares[:, state], _TINY, out=shares[:, state])

    def _emitted(self, frame: int) -> Doubles:
        columns = self._columns[self._lows[frame] : self._highs[frame]]
        return np.exp(self._tempers * self._scores[frame])[:, columns]


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


def _shares(weights: Doubles) -> tuple[Doubles, Doubles]:
    """`weights`, rows scaled to sum to 1, and the logarithms of the sums; alike where they have all vanished."""
    totals = weights.sum(axis=1, keepdims=True)
    if (totals > 0).all():
        return weights / totals, np.log(totals[:, 0])
    shares = np.where(totals > 0, weights / np.where(totals > 0, totals, 1.0), 1.0 / weights.shape[1])
    return shares, np.log(totals[:, 0] + _TINY)
