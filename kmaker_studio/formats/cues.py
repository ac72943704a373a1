"""The cues of SRT and WebVTT: from a time to a time, some rows of text, perhaps with times in it.

Both are read by one reader, as files of either kind have habits of the other.
"""

import html
import re
from dataclasses import dataclass, field

from kmaker_studio.core.errors import KMakerError, Phrase
from kmaker_studio.core.song import Song
from kmaker_studio.core.syllables import Piece
from kmaker_studio.core.word_spacing import join_words
from kmaker_studio.formats.base import (
    Reading,
    counted,
    credits_told,
    damaged_rows,
    ruby_left_out,
    second_texts_left_out,
    with_credits,
)
from kmaker_studio.formats.line_builder import LineBuilder
from kmaker_studio.formats.second_texts import first_rows
from kmaker_studio.text.credits import Sung, credit_of, without_credits
from kmaker_studio.text.language_names import language_code
from kmaker_studio.text.lyrics import singer_labels

GUARD = "\u2060"
"""A word joiner, which has no width: after the first sign of what would else be read as a mark."""
MADE_BY = "NOTE Made by KMaker Studio"

_STAMP = r"(?:(\d{1,3})\s*:\s*)?(\d{1,3})\s*:\s*(\d{1,2})(?:\s*[.,]\s*(\d{1,3})\d*)?"
_TIMES = re.compile(rf"\s*{_STAMP}\s*-+>\s*{_STAMP}(?:\s.*)?")
_LOG = re.compile(rf"\s*\[{_STAMP}\s*-+>\s*{_STAMP}\]\s*(.*)")  # as Whisper prints while it works
_INLINE = re.compile(rf"<{_STAMP}>")
_TAG = re.compile(r"</?[A-Za-z]+(?:[ .][^<>]*)?>")
_VOICE = re.compile(r"<v(?:\.[^ >]*)?\s+([^>]*)>")
_RUBY = re.compile(r"<rt>.*?(?:</rt>|(?=</ruby>)|$)", re.DOTALL)
_ASS_TAG = re.compile(r"\{\\[^{}]*\}")
_HEADER = re.compile(r"([A-Za-z][\w-]*)\s*:\s*(.+)")
_SOUND = re.compile(rf"[\[(（【](?!{GUARD})[^\[\]()]*[\])）】]|[♪♫♬🎵🎶\s]+")
_NOTES = re.compile(r"^\s*[♪♫♬🎵🎶#]+\s*(?=\S)|\s*[♪♫♬🎵🎶#]+\s*$")
_BLOCKS = ("NOTE", "STYLE", "REGION")


@dataclass(slots=True)
class Cue:
    """A cue in ms; `pieces` hold its text in parts that begin at times, one part where it has no times inside."""

    row: int
    start: int
    end: int
    text: str
    singer: str = ""
    pieces: list[Piece] = field(default_factory=list)

    @property
    def is_worded(self) -> bool:
        """Whether there are times in its text."""
        return len(self.pieces) > 1


HEADER_TAGS = {"album": "al", "year": "year", "by": "by"}
"""The headers of a file, as this program writes them, that are tags of a song."""


@dataclass(slots=True)
class _File:
    cues: list[Cue] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    damaged: list[int] = field(default_factory=list)
    ruby: int = 0
    ours: bool = False


def looks_like_cues(text: str) -> bool:
    """Whether a row of `text` says from when to when."""
    return any(_TIMES.fullmatch(row) or _LOG.fullmatch(row) for row in text.splitlines())


