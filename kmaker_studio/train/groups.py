"""Onset errors by kinds of words, and how far an average over songs may be chance."""

import statistics
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from kmaker_studio.core.song import Song
from kmaker_studio.text.language import detect_language
from kmaker_studio.text.romanise import romanise_words
from kmaker_studio.text.vocables import are_vocables

_CLOSE = 0.3  # seconds
_DRAWS = 2000


@dataclass(frozen=True, slots=True)
class WordResult:
    """How many seconds late a word begins, and the names of the groups it belongs to."""

    late: float
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The words of one kind, in all songs together: how many, and their onset errors as in `evaluate.Scores`."""

    name: str
    words: int
    mean: float
    median: float
    pco: float
    start: float


def kinds_of_words(song: Song, late: Sequence[float | None]) -> list[WordResult]:
    """The results of the words of `song`, `late` by so many seconds (None: not known, left out)."""
    language = song.language or detect_language("\n".join(line.text for line in song.lines))
    results: list[WordResult] = []
    errors = iter(late)
    for line in song.lines:
        letters = romanise_words([word.text for word in line.words], language)
        for place, is_vocable in enumerate(are_vocables(letters)):
            if (error := next(errors)) is not None:
                kind = "vocables" if is_vocable else "words with meaning"
                first = "first of a line" if place == 0 else "later in a line"
                results.append(WordResult(error, (f"language {language}", kind, first)))
    return results


def grouped(results: Sequence[WordResult]) -> tuple[Group, ...]:
    """The figures of every group, by name."""
    by_name: dict[str, list[float]] = defaultdict(list)
    for result in results:
        for name in result.groups:
            by_name[name].append(result.late)
    return tuple(_group(name, late) for name, late in sorted(by_name.items()))


def group_table(groups: Sequence[Group]) -> Iterator[str]:
    """The figures as rows of text, under a head; nothing without groups."""
    if groups:
        columns = ("words", "mean", "median", "pco", "start")
        yield f"{'words of all songs':40s}" + "".join(f"{name:>10s}" for name in columns)
    for group in groups:
        values = (group.mean, group.median, group.pco, group.start)
        yield f"{group.name[:40]:40s}{group.words:>10d}" + "".join(f"{value:>10.3f}" for value in values)


def resampled(rows: Sequence[Sequence[float]]) -> list[tuple[float, float]]:
    """For each column of `rows`, one a song, between which values 95 % of the averages of resampled songs lie.

    The percentile bootstrap (Efron 1979), over songs because the words of one share a voice and its trouble.
    """
    values = np.asarray(rows, np.float64)
    picked = np.random.default_rng(0).integers(len(values), size=(_DRAWS, len(values)))
    low, high = np.percentile(values[picked].mean(axis=1), [2.5, 97.5], axis=0)
    return list(zip(low.tolist(), high.tolist(), strict=True))


def _group(name: str, late: Sequence[float]) -> Group:
    errors = [abs(error) for error in late]
    return Group(
        name,
        len(late),
        statistics.fmean(errors),
        statistics.median(errors),
        statistics.fmean(error <= _CLOSE for error in errors),
        statistics.median(late),
    )
