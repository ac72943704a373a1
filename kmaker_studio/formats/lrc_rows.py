"""The rows of an LRC file, told apart: times, words, tags, marks; `formats.lrc` makes a song of them."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise

from kmaker_studio.formats.base import BACKING
from kmaker_studio.text.lyrics import is_section

STAMP = r"(?:(\d{1,2}):)?(\d{1,3}):(\d{1,2})(?:[.:,](\d{1,3}))?"
GUARD = "\u2060"
"""A word joiner, which has no width: after the bracket of what would else be read as a tag or a mark."""
WORDS_TAG = "kmaker"
"""The name of the tags in which a file that every player shows keeps the times of a line's words."""

_LINE_TAG = re.compile(rf"\[{STAMP}\]\s*")
_WORD_TAG = re.compile(rf"<{STAMP}>|\[{STAMP}\]")
_FIRST_WORD_TAG = re.compile(rf"<{STAMP}>")
_BROKEN_TAG = re.compile(r"\[\s*-?\d+\s*:[^\[\]]*\]?\s*")
_NAMED_TAG = re.compile(r"\[\s*([^\W\d][^\[\]:]{0,40}?|#)\s*:(.*)\]\s*")
_LEADING_TAG = re.compile(r"\[\s*([^\W\d][\w-]*)\s*:([^\[\]]*)\]\s*(?=\[)")
_MARK = re.compile(rf"\[(?!{GUARD})([^\[\]]*)\]")
_VOICE = re.compile(r"^([FMD]|v\d{1,2})[:：]\s*(?=\S)")
_NICOKARA = re.compile(r"@\s*([A-Za-z]+)(\d*)\s*=\s*(.*)")
_MOST_REPEATED_PARTS = 10_000
"""Of one row at all its times: words, or letters where its words have no times."""
_NUMBER = re.compile(r"[+-]?\d{1,9}(?:[.,]\d*)?")


@dataclass(slots=True)
class Row:
    """A line of text at one of its times; `parts` are (time, text after it) where it has times a word. All in ms.

    `singer` is who sings it where the row itself says so.
    """

    number: int
    at: int
    text: str
    parts: list[tuple[int, str]] = field(default_factory=list)
    section: str = ""
    singer: str | None = None
    untimed: bool = False


@dataclass(slots=True)
class Rows:
    """What stands in a file, and the numbers of the rows that were left out or mended."""

    rows: list[Row] = field(default_factory=list)
    words: list[Row] = field(default_factory=list)
    tags: dict[str, str] = field(default_factory=dict)
    offset: int = 0
    section: str = ""
    skipped: list[int] = field(default_factory=list)
    damaged: list[int] = field(default_factory=list)
    offsets: list[int] = field(default_factory=list)
    stepped: list[int] = field(default_factory=list)
    followed: list[tuple[list[Row], str]] = field(default_factory=list)
    ruby: int = 0
    last: list[Row] = field(default_factory=list)


def read_rows(text: str) -> Rows:
    """The rows of `text`; nothing in them is an error."""
    file = Rows()
    for number, raw in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        _read_row(file, number, raw.strip())
    return file


def _read_row(file: Rows, number: int, raw: str) -> None:
    rest = raw
    while match := _LEADING_TAG.match(rest):
        _read_tag(file, number, match[1], match[2].strip())
        rest = rest[match.end() :]
    times: list[int] = []
    broken = False
    while match := _LINE_TAG.match(rest) or _BROKEN_TAG.match(rest):
        if match.re is _LINE_TAG:
            times.append(stamp_ms(match.groups()))
        else:
            broken = True
        rest = rest[match.end() :]
    if broken:
        file.damaged.append(number)
    if not times and (match := _FIRST_WORD_TAG.match(rest)):
        times.append(stamp_ms(match.groups()))
    if times:
        _read_timed(file, number, times, rest)
    elif not broken:
        _read_untimed(file, number, rest)


