"""How problems were mended until 2026: the whole song is checked again after each mend.

The oracle of test_fixes_agree.py and the other side of benchmarks/fix_all.py: slow, but each step says what is meant.
"""

from collections.abc import Callable
from dataclasses import replace

from kmaker_studio.core.edits.lookup import Place, find_line, find_word, with_words, word_at
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.problems import SHORTEST_WORD_MS, Problem, problems
from kmaker_studio.core.song import Song, Word

_LEAST_ROOM_MS = SHORTEST_WORD_MS


def fix(song: Song, problem: Problem) -> Song:
    """`song` with the problem mended.

    An overlap ends where the next word begins; a word too short gets 40 ms of the silence around it; one outside the
    song is cut at the song's end; words without timing share the silence between their neighbours evenly, as
    guesses. Raises `KMakerError` where there is no room for that or it would only make more problems, and for lines
    that read too fast.
    """
    fixed = _FIXES[problem.kind](song, problem)
    left = problems(fixed)
    if problem in left or len(left) > len(problems(song)):
        raise KMakerError("There is no room to mend this: move the words around it first.")
    return fixed


def fix_all(song: Song) -> tuple[Song, int]:
    """`song` with every problem mended that can be, and how many were."""
    count = 0
    for problem in problems(song):
        try:
            if problem not in problems(song):
                continue  # gone with another
            song = fix(song, problem)
            count += 1
        except KMakerError:
            continue
    return song, count


def _overlap(song: Song, problem: Problem) -> Song:
    place = find_word(song, problem.word_id)
    word = word_at(song, place)
    following = _next_timed(song, place, singer=song.lines[place.line].singer)
    if word.start_ms is None or following is None or following.start_ms is None:
        return song
    if following.start_ms - word.start_ms < 1:
        raise KMakerError(
            "{word!r} begins no earlier than {following!r}: move one of them first.",
            word=word.text,
            following=following.text,
        )
    return _with(song, place, replace(word, end_ms=following.start_ms))


def _short(song: Song, problem: Problem) -> Song:
    place = find_word(song, problem.word_id)
    word = word_at(song, place)
    if word.start_ms is None or word.end_ms is None:
        return song
    low, high = _room(song, place)
    end = min(word.start_ms + SHORTEST_WORD_MS, high)
    start = max(low, min(word.start_ms, end - SHORTEST_WORD_MS))
    if end - start < SHORTEST_WORD_MS:
        raise KMakerError("{word!r} has no silence around it to grow into: move its neighbours first.", word=word.text)
    return _with(song, place, replace(word, start_ms=start, end_ms=end))


def _outside(song: Song, problem: Problem) -> Song:
    place = find_word(song, problem.word_id)
    word, duration = word_at(song, place), song.duration_ms
    if word.start_ms is None or word.end_ms is None or duration is None:
        return song
    start, end = max(0, word.start_ms), min(duration, word.end_ms)
    if end - start < SHORTEST_WORD_MS:
        raise KMakerError("{word!r} lies outside the song altogether: move it by hand.", word=word.text)
    return _with(song, place, replace(word, start_ms=start, end_ms=end))


def _untimed(song: Song, problem: Problem) -> Song:
    number = find_line(song, problem.line_id)
    line = song.lines[number]
    index = next(at for at, word in enumerate(line.words) if word.id == problem.word_id)
    last = index
    while last + 1 < len(line.words) and not line.words[last + 1].is_timed:
        last += 1
    low, high = _room(song, Place(number, index))[0], _room(song, Place(number, last))[1]
    run = line.words[index : last + 1]
    if high - low < _LEAST_ROOM_MS * len(run):
        raise KMakerError(
            "There is no silence for {word!r} to be sung in: move its neighbours first.", word=run[0].text
        )
    letters = [max(1, len(word.text)) for word in run]
    edges = [low + round((high - low) * sum(letters[:at]) / sum(letters)) for at in range(len(run) + 1)]
    timed = [
        replace(word, start_ms=start, end_ms=end, confidence=None, locked=False, guessed=True)
        for word, start, end in zip(run, edges[:-1], edges[1:], strict=True)
    ]
    return with_words(song, number, (*line.words[:index], *timed, *line.words[last + 1 :]))


def _none(_song: Song, _problem: Problem) -> Song:
    raise KMakerError("This line is mended by hand: give its words more time, shorten them, or split it.")


_FIXES: dict[str, Callable[[Song, Problem], Song]] = {
    "overlap": _overlap,
    "short": _short,
    "outside": _outside,
    "untimed": _untimed,
    "fast": _none,
}


def _with(song: Song, place: Place, word: Word) -> Song:
    """The word in its place, its syllables without the times that now fall outside it."""
    start, end = word.start_ms or 0, word.end_ms or 0
    syllables = tuple(
        part if part.start_ms is None or start <= part.start_ms < end else replace(part, start_ms=None)
        for part in word.syllables
    )
    words = list(song.lines[place.line].words)
    words[place.index] = replace(word, syllables=syllables)
    return with_words(song, place.line, words)


def _next_timed(song: Song, place: Place, singer: str) -> Word | None:
    """The next timed word that this singer sings."""
    for word in song.lines[place.line].words[place.index + 1 :]:
        if word.is_timed:
            return word
    for line in song.lines[place.line + 1 :]:
        if line.singer == singer:
            for word in line.words:
                if word.is_timed:
                    return word
    return None


def _room(song: Song, place: Place) -> tuple[int, int]:
    """From the end of the timed word before `place` to the start of the one after it, of the same singer."""
    singer = song.lines[place.line].singer
    low = 0
    for number, line in enumerate(song.lines[: place.line + 1]):
        if line.singer == singer:
            words = line.words[: place.index] if number == place.line else line.words
            low = max([low, *(word.end_ms for word in words if word.end_ms is not None)])
    following = _next_timed(song, place, singer)
    last = song.duration_ms if song.duration_ms is not None else low
    return low, following.start_ms if following is not None and following.start_ms is not None else last
