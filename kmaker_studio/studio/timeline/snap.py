"""Snapping: what a dragged edge snaps to. Nothing here moves a word that is not being dragged."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
import numpy.typing as npt

from kmaker_studio.audio.onsets import OnsetTimes
from kmaker_studio.studio.timeline.song_index import SongIndex

Kind = Literal["playhead", "onset", "neighbour"]
Times: TypeAlias = npt.NDArray[np.float64]

SNAP_PIXELS = 8.0
MOST_MS = 80.0
"""Far out, where a pixel is long, nothing further away than this is meant by the hand."""


@dataclass(frozen=True, slots=True)
class SnapMatch:
    """A place that an edge was drawn to."""

    ms: float
    kind: Kind


class SnapTargets:
    """Times to snap to, a rising row for each kind."""

    def __init__(self, times: Mapping[Kind, Iterable[float]]) -> None:
        self._times: dict[Kind, Times] = {
            kind: np.array(sorted(set(found)), np.float64) for kind, found in times.items()
        }

    def near(self, ms: float, tolerance: float) -> SnapMatch | None:
        """The nearest one within `tolerance`; of equally near ones the kind that was given first."""
        best: SnapMatch | None = None
        for kind, times in self._times.items():
            after = int(np.searchsorted(times, ms))
            for value in times[max(0, after - 1) : after + 1]:
                distance = abs(float(value) - ms)
                if distance <= tolerance and (best is None or distance < abs(best.ms - ms)):
                    best = SnapMatch(float(value), kind)
        return best


def targets_between(
    low_ms: float, high_ms: float, index: SongIndex, moving: Collection[str], onsets: OnsetTimes, playhead_ms: float
) -> SnapTargets:
    """What the edges of a drag can snap to between two times: the playhead, rising `onsets`, words not `moving`."""
    neighbours = [
        float(edge)
        for _, row in index.rows(low_ms, high_ms)
        for word in row.words
        if word.id not in moving
        for edge in (word.start_ms or 0, word.end_ms or 0)
    ]
    near = onsets[(onsets >= low_ms) & (onsets <= high_ms)]
    return SnapTargets({"playhead": [playhead_ms], "onset": near.tolist(), "neighbour": neighbours})


def snapped(
    delta_ms: float, edges: Sequence[float], targets: SnapTargets, tolerance: float
) -> tuple[float, SnapMatch | None]:
    """`delta_ms` changed so that the edge nearest to a target falls on it, and that target; else as it is."""
    best: tuple[float, float, SnapMatch] | None = None
    for edge in edges:
        snap = targets.near(edge + delta_ms, tolerance)
        if snap is not None:
            distance = abs(snap.ms - edge - delta_ms)
            if best is None or distance < best[0]:
                best = distance, snap.ms - edge, snap
    return (delta_ms, None) if best is None else (best[1], best[2])