def _read_timed(file: Rows, number: int, times: list[int], rest: str) -> None:
    if mark := _MARK.fullmatch(rest):
        file.section = mark[1].strip()
        file.last = []
        return
    rest = _VOICE.sub(r"\1: ", rest)
    parts = mended(file, number, times[0], word_parts(rest, times[0]))
    most = max(1, _MOST_REPEATED_PARTS // max(1, len(parts) or len(rest)))
    if len(times) > most:
        times = times[:most]
        file.damaged.append(number)
    file.last = [
        # the words of a repeat keep their distance from its start
        Row(number, at, rest, [(at + ms - times[0], part) for ms, part in parts], file.section)
        for at in dict.fromkeys(times)
    ]
    file.rows += file.last
    if rest:
        file.section = ""


def _read_untimed(file: Rows, number: int, raw: str) -> None:
    tag = _NAMED_TAG.fullmatch(raw)
    if tag and not is_section(tag[1]):
        _read_tag(file, number, tag[1], tag[2].strip())
    elif mark := _MARK.fullmatch(raw):
        file.section = mark[1].strip()
        file.last = []
    elif tag := _NICOKARA.fullmatch(raw):
        _read_nicokara(file, tag[1].lower(), tag[3].strip())
    elif raw and file.last:
        file.followed.append((file.last, raw))
    elif raw:
        file.skipped.append(number)
    else:
        file.last = []


def _read_tag(file: Rows, number: int, name: str, value: str) -> None:
    name = " ".join(name.lower().split())
    if name == "offset":
        if _NUMBER.fullmatch(value):
            file.offset = round(float(value.replace(",", ".")))
        elif value:
            file.offsets.append(number)
    elif name in ("bg", "background"):
        _read_backing(file, number, value)
    elif name == WORDS_TAG:
        if match := _FIRST_WORD_TAG.match(value):
            at = stamp_ms(match.groups())
            file.words.append(Row(number, at, value, word_parts(value, at)))
    elif value:
        file.tags["la" if name in ("lang", "language") else name] = value


def _read_nicokara(file: Rows, name: str, value: str) -> None:
    if name == "ruby":
        file.ruby += 1
    elif value:
        file.tags[{"title": "ti", "artist": "ar", "album": "al"}.get(name, name)] = value


def _read_backing(file: Rows, number: int, value: str) -> None:
    """`[bg: ...]`: what is sung behind the line above, with times a word or without."""
    match = _FIRST_WORD_TAG.search(value) or _LINE_TAG.match(value)
    before = file.rows[-1] if file.rows else None
    if match:
        at = stamp_ms(match.groups())
        value = value[match.end() :] if match.re is _LINE_TAG else value
        file.rows.append(Row(number, at, value, mended(file, number, at, word_parts(value, at)), singer=BACKING))
    else:
        file.rows.append(Row(number, before.at if before else 0, value, singer=BACKING, untimed=True))


def word_parts(text: str, line_start: int) -> list[tuple[int, str]]:
    """(time, text after it) for each time inside a line; empty where there is none."""
    tags = list(_WORD_TAG.finditer(text))
    if not tags:
        return []
    parts = [(line_start, text[: tags[0].start()])] if text[: tags[0].start()].strip() else []
    ends = [tag.start() for tag in tags[1:]] + [len(text)]
    for tag, end in zip(tags, ends, strict=True):
        groups = tag.groups()
        parts.append((stamp_ms(groups[:4] if groups[1] is not None else groups[4:]), text[tag.end() : end]))
    return parts


def mended(file: Rows, number: int, start: int, parts: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """`parts` of a line from `start` on with times that rise: one that does not fit most others comes with the last."""
    times = [at for at, _ in parts]
    late = [at for at in range(len(times)) if times[at] >= start]
    if all(left <= right for left, right in pairwise(times)):
        return parts
    file.stepped.append(number)
    if 2 * len(late) < len(times):  # the line's own time is the odd one
        late = list(range(len(times)))
    fitting = {late[at] for at in _rising([times[at] for at in late])}
    now = times[min(fitting)]
    found: list[tuple[int, str]] = []
    for index, (at, text) in enumerate(parts):
        now = at if index in fitting else now
        found.append((now, text))
    return found


def _rising(times: list[int]) -> set[int]:
    """The indices of a longest part of `times` that never falls."""
    tops: list[int] = []  # the least last time of a part of each length
    ends: list[int] = []  # its index
    before: list[int] = []
    for index, at in enumerate(times):
        length = bisect_right(tops, at)
        before.append(ends[length - 1] if length else -1)
        tops[length : length + 1] = [at]
        ends[length : length + 1] = [index]
    found: set[int] = set()
    index = ends[-1]
    while index >= 0:
        found.add(index)
        index = before[index]
    return found


def plain_text(row: Row) -> str:
    """The row's text without the times in it."""
    return unguarded("".join(text for _, text in row.parts) if row.parts else row.text)


def unguarded(text: str) -> str:
    """`text` as it is shown, without what keeps it from being read as a tag."""
    return re.sub(f"(?<=[<\\[]){GUARD}", "", text)


def stamp_ms(groups: tuple[str | None, ...]) -> int:
    """The milliseconds of the hours, minutes, seconds and fraction that `STAMP` found."""
    hours, minutes, seconds, fraction = groups
    if hours is not None and fraction is None:  # [mm:ss:xx], an old way of writing hundredths
        hours, minutes, seconds, fraction = None, hours, minutes or "0", seconds
    whole = (int(hours or 0) * 60 + int(minutes or 0)) * 60 + int(seconds or 0)
    return whole * 1000 + int((fraction or "").ljust(3, "0"))
