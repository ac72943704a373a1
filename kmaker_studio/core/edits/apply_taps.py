"""Applying taps: a pass of tap mode becomes word times."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby

from kmaker_studio.core.edits.fitting import (
    cleared,
    letters_of,
    moved,
    pushed_inside,
    shared_out,
    timed_inside,
    untimed,
)
from kmaker_studio.core.edits.guesses import guessed
from kmaker_studio.core.song import Line, Song, Syllable, Word
from kmaker_studio.core.sung_notes import notes_stretched
from kmaker_studio.core.tapping import OPEN_MS, TapPass, TappedUnit, Unit

Parts = Callable[[str], Sequence[str]]
"""The syllables of a word's text in the song's language."""


def _whole(text: str) -> Sequence[str]:
    return (text,)


def with_taps(song: Song, taps: TapPass, parts: Parts = _whole) -> Song:
    """`song` with the words of the pass sung when they were tapped, and locked, for they are the user's.

    Where whole lines were tapped that are their first words; the others share the line's time, as guesses.

    The other words of a line give way: one that a tapped word would overlap is cut, or left without timing where
    nothing of it remains. `parts` tells the syllables of a held word that was cut and has none yet.
    """
    if taps.unit is Unit.LINE:
        lines = {tap.target.line_id: tap for tap in taps.tapped()}
        times = {
            word.id: word
            for line in song.lines
            if line.id in lines
            for word in _spread(line, lines[line.id], song.duration_ms)
        }
    else:
        by_id = {word.id: word for word in song.words()}
        groups = groupby(taps.tapped(), key=lambda tap: tap.target.word_id)
        times = {
            word_id: _timed(by_id[word_id], list(group), song.duration_ms, parts)
            for word_id, group in groups
            if word_id in by_id
        }
    times = {word_id: word for word_id, word in times.items() if word.is_timed}
    return replace(song, lines=tuple(_laid(line, times) for line in song.lines))


def _timed(word: Word, taps: Sequence[TappedUnit], duration_ms: int | None, parts: Parts) -> Word:
    """The word as its taps say, one of them for each syllable or one with cuts; untimed past the song's end."""
    start = taps[0].start_ms
    end = _limited(_end(taps[-1]), duration_ms)
    if start >= end:
        return cleared(word)
    if taps[0].cuts:
        syllables = _cut(word, [start, *taps[0].cuts], parts)
    elif len(taps) > 1 or taps[0].target.syllable:
        starts = {tap.target.syllable: tap.start_ms for tap in taps}
        syllables = tuple(replace(part, start_ms=starts.get(index)) for index, part in enumerate(word.syllables))
    else:
        syllables = _scaled(word, start, end)
    inside, notes = timed_inside(syllables, start, end), notes_stretched(word, end - start)
    return Word(word.id, word.text, start, end, locked=True, syllables=inside, notes=notes)


def _scaled(word: Word, start: int, end: int) -> tuple[Syllable, ...]:
    """The word's own syllables at the same shares of its new time."""
    if not word.syllables or word.start_ms is None or word.end_ms is None or word.end_ms <= word.start_ms:
        return untimed(word.syllables)
    scale = (end - start) / (word.end_ms - word.start_ms)
    old = word.start_ms
    return tuple(
        part if part.start_ms is None else replace(part, start_ms=start + round((part.start_ms - old) * scale))
        for part in word.syllables
    )


def _cut(word: Word, starts: Sequence[int], parts: Parts) -> tuple[Syllable, ...]:
    """The word in as many pieces as there are starts, or as it has letters: its syllables first, then its letters."""
    pieces = [part.text for part in word.syllables] or list(parts(word.text))
    while len(pieces) > len(starts):
        pieces[-2:] = ["".join(pieces[-2:])]
    while len(pieces) < len(starts):
        longest = max(range(len(pieces)), key=lambda index: len(pieces[index]))
        text = pieces[longest]
        if len(text) < 2:
            break
        pieces[longest : longest + 1] = [text[: len(text) // 2], text[len(text) // 2 :]]
    if len(pieces) < 2:
        return ()
    return tuple(Syllable(text, at) for text, at in zip(pieces, starts, strict=False))


def _spread(line: Line, tap: TappedUnit, duration_ms: int | None) -> list[Word]:
    """The line's words over its tapped time: in the shape they had, else by their letters.

    The tap is the first word's, which is locked; when the others are sung inside the line is a guess.
    """
    start, end = tap.start_ms, _limited(_end(tap), duration_ms)
    words = line.words
    shape = _shape(line)
    spans = shared_out(start, end, letters_of(words))
    if shape is not None:
        spans = [(start + round(left * (end - start)), start + round(right * (end - start))) for left, right in shape]
    placed = [
        replace(
            word,
            start_ms=begin,
            end_ms=stop,
            confidence=None,
            syllables=_scaled(word, begin, stop),
            notes=notes_stretched(word, stop - begin),
        )
        for word, (begin, stop) in zip(words, pushed_inside(spans, start, end) or (), strict=False)
    ]
    return [
        replace(word, locked=True, guessed=False) if index == 0 else guessed(word) for index, word in enumerate(placed)
    ]


def _shape(line: Line) -> list[tuple[float, float]] | None:
    """Where each word began and ended, as shares of the line's time; None where not all are timed in order."""
    first, last = line.words[0].start_ms, line.words[-1].end_ms
    if first is None or last is None or last <= first:
        return None
    edges: list[tuple[float, float]] = []
    at = first
    for word in line.words:
        if word.start_ms is None or word.end_ms is None or not at <= word.start_ms < word.end_ms <= last:
            return None
        edges.append(((word.start_ms - first) / (last - first), (word.end_ms - first) / (last - first)))
        at = word.end_ms
    return edges


def _end(tap: TappedUnit) -> int:
    return tap.start_ms + OPEN_MS if tap.end_ms is None else tap.end_ms


def _limited(ms: int, duration_ms: int | None) -> int:
    return ms if duration_ms is None else min(ms, duration_ms)


def _laid(line: Line, times: dict[str, Word]) -> Line:
    """The line with the tapped words in it, the others cut back to the room between them."""
    if not any(word.id in times for word in line.words):
        return line
    words: list[Word] = []
    for index, word in enumerate(line.words):
        if word.id in times:
            words.append(times[word.id])
            continue
        before = [times[each.id].end_ms for each in line.words[:index] if each.id in times]
        after = [times[each.id].start_ms for each in line.words[index + 1 :] if each.id in times]
        words.append(_fitted(word, before[-1] if before else None, after[0] if after else None))
    return replace(line, words=tuple(words))


def _fitted(word: Word, begin: int | None, limit: int | None) -> Word:
    if word.start_ms is None or word.end_ms is None:
        return word
    start = word.start_ms if begin is None else max(word.start_ms, begin)
    end = word.end_ms if limit is None else min(word.end_ms, limit)
    if (start, end) == (word.start_ms, word.end_ms):
        return word
    return moved(word, start, end) if start < end else cleared(word)
