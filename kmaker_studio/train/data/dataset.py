"""The training set: labelled singing, cut between words into windows of at most 30 s."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from kmaker_studio.align.frames import FRAMES_PER_SECOND, WINDOW_SECONDS
from kmaker_studio.audio.decode import probe
from kmaker_studio.core.errors import KMakerError, Phrase
from kmaker_studio.core.jobs import Cancelled, Progress, Report, check_cancelled, ignore_progress, never_cancelled
from kmaker_studio.core.rising import longest_rising
from kmaker_studio.text.romanise import romanise_words
from kmaker_studio.train.data.labelled_songs import Source, read_sources
from kmaker_studio.train.data.loss_scale_file import WordScale, read_scales

_PAST_END = 0.5  # seconds by which a label may outlast its song: encoders pad and labels are rounded
_LETTER_SECONDS = 0.04  # CTC needs a frame for a letter and often one between two

Stretch = tuple[float, float]
"""Start and end in seconds from the start of the song."""


@dataclass(frozen=True, slots=True)
class LabelledWord:
    """A word's letters (a-z, apostrophe), when it is sung in seconds from the start of its song, and how it is written.

    A word of `scale` 0 is sung somewhere between `start` and `end`, which are those of its trusted neighbours.
    """

    letters: str
    start: float
    end: float
    text: str = ""
    scale: int = 1


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of a song: its start (seconds), how many of its frames are labelled, the words in them, the language.

    Of what is sung in `holes` nothing is known. The first `silence` seconds are silence instead of what the song holds
    there, if that is in the song at all.
    """

    audio: Path
    start: float
    frames: int
    words: tuple[LabelledWord, ...]
    language: str = ""
    holes: tuple[Stretch, ...] = ()
    silence: float = 0.0

    @property
    def is_certain(self) -> bool:
        """Whether every word's time is trusted and nothing is left out."""
        return not self.holes and all(word.scale for word in self.words)


@dataclass(frozen=True, slots=True)
class Dataset:
    """Windows in the order of their songs' names, and a sentence for each thing that was left out."""

    windows: tuple[Window, ...]
    notes: tuple[str, ...]


def read_dataset(
    folder: Path,
    use_scale: bool = True,
    report: Report = ignore_progress,
    cancelled: Cancelled = never_cancelled,
) -> Dataset:
    """The windows of every song of `folder`; see `train.data.labelled_songs` for the layouts.

    With `use_scale` words that the loss scale beside the labels gives 0 are not held to their times. Raises
    `KMakerError` for a folder with nothing to learn from and for a loss scale that is not that of its labels.
    """
    sources = read_sources(folder)
    windows: list[Window] = []
    notes = list(sources.notes)
    for number, source in enumerate(sources.songs):
        check_cancelled(cancelled)
        report(Progress("Reading labels", number, len(sources.songs)))
        try:
            seconds = probe(source.audio).duration_ms / 1000
        except KMakerError as error:
            notes.append(str(error))
            continue
        scales = read_scales(source) if use_scale else None
        words, problems = _judged(source, seconds, scales)
        if problems:
            notes.append(f"{source.label}: {_listed(problems)}.")
        windows.extend(_song_windows(source, words, seconds))
    if not windows:
        raise KMakerError(
            "{folder} holds nothing to learn from: {reason}",
            folder=folder,
            reason=notes[0] if notes else Phrase("its words have no times."),
        )
    report(Progress("Reading labels", len(sources.songs), len(sources.songs)))
    return Dataset(tuple(windows), tuple(notes))


_Judged = tuple[LabelledWord, bool]
"""A word, and whether its letters can be relied upon though (with scale 0) its time cannot."""


