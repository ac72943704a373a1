"""Audacity's label tracks: `start<tab>end<tab>text` in seconds, https://manual.audacityteam.org/man/importing_and_exporting_labels.html.

A label may overlap others, so that nothing changes. Written are a label for each line and, after it, one for each of
its words; a label whose text is that of the labels after it and inside it is read as such a line. Where no label is,
labels of one word make lines that end where nobody sings, and any other label is a line.
"""

import re

from kmaker_studio.core.errors import KMakerError, Phrase
from kmaker_studio.core.song import Song
from kmaker_studio.core.syllables import Piece
from kmaker_studio.core.word_spacing import join_words, joiner
from kmaker_studio.formats.base import Format, Reading, Writing, damaged_rows, not_kept, require_timed
from kmaker_studio.formats.line_builder import LineBuilder

_ROW = re.compile(r"\s*(\d+(?:[.,]\d+)?)\t(\d+(?:[.,]\d+)?)(?:\t(.*))?")
_SPACE = re.compile(r"[^\S\u00a0\u202f]+")
_LINE_REST_MS = 700
_LONGEST_LINE = 12


def read_audacity(text: str) -> Reading:
    """The song in `text`, its lines in the order of their times.

    Raises `KMakerError` where there is no label.
    """
    labels: list[Piece] = []
    damaged: list[int] = []
    for number, row in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        found = _ROW.fullmatch(row)
        start, end = (_ms(found[1]), _ms(found[2])) if found else (0, 0)
        if found and start <= end < 10**9:
            shown = _SPACE.sub(" ", found[3] or "").strip(" ")
            if shown:
                labels.append(Piece(shown, start, end))
        elif row.strip() and not row.startswith("\\"):  # the row of a label's frequencies
            damaged.append(number)
    if not labels:
        raise KMakerError("There is no label with text (from<tab>to<tab>text): choose another file.")
    lines, loose = _nested(labels)
    notes = damaged_rows(damaged)
    if loose and not lines and 2 * sum(len(label.text.split()) == 1 for label in loose) > len(loose):
        lines = _by_rests(loose)
        loose = []
        notes = (*notes, Phrase("No label says where lines end: they end where nobody sings."))
    builder = LineBuilder()
    rows = [*lines, *([label] for label in loose)]
    for row in sorted(rows, key=lambda row: row[0].start_ms):
        if len(row) == 1 and any(row[0] is label for label in loose):
            builder.add_line_timed(row[0].text, row[0].start_ms, row[0].end_ms)
        else:
            builder.add_timed(_spaced(row))
    return Reading(Song(lines=tuple(builder.lines)), (*notes, *builder.notes()))


def _ms(text: str) -> int:
    return round(1000 * float(text.replace(",", ".")))


def _nested(labels: list[Piece]) -> tuple[list[list[Piece]], list[Piece]]:
    """The words of each label that names a line, and the labels that belong to none."""
    lines: list[list[Piece]] = []
    loose: list[Piece] = []
    at = 0
    while at < len(labels):
        line = labels[at]
        words: list[Piece] = []
        after = at + 1
        while after < len(labels) and _is_inside(labels[after], line) and _fits(line, words, labels[after]):
            words.append(labels[after])
            after += 1
        if words and _letters(line.text) == "".join(_letters(word.text) for word in words):
            lines.append(words)
            at = after
        else:
            loose.append(line)
            at += 1
    return lines, loose


def _is_inside(word: Piece, line: Piece) -> bool:
    return line.start_ms <= word.start_ms and word.end_ms <= line.end_ms


def _fits(line: Piece, words: list[Piece], word: Piece) -> bool:
    return _letters(line.text).startswith("".join(_letters(each.text) for each in (*words, word)))


def _letters(text: str) -> str:
    return "".join(text.split())


def _by_rests(labels: list[Piece]) -> list[list[Piece]]:
    lines: list[list[Piece]] = []
    for label in sorted(labels, key=lambda label: label.start_ms):
        if lines and label.start_ms - lines[-1][-1].end_ms < _LINE_REST_MS and len(lines[-1]) < _LONGEST_LINE:
            lines[-1].append(label)
        else:
            lines.append([label])
    return lines


def _spaced(words: list[Piece]) -> list[Piece]:
    return [
        Piece((joiner(words[at - 1].text, word.text) if at else "") + word.text, word.start_ms, word.end_ms)
        for at, word in enumerate(words)
    ]


def write_audacity(song: Song) -> Writing:
    """`song` as a label a line with a label a word after it; every word must be timed."""
    require_timed(song)
    rows: list[str] = []
    for line in song.lines:
        if line.words:
            start = min(word.start_ms or 0 for word in line.words)
            end = max(word.end_ms or 0 for word in line.words)
            rows.append(_row(start, end, join_words(word.text for word in line.words)))
            rows += [_row(word.start_ms or 0, word.end_ms or 0, word.text) for word in line.words]
    return Writing("".join(rows), not_kept(song, Phrase("A label track"), ()))


def _row(start: int, end: int, text: str) -> str:
    return f"{start // 1000}.{start % 1000:03d}000\t{end // 1000}.{end % 1000:03d}000\t{text}\n"


def _looks_like_labels(text: str) -> bool:
    rows = [row for row in text.removeprefix("\ufeff").splitlines() if row.strip() and not row.startswith("\\")]
    found = sum(_ROW.fullmatch(row) is not None for row in rows)
    return bool(rows) and _ROW.fullmatch(rows[0]) is not None and found >= 0.8 * len(rows)


FORMAT = Format(_looks_like_labels, read_audacity, write_audacity)
