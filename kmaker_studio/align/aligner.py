"""The aligner: from a song's sound and its lyrics to the time of every word."""

import math
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate
from pathlib import Path

import numpy as np
import numpy.typing as npt

from kmaker_studio.align.anchors import FreeWord, Span, Stretch, cut_at_anchors
from kmaker_studio.align.backend import Alignment, LoadAligner
from kmaker_studio.align.centre import centre_of
from kmaker_studio.align.checkpoint import load_checkpoint
from kmaker_studio.align.confidence import BELONGS, confidence, evidence, share_explained, with_vocables_capped
from kmaker_studio.align.device import choose_device
from kmaker_studio.align.emissions import EmissionCache, Emissions, FrameSpan, frame_count, mean_of
from kmaker_studio.align.frames import FRAMES_PER_SECOND, SAMPLE_RATE
from kmaker_studio.align.lyric_path import PathCosts, WordsOnPath, find_words, shortest_path
from kmaker_studio.align.network import SYMBOLS, KaraokeWhisper
from kmaker_studio.align.refine import refine
from kmaker_studio.align.singing import singing_in
from kmaker_studio.align.song_words import Placed, SungWords, apply_times, with_times
from kmaker_studio.align.sung_marks import with_bracketed, without_unsung
from kmaker_studio.align.word_times import path_times, with_rests
from kmaker_studio.align.wordless import HeardWord, Singing, with_vocables_heard
from kmaker_studio.audio.decode import is_silent, read_mono
from kmaker_studio.core.edits.fitting import shared_out
from kmaker_studio.core.errors import KMakerError, Phrase
from kmaker_studio.core.jobs import Cancelled, Report, ignore_progress, never_cancelled
from kmaker_studio.core.song import Song
from kmaker_studio.text.language import check_language, detect_language

_STRANGE = 0.5  # confidence under which a word is more likely elsewhere
_DOUBTFUL_SONG = 0.9  # mean confidence, under which the middle of a stereo song is listened to as well
_BETTER = 0.02  # by how much that must be surer
_FEW = 10  # words, of which a mean says little
_STRANGE_SHARE = 0.5  # with more doubtful words than this the lyrics are probably another song's


_SecondLook = Callable[[npt.NDArray[np.float32], str, Sequence[str], Sequence[Span]], list[Span]]


