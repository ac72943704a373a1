"""The layout of the Zalo AI Challenge 2022 (Lyric Alignment): JSON, a list of lines of words in milliseconds.

`[{"s": 0, "e": 900, "l": [{"s": 0, "e": 400, "d": "word"}, ...]}, ...]`. The challenge's test files have no times
(absent, null or all 0): they read as lyrics without timing.
"""

import msgspec

from kmaker_studio.core.errors import KMakerError, Phrase
from kmaker_studio.core.song import Line, Song, Word
from kmaker_studio.formats.base import Format, Reading, Writing, counted, not_kept, require_timed

_NO_BREAK = "\u00a0"


class _Word(msgspec.Struct):
    d: str
    s: int | float | None = None
    e: int | float | None = None


class _Line(msgspec.Struct):
    l: list[_Word]  # noqa: E741 - the layout's own name
    s: int | float | None = None
    e: int | float | None = None


def read_zac(text: str) -> Reading:
    """The song in `text`.

    A word's text may hold spaces, which become no-break spaces (and spaces again when written). A word without length
    lasts 1 ms. Raises `KMakerError` with the line or the place (`$[3].l[0]`) of what is damaged.
    """
    try:
        rows = msgspec.json.decode(text.encode(), type=list[_Line])
    except msgspec.ValidationError as error:
        raise KMakerError(
            "This is not ZAC2022 JSON ({reason}): see the documentation of the layout.", reason=error
        ) from error
    except msgspec.DecodeError as error:
        raise _damage(text, str(error)) from error
    lines: list[Line] = []
    count, empty, brief = 0, 0, 0
    for line_index, row in enumerate(rows):
        words: list[Word] = []
        for word_index, item in enumerate(row.l):
            shown = _NO_BREAK.join(item.d.split())
            if not shown:
                empty += 1
                continue
            count += 1
            start, end = _times(item, f"$[{line_index}].l[{word_index}]")
            if start is not None and start == end:
                brief += 1
                end = start + 1
            words.append(Word(f"w{count}", shown, start, end))
        if words:
            lines.append(Line(f"l{len(lines) + 1}", tuple(words)))
    notes = (
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


def _times(item: _Word, place: str) -> tuple[int | None, int | None]:
    if not item.s and not item.e:
        return None, None
    if item.s is None or item.e is None:
        raise KMakerError(
            "The word {word!r} at {place} has a start or an end but not both: give both or none.",
            word=item.d,
            place=place,
        )
    start, end = round(item.s), round(item.e)
    if start < 0 or end < start:
        raise KMakerError(
            "The word {word!r} at {place} is sung from {start} to {end} ms, which cannot be: mend it.",
            word=item.d,
            place=place,
            start=start,
            end=end,
        )
    return start, end


def _damage(text: str, reason: str) -> KMakerError:
    """The sentence for text that is no JSON at all; msgspec gives the byte, a reader wants the line."""
    head, _, byte = reason.removesuffix(")").rpartition("(byte ")
    if not byte.isdecimal():
        line = text.count("\n") + 1
        return KMakerError(
            "The JSON is damaged at its end, line {line} ({reason}): the file may be cut short.",
            line=line,
            reason=reason,
        )
    line, reason = text.encode()[: int(byte)].count(b"\n") + 1, head.strip()
    return KMakerError(
        "The JSON is damaged in line {line} ({reason}): mend it or export it again.", line=line, reason=reason
    )


def write_zac(song: Song) -> Writing:
    """`song` in the challenge's layout, a line of JSON for each line of lyrics; every word must be timed."""
    require_timed(song)
    rows: list[bytes] = []
    for line in song.lines:
        words = [_Word(word.text.replace(_NO_BREAK, " "), word.start_ms, word.end_ms) for word in line.words]
        if words:
            row = {
                "s": line.start_ms,
                "e": line.end_ms,
                "l": [{"s": word.s, "e": word.e, "d": word.d} for word in words],
            }
            rows.append(msgspec.json.encode(row))
    text = "[\n" + ",\n".join(row.decode() for row in rows) + "\n]\n"
    return Writing(text, not_kept(song, "ZAC2022 JSON", ()))


def _looks_like_zac(text: str) -> bool:
    return "".join(text[:200].split()).startswith("[{")


FORMAT = Format(_looks_like_zac, read_zac, write_zac)
