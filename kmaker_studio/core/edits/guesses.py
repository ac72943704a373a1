"""Guessed times: those that nobody measured, such as the share of a word that was split. They are to be checked."""

from dataclasses import replace
from difflib import SequenceMatcher

from kmaker_studio.core.song import Song, Word

_ALIKE = 0.5  # of the letters of two words that stand for each other


def guessed(word: Word) -> Word:
    """The word with its times as a guess: without confidence and lock; one without times is no guess."""
    return replace(word, confidence=None, locked=False, guessed=word.is_timed)


def guessed_ids(song: Song) -> frozenset[str]:
    """The ids of the words whose times are guessed."""
    return frozenset(word.id for word in song.words() if word.guessed and word.is_timed)


def likeness(left: str, right: str) -> float:
    """The share of letters, case apart, that two texts have in common in their order: 0 to 1."""
    return SequenceMatcher(None, left.casefold(), right.casefold(), autojunk=False).ratio()


def are_alike(left: str, right: str) -> bool:
    """Whether one text may be another spelling of the other."""
    return likeness(left, right) >= _ALIKE


def unsure_of(was: Word, now: Word) -> Word:
    """`now`, which stands in the place of `was`: a guess where an aligner heard quite other letters there.

    The times of a locked word are the user's, whatever is sung then.
    """
    if was.confidence is None or was.locked or are_alike(was.text, now.text):
        return now
    return guessed(now)
