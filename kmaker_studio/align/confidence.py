"""How sure the aligner is of a word: the probability that its onset is within 0.3 s of the truth.

A logistic regression on what can be seen of the word and its surroundings, its weights fitted where the truth is known
and kept in the checkpoint (see `train.calibrate`).
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from kmaker_studio.align.emissions import Emissions
from kmaker_studio.align.network import BLANK, SEPARATOR
from kmaker_studio.align.path import LetterSpan

EVIDENCE = ("letters", "weakest letter", "surroundings", "singing", "hurry")
BELONGS = 0.48
"""Lyrics that explain less than this of what is plainly heard are probably another song's (see `share_explained`)."""
_PLAIN = np.log(0.3)  # the log-probability from which a letter counts as plainly heard
_FEW = 30  # plain letters, under which they say nothing
_NEAR = 2  # frames
_NEIGHBOURS = 4  # words on either side whose letters count as surroundings


def evidence(words: Sequence[Sequence[LetterSpan]], emissions: Emissions) -> npt.NDArray[np.float64]:
    """What speaks for each word's place: an array (words, len(EVIDENCE) + 1), its last column constant.

    `letters` is the mean log-probability of the word's letters where each is surest, `weakest letter` the least of
    them, `surroundings` the mean of the neighbours' `letters`, `singing` the share of the word's frames that sound
    sung, `hurry` how many letters share a frame.
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
    """The probability of each row of `evidence` under `weights`, one a column; an even chance without weights."""
    if not weights:
        return np.full(len(rows), 0.5)
    return 1 / (1 + np.exp(-np.clip(rows @ np.asarray(weights), -30, 30)))


def share_explained(words: Sequence[Sequence[LetterSpan]], emissions: Emissions) -> float:
    """The share of the letters plainly heard within the words that the words have there too; 1 where few are plain.

    A path finds some place for any lyrics, and evidence word by word is easily flattered by it; what the network hears
    there of its own accord is not. On songs in English and Vietnamese their own lyrics explained 0.60 to 0.79, another
    song's mostly 0.34 to 0.42.
    """
    columns = np.full(len(emissions.letters), BLANK)
    inside = np.zeros(len(columns), bool)
    for spans in words:
        inside[spans[0].start : spans[-1].end] = True
        for span in spans:
            columns[span.start : span.end] = span.column
    letters = emissions.letters[:, BLANK + 1 : SEPARATOR]
    plain = np.flatnonzero((letters.max(axis=1) > _PLAIN) & inside)
    if len(plain) < _FEW:
        return 1.0
    around = np.clip(plain[:, None] + np.arange(-_NEAR, _NEAR + 1), 0, len(columns) - 1)
    loudest = letters[plain].argmax(axis=1) + BLANK + 1
    return float(np.mean((columns[around] == loudest[:, None]).any(axis=1)))
