"""Lyricsfile, the YAML of LRCLIB and LRCGET: https://github.com/tranxuanthang/lrcget/blob/main/LYRICSFILE_CONCEPT.md.

Lines have times in ms, and words that bring the space after them; lines may overlap. `plain` is the text as people read
it, which is read where no line has a time. `offset_ms` is taken as that of LRC: above 0 everything is sung earlier.
YAML with anchors or tags of its own is refused, so that nothing grows or is made while it is read.
"""

import re
from dataclasses import replace
from typing import Any, cast

from kmaker_studio.core.errors import KMakerError, Phrase
from kmaker_studio.core.overlaps import without_overlaps
from kmaker_studio.core.song import Line, Song
from kmaker_studio.core.syllables import Piece, sung_pieces
from kmaker_studio.core.word_spacing import joiner
from kmaker_studio.formats.base import (
    Format,
    Kept,
    Reading,
    Writing,
    counted,
    not_kept,
    overlap_losses,
    require_timed,
)
from kmaker_studio.formats.line_builder import LineBuilder
from kmaker_studio.formats.plain import read_plain
from kmaker_studio.text.language_names import language_code
from kmaker_studio.text.lyrics import format_lyrics

_Yaml = dict[str, Any]
_LATEST_MS = 10**9


def read_lyricsfile(text: str) -> Reading:
    """The song in `text`, its lines in the order of their times.

    Raises `KMakerError` with the line of the damage where `text` is no YAML, and where it is not such a file.
    """
    data = _load(text)
    lines: Any = data.get("lines")
    items = cast("list[Any]", lines) if isinstance(lines, list) else []
    head: Any = data.get("metadata")
    meta = cast("_Yaml", head) if isinstance(head, dict) else {}
    offset = meta.get("offset_ms")
    shift = offset if isinstance(offset, int) and abs(offset) < _LATEST_MS else 0
    rows = [(_ms(row.get("start_ms"), shift), row) for row in items if isinstance(row, dict)]
    timed = [(start, cast("_Yaml", row)) for start, row in rows if start is not None]
    builder = LineBuilder()
    for start, row in sorted(timed, key=lambda pair: pair[0]):
        pieces = _pieces(row, shift)
        shown: Any = row.get("text", "")
        if pieces:
            builder.add_timed(pieces)
        elif isinstance(shown, str):
            builder.add_line_timed(shown, start, _ms(row.get("end_ms"), shift))
    song, notes = Song(lines=tuple(builder.lines)), builder.notes()
    plain: Any = data.get("plain")
    if not builder.lines and isinstance(plain, str):
        reading = read_plain(plain)
        song, notes = reading.song, reading.notes
    odd = len(items) - len(timed)
    notes = (
        *counted(
            odd,
            Phrase("1 line that cannot be read was left out."),
            Phrase("{count} lines that cannot be read were left out.", count=odd),
        ),
        *notes,
    )
    return Reading(_with_metadata(song, meta), notes)


def _with_metadata(song: Song, meta: _Yaml) -> Song:
    def said(name: str) -> str:
        value: Any = meta.get(name, "")
        return str(value).strip() if isinstance(value, str | int | float) and not isinstance(value, bool) else ""

    duration = meta.get("duration_ms")
    album = said("album")
    return replace(
        song,
        title=said("title") or song.title,
        artist=said("artist") or song.artist,
        language=language_code(said("language")) or song.language,
        duration_ms=duration if isinstance(duration, int) and 0 < duration < _LATEST_MS else None,
        tags=(*song.tags, *((("al", album),) if album else ())),
    )


