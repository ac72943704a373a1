"""The pieces in which a word is sung."""

from dataclasses import dataclass

from kmaker_studio.core.song import Word


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that is sung from `start_ms` to `end_ms`."""

    text: str
    start_ms: int
    end_ms: int


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
