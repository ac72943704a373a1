"""LRC and its enhanced form A2, as https://en.wikipedia.org/wiki/LRC_(file_format) describes them, and its dialects.

- `[mm:ss.xx]`, also with `.xxx`, `:xx` or no fraction, one or several at the start of a line: the line is sung at each.
- `<mm:ss.xx>`, and the same in square brackets, before a word: it starts then; at the end: the last word ends then.
- `[offset:+500]`: everything is sung 500 ms EARLIER than its tags say ("a positive value causes lyrics to appear
  sooner, a negative value causes them to appear later").
- `[ti:]`, `[ar:]`, `[la:]` are title, artist and language; any other `[name:value]` is kept as a tag.
- A time with no text ends the line before it and a stanza with it; `[Chorus]` is the section of the next line.
- `F:`, `M:`, `D:`, `v1:` (Walaoke), `Name:` and `[NAME]` after the time say who sings from there on; `[bg: ...]` is
  sung behind the line above. `@Ruby` (nicokara) is a reading of a word.
- Of rows with one time only the first is sung, unless several have times a word. A row without a time goes on with the
  line above. Credits before and after the song are tags.

A line without times a word reads as a line whose first word is timed and whose others are not (see
`LineBuilder.add_line_timed`). `formats.lrc_writer` writes.
"""

import re
from dataclasses import dataclass, field

from kmaker_studio.core.errors import KMakerError, Phrase
from kmaker_studio.core.song import Song
from kmaker_studio.core.syllables import Piece
from kmaker_studio.formats.base import (
    BACKING,
    Format,
    Reading,
    WriteOptions,
    Writing,
    counted,
    credits_told,
    damaged_rows,
    ruby_left_out,
    second_texts_left_out,
    told_rows,
    with_credits,
)
from kmaker_studio.formats.line_builder import LineBuilder
from kmaker_studio.formats.lrc_rows import STAMP, Row, Rows, plain_text, read_rows, unguarded
from kmaker_studio.formats.lrc_writer import MADE_BY, write_lrc
from kmaker_studio.text.credits import Credit, without_credits
from kmaker_studio.text.language_names import language_code
from kmaker_studio.text.lyrics import is_name, is_section, singer_labels
from kmaker_studio.text.script_of_text import same_script

_BRACKET_FIRST = re.compile(r"\[([^\[\]]{1,40})\]\s*(?=\S)")
_LONGEST_LAST_MS = 1000
_TOGETHER_MS = 20  # two lines that begin so near to each other are one, in two wordings


@dataclass(slots=True)
class _Found:
    """What became of the rows, for the notes."""

    second: int = 0
    early: int = 0
    open_ended: int = 0
    changed: int = 0
    credits: tuple[Credit, ...] = ()
    singers: dict[str, None] = field(default_factory=dict)


def read_lrc(text: str) -> Reading:
    """The song in `text`, its lines in the order of their times.

    Raises `KMakerError` where no row has a time.
    """
    file = read_rows(text)
    if not file.rows:
        raise KMakerError("No line has a time such as [00:12.34]: this is no LRC file.")
    found = _Found()
    own = file.tags.get("re") == MADE_BY
    _join_followers(file, found)
    file.rows.sort(key=lambda row: row.at)
    _take_words(file, found)
    if not own:
        _take_credits(file, found)
        _name_singers(file)
        _leave_second_texts(file, found)
    builder = LineBuilder()
    _build(file, found, builder)
    return Reading(_song(file, found, builder, own=own), _notes(file, found, builder))


