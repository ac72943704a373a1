"""Lines in square brackets that are sung after all.

`[Chorus]` is a mark and `[MESSAGE REDACTED]` may be a joke that is sung: the sound decides. A bracketed line that names
no part of a song is looked for like any other, may be leapt over like any other (see `align.lyric_path`), and stays a
mark where it is not plainly heard.
"""

from collections.abc import Iterator
from dataclasses import replace

from kmaker_studio.core.errors import Phrase
from kmaker_studio.core.song import Line, Song, Word
from kmaker_studio.text.lyrics import names_a_part
from kmaker_studio.text.romanise import romanise_words
from kmaker_studio.text.word_split import split_words

_HEARD = 0.6  # the mean confidence of a line from which it is plainly sung
_SUFFIX = "-bracketed"


def with_bracketed(song: Song) -> Song:
    """`song` with a line of its own for every mark that may be sung, above the line that has the mark."""
    lines: list[Line] = []
    for line in song.lines:
        if (words := _words(line, song.language)) is not None:
            lines.append(Line(line.id + _SUFFIX, words, line.singer, "", line.stanza_start))
        lines.append(line)
    return song if len(lines) == len(song.lines) else replace(song, lines=tuple(lines))


def without_unsung(song: Song) -> tuple[Song, tuple[Phrase, ...]]:
    """The aligned `song` without those lines that are not heard, and a sentence for each that is."""
    lines: list[Line] = []
    notes: list[Phrase] = []
    is_sung = False
    for line in song.lines:
        if line.id.endswith(_SUFFIX):
            is_sung = sum(word.confidence or 0.0 for word in line.words) >= _HEARD * len(line.words)
            if is_sung:
                lines.append(line)
                notes.append(
                    Phrase("The line {text} is in brackets and sung: it is timed like the others.", text=line.text)
                )
        else:
            lines.append(replace(line, section="", stanza_start=False) if is_sung else line)
            is_sung = False
    return replace(song, lines=tuple(lines)), tuple(notes)


def _words(line: Line, language: str) -> tuple[Word, ...] | None:
    """The words of the line's mark; None where it has none that may be sung."""
    if not line.section or names_a_part(line.section):
        return None
    texts = split_words(f"[{line.section}]")
    if not any(romanise_words(texts, language)):
        return None
    return tuple(_numbered(line, texts))


def _numbered(line: Line, texts: list[str]) -> Iterator[Word]:
    for number, text in enumerate(texts, 1):
        yield Word(f"{line.id}{_SUFFIX}-{number}", text)
