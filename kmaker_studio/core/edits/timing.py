"""Edits of word times, in integer ms. A word moved by hand is locked; words moved along with others stay as sure."""

from collections.abc import Callable, Collection
from dataclasses import replace

from kmaker_studio.core.edits.drag_limits import touches
from kmaker_studio.core.edits.fitting import cleared, untimed
from kmaker_studio.core.edits.lookup import find_word, require_fit, with_words, word_at
from kmaker_studio.core.edits.markers import moved_markers
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Line, Song, Word
from kmaker_studio.core.sung_notes import notes_moved, notes_stretched
from kmaker_studio.core.syllables import syllable_starts


def set_word_times(song: Song, word_id: str, start_ms: int, end_ms: int) -> Song:
    """The word sung from `start_ms` to `end_ms` and locked; its syllables stretch with it."""
    place = find_word(song, word_id)
    line = song.lines[place.line]
    words = list(line.words)
    words[place.index] = stretched(words[place.index], start_ms, end_ms)
    return with_words(song, place.line, words)


def move_word(song: Song, word_id: str, delta_ms: int, *, ripple: bool = False) -> Song:
    """The word `delta_ms` later (earlier where negative) and locked; with `ripple` all after it in its line too.

    Those after it keep their locks and confidence.

    Raises `KMakerError` for a word without timing, and where it would run into another or out of the song.
    """
    place = find_word(song, word_id)
    if not word_at(song, place).is_timed:
        raise KMakerError("{word!r} has no timing that could be moved: time it first.", word=word_at(song, place).text)
    words = song.lines[place.line].words
    last = len(words) if ripple else place.index + 1
    return move_words(song, [word.id for word in words[place.index : last] if word.is_timed], delta_ms, by_hand=word_id)


def shift_words(song: Song, word_ids: Collection[str], delta_ms: int) -> Song:
    """The timed ones of the words `delta_ms` later or earlier; locks and confidence stay as they are.

    Raises `KMakerError` where none is timed, and where one would run into another or out of the song.
    """
    chosen = set(word_ids)
    timed = {word.id for word in song.words() if word.id in chosen and word.is_timed}
    if not timed:
        raise KMakerError("None of these words has a time that could be shifted: time them first.")
    return move_words(song, timed, delta_ms, by_hand=None)


def move_words(song: Song, word_ids: Collection[str], delta_ms: int, *, by_hand: str | None = "") -> Song:
    """All the words, each timed, `delta_ms` later or earlier as one block; a single one is locked.

    Several keep their locks and their confidence, as a constant shift says nothing about each of them, apart from the
    one with the id `by_hand`, which is locked. With `by_hand` None a single one keeps them too.
    Raises `KMakerError` for a word without timing, and where one would run into another or out of the song.
    """
    moving = set(word_ids)
    alone = len(moving) == 1 and by_hand is not None
    found: set[str] = set()
    lines: list[Line] = []
    for line in song.lines:
        chosen = [word for word in line.words if word.id in moving]
        if not chosen:
            lines.append(line)
            continue
        for word in chosen:
            found.add(word.id)
            if not word.is_timed:
                raise KMakerError("{word!r} has no timing that could be moved: time it first.", word=word.text)
        words = tuple(
            _shifted(word, delta_ms, lock=word.locked or alone or word.id == by_hand) if word.id in moving else word
            for word in line.words
        )
        moved = replace(line, words=words)
        require_fit(song, moved, (line,))
        lines.append(moved)
    for word_id in moving - found:
        find_word(song, word_id)  # which says that it is gone
    return replace(song, lines=tuple(lines))


def roll_boundary(song: Song, word_id: str, at_ms: int) -> Song:
    """The edge that the word shares with the next one, which it touches, moved so that the word ends at `at_ms`.

    A small gap between the two (see `room.touches`) keeps its length. Both are locked. Raises `KMakerError` where the
    two do not touch, and where one would have no length left.
    """
    place = find_word(song, word_id)
    words = list(song.lines[place.line].words)
    left = words[place.index]
    right = words[place.index + 1] if place.index + 1 < len(words) else None
    if left.start_ms is None or left.end_ms is None or right is None or not touches(left, right):
        raise KMakerError("{left!r} does not touch a next word in its line: there is no edge to roll.", left=left.text)
    gap, last = (right.start_ms or 0) - left.end_ms, right.end_ms or 0
    if not left.start_ms < at_ms < last - gap:
        raise KMakerError(
            "The edge of {left!r} and {right!r} must stay between {start} and {last} ms.",
            left=left.text,
            right=right.text,
            start=left.start_ms,
            last=last,
        )
    words[place.index] = stretched(left, left.start_ms, at_ms)
    words[place.index + 1] = stretched(right, at_ms + gap, last)
    return with_words(song, place.line, words)


def ripple_end(song: Song, word_id: str, end_ms: int) -> Song:
    """The word ending at `end_ms` and locked, and every timed word after it in the line moved along.

    Those keep their locks and confidence. Raises `KMakerError` for a word without timing, and where one would have no
    length or run out of the song.
    """
    place = find_word(song, word_id)
    words = list(song.lines[place.line].words)
    word = words[place.index]
    if word.start_ms is None or word.end_ms is None:
        raise KMakerError("{word!r} has no timing that could be moved: time it first.", word=word.text)
    words[place.index] = stretched(word, word.start_ms, end_ms)
    delta = end_ms - word.end_ms
    words[place.index + 1 :] = [_shifted(after, delta, lock=after.locked) for after in words[place.index + 1 :]]
    return with_words(song, place.line, words)


