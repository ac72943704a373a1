"""Laying an aligner's answer over a song that may have been edited while the aligner worked."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from kmaker_studio.core.song import Line, Song, Syllable, Word


def with_alignment(song: Song, aligned: Song, keep: Collection[str] = ()) -> Song:
    """`song` with the timing, confidence, language, sound and duration of `aligned`, its words matched by id.

    Locked words, and those whose ids are in `keep`, stay as they are to the millisecond; the others of their line give
    way: a word that would overlap one of them is cut or moved to the room beside it, and is left without timing where
    there is none. Words that `aligned` does not know keep what they have.
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
    syllables = answer.syllables if same else _untimed(word)
    return replace(
        word, start_ms=answer.start_ms, end_ms=answer.end_ms, confidence=answer.confidence, syllables=syllables
    )


def _fitted(run: Sequence[Word], begin: int, limit: int | None) -> Iterator[Word]:
    """The words of a run between two that stay, in order and inside `begin` to `limit`."""
    timed = [word for word in run if word.is_timed]
    room = None if limit is None else limit - begin
    if room is not None and room < len(timed):
        yield from (_cleared(word) for word in run)
        return
    after = len(timed)
    for word in run:
        if word.start_ms is None or word.end_ms is None:
            yield word
            continue
        after -= 1
        last = None if limit is None else limit - after  # every later word needs a millisecond at least
        start = max(word.start_ms, begin) if last is None else min(max(word.start_ms, begin), last - 1)
        end = max(word.end_ms, start + 1) if last is None else min(max(word.end_ms, start + 1), last)
        begin = end
        yield word if (start, end) == (word.start_ms, word.end_ms) else _placed(word, start, end)


def _placed(word: Word, start: int, end: int) -> Word:
    return replace(word, start_ms=start, end_ms=end, syllables=_untimed(word))


def _cleared(word: Word) -> Word:
    return replace(word, start_ms=None, end_ms=None, confidence=None, syllables=_untimed(word))


def _untimed(word: Word) -> tuple[Syllable, ...]:
    return tuple(Syllable(part.text) for part in word.syllables)
