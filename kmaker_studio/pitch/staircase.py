"""The staircase: the semitone that is sung in every frame, found for the whole song at once (Viterbi).

A frame is the nearer to a semitone the nearer one of its candidates is, and the likelier that candidate. A step inside
a syllable costs as much as being some semitones off for a frame, so that vibrato and glides make no steps and a melisma
does. A leap costs what it is wider than a fifth, less so over a pause, and a pitch what it is further than that from
the middle of the singer's range: where the likeliest candidate is an octave off, another one fits better into the
melody. Pitches that are not of the song's own scale cost a little.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from kmaker_studio.pitch.f0 import F0, FRAME_MS

LOWEST: Final = 30
"""The lowest semitone that is looked for; the network hears nothing below it."""

HIGHEST: Final = 90
"""The highest one: whistles and whistle tones are sung above it."""

_STEP = 1.5  # what a step costs, in semitones times frames
_FAR = 1.5  # semitones: being further off costs no more
_UNLIKELY = 0.25  # what each unit of a candidate's deficit costs
_WIDEST = 7  # semitones that a leap may have for nothing
_LEAP = 0.7  # what each more costs
_RANGE = 9  # semitones to either side of the middle that are sung in for nothing
_OUTSIDE = 1.0  # what each more costs, a note
_PAUSE_MS = 1500.0  # over such a pause a leap costs half

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A syllable of the word of the id `word`, from the frame `first` on; `weights` say how much each frame counts."""

    word: str
    first: int
    weights: Floats


def semitones(f0: F0, tuning: float, stretches: Sequence[Stretch], scale: Floats) -> list[list[int]]:
    """The semitone (a MIDI number) of each frame of each stretch; they come in the order of the song.

    `tuning` is by how much the song lies above 440 Hz, `scale` (12,) what a step to each pitch class costs.
    """
    states = np.arange(LOWEST, HIGHEST + 1)
    outside = np.maximum(0, np.abs(states - middle_of(f0, stretches)) - _RANGE)
    entry = scale[states % 12] + _OUTSIDE * outside
    leap = _LEAP * np.maximum(0, np.abs(states[:, None] - states) - _WIDEST)
    inside = leap + _STEP * (states[:, None] != states) + np.where(states[:, None] != states, entry, 0.0)
    cost = np.zeros(len(states))
    back: list[npt.NDArray[np.intp]] = []
    ended = None
    for stretch in stretches:
        pause = 0.0 if ended is None else max(0.0, (stretch.first - ended) * FRAME_MS)
        ended = stretch.first + len(stretch.weights)
        total = cost[:, None] + leap / (1 + pause / _PAUSE_MS) + entry
        for off in _off(f0, tuning, stretch, states):
            back.append(total.argmin(axis=0))
            cost = total[back[-1], np.arange(len(states))] + off
            total = cost[:, None] + inside
    state = int(cost.argmin())
    path: list[int] = []
    for came in reversed(back):
        path.append(int(states[state]))
        state = int(came[state])
    path.reverse()
    at = 0
    found: list[list[int]] = []
    for stretch in stretches:
        found.append(path[at : at + len(stretch.weights)])
        at += len(stretch.weights)
    return found


def middle_of(f0: F0, stretches: Sequence[Stretch]) -> float:
    """The pitch in the middle of what is certainly sung, as a MIDI number."""
    pitches = np.concatenate([f0.pitch[each.first : each.first + len(each.weights)] for each in stretches] or [[60.0]])
    weights = np.concatenate([each.weights for each in stretches] or [[1.0]])
    order = np.argsort(pitches)
    sums = np.cumsum(np.square(weights[order]))
    return float(pitches[order][np.searchsorted(sums, sums[-1] / 2)])


def _off(f0: F0, tuning: float, stretch: Stretch, states: npt.NDArray[np.int64]) -> Floats:
    """What each semitone costs in each frame of the stretch, (frames, semitones)."""
    frames = slice(stretch.first, stretch.first + len(stretch.weights))
    away = np.abs(f0.candidates[frames, :, None] - tuning - states)
    unlikely = _UNLIKELY * np.minimum(f0.deficits[frames, :, None], 100.0)
    return np.minimum(away + unlikely, _FAR).min(axis=1) * stretch.weights[:, None]
