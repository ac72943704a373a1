"""Anchors: locked words cut a song into stretches that are aligned by themselves, and nothing crosses their ends."""

from collections.abc import Sequence
from dataclasses import dataclass

from kmaker_studio.core.rising import longest_rising

Span = tuple[float, float]
"""Start and end in seconds."""


@dataclass(frozen=True, slots=True)
class FreeWord:
    """A word to be found: its letters (not empty), whether it begins a line, how it is written, whether a vocable."""

    letters: str
    begins_line: bool
    text: str = ""
    is_vocable: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """The free words from index `first` up to `last`, to be found between the seconds `start` and `end`.

    `inside` says of the start and of the end whether the fixed word there belongs to the same line.
    """

    first: int
    last: int
    start: float
    end: float
    inside: tuple[bool, bool]

    def lines(self, words: Sequence[FreeWord | Span]) -> list[list[str]]:
        """The letters of the stretch's words, line by line."""
        lines: list[list[str]] = [[]]
        for word in words[self.first : self.last]:
            if not isinstance(word, FreeWord):
                continue  # a fixed word that sounds beside the others pins nothing
            if word.begins_line and lines[-1]:
                lines.append([])
            lines[-1].append(word.letters)
        return lines


def cut_at_anchors(words: Sequence[FreeWord | Span], begins_line: Sequence[bool], limits: Span) -> list[Stretch]:
    """The stretches of free words, in order, between the fixed ones (given by their times) and inside `limits`.

    Fixed words that are out of order with most others (a second voice, sung beside the first) pin nothing.
    """
    fixed = [(index, word) for index, word in enumerate(words) if not isinstance(word, FreeWord)]
    pins = [fixed[place][0] for place in longest_rising([span for _, span in fixed])]
    stretches: list[Stretch] = []
    first, start = 0, limits[0]
    for index in [*pins, len(words)]:
        pin = words[index] if index < len(words) else (limits[1], limits[1])
        assert not isinstance(pin, FreeWord)  # noqa: S101 - pins are fixed words
        if any(isinstance(word, FreeWord) for word in words[first:index]):
            end = max(start, min(limits[1], pin[0]))
            inside = (first > 0 and not begins_line[first], index < len(words) and not begins_line[index])
            stretches.append(Stretch(first, index, start, end, inside))
        first, start = index + 1, min(max(start, pin[1]), limits[1])
    return stretches
