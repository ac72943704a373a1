"""The elements of a TTML document, told apart: lines with their pieces, singers, tags."""

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field, replace

from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.syllables import Piece

APPLE = "http://music.apple.com/lyric-ttml-internal"
AMLL = "http://www.example.com/ns/amll"
"""The namespace in which https://github.com/amll-dev/amll-ttml-db keeps the names of artists and albums."""

_CLOCK = re.compile(r"(?:(\d+):)?(?:(\d+):)?(\d+)(?:\.(\d+))?(?::(\d+))?")
_OFFSET = re.compile(r"(\d+(?:\.\d+)?)(h|m|s|ms|f|t)")
_SECONDS = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 0.001}
_SECOND_TEXTS = ("x-translation", "x-roman", "x-romanization", "x-transliteration")
_BREAK = "\v"
_DEEPEST = 12
_FIRST = re.compile(
    r"[\s\ufeff]*(?:<\?xml[^>]*\?>\s*|<!--.*?-->\s*|<!DOCTYPE\b[^<]*(?:<!ENTITY[^<]*)*>\s*)*<(?:\w+:)?tt[\s>]",
    re.DOTALL,
)
_DTD = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


@dataclass(slots=True)
class Paragraph:
    """A `p`: its pieces where its words have times, else its text; `behind` is what is sung behind it."""

    start: int | None = None
    end: int | None = None
    agent: str = ""
    section: str = ""
    stanza: bool = False
    text: str = ""
    pieces: list[Piece] = field(default_factory=list)
    behind: list[list[Piece]] = field(default_factory=list)


@dataclass(slots=True)
class Document:
    """All that is read of a document; `second` counts the second texts and `odd` the times that were left out.

    `nested`: times may count from the start of the element around them, as the standard has it and Apple has not.
    """

    title: str = ""
    artist: str = ""
    language: str = ""
    tags: dict[str, str] = field(default_factory=dict)
    agents: dict[str, str] = field(default_factory=dict)
    lines: list[Paragraph] = field(default_factory=list)
    frame_rate: float = 30.0
    tick_rate: float = 1.0
    nested: bool = True
    second: int = 0
    odd: int = 0


def looks_like_ttml(text: str) -> bool:
    """Whether the first element of `text` is a `tt`."""
    return _FIRST.match(text) is not None


def read_document(text: str) -> Document:
    """The document in `text`; raises `KMakerError` for what is no XML, has a DTD or is no TTML."""
    if _DTD.search(text):
        raise KMakerError("This XML declares a document type or entities, which lyrics never need: remove that part.")
    try:
        root = ET.fromstring(re.sub(r"^\s*\ufeff?\s*(?:<\?xml[^>]*\?>)?", "", text))  # noqa: S314 - without a DTD, see above
    except ET.ParseError as error:
        line = error.position[0]
        raise KMakerError(
            "The XML is damaged in line {number} ({reason}): mend it or export it again.",
            number=line,
            reason=str(error).partition(":")[0],
        ) from error
    if _name(root) != "tt":
        raise KMakerError("This XML is no TTML document: its first element is {name}.", name=_name(root))
    document = Document(language=_attribute(root, "lang"))
    document.nested = not _attribute(root, "timing")
    document.frame_rate = _positive(_attribute(root, "frameRate"), 30.0)
    ticks = document.frame_rate if _attribute(root, "frameRate") else 1.0
    document.tick_rate = _positive(_attribute(root, "tickRate"), ticks)
    for element in root.iter():
        if _name(element) == "head":
            _read_head(document, element)
    body = next((element for element in root if _name(element) == "body"), None)
    if body is not None:
        _read_body(document, body)
    return document


