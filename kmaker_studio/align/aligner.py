"""From a song's sound and its lyrics to the time of every word."""

from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

import numpy as np

from kmaker_studio.align.checkpoint import load_checkpoint
from kmaker_studio.align.confidence import BELONGS, confidence, evidence, share_explained
from kmaker_studio.align.emissions import Emissions, emissions, frame_count
from kmaker_studio.align.network import FRAMES_PER_SECOND, SAMPLE_RATE, KaraokeWhisper
from kmaker_studio.align.path import LetterSpan, find_letters, shortest_path
from kmaker_studio.align.words import without_overlap, word_times
from kmaker_studio.audio.decode import is_silent, read_mono
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.jobs import Cancelled, Report, ignore_progress, never_cancelled
from kmaker_studio.core.song import DOUBTFUL, Song, Word
from kmaker_studio.text.language import check_language, detect_language
from kmaker_studio.text.romanise import romanise_word

_STRANGE_SHARE = 0.5  # with more doubtful words than this the lyrics are probably another song's
_UNSUNG_WORD_MS = 40


@dataclass(frozen=True, slots=True)
class Alignment:
    """An aligned song, and sentences for the user about what looks wrong with it."""

    song: Song
    warnings: tuple[str, ...]


class Aligner:
    """A loaded checkpoint, ready for any number of songs."""

    def __init__(self, model: KaraokeWhisper) -> None:
        self._model = model

    @classmethod
    def load(cls, checkpoint: Path | None = None) -> "Aligner":
        """An aligner with the weights of `checkpoint`, by default the shipped one; raises `KMakerError`."""
        return cls(load_checkpoint(checkpoint))

    def align(
        self, song: Song, audio: Path, report: Report = ignore_progress, cancelled: Cancelled = never_cancelled
    ) -> Alignment:
        """`song` with every word timed by the sound in `audio`; timings that it had are replaced.

        Raises `KMakerError` for a sound that cannot be decoded or is silent, for lyrics that are empty, cannot be sung,
        are not in `song.language`, or are too long for the sound; `JobCancelled` when the user says stop.
        """
        text = "\n".join(line.text for line in song.lines)
        if not song.word_count:
            raise KMakerError("The lyrics have no words: give a file with the words that are sung.")
        if song.language:
            check_language(text, song.language)
        song = replace(song, language=song.language or detect_language(text))
        lyrics = [[romanise_word(word.text, song.language) for word in line.words] for line in song.lines]
        sung = [[letters for letters in line if letters] for line in lyrics]
        if not any(sung):
            raise KMakerError("The lyrics have no word that can be sung: give a file with the words that are sung.")
        samples = read_mono(audio, SAMPLE_RATE, report, cancelled)
        if is_silent(samples):
            raise KMakerError(f"{audio} is silent: choose a recording with singing.")
        if shortest_path(sung) > frame_count(len(samples)):
            raise KMakerError(
                f"The lyrics have {song.word_count} words, more than the {len(samples) / SAMPLE_RATE:.0f} s of {audio}"
                " can hold: check that the lyrics belong to this song."
            )
        duration_ms = round(1000 * len(samples) / SAMPLE_RATE)
        heard = emissions(self._model, samples, report, cancelled)
        found = find_letters(heard.letters, sung, report=report, cancelled=cancelled)
        song = replace(song, audio=str(audio), duration_ms=duration_ms)
        timed = self._timed(song, [bool(letters) for line in lyrics for letters in line], found, heard)
        return Alignment(timed, _warnings(timed))

    def _timed(self, song: Song, is_sung: list[bool], found: list[list[LetterSpan]], heard: Emissions) -> Song:
        calibration = self._model.calibration
        times = word_times(found, heard, calibration.onset_shift, calibration.closure)
        sure = confidence(evidence(found, heard), calibration.confidence_weights)
        if (share := share_explained(found, heard)) < BELONGS:
            sure = np.minimum(sure, share)
        duration_ms = song.duration_ms or round(1000 * len(heard.sung) / FRAMES_PER_SECOND)
        spans = [(round(1000 * start), min(round(1000 * end), duration_ms)) for start, end in times]
        placed = _with_unsung(is_sung, spans, duration_ms)
        sureness = iter(np.round(sure, 3).tolist())
        timings = iter([(*span, next(sureness) if sung else None) for span, sung in zip(placed, is_sung, strict=True)])
        lines = tuple(
            replace(line, words=tuple(_timed_word(word, *next(timings)) for word in line.words)) for line in song.lines
        )
        return replace(song, lines=lines)


def _timed_word(word: Word, start_ms: int, end_ms: int, sureness: float | None) -> Word:
    syllables = tuple(replace(syllable, start_ms=None) for syllable in word.syllables)
    return replace(word, start_ms=start_ms, end_ms=end_ms, confidence=sureness, syllables=syllables)


def _with_unsung(is_sung: list[bool], spans: list[tuple[int, int]], duration_ms: int) -> list[tuple[int, int]]:
    """A span for every word: what cannot be sung shares the pause between its neighbours, or a sliver beside them."""
    placed: list[tuple[int, int]] = []
    sung = [*spans, (duration_ms, duration_ms)]
    after = 0  # the sung word that comes next
    for singable, run in groupby(is_sung):
        count = len(list(run))
        if singable:
            placed.extend(sung[after : after + count])
            after += count
            continue
        begin = placed[-1][1] if placed else 0
        pause = sung[after][0] - begin
        if pause < count:
            begin = _make_room(placed, count, begin)
        length = max(1, min(_UNSUNG_WORD_MS, pause // count))
        placed.extend((begin + place * length, begin + (place + 1) * length) for place in range(count))
    return without_overlap(placed, (0, duration_ms), 1)


def _make_room(placed: list[tuple[int, int]], count: int, begin: int) -> int:
    if placed and placed[-1][1] - placed[-1][0] > count:
        start, end = placed[-1]
        placed[-1] = (start, end - count)
        return end - count
    return begin


def _warnings(song: Song) -> tuple[str, ...]:
    sureness = [word.confidence for word in song.words() if word.confidence is not None]
    doubtful = sum(value < DOUBTFUL for value in sureness)
    if doubtful > _STRANGE_SHARE * len(sureness):
        heard = f"{doubtful} of {len(sureness)} words were not heard where the lyrics say"
        return (f"{heard}: do these lyrics belong to this song?",)
    return ()
