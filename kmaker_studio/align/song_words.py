"""A song's words for the aligner: which are fixed, which cannot be sung, and how the answer is laid over the song."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby

from kmaker_studio.align.anchors import FreeWord, Span
from kmaker_studio.align.word_times import without_overlap
from kmaker_studio.core.edits.fitting import untimed
from kmaker_studio.core.edits.realign import with_alignment
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.shortest import SHORTEST_POSSIBLE_MS, SHORTEST_WORD_MS
from kmaker_studio.core.song import Song, Word
from kmaker_studio.text.romanise import romanise_words
from kmaker_studio.text.vocables import are_vocables

Placed = tuple[int, int, float]
"""Start and end in milliseconds, and the confidence, of a word that was found."""


@dataclass(frozen=True, slots=True)
class SungWords:
    """The words that can be sung or are fixed, in order: their places among all words, and what is known of them."""

    places: list[int]
    words: list[FreeWord | Span]
    begins_line: list[bool]

    def text(self, index: int) -> str:
        """How the word at `index` of `words` is written; empty for a fixed one."""
        word = self.words[index]
        return word.text if isinstance(word, FreeWord) else ""

    def is_vocable(self, index: int) -> bool:
        """Whether the word at `index` of `words` is one (see `text.vocables`); never a fixed one."""
        word = self.words[index]
        return isinstance(word, FreeWord) and word.is_vocable

    @classmethod
    def of(cls, song: Song, moves: Sequence[bool]) -> "SungWords":
        """The words of `song`; `moves` says which are to be found. Raises `KMakerError` where none can be."""
        lyrics = cls([], [], [])
        place = 0
        for line in song.lines:
            begins = True
            letters_of = romanise_words([word.text for word in line.words], song.language)
            for word, letters, is_vocable in zip(line.words, letters_of, are_vocables(letters_of), strict=True):
                if not moves[place] and word.start_ms is not None and word.end_ms is not None:
                    lyrics.words.append((word.start_ms / 1000, word.end_ms / 1000))
                elif letters:
                    lyrics.words.append(FreeWord(letters, begins, word.text, is_vocable))
                if len(lyrics.words) > len(lyrics.places):
                    lyrics.places.append(place)
                    lyrics.begins_line.append(begins)
                    begins = False
                place += 1
        if not lyrics.words:
            raise KMakerError("The lyrics have no word that can be sung: give a file with the words that are sung.")
        return lyrics


def with_times(
    song: Song,
    lyrics: SungWords,
    placed: Mapping[int, Placed],
    moves: Sequence[bool],
    duration_ms: int,
    limits: tuple[int, int] | None = None,
) -> Song:
    """`song` with every word of `moves` timed: by `placed` (by index in `lyrics.words`), or beside its neighbours.

    What could be sung and is not among `placed` has the confidence 0. None is put outside `limits`, in ms, by default
    the whole song.
    """
    spans: list[tuple[int, int] | None] = [None] * song.word_count
    confidence: dict[int, float] = {}
    for index, (place, word) in enumerate(zip(lyrics.places, lyrics.words, strict=True)):
        if index in placed:
            start, end, confidence[place] = placed[index]
            spans[place] = (min(start, duration_ms - 1), min(end, duration_ms))
        elif isinstance(word, FreeWord):
            confidence[place] = 0.0
        else:
            spans[place] = (round(1000 * word[0]), round(1000 * word[1]))
    timings = iter(
        zip(
            _with_unsung(spans, _line_starts(song), duration_ms, limits or (0, duration_ms)),
            moves,
            range(song.word_count),
            strict=True,
        )
    )

    def timed(word: Word) -> Word:
        span, is_moved, place = next(timings)
        return _timed_word(word, *span, confidence.get(place)) if is_moved else word

    return replace(song, lines=tuple(replace(line, words=tuple(timed(w) for w in line.words)) for line in song.lines))


def apply_times(song: Song, answer: Song, moves: Sequence[bool], only: Collection[str] | None) -> Song:
    """`answer` over `song`: fixed words keep their times, words that were not asked for keep what they have."""
    if all(moves) and only is None:
        return answer
    held = iter(moves)
    fixed = replace(
        song,
        lines=tuple(
            replace(line, words=tuple(replace(word, locked=not next(held)) for word in line.words))
            for line in song.lines
        ),
    )
    laid = iter(with_alignment(fixed, answer).words())

    def settled(word: Word) -> Word:
        new = next(laid)
        return word if only is not None and word.id not in only else replace(new, locked=word.locked)

    return replace(
        answer, lines=tuple(replace(line, words=tuple(settled(w) for w in line.words)) for line in song.lines)
    )


def _timed_word(word: Word, start_ms: int, end_ms: int, confidence: float | None) -> Word:
    syllables = untimed(word.syllables)
    return replace(
        word,
        start_ms=start_ms,
        end_ms=end_ms,
        confidence=confidence,
        syllables=syllables,
        guessed=confidence is None,
    )


def _line_starts(song: Song) -> frozenset[int]:
    """The places, among all words, of those that begin a line."""
    return frozenset(accumulate((len(line.words) for line in song.lines[:-1]), initial=0))


def _with_unsung(
    spans: Sequence[tuple[int, int] | None], line_starts: Collection[int], duration_ms: int, limits: tuple[int, int]
) -> list[tuple[int, int]]:
    """A span for every word: what has none shares the pause between its neighbours, or a sliver beside them.

    It follows the word before it; where it begins the line of the word after it, it stands before that one.
    """
    if None not in spans:
        return [span for span in spans if span is not None]
    placed: list[tuple[int, int]] = []
    later = [span for span in spans if span is not None]
    later.append((duration_ms, duration_ms))
    for is_missing, run in groupby(spans, lambda span: span is None):
        known = list(run)
        if not is_missing:
            placed.extend(later[: len(known)])
            del later[: len(known)]
            continue
        count = len(known)
        begin = max(placed[-1][1] if placed else 0, limits[0])
        pause = min(later[0][0], limits[1]) - begin
        if pause < count:
            begin = _make_room(placed, count, begin)
        length = max(1, min(SHORTEST_WORD_MS, pause // count))
        first = len(placed)
        leading = next((n for n in range(count) if first + count - n - 1 in line_starts), None)
        led = 0 if leading is None or len(later) == 1 else leading + 1  # so many belong to the word after them
        shift = max(0, pause - length * count)
        placed.extend(
            (begin + place * length + moved, begin + (place + 1) * length + moved)
            for place in range(count)
            for moved in (shift if place >= count - led else 0,)
        )
    return without_overlap(placed, (0, duration_ms), SHORTEST_POSSIBLE_MS)


def _make_room(placed: list[tuple[int, int]], count: int, begin: int) -> int:
    if placed and placed[-1][1] - placed[-1][0] > count:
        start, end = placed[-1]
        placed[-1] = (start, end - count)
        return end - count
    return begin
