"""How sure the aligner is of a word: the probability that its onset is within 0.3 s of the truth.

A logistic regression on what can be seen of the word and its surroundings, its weights fitted where the truth is known and kept in the
checkpoint (see `train.calibrate`).
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from kmaker_studio.align.emissions import Emissions
from kmaker_studio.align.path import LetterSpan

EVIDENCE = ("letters", "weakest letter", "surroundings", "singing", "hurry")
_NEIGHBOURS = 4  # words on either side whose letters count as surroundings


def evidence(words: Sequence[Sequence[LetterSpan]], emissions: Emissions) -> npt.NDArray[np.float64]:
    """What speaks for each word's place: an array (words, len(EVIDENCE) + 1), its last column constant.

    `letters` is the mean log-probability of the word's letters where each is surest, `weakest letter` the least of them, `surroundings` the
    mean of the neighbours' `letters`, `singing` the share of the word's frames that sound sung, `hurry` how many letters share a frame.
    """
    rows = np.ones((len(words), len(EVIDENCE) + 1))
    for row, spans in zip(rows, words, strict=True):
        peaks = [float(emissions.letters[span.start : span.end, span.column].max()) for span in spans]
        frames = emissions.sung[spans[0].start : spans[-1].end]
        row[0] = np.mean(peaks)
        row[1] = min(peaks)
        row[3] = float(np.mean(1 / (1 + np.exp(-np.clip(frames, -30, 30)))))
        row[4] = len(spans) / (spans[-1].end - spans[0].start)
    for index in range(len(words)):
        near = rows[max(0, index - _NEIGHBOURS) : index + _NEIGHBOURS + 1, 0]
        rows[index, 2] = near.mean()
    return rows


def confidence(rows: npt.NDArray[np.float64], weights: Sequence[float]) -> npt.NDArray[np.float64]:
    """The probability of each row of `evidence` under `weights`, one a column."""
    return 1 / (1 + np.exp(-np.clip(rows @ np.asarray(weights), -30, 30)))
