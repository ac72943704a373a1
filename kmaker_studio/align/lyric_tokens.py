"""Decoder tokens: a window's lyrics as Whisper's decoder reads them, and where in them each word ends."""

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from whisper.tokenizer import LANGUAGES, Tokenizer, get_tokenizer

LONGEST = 448
"""Tokens that the decoder can read at once, the prefix included."""


@dataclass(frozen=True, slots=True)
class LyricTokens:
    """`tokens`, and of each word the index of its first and of its last one."""

    tokens: tuple[int, ...]
    first: tuple[int, ...]
    last: tuple[int, ...]


@cache
def tokenizer_of(language: str) -> Tokenizer:
    """Whisper's multilingual tokenizer for lyrics in `language` (ISO 639-1; English stands for unknown ones)."""
    known = language if language in LANGUAGES else "en"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # whisper leaves its vocabulary file open
        return get_tokenizer(multilingual=True, language=known, task="transcribe")


def lyric_tokens(words: Sequence[str], language: str) -> LyricTokens:
    """The tokens of `words` after Whisper's prefix (start, language, task, no timestamps)."""
    tokenizer = tokenizer_of(language)
    tokens = list(tokenizer.sot_sequence_including_notimestamps)
    first: list[int] = []
    last: list[int] = []
    for word in words:
        first.append(len(tokens))
        tokens.extend(tokenizer.encode(f" {word}"))
        last.append(len(tokens) - 1)
    return LyricTokens(tuple(tokens), tuple(first), tuple(last))


def fitting(words: Sequence[str], language: str) -> list[slice]:
    """Runs of `words` that the decoder can read at once each."""
    tokenizer = tokenizer_of(language)
    room = LONGEST - len(tokenizer.sot_sequence_including_notimestamps) - 1  # one for the end of the text
    runs: list[slice] = []
    begin, taken = 0, 0
    for index, word in enumerate(words):
        size = len(tokenizer.encode(f" {word}"))
        if taken + size > room and index > begin:
            runs.append(slice(begin, index))
            begin, taken = index, 0
        taken += size
    if words:
        runs.append(slice(begin, len(words)))
    return runs
