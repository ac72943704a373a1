"""Word confidence: the probability that a word's onset is within 0.3 s of the truth.

A logistic regression on what can be seen of the word and its surroundings, its weights fitted where the truth is known
and kept in the checkpoint (see `train.calibrate`).
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from kmaker_studio.align.emissions import Emissions
from kmaker_studio.align.lyric_path import LetterSpan, WordsOnPath
from kmaker_studio.align.network import BLANK, SEPARATOR

EVIDENCE = ("certainty", "tempered certainty", "surroundings")
BELONGS = 0.48
"""Lyrics that explain less than this of what is plainly heard are probably another song's (see `share_explained`)."""
_PLAIN = np.log(0.3)  # the log-probability from which a letter counts as plainly heard
_FEW = 30  # plain letters, under which they say nothing
_NEAR = 2  # frames
_LEAST = 1e-4  # of a probability, for its log-odds
_NEIGHBOURS = 4  # words on either side whose letters count as surroundings


def evidence(found: Sequence[WordsOnPath], emissions: Emissions) -> npt.NDArray[np.float64]:
    """What speaks for each word's place: an array (words, len(EVIDENCE) + 1), its last column constant.

    `certainty` and `tempered certainty` are the log-odds that paths through the trellis give the onset (`WordsOnPath`),
    `surroundings` the mean log-probability of the letters of the word and its neighbours, each where it is surest. The
    words of all of `found` follow each other.
    """
    words = [word for part in found for word in part.words]
    rows = np.ones((len(words), len(EVIDENCE) + 1))
    certainty = np.concatenate([part.certainty for part in found], axis=1).clip(_LEAST, 1 - _LEAST)
    rows[:, :2] = np.log(certainty / (1 - certainty)).T
    letters = np.array(
        [np.mean([emissions.letters[span.start : span.end, span.column].max() for span in word]) for word in words]
    )
    for index in range(len(words)):
        rows[index, 2] = letters[max(0, index - _NEIGHBOURS) : index + _NEIGHBOURS + 1].mean()
    return rows


def confidence(rows: npt.NDArray[np.float64], weights: Sequence[float]) -> npt.NDArray[np.float64]:
    """The probability of each row of `evidence` under `weights`, one a column; an even chance without weights."""
    if not weights:
        return np.full(len(rows), 0.5)
    return 1 / (1 + np.exp(-np.clip(rows @ np.asarray(weights), -30, 30)))


def with_vocables_capped(
    sure: npt.NDArray[np.float64], certainty: npt.NDArray[np.float64], vocables: Sequence[bool]
) -> npt.NDArray[np.float64]:
    """The confidence (words,), a vocable's no higher than its `certainty` (tempers, words; see `Found`).

    Ooh and la have few letters, which stand anywhere in singing and in what sounds like it, and the surroundings say
    little of them: until the paths agree nothing else makes up for it. The first temper is asked: by the other, two
    thirds of the vocables of synthetic songs were marked, of which 96 % were right.
    """
    return np.where(vocables, np.minimum(sure, certainty[0]), sure)


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
