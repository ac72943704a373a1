"""Notes of words: from the F0 of the voice to one or more notes a syllable.

`pitch.staircase` finds the semitone of every frame in which a word is sung; what is said here is which frames those
are, which lines are spoken, what the song's tuning and scale are, and which steps are notes and which only ornaments.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from kmaker_studio.core.edits import with_notes
from kmaker_studio.core.errors import Phrase
from kmaker_studio.core.song import Note, Song, Word
from kmaker_studio.core.syllables import syllable_starts
from kmaker_studio.pitch.f0 import F0, FRAME_MS
from kmaker_studio.pitch.staircase import Stretch, semitones

_VOICED = 0.5
_AUDIBLE = 0.2  # the voicing from which on a frame of a word says something about its note
_LEAST_MS = 60.0  # of a word that must be audible for it to have a pitch
_SHORTEST_MS = 80  # a note; shorter ones are ornaments
_SCOOP_MS = 150  # the first note of a syllable; a shorter one is how the voice comes to the second
_QUIET_DB = 25.0  # below the loudest of its word a frame counts little
_STRANGE = 1.2  # what the rarest note of a song costs more than the commonest, as a step in `pitch.staircase`
_FLAT = 0.35  # semitones a frame to either side: what moves faster is a glide
_SPOKEN = 0.45  # a line of which less than this is on a steady pitch is spoken

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class FoundNotes:
    """`song` with notes, and what is to be told about them."""

    song: Song
    notes: tuple[Phrase, ...] = ()


@dataclass(frozen=True, slots=True)
class _Segment:
    """A note being made: frames `first` to `last` (excluded) at `pitch`."""

    word: str
    first: int
    last: int
    pitch: int


def notes_of_song(song: Song, f0: F0, only: Sequence[str] | None = None) -> FoundNotes:
    """`song` with the notes of its timed words, or of the words `only`, in `f0`.

    A word that is spoken gets a rap note without a pitch, one in which nothing is heard a freestyle note without one.
    Golden notes stay golden. Words without timing keep what they have.
    """
    all_words = [word for word in song.words() if word.is_timed]
    chosen = {word.id for word in all_words} if only is None else set(only)
    words = [word for word in all_words if word.id in chosen]
    tuning = tuning_of(f0, all_words)
    spoken = _spoken_words(song, f0)
    heard = [word for word in all_words if word.id not in spoken and _is_heard(word, f0)]
    stretches = [stretch for word in heard for stretch in _stretches(word, f0)]
    paths = semitones(f0, tuning, stretches, _scale_costs(tuning, f0, all_words))
    segments: list[_Segment] = []
    for stretch, path in zip(stretches, paths, strict=True):
        if stretch.word in chosen:
            segments += _notes_of_path(stretch, path)
    found: dict[str, list[Note]] = {word.id: [] for word in words}
    starts = {word.id: word.start_ms or 0 for word in words}
    golden = {word.id: {note.kind for note in word.notes} & {"golden", "golden rap"} for word in words}
    for each in segments:
        notes = found[each.word]
        after = round(each.first * FRAME_MS) - starts[each.word] if notes else 0
        notes.append(Note(each.pitch, max(0, after), "golden" if golden[each.word] else "regular"))
    for word in words:
        if word.id in spoken:
            found[word.id] = [Note(None, 0, "golden rap" if golden[word.id] else "rap")]
        elif not found[word.id]:
            found[word.id] = [Note(None, 0, "freestyle")]
    return FoundNotes(with_notes(song, found), _told(found))


def tuning_of(f0: F0, words: Sequence[Word]) -> float:
    """By how many semitones (-0.5 to 0.5) the song lies above a tuning of 440 Hz, from its steady frames."""
    steady = _steady(f0) & _sung_frames(f0, words)
    if not steady.any():
        return 0.0
    turn = np.exp(2j * np.pi * f0.pitch[steady].astype(np.float64)).mean()
    # a song all of whose notes lie anywhere has no tuning
    return float(np.angle(turn) / (2 * np.pi)) if abs(turn) > 0.1 else 0.0


def _told(found: Mapping[str, Sequence[Note]]) -> tuple[Phrase, ...]:
    silent = sum(all(note.pitch is None for note in notes) for notes in found.values())
    if not silent:
        return ()
    if silent == len(found):
        return (Phrase("No sung pitch is heard: every word is without one."),)
    spoken = sum(notes[0].kind in ("rap", "golden rap") for notes in found.values())
    return (
        Phrase(
            "{count} of {all} words are without a pitch ({spoken} of them spoken).",
            count=silent,
            all=len(found),
            spoken=spoken,
        ),
    )


def _frames_of(start_ms: float, end_ms: float, count: int) -> tuple[int, int]:
    first = min(count, max(0, round(start_ms / FRAME_MS)))
    return first, min(count, max(first, round(end_ms / FRAME_MS)))


def _sung_frames(f0: F0, words: Sequence[Word]) -> npt.NDArray[np.bool_]:
    inside = np.zeros(len(f0.pitch), np.bool_)
    for word in words:
        first, last = _frames_of(word.start_ms or 0, word.end_ms or 0, len(inside))
        inside[first:last] = True
    return inside & (f0.voicing >= _VOICED)


def _steady(f0: F0) -> npt.NDArray[np.bool_]:
    """The frames whose pitch is that of the frames around them."""
    change = np.abs(np.diff(f0.pitch, prepend=f0.pitch[:1], append=f0.pitch[-1:]))
    return (change[:-1] < _FLAT) & (change[1:] < _FLAT) & (f0.voicing >= _VOICED)


def _spoken_words(song: Song, f0: F0) -> set[str]:
    """The words of lines in which the pitch glides nearly all the time, as it does in speech."""
    count = len(f0.pitch)
    steady = _held(f0)
    spoken: set[str] = set()
    for line in song.lines:
        words = [word for word in line.words if word.is_timed]
        spans = [_frames_of(word.start_ms or 0, word.end_ms or 0, count) for word in words]
        voiced = sum(int((f0.voicing[first:last] >= _VOICED).sum()) for first, last in spans)
        held = sum(int(steady[first:last].sum()) for first, last in spans)
        if voiced * FRAME_MS >= _LEAST_MS and held < _SPOKEN * voiced:
            spoken |= {word.id for word in words}
    return spoken


def _held(f0: F0) -> npt.NDArray[np.bool_]:
    """The frames in a stretch of 7 (112 ms) whose pitches stay within a semitone and a half, vibrato and all."""
    size = 7
    voiced = f0.voicing >= _VOICED
    if len(f0.pitch) < size:
        return np.zeros(len(f0.pitch), np.bool_)
    windows = np.lib.stride_tricks.sliding_window_view(f0.pitch, size)
    flat = (windows.max(axis=1) - windows.min(axis=1) < 1.5) & np.lib.stride_tricks.sliding_window_view(
        voiced, size
    ).all(axis=1)
    held = np.zeros(len(f0.pitch), np.bool_)
    for at in range(size):
        held[at : at + len(flat)] |= flat
    return held


def _scale_costs(tuning: float, f0: F0, words: Sequence[Word]) -> Floats:
    """What a note of each pitch class costs, (12,): nothing for the commonest, up to `_STRANGE` for the rarest."""
    steady = _steady(f0) & _sung_frames(f0, words)
    counts = np.bincount(np.rint(f0.pitch[steady] - tuning).astype(int) % 12, minlength=12).astype(np.float64)
    if counts.sum() * FRAME_MS < 10_000:  # too little to know a scale by
        return np.zeros(12)
    share = counts / counts.max()
    return _STRANGE * (1 - np.minimum(1.0, share / 0.15))


def _is_heard(word: Word, f0: F0) -> bool:
    begin, end = word.start_ms or 0, word.end_ms or 0
    first, last = _frames_of(begin, end, len(f0.pitch))
    return bool((f0.voicing[first:last] >= _AUDIBLE).sum() * FRAME_MS >= min(_LEAST_MS, (end - begin) / 3) > 0)


def _stretches(word: Word, f0: F0) -> Iterator[Stretch]:
    """The word's syllables, with what each frame says about its note: voiced and loud ones most."""
    first, last = _frames_of(word.start_ms or 0, word.end_ms or 0, len(f0.pitch))
    level = f0.level[first:last].astype(np.float64)
    loud = np.clip(1 + (level - level.max()) / _QUIET_DB, 0.0, 1.0)
    voicing = f0.voicing[first:last].astype(np.float64)
    weights = np.where(voicing >= _AUDIBLE, voicing * loud, 0.0)
    edges = [_frames_of(at, at, len(f0.pitch))[0] for at in syllable_starts(word)[1:]]
    for left, right in pairwise([first, *sorted({at for at in edges if first < at < last}), last]):
        yield Stretch(word.id, left, weights[left - first : right - first])


def _notes_of_path(stretch: Stretch, path: Sequence[int]) -> list[_Segment]:
    """The runs of one semitone, those that are too short to be notes given to the longer neighbour."""
    runs: list[_Segment] = []
    for at, pitch in enumerate(path, stretch.first):
        if runs and runs[-1].pitch == pitch:
            runs[-1] = replace(runs[-1], last=at + 1)
        else:
            runs.append(_Segment(stretch.word, at, at + 1, pitch))
    while len(runs) > 1:
        lengths = [run.last - run.first for run in runs]
        at = int(np.argmin(lengths))
        if lengths[0] * FRAME_MS < min(_SCOOP_MS, lengths[1] * FRAME_MS):
            at = 0
        elif lengths[at] * FRAME_MS >= _SHORTEST_MS:
            break
        into = at - 1 if at + 1 == len(runs) or (at and lengths[at - 1] >= lengths[at + 1]) else at + 1
        first, last = sorted((at, into))
        runs[first : last + 1] = [replace(runs[into], first=runs[first].first, last=runs[last].last)]
        for left in reversed(range(len(runs) - 1)):
            if runs[left].pitch == runs[left + 1].pitch:
                runs[left : left + 2] = [replace(runs[left], last=runs[left + 1].last)]
    return runs
