"""`score` and `evaluate`: how far word times are from true ones."""

from pathlib import Path

from kmaker_studio.api.song import FilePath, Song, read
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.jobs import Cancelled, Report, ignore_progress, never_cancelled
from kmaker_studio.train.evaluate import Evaluation, Scores, evaluate_folders, score_times
from kmaker_studio.train.evaluate_checkpoint import compared_times, evaluate_checkpoint


def score(song: FilePath | Song, truth: FilePath | Song) -> Scores:
    """How far the word times of `song` are from those of `truth`, the same words with their true times.

    Words without a time in either are left out. Raises `KMakerError` where the two have different words, or none that
    both have timed.

    >>> import kmaker_studio as km
    >>> truth = km.parse("[00:01.00]<00:01.00>Hello <00:01.50>world<00:02.00>")
    >>> late = km.parse("[00:01.10]<00:01.10>Hello <00:01.50>world<00:02.00>")
    >>> round(km.score(late, truth).mean, 3)
    0.05
    """
    found, true = (each if isinstance(each, Song) else read(each) for each in (song, truth))
    if [word.text for word in found.words] != [word.text for word in true.words]:
        raise KMakerError("The two songs have different words: give the same lyrics with their true times.")
    wanted, guessed, confidence, _late = compared_times(true.document, found.document)
    if not wanted:
        raise KMakerError("The two songs have no word that is timed in both: align the first, time the second.")
    is_judged = all(word.confidence is not None for word in found.words)
    return score_times(wanted, guessed, confidence if is_judged else None)


def evaluate(
    data: FilePath,
    predictions: FilePath | None = None,
    *,
    checkpoint: FilePath | None = None,
    report: Report = ignore_progress,
    cancelled: Cancelled = never_cancelled,
) -> tuple[Evaluation, tuple[str, ...]]:
    """The scores of all songs of the folder `data`, and a sentence for each song that cannot be measured.

    Compared with their true times are those in the folder `predictions`, a file of the same name a song; without it the
    songs are aligned, by `checkpoint` or the shipped one. Raises `KMakerError` where no song can be used,
    `JobCancelled` when told to stop.
    """
    if predictions is not None:
        return evaluate_folders(Path(data), Path(predictions))
    return evaluate_checkpoint(Path(data), None if checkpoint is None else Path(checkpoint), report, cancelled)
