"""LRC and its enhanced form A2, as https://en.wikipedia.org/wiki/LRC_(file_format) describes them.

- `[mm:ss.xx]`, also with `.xxx`, `:xx` or no fraction, one or several at the start of a line: the line is sung at each.
- `<mm:ss.xx>`, and the same in square brackets, before a word: it starts then; at the end: the last word ends then.
- `[offset:+500]`: everything is sung 500 ms EARLIER than its tags say ("a positive value causes lyrics to appear
  sooner, a negative value causes them to appear later").
- `[ti:]`, `[ar:]`, `[la:]` are title, artist and language; the other names in use are kept as tags.
- A time with no text ends the line before it and a stanza with it; `[Chorus]` is the section of the next line.

A line without times a word reads as a line whose first word is timed and whose others are not (see
`LineBuilder.add_line_timed`). Writing gives a time a word, or a timed syllable, with the closing tag of each
word that the next does not touch, all rounded to the nearest hundredth.
"""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from kmaker_studio.core.ass_karaoke import centiseconds
from kmaker_studio.core.errors import KMakerError, Phrase
from kmaker_studio.core.song import Line, Song
from kmaker_studio.core.syllables import Piece, sung_pieces
from kmaker_studio.core.word_spacing import joiner
from kmaker_studio.formats.base import Format, Kept, Reading, Writing, counted, not_kept, require_timed
from kmaker_studio.formats.line_builder import LineBuilder

_STAMP = r"(?:(\d{1,2}):)?(\d{1,3}):(\d{1,2})(?:[.:,](\d{1,3}))?"
_LINE_TAG = re.compile(rf"\[{_STAMP}\]\s*")
_WORD_TAG = re.compile(rf"<{_STAMP}>|\[{_STAMP}\]")
_BROKEN_TAG = re.compile(r"\[\s*-?\d+\s*:")
_NAMED_TAG = re.compile(r"\[\s*([A-Za-z#]+)\s*:(.*)\]\s*")
_SECTION = re.compile(r"\[([^\[\]]*)\]")
_NAMES = frozenset(
    (
        *("#", "al", "ar", "au", "by", "encoding", "hash", "id", "kana", "la", "length", "lr", "qq", "re", "sign"),
        *("ti", "tool", "total", "ve"),
    )
)
_LONGEST_LAST_MS = 1000


@dataclass(slots=True)
class _Row:
    """A line of text at one of its times; `parts` are (time, text after it) where it has times a word. All in ms."""

    number: int
    at: int
    text: str
    parts: list[tuple[int, str]]
    section: str


@dataclass(slots=True)
class _File:
    rows: list[_Row] = field(default_factory=list)
    tags: dict[str, str] = field(default_factory=dict)
    offset: int = 0
    section: str = ""
    skipped: list[int] = field(default_factory=list)
    early: int = 0
    open_ended: int = 0

    def sung(self, ms: int) -> int:
        """The time in the song of a tag's time."""
        return max(0, ms - self.offset)


def read_lrc(text: str) -> Reading:
    """The song in `text`, its lines in the order of their times."""
    file = _File()
    for number, raw in enumerate(text.splitlines(), 1):
        _read_line(file, number, raw.strip())
    if not file.rows:
        raise KMakerError("No line has a time such as [00:12.34]: this is no LRC file.")
    file.rows.sort(key=lambda row: row.at)
    builder = LineBuilder()
    stanza = False
    for index, row in enumerate(file.rows):
        following = file.rows[index + 1].at if index + 1 < len(file.rows) else None
        file.early += row.at < file.offset
        if row.parts:
            added = builder.add_timed(_pieces(file, row, following), section=row.section, stanza=stanza)
        else:
            end = None if following is None else file.sung(following)
            added = builder.add_line_timed(row.text, file.sung(row.at), end, section=row.section, stanza=stanza)
        stanza = not added
    return Reading(_song(file, builder), _notes(file, builder))


def _song(file: _File, builder: LineBuilder) -> Song:
    title, artist, language = (file.tags.pop(name, "") for name in ("ti", "ar", "la"))
    return Song(title, artist, language, lines=tuple(builder.lines), tags=tuple(file.tags.items()))


def _notes(file: _File, builder: LineBuilder) -> tuple[str, ...]:
    first = file.skipped[0] if file.skipped else 0
    return (
        *counted(
            len(file.skipped),
            Phrase("1 line without a time was skipped (line {first}).", first=first),
            Phrase(
                "{count} lines without a time were skipped (the first is line {first}).",
                count=len(file.skipped),
                first=first,
            ),
        ),
        *counted(
            file.early,
            Phrase("1 line began before the song by its offset and was moved to its start."),
            Phrase("{count} lines began before the song by the offset and were moved to its start.", count=file.early),
        ),
        *counted(
            file.open_ended,
            Phrase("1 line does not say when its last word ends: it lasts until the next line, a second at most."),
            Phrase(
                "{count} lines do not say when their last word ends: it lasts until the next line, a second at most.",
                count=file.open_ended,
            ),
        ),
        *builder.notes(),
    )


def _read_line(file: _File, number: int, raw: str) -> None:
    times: list[int] = []
    rest = raw
    while match := _LINE_TAG.match(rest):
        times.append(_stamp_ms(match.groups()))
        rest = rest[match.end() :]
    if _BROKEN_TAG.match(rest):
        raise KMakerError(
            "The time in line {number} cannot be read ({text!r}): write it like [01:23.45].",
            number=number,
            text=rest[:20],
        )
    if not times:
        _read_untimed_line(file, number, raw)
        return
    if mark := _SECTION.fullmatch(rest):
        file.section = mark[1].strip()
        return
    parts = _word_parts(rest, times[0])
    for at in dict.fromkeys(times):  # the words of a repeat keep their distance from its start
        file.rows.append(_Row(number, at, rest, [(at + ms - times[0], part) for ms, part in parts], file.section))
    if rest:
        file.section = ""


