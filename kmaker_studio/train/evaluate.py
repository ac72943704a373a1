"""Alignment metrics: how far predicted word times are from the true ones, by the field's measures.

Onset errors and the share within 0.3 s are those of the MIREX lyrics alignment task (Mauch et al. 2010;
`mir_eval.alignment`), the overlap is the score of the Zalo AI Challenge 2022.
"""

import json
import statistics
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, astuple, dataclass, fields
from pathlib import Path

from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.files import is_folder
from kmaker_studio.core.song import Song
from kmaker_studio.formats import read_song
from kmaker_studio.train.groups import Group, WordResult, group_table, grouped, kinds_of_words, resampled

CLOSE = 0.3  # seconds
VERY_CLOSE = 0.1  # seconds
DERAILED = 1.0  # seconds
NOTICED = (-0.33, 0.22)  # seconds: earlier or later than this is noticed (Lizé Masclef et al., ISMIR 2021)
LOST = 0.5  # the share within 0.3 s under which a song is lost as a whole
_BINS = 10

Times = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Scores:
    """Figures of one song, or their averages.

    Onset errors in seconds, `mean` and `median`; the shares of onsets within 0.3 s, `pco`, and more than 1 s away,
    `off1s`; the Zalo score, `iou`; the signed medians of starts and ends, `start` and `end` (late is positive); the
    shares of onsets within 0.1 s, `pco100`, and too little off to be noticed, `unnoticed`; and where there is a
    confidence its expected calibration error, `ece`.
    """

    mean: float
    median: float
    pco: float
    off1s: float
    iou: float
    start: float = 0.0
    end: float = 0.0
    pco100: float = 0.0
    unnoticed: float = 0.0
    ece: float | None = None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores of every song, and the calibration error over all their words together where there is one.

    `groups` has figures of kinds of words and of songs, where they are known.
    """

    songs: dict[str, Scores]
    ece: float | None = None
    groups: tuple[Group, ...] = ()

    @property
    def average(self) -> Scores:
        """The mean over songs of each figure, where every song weighs the same; `ece` is that of all words."""
        columns = zip(*(astuple(scores)[:-1] for scores in self.songs.values()), strict=True)
        return Scores(*map(statistics.fmean, columns), ece=self.ece)

    def table(self) -> str:
        """The figures as text, a row a song and one for the average."""
        names = [field.name for field in fields(Scores)]
        if self.ece is None:
            names.remove("ece")
        rows = [("song", names)]
        if self.songs:
            every = {**self.songs, f"average of {len(self.songs)}": self.average}
            rows += [(name, [f"{asdict(scores)[column]:.3f}" for column in names]) for name, scores in every.items()]
            between = self.intervals()
            for place, name in enumerate(("95 % of it from", "95 % of it to")):
                rows.append((name, [f"{between[column][place]:.3f}" if column in between else "" for column in names]))
        table = [f"{name[:40]:40s}" + "".join(f"{value:>10s}" for value in values).rstrip() for name, values in rows]
        if self.songs:
            table.append(f"lost as a whole (under half within {CLOSE} s): {len(self.lost)} of {len(self.songs)}")
        return "\n".join([*table, *group_table(self.groups)])

    def json(self) -> str:
        """The figures as JSON: `songs` by name, and their `average`."""
        songs = {name: asdict(scores) for name, scores in self.songs.items()}
        found = {
            "songs": songs,
            "average": asdict(self.average) if songs else None,
            "intervals": self.intervals() if songs else None,
            "lost": self.lost,
            "groups": {group.name: asdict(group) for group in self.groups},
        }
        return json.dumps(found, indent=1)

    @property
    def lost(self) -> list[str]:
        """The songs of which less than half is within 0.3 s."""
        return [name for name, scores in self.songs.items() if scores.pco < LOST]

    def intervals(self) -> dict[str, tuple[float, float]]:
        """Between which values 95 % of the averages lie, of as many songs drawn anew from these (see `resampled`)."""
        names = [field.name for field in fields(Scores)][:-1]
        drawn = resampled([astuple(scores)[:-1] for scores in self.songs.values()])
        return dict(zip(names, drawn, strict=True))


def score_times(reference: Times, predicted: Times, confidence: Sequence[float] | None = None) -> Scores:
    """Scores of predicted (start, end) seconds, and of their confidence, against reference ones.

    Raises `ValueError` for unequal counts.
    """
    pairs = list(zip(reference, predicted, strict=True))
    errors = [abs(true[0] - guess[0]) for true, guess in pairs]
    return Scores(
        mean=statistics.fmean(errors),
        median=statistics.median(errors),
        pco=statistics.fmean(error <= CLOSE for error in errors),
        off1s=statistics.fmean(error > DERAILED for error in errors),
        iou=statistics.fmean(_overlap(true, guess) for true, guess in pairs),
        start=statistics.median(guess[0] - true[0] for true, guess in pairs),
        end=statistics.median(guess[1] - true[1] for true, guess in pairs),
        pco100=statistics.fmean(error <= VERY_CLOSE for error in errors),
        unnoticed=statistics.fmean(is_unnoticed(guess[0] - true[0]) for true, guess in pairs),
        ece=None if confidence is None else calibration_error(confidence, [error <= CLOSE for error in errors]),
    )


def is_unnoticed(late: float) -> bool:
    """Whether an onset that is so many seconds late (negative: early) passes for right with those who sing along."""
    return NOTICED[0] < late < NOTICED[1]


def calibration_error(confidence: Sequence[float], right: Sequence[bool]) -> float:
    """The expected calibration error over ten bins of equal width (Naeini et al. 2015, Guo et al. 2017)."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for sure, is_right in zip(confidence, right, strict=True):
        bins[min(_BINS - 1, int(sure * _BINS))].append((sure, is_right))
    gaps = (abs(sum(sure - is_right for sure, is_right in held)) for held in bins.values())
    return sum(gaps) / max(1, len(confidence))