def read_cues(text: str, title: str) -> Reading:
    """The song in the cues of `text`, in the order of their times; `title` names the format for the error.

    Raises `KMakerError` where no cue can be read.
    """
    file = _read_file(text)
    if not file.cues:
        first = file.damaged[0] if file.damaged else 1
        raise KMakerError("There is no {title} cue that can be read (see line {number}).", title=title, number=first)
    file.cues.sort(key=lambda cue: cue.start)
    copies = 0 if file.ours else _drop_copies(file)
    texts, gone = first_rows([cue.text for cue in file.cues])
    sung = Sung(0, len(texts), ()) if file.ours else without_credits(texts)
    builder = LineBuilder()
    singers: dict[str, None] = {}
    silent = 0
    labels = (
        singer_labels([_without_notes(text) for text in texts]) if not file.ours else [(None, each) for each in texts]
    )
    singer = ""
    for at, (cue, (label, shown)) in enumerate(zip(file.cues, labels, strict=True)):
        if not sung.first <= at < sung.last and sung.credits:
            continue
        singer = label if label is not None else singer
        who = cue.singer or singer
        if _SOUND.fullmatch(shown.strip()) or not shown.strip():
            silent += 1
            continue
        if cue.is_worded or file.ours:  # ours without times inside are of one word
            added = builder.add_timed(cue.pieces or [Piece(unguarded(shown), cue.start, cue.end)], singer=who)
        else:
            rows = [unguarded(row) for row in shown.split("\n") if row.strip()]
            added = builder.add_line_timed(join_words(rows), cue.start, cue.end, singer=who)
        if added and who:
            singers[who] = None
    song = Song(
        file.headers.get("title", ""),
        file.headers.get("artist", ""),
        language_code(file.headers.get("language", "")),
        lines=tuple(builder.lines),
        singers=tuple(singers),
        tags=tuple((tag, file.headers[name]) for name, tag in HEADER_TAGS.items() if name in file.headers),
    )
    notes = (
        *damaged_rows(file.damaged),
        *second_texts_left_out(copies + gone),
        *ruby_left_out(file.ruby),
        *counted(
            silent,
            Phrase("1 cue that only names a sound was left out."),
            Phrase("{count} cues that only name sounds were left out.", count=silent),
        ),
        *credits_told(len(sung.credits)),
        *builder.notes(),
    )
    return Reading(with_credits(song, sung.credits), notes)


def _read_file(text: str) -> _File:
    rows = text.removeprefix("\ufeff").splitlines()
    file = _File(ours=MADE_BY in rows)
    at = 0
    is_vtt = bool(rows) and rows[0].startswith("WEBVTT")
    if is_vtt:
        at = 1
        while at < len(rows) and rows[at].strip() and not _TIMES.fullmatch(rows[at]):
            if found := _HEADER.fullmatch(rows[at].strip()):
                file.headers[found[1].lower()] = found[2].strip()
            at += 1
    while at < len(rows):
        row = rows[at]
        at += 1
        if is_vtt and row.split(" ")[0].strip() in _BLOCKS:
            while at < len(rows) and rows[at].strip():
                at += 1
        elif found := _TIMES.fullmatch(row):
            number = at
            start, end = stamp_ms(found.groups()[:4]), stamp_ms(found.groups()[4:8])
            body, at = _body(rows, at, is_vtt=is_vtt)
            if end < start:
                file.damaged.append(number)
            else:
                file.cues.append(_cue(file, number, start, end, body))
        elif found := _LOG.fullmatch(row):
            file.cues.append(_cue(file, at, stamp_ms(found.groups()[:4]), stamp_ms(found.groups()[4:8]), [found[9]]))
        elif _is_arrow(row):
            file.damaged.append(at)
            _, at = _body(rows, at, is_vtt=is_vtt)
        elif row.strip() and not row.strip().isdecimal() and not _names_a_cue(rows, at):
            file.damaged.append(at)
    return file


def _is_arrow(row: str) -> bool:
    return "-->" in row or _TIMES.fullmatch(row) is not None


def _names_a_cue(rows: list[str], at: int) -> bool:
    return at < len(rows) and _is_arrow(rows[at])


def _body(rows: list[str], at: int, *, is_vtt: bool) -> tuple[list[str], int]:
    """The text of a cue and where it ends: at a blank row, or where the next cue begins without one.

    In WebVTT a row of spaces is text: captions that roll have one.
    """
    body: list[str] = []
    while at < len(rows) and (rows[at] if is_vtt else rows[at].strip()):
        if _is_arrow(rows[at]) or (rows[at].strip().isdecimal() and _names_a_cue(rows, at + 1)):
            break
        body.append(rows[at])
        at += 1
    return body, at


