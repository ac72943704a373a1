"""Vocables by their sound: where in a stretch of singing each ooh, la and hey begins.

They have hardly any letters to be heard by, so the voice itself is asked: a vocable begins where a voice sets in or
changes its note, and goes on while it sounds. Among places where one might begin, those are chosen that are likeliest
together (Viterbi over candidates, as beats are tracked: Ellis 2007), each by a logistic regression on what is heard
there, and apart from each other by what a note of this stretch usually takes.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kmaker_studio.align.frames import FRAMES_PER_SECOND
from kmaker_studio.align.network import BLANK, SEPARATOR, SYMBOL_INDEX
from kmaker_studio.align.voice import HOP, Voice

Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]

FEATURES = ("change", "active after", "active before", "its letter", "any letter", "path", "sure path")
WEIGHTS = (1.35, 2.0, -2.2, 1.6, 3.8, 0.8, 0.7, -6.0)
"""What each of `FEATURES`, and at last 1, weighs.

Fitted on 60 songs of benchmarks/vocable_songs.py and rounded; how much the voice rises says nothing beside these.
"""

_GRID = 0.25  # seconds: a candidate at least so often, more often where many vocables are to be placed
_AROUND = 4  # places on either side of which a candidate changes most
_NEAREST = 0.1  # seconds from one onset to the next
_SPREAD = 1.0  # the standard deviation of a note's length, as a logarithm
_WORST = 6.0  # nats: what the oddest length costs
_TYPICAL = (0.25, 6.0)  # seconds that the usual vocable of a stretch takes
_SAME_PLACE = 0.06  # seconds within which a candidate is where the path begins the word
_RIGHT = 0.3  # seconds within which an onset counts as right
_LEAST_LETTER = -7.0
_MOST = 8.0  # log-odds


@dataclass(frozen=True, slots=True)
class Vocable:
    """A vocable to be placed: its first letter, where the path begins it (seconds), and the path's certainty there."""

    letter: str
    onset: float
    certainty: float


def place_vocables(
    words: Sequence[Vocable],
    voice: Voice,
    letters: Floats,
    room: tuple[float, float],
    weights: Sequence[float] = WEIGHTS,
) -> list[tuple[float, float]] | None:
    """When each of `words` begins, in seconds, and the probability that it is within 0.3 s of there.

    `letters` are the song's log-probabilities (frames, symbols); all begin inside `room`. None where it is too small.
    """
    times = candidates(words, voice, room)
    if len(times) < len(words):
        return None
    rows = features(times, words, voice, letters)
    scores = np.clip(rows @ np.asarray(weights), -_MOST, _MOST)
    apart = _apart(times, _usual(voice, room, len(words)))
    chosen = _chosen(scores, apart)
    if chosen is None:
        return None
    chances = _chances(scores, apart)
    near = np.abs(times[None, :] - times[chosen][:, None]) <= _RIGHT
    return list(zip(times[chosen].tolist(), (chances * near).sum(axis=1).clip(0, 1).tolist(), strict=True))


def candidates(words: Sequence[Vocable], voice: Voice, room: tuple[float, float]) -> Doubles:
    """Where in `room` a vocable might begin, in rising seconds: at changes, where the path says, and now and then."""
    low, high = voice.at(np.array(room))
    change = voice.change[low:high]
    padded = np.pad(change, _AROUND)
    highest = np.lib.stride_tricks.sliding_window_view(padded, 2 * _AROUND + 1).max(axis=1) if len(change) else change
    peaks = np.flatnonzero((change == highest) & (change > 0)) * HOP + voice.start + low * HOP
    step = float(np.clip((room[1] - room[0]) / (3 * max(1, len(words))), _NEAREST / 2, _GRID))
    grid = np.arange(room[0], room[1], step)
    path = np.array([word.onset for word in words if room[0] <= word.onset < room[1]])
    far = np.abs(peaks[:, None] - path[None, :]).min(axis=1, initial=np.inf) > _SAME_PLACE / 2
    times = np.concatenate([peaks[far], path])
    far = np.abs(grid[:, None] - times[None, :]).min(axis=1, initial=np.inf) > step / 2
    return np.unique(np.concatenate([times, grid[far]]))