def _name(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _attribute(element: ET.Element, name: str) -> str:
    """The attribute of that name in any namespace; empty where there is none."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "").strip()


def _positive(text: str, default: float) -> float:
    return float(text) if re.fullmatch(r"\d+(?:\.\d+)?", text) and float(text) > 0 else default


def _text(element: ET.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _read_head(document: Document, head: ET.Element) -> None:
    writers: list[str] = []
    for element in head.iter():
        name = _name(element)
        if name == "title":
            document.title = document.title or _text(element)
        elif name == "agent":
            named = next((_text(each) for each in element if _name(each) == "name"), "")
            document.agents[_attribute(element, "id")] = named
        elif name == "songwriter":
            writers.append(_text(element))
        elif name in ("translation", "transliteration"):
            document.second += sum(_name(each) == "text" for each in element)
        elif name == "meta":
            _read_meta(document, _attribute(element, "key"), _attribute(element, "value"))
    if any(writers):
        document.tags["au"] = ", ".join(filter(None, writers))


def _read_meta(document: Document, key: str, value: str) -> None:
    if not key or not value:
        return
    if key == "musicName":
        document.title = document.title or value
    elif key == "artists":
        document.artist = f"{document.artist}, {value}" if document.artist else value
    else:
        document.tags.setdefault("al" if key == "album" else key, value)


def _read_body(document: Document, body: ET.Element) -> None:
    """Every `p` of the body; one in a `div` of its own, or the first of one, begins a stanza."""
    base = _time(document, _attribute(body, "begin")) or 0
    part, fresh = "", False
    for element in body.iter():
        name = _name(element)
        if name == "div":
            part, fresh = _attribute(element, "songPart") or _attribute(element, "song-part"), bool(document.lines)
            begins = _time(document, _attribute(element, "begin"))
            base = base if begins is None else begins
        elif name == "p":
            line = _paragraph(document, element, base)
            line.section, line.stanza = part, fresh
            if line.text.strip() or line.pieces or line.behind:
                document.lines.append(line)
                part, fresh = "", False


def _paragraph(document: Document, element: ET.Element, base: int) -> Paragraph:
    start, end = _times(document, element)
    line = Paragraph(start, end, _attribute(element, "agent"))
    if document.nested and line.start is not None and line.start < base:
        line.start, line.end = line.start + base, None if line.end is None else line.end + base
    pieces, behind = _spans(document, element, [])
    line.text = "".join(piece.text for piece in pieces)
    outer = line.start if document.nested else None
    line.pieces = _absolute(pieces, outer) if any(_is_timed(piece) for piece in pieces) else []
    line.behind = [_absolute(each, outer) for each in behind if any(_is_timed(piece) for piece in each)]
    return line


def _is_timed(piece: Piece) -> bool:
    return piece.end_ms >= 0


def _spans(
    document: Document, element: ET.Element, behind: list[list[Piece]], depth: int = 0
) -> tuple[list[Piece], list[list[Piece]]]:
    """The text in `element` in pieces, those without times from -1 to -1, and what is sung behind it."""
    pieces: list[Piece] = []
    _put(pieces, element.text)
    for child in element:
        role = _attribute(child, "role")
        if role in _SECOND_TEXTS or _attribute(child, "ruby") == "text":
            document.second += 1
        elif role == "x-bg":
            inner, _ = _spans(document, child, behind, depth + 1) if depth < _DEEPEST else ([], behind)
            behind.append(inner)
        elif _name(child) == "br":
            pieces.append(Piece(_BREAK, -1, -1))
        elif _name(child) == "span":
            start, end = _times(document, child)
            if depth >= _DEEPEST or (start is not None and not len(child)):
                at = -1 if start is None else start
                pieces.append(Piece("".join(child.itertext()), at, at if end is None else end))
            else:
                inner, _ = _spans(document, child, behind, depth + 1)
                pieces += inner
        _put(pieces, child.tail)
    return _spaced(pieces), behind


def _put(pieces: list[Piece], text: str | None) -> None:
    if text:
        pieces.append(Piece(text, -1, -1))


def _spaced(pieces: list[Piece]) -> list[Piece]:
    """White space as it is meant: a line end with an indent is a space, unless others are written as such."""
    blank = [piece.text for piece in pieces if not piece.text.strip() and piece.text != _BREAK]
    plain = any("\n" not in text for text in blank)
    found: list[Piece] = []
    for piece in pieces:
        if piece.text == _BREAK:
            found.append(replace(piece, text="\n"))
        elif not piece.text.strip() and "\n" in piece.text:
            if not plain:
                found.append(replace(piece, text=" "))
        else:
            found.append(piece)
    return found


def _absolute(pieces: list[Piece], base: int | None) -> list[Piece]:
    """`pieces` with times from the song's start; text without times lies with the piece before it."""
    first = next((piece.start_ms for piece in pieces if _is_timed(piece)), 0)
    shift = base if base is not None and first < base else 0
    now = (base or 0) if shift else min(first, base) if base is not None else first
    found: list[Piece] = []
    for index, piece in enumerate(pieces):
        if _is_timed(piece):
            start = piece.start_ms + shift
            end = piece.end_ms + shift
            if end <= start:  # it does not say when it ends
                end = next((each.start_ms + shift for each in pieces[index + 1 :] if _is_timed(each)), start)
            now = max(start, end)
            found.append(Piece(piece.text, start, now))
        else:
            found.append(Piece(piece.text, now, now))
    return found


def _times(document: Document, element: ET.Element) -> tuple[int | None, int | None]:
    start = _time(document, _attribute(element, "begin"))
    end = _time(document, _attribute(element, "end"))
    length = _time(document, _attribute(element, "dur"))
    if end is None and start is not None and length is not None:
        end = start + length
    return start, end


def _time(document: Document, text: str) -> int | None:
    """Milliseconds of a TTML time, or of Apple's `1:02.345` and `62.345`; None where there is none."""
    if not text:
        return None
    if found := _OFFSET.fullmatch(text):
        number = float(found[1])
        if found[2] in _SECONDS:
            return round(1000 * number * _SECONDS[found[2]])
        return round(1000 * number / (document.frame_rate if found[2] == "f" else document.tick_rate))
    if found := _CLOCK.fullmatch(text):
        first, second = found[1], found[2]
        hours, minutes = (first, second) if second else (None, first)
        seconds, frames = found[3], found[5]
        if frames and not second:  # hh:mm:ss:ff needs all its parts
            document.odd += 1
            return None
        whole = (int(hours or 0) * 60 + int(minutes or 0)) * 60 + int(seconds)
        part = float(f"0.{found[4]}") if found[4] else int(frames or 0) / document.frame_rate
        return round(1000 * (whole + part))
    document.odd += 1
    return None