def _judged(source: Source, seconds: float, scales: Sequence[WordScale] | None) -> tuple[list[_Judged], Counter[str]]:
    """Every word with letters, in the order of the lyrics, and how many have which problem."""
    problems: Counter[str] = Counter()
    judged: list[_Judged] = []
    language = source.song.language
    spelt = [
        (word, letters)
        for line in source.song.lines
        for word, letters in zip(line.words, romanise_words([word.text for word in line.words], language), strict=True)
    ]
    for index, (word, letters) in enumerate(spelt):
        if not letters:
            continue
        labelled = LabelledWord(letters, (word.start_ms or 0) / 1000, (word.end_ms or 0) / 1000, word.text)
        scale = scales[index] if scales else None
        is_trusted, is_heard = (scale.scale == 1, scale.is_heard) if scale else (True, True)
        problem = ""
        if not word.is_timed:
            problem, is_heard = "without a time", scale is not None and is_heard
        elif labelled.end > seconds + _PAST_END:
            problem, is_heard = f"after the song's end ({seconds:.1f} s)", False
        elif labelled.end - labelled.start > WINDOW_SECONDS:
            problem, is_heard = f"longer than {WINDOW_SECONDS:.0f} s", False
        if problem:
            problems[problem] += 1
        judged.append((replace(labelled, scale=int(is_trusted and not problem)), is_heard))
    order = [index for index, (word, _) in enumerate(judged) if word.scale]
    starts = [judged[index][0].start for index in order]
    kept = set(longest_rising([(start, start) for start in starts]))
    for place, index in enumerate(order):
        if place not in kept:
            problems["out of order"] += 1
            judged[index] = (replace(judged[index][0], scale=0), judged[index][1])
    return judged, problems


def _listed(problems: Counter[str]) -> str:
    """The problems as a text: the times of these words are not used."""
    parts = [f"{count} {'word' if count == 1 else 'words'} {problem}" for problem, count in problems.items()]
    total = sum(problems.values())
    return f"{', '.join(parts)}, {'whose time is' if total == 1 else 'whose times are'} not used"


def _song_windows(source: Source, judged: list[_Judged], seconds: float) -> list[Window]:
    words: list[LabelledWord] = []
    holes: list[Stretch] = []
    done = 0
    for is_trusted, run in groupby(judged, key=lambda one: one[0].scale == 1):
        group = list(run)
        done += len(group)
        if is_trusted:
            words.extend(word for word, _ in group)
            continue
        start = words[-1].end if words else 0.0
        end = judged[done][0].start if done < len(judged) else seconds
        needed = sum(len(word.letters) + 1 for word, _ in group) * _LETTER_SECONDS
        if all(is_heard for _, is_heard in group) and needed <= end - start <= WINDOW_SECONDS:
            words.extend(replace(word, start=start, end=end) for word, _ in group)
        elif start < end:
            holes.append((start, end))
    return cut_windows(source.audio, words, source.song.language, holes)


def cut_windows(
    audio: Path, words: Sequence[LabelledWord], language: str = "", holes: Sequence[Stretch] = ()
) -> list[Window]:
    """Windows that begin and end between words, and never inside a stretch that several words of scale 0 share.

    A word longer than a window is left out; a hole at the edge of a window is left outside.
    """
    stretches = sorted([*_stretches(words), *((start, end, ()) for start, end in holes)], key=lambda part: part[0])
    windows: list[Window] = []
    index = 0
    start = 0.0
    while index < len(stretches):
        first, ends, its_words = stretches[index]
        if not its_words:
            start = max(start, ends)
            index += 1
            continue
        last = index
        while last < len(stretches) and stretches[last][1] <= start + WINDOW_SECONDS:
            last += 1
        if last == index:  # the next word ends outside: move the window up to it, or past it
            if start < first - 0.5:
                start = first - 0.5
            else:
                start = ends
                index += 1
            continue
        while not stretches[last - 1][2]:
            last -= 1
        end = stretches[last - 1][1]
        limit = stretches[last][0] if last < len(stretches) else end + 1.0
        taken = stretches[index:last]
        windows.append(
            Window(
                audio,
                start,
                max(1, int(min(WINDOW_SECONDS, max(limit, end) - start) * FRAMES_PER_SECOND)),
                tuple(word for _, _, its_words in taken for word in its_words),
                language,
                tuple((begin, end) for begin, end, its_words in taken if not its_words),
            )
        )
        start = (end + limit) / 2
        index = last
    return windows


def _stretches(words: Sequence[LabelledWord]) -> Iterator[tuple[float, float, tuple[LabelledWord, ...]]]:
    """A stretch for each trusted word, and one for each run of words that are sung somewhere in it."""
    for (start, end, scale), run in groupby(words, key=lambda word: (word.start, word.end, word.scale)):
        group = tuple(run)
        if scale:
            yield from ((start, end, (word,)) for word in group)
        else:
            yield start, end, group
