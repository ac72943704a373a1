"""Loss scale: which labels of a data set to trust, judged by forced alignment (after WKaraokeMaker, Zalo 2022).

A label is trusted where the aligner, given the same lyrics, puts the word at about the same place and hears it there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kmaker_studio.align.checkpoint import load_checkpoint
from kmaker_studio.align.emissions import Emissions, emissions
from kmaker_studio.align.frames import SAMPLE_RATE
from kmaker_studio.align.lyric_path import LetterSpan, find_letters, shortest_path
from kmaker_studio.align.network import KaraokeWhisper
from kmaker_studio.align.word_times import word_times
from kmaker_studio.audio.decode import read_mono
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.jobs import Cancelled, Progress, Report, check_cancelled, ignore_progress, never_cancelled
from kmaker_studio.core.song import Song, Word
from kmaker_studio.text.romanise import romanise_words
from kmaker_studio.train.data.labelled_songs import read_sources
from kmaker_studio.train.data.loss_scale_file import WordScale, write_scales

_WORST = 10
_UNSUNG = WordScale("", 0, -1.0, 0.0, is_heard=False)


@dataclass(frozen=True, slots=True)
class ScaledDataset:
    """For each song the scales of its words that can be sung, and a sentence for each song that could not be judged."""

    songs: dict[str, list[WordScale]]
    notes: tuple[str, ...]

    def table(self) -> str:
        """The share kept of all, and of the worst songs, as text."""
        words = [word for song in self.songs.values() for word in song]
        rows = [f"{'song':40s}{'words':>8s}{'kept':>8s}{'unheard':>9s}"]
        rows += [_row(name, self.songs[name]) for name in sorted(self.songs, key=lambda name: _kept(self.songs[name]))]
        if len(self.songs) > _WORST:
            rows[_WORST + 1 :] = [f"... and {len(self.songs) - _WORST} songs of which more is kept"]
        return "\n".join([*rows, _row(f"all {len(self.songs)} songs", words)])


def _row(name: str, words: list[WordScale]) -> str:
    unheard = 1 - float(np.mean([word.is_heard for word in words]))
    return f"{name[:40]:40s}{len(words):8d}{_kept(words):8.3f}{unheard:9.3f}"


def _kept(words: list[WordScale]) -> float:
    return float(np.mean([word.scale for word in words]))


def scale_dataset(
    folder: Path,
    giou: float = 0.1,
    score: float = 0.1,
    checkpoint: Path | None = None,
    report: Report = ignore_progress,
    cancelled: Cancelled = never_cancelled,
) -> ScaledDataset:
    """Judge every word of `folder`'s songs and keep the scales beside the labels.

    `giou` and `score` are the least that a trusted label needs (see `scale_words`). Raises `KMakerError` where `folder`
    holds no songs or the disk refuses; a song that cannot be aligned is passed over and named.
    """
    sources = read_sources(folder)
    model = load_checkpoint(checkpoint)
    songs: dict[str, list[WordScale]] = {}
    notes = list(sources.notes)
    for number, source in enumerate(sources.songs):
        check_cancelled(cancelled)
        report(Progress("Judging labels", number, len(sources.songs)))
        try:
            scales = scale_words(source.song, source.audio, model, giou, score, cancelled)
        except KMakerError as error:
            notes.append(str(error))
            continue
        write_scales(source, scales)
        songs[source.name] = [scale for scale in scales if scale is not _UNSUNG]
    if not songs:
        raise KMakerError("No song of {folder} could be judged: {note}", folder=folder, note=notes[0])
    return ScaledDataset(songs, tuple(notes))


def scale_words(
    song: Song,
    audio: Path,
    model: KaraokeWhisper,
    giou: float = 0.1,
    score: float = 0.1,
    cancelled: Cancelled = never_cancelled,
) -> list[WordScale]:
    """A scale for each word of `song`, from the forced alignment of its lyrics to the sound.

    It is 1 where the generalised IoU (Rezatofighi et al. 2019) of the label and of the aligned word is at least `giou`
    and the mean probability of its letters there at least `score`; 0 elsewhere, for a label that
    covers several words, and for what cannot be sung. Raises `KMakerError` for lyrics that do not fit the sound.
    """
    lines = [romanise_words([word.text for word in line.words], song.language) for line in song.lines]
    sung = [[letters for letters in line if letters] for line in lines]
    samples = read_mono(audio, SAMPLE_RATE, cancelled=cancelled)
    heard = emissions(model, samples, cancelled=cancelled)
    if not any(sung) or shortest_path(sung) > len(heard.sung):
        raise KMakerError(
            "{audio} has no room for the words of its label: check that they belong together.", audio=audio
        )
    spans = find_letters(heard.letters, sung, cancelled=cancelled)
    times = word_times(spans, heard, model.calibration)
    aligned = iter(zip(times, (_probability(heard, word) for word in spans), strict=True))
    singable = [bool(letters) for line in lines for letters in line]
    return [
        _judged(word, *next(aligned), giou, score) if can_be_sung else _UNSUNG
        for word, can_be_sung in zip(song.words(), singable, strict=True)
    ]


def generalised_iou(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The generalised IoU of two intervals: 1 where they are the same, 0 where they touch, towards -1 far apart."""
    hull = max(one[1], other[1]) - min(one[0], other[0])
    overlap = min(one[1], other[1]) - max(one[0], other[0])
    # in one dimension the union of two that overlap is their hull, and the gap between others is what it lacks
    return overlap / hull if hull > 0 else 0.0


def _judged(
    word: Word, aligned: tuple[float, float], probability: float, least_giou: float, least_score: float
) -> WordScale:
    text = word.text
    is_heard = probability >= least_score
    if word.start_ms is None or word.end_ms is None:
        return WordScale(text, 0, -1.0, round(probability, 4), is_heard)
    giou = generalised_iou((word.start_ms / 1000, word.end_ms / 1000), aligned)
    is_one_word = len(text.split()) == 1  # a no-break space parts words too
    scale = int(is_one_word and is_heard and giou >= least_giou)
    return WordScale(text, scale, round(giou, 4), round(probability, 4), is_heard)


def _probability(heard: Emissions, spans: Sequence[LetterSpan]) -> float:
    """The mean of the letters' probabilities, each where it is surest.

    A geometric mean would give next to nothing to a word of which one letter alone is sung otherwise than it is
    written: with it, and 0.1 as the least, a third of the right labels of synthetic songs were lost, an eighth so.
    """
    peaks = [float(heard.letters[span.start : span.end, span.column].max()) for span in spans]
    return float(np.mean(np.exp(peaks)))
