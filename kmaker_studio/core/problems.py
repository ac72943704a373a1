"""Checking a song: faults that no edit makes (`validate`) and problems for the user to look at (`problems`)."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from kmaker_studio.core.errors import KMakerError, Phrase
from kmaker_studio.core.shortest import SHORTEST_WORD_MS
from kmaker_studio.core.song import Line, Song, Word

FASTEST_CHARACTERS_PER_S = 25

ProblemKind = Literal["overlap", "short", "outside", "fast", "untimed", "small", "glyph"]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to look at: its kind, and the word (the first one of a line's) to jump to.

    For those who put it into a sentence: `amount` is how many ms overlap, last or lie outside (before the song where
    negative), how many words are untimed or characters a second are read (0: no end of them), or to how many percent of
    the style's size a line has to shrink; `other` is the id of the word that is run into, or the sign that no font has.
    "small" and "glyph" are found by those who know the style and the fonts, see `video.small_lines`.
    """

    kind: ProblemKind
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
            found.extend(overlap_problems(before[0].id, before[1], timed[0]))
        for left, right in pairwise(timed):
            found.extend(overlap_problems(line.id, left, right))
        for word in timed:
            found.extend(word_problems(line.id, word, song.duration_ms))
        found.extend(line_problems(line))
        if timed:
            last_by_singer[line.singer] = line, timed[-1]
    order = {word.id: index for index, word in enumerate(song.words())}
    return tuple(sorted(found, key=lambda problem: order[problem.word_id]))


def overlap_problems(line_id: str, left: Word, right: Word) -> Iterator[Problem]:
    """What is wrong between two timed words that a singer sings one after the other; `line_id` is the left one's."""
    if (left.end_ms or 0) > (right.start_ms or 0):
        yield Problem("overlap", line_id, left.id, (left.end_ms or 0) - (right.start_ms or 0), right.id)


def word_problems(line_id: str, word: Word, duration_ms: int | None) -> Iterator[Problem]:
    """What is wrong with a timed word by itself, in a song that lasts `duration_ms` where that is known."""
    start, end = word.start_ms or 0, word.end_ms or 0
    if end - start < SHORTEST_WORD_MS:
        yield Problem("short", line_id, word.id, end - start)
    if start < 0:
        yield Problem("outside", line_id, word.id, start)
    if duration_ms is not None and end > duration_ms:
        yield Problem("outside", line_id, word.id, end - duration_ms)


def line_problems(line: Line) -> Iterator[Problem]:
    """What is wrong with a line as a whole: words without timing, or else too many letters for its time."""
    untimed = [word for word in line.words if not word.is_timed]
    if untimed:
        yield Problem("untimed", line.id, untimed[0].id, len(untimed))
        return
    if not line.words:
        return
    length = (line.end_ms or 0) - (line.start_ms or 0)
    if 1000 * len(line.text) > FASTEST_CHARACTERS_PER_S * length:
        speed = round(1000 * len(line.text) / length) if length > 0 else 0
        yield Problem("fast", line.id, line.words[0].id, speed)


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
