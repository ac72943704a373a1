"""Fixes for the problems that `core.problems` finds, where there is one plain way to fix them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from kmaker_studio.core.edits.fitting import letters_of, moved, shared_out
from kmaker_studio.core.edits.guesses import guessed
from kmaker_studio.core.edits.lookup import Place, no_such_word, require_fit, with_lines
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.problems import (
    Problem,
    line_problems,
    overlap_problems,
    problems,
    word_problems,
)
from kmaker_studio.core.shortest import SHORTEST_WORD_MS
from kmaker_studio.core.song import Line, Song, Word


def fix(song: Song, problem: Problem) -> Song:
    """`song` with the problem mended.

    An overlap ends where the next word begins; a word too short gets 40 ms of the silence around it; one outside the
    song is cut at the song's end; words without timing share the silence between their neighbours by their letters, as
    guesses. Raises `KMakerError` where there is no room for that or it would only make more problems, and for lines
    that read too fast.
    """
    repair = _Repair(song)
    repair.mend(problem)
    return repair.mended()


def fix_all(song: Song) -> tuple[Song, int]:
    """`song` with every problem mended that can be, and how many were."""
    repair = _Repair(song)
    count = 0
    for problem in problems(song):
        if not can_fix(problem) or not repair.has(problem):
            continue  # it needs the user, or is gone with another
        try:
            repair.mend(problem)
        except KMakerError:
            continue
        count += 1
    return repair.mended(), count


def can_fix(problem: Problem) -> bool:
    """Whether there is a way to mend problems of this kind, room given."""
    return problem.kind in _FIXES


@dataclass(frozen=True, slots=True)
class _Run:
    """Words side by side in a line, and what bounds them: the timed words of their singer before and after them.

    The silence around them lasts from `low_ms`, where all before them have ended, to `high_ms`.
    """

    place: Place
    words: Sequence[Word]
    before: Place | None
    after: Place | None
    next_word: Word | None
    low_ms: int
    high_ms: int
    duration_ms: int | None


def _overlap(run: _Run) -> Sequence[Word]:
    word, following = run.words[0], run.next_word
    if word.start_ms is None or following is None or following.start_ms is None:
        return run.words
    if following.start_ms - word.start_ms < 1:
        raise KMakerError(
            "{word!r} begins no earlier than {following!r}: move one of them first.",
            word=word.text,
            following=following.text,
        )
    return (moved(word, word.start_ms, following.start_ms),)


def _short(run: _Run) -> Sequence[Word]:
    word = run.words[0]
    if word.start_ms is None or word.end_ms is None:
        return run.words
    end = min(word.start_ms + SHORTEST_WORD_MS, run.high_ms)
    start = max(run.low_ms, min(word.start_ms, end - SHORTEST_WORD_MS))
    if end - start < SHORTEST_WORD_MS:
        raise KMakerError("{word!r} has no silence around it to grow into: move its neighbours first.", word=word.text)
    return (moved(word, start, end),)


def _outside(run: _Run) -> Sequence[Word]:
    word = run.words[0]
    if word.start_ms is None or word.end_ms is None or run.duration_ms is None:
        return run.words
    start, end = max(0, word.start_ms), min(run.duration_ms, word.end_ms)
    if end - start < SHORTEST_WORD_MS:
        raise KMakerError("{word!r} lies outside the song altogether: move it by hand.", word=word.text)
    return (moved(word, start, end),)


def _untimed(run: _Run) -> Sequence[Word]:
    words, low, high = run.words, run.low_ms, run.high_ms
    if high - low < SHORTEST_WORD_MS * len(words):
        raise KMakerError(
            "There is no silence for {word!r} to be sung in: move its neighbours first.", word=words[0].text
        )
    spans = shared_out(low, high, letters_of(words))
    return [guessed(replace(word, start_ms=start, end_ms=end)) for word, (start, end) in zip(words, spans, strict=True)]


_FIXES: dict[str, Callable[[_Run], Sequence[Word]]] = {
    "overlap": _overlap,
    "short": _short,
    "outside": _outside,
    "untimed": _untimed,
}


@dataclass(slots=True)
class _Part:
    """What one singer sings: the places of the words in the order of the lyrics, and for each the next timed one.

    The first `passed` words have been walked over: `last` is the last timed one of them, `sung_until` when all have
    ended.
    """

    places: list[Place] = field(default_factory=list)
    following: list[Place | None] = field(default_factory=list)
    passed: int = 0
    last: Place | None = None
    sung_until: int = 0


class _Repair:
    """A song while its problems are mended in the order of the lyrics.

    A mend changes a few words that stand side by side, so that only these, their overlaps with the words before and
    after them and, where its edges move, their line are checked again, never the whole song.
    """

    def __init__(self, song: Song) -> None:
        self._song = song
        self._words = [list(line.words) for line in song.lines]
        self._touched: set[int] = set()
        self._parts: dict[str, _Part] = {}
        self._at: dict[str, tuple[Place, int]] = {}  # by the word's id its place, and where it is in its singer's part
        for number, line in enumerate(song.lines):
            part = self._parts.setdefault(line.singer, _Part())
            for index, word in enumerate(line.words):
                self._at.setdefault(word.id, (Place(number, index), len(part.places)))
                part.places.append(Place(number, index))
        for part in self._parts.values():
            following: Place | None = None
            for place in reversed(part.places):
                part.following.append(following)
                following = place if self._word(place).is_timed else following
            part.following.reverse()

    def has(self, problem: Problem) -> bool:
        """Whether the problem is still there."""
        run = self._run(problem)
        return problem in self._problems(run, run.words, with_line=problem.kind == "untimed")

    def mend(self, problem: Problem) -> None:
        """Mend the problem, or raise `KMakerError` and leave the song as it is."""
        run = self._run(problem)
        if not can_fix(problem):
            raise KMakerError("This line is mended by hand: give its words more time, shorten them, or split it.")
        words = _FIXES[problem.kind](run)
        self._require_fit(run, words)
        # a line's own problems follow from which of its words are timed, when it begins and when it ends
        ends = (run.before, run.after)
        with_line = problem.kind == "untimed" or any(end is None or end.line != run.place.line for end in ends)
        had, left = self._problems(run, run.words, with_line), self._problems(run, words, with_line)
        if problem in left or len(left) > len(had):
            raise KMakerError("There is no room to mend this: move the words around it first.")
        if words is not run.words:
            first = run.place.index
            self._words[run.place.line][first : first + len(words)] = words
            self._touched.add(run.place.line)

    def mended(self) -> Song:
        """The song as it is now; lines that no mend touched stay the same objects."""
        if not self._touched:
            return self._song
        lines = self._song.lines
        first = min(self._touched)
        changed = (
            replace(lines[number], words=tuple(self._words[number])) if number in self._touched else lines[number]
            for number in range(first, len(lines))
        )
        return with_lines(self._song, first, len(lines), changed)

    def _word(self, place: Place) -> Word:
        return self._words[place.line][place.index]

    def _run(self, problem: Problem) -> _Run:
        """The words that mending the problem would change."""
        if problem.word_id not in self._at:
            raise no_such_word(problem.word_id)
        place, position = self._at[problem.word_id]
        line = self._words[place.line]
        stop = place.index + 1
        while problem.kind == "untimed" and stop < len(line) and not line[stop].is_timed:
            stop += 1
        part = self._parts[self._song.lines[place.line].singer]
        self._walk(part, position)
        after = part.following[position + stop - 1 - place.index]
        following = self._word(after) if after is not None else None
        duration = self._song.duration_ms
        high = duration if duration is not None else part.sung_until
        if following is not None and following.start_ms is not None:
            high = following.start_ms
        words = tuple(line[place.index : stop])
        return _Run(place, words, part.last, after, following, part.sung_until, high, duration)

    def _walk(self, part: _Part, position: int) -> None:
        """Walk on to `position`; problems come in the order of the lyrics, so that no word behind changes any more."""
        for place in part.places[part.passed : position]:
            word = self._word(place)
            if word.end_ms is not None:
                part.sung_until = max(part.sung_until, word.end_ms)
            if word.is_timed:
                part.last = place
        part.passed = max(part.passed, position)

    def _problems(self, run: _Run, words: Sequence[Word], with_line: bool) -> list[Problem]:
        """The problems of the run's words, were they `words`, and of their line where `with_line`."""
        line = self._song.lines[run.place.line]
        timed = [(line.id, word) for word in words if word.is_timed]
        found = [problem for _, word in timed for problem in word_problems(line.id, word, run.duration_ms)]
        if run.before is not None:
            timed.insert(0, (self._song.lines[run.before.line].id, self._word(run.before)))
        if run.next_word is not None:
            timed.append(("", run.next_word))  # an overlap is told of the left word's line
        for (line_id, left), (_, right) in pairwise(timed):
            found.extend(overlap_problems(line_id, left, right))
        if with_line:
            whole = self._words[run.place.line]
            first, last = run.place.index, run.place.index + len(words)
            found.extend(line_problems(replace(line, words=(*whole[:first], *words, *whole[last:]))))
        return found

    def _require_fit(self, run: _Run, words: Sequence[Word]) -> None:
        """Refuse what `places.with_words` refuses; of the line only the timed words beside the run matter."""
        left, right = (
            (self._word(place),) if place is not None and place.line == run.place.line else ()
            for place in (run.before, run.after)
        )
        require_fit(self._song, Line("", (*left, *words, *right)), (Line("", (*left, *run.words, *right)),))
