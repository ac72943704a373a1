"""How far predicted word times are from the true ones, by the field's measures.

Onset errors and the share within 0.3 s are those of the MIREX lyrics alignment task (Mauch et al. 2010;
`mir_eval.alignment`), the overlap is the score of the Zalo AI Challenge 2022.
"""

import statistics
from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Song
from kmaker_studio.formats import read_song

CLOSE = 0.3  # seconds
DERAILED = 1.0  # seconds

Times = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Scores:
    """Figures of one song, or their averages: seconds for the errors, shares from 0 to 1 for the rest."""

    mean: float
    median: float
    close: float
    derailed: float
    iou: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores of every song, and their average (every song weighs the same)."""

    songs: dict[str, Scores]

    @property
    def average(self) -> Scores:
        """The mean over songs of each figure."""
        return Scores(*(statistics.fmean(column) for column in zip(*map(astuple, self.songs.values()), strict=True)))

    def table(self) -> str:
        """The figures as text, a row a song and one for the average."""
        names = [field.name for field in fields(Scores)]
        rows = [("song", names)]
        if self.songs:
            every = {**self.songs, f"average of {len(self.songs)}": self.average}
            rows += [(name, [f"{value:.3f}" for value in astuple(scores)]) for name, scores in every.items()]
        return "\n".join(f"{name[:40]:40s}" + "".join(f"{value:>10s}" for value in values) for name, values in rows)


def score_times(reference: Times, predicted: Times) -> Scores:
    """Scores of predicted (start, end) seconds against reference ones; raises `ValueError` for unequal counts."""
    pairs = list(zip(reference, predicted, strict=True))
    errors = [abs(true[0] - guess[0]) for true, guess in pairs]
    return Scores(
        mean=statistics.fmean(errors),
        median=statistics.median(errors),
        close=statistics.fmean(error <= CLOSE for error in errors),
        derailed=statistics.fmean(error > DERAILED for error in errors),
        iou=statistics.fmean(_overlap(true, guess) for true, guess in pairs),
    )


def _overlap(true: tuple[float, float], guess: tuple[float, float]) -> float:
    union = max(true[1], guess[1]) - min(true[0], guess[0])
    return max(0.0, min(true[1], guess[1]) - max(true[0], guess[0])) / union if union > 0 else 0.0


def evaluate_folders(reference: Path, predictions: Path) -> tuple[Evaluation, tuple[str, ...]]:
    """Scores of the songs of two folders, and a sentence for each reference song that has no usable prediction.

    Raises `KMakerError` where `reference` holds no songs.
    """
    truths = sorted(reference.glob("*.json"))
    if not truths:
        raise KMakerError(f"{reference} holds no reference songs: give a folder of ZAC2022 JSON files.")
    if not predictions.is_dir():
        raise KMakerError(f"The folder of predictions {predictions} does not exist: align the songs into it first.")
    scores: dict[str, Scores] = {}
    lost: list[str] = []
    for truth in truths:
        try:
            true = _times(read_song(truth).song, truth)
            guess = _times(read_song(predictions / truth.name).song, predictions / truth.name)
        except KMakerError as error:
            lost.append(f"{truth.stem} is lost: {error}")
            continue
        if len(true) != len(guess):
            lost.append(f"{truth.stem} is lost: its prediction has {len(guess)} words, not {len(true)}.")
            continue
        scores[truth.stem] = score_times(true, guess)
    return Evaluation(scores), tuple(lost)


def _times(song: Song, path: Path) -> list[tuple[float, float]]:
    times: list[tuple[float, float]] = []
    for word in song.words():
        if word.start_ms is None or word.end_ms is None:
            raise KMakerError(f"{path} has words without times: align it first.")
        times.append((word.start_ms / 1000, word.end_ms / 1000))
    return times
