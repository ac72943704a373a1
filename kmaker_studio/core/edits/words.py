"""Edits of words: text, splitting, merging, deleting, inserting."""

from dataclasses import replace

from kmaker_studio.core.edits.fitting import timed_inside, untimed
from kmaker_studio.core.edits.guesses import guessed, unsure_of
from kmaker_studio.core.edits.lookup import find_line, find_word, fresh_word_id, with_words
from kmaker_studio.core.edits.word_text import syllable_texts, untimed_syllables
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Song, Syllable, Word
from kmaker_studio.core.sung_notes import notes_apart, notes_joined

_WIDE_SPACE = "\u3000"


def set_word_text(song: Song, word_id: str, text: str) -> Song:
    """The word with another text and the same timing; `|` in `text` parts its syllables.

    Syllables keep their times where their number stays the same. A word that an aligner placed and that is quite
    another now is a guess, see `guesses`.
    """
    place = find_word(song, word_id)
    words = list(song.lines[place.line].words)
    word = words[place.index]
    parts = syllable_texts(text)
    syllables: tuple[Syllable, ...] = ()
    if len(parts) > 1:
        same = len(parts) == len(word.syllables)
        starts = [part.start_ms for part in word.syllables] if same else [None] * len(parts)
        syllables = tuple(Syllable(part, start) for part, start in zip(parts, starts, strict=True))
    words[place.index] = unsure_of(word, replace(word, text="".join(parts), syllables=syllables))
    return with_words(song, place.line, words)


def split_word(song: Song, word_id: str, offset: int, at_ms: int | None = None) -> Song:
    """The word cut into two before its character `offset`, the second sung from `at_ms` on.

    Without `at_ms` the cut is in time where a timed syllable begins at `offset`, else where the share of the letters
    puts it, and then both are guesses, see `guesses`. The second word has a fresh id, and no confidence, as no aligner
    has spoken about it. Raises `KMakerError`
    where one of the two would have no letter or no length, and for a word without timing that is cut in time.
    """
    place = find_word(song, word_id)
    words = list(song.lines[place.line].words)
    word = words[place.index]
    left, right = word.text[:offset], word.text[offset:]
    if not 0 < offset < len(word.text) or not left.strip() or not right.strip():
        raise KMakerError("{word!r} cannot be cut there: put the caret between two of its letters.", word=word.text)
    fresh = fresh_word_id(song)
    first, second = _syllables_apart(word, offset)
    if word.start_ms is None or word.end_ms is None:
        if at_ms is not None:
            raise KMakerError(
                "{word!r} has no timing, so it cannot be cut at a time: cut its text only.", word=word.text
            )
        cut, is_known = None, True
    else:
        known = _known_cut(word, offset) if at_ms is None else at_ms
        cut, is_known = _cut_ms(word, offset) if known is None else known, known is not None and not word.guessed
        if not word.start_ms < cut < word.end_ms:
            raise KMakerError(
                "{word!r} can only be cut between {start} and {end} ms.",
                word=word.text,
                start=word.start_ms,
                end=word.end_ms,
            )
    before, after = notes_apart(word, cut)
    syllables = _within(second, cut, word.end_ms)
    pieces = [
        replace(word, text=left, end_ms=cut, syllables=_within(first, word.start_ms, cut), notes=before),
        Word(fresh, right, cut, word.end_ms, locked=word.locked, syllables=syllables, notes=after),
    ]
    words[place.index : place.index + 1] = pieces if is_known else [guessed(piece) for piece in pieces]
    return with_words(song, place.line, words)


def merge_with_next(song: Song, word_id: str) -> Song:
    """The word and the next one of its line as one word, of which the two are syllables.

    It is sung from the first's start to the second's end; where only one of them is timed, for as long as that one.
    It is a guess where one of the two was.
    Raises `KMakerError` for the last word of a line.
    """
    place = find_word(song, word_id)
    words = list(song.lines[place.line].words)
    if place.index + 1 >= len(words):
        raise KMakerError("{word!r} is the last word of its line: join the lines first.", word=words[place.index].text)
    left, right = words[place.index : place.index + 2]
    parts = _as_syllables(replace(left, text=left.text.rstrip(_WIDE_SPACE))) + _as_syllables(right)
    start = left.start_ms if left.is_timed else right.start_ms
    end = right.end_ms if right.is_timed else left.end_ms
    merged = replace(
        left if left.is_timed or not right.is_timed else replace(right, id=left.id),
        text="".join(part.text for part in parts),
        start_ms=start,
        end_ms=end,
        locked=left.locked or right.locked,
        syllables=parts,
        notes=notes_joined(left, right),
    )
    words[place.index : place.index + 2] = [guessed(merged) if left.guessed or right.guessed else merged]
    return with_words(song, place.line, words)


def delete_word(song: Song, word_id: str) -> Song:
    """The song without the word, and without its line where it was the only one there."""
    place = find_word(song, word_id)
    words = list(song.lines[place.line].words)
    del words[place.index]
    return with_words(song, place.line, words)


def insert_word(
    song: Song, line_id: str, index: int, text: str, start_ms: int | None = None, end_ms: int | None = None
) -> Song:
    """A new word before the word `index` of the line (at its end where `index` is its length).

    Timed if both times are given, as a guess (see `guesses`): a place between two words says about where the new one is
    sung. Raises `KMakerError` where there is no such place, no letter in `text`, or no room for its times.
    """
    number = find_line(song, line_id)
    words = list(song.lines[number].words)
    if not 0 <= index <= len(words):
        raise KMakerError(
            "Line {number} has {count} words: there is no place {index} in it.",
            number=number + 1,
            count=len(words),
            index=index,
        )
    parts = syllable_texts(text)
    word = Word(fresh_word_id(song), "".join(parts), start_ms, end_ms, syllables=untimed_syllables(parts))
    words.insert(index, guessed(word))
    return with_words(song, number, words)


def _known_cut(word: Word, offset: int) -> int | None:
    """When the timed syllable begins that begins at `offset`; None where there is none."""
    letters = 0
    for part in word.syllables:
        if letters == offset and part.start_ms is not None:
            return part.start_ms if (word.start_ms or 0) < part.start_ms < (word.end_ms or 0) else None
        letters += len(part.text)
    return None


def _cut_ms(word: Word, offset: int) -> int:
    assert word.start_ms is not None  # noqa: S101 - the caller has looked
    assert word.end_ms is not None  # noqa: S101
    return word.start_ms + round((word.end_ms - word.start_ms) * offset / len(word.text))


def _syllables_apart(word: Word, offset: int) -> tuple[list[Syllable], list[Syllable]]:
    first: list[Syllable] = []
    second: list[Syllable] = []
    letters = 0
    for part in word.syllables:
        split = min(max(offset - letters, 0), len(part.text))
        if split:
            first.append(replace(part, text=part.text[:split]))
        if split < len(part.text):
            second.append(Syllable(part.text[split:], None if split else part.start_ms))
        letters += len(part.text)
    return first, second


def _within(syllables: list[Syllable], start_ms: int | None, end_ms: int | None) -> tuple[Syllable, ...]:
    """The syllables of a piece of a word, without the times that fall outside it; none where only one is left."""
    if len(syllables) < 2:
        return ()
    if start_ms is None or end_ms is None:
        return untimed(syllables)
    return timed_inside(syllables, start_ms, end_ms)


def _as_syllables(word: Word) -> tuple[Syllable, ...]:
    if "".join(part.text for part in word.syllables) == word.text:
        return word.syllables
    return (Syllable(word.text, word.start_ms),)
