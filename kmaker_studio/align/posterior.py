"""Onset posteriors by the forward-backward algorithm: how probable it is that a path enters a state near a frame.

The Viterbi path says where a word best fits; the sum over all paths says whether it might as well stand elsewhere (a
repeated line, a solo, a mumbled word). Frames are not independent of each other, so scores are tempered (Rabiner 1989
section IV has the recursions; Jiang 2005, "Confidence measures for speech recognition", section 3, the tempering).
"""

from collections.abc import Sequence

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


def entry_probabilities(
    scores: Floats,
    trellis: Trellis,
    path: npt.NDArray[np.int64],
    questions: Sequence[tuple[int, int]],
    tempers: Sequence[float],
    cancelled: Cancelled = never_cancelled,
) -> Doubles:
    """For each (frame, state) of `questions` the probability that the state, or a later one, is reached by that frame.

    Parameters
    ----------
    scores
        Log-probabilities (frames, columns), as `best_path` takes them.
    path
        The best path (frames,); states farther than 800 from it are left out.
    tempers
        What the scores are multiplied by; less than 1 makes paths more alike.

    Returns
    -------
    numpy.ndarray
        Probabilities (tempers, questions).
    """
    band = _Band(scores, trellis, path, np.asarray(tempers, np.float64)[:, None])
    wanted = {frame for frame, _ in questions}
    forward = band.forward(wanted, cancelled)
    reached = band.reached(forward, cancelled)
    answers = np.empty((len(tempers), len(questions)))
    for index, (frame, state) in enumerate(questions):
        shares = reached[frame]
        place = state - int(band.lows[frame])
        answers[:, index] = 1.0 if place <= 0 else 0.0 if place >= shares.shape[1] else shares[:, place]
    return answers


class _Band:
    """The trellis around the best path; rows of all arrays are tempers."""

    def __init__(self, scores: Floats, trellis: Trellis, path: npt.NDArray[np.int64], tempers: Doubles) -> None:
        self._scores = scores - scores.max(axis=1, keepdims=True)
        self._tempers = tempers
        self._path = path
        self._columns = trellis.columns
        steps, skips = _weights(self._scores, trellis, path, self._tempers)
        end = np.zeros((len(tempers), 2))
        self._steps, self._skips = np.append(steps, end, axis=1), np.append(skips, end, axis=1)
        self.lows = np.maximum(0, path - _BAND)
        self._highs = np.minimum(len(trellis.columns), path + _BAND + 1)

    def forward(self, wanted: set[int], cancelled: Cancelled) -> dict[int, Floats]:
        """The logarithm of the share of the paths so far that stand in each state, at the `wanted` frames."""
        kept: dict[int, Floats] = {}
        alpha = np.zeros((len(self._tempers), len(self._columns) + 2))  # two states before the first: never entered
        alpha[:, 2] = 1.0
        for frame in range(len(self._scores)):
            if frame % _ASK_EVERY == 0:
                check_cancelled(cancelled)
            low, high = int(self.lows[frame]), int(self._highs[frame])
            new = alpha[:, low + 2 : high + 2].copy()
            if frame:
                new += self._steps[:, low:high] * alpha[:, low + 1 : high + 1]
                new += self._skips[:, low:high] * alpha[:, low:high]
            new *= self._emitted(frame)
            alpha[:, : low + 2] = 0.0
            alpha[:, low + 2 : high + 2] = _shares(new)
            self._keep_alive(alpha, int(self._path[frame]) + 2)
            if frame in wanted:
                kept[frame] = np.log(alpha[:, low + 2 : high + 2] + _TINY).astype(np.float32)
        return kept

    def reached(self, forward: dict[int, Floats], cancelled: Cancelled) -> dict[int, Floats]:
        """At the frames of `forward`, which is used up, the share of all paths in each state or a later one."""
        reached: dict[int, Floats] = {}
        states = len(self._columns)
        beta = np.zeros((len(self._tempers), states + 2))
        beta[:, states - 1] = 1.0
        last = len(self._scores) - 1
        for frame in range(last, -1, -1):
            if frame % _ASK_EVERY == 0:
                check_cancelled(cancelled)
            low, high = int(self.lows[frame]), int(self._highs[frame])
            new = beta[:, low:high].copy()
            if frame < last:
                new += self._steps[:, low + 1 : high + 1] * beta[:, low + 1 : high + 1]
                new += self._skips[:, low + 2 : high + 2] * beta[:, low + 2 : high + 2]
            if frame in forward:
                both = forward.pop(frame) + np.log(new + _TINY)
                both = _shares(np.exp(both - both.max(axis=1, keepdims=True)))
                ahead = np.cumsum(both[:, ::-1], axis=1)[:, ::-1]
                reached[frame] = ahead.astype(np.float32)
            new *= self._emitted(frame)
            beta[:, high:] = 0.0
            beta[:, low:high] = _shares(new)
            self._keep_alive(beta, int(self._path[frame]))
        return reached

    @staticmethod
    def _keep_alive(shares: Doubles, state: int) -> None:
        """The best path may look hopeless for a while, but never vanishes."""
        np.maximum(shares[:, state], _TINY, out=shares[:, state])

    def _emitted(self, frame: int) -> Doubles:
        columns = self._columns[self.lows[frame] : self._highs[frame]]
        return np.exp(self._tempers * self._scores[frame])[:, columns]


def _weights(
    scores: Floats, trellis: Trellis, path: npt.NDArray[np.int64], tempers: Doubles
) -> tuple[Doubles, Doubles]:
    """What entering each state (columns) from the one before it, and from the one before that, is worth.

    Every path goes from the first state to the last, so that weights w(state) / w(state before) change no share of
    whole paths (a potential; Mohri 1997 pushes weights so). They are chosen for half paths: where the letters are hard
    to hear, what stays behind in silence would outweigh the best path beyond all floating point. With these weights,
    staying and going on along the best path are worth the same.
    """
    columns = np.unique(trellis.columns)
    staying = scores[:, columns[scores[:, columns].sum(axis=0).argmax()]]  # the silence that costs least
    ahead = np.cumsum(staying - scores[np.arange(len(path)), trellis.columns[path]], dtype=np.float64)
    entered = np.searchsorted(path, np.arange(len(trellis.columns)))  # for a state left out: of the next one
    potential = np.append(0.0, ahead)[entered]
    steps = np.diff(potential, prepend=potential[0]).clip(-_STEEPEST, _STEEPEST)
    skips = steps + np.append(0.0, steps[:-1])
    return np.exp(tempers * steps), np.exp(tempers * skips) * trellis.may_skip


def _shares(weights: Doubles) -> Doubles:
    """`weights`, rows scaled to sum to 1; alike where they have all vanished."""
    totals = weights.sum(axis=1, keepdims=True)
    if (totals > 0).all():
        return weights / totals
    return np.where(totals > 0, weights / np.where(totals > 0, totals, 1.0), 1.0 / weights.shape[1])
