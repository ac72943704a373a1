"""Edits of several words at once, and of words by typed text or by a time."""

import unicodedata
from collections.abc import Collection, Sequence
from itertools import accumulate

from kmaker_studio.core.edits.lookup import find_line, find_word, word_at
from kmaker_studio.core.edits.words import delete_word, merge_with_next, set_word_text, split_word
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Song, Word


def delete_words(song: Song, word_ids: Collection[str]) -> Song:
    """The song without the words, and without the lines that had no others."""
    for word_id in word_ids:
        song = delete_word(song, word_id)
    return song


def merge_words(song: Song, word_ids: Collection[str]) -> Song:
    """The words, which stand side by side in one line, as one word of which they are the syllables.

    Raises `KMakerError` for fewer than two words and for words that stand apart.
    """
    places = sorted((find_word(song, word_id) for word_id in word_ids), key=lambda place: (place.line, place.index))
    if len(places) < 2:
        raise KMakerError("Select two or more words of a line to merge them.")
    first = places[0]
    if any(place.line != first.line or place.index != first.index + n for n, place in enumerate(places)):
        raise KMakerError("Only words that stand side by side in one line can be merged: select such ones.")
    kept = word_at(song, first).id
    for _ in places[1:]:
        song = merge_with_next(song, kept)
    return song


def retype_word(song: Song, word_id: str, text: str) -> Song:
    """The word as the user typed it: `|` parts syllables and a space parts words, which share the word's time.

    The first of several keeps the id. Raises `KMakerError` where there is no letter left.
    """
    typed = text.split()
    if len(typed) < 2:
        return set_word_text(song, word_id, text)
    plain = [part.replace("|", "") for part in typed]
    if not all(plain):
        raise KMakerError("A word needs at least one letter: take the extra space or | away.")
    song = set_word_text(song, word_id, "".join(plain))
    for offset in reversed(_starts(plain)[1:]):
        song = split_word(song, word_id, offset)
    place = find_word(song, word_id)
    words = song.lines[place.line].words[place.index : place.index + len(typed)]
    for word, part in zip(words, typed, strict=True):
        if "|" in part:
            song = set_word_text(song, word.id, part)
    return song


def split_at(song: Song, word_id: str, at_ms: int) -> Song:
    """The word cut in two at a time: at the letter, or the syllable where it has timed ones, that is sung then.

    Raises `KMakerError` where the word is not sung at `at_ms`, or has a single letter.
    """
    word = word_at(song, find_word(song, word_id))
    if word.start_ms is None or word.end_ms is None or not word.start_ms < at_ms < word.end_ms:
        raise KMakerError("{word!r} is not sung at that time: put the playhead inside the word.", word=word.text)
    return split_word(song, word_id, letter_at(word, at_ms), at_ms)


def letter_at(word: Word, at_ms: int) -> int:
    """The offset in a timed word's text at which it is cut at `at_ms`: never 0 nor its length, never inside a letter.

    Raises `KMakerError` for a word of one letter.
    """
    start, end = word.start_ms or 0, word.end_ms or 0
    cuts = [n for n in range(1, len(word.text)) if not unicodedata.category(word.text[n]).startswith("M")]
    cuts = [n for n in cuts if word.text[:n].strip() and word.text[n:].strip()]
    if not cuts:
        raise KMakerError("{word!r} has a single letter, it cannot be cut in two.", word=word.text)
    offsets = _starts([part.text for part in word.syllables])
    near = [
        (abs(part.start_ms - at_ms), offset)
        for offset, part in zip(offsets, word.syllables, strict=True)
        if offset and part.start_ms is not None
    ]
    if near:
        return min(near)[1]
    wanted = len(word.text) * (at_ms - start) / max(1, end - start)
    return min(cuts, key=lambda n: abs(n - wanted))


def words_between(song: Song, first_id: str, last_id: str) -> tuple[str, ...]:
    """The ids of the words from one to the other in the order of the lyrics, both included.

    Whichever comes first; none for an unknown id.
    """
    ids = [word.id for word in song.words()]
    if first_id not in ids or last_id not in ids:
        return ()
    low, high = sorted((ids.index(first_id), ids.index(last_id)))
    return tuple(ids[low : high + 1])


def words_of_line(song: Song, line_id: str) -> tuple[str, ...]:
    """The ids of the line's words."""
    return tuple(word.id for word in song.lines[find_line(song, line_id)].words)


def _starts(texts: Sequence[str]) -> list[int]:
    """The offset of each text in all of them joined."""
    return list(accumulate((len(text) for text in texts[:-1]), initial=0)) if texts else []
