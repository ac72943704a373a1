"""The difference between a song and an edited form of it, by lines.

An edit makes new objects for the lines that it touches and keeps all others (see `core.edits`), so two songs are
compared line by line by identity: some microseconds for thousands of words.
"""

from dataclasses import dataclass

from kmaker_studio.core.song import Line, Song


@dataclass(frozen=True, slots=True)
class LineChange:
    """`old.lines[start:old_stop]` became `new.lines[start:new_stop]`; all lines around them are the same objects."""

    start: int
    old_stop: int
    new_stop: int

    def removed(self, old: Song) -> tuple[Line, ...]:
        """The lines of `old` that are gone or were replaced."""
        return old.lines[self.start : self.old_stop]

    def added(self, new: Song) -> tuple[Line, ...]:
        """The lines of `new` that are new or replaced others."""
        return new.lines[self.start : self.new_stop]


def changed_lines(old: Song, new: Song) -> LineChange:
    """The shortest stretch of lines outside of which the two songs share their lines; empty where they share all."""
    before, after = old.lines, new.lines
    if before is after:
        return LineChange(0, 0, 0)
    common = min(len(before), len(after))
    start = 0
    while start < common and before[start] is after[start]:
        start += 1
    tail = 0
    while tail < common - start and before[-1 - tail] is after[-1 - tail]:
        tail += 1
    return LineChange(start, len(before) - tail, len(after) - tail)
