"""The events of an SSA or ASS file, by the fields that its `Format:` line names; rows that cannot be read are told.

As libass does, the Text takes all that is left of a row; unlike it, fields may follow the Text.
"""

import re
from dataclasses import dataclass, field

_ROW = re.compile(r"\s*(Dialogue|Comment)\s*:\s*(.*)", re.IGNORECASE)
_FORMAT = re.compile(r"\s*Format\s*:\s*(.*)", re.IGNORECASE)
_SECTION = re.compile(r"\s*\[([^\]]+)\]\s*")
_INFO = re.compile(r"\s*([A-Za-z][^:]*?)\s*:\s*(.*?)\s*")
_TIME = re.compile(r"\s*(\d{1,3}):(\d{1,2}):(\d{1,2})(?:[.,:](\d{1,3})\d*)?\s*")
_FIELDS = ("layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect", "text")
_OURS = re.compile(r"^;\s*Made by KMaker Studio\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Event:
    """A Dialogue or, with `comment`, a Comment; times in ms, `row` the number of its line in the file."""

    row: int
    comment: bool
    start: int
    end: int
    style: str
    name: str
    effect: str
    text: str


@dataclass(slots=True)
class Script:
    """A file's headers (names in lower case) and events, and the numbers of the rows that were left out."""

    info: dict[str, str] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    damaged: list[int] = field(default_factory=list)
    ours: bool = False


def read_script(text: str) -> Script:
    """What stands in `text`; nothing in it is an error."""
    script = Script(ours=_OURS.search(text) is not None)
    section = ""
    names = _FIELDS
    for number, row in enumerate(re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff")), 1):
        if found := _SECTION.fullmatch(row):
            section = found[1].strip().lower()
        elif found := _ROW.fullmatch(row):
            event = _event(number, found[1].lower() == "comment", names, found[2])
            if event is None:
                script.damaged.append(number)
            else:
                script.events.append(event)
        elif (found := _FORMAT.fullmatch(row)) and section not in ("v4+ styles", "v4 styles", "v4++ styles"):
            given = tuple(name.strip().lower() for name in found[1].split(","))
            names = given if {"start", "end", "text"} <= set(given) else _FIELDS
        elif section == "script info" and (found := _INFO.fullmatch(row)):
            script.info.setdefault(found[1].lower(), found[2])
    return script


def _event(number: int, comment: bool, names: tuple[str, ...], rest: str) -> Event | None:
    at = names.index("text")
    after = len(names) - at - 1
    parts = rest.split(",", at)
    if len(parts) <= at:
        return None
    tail = parts.pop().rsplit(",", after) if after else [parts.pop()]
    if len(tail) <= after:
        return None
    values = dict(zip(names, (*parts, *tail), strict=True))
    start, end = time_ms(values["start"]), time_ms(values["end"])
    if start is None or end is None:
        return None
    actor = values.get("name", values.get("actor", ""))
    style = values.get("style", "").strip().removeprefix("*")
    return Event(number, comment, start, end, style, actor.strip(), values.get("effect", "").strip(), values["text"])


def time_ms(text: str) -> int | None:
    """Milliseconds of `0:01:23.45`; None where it cannot be read."""
    found = _TIME.fullmatch(text)
    if not found:
        return None
    return ((int(found[1]) * 60 + int(found[2])) * 60 + int(found[3])) * 1000 + int((found[4] or "").ljust(3, "0"))
