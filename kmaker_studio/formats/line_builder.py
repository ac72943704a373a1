"""Building lines: timed stretches of a line's text, as LRC and ASS hold them, become words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from kmaker_studio.core.edits.guesses import guessed
from kmaker_studio.core.errors import Phrase
from kmaker_studio.core.song import Line, Note, Syllable, Word
from kmaker_studio.core.syllables import Piece
from kmaker_studio.core.word_spacing import joiner
from kmaker_studio.formats.base import counted
from kmaker_studio.text.word_split import WIDE_SPACE, split_words

_SPACE = re.compile(r"([^\S\u00a0\u202f]+)")  # a no-break space stays inside its word
_LONGEST_FIRST_MS = 1000


@dataclass(slots=True)
class LineBuilder:
    """Builds the lines of a song with fresh ids, and counts what had to be mended on the way."""

    lines: list[Line] = field(default_factory=list)
    words: int = 0
    shared: int = 0
    brief: int = 0
    half_timed: int = 0

    def add_timed(self, pieces: Iterable[Piece], *, singer: str = "", section: str = "", stanza: bool = False) -> bool:
        """Add the line that `pieces` sing; returns False, adding nothing, where they hold no text.

        White space, and the border between two pieces of Chinese or Japanese, part words; pieces that touch without
        either are the syllables of one word. A piece with several words shares its time among them by their length,
        as a guess (see `core.edits.guesses`).
        A newline in a piece is where a long line was wrapped: a space, or nothing in Chinese and Japanese.
        """
        groups: list[list[Piece]] = []
        space = ""
        for piece in pieces:
            parts = _SPACE.split(piece.text)  # text, space, text ... where texts at the ends may be empty
            tokens = iter(self._share([part for part in parts[::2] if part], piece))
            for index, part in enumerate(parts):
                if index % 2:
                    space += part
                elif part:
                    _place(next(tokens), space, groups)
                    space = ""
        if not groups:
            return False
        self._add([self._word(group) for group in groups], singer, section, stanza=stanza)
        return True

    def add_line_timed(
        self, text: str, start_ms: int, end_ms: int | None, *, singer: str = "", section: str = "", stanza: bool = False
    ) -> bool:
        """Add a line of which only the start is known, and perhaps the end; False where `text` holds no words.

        Nothing is known about its words but that the first begins with the line: that one is timed, with a share of
        the line by its length and a second at most, and the others are left untimed for the aligner.
        """
        texts = split_words(text)
        if not texts:
            return False
        last = start_ms + _LONGEST_FIRST_MS if end_ms is None else end_ms
        share = (last - start_ms) * len(texts[0]) // sum(map(len, texts))
        length = share if len(texts) == 1 else min(_LONGEST_FIRST_MS, share)
        words = [Word(self._next_id(), shown) for shown in texts]
        words[0] = replace(words[0], start_ms=start_ms, end_ms=start_ms + max(1, length))
        self.half_timed += len(words) > 1
        self._add(words, singer, section, stanza=stanza)
        return True

    def add_untimed(self, text: str, *, singer: str = "", section: str = "", stanza: bool = False) -> bool:
        """Add a line of which no time is known; False where `text` holds no words."""
        words = [Word(self._next_id(), shown) for shown in split_words(text)]
        if words:
            self._add(words, singer, section, stanza=stanza)
        return bool(words)

    def notes(self) -> tuple[str, ...]:
        """A sentence for each kind of thing that was mended."""
        return (
            *counted(
                self.shared,
                Phrase("1 timed piece held several words, which share its time by their length."),
                Phrase(
                    "{count} timed pieces held several words, which share their time by their length.",
                    count=self.shared,
                ),
            ),
            *counted(
                self.brief,
                Phrase("1 word without length lasts 1 ms now."),
                Phrase("{count} words without length last 1 ms now.", count=self.brief),
            ),
            *counted(
                self.half_timed,
                Phrase("1 line has a time but its words have none: only its first word is timed."),
                Phrase(
                    "{count} lines have a time but their words have none: only their first words are timed.",
                    count=self.half_timed,
                ),
            ),
        )

    def _add(self, words: list[Word], singer: str, section: str, *, stanza: bool) -> None:
        number = len(self.lines) + 1
        self.lines.append(Line(f"l{number}", tuple(words), singer, section, stanza and number > 1))

    def _next_id(self) -> str:
        self.words += 1
        return f"w{self.words}"

    def _word(self, group: list[Piece]) -> Word:
        start, end = group[0].start_ms, group[-1].end_ms
        if end <= start:
            self.brief += 1
            end = start + 1
        syllables = tuple(Syllable(part.text, part.start_ms) for part in group) if len(group) > 1 else ()
        notes = tuple(
            replace(note, after_ms=part.start_ms - start + note.after_ms) for part in group for note in part.notes
        )
        text = "".join(part.text for part in group)
        word = Word(self._next_id(), text, start, end, syllables=syllables, notes=notes)
        return guessed(word) if any(part.guessed for part in group) else word

    def _share(self, tokens: list[str], piece: Piece) -> list[Piece]:
        self.shared += len(tokens) > 1
        total = sum(map(len, tokens))
        edges = [piece.start_ms]
        done = 0
        for token in tokens:
            done += len(token)
            edges.append(piece.start_ms + (piece.end_ms - piece.start_ms) * done // total)
        shares = [Piece(token, edges[index], edges[index + 1], len(tokens) > 1) for index, token in enumerate(tokens)]
        return [replace(share, notes=_notes_of(share, piece)) for share in shares] if piece.notes else shares


def _notes_of(share: Piece, piece: Piece) -> tuple[Note, ...]:
    """The notes of `piece` that are sung in its part `share`; one that began before is sung on."""
    begin, end = share.start_ms - piece.start_ms, share.end_ms - piece.start_ms
    before = [note for note in piece.notes if note.after_ms <= begin][-1:]
    inside = [note for note in piece.notes if begin < note.after_ms < end]
    return tuple(replace(note, after_ms=max(0, note.after_ms - begin)) for note in (*before, *inside))


def _place(token: Piece, space: str, groups: list[list[Piece]]) -> None:
    """Put `token`, before which stood `space`, into the last group as a syllable or into a new one as a word."""
    if not groups:
        groups.append([token])
        return
    before = groups[-1][-1]
    solid = not joiner(before.text, token.text)
    if space:
        if solid and space.strip("\n"):
            groups[-1][-1] = replace(before, text=before.text + WIDE_SPACE)
        groups.append([token])
    elif solid and any(char.isalnum() for char in token.text):
        groups.append([token])
    else:
        groups[-1].append(token)
