"""ZAC2022 JSON (Zalo AI Challenge 2022, Lyric Alignment): a list of lines of words in milliseconds.

`[{"s": 0, "e": 900, "l": [{"s": 0, "e": 400, "d": "word"}, ...]}, ...]`. The challenge's test files have no times
(absent, null or all 0): they read as lyrics without timing.
"""

import re
from collections.abc import Callable
from typing import Any, cast

import msgspec

from kmaker_studio.core.errors import KMakerError, Phrase
from kmaker_studio.core.sane_numbers import LATEST_MS
from kmaker_studio.core.song import Line, Song, Word
from kmaker_studio.formats.base import Format, Reading, Writing, counted, not_kept, require_timed
from kmaker_studio.formats.json_damage import json_damage

_NO_BREAK = "\u00a0"


_Json = dict[str, Any]


def read_zac(text: str) -> Reading:
    """The song in `text`.

    A word's text may hold spaces, which become no-break spaces (and spaces again when written). A word without length
    lasts 1 ms, one whose times cannot be has none, and one that is no word is left out. Raises `KMakerError` with the
    line of the damage where `text` is no JSON, and where it is no list.
    """
    try:
        rows: Any = msgspec.json.decode(text.encode())
    except (msgspec.DecodeError, RecursionError) as error:
        raise json_damage(text, str(error)) from error
    if not isinstance(rows, list):
        raise KMakerError("This is not ZAC2022 JSON, which is a list of lines: see the documentation of the layout.")
    lines: list[Line] = []
    count, empty, brief = 0, 0, 0
    odd: list[str] = []
    wrong: list[str] = []
    for line_index, row in enumerate(cast("list[Any]", rows)):
        items: Any = cast("_Json", row).get("l") if isinstance(row, dict) else None
        if not isinstance(items, list):
            odd.append(f"$[{line_index}]")
            continue
        words: list[Word] = []
        for word_index, item in enumerate(cast("list[Any]", items)):
            place = f"$[{line_index}].l[{word_index}]"
            word = cast("_Json", item) if isinstance(item, dict) else {}
            if not isinstance(word.get("d"), str):
                odd.append(place)
                continue
            shown = _NO_BREAK.join(str(word["d"]).split())
            if not shown:
                empty += 1
                continue
            count += 1
            start, end = _times(word.get("s"), word.get("e"), place, wrong)
            if start is not None and start == end:
                brief += 1
                end = start + 1
            words.append(Word(f"w{count}", shown, start, end))
        if words:
            lines.append(Line(f"l{len(lines) + 1}", tuple(words)))
    notes = (
        *_told(
            odd,
            lambda place: Phrase("What stands at {place} is no word or line and was left out.", place=place),
            lambda many, place: Phrase(
                "{count} things that are no words or lines were left out (the first at {place}).",
                count=many,
                place=place,
            ),
        ),
        *_told(
            wrong,
            lambda place: Phrase("The times of the word at {place} cannot be and were left out.", place=place),
            lambda many, place: Phrase(
                "The times of {count} words cannot be and were left out (the first at {place}).",
                count=many,
                place=place,
            ),
        ),
        *counted(
            empty,
            Phrase("1 word without text was skipped."),
            Phrase("{count} words without text were skipped.", count=empty),
        ),
        *counted(
            brief,
            Phrase("1 word without length lasts 1 ms now."),
            Phrase("{count} words without length last 1 ms now.", count=brief),
        ),
    )
    return Reading(Song(lines=tuple(lines)), notes)


def _told(places: list[str], one: Callable[[str], Phrase], many: Callable[[int, str], Phrase]) -> tuple[Phrase, ...]:
    if not places:
        return ()
    return (one(places[0]) if len(places) == 1 else many(len(places), places[0]),)


def _times(start: object, end: object, place: str, wrong: list[str]) -> tuple[int | None, int | None]:
    if not start and not end:
        return None, None
    numbers = [value for value in (start, end) if isinstance(value, int | float) and not isinstance(value, bool)]
    in_reach = len(numbers) == 2 and all(0 <= number < LATEST_MS for number in numbers)
    if in_reach and numbers[0] <= numbers[1] + 0.5:
        return round(numbers[0]), max(round(numbers[0]), round(numbers[1]))
    wrong.append(place)
    return None, None


def write_zac(song: Song) -> Writing:
    """`song` in the challenge's layout, a line of JSON for each line of lyrics; every word must be timed."""
    require_timed(song)
    rows: list[bytes] = []
    for line in song.lines:
        words = [{"s": word.start_ms, "e": word.end_ms, "d": word.text.replace(_NO_BREAK, " ")} for word in line.words]
        if words:
            row = {"s": line.start_ms, "e": line.end_ms, "l": words}
            rows.append(msgspec.json.encode(row))
    text = "[\n" + ",\n".join(row.decode() for row in rows) + "\n]\n"
    return Writing(text, not_kept(song, "ZAC2022 JSON", ()))


def _looks_like_zac(text: str) -> bool:
    return re.match(r"\s*\[\s*\{\s*\"(?:[se]\"\s*:\s*[\d.]+\s*,\s*\"[sel]|l\")", text) is not None


FORMAT = Format(_looks_like_zac, read_zac, write_zac)