def _cue(file: _File, number: int, start: int, end: int, body: list[str]) -> Cue:
    text = "\n".join(body)
    voice = _VOICE.search(text)
    file.ruby += len(_RUBY.findall(text))
    text = _ASS_TAG.sub("", _RUBY.sub("", text))
    tags = list(_INLINE.finditer(text))
    edges = [0, *(tag.end() for tag in tags)], [*(tag.start() for tag in tags), len(text)]
    parts = [_shown(text[first:last]) for first, last in zip(*edges, strict=True)]
    times = [start, *(stamp_ms(tag.groups()) for tag in tags)]
    for index in range(1, len(times)):
        times[index] = max(times[index - 1], times[index])
    ends = [*times[1:], max(end, times[-1])]
    pieces = [Piece(unguarded(part), at, until) for part, at, until in zip(parts, times, ends, strict=True) if part]
    singer = html.unescape(voice[1]).strip() if voice else ""
    return Cue(number, start, end, "".join(parts).strip("\n"), singer, pieces if tags else [])


def _shown(text: str) -> str:
    return html.unescape(_TAG.sub("", text))


def _without_notes(text: str) -> str:
    return "\n".join(_NOTES.sub("", row) for row in text.split("\n"))


def _drop_copies(file: _File) -> int:
    """Leave out cues that begin and end with another (a translation), and rows that roll on from the cue before."""
    rolling = any(cue.is_worded and "\n" in cue.text for cue in file.cues)
    kept: list[Cue] = []
    gone = 0
    last = ""
    for cue in file.cues:
        if rolling and last:
            rows = cue.text.split("\n")
            if rows[0].strip() == last:
                _cut_row(cue)
        last = next((row.strip() for row in reversed(cue.text.split("\n")) if row.strip()), last)
        if rolling and not cue.text.strip():
            continue
        same = [each for each in kept[-3:] if (each.start, each.end) == (cue.start, cue.end)]
        if any(each.singer == cue.singer and not cue.is_worded for each in same):
            gone += 1
        else:
            kept.append(cue)
    file.cues = kept
    return gone


def _cut_row(cue: Cue) -> None:
    """Take the first row off the cue."""
    length = cue.text.find("\n") + 1 or len(cue.text)
    cue.text = cue.text[length:]
    if cue.pieces:
        first = cue.pieces[0]
        cue.pieces[0] = Piece(first.text[first.text.find("\n") + 1 :] or " ", first.start_ms, first.end_ms)


def unguarded(text: str) -> str:
    """`text` as it is shown, without what keeps it from being read as a mark."""
    return re.sub(f"(?<=[<{{\\[(（【♪#-]){GUARD}|(?<=^.){GUARD}", "", text)


def guarded(text: str) -> str:
    """`text` of a cue so that it is read back: what could be a tag, an arrow or the name of a sound is broken up."""
    text = re.sub(r"<(?=[\w/])|\{(?=\\)|-(?=-*>)", rf"\g<0>{GUARD}", text)
    text = re.sub(r"^\s*[♪♫♬🎵🎶#]", rf"\g<0>{GUARD}", text)
    misread = _SOUND.fullmatch(text) or ":" in text or "：" in text or credit_of(text)
    return text[0] + GUARD + text[1:] if misread and text[1:2] != GUARD else text


def stamp_ms(groups: tuple[str | None, ...]) -> int:
    """The milliseconds of the hours, minutes, seconds and fraction that were found."""
    hours, minutes, seconds, fraction = groups
    whole = (int(hours or 0) * 60 + int(minutes or 0)) * 60 + int(seconds or 0)
    return whole * 1000 + int((fraction or "").ljust(3, "0"))


def stamp(ms: int, point: str) -> str:
    """`ms` as `00:01:23.456` with that decimal point."""
    return f"{ms // 3_600_000:02d}:{ms // 60_000 % 60:02d}:{ms // 1000 % 60:02d}{point}{ms % 1000:03d}"
