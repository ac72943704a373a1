"""Singing without words in an aligned song: runs of vocables, looked for once more by their sound.

The path puts vocables where a few letters are; where it is not sure of a run of them, the voice between the words on
either side says more (see `align.vocables`). Nothing else moves.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from kmaker_studio.align.anchors import Span
from kmaker_studio.align.emissions import Emissions
from kmaker_studio.align.vocables import Vocable, place_vocables
from kmaker_studio.align.voice import HOP, Voice, hear_voice

Singing = Callable[[Sequence[Span]], list[npt.NDArray[np.float32]]]
"""Gives the singing alone in spans of the song (see `align.singing`)."""

_RUN = 3  # vocables in a row, or a whole line of them: else they are part of a line of words
_SURE = 0.95  # the confidence of every vocable from which a run is left as it is
_CRAMMED = 0.4  # seconds from one vocable to the next
_MOST_SURE = 0.85  # confidence of a vocable that the voice has moved: it is to be checked
_SAME = 0.15  # seconds within which the voice and the path say the same
_AROUND = 5.0  # seconds on either side that are listened to as well, to know how loud the singer is
_AFTER_LETTER = 0.06  # seconds from the last letter of a word before to the first vocable
_AFTER_WORD = 0.15
_BEFORE_WORD = 0.2  # seconds from the last vocable to the next word, whose own beginning is none


@dataclass(frozen=True, slots=True)
class HeardWord:
    """A word of the song in order, with what the path says of it.

    `letter` is its first one, `last_letter` when its last one begins, `line` the number of its line; `fixed` words
    are anchors.
    """

    start: float
    end: float
    confidence: float
    letter: str
    last_letter: float
    line: int
    is_vocable: bool
    fixed: bool = False


def runs_of_vocables(words: Sequence[HeardWord]) -> list[slice]:
    """Where vocables follow each other, three or more or a whole line, and the path is not sure of all of them."""
    wordy = {word.line for word in words if not word.is_vocable}
    runs: list[slice] = []
    start = 0
    for place in range(len(words) + 1):
        if place < len(words) and words[place].is_vocable and not words[place].fixed:
            continue
        run = words[start:place]
        if (len(run) >= _RUN or any(word.line not in wordy for word in run)) and _is_doubtful(run):
            runs.append(slice(start, place))
        start = place + 1
    return runs


def _is_doubtful(run: Sequence[HeardWord]) -> bool:
    """Whether a vocable is unsure, or follows another as fast as those do that the path has crammed into one note."""
    return any(word.confidence < _SURE for word in run) or any(
        after.start - word.start < _CRAMMED for word, after in pairwise(run)
    )


def with_vocables_heard(
    words: Sequence[HeardWord], limits: Span, heard: Emissions, singing: Singing
) -> list[HeardWord]:
    """`words` with doubtful runs of vocables where the voice has them, all inside `limits` (seconds)."""
    answer = list(words)
    runs = runs_of_vocables(words)
    rooms = [_room(words, run, limits) for run in runs]
    around = _joined([(max(limits[0], low - _AROUND), min(limits[1], high + _AROUND)) for low, high in rooms])
    if not around:
        return answer
    sung = [(word.start, word.end) for word in words if not word.is_vocable]
    voices = [hear_voice(samples, span[0], sung) for span, samples in zip(around, singing(around), strict=True)]
    for run, room in zip(runs, rooms, strict=True):
        voice = next(voice for span, voice in zip(around, voices, strict=True) if span[0] <= room[0] <= span[1])
        asked = [Vocable(word.letter, word.start, word.confidence) for word in words[run]]
        placed = place_vocables(asked, voice, heard.letters, room)
        if placed is None:
            continue
        for place, (onset, chance) in zip(range(run.start, run.stop), placed, strict=True):
            if abs(onset - words[place].start) > _SAME:
                answer[place] = replace(answer[place], start=onset, confidence=min(_MOST_SURE, chance))
        _end_where_the_voice_does(answer, run, voice, limits[1])
    return answer


def _end_where_the_voice_does(words: list[HeardWord], run: slice, voice: Voice, limit: float) -> None:
    """Vocables, and the word before them, last as long as the voice, until the next word at most."""
    for place in range(max(0, run.start - 1), run.stop):
        word = words[place]
        following = words[place + 1].start if place + 1 < len(words) else limit
        if word.fixed or following <= word.start:
            continue
        begin = word.last_letter if place < run.start else word.start
        silent = np.flatnonzero(voice.active[voice.at(np.array(begin)) + 5 :] < 0.5)
        stops = begin + (5 + float(silent[0])) * HOP if len(silent) else following
        words[place] = replace(word, end=min(stops, following))


def _room(words: Sequence[HeardWord], run: slice, limits: Span) -> Span:
    """From when until when the vocables of `run` may begin."""
    low, high = limits
    if run.start:
        before = words[run.start - 1]
        low = before.end if before.fixed else max(before.start + _AFTER_WORD, before.last_letter + _AFTER_LETTER)
    if run.stop < len(words):
        after = words[run.stop]
        high = after.start - (0.0 if after.fixed else _BEFORE_WORD)
    first, last = words[run.start].start, words[run.stop - 1].start
    return max(limits[0], min(low, first)), min(limits[1], max(high, last + HOP))


def _joined(spans: Sequence[Span]) -> list[Span]:
    """`spans`, in order, those that meet as one."""
    joined: list[Span] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif end > start:
            joined.append((start, end))
    return joined