def _read_untimed_line(file: _File, number: int, raw: str) -> None:
    tag = _NAMED_TAG.fullmatch(raw)
    name, value = (tag[1].lower(), tag[2].strip()) if tag else ("", "")
    if name == "offset":
        try:
            file.offset = int(value or 0)
        except ValueError:
            raise KMakerError(
                "The offset in line {number} is no whole number of ms ({value!r}): mend it.", number=number, value=value
            ) from None
    elif name in _NAMES:
        if value:
            file.tags[name] = value
    elif mark := _SECTION.fullmatch(raw):
        file.section = mark[1].strip()
    elif raw:
        file.skipped.append(number)


def _word_parts(text: str, line_start: int) -> list[tuple[int, str]]:
    """(time, text after it) for each time inside a line; empty where there is none."""
    tags = list(_WORD_TAG.finditer(text))
    if not tags:
        return []
    parts = [(line_start, text[: tags[0].start()])] if text[: tags[0].start()].strip() else []
    ends = [tag.start() for tag in tags[1:]] + [len(text)]
    for tag, end in zip(tags, ends, strict=True):
        groups = tag.groups()
        parts.append((_stamp_ms(groups[:4] if groups[1] is not None else groups[4:]), text[tag.end() : end]))
    return parts


def _pieces(file: _File, row: _Row, following: int | None) -> list[Piece]:
    pieces: list[Piece] = []
    for index, (at, text) in enumerate(row.parts):
        if index + 1 < len(row.parts):
            end = row.parts[index + 1][0]
            if end < at:
                raise KMakerError(
                    "The times of the words in line {number} go backwards: mend that line.", number=row.number
                )
        elif text.strip():
            file.open_ended += 1
            end = at + _LONGEST_LAST_MS
            if following is not None and at < following:
                end = min(end, following)
        else:
            end = at
        pieces.append(Piece(text, file.sung(at), file.sung(end)))
    return pieces


def _stamp_ms(groups: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, fraction = groups
    if hours is not None and fraction is None:  # [mm:ss:xx], an old way of writing hundredths
        hours, minutes, seconds, fraction = None, hours, minutes or "0", seconds
    whole = (int(hours or 0) * 60 + int(minutes or 0)) * 60 + int(seconds or 0)
    return whole * 1000 + int((fraction or "").ljust(3, "0"))


def write_lrc(song: Song, *, words: bool = True) -> Writing:
    """`song` as enhanced LRC, its lines in the order of their times; every word must be timed.

    Without `words` it is plain LRC, which every player knows: a line's start and its text.
    """
    require_timed(song)
    lines = [line for line in song.lines if line.words]
    ordered = sorted(lines, key=lambda line: line.start_ms or 0)
    heads = [("ti", song.title), ("ar", song.artist), ("la", song.language), *song.tags]
    rows = [f"[{name}:{' '.join(value.split())}]" for name, value in heads if value and name in _NAMES]
    for index, line in enumerate(ordered):
        if line.stanza_start and index:
            rows.append(f"[{_stamp(min(ordered[index - 1].end_ms or 0, line.start_ms or 0))}]")
        rows.append(_write_line(line) if words else f"[{_stamp(line.start_ms or 0)}]{line.text}")
    kept: set[Kept] = {"title", "language", "stanzas", "syllable times"}
    if all(name in _NAMES for name, _ in song.tags):
        kept.add("tags")
    if all(len(sung_pieces(word)) == max(1, len(word.syllables)) for word in song.words()):
        kept.add("syllables")
    if not words:
        kept -= {"syllables", "syllable times"}
    changes = _changes(lines, ordered) if words else (Phrase("Plain LRC keeps the times of lines only."),)
    losses = (*not_kept(song, "LRC", kept), *changes)
    return Writing("".join(f"{row}\n" for row in rows), losses)


def _changes(lines: list[Line], ordered: list[Line]) -> tuple[str, ...]:
    moved = sum(old is not new for old, new in zip(lines, ordered, strict=True))
    overlaps = sum((left.end_ms or 0) > (right.start_ms or 0) for line in lines for left, right in pairwise(line.words))
    return (
        *counted(
            moved,
            Phrase("1 line is written in another place."),
            Phrase("{count} lines are written in the order of their times.", count=moved),
        ),
        *counted(
            overlaps,
            Phrase("1 word that overlaps the next one is cut where that begins."),
            Phrase("{count} words that overlap the next one are cut where that begins.", count=overlaps),
        ),
    )


def _write_line(line: Line) -> str:
    text = f"[{_stamp(line.start_ms or 0)}]"
    last = now = centiseconds(line.start_ms or 0)
    left = ""
    for word in line.words:
        pieces = sung_pieces(word)
        if left and now < centiseconds(pieces[0].start_ms):
            text += f"<{_stamp(10 * now)}>"
        text += joiner(left, word.text) if left else ""
        for piece in pieces:
            last = max(last, centiseconds(piece.start_ms))  # overlapping words may not make the times go backwards
            text += f"<{_stamp(10 * last)}>{piece.text}"
        now = max(last, centiseconds(pieces[-1].end_ms))
        left = word.text
    return f"{text}<{_stamp(10 * now)}>"


def _stamp(ms: int) -> str:
    total = centiseconds(ms)
    return f"{total // 6000:02d}:{total // 100 % 60:02d}.{total % 100:02d}"


def _looks_like_lrc(text: str) -> bool:
    return re.search(rf"^\s*\[{_STAMP}\]", text, re.MULTILINE) is not None


FORMAT = Format(_looks_like_lrc, read_lrc, write_lrc)
