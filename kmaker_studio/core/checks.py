"""What is wrong with a song: faults that no edit makes (`validate`) and things to look at (`problems`)."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from kmaker_studio.core.errors import KMakerError, Phrase
from kmaker_studio.core.song import Line, Song, Word

SHORTEST_WORD_MS = 40
FASTEST_CHARACTERS_PER_S = 25

ProblemKind = Literal["overlap", "short", "outside", "fast", "untimed"]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to look at: its kind, a sentence for the user, and the word (the first one of a line's) to jump to.

    For those who say it in other words: `amount` is how many ms overlap, last or lie outside (before the song where
    negative), how many words are untimed or characters a second are read (0: no end of them); `other` is the id of the
    word that is run into.
    """

    kind: ProblemKind
    message: str
    line_id: str
    word_id: str
    amount: int = 0
    other: str = ""


def problems(song: Song) -> tuple[Problem, ...]:
    """Everything in `song` that an editor should look at, in the order of the lyrics.

    Words that overlap the next one of their line, or of the same singer's next line; words of no or less than 40 ms;
    words that begin before the song or end after it; lines of more than 25 characters a second; lines with words that
    have no timing.
    """
    found: list[Problem] = []
    last_by_singer: dict[str, tuple[Line, Word]] = {}
    for line in song.lines:
        timed = [word for word in line.words if word.is_timed]
        before = last_by_singer.get(line.singer)
        if before and timed:
            found.extend(_overlap(before[0], before[1], timed[0]))
        for left, right in pairwise(timed):
            found.extend(_overlap(line, left, right))
        for word in timed:
            found.extend(_word_problems(song, line, word))
        found.extend(_line_problems(line))
        if timed:
            last_by_singer[line.singer] = line, timed[-1]
    order = {word.id: index for index, word in enumerate(song.words())}
    return tuple(sorted(found, key=lambda problem: order[problem.word_id]))


def _overlap(line: Line, left: Word, right: Word) -> Iterator[Problem]:
    if (left.end_ms or 0) > (right.start_ms or 0):
        overlap = (left.end_ms or 0) - (right.start_ms or 0)
        message = f"{left.text!r} overlaps {right.text!r} by {overlap} ms."
        yield Problem("overlap", message, line.id, left.id, overlap, right.id)


def _word_problems(song: Song, line: Line, word: Word) -> Iterator[Problem]:
    start, end = word.start_ms or 0, word.end_ms or 0
    if end - start < SHORTEST_WORD_MS:
        yield Problem("short", f"{word.text!r} lasts only {end - start} ms.", line.id, word.id, end - start)
    if start < 0:
        yield Problem("outside", f"{word.text!r} begins {-start} ms before the song does.", line.id, word.id, start)
    if song.duration_ms is not None and end > song.duration_ms:
        late = end - song.duration_ms
        yield Problem("outside", f"{word.text!r} ends {late} ms after the song does.", line.id, word.id, late)


def _line_problems(line: Line) -> Iterator[Problem]:
    untimed = [word for word in line.words if not word.is_timed]
    if untimed:
        count = "1 word of this line has" if len(untimed) == 1 else f"{len(untimed)} words of this line have"
        message = f"{count} no timing, the first is {untimed[0].text!r}."
        yield Problem("untimed", message, line.id, untimed[0].id, len(untimed))
        return
    if not line.words:
        return
    length = (line.end_ms or 0) - (line.start_ms or 0)
    if 1000 * len(line.text) > FASTEST_CHARACTERS_PER_S * length:
        speed = round(1000 * len(line.text) / length) if length > 0 else 0
        rate = str(speed) if speed else "endlessly many"
        message = f"This line reads at {rate} characters a second, more than {FASTEST_CHARACTERS_PER_S}."
        yield Problem("fast", message, line.id, line.words[0].id, speed)


def validate(song: Song) -> None:
    """Raise `KMakerError`, naming the first fault, unless every invariant of the document holds.

    Ids are unique among lines and among words; a line has words, a word has text without line breaks, which its
    syllables make up; a word has both times or none; 0 <= start < end <= duration; the words of a line are in order
    and do not overlap.
    """
    lines: set[str] = set()
    words: set[str] = set()
    for number, line in enumerate(song.lines, 1):
        if line.id in lines:
            raise KMakerError("Line {number} has the id {id!r}, which another line has.", number=number, id=line.id)
        if not line.words:
            raise KMakerError("Line {number} has no words.", number=number)
        lines.add(line.id)
        now = 0
        for word in line.words:
            where = Phrase("{word!r} in line {number}", word=word.text, number=number)
            if word.id in words:
                raise KMakerError("{where} has the id {id!r}, which another word has.", where=where, id=word.id)
            words.add(word.id)
            _validate_text(word, where)
            if word.start_ms is None and word.end_ms is None:
                continue
            if word.start_ms is None or word.end_ms is None:
                raise KMakerError("{where} has a start or an end but not both.", where=where)
            if not 0 <= word.start_ms < word.end_ms:
                raise KMakerError(
                    "{where} is sung from {start} to {end} ms, which cannot be.",
                    where=where,
                    start=word.start_ms,
                    end=word.end_ms,
                )
            if word.start_ms < now:
                raise KMakerError(
                    "{where} starts at {start} ms, before the word to its left ends ({now} ms).",
                    where=where,
                    start=word.start_ms,
                    now=now,
                )
            now = word.end_ms
            if song.duration_ms is not None and now > song.duration_ms:
                raise KMakerError(
                    "{where} ends at {now} ms, after the song does ({duration} ms).",
                    where=where,
                    now=now,
                    duration=song.duration_ms,
                )


def _validate_text(word: Word, where: Phrase) -> None:
    if not word.text.strip() or len(word.text.splitlines()) != 1:
        raise KMakerError("{where} has no text of one line.", where=where)
    if word.syllables and "".join(part.text for part in word.syllables) != word.text:
        raise KMakerError("{where} has syllables that do not make up its text.", where=where)
