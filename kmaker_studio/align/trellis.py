"""Exact Viterbi search through a left-to-right trellis, in memory that grows with the square root of the length.

Viterbi (1967) over states that may stay, step to the next, or jump over one that is optional. Only the scores at every
block's first frame are kept on the way forward; on the way back each block is computed again, and only around the path,
so that the second pass costs next to nothing (after Hirschberg 1975, with blocks in place of halves).

Beside that, whole stretches of states may be leapt over at a price. How far a leap lands is not bounded by the block's
length: the narrow second pass is kept where it reproduces the forward score, which proves it exact, and is widened
where it does not.
"""

import math
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from kmaker_studio.core.jobs import Cancelled, Progress, Report, check_cancelled, ignore_progress, never_cancelled

Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int64]

_SMALLEST_BLOCK = 256
_MARGIN = 256  # states below those that steps alone can reach, for leaps
_AT_ONCE = 64  # frames whose scores are laid out state by state
_LEAP = 3  # what stands for a leap among the moves; the others are numbers of states
_NEVER = np.float32(-1e30)


@dataclass(frozen=True, slots=True)
class Leaps:
    """From which states a path may go straight to which later ones, and the price of it in nats; `targets` rise."""

    sources: Integers = field(default_factory=lambda: np.empty(0, np.int64))
    targets: Integers = field(default_factory=lambda: np.empty(0, np.int64))
    prices: Floats = field(default_factory=lambda: np.empty(0, np.float32))

    def inside(self, low: int, high: int) -> "Leaps":
        """Those between states from `low` up to `high`, counted from `low`."""
        held = (self.sources >= low) & (self.targets < high)
        return Leaps(self.sources[held] - low, self.targets[held] - low, self.prices[held])


@dataclass(frozen=True, slots=True)
class Trellis:
    """States in order: the column of the scores that each reads, and whether the state before it may be left out.

    Never the first state, and of two states in a row at most one: a path jumps over one state at a time. `leaps` go
    farther, at a price; no two of them land on the same state.
    """

    columns: Integers
    may_skip: npt.NDArray[np.bool_]
    leaps: Leaps = field(default_factory=Leaps)

    @property
    def shortest(self) -> int:
        """The fewest frames that a path through all states, without leaps, needs."""
        return len(self.columns) - int(self.may_skip.sum())


def best_path(
    scores: Floats, trellis: Trellis, report: Report = ignore_progress, cancelled: Cancelled = never_cancelled
) -> Integers:
    """The state of each frame on the path of the highest total score, from the first state to the last.

    Parameters
    ----------
    scores
        Log-probabilities (frames, columns).
    trellis
        Its `shortest` must not exceed the number of frames, else `ValueError`.

    Returns
    -------
    numpy.ndarray
        State indices (frames,), never falling.
    """
    frames = len(scores)
    if frames < trellis.shortest:
        raise ValueError(f"{frames} frames cannot hold a path of {trellis.shortest}")
    block = max(_SMALLEST_BLOCK, math.isqrt(frames))
    starts = list(range(0, frames, block))
    penalty = np.where(trellis.may_skip, np.float32(0), _NEVER)
    alpha = np.full(len(trellis.columns), _NEVER, np.float32)
    kept: list[Floats] = []
    peaks: list[np.float32] = []
    for start in starts:
        check_cancelled(cancelled)
        report(Progress("Finding the words", start, frames))
        kept.append(alpha.copy())
        alpha = _advance(alpha, scores[start : start + block], trellis.columns, penalty, trellis.leaps, start == 0)
        peaks.append(alpha.max())
        alpha -= peaks[-1]  # keeps single precision exact enough, however long the song is
    kept.append(alpha)
    report(Progress("Finding the words", frames, frames))
    path = np.empty(frames, np.int64)
    state = len(trellis.columns) - 1
    source_of = dict(zip(trellis.leaps.targets.tolist(), trellis.leaps.sources.tolist(), strict=True))
    for number in range(len(starts) - 1, -1, -1):
        check_cancelled(cancelled)
        start = starts[number]
        stretch = scores[start : start + block]
        lowest = max(0, state - 2 * len(stretch) - (_MARGIN if source_of else 0))
        while True:
            window = slice(lowest, state + 1)
            moves = np.empty((len(stretch), state + 1 - lowest), np.uint8)
            leaps = trellis.leaps.inside(lowest, state + 1)
            again = _advance(
                kept[number][window], stretch, trellis.columns[window], penalty[window], leaps, start == 0, moves
            )
            if not lowest or again[-1] - peaks[number] >= kept[number + 1][state]:
                break
            lowest = 0  # the best path leaps in from below the window
        for frame in range(len(stretch) - 1, -1, -1):
            path[start + frame] = state
            move = int(moves[frame, state - lowest])
            state = source_of[state] if move == _LEAP else state - move
    return path


def _advance(
    alpha: Floats,
    scores: Floats,
    columns: Integers,
    penalty: Floats,
    leaps: Leaps,
    first: bool,
    moves: npt.NDArray[np.uint8] | None = None,
) -> Floats:
    """Scores of all states after the frames of `scores`; `moves` receives how many states back each best one was."""
    size = len(columns)
    # two states before the first, never reached, so that slices need no check
    held = np.full((2, size + 2), _NEVER, np.float32)
    held[0, 2:] = alpha
    jump = np.empty(size, np.float32)
    sources, targets, prices = leaps.sources + 2, leaps.targets, leaps.prices
    for begin in range(0, len(scores), _AT_ONCE):
        emitted = scores[begin : begin + _AT_ONCE, columns]
        for frame, heard in enumerate(emitted, begin):
            old, new = held[frame % 2], held[(frame + 1) % 2, 2:]
            if first and frame == 0:
                new.fill(_NEVER)
                new[0] = heard[0]
                if moves is not None:
                    moves[0] = 0
                continue
            stay, step = old[2:], old[1:-1]
            np.add(old[:-2], penalty, out=jump)
            np.maximum(stay, step, out=new)
            if moves is not None:
                np.copyto(moves[frame], np.where(jump > new, np.uint8(2), (step > stay).view(np.uint8)))
            np.maximum(new, jump, out=new)
            if len(targets):
                leapt, landed = old[sources] - prices, new[targets]
                if moves is not None:
                    moves[frame, targets[leapt > landed]] = _LEAP
                new[targets] = np.maximum(landed, leapt)
            new += heard
    return np.maximum(held[len(scores) % 2, 2:], _NEVER)
