"""Rewriting the lyrics: words that did not change keep their times."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kmaker_studio.core.edits.fitting import letters_of, shared_out, untimed
from kmaker_studio.core.edits.guesses import are_alike, guessed, likeness, unsure_of
from kmaker_studio.core.edits.lookup import fresh_ids
from kmaker_studio.core.edits.matching import differing_runs
from kmaker_studio.core.shortest import SHORTEST_SHARE_MS
from kmaker_studio.core.song import Line, Song, Word
from kmaker_studio.core.sung_notes import notes_between


def with_lyrics(song: Song, lines: Sequence[Line], singers: Sequence[str] = ()) -> Song:
    """`song` with the words, breaks, marks and singers of `lines`, whose ids and times do not matter.

    Words are matched in order by their text. One that is still there keeps its id, timing, confidence and lock; one
    spelt otherwise keeps them too; one written as two shares its time between them, which makes it a guess (see
    `guesses`), two written as one take both; a new one has no timing. Words of one new line that overlap, because they
    were sung by two singers, are cut.
    """
    new = rewritten(song.lines, lines, song)
    names = dict.fromkeys([*song.singers, *singers])
    return replace(song, lines=new, singers=tuple(names))


def rewritten(old: Sequence[Line], new: Sequence[Line], song: Song) -> tuple[Line, ...]:
    """The lines `new` with the times and ids of the words of `old` that they still have; other ids are fresh."""
    before = [word for line in old for word in line.words]
    after = [word for line in new for word in line.words]
    ids = fresh_ids((word.id for word in song.words()), "w")
    words = iter(list(_matched(before, after, ids)))
    homes = {word.id: line for line in old for word in line.words}
    line_ids = fresh_ids((line.id for line in song.lines), "l")
    used: set[str] = set()
    lines: list[Line] = []
    for line in new:
        kept = _in_order([next(words) for _ in line.words])
        home = next((homes[word.id].id for word in kept if word.id in homes and homes[word.id].id not in used), "")
        line_id = home or next(line_ids)
        used.add(line_id)
        made = replace(line, id=line_id, words=tuple(kept))
        same = next((each for each in old if each.id == line_id), None)
        lines.append(same if same == made and same is not None else made)
    return tuple(lines)


def _matched(old: Sequence[Word], new: Sequence[Word], ids: Iterator[str]) -> Iterator[Word]:
    """For each word of `new` the word that it becomes."""
    for is_alike, before, after in differing_runs([_key(word) for word in old], [_key(word) for word in new]):
        left, right = old[before], new[after]
        if is_alike or len(left) == len(right):
            for was, now in zip(left, right, strict=True):
                yield _respelt(was, now)
        elif left and right:
            yield from _replaced(left, right, ids)
        else:
            for now in right:
                yield _fresh(now, ids)


def _replaced(old: Sequence[Word], new: Sequence[Word], ids: Iterator[str]) -> Iterator[Word]:
    """Words in the place of more or fewer others."""
    if _letters(old) == _letters(new) or 1 in (len(old), len(new)):
        yield from _shared_out(old, new, ids)
        return
    at = 0
    for index, now in enumerate(new):
        rest = len(new) - index - 1
        options = old[at : len(old) - rest] if len(old) - at > rest else old[at:]
        best = max(options, key=lambda was: likeness(was.text, now.text), default=None)
        if best is not None and are_alike(best.text, now.text):
            at = list(old).index(best) + 1
            yield _respelt(best, now)
        else:
            yield _fresh(now, ids)


def _shared_out(old: Sequence[Word], new: Sequence[Word], ids: Iterator[str]) -> Iterator[Word]:
    """The time of `old` shared out among `new` by their letters; the first keeps the first one's id.

    One word made of others of the same letters lasts as long as they did; all else is a guess.
    """
    start = next((word.start_ms for word in old if word.start_ms is not None), None)
    end = next((word.end_ms for word in reversed(old) if word.end_ms is not None), None)
    whole = all(word.is_timed for word in old)
    if not whole or start is None or end is None or end - start < SHORTEST_SHARE_MS * len(new):
        for index, now in enumerate(new):
            yield _respelt(old[0], now) if index == 0 and len(new) == len(old) else _fresh(now, ids)
        return
    sure = [word.confidence for word in old if word.confidence is not None]
    is_measured = len(new) == 1 and _letters(old) == _letters(new) and not any(word.guessed for word in old)
    for index, (now, (first, last)) in enumerate(zip(new, shared_out(start, end, letters_of(new)), strict=True)):
        placed = replace(
            now,
            id=old[0].id if index == 0 else next(ids),
            start_ms=first,
            end_ms=last,
            confidence=min(sure) if sure else None,
            locked=all(word.locked for word in old),
            syllables=untimed(now.syllables),
            notes=notes_between(old, first, last),
        )
        yield placed if is_measured else guessed(placed)


def _in_order(words: list[Word]) -> list[Word]:
    """The words of a line so that none begins before the one to its left ends."""
    kept: list[Word] = []
    for word in words:
        if word.start_ms is not None and word.end_ms is not None:
            at = next((index for index in reversed(range(len(kept))) if kept[index].is_timed), None)
            left = kept[at] if at is not None else None
            if left is not None and left.start_ms is not None and left.end_ms is not None:
                if word.start_ms <= left.start_ms:
                    word = _fresh(word, iter((word.id,)))
                elif word.start_ms < left.end_ms and at is not None:
                    kept[at] = _cut(left, word.start_ms)
        kept.append(word)
    return kept


def _cut(word: Word, end_ms: int) -> Word:
    syllables = tuple(
        part if part.start_ms is None or part.start_ms < end_ms else replace(part, start_ms=None)
        for part in word.syllables
    )
    return replace(word, end_ms=end_ms, syllables=syllables)


def _respelt(was: Word, now: Word) -> Word:
    """The word `was` in the spelling of `now`; its syllables keep their times where they are as many."""
    if was.text == now.text and (not now.syllables or _texts(was) == _texts(now)):
        return was if now.syllables or not was.syllables else replace(was, syllables=())
    syllables = now.syllables
    if len(was.syllables) == len(now.syllables):
        syllables = tuple(
            replace(was_part, text=part.text) for was_part, part in zip(was.syllables, syllables, strict=True)
        )
    return unsure_of(was, replace(was, text=now.text, syllables=syllables))


def _fresh(now: Word, ids: Iterator[str]) -> Word:
    return Word(next(ids), now.text, syllables=untimed(now.syllables))


def _texts(word: Word) -> list[str]:
    return [part.text for part in word.syllables]


def _key(word: Word) -> str:
    return word.text.casefold()


def _letters(words: Sequence[Word]) -> str:
    return "".join(char for word in words for char in word.text.casefold() if char.isalnum())
