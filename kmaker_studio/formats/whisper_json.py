"""What Whisper and its kin write as JSON: segments from a time to a time, with words where they were asked for.

Read are the layouts of openai-whisper, stable-ts, faster-whisper, whisper-timestamped, whisperX and the transcription
API (`segments`, `words`, `word_segments`; times in seconds) and of whisper.cpp (`transcription` with `offsets` in ms).
A segment is a line. In most of them a word brings the space before it; in others the segment's text says where words
part.
"""

import re
from dataclasses import dataclass, field
from typing import Any, Never, cast

import msgspec

from kmaker_studio.core.errors import KMakerError, Phrase
from kmaker_studio.core.song import Song
from kmaker_studio.core.syllables import Piece
from kmaker_studio.core.word_spacing import joiner
from kmaker_studio.formats.base import Format, Reading, counted, credits_told, with_credits
from kmaker_studio.formats.json_damage import json_damage
from kmaker_studio.formats.line_builder import LineBuilder
from kmaker_studio.text.credits import without_credits
from kmaker_studio.text.language_names import language_code

_Json = dict[str, Any]
_LATEST_S = 1e6
_LIKELY = re.compile(r'"(?:segments|word_segments|transcription)"\s*:\s*\[')
_LIKELY_LIST = re.compile(r'\s*\[\s*\{(?=[^{}\[\]]*"start"\s*:)(?=[^{}\[\]]*"text"\s*:)')


@dataclass(slots=True)
class _Word:
    text: str
    start: int | None
    end: int | None


@dataclass(slots=True)
class _Segment:
    text: str
    start: int | None
    end: int | None
    words: list[_Word] = field(default_factory=list)
    speaker: str = ""


def read_whisper(text: str) -> Reading:
    """The song in `text`, a segment a line; words that have no times of their own stay without.

    Raises `KMakerError` with the line of the damage where `text` is no JSON, and where it has no segments.
    """
    try:
        data: Any = msgspec.json.decode(text.encode())
    except (msgspec.DecodeError, RecursionError) as error:
        raise json_damage(text, str(error)) from error
    whole: _Json = cast("_Json", data) if isinstance(data, dict) else {"segments": data}
    segments, odd = _segments(whole)
    if not segments:
        raise KMakerError("This JSON has no segments with text, as Whisper writes them: choose another file.")
    _share_words(whole, segments)
    sung = without_credits([segment.text for segment in segments])
    builder = LineBuilder()
    singers: dict[str, None] = {}
    partly = 0
    for segment in segments[sung.first : sung.last]:
        pieces = _pieces(segment)
        if pieces:
            added = builder.add_timed(pieces, singer=segment.speaker)
            partly += any(word.start is None for word in segment.words)
        elif segment.start is not None:
            added = builder.add_line_timed(segment.text, segment.start, segment.end, singer=segment.speaker)
        else:
            added = builder.add_untimed(segment.text, singer=segment.speaker)
        if added and segment.speaker:
            singers[segment.speaker] = None
    result: Any = whole.get("result")
    found: Any = whole.get("language") or (cast("_Json", result).get("language") if isinstance(result, dict) else "")
    language = language_code(found) if isinstance(found, str) else ""
    song = Song(language=language, lines=tuple(builder.lines), singers=tuple(singers))
    notes = (
        *counted(
            odd,
            Phrase("1 segment that cannot be read was left out."),
            Phrase("{count} segments that cannot be read were left out.", count=odd),
        ),
        *counted(
            partly,
            Phrase("In 1 line words without times share those of the words around them."),
            Phrase("In {count} lines words without times share those of the words around them.", count=partly),
        ),
        *credits_told(len(sung.credits)),
        *builder.notes(),
    )
    return Reading(with_credits(song, sung.credits), notes)