def _build(file: Rows, found: _Found, builder: LineBuilder) -> None:
    stanza = False
    for index, row in enumerate(file.rows):
        following = next((after.at for after in file.rows[index + 1 :] if after.singer != BACKING), None)
        found.early += row.at < file.offset
        singer = row.singer or ""
        if row.untimed:
            added = builder.add_untimed(row.text, singer=singer)
        elif row.parts:
            pieces = _pieces(file, found, row, following)
            added = builder.add_timed(pieces, singer=singer, section=row.section, stanza=stanza)
        else:
            end = None if following is None else _sung(file, following)
            shown = unguarded(row.text)
            added = builder.add_line_timed(
                shown, _sung(file, row.at), end, singer=singer, section=row.section, stanza=stanza
            )
        if added and singer:
            found.singers[singer] = None
        stanza = not added


def _song(file: Rows, found: _Found, builder: LineBuilder, *, own: bool) -> Song:
    tags = dict(file.tags)
    title, artist, language = (tags.pop(name, "") for name in ("ti", "ar", "la"))
    if own:
        for name in ("re", "ve", "length"):
            tags.pop(name, None)
    code = language_code(language)
    if language and not code:
        tags["la"] = language
    song = Song(title, artist, code, "", tuple(builder.lines), tuple(found.singers), tags=tuple(tags.items()))
    return with_credits(song, found.credits)


def _notes(file: Rows, found: _Found, builder: LineBuilder) -> tuple[str, ...]:
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
        *damaged_rows(file.damaged),
        *(
            Phrase("The offset in line {number} is no number of ms and was passed over.", number=number)
            for number in file.offsets
        ),
        *told_rows(
            file.stepped,
            lambda number: Phrase(
                "The times of the words in line {number} go backwards and were mended.", number=number
            ),
            lambda count, number: Phrase(
                "The times of the words go backwards in {count} lines and were mended (the first is line {number}).",
                count=count,
                number=number,
            ),
        ),
        *counted(
            found.early,
            Phrase("1 line began before the song by its offset and was moved to its start."),
            Phrase("{count} lines began before the song by the offset and were moved to its start.", count=found.early),
        ),
        *counted(
            found.open_ended,
            Phrase("1 line does not say when its last word ends: it lasts until the next line, a second at most."),
            Phrase(
                "{count} lines do not say when their last word ends: it lasts until the next line, a second at most.",
                count=found.open_ended,
            ),
        ),
        *counted(
            found.changed,
            Phrase("The times of the words of 1 line were left out, as the line was changed since."),
            Phrase("The times of the words of {count} lines were left out, as they were changed.", count=found.changed),
        ),
        *second_texts_left_out(found.second),
        *ruby_left_out(file.ruby),
        *credits_told(len(found.credits)),
        *builder.notes(),
    )


def _sung(file: Rows, ms: int) -> int:
    """The time in the song of a tag's time."""
    return max(0, ms - file.offset)


def _join_followers(file: Rows, found: _Found) -> None:
    """Rows without a time: the rest of the line above, or its other wording."""
    timed = len({id(rows[0]) for rows, _ in file.followed})
    lines = len({row.number for row in file.rows if plain_text(row).strip()})
    interleaved = lines >= 3 and timed >= 0.8 * lines  # every line has its translation below it
    for rows, text in file.followed:
        if interleaved or rows[0].parts or not same_script(plain_text(rows[0]), text):
            found.second += 1
        elif not rows[0].text:
            file.skipped.append(rows[0].number + 1)
        else:
            for row in rows:
                row.text += f" {text}"


def _take_words(file: Rows, found: _Found) -> None:
    """Give the times of words that stand in tags of their own to the rows that they belong to."""
    waiting = list(file.rows)
    for words in file.words:
        shown = "".join(plain_text(words).split())
        row = next((row for row in waiting if row.at == words.at and "".join(plain_text(row).split()) == shown), None)
        if row is None:
            found.changed += 1
        else:
            waiting.remove(row)
            row.parts = words.parts


def _take_credits(file: Rows, found: _Found) -> None:
    texts = [plain_text(row) for row in file.rows]
    sung = without_credits(texts, file.tags.get("ti", ""), file.tags.get("ar", ""))
    if sung.credits:
        blank = [row for row in file.rows[sung.last :] if not plain_text(row).strip()]
        file.rows = file.rows[sung.first : sung.last] + blank
        found.credits = sung.credits


