"""Which windows make up each step, and the learning rate of each: functions of the step alone, so that a run can go on
where it stopped.
"""

import math
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class Shares:
    """How a step's windows are shared out: `batch` for each of `processes`, `accumulate` times."""

    batch: int
    accumulate: int = 1
    processes: int = 1

    @property
    def windows_a_step(self) -> int:
        """How many windows a step of the optimiser sees, over all processes."""
        return self.batch * self.accumulate * self.processes

    def steps_an_epoch(self, windows: int) -> int:
        """How many steps an epoch has, the last of which may see fewer windows."""
        return -(-windows // self.windows_a_step)


def epoch_batches(windows: int, epoch: int, seed: int, shares: Shares, process: int = 0) -> list[list[list[int]]]:
    """For each step of an epoch, the batches (of window indices) that `process` takes one after another.

    Every process gets as many batches as the others; where a step has too few windows for that, some come twice.
    """
    order = np.random.default_rng((seed, epoch)).permutation(windows)
    steps: list[list[list[int]]] = []
    for begin in range(0, windows, shares.windows_a_step):
        chosen = order[begin : begin + shares.windows_a_step]
        whole = shares.accumulate if len(chosen) > shares.batch * shares.processes else 1
        parts = np.array_split(np.resize(chosen, max(len(chosen), whole * shares.processes)), whole * shares.processes)
        steps.append([np.sort(part).tolist() for part in parts[process :: shares.processes]])
    return steps


def one_cycle(step: int, steps: int) -> tuple[float, float]:
    """The learning rate as a share of its peak, and Adam's first beta, of step 0 to `steps` - 1.

    The one-cycle policy (Smith and Topin 2018) as torch's `OneCycleLR` has it by default: up from 1/25 over the first
    three tenths, down to 4e-6 over the rest, both as cosines, the momentum the other way round.
    """
    rise = 0.3 * steps - 1
    fall = steps - 1 - rise
    if step < rise:
        return _cosine(1 / 25, 1.0, step / rise), _cosine(0.95, 0.85, step / rise)
    return _cosine(1.0, 4e-6, (step - rise) / fall), _cosine(0.85, 0.95, (step - rise) / fall)


def _cosine(start: float, end: float, share: float) -> float:
    return end + (start - end) / 2 * (1 + math.cos(math.pi * share))
