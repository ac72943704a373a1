"""Parsing and writing lyrics as people write them: plain text, a line a line.

The rules, in the order they are tried on each line:

- An empty line starts a new stanza.
- A line that is only a mark in square brackets (`[Chorus]`, `[Verse 1: Artist]`, `【副歌】`), and one of a few
  words for a part of a song with a colon (`Chorus:`, `ĐK:`) or dressed up (`(Chorus)`, `**Chorus**`), is not sung: it
  becomes the section of the next line.
- `Name:` at the start of a line names the singer of that line and the lines after it, until the next name. A line
  of only `:` ends a singer's part. A name is one to three words that start with a capital (or are in a script without
  capitals), at most 24 letters (5 in Chinese and Japanese), its colon followed by a space or the end of the line; so
  neither `12:30`, `https://` nor `she said: go` names anybody. As sung lines may open with `Remember: ...`, names
  count only if one of them stands alone on its line, opens the first sung line, or opens two lines that go on
  differently. `F:`, `M:`, `D:` (she, he, both) and `v1:`, `v2:` ... always count.
- Anything else is sung. `|` inside a word marks its syllables. See `split_words` for what a word is.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from kmaker_studio.core.song import Line, Song, Word
from kmaker_studio.core.word_spacing import is_unspaced, join_words
from kmaker_studio.text.word_split import SYLLABLE_MARK, split_syllables, split_words

_IDLE_MARKS = re.compile(r"(?<!\S)\|+|(?<!\|)\|+(?!\S)")
_BRACKETS = re.compile(r"\[([^\[\]]*)\]|【([^【】]*)】")
_DRESSED = re.compile(r"[(（*#=_~–—-][(（*#=_~–—\s-]*(.+?)[)）*#=_~–—:\s-]*")  # (Chorus), **Chorus**, --- Chorus ---
_LABEL = re.compile(r"(?P<name>[^:：]{1,40}?)\s*(?:：\s*|:(?:\s+|$))(?P<rest>.*)")
_SECTION_WORD = re.compile(
    r"(verse|chorus|pre-?chorus|post-?chorus|refrain|bridge|hook|intro|outro|interlude|instrumental|coda|ending"
    r"|điệp khúc|đk|phiên khúc|lời|couplet|pont|strophe|refrão|verso|coro|estribillo|puente|ritornello|strofa"
    r"|solo|guitar solo|break|breakdown|drop|rap|spoken|skit|приплів|припев|куплет|副歌|主歌|サビ|후렴)( ?\d+)?",
    re.IGNORECASE,
)
# what else stands in brackets and tells singers and players what to do
_DIRECTION = re.compile(
    r"x ?\d+|\d+ ?x"
    r"|(.*\b)?(solo|spoken|whispered|repeat|break|breakdown|fade|music|riff|drop|all|both|together)\b.*",
    re.IGNORECASE,
)
_TOGETHER = frozenset({"cả hai", "song ca", "hợp ca", "tốp ca"})  # Vietnamese for "both" and "all", in lower case
_AND = frozenset({"&", "+", "and", "và", "y", "et", "und"})
_VOICE = re.compile(r"[FMD]|v\d{1,2}")
_NAME_LETTERS = 24
_NAME_WORDS = 3
_SOLID_NAME_LETTERS = 5


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the file as it is understood: at most one of blank, section and name alone has no `sung`."""

    sung: str = ""
    section: str = ""
    name: str | None = None
    blank: bool = False


def parse_lyrics(text: str) -> tuple[tuple[Line, ...], tuple[str, ...]]:
    """The lines of plain lyrics and the singers they name, in the order of their first line.

    Lines get the ids `l1`, `l2` ... and words `w1`, `w2` ...; no word is timed. The rules are those of this module.
    """
    rows = [_read_row(_IDLE_MARKS.sub("", raw).strip()) for raw in text.removeprefix("\ufeff").splitlines()]
    named = _names_count(rows)
    lines: list[Line] = []
    count = 0
    singer, sections, stanza = "", list[str](), False
    for row in rows:
        stanza = stanza or row.blank
        if row.section:
            sections.append(row.section)
        sung = row.sung
        if row.name is not None:
            if named or not row.name or _VOICE.fullmatch(row.name):
                singer = row.name
            else:
                sung = f"{row.name}: {row.sung}"
        words: list[Word] = []
        for marked in split_words(sung):
            count += 1
            plain, syllables = split_syllables(marked)
            words.append(Word(f"w{count}", plain, syllables=syllables))
        if words:
            section = ", ".join(sections)
            lines.append(Line(f"l{len(lines) + 1}", tuple(words), singer, section, stanza and bool(lines)))
            sections, stanza = [], False
    return tuple(lines), tuple(dict.fromkeys(line.singer for line in lines if line.singer))


