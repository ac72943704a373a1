"""Splitting a line of lyrics into words."""

import unicodedata
from collections.abc import Iterable, Iterator

from kmaker_studio.core.song import Syllable
from kmaker_studio.core.word_spacing import is_unspaced, joiner

SYLLABLE_MARK = "|"
WIDE_SPACE = "\u3000"

_NO_BREAK = "\u00a0\u202f"
# Kana that lengthen or colour the one before them: never sung alone.
_LEANING = frozenset("ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶーㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯｰﾞﾟ")


def split_words(text: str) -> list[str]:
    """The words of a line, `|` marks of syllables still in them.

    Words end at white space; a no-break space stays inside its word. Chinese and Japanese text is cut into one word a
    character, where punctuation stays with its neighbour (an opening bracket with the next, anything else with the
    one before), small kana and the length mark stay with theirs, a `|` holds its two sides together as syllables
    of one word, and a space between two such words is kept as a wide space at the end of the first: singers'
    texts use it between phrases.
    """
    words: list[str] = []
    for token in _tokens(text):
        pieces = list(_solid_pieces(token))
        if words and not joiner(words[-1], pieces[0]):
            words[-1] += WIDE_SPACE
        words.extend(pieces)
    return words


def split_syllables(marked: str) -> tuple[str, tuple[Syllable, ...]]:
    """A word's text without its `|` marks, and its syllables: empty where it has no mark inside."""
    parts = [part for part in marked.split(SYLLABLE_MARK) if part.strip()]
    if len(parts) < 2:
        return "".join(parts), ()
    return "".join(parts), tuple(Syllable(part) for part in parts)


def _tokens(text: str) -> Iterator[str]:
    start = 0
    for at, char in enumerate(text + " "):
        if char.isspace() and char not in _NO_BREAK:
            token = text[start:at].strip(SYLLABLE_MARK)
            if token.strip(SYLLABLE_MARK + _NO_BREAK):
                yield token
            start = at + 1


def _first_letter(text: Iterable[str]) -> str:
    return next((char for char in text if char.isalnum() or is_unspaced(char)), " ")


def _ends_solid(text: str) -> bool:
    return is_unspaced(_first_letter(reversed(text)))


def _solid_pieces(token: str) -> Iterator[str]:
    """Cut a token before each Han or Kana character and where it goes over into another script."""
    if not any(map(is_unspaced, token)):
        yield token
        return
    piece, lead = "", ""
    for char in token:
        if _opens(char):
            lead += char
        elif piece and not lead and not _begins_word(piece, char):
            piece += char
        else:
            if _first_letter(piece) == " ":
                piece = piece + lead + char
            else:
                yield piece
                piece = lead + char
            lead = ""
    yield piece + lead


def _opens(char: str) -> bool:
    return unicodedata.category(char) in ("Ps", "Pi")


def _begins_word(piece: str, char: str) -> bool:
    last = piece[-1]
    if SYLLABLE_MARK in (char, last) or char in _LEANING or unicodedata.category(char).startswith("M"):
        return False
    if is_unspaced(char):
        return True
    return char.isalnum() and _ends_solid(piece)
