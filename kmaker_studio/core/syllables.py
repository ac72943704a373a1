"""The syllables of a word and their times."""

from dataclasses import dataclass

from kmaker_studio.core.song import Note, Word


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that is sung from `start_ms` to `end_ms`; `guessed` where these are shares of a longer one.

    `notes` are what it is sung on; they count from its own start.
    """

    text: str
    start_ms: int
    end_ms: int
    guessed: bool = False
    notes: tuple[Note, ...] = ()


def sung_pieces(word: Word) -> tuple[Piece, ...]:
    """The timed syllables of a timed word, each lasting until the next; the whole word where it has none.

    A syllable without a start, or with one outside the word or before its forerunner's, is sung with the one before
    it. The texts of the pieces joined give the word's text. Empty for a word without timing.
    """
    if word.start_ms is None or word.end_ms is None:
        return ()
    texts: list[str] = [""]
    starts: list[int] = [word.start_ms]
    for syllable in word.syllables:
        start = syllable.start_ms
        if texts[0] and start is not None and starts[-1] < start < word.end_ms:
            texts.append(syllable.text)
            starts.append(start)
        else:
            texts[-1] += syllable.text
    if "".join(texts) != word.text:
        return (Piece(word.text, word.start_ms, word.end_ms),)
    ends = [*starts[1:], word.end_ms]
    return tuple(Piece(*piece) for piece in zip(texts, starts, ends, strict=True))


def syllable_starts(word: Word) -> tuple[int, ...]:
    """When each syllable of a timed word starts: where that is not known, by its share of the letters around it.

    The times rise from the word's start and stay inside it, so that each edge can be seen and caught. Empty for a word
    without syllables, or without timing, or shorter than it has syllables milliseconds.
    """
    parts = word.syllables
    if word.start_ms is None or word.end_ms is None or len(parts) < 2 or word.end_ms - word.start_ms < len(parts):
        return ()
    known = [(0, word.start_ms)]
    letters = 0
    for part in parts:
        if letters and part.start_ms is not None and known[-1][1] < part.start_ms < word.end_ms:
            known.append((letters, part.start_ms))
        letters += len(part.text)
    known.append((max(letters, 1), word.end_ms))
    starts: list[int] = []
    letters = 0
    for number, part in enumerate(parts):
        before = max(pair for pair in known[:-1] if pair[0] <= letters)
        after = next(pair for pair in known if pair[0] > before[0])
        share = (letters - before[0]) / (after[0] - before[0])
        start = round(before[1] + share * (after[1] - before[1]))
        least = starts[-1] + 1 if starts else word.start_ms
        starts.append(min(max(start, least), word.end_ms - (len(parts) - number)))
        letters += len(part.text)
    return tuple(starts)
