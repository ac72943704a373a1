"""Finding words and lines by id, and putting changed ones in their place."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Line, Song, Word


@dataclass(frozen=True, slots=True)
class Place:
    """Where a word stands: `song.lines[line].words[index]`."""

    line: int
    index: int


def find_word(song: Song, word_id: str) -> Place:
    """The place of the word; raises `KMakerError` where there is none of that id."""
    for number, line in enumerate(song.lines):
        for index, word in enumerate(line.words):
            if word.id == word_id:
                return Place(number, index)
    raise no_such_word(word_id)


def no_such_word(word_id: str) -> KMakerError:
    """What to raise where a word is looked for that is not in the song."""
    return KMakerError("There is no word {id!r} in the song any more: choose another.", id=word_id)


def find_line(song: Song, line_id: str) -> int:
    """The index of the line; raises `KMakerError` where there is none of that id."""
    for number, line in enumerate(song.lines):
        if line.id == line_id:
            return number
    raise KMakerError("There is no line {id!r} in the song any more: choose another.", id=line_id)


def word_at(song: Song, place: Place) -> Word:
    """The word that stands at `place`."""
    return song.lines[place.line].words[place.index]


def fresh_ids(taken: Iterable[str], prefix: str) -> Iterator[str]:
    """Ids `prefix` + number, counting on from the highest such number in `taken`."""
    numbers = (id_.removeprefix(prefix) for id_ in taken if id_.startswith(prefix))
    number = max((int(digits) for digits in numbers if digits.isascii() and digits.isdecimal()), default=0)
    while True:
        number += 1
        yield f"{prefix}{number}"


def fresh_word_id(song: Song) -> str:
    """An id that no word has."""
    return next(fresh_ids((word.id for word in song.words()), "w"))


def fresh_line_id(song: Song) -> str:
    """An id that no line has."""
    return next(fresh_ids((line.id for line in song.lines), "l"))


def with_lines(song: Song, start: int, stop: int, lines: Iterable[Line]) -> Song:
    """`song` with `lines` in place of `song.lines[start:stop]`; a line without words is left out.

    The section and the stanza start of a line left out go to the line after it.
    """
    kept: list[Line] = []
    section, stanza = "", False
    for line in (*lines, *song.lines[stop:]):
        if not line.words:
            section, stanza = section or line.section, stanza or line.stanza_start
            continue
        if section or stanza:
            line = replace(line, section=line.section or section, stanza_start=line.stanza_start or stanza)
            section, stanza = "", False
        kept.append(line)
    return replace(song, lines=song.lines[:start] + tuple(kept))


def with_words(song: Song, line: int, words: Sequence[Word]) -> Song:
    """`song` with other words in one line, checked against what the line had."""
    old = song.lines[line]
    new = replace(old, words=tuple(words))
    require_fit(song, new, (old,))
    return with_lines(song, line, line + 1, (new,))


def require_fit(song: Song, line: Line, before: Iterable[Line]) -> None:
    """Raise `KMakerError` where a word of `line` breaks an invariant that it kept in the lines `before`."""
    known = {word.id: (number, word) for number, old in enumerate(before) for word in old.words}
    left: Word | None = None
    for word in line.words:
        _, old = known.get(word.id, (0, None))
        if old is not word:
            _require_span(word, song.duration_ms, old)
        if not word.is_timed:
            continue
        if left is not None and _overlap(left, word) > _old_overlap(known.get(left.id), known.get(word.id)):
            raise KMakerError(
                "{left!r} (until {end} ms) would run into {word!r} (from {start} ms): move the other word first.",
                left=left.text,
                end=left.end_ms,
                word=word.text,
                start=word.start_ms,
            )
        left = word


def _overlap(left: Word, right: Word) -> int:
    if left.end_ms is None or right.start_ms is None:
        return 0
    return max(0, left.end_ms - right.start_ms)


def _old_overlap(left: tuple[int, Word] | None, right: tuple[int, Word] | None) -> int:
    """By how much two words ran into each other before; words of different lines may, and did not."""
    if left is None or right is None or left[0] != right[0]:
        return 0
    return _overlap(left[1], right[1])


def _require_span(word: Word, duration_ms: int | None, old: Word | None) -> None:
    if (word.start_ms is None) != (word.end_ms is None):
        raise KMakerError("{word!r} needs both a start and an end, or neither.", word=word.text)
    if word.start_ms is None or word.end_ms is None:
        return
    if word.start_ms < 0:
        raise KMakerError(
            "{word!r} cannot start before the song does ({start} ms).", word=word.text, start=word.start_ms
        )
    if word.end_ms <= word.start_ms:
        raise KMakerError(
            "{word!r} cannot end at {end} ms, as it starts at {start} ms.",
            word=word.text,
            end=word.end_ms,
            start=word.start_ms,
        )
    was = old.end_ms if old and old.end_ms is not None else 0
    if duration_ms is not None and word.end_ms > max(duration_ms, was):
        raise KMakerError(
            "{word!r} cannot end at {end} ms, after the song does ({duration} ms).",
            word=word.text,
            end=word.end_ms,
            duration=duration_ms,
        )
