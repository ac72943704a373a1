"""Calibration: how early a checkpoint's onsets come, and how its evidence turns into confidence."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch

from kmaker_studio.align.confidence import EVIDENCE, evidence
from kmaker_studio.align.emissions import Emissions
from kmaker_studio.align.frames import FRAMES_PER_SECOND
from kmaker_studio.align.lyric_path import WordsOnPath, find_words, shortest_path
from kmaker_studio.align.network import Calibration
from kmaker_studio.train.data.dataset import LabelledWord, Window
from kmaker_studio.train.evaluate import CLOSE

_FOREIGN_SHARE = 0.02  # how often lyrics do not belong to the song: what a foreign word weighs in the fit


@dataclass(frozen=True, slots=True)
class AlignedWords:
    """Words aligned where the truth is known: signed onset errors in seconds, and the evidence for each."""

    errors: npt.NDArray[np.float64]
    evidence: npt.NDArray[np.float64]


def check_window(window: Window, heard: Emissions, lyrics: Sequence[LabelledWord] | None = None) -> AlignedWords | None:
    """Align a window's words (or `lyrics` that do not belong to it) and compare; None where they cannot fit."""
    words = window.words if lyrics is None else lyrics
    lines = as_lines(words)
    if shortest_path(lines) > len(heard.sung):
        return None
    found = find_words(heard.letters, lines)
    placed = [number for number, spans in enumerate(found.words) if spans]  # the others are known to be unheard
    if not placed:
        return None
    found = WordsOnPath([found.words[number] for number in placed], found.onsets[placed], found.certainty[:, placed])
    if lyrics is None:
        errors = found.onsets / FRAMES_PER_SECOND - np.array([words[number].start - window.start for number in placed])
    else:
        errors = np.full(len(placed), np.inf)
    return AlignedWords(errors, evidence([found], heard))


def as_lines(words: Sequence[LabelledWord]) -> list[list[str]]:
    """The letters of `words` as lines: a pause of half a second ends one."""
    lines: list[list[str]] = [[]]
    for before, word in zip([None, *words[:-1]], words, strict=True):
        if before is not None and word.start - before.end > 0.5:
            lines.append([])
        lines[-1].append(word.letters)
    return lines


def calibrate(own: Sequence[AlignedWords], foreign: Sequence[AlignedWords]) -> Calibration:
    """The calibration from windows aligned with their own lyrics and with foreign ones, where every word is wrong."""
    errors = np.concatenate([checked.errors for checked in own])
    shift = -float(np.median(errors))
    rows = np.concatenate([checked.evidence for checked in (*own, *foreign)])
    right = np.concatenate([np.abs(checked.errors + shift) <= CLOSE for checked in (*own, *foreign)])
    strangers = sum(len(checked.errors) for checked in foreign)
    importance = np.ones(len(rows))
    importance[len(errors) :] = _FOREIGN_SHARE * len(errors) / max(1, strangers)
    weights = fit_logistic(rows, right, importance)
    return Calibration(onset_shift=round(shift, 4), confidence_weights=weights)


def fit_logistic(
    rows: npt.NDArray[np.float64], right: npt.NDArray[np.bool_], importance: npt.NDArray[np.float64]
) -> tuple[float, ...]:
    """Weights (one a column) of the logistic regression of `right` on `rows`.

    By maximum likelihood with a slight ridge; `importance` says how much each row counts.
    """
    features = torch.from_numpy(rows)
    weight = torch.from_numpy(importance / importance.mean())
    wanted = torch.from_numpy(right.astype(np.float64))
    weights = torch.zeros(len(EVIDENCE) + 1, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=200, line_search_fn="strong_wolfe")

    def closure() -> torch.Tensor:
        optimizer.zero_grad()
        loss = torch.nn.functional.binary_cross_entropy_with_logits(features @ weights, wanted, weight)
        loss = loss + 1e-4 * weights[:-1].square().sum()
        loss.backward()
        return loss

    optimizer.step(closure)
    return tuple(round(float(weight), 4) for weight in weights.detach())
