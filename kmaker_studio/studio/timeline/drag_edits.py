"""Drags as edits: what a drag does, as a pure edit of the song that was there when it began."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication

from kmaker_studio.core.edits import move_words, ripple_end, roll_boundary, set_syllable_start, set_word_times
from kmaker_studio.core.edits.drag_limits import (
    room_for_end,
    room_for_start,
    room_to_move,
    room_to_ripple_end,
    room_to_roll,
    touches,
)
from kmaker_studio.core.edits.lookup import Place, find_word, word_at
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Song, Word
from kmaker_studio.core.syllables import syllable_starts

Part = Literal["body", "start", "end"]


@dataclass(frozen=True, slots=True)
class Drag:
    """A drag of `word_id` begun on `song`: any whole `delta` from `low` to `high` milliseconds can be applied.

    `edges` are the times that follow the hand; the first is the one that is heard and told. The words `moving` change.
    """

    song: Song
    word_id: str
    label: str
    low: int
    high: int
    edges: tuple[int, ...]
    moving: frozenset[str]
    edit: Callable[[int], Song]

    def limited(self, delta_ms: float) -> int:
        """The part of `delta_ms` that there is room for."""
        return max(self.low, min(self.high, round(delta_ms)))

    def applied(self, delta_ms: int) -> Song:
        """The song after a drag by `delta_ms`, which `limited` has allowed; the same song for 0."""
        return self.song if delta_ms == 0 else self.edit(delta_ms)


def move(song: Song, word_id: str, others: Collection[str] = (), *, ripple: bool = False) -> Drag:
    """A drag of a word's body, together with the `others`; with `ripple` also all after them in their lines."""
    word, _ = _timed(song, word_id)
    ids = {word_id} | {other for other in others if other != word_id}
    chosen: set[str] = set()
    for line in song.lines:
        indexes = [index for index, each in enumerate(line.words) if each.id in ids and each.is_timed]
        if indexes:
            taken = line.words[indexes[0] :] if ripple else (line.words[index] for index in indexes)
            chosen.update(each.id for each in taken if each.is_timed)
    low, high = room_to_move(song, chosen)
    if ripple:
        text = _ripple_from(word)
    elif len(chosen) > 1:
        text = QCoreApplication.translate("Timeline", "Move {} words").format(len(chosen))
    else:
        text = QCoreApplication.translate("Timeline", "Move “{}”").format(word.text)
    edges = (word.start_ms or 0, word.end_ms or 0)
    by_hand = word_id if ripple else ""
    return Drag(
        song,
        word_id,
        text,
        low,
        high,
        edges,
        frozenset(chosen),
        lambda by: move_words(song, chosen, by, by_hand=by_hand),
    )


def edge(song: Song, word_id: str, part: Literal["start", "end"], *, ripple: bool = False, alone: bool = False) -> Drag:
    """A drag of a word's edge. An edge that two words share is rolled, unless the word is to be trimmed `alone`.

    With `ripple` the words after it in the line follow.
    """
    if part == "start" and ripple:
        return move(song, word_id, ripple=True)
    word, place = _timed(song, word_id)
    words = song.lines[place.line].words
    start, end = word.start_ms or 0, word.end_ms or 0
    if ripple:
        low, high = room_to_ripple_end(song, place)
        text = _ripple_from(word)
        moving = frozenset(each.id for each in words[place.index :])
        return Drag(
            song, word_id, text, low - end, high - end, (end,), moving, lambda by: ripple_end(song, word_id, end + by)
        )
    if part == "start":
        if not alone and place.index and touches(words[place.index - 1], word):
            return _roll(song, word_id, words[place.index - 1], word)
        low, high = room_for_start(song, place)
        text = QCoreApplication.translate("Timeline", "Start of “{}”").format(word.text)
        return Drag(
            *(song, word_id, text, low - start, high - start, (start,), frozenset({word_id})),
            lambda by: set_word_times(song, word_id, start + by, end),
        )
    if not alone and place.index + 1 < len(words) and touches(word, words[place.index + 1]):
        return _roll(song, word_id, word, words[place.index + 1])
    low, high = room_for_end(song, place)
    text = QCoreApplication.translate("Timeline", "End of “{}”").format(word.text)
    return Drag(
        *(song, word_id, text, low - end, high - end, (end,), frozenset({word_id})),
        lambda by: set_word_times(song, word_id, start, end + by),
    )


def syllable(song: Song, word_id: str, index: int) -> Drag:
    """A drag of the boundary before the word's syllable `index`; raises `KMakerError` where there is none to move."""
    word, _ = _timed(song, word_id)
    starts = syllable_starts(word)
    if not 1 <= index < len(starts):
        raise KMakerError(
            "{word!r} has no edge before its syllable {number} that could be moved.", word=word.text, number=index + 1
        )
    known = [word.start_ms or 0] + [part.start_ms for part in word.syllables[1:]]
    least = max(time for time in known[:index] if time is not None) + 1
    most = min([time for time in known[index + 1 :] if time is not None], default=word.end_ms or 0) - 1
    at = starts[index]
    text = QCoreApplication.translate("Timeline", "Syllables of “{}”").format(word.text)
    return Drag(
        *(song, word_id, text, min(0, least - at), max(0, most - at), (at,), frozenset({word_id})),
        lambda by: set_syllable_start(song, word_id, index, at + by),
    )


def _roll(song: Song, word_id: str, left: Word, right: Word) -> Drag:
    low, high = room_to_roll(left, right)
    end, start = left.end_ms or 0, right.start_ms or 0
    text = QCoreApplication.translate("Timeline", "Roll “{}” and “{}”").format(left.text, right.text)
    return Drag(
        *(song, word_id, text, low - end, high - end, (start, end), frozenset({left.id, right.id})),
        lambda by: roll_boundary(song, left.id, end + by),
    )


def _timed(song: Song, word_id: str) -> tuple[Word, Place]:
    place = find_word(song, word_id)
    word = word_at(song, place)
    if not word.is_timed:
        raise KMakerError("{word!r} has no timing that could be moved: time it first.", word=word.text)
    return word, place


def _ripple_from(word: Word) -> str:
    return QCoreApplication.translate("Timeline", "Ripple from “{}”").format(word.text)
