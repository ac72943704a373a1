"""Merging an aligner's answer into a song that may have been edited while the aligner worked."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from kmaker_studio.core.edits.fitting import pushed_inside, untimed
from kmaker_studio.core.edits.guesses import guessed
from kmaker_studio.core.song import Line, Song, Word


def with_alignment(song: Song, aligned: Song, keep: Collection[str] = ()) -> Song:
    """`song` with the timing, confidence, language, sound and duration of `aligned`, its words matched by id.

    Locked words, and those whose ids are in `keep`, stay as they are to the millisecond; the others of their line give
    way: a word that would overlap one of them is cut or moved to the room beside it, where it is a guess, and is left
    without timing where there is none. Words that `aligned` does not know keep what they have.
    """
    found = {word.id: word for word in aligned.words() if word.id not in keep}
    duration = aligned.duration_ms if aligned.duration_ms is not None else song.duration_ms
    lines = tuple(_laid_over(line, found, keep, duration) for line in song.lines)
    language = song.language or aligned.language
    return replace(song, lines=lines, language=language, audio=aligned.audio, duration_ms=duration)


def kept_words(asked: Song, now: Song, only: Collection[str] | None) -> frozenset[str]:
    """The ids of the words of `now` that the answer to a question about `asked` must not move.

    They are those that were not asked about (`only`, None for all), and those that the user timed, cleared, locked or
    unlocked since.
    """
    before = {word.id: word for word in asked.words()}
    kept: set[str] = set()
    for word in now.words():
        old = before.get(word.id)
        moved = old is not None and (old.start_ms, old.end_ms, old.locked) != (word.start_ms, word.end_ms, word.locked)
        if moved or (only is not None and word.id not in only):
            kept.add(word.id)
    return frozenset(kept)


def _laid_over(line: Line, found: dict[str, Word], keep: Collection[str], duration_ms: int | None) -> Line:
    words: list[Word] = []
    begin, run = 0, list[Word]()
    for word in line.words:
        if (word.locked or word.id in keep) and word.start_ms is not None and word.end_ms is not None:
            words.extend(_fitted(run, begin, word.start_ms))
            words.append(word)
            begin, run = word.end_ms, []
        else:
            run.append(_with_times_of(word, found.get(word.id)))
    words.extend(_fitted(run, begin, duration_ms))
    return line if tuple(words) == line.words else replace(line, words=tuple(words))


def _with_times_of(word: Word, answer: Word | None) -> Word:
    if answer is None:
        return word
    same = [part.text for part in word.syllables] == [part.text for part in answer.syllables]
    syllables = answer.syllables if same else untimed(word.syllables)
    return replace(
        word,
        start_ms=answer.start_ms,
        end_ms=answer.end_ms,
        confidence=answer.confidence,
        syllables=syllables,
        guessed=answer.guessed and answer.confidence is None,
    )


def _fitted(run: Sequence[Word], begin: int, limit: int | None) -> Iterator[Word]:
    """The words of a run between two that stay, in order and inside `begin` to `limit`."""
    spans = [(word.start_ms, word.end_ms) for word in run if word.start_ms is not None and word.end_ms is not None]
    placed = pushed_inside(spans, begin, limit)
    if placed is None:
        yield from (_cleared(word) for word in run)
        return
    places = iter(placed)
    for word in run:
        span = next(places) if word.is_timed else (word.start_ms, word.end_ms)
        yield word if span == (word.start_ms, word.end_ms) else _placed(word, *span)


def _placed(word: Word, start: int | None, end: int | None) -> Word:
    placed = replace(word, start_ms=start, end_ms=end, syllables=untimed(word.syllables))
    return placed if start == word.start_ms else guessed(placed)


def _cleared(word: Word) -> Word:
    return replace(word, start_ms=None, end_ms=None, confidence=None, guessed=False, syllables=untimed(word.syllables))