def is_section(text: str) -> bool:
    """Whether `text` is a word for a part of a song, such as `Chorus` or `Verse 2`, in one of many languages."""
    return _SECTION_WORD.fullmatch(text.strip()) is not None


def singer_labels(texts: Sequence[str]) -> list[tuple[str | None, str]]:
    """(name, rest) for each of `texts` that begins with a singer's `Name:` by the rules here; (None, it) for others."""
    rows = [_read_row(text.strip()) for text in texts]
    named = _names_count(rows)
    found: list[tuple[str | None, str]] = []
    for row, text in zip(rows, texts, strict=True):
        counts = row.name and (named or _VOICE.fullmatch(row.name))
        found.append((row.name, row.sung) if counts else (None, text))
    return found


def names_a_part(mark: str) -> bool:
    """Whether the text of a mark in brackets names a part of a song, or says how it is played, and cannot be sung.

    >>> names_a_part("Verse 2: Anna"), names_a_part("Guitar solo"), names_a_part("MESSAGE REDACTED")
    (True, True, False)
    """
    found = _SECTION_WORD.match(mark)
    is_part = found is not None and not mark[found.end() : found.end() + 1].isalnum()
    return is_part or _DIRECTION.fullmatch(mark) is not None


def format_lyrics(song: Song) -> str:
    """The song's lyrics as the plain text that `parse_lyrics` reads, ending in a newline; empty without lines.

    Times are left out. Names are written alone on a line above the singer's first line.
    """
    rows: list[str] = []
    singer = ""
    for line in song.lines:
        if line.stanza_start and rows:
            rows.append("")
        if line.section:
            rows.append(f"[{line.section}]")
        if line.singer != singer:
            rows.append(f"{line.singer}:")
            singer = line.singer
        rows.append(_format_line(line))
    return "".join(f"{row}\n" for row in rows)


def _format_line(line: Line) -> str:
    return join_words(SYLLABLE_MARK.join(part.text for part in word.syllables) or word.text for word in line.words)


def _read_row(raw: str) -> _Row:
    if not raw:
        return _Row(blank=True)
    if raw in (":", "："):
        return _Row(name="")
    if mark := _BRACKETS.fullmatch(raw):
        return _Row(section=(mark[1] or mark[2] or "").strip())
    if (mark := _DRESSED.fullmatch(raw)) and is_section(mark[1]):
        return _Row(section=mark[1])
    label = _LABEL.fullmatch(raw)
    if label and _SECTION_WORD.fullmatch(label["name"]):
        return _Row(sung=label["rest"], section=label["name"])
    if label and (_VOICE.fullmatch(label["name"]) or is_name(label["name"])):
        return _Row(sung=label["rest"], name=label["name"])
    return _Row(sung=raw)


def is_name(name: str) -> bool:
    """Whether `name` could be a singer's before a colon."""
    if name.casefold() in _TOGETHER:
        return True
    words = [word for word in name.split() if word not in _AND]
    letters = "".join(words)
    limit = _SOLID_NAME_LETTERS if any(map(is_unspaced, letters)) else _NAME_LETTERS
    if not 1 <= len(words) <= _NAME_WORDS or len(letters) > limit or not words[0][0].isalpha():
        return False
    if not all(char.isalnum() or char in "'’.-" or unicodedata.category(char).startswith("M") for char in letters):
        return False
    return all(not word[0].islower() for word in words)


def _names_count(rows: list[_Row]) -> bool:
    """Whether the rows that look like `Name: text` are singers' parts rather than sung words."""
    rows = [row for row in rows if row.name is None or not _VOICE.fullmatch(row.name)]
    sung_rows = [row for row in rows if row.sung]
    if sung_rows and sung_rows[0].name:
        return True
    continued: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.name:
            if not row.sung:
                return True
            continued[row.name].add(row.sung)
    return any(len(texts) > 1 for texts in continued.values())
