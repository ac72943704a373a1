"""Rows of the lyrics panel: what of a song decides how its lines are laid out."""

from dataclasses import replace

from kmaker_studio.core.song import Line, Song
from kmaker_studio.text.lyrics import format_lyrics


def row_of(song: Song, word_id: str) -> int:
    """The row of `format_lyrics` that the word's line is in."""
    for number, line in enumerate(song.lines):
        if any(word.id == word_id for word in line.words):
            shown = replace(song, lines=song.lines[: number + 1])
            return max(0, format_lyrics(shown).count("\n") - 1)
    return 0


def is_edit(old: Song, new: Song) -> bool:
    """Whether `new` came of `old` by an edit, and is not another song."""
    return bool(old.lines) and not {line.id for line in old.lines}.isdisjoint(line.id for line in new.lines)


def doubts(line: Line) -> list[bool]:
    """Which words of the line are doubtful."""
    return [word.is_doubtful for word in line.words]


def shape(line: Line) -> tuple[object, ...]:
    """What decides how a line is laid out, its times apart."""
    return line.stanza_start, line.singer, tuple((word.id, word.text) for word in line.words)
