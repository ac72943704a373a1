"""Tap to time: what keys pressed along with the song say about when its words are sung.

Two keys are enough. A *tap* ends what sounds and begins the next target, so that words follow each other without a
gap; a *press* begins the next target and its *release* ends it. A tap during a press cuts the held word into syllables,
or goes on to the next target where syllables or lines are tapped. A *rest* ends what sounds and begins nothing.

Everything here is pure: a pass is the tuple of its strokes, and taking the last one back is making it shorter.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from kmaker_studio.core.song import Song

LAST_WORD_MS = 2000
"""A line's last word that was ended only by the first of the next line lasts no longer: singers breathe."""
OPEN_MS = 300
"""How long a word counts that has begun and not ended yet."""


class Unit(Enum):
    """What one tap begins."""

    WORD = "word"
    SYLLABLE = "syllable"
    LINE = "line"


class Stroke(Enum):
    """What a key did."""

    TAP = "tap"
    PRESS = "press"
    RELEASE = "release"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class Target:
    """What is tapped next: a word, one of its syllables, or the line that begins with it."""

    line_id: str
    word_id: str
    syllable: int = 0


@dataclass(frozen=True, slots=True)
class TappedUnit:
    """A target that was begun at `start_ms`; `end_ms` is None while it sounds, `cuts` are times inside a held word."""

    target: Target
    start_ms: int
    end_ms: int | None = None
    cuts: tuple[int, ...] = ()


def targets_of(song: Song, unit: Unit, first_word_id: str = "") -> tuple[Target, ...]:
    """What a pass over `song` taps, from the word (its line, for lines) on, or from the first where there is none."""
    found: list[Target] = []
    begun = not any(word.id == first_word_id for word in song.words())
    for line in song.lines:
        begun = begun or (unit is Unit.LINE and any(word.id == first_word_id for word in line.words))
        for index, word in enumerate(line.words):
            begun = begun or word.id == first_word_id
            if not begun or (unit is Unit.LINE and index):
                continue
            count = max(1, len(word.syllables)) if unit is Unit.SYLLABLE else 1
            found.extend(Target(line.id, word.id, part) for part in range(count))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class TapPass:
    """One go at tapping `targets`, made of strokes in the order of time."""

    unit: Unit
    targets: tuple[Target, ...]
    strokes: tuple[tuple[Stroke, int], ...] = field(default=())

    @property
    def last_ms(self) -> int:
        """When the last stroke was, -1 before the first."""
        return self.strokes[-1][1] if self.strokes else -1

    def accepts(self, stroke: Stroke, ms: int) -> bool:
        """Whether the stroke would change anything: it comes after the last one, and has something to begin or end."""
        if ms <= self.last_ms or ms < 0:
            return False
        held, open_, left = self._state()
        if stroke is Stroke.TAP:
            return bool(left) or open_
        if stroke is Stroke.PRESS:
            return bool(left) and not held
        return held if stroke is Stroke.RELEASE else open_ and not held

    def with_stroke(self, stroke: Stroke, ms: int) -> "TapPass":
        """The pass with one stroke more; the same where it is not accepted."""
        return replace(self, strokes=(*self.strokes, (stroke, ms))) if self.accepts(stroke, ms) else self

    def back(self) -> "TapPass":
        """The pass without what was begun last: a tap, a cut in a word that is still held, or a whole hold."""
        strokes = list(self.strokes)
        if not strokes:
            return self
        last, _ = strokes.pop()
        begins = {Stroke.RELEASE: (Stroke.PRESS,), Stroke.REST: (Stroke.TAP, Stroke.PRESS)}.get(last, ())
        while begins and strokes.pop()[0] not in begins:
            pass
        return replace(self, strokes=tuple(strokes))

    def tapped(self) -> list[TappedUnit]:
        """The targets that were begun, in order, and until when."""
        return list(_played(self.unit, self.targets, self.strokes))

    @property
    def next_index(self) -> int:
        """Which target the next tap begins; the number of targets where all are begun."""
        return len(self.tapped())

    @property
    def is_complete(self) -> bool:
        """Whether every target was begun and ended."""
        done = self.tapped()
        return len(done) == len(self.targets) and (not done or done[-1].end_ms is not None)

    def _state(self) -> tuple[bool, bool, int]:
        """Whether a key is held, whether something sounds, how many targets are left."""
        done = self.tapped()
        held = False
        for stroke, _ in self.strokes:
            held = stroke is Stroke.PRESS or (held and stroke is not Stroke.RELEASE)
        return held, bool(done) and done[-1].end_ms is None, len(self.targets) - len(done)


def _played(unit: Unit, targets: Sequence[Target], strokes: Sequence[tuple[Stroke, int]]) -> Iterator[TappedUnit]:
    current: TappedUnit | None = None
    begun, held = 0, False
    for stroke, ms in strokes:
        if stroke is Stroke.TAP and held and unit is Unit.WORD and current is not None:
            current = replace(current, cuts=(*current.cuts, ms))
            continue
        begins = stroke in (Stroke.TAP, Stroke.PRESS) and begun < len(targets)
        if current is not None:
            following = targets[begun] if begins else None
            yield replace(current, end_ms=_end(unit, current, following, ms, held=held))
            current = None
        held = stroke is Stroke.PRESS or (held and stroke is not Stroke.RELEASE)
        if begins:
            current = TappedUnit(targets[begun], ms)
            begun += 1
    if current is not None:
        yield current


def _end(unit: Unit, current: TappedUnit, following: Target | None, ms: int, *, held: bool) -> int:
    breathes = following is not None and following.line_id != current.target.line_id
    if breathes and not held and unit is not Unit.LINE:
        return min(ms, current.start_ms + LAST_WORD_MS)
    return ms