def _segments(whole: _Json) -> tuple[list[_Segment], int]:
    items: Any = whole.get("segments") or whole.get("transcription") or []
    found: list[_Segment] = []
    odd = 0
    for item in cast("list[Any]", items) if isinstance(items, list) else []:
        segment = _segment(cast("_Json", item)) if isinstance(item, dict) else None
        if segment is None:
            odd += 1
        elif segment.text.strip() or segment.words:
            found.append(segment)
    return sorted(found, key=lambda segment: segment.start or 0), odd


def _segment(item: _Json) -> _Segment | None:
    text: Any = item.get("text", "")
    offsets: Any = item.get("offsets")
    start, end = _ms(item.get("start")), _ms(item.get("end"))
    if isinstance(offsets, dict):
        times = cast("_Json", offsets)
        start, end = _ms(times.get("from"), 1), _ms(times.get("to"), 1)
    words = _words(item.get("words"))
    if not isinstance(text, str) or (not text and not words):
        return None
    speaker: Any = item.get("speaker", "")
    shown = text or "".join(word.text for word in words)
    return _Segment(shown.strip(), start, end, words, speaker if isinstance(speaker, str) else "")


def _words(items: Any) -> list[_Word]:
    found: list[_Word] = []
    for item in cast("list[Any]", items) if isinstance(items, list) else []:
        word = cast("_Json", item) if isinstance(item, dict) else {}
        text: Any = word.get("word", word.get("text"))
        if isinstance(text, str) and text.strip():
            start, end = _ms(word.get("start")), _ms(word.get("end"))
            whole = start is not None and end is not None and start <= end
            found.append(_Word(text, start if whole else None, end if whole else None))
    return found


def _ms(value: object, scale: int = 1000) -> int | None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < _LATEST_S * 1000 / scale:
        return None
    return round(scale * value)


def _share_words(whole: _Json, segments: list[_Segment]) -> None:
    """Give words that stand apart from the segments to the one in which they are sung."""
    if any(segment.words for segment in segments):
        return
    words = _words(whole.get("words") or whole.get("word_segments"))
    at = 0
    for number, segment in enumerate(segments):
        following = segments[number + 1].start if number + 1 < len(segments) else None
        while at < len(words) and (following is None or (words[at].start or 0) < following):
            segment.words.append(words[at])
            at += 1


def _pieces(segment: _Segment) -> list[Piece]:
    """The segment's words with the spaces between them; those without times last no longer than the room they have."""
    words = segment.words
    if not any(word.start is not None for word in words):
        return []
    spaced = any(word.text[0].isspace() or word.text[-1].isspace() for word in words[1:])
    pieces: list[Piece] = []
    cursor = 0
    for index, word in enumerate(words):
        text = word.text
        if not spaced and index:
            cursor, space = _space_before(segment.text, cursor, words[index - 1].text, text)
            text = space + text
        start = word.start
        if start is None:
            start = pieces[-1].end_ms if pieces else (segment.start or 0)
        end = word.end
        if end is None:
            following = next((each.start for each in words[index + 1 :] if each.start is not None), segment.end)
            end = max(start, following or start)
            left = sum(each.start is None for each in words[index:]) or 1
            end = start + (end - start) // left
        pieces.append(Piece(text, start, max(start, end)))
    return pieces


def _space_before(text: str, cursor: int, left: str, word: str) -> tuple[int, str]:
    """Where in `text` the word is after `left`, from `cursor` on, and the space that stands before it."""
    at = text.find(left.strip(), cursor)
    after = at + len(left.strip())
    if at < 0 or text.find(word.strip(), after) < 0:
        return cursor, joiner(left, word)
    between = text[after : text.find(word.strip(), after)]
    return after, " " if any(char.isspace() for char in between) else ""


def _looks_like_whisper(text: str) -> bool:
    start = text[:1].lstrip("\ufeff") + text[1:200].lstrip()
    if start.startswith("{"):
        return _LIKELY.search(text) is not None
    return _LIKELY_LIST.match(text) is not None


def _write(_song: Song) -> Never:
    raise KMakerError("Whisper's JSON is only read: choose another format here.")


FORMAT = Format(_looks_like_whisper, read_whisper, _write)
