r"""The text of one ASS event: what is sung when, without the tags that only say how it looks.

Readings (furigana) are those of Aegisub's karaoke templater: `漢|かん` is a base and its reading, which may begin with
`<` or `!` for its place; `#|ん` is sung on the base before it. Both signs may be full width.
"""

import re
from dataclasses import dataclass, field, replace

from kmaker_studio.core.ass_karaoke import unescape_ass
from kmaker_studio.core.syllables import Piece
from kmaker_studio.core.word_spacing import is_unspaced
from kmaker_studio.formats.ass_events import Event

_OPENING = re.compile(r"(?<!\\)\{")
_KARAOKE = re.compile(r"\\(kt|kf|ko|k|K)\s*(\d{1,9}(?:\.\d{1,9})?)?(?![A-Za-z])")
_DRAWING = re.compile(r"\\p(\d{1,9})")
_NO_LENGTH = 100  # centiseconds, where the tag has no number
_READING = re.compile(r"(?s)\s*([^|｜]*)[|｜](.*?)(\s*)")


@dataclass(slots=True)
class Content:
    """The event's text with the time of each part, wraps as newlines; with how many readings and rows left out."""

    pieces: list[Piece] = field(default_factory=list)
    ruby: int = 0
    second: int = 0


def has_karaoke(text: str) -> bool:
    r"""Whether an event's text has a `\k` of any kind."""
    return any(_KARAOKE.search(block) for block in split_blocks(text)[1::2])


def split_blocks(text: str) -> list[str]:
    """What stands outside and inside of `{...}` in turn, the outside first and last; an escaped brace opens nothing."""
    parts: list[str] = []
    at = 0
    while (found := _OPENING.search(text, at)) is not None and (end := text.find("}", found.end())) >= 0:
        parts += (text[at : found.start()], text[found.end() : end])
        at = end + 1
    return [*parts, text[at:]]


def pieces_of(event: Event, *, plain: bool) -> Content:
    """What `event` sings; drawings are left out, and readings unless the text is `plain`."""
    content = Content()
    now = end = float(event.start)
    drawing = False
    text = ""
    for index, part in enumerate(split_blocks(event.text)):
        if index % 2 == 0:
            if not drawing:
                text += unescape_ass(part.replace("\\N", "\n").replace("\\n", "\n"))
            continue
        for scale in _DRAWING.findall(part):
            drawing = int(scale) > 0
        for tag, value in _KARAOKE.findall(part):
            _add(content, text, now, end, plain=plain)
            text = ""
            length = 10 * float(value or _NO_LENGTH)
            if tag == "kt":  # sets the clock instead of advancing it
                now = end = event.start + (length if value else 0.0)
            else:
                now, end = end, end + length
    _add(content, text, now, end, plain=plain)
    if not plain:
        _drop_second_row(content)
    return content


def _drop_second_row(content: Content) -> None:
    r"""Leave out a row of several words after the last `\k`, on which no time stands: the line in other words."""
    for at, piece in enumerate(content.pieces):
        sung, _, rest = piece.text.partition("\n")
        if sung.strip() and len(rest.split()) > 1 and len(content.pieces) > 1 and at == len(content.pieces) - 1:
            content.pieces[at] = replace(piece, text=sung)
            content.second += 1


def _add(content: Content, text: str, start: float, end: float, *, plain: bool) -> None:
    if not text:
        return
    found = None if plain else _READING.fullmatch(text)
    if found and _is_reading(found[1].strip(), found[2]):
        content.ruby += 1
        if found[1].strip() in ("#", "＃"):
            if content.pieces:
                last = content.pieces[-1]
                content.pieces[-1] = replace(last, text=last.text + found[3], end_ms=round(end))
            return
        text = text[: text.index(found[1])] + found[1] + found[3]
    content.pieces.append(Piece(text, round(start), round(end)))


def _is_reading(base: str, reading: str) -> bool:
    return base in ("#", "＃") or (bool(base) and (is_unspaced(base[-1]) or any(map(is_unspaced, reading))))