def set_syllable_start(song: Song, word_id: str, index: int, at_ms: int) -> Song:
    """The word's syllable of that index starting at `at_ms`, and the word locked.

    The first syllable's start is the word's (see `set_word_times`). That of another must lie inside the word and
    between those of the syllables around it; raises `KMakerError` where it does not, or is not there.
    """
    place = find_word(song, word_id)
    words = list(song.lines[place.line].words)
    word = words[place.index]
    if not 1 <= index < len(word.syllables) or word.start_ms is None or word.end_ms is None:
        raise KMakerError(
            "{word!r} has no edge before its syllable {number} that could be moved.", word=word.text, number=index + 1
        )
    starts = [word.start_ms] + [syllable.start_ms for syllable in word.syllables[1:]]
    earlier = max(start for start in starts[:index] if start is not None)
    later = min([start for start in starts[index + 1 :] if start is not None], default=word.end_ms)
    if not earlier < at_ms < later:
        raise KMakerError(
            "Syllable {number} of {word!r} must start between {earlier} and {later} ms.",
            number=index + 1,
            word=word.text,
            earlier=earlier,
            later=later,
        )
    shown = syllable_starts(word)
    notes = notes_moved(word, shown[index], at_ms) if shown else word.notes
    syllables = list(word.syllables)
    syllables[index] = replace(syllables[index], start_ms=at_ms)
    words[place.index] = replace(word, syllables=tuple(syllables), locked=True, guessed=False, notes=notes)
    return with_words(song, place.line, words)


def set_locked(song: Song, word_ids: Collection[str], locked: bool) -> Song:
    """The words locked, so that no aligner moves them, or free again.

    Raises `KMakerError` for a word without timing that is to be locked.
    """
    chosen = set(word_ids)
    found = {word.id: word for word in song.words() if word.id in chosen}
    for word_id in chosen:
        if word_id not in found:
            find_word(song, word_id)  # which says that it is gone
        if locked and not found[word_id].is_timed:
            raise KMakerError("{word!r} has no timing to lock: time it first.", word=found[word_id].text)
    return _each_word(
        song,
        lambda word: replace(word, locked=locked, guessed=word.guessed and not locked) if word.id in chosen else word,
    )


def shift_song(song: Song, delta_ms: int) -> Song:
    """Every timed word, locked or not, and every marker `delta_ms` later or earlier; locks and confidence stay.

    Raises `KMakerError` where a word would run out of the song.
    """
    song = replace(song, markers=moved_markers(song, {each.at_ms: each.at_ms + delta_ms for each in song.markers}))
    shifted = _each_word(song, lambda word: _shifted(word, delta_ms, lock=word.locked))
    for line, old in zip(shifted.lines, song.lines, strict=True):
        require_fit(song, line, (old,))
    return shifted


def clear_times(song: Song, word_ids: Collection[str] | None = None) -> Song:
    """The words, or all where none are named, without timing, confidence and lock."""
    if word_ids is not None:
        for word_id in word_ids:
            find_word(song, word_id)
    chosen = None if word_ids is None else set(word_ids)
    return _each_word(song, lambda word: cleared(word) if chosen is None or word.id in chosen else word)


def _each_word(song: Song, change: Callable[[Word], Word]) -> Song:
    """Every word changed; lines of which no word became another stay the same objects, see `core.changes`."""
    lines: list[Line] = []
    for line in song.lines:
        words = tuple(change(word) for word in line.words)
        same = all(new is old for new, old in zip(words, line.words, strict=True))
        lines.append(line if same else replace(line, words=words))
    return replace(song, lines=tuple(lines))


def _shifted(word: Word, delta_ms: int, *, lock: bool) -> Word:
    if word.start_ms is None or word.end_ms is None:
        return word
    syllables = tuple(
        part if part.start_ms is None else replace(part, start_ms=part.start_ms + delta_ms) for part in word.syllables
    )
    start, end = word.start_ms + delta_ms, word.end_ms + delta_ms
    return replace(
        word, start_ms=start, end_ms=end, syllables=syllables, locked=lock, guessed=word.guessed and not lock
    )


def stretched(word: Word, start_ms: int, end_ms: int) -> Word:
    """The word from `start_ms` to `end_ms`, locked, and its syllables and notes in proportion."""
    if word.start_ms is None or word.end_ms is None or word.end_ms <= word.start_ms:
        syllables = untimed(word.syllables)
    else:
        before, scale = word.start_ms, (end_ms - start_ms) / (word.end_ms - word.start_ms)
        syllables = tuple(
            part
            if part.start_ms is None
            else replace(part, start_ms=min(end_ms - 1, start_ms + round((part.start_ms - before) * scale)))
            for part in word.syllables
        )
    notes = notes_stretched(word, end_ms - start_ms)
    return replace(word, start_ms=start_ms, end_ms=end_ms, locked=True, guessed=False, syllables=syllables, notes=notes)
