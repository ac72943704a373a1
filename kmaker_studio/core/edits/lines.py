"""Edits of lines: splitting, joining, inserting, their singer and section."""

from collections.abc import Collection
from dataclasses import replace

from kmaker_studio.core.edits.lookup import find_line, find_word, fresh_ids, fresh_line_id, require_fit, with_lines
from kmaker_studio.core.edits.word_text import syllable_texts, untimed_syllables
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Line, Song, Word


def move_word_to_next_line(song: Song, word_id: str) -> Song:
    """The word, with those after it, taken from the end of its line to the start of the next one.

    Raises `KMakerError` in the last line, and where the words' times do not fit there.
    """
    place = find_word(song, word_id)
    if place.line + 1 >= len(song.lines):
        raise KMakerError("This is the last line: split the line instead.")
    line, following = song.lines[place.line : place.line + 2]
    left, moved = line.words[: place.index], line.words[place.index :]
    return _relaid(song, place.line, replace(line, words=left), replace(following, words=moved + following.words))


def move_word_to_previous_line(song: Song, word_id: str) -> Song:
    """The word, with those before it, taken from the start of its line to the end of the previous one.

    Raises `KMakerError` in the first line, and where the words' times do not fit there.
    """
    place = find_word(song, word_id)
    if place.line == 0:
        raise KMakerError("This is the first line: split the line instead.")
    before, line = song.lines[place.line - 1 : place.line + 1]
    moved, right = line.words[: place.index + 1], line.words[place.index + 1 :]
    return _relaid(song, place.line - 1, replace(before, words=before.words + moved), replace(line, words=right))


def split_line(song: Song, word_id: str) -> Song:
    """The word's line cut before the word, which begins a new line with the same singer.

    Raises `KMakerError` for a line's first word.
    """
    place = find_word(song, word_id)
    line = song.lines[place.line]
    if place.index == 0:
        raise KMakerError("{word!r} begins its line already: choose a later word.", word=line.words[0].text)
    first = replace(line, words=line.words[: place.index])
    second = Line(fresh_line_id(song), line.words[place.index :], line.singer)
    return with_lines(song, place.line, place.line + 1, (first, second))


def join_with_next_line(song: Song, line_id: str) -> Song:
    """The line and the next one as one line, which keeps the first one's singer and section.

    Raises `KMakerError` for the last line, and where the words' times do not follow each other.
    """
    number = find_line(song, line_id)
    if number + 1 >= len(song.lines):
        raise KMakerError("This is the last line: there is none to join it with.")
    line, following = song.lines[number : number + 2]
    joined = replace(line, words=line.words + following.words)
    require_fit(song, joined, (line, following))
    return with_lines(song, number, number + 2, (joined,))


def insert_line(song: Song, index: int, texts: Collection[str]) -> Song:
    """A new line of untimed words before the line `index` (at the end where `index` is the number of lines).

    Raises `KMakerError` where there is no word, a word has no letter, or there is no such place.
    """
    if not 0 <= index <= len(song.lines) or not texts:
        raise KMakerError("A new line needs at least one word and a place between the lines of the song.")
    ids = fresh_ids((word.id for word in song.words()), "w")
    parted = [syllable_texts(text) for text in texts]
    words = tuple(Word(next(ids), "".join(parts), syllables=untimed_syllables(parts)) for parts in parted)
    return with_lines(song, index, index, (Line(fresh_line_id(song), words),))


def delete_line(song: Song, line_id: str) -> Song:
    """The song without the line; its section and stanza start go to the next one."""
    number = find_line(song, line_id)
    return with_lines(song, number, number + 1, (replace(song.lines[number], words=()),))


def set_singer(song: Song, line_ids: Collection[str], singer: str) -> Song:
    """The lines sung by `singer` (nobody in particular where empty), who joins the song's singers where new."""
    chosen = {find_line(song, line_id) for line_id in line_ids}
    lines = tuple(replace(line, singer=singer) if index in chosen else line for index, line in enumerate(song.lines))
    singers = song.singers if not singer or singer in song.singers else (*song.singers, singer)
    return replace(song, lines=lines, singers=singers)


def set_section(song: Song, line_id: str, section: str, *, stanza_start: bool) -> Song:
    """The line with another section mark above it, and with or without a blank line before it."""
    number = find_line(song, line_id)
    line = replace(song.lines[number], section=section.strip(), stanza_start=stanza_start)
    return with_lines(song, number, number + 1, (line,))


def _relaid(song: Song, number: int, first: Line, second: Line) -> Song:
    """`song` with two neighbouring lines whose words moved between them."""
    for line in (first, second):
        require_fit(song, line, song.lines[number : number + 2])
    return with_lines(song, number, number + 2, (first, second))
