"""Evaluating a checkpoint on the songs of a data set whose times are known."""

from pathlib import Path

from kmaker_studio.align.backend import load_aligner
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.jobs import Cancelled, Progress, Report, check_cancelled, ignore_progress, never_cancelled
from kmaker_studio.core.song import Song
from kmaker_studio.train.data.labelled_songs import read_sources
from kmaker_studio.train.evaluate import CLOSE, Evaluation, Scores, Times, calibration_error, score_times
from kmaker_studio.train.groups import WordResult, grouped, kinds_of_words


def evaluate_checkpoint(
    data: Path,
    checkpoint: Path | None = None,
    report: Report = ignore_progress,
    cancelled: Cancelled = never_cancelled,
) -> tuple[Evaluation, tuple[str, ...]]:
    """Scores of the songs of `data` aligned by `checkpoint` (by default the shipped one), and what cannot be measured.

    Words of the reference without a time are aligned and not scored. Raises `KMakerError` where no song can be used.
    """
    sources = read_sources(data)
    aligner = load_aligner(checkpoint)
    scores: dict[str, Scores] = {}
    notes = list(sources.notes)
    confidence: list[float] = []
    right: list[bool] = []
    results: list[WordResult] = []
    for number, source in enumerate(sources.songs):
        check_cancelled(cancelled)
        report(Progress("Aligning", number, len(sources.songs)))
        try:
            aligned = aligner.align(source.song, source.audio, cancelled=cancelled).song
        except KMakerError as error:
            notes.append(f"{source.name} is lost: {error}")
            continue
        true, guess, sure, late = compared_times(source.song, aligned)
        if not true:
            notes.append(f"{source.name} is lost: its words have no times.")
            continue
        scores[source.name] = score_times(true, guess, sure)
        results += kinds_of_words(source.song, late)
        confidence += sure
        right += [abs(one[0] - other[0]) <= CLOSE for one, other in zip(true, guess, strict=True)]
    report(Progress("Aligning", len(sources.songs), len(sources.songs)))
    return Evaluation(scores, calibration_error(confidence, right), grouped(results)), tuple(notes)


def compared_times(reference: Song, aligned: Song) -> tuple[Times, Times, list[float], list[float | None]]:
    """The times (seconds) of the words that have one in the reference, the aligned ones, and their confidence.

    And for every word how many seconds late it begins, None where that is not known.
    """
    true: list[tuple[float, float]] = []
    guess: list[tuple[float, float]] = []
    sure: list[float] = []
    late: list[float | None] = []
    for word, found in zip(reference.words(), aligned.words(), strict=True):
        if word.start_ms is None or word.end_ms is None or found.start_ms is None or found.end_ms is None:
            late.append(None)
            continue
        late.append((found.start_ms - word.start_ms) / 1000)
        true.append((word.start_ms / 1000, word.end_ms / 1000))
        guess.append((found.start_ms / 1000, found.end_ms / 1000))
        sure.append(0.0 if found.confidence is None else found.confidence)
    return true, guess, sure, late