def _overlap(true: tuple[float, float], guess: tuple[float, float]) -> float:
    union = max(true[1], guess[1]) - min(true[0], guess[0])
    return max(0.0, min(true[1], guess[1]) - max(true[0], guess[0])) / union if union > 0 else 0.0


def evaluate_folders(reference: Path, predictions: Path) -> tuple[Evaluation, tuple[str, ...]]:
    """Scores of the songs of two folders, and a sentence for each reference song that has no usable prediction.

    Raises `KMakerError` where `reference` holds no songs.
    """
    truths = sorted(reference.glob("*.json"))
    if not truths:
        raise KMakerError(
            "{reference} holds no reference songs: give a folder of ZAC2022 JSON files.", reference=reference
        )
    if not is_folder(predictions):
        raise KMakerError(
            "The folder of predictions {predictions} does not exist: align the songs into it first.",
            predictions=predictions,
        )
    scores: dict[str, Scores] = {}
    lost: list[str] = []
    results: list[WordResult] = []
    for truth in truths:
        try:
            song = read_song(truth).song
            true = _times(song, truth)
            guess = _times(read_song(predictions / truth.name).song, predictions / truth.name)
        except KMakerError as error:
            lost.append(f"{truth.stem} is lost: {error}")
            continue
        if len(true) != len(guess):
            lost.append(f"{truth.stem} is lost: its prediction has {len(guess)} words, not {len(true)}.")
            continue
        scores[truth.stem] = score_times(true, guess)
        late = [found[0] - wanted[0] for wanted, found in zip(true, guess, strict=True)]
        results += kinds_of_words(song, late)
    return Evaluation(scores, groups=grouped(results)), tuple(lost)


def _times(song: Song, path: Path) -> list[tuple[float, float]]:
    times: list[tuple[float, float]] = []
    for word in song.words():
        if word.start_ms is None or word.end_ms is None:
            raise KMakerError("{path} has words without times: align it first.", path=path)
        times.append((word.start_ms / 1000, word.end_ms / 1000))
    return times
