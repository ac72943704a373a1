"""Finding and replacing text over the lyrics; words keep their times."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kmaker_studio.core.edits.rewrite_lyrics import rewritten
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Line, Song, Word
from kmaker_studio.core.word_spacing import join_words


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for in each line's text: plain text, or a regular expression as Python's `re` reads it."""

    text: str
    whole_word: bool = False
    match_case: bool = False
    is_expression: bool = False

    def pattern(self) -> re.Pattern[str]:
        """The search as a compiled expression; raises `KMakerError` for an empty or a wrong one."""
        if not self.text:
            raise KMakerError("Type what is to be found.")
        source = self.text if self.is_expression else re.escape(self.text)
        if self.whole_word:
            source = rf"(?<!\w)(?:{source})(?!\w)"
        try:
            return re.compile(source, 0 if self.match_case else re.IGNORECASE)
        except (re.error, RecursionError, OverflowError) as error:
            raise KMakerError(
                "{text!r} is no regular expression ({reason}): correct it.", text=self.text, reason=error
            ) from error


@dataclass(frozen=True, slots=True)
class Match:
    """A place that was found: the line's id, the ids of the words that it touches, and where in the line's text."""

    line_id: str
    word_ids: tuple[str, ...]
    start: int
    end: int


def find(song: Song, search: Search) -> tuple[Match, ...]:
    """Every place of the lyrics that holds what is looked for, in their order; raises `KMakerError` as `pattern` does.

    A place lies in one line, and may hold several words with what stands between them.
    """
    pattern = search.pattern()
    return tuple(match for line in song.lines for match in _in_line(line, pattern))


def replaced(song: Song, search: Search, new: str, only: Match | None = None) -> tuple[Song, int]:
    """`song` with what was found replaced by `new`, everywhere or at one place, and how many places that were.

    In a regular expression's `new`, `\\1` and the like stand for its groups. Words that stay keep their times; a word
    in the place of one keeps its time too; several share it, as guesses (see `guesses`). Raises `KMakerError` for a
    wrong expression, and where no word would be left.
    """
    pattern = search.pattern()
    lines: list[Line] = []
    count = 0
    for number, line in enumerate(song.lines):
        places = [each for each in _in_line(line, pattern) if only is None or each == only]
        if places:
            texts = [_put(line.text, pattern, place, new, search) for place in places]
            around = replace(song, lines=(*lines, *song.lines[number:]))  # whose ids are taken
            line = _rewritten(around, line, places, texts)
            count += len(places)
        if line.words:
            lines.append(line)
    if count and not lines:
        raise KMakerError("There would be no words left: keep at least one.")
    return (replace(song, lines=_with_own_ids(song, lines)), count) if count else (song, 0)


def _in_line(line: Line, pattern: re.Pattern[str]) -> Iterator[Match]:
    spans = list(_spans(line))
    for found in pattern.finditer(line.text):
        if found.end() > found.start():
            ids = tuple(word.id for word, (start, end) in spans if start < found.end() and found.start() < end)
            if ids:
                yield Match(line.id, ids, found.start(), found.end())


def _spans(line: Line) -> Iterator[tuple[Word, tuple[int, int]]]:
    """Each word with where its text begins and ends in the line's text."""
    texts = [word.text for word in line.words]
    for number, word in enumerate(line.words):
        end = len(join_words(texts[: number + 1]))
        yield word, (end - len(word.text), end)


def _put(text: str, pattern: re.Pattern[str], place: Match, new: str, search: Search) -> str:
    """What is put in the place of a match in the line's `text`."""
    found = pattern.match(text, place.start) if search.is_expression else None
    if found is None:
        return new
    try:
        return found.expand(new)
    except (re.error, IndexError) as error:
        raise KMakerError("{text!r} names a group that is not there: correct it.", text=new) from error


def _rewritten(song: Song, line: Line, places: list[Match], texts: list[str]) -> Line:
    """The line with the places replaced; only the words that they touch are made anew, from the end on."""
    for place, put in zip(reversed(places), reversed(texts), strict=True):
        text, spans = line.text, {word.id: span for word, span in _spans(line)}
        words = list(line.words)
        first = next(at for at, word in enumerate(words) if word.id == place.word_ids[0])
        last = next(at for at, word in enumerate(words) if word.id == place.word_ids[-1]) + 1
        start, end = spans[words[first].id][0], spans[words[last - 1].id][1]
        made = (text[start : place.start] + put + text[place.end : end]).split()
        fresh = tuple(Word(f"new{at}", each) for at, each in enumerate(made))
        around = replace(song, lines=(*song.lines, line))
        old = replace(line, words=tuple(words[first:last]))
        new = rewritten((old,), (replace(line, words=fresh),), around)[0].words if fresh else ()
        words[first:last] = new
        line = replace(line, words=tuple(words))
    return line


def _with_own_ids(song: Song, lines: list[Line]) -> tuple[Line, ...]:
    """The lines; a section or stanza start of one that lost all its words goes to the next one."""
    left = {line.id for line in lines}
    marks: dict[str, tuple[str, bool]] = {}
    section, stanza = "", False
    for line in song.lines:
        if line.id not in left:
            section, stanza = section or line.section, stanza or line.stanza_start
        elif section or stanza:
            marks[line.id] = (section, stanza)
            section, stanza = "", False
    return tuple(
        replace(line, section=line.section or marks[line.id][0], stanza_start=line.stanza_start or marks[line.id][1])
        if line.id in marks
        else line
        for line in lines
    )