def features(times: Doubles, words: Sequence[Vocable], voice: Voice, letters: Floats) -> Doubles:
    """What is heard at each of `times` of each of `words`: an array (words, times, features and 1)."""
    active = np.append(0.0, voice.active.cumsum())

    def mean(begin: float, end: float) -> Doubles:
        first, last = voice.at(times + begin), voice.at(times + end)
        return (active[last + 1] - active[first]) / (last + 1 - first)

    near = np.lib.stride_tricks.sliding_window_view(np.pad(voice.change, 3), 7).max(axis=1)
    frames = (times[:, None] * FRAMES_PER_SECOND + np.arange(-3, 7)).astype(np.int64).clip(0, len(letters) - 1)
    any_letter = letters[:, BLANK + 1 : SEPARATOR].max(axis=1)[frames].max(axis=1)
    rows = np.ones((len(words), len(times), len(FEATURES) + 1))
    rows[:, :, 0] = near[voice.at(times)].clip(0, 2)
    rows[:, :, 1] = mean(0.03, 0.2)
    rows[:, :, 2] = mean(-0.15, -0.03)
    rows[:, :, 4] = 1 - any_letter.clip(_LEAST_LETTER) / _LEAST_LETTER
    for letter in {word.letter for word in words}:
        heard = 1 - letters[frames, SYMBOL_INDEX[letter]].max(axis=1).clip(_LEAST_LETTER) / _LEAST_LETTER
        rows[[word.letter == letter for word in words], :, 3] = heard
    same = np.abs(times[None, :] - np.array([word.onset for word in words])[:, None]) <= _SAME_PLACE
    sure = np.array([word.certainty for word in words])[:, None]
    rows[:, :, 5] = same
    rows[:, :, 6] = same * np.log(sure.clip(0.01, 0.99) / (1 - sure.clip(0.01, 0.99)))
    return rows


def _usual(voice: Voice, room: tuple[float, float], count: int) -> float:
    """The seconds of singing in `room` that there are for each of `count` vocables."""
    low, high = voice.at(np.array(room))
    return float(np.clip(voice.active[low:high].sum() * HOP / count, *_TYPICAL))


def _apart(times: Doubles, usual: float) -> Doubles:
    """The logarithm of how likely one of `times` (rows) is followed by another (columns), if a note is `usual` long."""
    seconds = times[None, :] - times[:, None]
    lengths = np.log(np.maximum(seconds, _NEAREST) / usual)
    cost = np.minimum(np.square(lengths) / (2 * _SPREAD**2), _WORST)
    return np.where(seconds >= _NEAREST, -cost, -np.inf)


def _chosen(scores: Doubles, apart: Doubles) -> npt.NDArray[np.int64] | None:
    """The rising places, one a word, of the highest sum of `scores` (words, times) and `apart`; None without any."""
    best = scores[0]
    before: list[npt.NDArray[np.int64]] = []
    for row in scores[1:]:
        reached = best[:, None] + apart
        before.append(reached.argmax(axis=0))
        best = reached[before[-1], np.arange(len(row))] + row
    if not len(best) or not np.isfinite(best.max()):
        return None
    places = [int(best.argmax())]
    for each in reversed(before):
        places.append(int(each[places[-1]]))
    return np.array(places[::-1])


def _chances(scores: Doubles, apart: Doubles) -> Doubles:
    """The probability (words, times) of each place over all choices, weighed as `_chosen` does (forward-backward)."""
    weights, steps = np.exp(scores), np.exp(apart)
    forward, backward = np.empty_like(weights), np.empty_like(weights)
    held = weights[0]
    for number in range(len(weights)):
        if number:
            held = (held @ steps) * weights[number]
        held = forward[number] = held / max(float(held.sum()), 1e-300)
    held = np.ones(weights.shape[1])
    for number in range(len(weights) - 1, -1, -1):
        backward[number] = held
        held = steps @ (held * weights[number])
        held = held / max(float(held.sum()), 1e-300)
    both = forward * backward
    return both / np.maximum(both.sum(axis=1, keepdims=True), 1e-300)
