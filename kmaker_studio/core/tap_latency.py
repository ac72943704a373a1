"""Tap latency: how late a user taps along with a row of beeps."""

from collections.abc import Sequence
from statistics import median

BEEPS = 10
FEWEST = 6
"""Matched taps without which there is no result."""
_NEAREST_MS = 300.0


def tap_lateness(beeps_ms: Sequence[float], taps_ms: Sequence[float]) -> list[float]:
    """Tap minus beep in ms, negative where the tap came first, for each beep that has a tap within 300 ms."""
    late: list[float] = []
    for beep in beeps_ms:
        nearest = min((tap - beep for tap in taps_ms), key=abs, default=None)
        if nearest is not None and abs(nearest) <= _NEAREST_MS:
            late.append(nearest)
    return late


def calibrated(beeps_ms: Sequence[float], taps_ms: Sequence[float]) -> float | None:
    """The median lateness in ms; None where fewer than `FEWEST` beeps were tapped."""
    late = tap_lateness(beeps_ms, taps_ms)
    return median(late) if len(late) >= FEWEST else None
