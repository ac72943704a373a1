"""Batches: which windows make up each step, a function of the step alone, so that a run can go on where it stopped."""

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
