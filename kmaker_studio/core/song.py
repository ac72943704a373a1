"""The document: a song, its lines, their words, and when each is sung.

All times are integer milliseconds from the start of the audio. A word that has no timing has `None`,
never 0. The classes are frozen: a change is a new `Song` (see `core.edits`).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from kmaker_studio.core.doubtful import DOUBTFUL
from kmaker_studio.core.word_spacing import join_words


@dataclass(frozen=True, slots=True)
class Syllable:
    """A part of a word; the texts of a word's syllables joined give the word's text."""

    text: str
    start_ms: int | None = None


NoteKind = Literal["regular", "golden", "freestyle", "rap", "golden rap"]
"""What karaoke games make of a note: golden ones count double, rap ones by rhythm alone, freestyle ones not at all."""


@dataclass(frozen=True, slots=True)
class Note:
    """A pitch that a word or a part of it is sung on, from `after_ms` after the word's start to the next note.

    The last note lasts until the word ends. `pitch` is a MIDI number (60 is C4, the middle one), None where nothing is
    sung on a pitch. Counting from the word's start, notes go with a word that is moved; see `core.sung_notes`.
    """

    pitch: int | None
    after_ms: int = 0
    kind: NoteKind = "regular"


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is shown, punctuation included, and when it is sung.

    `confidence` is the estimated probability (0 to 1) that the onset is within 0.3 s of the truth, `None` where
    no aligner has spoken. A `locked` word's timing is the user's: no aligner moves it. A `guessed` word has times that
    nobody measured, such as a share of another word's: it has no confidence and is not locked (see `edits.guesses`).
    `notes` are what it is sung on, empty where nobody knows.
    """

    id: str
    text: str
    start_ms: int | None = None
    end_ms: int | None = None
    confidence: float | None = None
    locked: bool = False
    syllables: tuple[Syllable, ...] = ()
    guessed: bool = False
    notes: tuple[Note, ...] = ()

    @property
    def is_timed(self) -> bool:
        """Whether both the start and the end are known."""
        return self.start_ms is not None and self.end_ms is not None

    @property
    def is_doubtful(self) -> bool:
        """Whether nobody measured its times, or an aligner is not sure of them, and nobody has locked it since."""
        return not self.locked and (self.guessed or (self.confidence is not None and self.confidence < DOUBTFUL))


@dataclass(frozen=True, slots=True)
class Line:
    """A line of lyrics.

    `section` is the mark that stood above it (`Chorus` for `[Chorus]`), which is not sung; `stanza_start` says that
    a blank line stood before it. `singer` is a name of `Song.singers`, or empty.
    """

    id: str
    words: tuple[Word, ...]
    singer: str = ""
    section: str = ""
    stanza_start: bool = False

    @property
    def text(self) -> str:
        """The words as they are shown: a space between them, none between Chinese or Japanese ones."""
        return join_words(word.text for word in self.words)

    @property
    def start_ms(self) -> int | None:
        """Start of the first word that is timed."""
        return next((word.start_ms for word in self.words if word.start_ms is not None), None)

    @property
    def end_ms(self) -> int | None:
        """End of the last word that is timed."""
        return next((word.end_ms for word in reversed(self.words) if word.end_ms is not None), None)


@dataclass(frozen=True, slots=True)
class Marker:
    """A named place in the song, for those who edit it; it is not sung, drawn or exported."""

    at_ms: int
    name: str


@dataclass(frozen=True, slots=True)
class Song:
    """A song's lyrics with their timing.

    `language` is an ISO 639-1 code or empty, `audio` a path as the user gave it or empty, `duration_ms` the
    audio's length where it is known. `tags` keeps what a file said that has no field here (album, author ...).
    `markers` are in the order of their times.
    """

    title: str = ""
    artist: str = ""
    language: str = ""
    audio: str = ""
    lines: tuple[Line, ...] = ()
    singers: tuple[str, ...] = ()
    duration_ms: int | None = None
    tags: tuple[tuple[str, str], ...] = ()
    markers: tuple[Marker, ...] = ()

    def words(self) -> Iterator[Word]:
        """Every word in the order of the lyrics."""
        for line in self.lines:
            yield from line.words

    @property
    def word_count(self) -> int:
        """How many words the lyrics have."""
        return sum(len(line.words) for line in self.lines)

    @property
    def is_timed(self) -> bool:
        """Whether there is at least one word and every word is timed."""
        return self.word_count > 0 and all(word.is_timed for word in self.words())


WordSpec = str | tuple[str, int | None, int | None]


def build_lines(lines: Iterable[Sequence[WordSpec]]) -> tuple[Line, ...]:
    """Lines with fresh ids (`l1`, `w1` ...) from words given as text or (text, start_ms, end_ms)."""
    built: list[Line] = []
    count = 0
    for number, specs in enumerate(lines, 1):
        words: list[Word] = []
        for spec in specs:
            count += 1
            text, start, end = (spec, None, None) if isinstance(spec, str) else spec
            words.append(Word(f"w{count}", text, start, end))
        built.append(Line(f"l{number}", tuple(words)))
    return tuple(built)