class Aligner:
    """A loaded checkpoint, run by torch, ready for any number of songs; what it heard of the last one is kept."""

    def __init__(self, model: KaraokeWhisper, costs: PathCosts | None = None) -> None:
        self._model = model
        self._costs = costs
        self._last: _HeardAudio | None = None

    @classmethod
    def load(cls, checkpoint: Path | None = None, device: str = "auto") -> "Aligner":
        """An aligner with the weights of `checkpoint`, by default the shipped one, on `device` (see `align.device`).

        Raises `KMakerError` for a checkpoint that cannot be used and a device that is not there.
        """
        return cls(load_checkpoint(checkpoint).to(choose_device(device)))

    def align(
        self,
        song: Song,
        audio: Path,
        report: Report = ignore_progress,
        cancelled: Cancelled = never_cancelled,
        only: Collection[str] | None = None,
        limits: tuple[int, int] | None = None,
        *,
        brackets: bool = False,
    ) -> Alignment:
        """`song` with its words timed by the sound in `audio`.

        Locked words that are timed are anchors: they do not move, and the words between two of them are looked for
        between them. Unless `only` is None, words whose ids it lacks keep what they have, and are anchors too where
        they are timed. No word is put outside `limits`, (start, end) in milliseconds. Other timings are replaced. With
        `brackets` a line in brackets that is plainly sung becomes a line of the song (see `align.sung_marks`).

        Raises `KMakerError` for a sound that cannot be decoded or is silent, for lyrics that are empty, cannot be sung,
        are not in `song.language`, or are too long for the sound; `JobCancelled` when the user says stop.
        """
        song = _in_its_language(song)
        if brackets:
            song = with_bracketed(song)
        words = list(song.words())
        moves = [not (word.is_timed and (word.locked or (only is not None and word.id not in only))) for word in words]
        lyrics = SungWords.of(song, moves)
        listened, samples = self._listened(audio, report, cancelled)
        duration_ms = listened.duration_ms
        song = replace(song, audio=str(audio), duration_ms=duration_ms)
        room = _room(limits, duration_ms)
        stretches = cut_at_anchors(lyrics.words, lyrics.begins_line, room)
        _check_length(song, lyrics, stretches, audio)
        spans = [_frames(stretch, listened) for stretch in stretches]
        second_look = self._second_look
        if samples is None and (second_look is not None or listened.listening.lacks(spans)):
            samples = read_mono(audio, SAMPLE_RATE, report, cancelled)
        if samples is not None:
            listened.listening.listen(samples, spans, report, cancelled)
        look = None if second_look is None or samples is None else partial(second_look, samples, song.language)

        def placed_by(heard: Emissions) -> _Placement:
            return self._placed(lyrics, stretches, spans, heard, look, report, cancelled)

        placement = placed_by(listened.listening.heard)
        if placement.is_doubtful and only is None and not listened.has_second:
            listened.has_second = True
            for other in self._heard_again(audio, listened, report, cancelled):
                if (again := placed_by(other)).certainty > placement.certainty + _BETTER:
                    placement, listened.listening.heard = again, other
        singing = partial(singing_in, audio, report=report, cancelled=cancelled)
        placed = _with_vocables(lyrics, placement, listened.listening.heard, room, singing)
        answer = with_times(song, lyrics, placed, moves, duration_ms, limits)
        aligned, notes = without_unsung(apply_times(song, answer, moves, only))
        return Alignment(aligned, (*notes, *_warnings(aligned)))

    def _heard_again(
        self, audio: Path, listened: "_HeardAudio", report: Report, cancelled: Cancelled
    ) -> Sequence[Emissions]:
        """What is heard in mix and middle of a stereo song together, and in the middle alone; in mono nothing."""
        samples = centre_of(audio, cancelled)
        if samples is None:
            return ()
        mix = listened.listening.heard
        listening = EmissionCache(self._model, len(mix.sung))
        listening.listen(samples, [(0, len(mix.sung))], report, cancelled)
        return mean_of(mix, listening.heard), listening.heard

    def _listened(
        self, audio: Path, report: Report, cancelled: Cancelled
    ) -> "tuple[_HeardAudio, npt.NDArray[np.float32] | None]":
        """What was heard of this sound before, or a new sheet for it together with its samples."""
        key = _key(audio)
        if self._last is not None and self._last.key == key:
            return self._last, None
        samples = read_mono(audio, SAMPLE_RATE, report, cancelled)
        if is_silent(samples):
            raise KMakerError("{audio} is silent: choose a recording with singing.", audio=audio)
        listening = EmissionCache(self._model, frame_count(len(samples)))
        self._last = _HeardAudio(key, round(1000 * len(samples) / SAMPLE_RATE), listening)
        return self._last, samples

    @property
    def _second_look(self) -> _SecondLook | None:
        """The word segment head at work, where the checkpoint has one that finds an edge better than CTC does."""
        segmenter = self._model.segmenter
        if segmenter is None or not (segmenter.joined.starts or segmenter.joined.ends):
            return None
        return partial(refine, self._model, segmenter)

    def _placed(
        self,
        lyrics: SungWords,
        stretches: Sequence[Stretch],
        spans: Sequence[FrameSpan],
        heard: Emissions,
        second_look: Callable[[Sequence[str], Sequence[Span]], list[Span]] | None,
        report: Report,
        cancelled: Cancelled,
    ) -> "_Placement":
        """Where the free words are by the path, and how sure that is.

        Words that are not heard and for which there is no room have no letters in it.
        """
        calibration = self._model.calibration
        parts: list[_Part] = []
        squeezed: dict[int, Placed] = {}
        finding = report if len(stretches) == 1 else ignore_progress  # many are short
        for stretch, (first, last) in zip(stretches, spans, strict=True):
            free = [index for index in range(stretch.first, stretch.last) if isinstance(lyrics.words[index], FreeWord)]
            lines = stretch.lines(lyrics.words)
            if shortest_path(lines) > last - first:
                evenly = shared_out(round(1000 * stretch.start), round(1000 * stretch.end), [1] * len(free))
                squeezed |= {index: (*span, 0.0) for index, span in zip(free, evenly, strict=True)}
                continue
            part = find_words(heard.letters[first:last], lines, self._costs, stretch.inside, finding, cancelled)
            placed = [number for number, word in enumerate(part.words) if word]
            words = [[span.moved(first) for span in part.words[number]] for number in placed]
            onsets = part.onsets[placed] + first
            free = [free[number] for number in placed]  # the others are not heard, and there is no room for them
            timed = path_times(words, onsets, heard, calibration)
            if second_look is not None:
                timed = second_look([lyrics.text(index) for index in free], timed)
            found = WordsOnPath(words, onsets, part.certainty[:, placed])
            parts.append(_Part(free, (stretch.start, stretch.end), timed, found))
        placement = _Placement(parts, squeezed, np.zeros(0), 0.0)
        found = [part.found for part in parts]
        if not placement.indexes:
            return placement
        sure = confidence(evidence(found, heard), calibration.confidence_weights)
        certainty = float(sure.mean())
        vocables = [lyrics.is_vocable(index) for index in placement.indexes]
        sure = with_vocables_capped(sure, np.concatenate([part.certainty for part in found], axis=1), vocables)
        if (share := share_explained([word for part in found for word in part.words], heard)) < BELONGS:
            sure = np.minimum(sure, share)
        return replace(placement, sure=sure, certainty=certainty)


@dataclass(frozen=True, slots=True)
class _Part:
    """The words found in a stretch between `room`'s seconds: their indexes, times by the path, and the path."""

    indexes: list[int]
    room: Span
    times: list[Span]
    found: WordsOnPath