def _load(text: str) -> _Yaml:
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the first is ten times as fast
    try:
        for event in yaml.parse(text, Loader=loader):
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                raise KMakerError("This YAML has anchors, which lyrics never need: write its parts out.")
        data: Any = yaml.load(text, Loader=loader)  # noqa: S506 - either is a safe one
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise KMakerError(
            "The YAML is damaged in line {number} ({reason}): mend it or export it again.",
            number=1 if mark is None else mark.line + 1,
            reason=error.problem,
        ) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise KMakerError(
            "The YAML cannot be read ({reason}): export it again.", reason=type(error).__name__
        ) from error
    if not isinstance(data, dict) or not {"lines", "plain"} & set(cast("_Yaml", data)):
        raise KMakerError("This YAML is no Lyricsfile: it has neither lines nor plain lyrics.")
    return cast("_Yaml", data)


def _ms(value: object, shift: int) -> int | None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < _LATEST_MS:
        return None
    return max(0, round(value) - shift)


def _pieces(row: _Yaml, shift: int) -> list[Piece]:
    """The words of a line; one without an end lasts until the next, or to the end of its line."""
    words: Any = row.get("words")
    items = (
        [cast("_Yaml", word) for word in cast("list[Any]", words) if isinstance(word, dict)]
        if isinstance(words, list)
        else []
    )
    found = [
        (str(word.get("text", "")), _ms(word.get("start_ms"), shift), _ms(word.get("end_ms"), shift)) for word in items
    ]
    timed = [(text, start, end) for text, start, end in found if start is not None]
    if not timed or len(timed) < len(found):
        return []
    line_end = _ms(row.get("end_ms"), shift)
    pieces: list[Piece] = []
    for at, (text, start, end) in enumerate(timed):
        following = timed[at + 1][1] if at + 1 < len(timed) else line_end
        until = end if end is not None else following
        pieces.append(Piece(text, start, start + 1000 if until is None else max(start, until)))
    return pieces


def write_lyricsfile(song: Song) -> Writing:
    """`song` with the times of its words, its lines in the order of their times; every word must be timed."""
    import yaml

    require_timed(song)
    mended = without_overlaps(song)
    lines = sorted((line for line in mended.lines if line.words), key=lambda line: line.start_ms or 0)
    tags = dict(song.tags)
    values = {
        "title": song.title,
        "artist": song.artist,
        "album": tags.get("al", ""),
        "duration_ms": song.duration_ms,
        "language": song.language,
    }
    meta = {name: value for name, value in values.items() if value or name in ("title", "artist")}
    data = {
        "version": "1.0",
        "metadata": meta,
        "lines": [_row(line) for line in lines],
    }
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=2**31)
    plain = "".join(f"  {row}".rstrip() + "\n" for row in format_lyrics(song).splitlines())
    lost = replace(song, tags=tuple((name, value) for name, value in song.tags if name != "al"))
    kept: set[Kept] = {"title", "language", "syllable times"}
    if all(len(sung_pieces(word)) == max(1, len(word.syllables)) for word in song.words()):
        kept.add("syllables")
    return Writing(f"{text}plain: |\n{plain}", (*not_kept(lost, "Lyricsfile", kept), *overlap_losses(mended)))


def _row(line: Line) -> _Yaml:
    words: list[_Yaml] = []
    for at, word in enumerate(line.words):
        space = joiner(word.text, line.words[at + 1].text) if at + 1 < len(line.words) else ""
        *before, last = sung_pieces(word)
        pieces = (*before, Piece(last.text + space, last.start_ms, last.end_ms))
        words += [{"text": piece.text, "start_ms": piece.start_ms, "end_ms": piece.end_ms} for piece in pieces]
    end = max(word.end_ms or 0 for word in line.words)
    return {"text": line.text, "start_ms": line.start_ms, "end_ms": end, "words": words}


def _looks_like_lyricsfile(text: str) -> bool:
    keys = set(re.findall(r"^([a-z]+)\s*:", text.removeprefix("\ufeff"), re.MULTILINE))
    return "version" in keys and "metadata" in keys and bool({"lines", "plain"} & keys)


FORMAT = Format(_looks_like_lyricsfile, read_lyricsfile, write_lyricsfile)
