"""The learning rate of each step, a function of the step alone, so that a run can go on where it stopped."""

import math


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