@dataclass(frozen=True, slots=True)
class _Placement:
    """All that was found, words for which there was no room between anchors, and how sure each word is.

    `certainty` is the mean confidence before anything caps it.
    """

    parts: list[_Part]
    squeezed: dict[int, Placed]
    sure: npt.NDArray[np.float64]
    certainty: float

    @property
    def indexes(self) -> list[int]:
        """The indexes of the words in all parts."""
        return [index for part in self.parts for index in part.indexes]

    @property
    def is_doubtful(self) -> bool:
        """Whether so little is sure that the song deserves a second look."""
        return len(self.indexes) >= _FEW and self.certainty < _DOUBTFUL_SONG


def _with_vocables(
    lyrics: SungWords, placement: _Placement, heard: Emissions, room: Span, singing: Singing
) -> dict[int, Placed]:
    """Start and end in milliseconds and the confidence of each free word, by its index in `lyrics.words`.

    Words that are not heard and for which there is no room are missing from it.
    """
    known: dict[int, HeardWord] = {}
    lines = list(accumulate(map(int, lyrics.begins_line)))
    for index, word in enumerate(lyrics.words):
        if not isinstance(word, FreeWord):
            known[index] = HeardWord(*word, 1.0, "", word[0], lines[index], is_vocable=False, fixed=True)
    sure = iter(placement.sure.tolist())
    for part in placement.parts:
        for index, (start, end), spans in zip(part.indexes, part.times, part.found.words, strict=True):
            last = spans[-1].start / FRAMES_PER_SECOND
            letter = SYMBOLS[spans[0].column]
            is_vocable = lyrics.is_vocable(index)
            known[index] = HeardWord(start, end, next(sure), letter, last, lines[index], is_vocable)
    words = dict(
        zip(sorted(known), with_vocables_heard([known[k] for k in sorted(known)], room, heard, singing), strict=True)
    )
    placements = dict(placement.squeezed)
    for part in placement.parts:
        rested = with_rests([(words[index].start, words[index].end) for index in part.indexes], part.room)
        for index, (start, end) in zip(part.indexes, rested, strict=True):
            placements[index] = (round(1000 * start), round(1000 * end), round(words[index].confidence, 3))
    return placements


@dataclass(slots=True)
class _HeardAudio:
    key: tuple[Path, int, int]
    duration_ms: int
    listening: EmissionCache
    has_second: bool = False


def _in_its_language(song: Song) -> Song:
    if not song.word_count:
        raise KMakerError("The lyrics have no words: give a file with the words that are sung.")
    text = "\n".join(line.text for line in song.lines)
    if song.language:
        check_language(text, song.language)
    return replace(song, language=song.language or detect_language(text))


def _key(audio: Path) -> tuple[Path, int, int]:
    try:
        found = audio.stat()
    except OSError:
        return audio.absolute(), -1, -1  # reading it will say what is wrong
    return audio.resolve(), found.st_size, found.st_mtime_ns


def _room(limits: tuple[int, int] | None, duration_ms: int) -> Span:
    start, end = limits or (0, duration_ms)
    if not 0 <= start < min(end, duration_ms):
        raise KMakerError(
            "There is no sound from {start:g} s to {end:g} s: the song is {seconds:.1f} s long, choose limits inside"
            " it.",
            start=start / 1000,
            end=end / 1000,
            seconds=duration_ms / 1000,
        )
    return start / 1000, min(end, duration_ms) / 1000


def _check_length(song: Song, lyrics: SungWords, stretches: Sequence[Stretch], audio: Path) -> None:
    """Refuse lyrics that no singer could sing in the time that there is; between anchors they are squeezed instead."""
    if any(not isinstance(word, FreeWord) for word in lyrics.words):
        return
    seconds = stretches[0].end - stretches[0].start
    if shortest_path(stretches[0].lines(lyrics.words)) > int(seconds * FRAMES_PER_SECOND):
        raise KMakerError(
            "The lyrics have {count} words, more than {seconds:.0f} s of {audio} can hold: check that the lyrics"
            " belong to this song.",
            count=song.word_count,
            seconds=seconds,
            audio=audio,
        )


def _frames(stretch: Stretch, listened: _HeardAudio) -> FrameSpan:
    total = len(listened.listening.heard.sung)
    first = min(total, int(stretch.start * FRAMES_PER_SECOND))
    return first, max(first, min(total, math.ceil(stretch.end * FRAMES_PER_SECOND)))


def _warnings(song: Song) -> tuple[Phrase, ...]:
    known = [word.confidence for word in song.words() if word.confidence is not None]
    doubtful = sum(value < _STRANGE for value in known)
    if doubtful > _STRANGE_SHARE * len(known):
        return (
            Phrase(
                "{count} of {all} words were not heard where the lyrics say: do these lyrics belong to this song?",
                count=doubtful,
                all=len(known),
            ),
        )
    return ()


LOAD: LoadAligner = Aligner.load