def _name_singers(file: Rows) -> None:
    """Take what says who sings off the rows' beginnings; it counts for the rows after, too."""
    bracketed = [match[1].strip() if (match := _BRACKET_FIRST.match(row.text)) else "" for row in file.rows]
    named = {
        name
        for name in bracketed
        if is_name(name) and not is_section(name) and (name.isupper() or bracketed.count(name) > 1)
    }
    named |= {row.section for row in file.rows if row.section.isupper() and is_name(row.section)}
    named = {name for name in named if not is_section(name)}
    labels = singer_labels([row.text for row in file.rows])
    singer = ""
    for row, bracket, (label, rest) in zip(file.rows, bracketed, labels, strict=True):
        if row.singer == BACKING:
            continue
        name = label
        if bracket in named:
            name, rest = bracket, _BRACKET_FIRST.sub("", row.text, count=1)
        elif bracket and is_section(bracket):
            row.section = bracket
            _cut_text(row, _BRACKET_FIRST.sub("", row.text, count=1))
        elif row.text[:3].lower() == "bg:":
            row.singer = BACKING
            _cut_text(row, row.text[3:].lstrip())
            continue
        if row.section in named:  # [ANNA] on a row of its own
            singer, row.section = row.section, ""
        if name is not None:
            singer = name
            _cut_text(row, rest)
        row.singer = singer


def _cut_text(row: Row, rest: str) -> None:
    """Take off the beginning of the row's text, which no time stands in."""
    gone = row.text.removesuffix(rest)
    row.text = rest
    if row.parts and row.parts[0][1].startswith(gone):
        left = row.parts[0][1].removeprefix(gone)
        row.parts[0] = (row.parts[0][0], left)
        if not left.strip() and len(row.parts) > 1:
            del row.parts[0]


def _leave_second_texts(file: Rows, found: _Found) -> None:
    """Of the rows that begin together keep those with times a word; where none has them the first of each singer."""
    groups: list[list[Row]] = []
    for row in file.rows:
        if row.singer == BACKING or not plain_text(row).strip():
            continue
        if not groups or row.at - groups[-1][0].at > _TOGETHER_MS:
            groups.append([])
        groups[-1].append(row)
    left: set[int] = set()
    for group in groups:
        sung = [row for row in group if _has_words(row)]
        first = {row.singer: row for row in reversed(group)}
        sung = sung or list(first.values())
        left |= {id(row) for row in group if not any(row is each for each in sung)}
    found.second += len(left)
    file.rows = [row for row in file.rows if id(row) not in left]


def _has_words(row: Row) -> bool:
    """Whether the row's words have times of their own, or its only word has."""
    texts = [text for _, text in row.parts if text.strip()]
    return len(texts) > 1 or (len(texts) == 1 and len(texts[0].split()) == 1)


def _pieces(file: Rows, found: _Found, row: Row, following: int | None) -> list[Piece]:
    pieces: list[Piece] = []
    for index, (at, text) in enumerate(row.parts):
        if index + 1 < len(row.parts):
            end = row.parts[index + 1][0]
        elif text.strip():
            found.open_ended += 1
            end = at + _LONGEST_LAST_MS
            if following is not None and at < following:
                end = min(end, following)
        else:
            end = at
        pieces.append(Piece(unguarded(text), _sung(file, at), _sung(file, end)))
    return pieces


def _looks_like_lrc(text: str) -> bool:
    return re.search(rf"^\s*(?:\[[a-z]+:[^\[\]]*\]\s*)?[\[<]{STAMP}[\]>]", text, re.MULTILINE) is not None


def _write_with(song: Song, options: WriteOptions) -> Writing:
    return write_lrc(song, options.lrc)


FORMAT = Format(_looks_like_lrc, read_lrc, write_lrc, write_with=_write_with)
