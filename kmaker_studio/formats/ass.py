r"""Advanced SubStation Alpha with karaoke tags, as Aegisub and libass read it.

Reading takes the Dialogue events with `\k`, `\kf`, `\K`, `\ko` (and Aegisub's `\kt`) as lines of words: text between
two tags is sung for the first one's time. Where events carry the Effect `karaoke`, as those that this program writes
do, only they are lyrics: others repeat a line for its look. Aegisub's templates turn the events they were applied to
into comments with that Effect, which count where no Dialogue has it. Other comments, drawings and `kmaker-decor`
events are never lyrics.
The singer is the event's Name, or its style where names are not used and several styles are. A `\N` is where a line
wraps. pysubs2 reads the file; it gives no line numbers and fills in what is missing, so the lines are checked first.
"""

import re
import warnings
from collections.abc import Iterator
from io import StringIO
from typing import TYPE_CHECKING

import pysubs2

from kmaker_studio.core.ass_karaoke import DECOR_EFFECT, LYRIC_EFFECT, unescape_ass
from kmaker_studio.core.errors import KMakerError, Phrase
from kmaker_studio.core.song import Song
from kmaker_studio.core.syllables import Piece, sung_pieces
from kmaker_studio.formats.base import Format, Kept, Reading, Writing, counted, not_kept, require_timed
from kmaker_studio.formats.line_builder import LineBuilder

if TYPE_CHECKING:
    from kmaker_studio.video.style import Style

_EVENT = re.compile(r"\s*(?:Dialogue|Comment):")
_TIME = re.compile(r"\s*\d{1,2}:\d{1,2}:\d{1,2}(?:[.,]\d{1,3})?\s*")
_COMMAS = 9  # an event has ten fields, and the text, the last one, may hold commas
_BLOCK = re.compile(r"(?<!\\)\{([^}]*)\}")
_KARAOKE = re.compile(r"\\(kt|kf|ko|k|K)\s*(\d+(?:\.\d+)?)")
_DRAWING = re.compile(r"\\p(\d+)")
_NO_TITLE = frozenset(("", "Default Aegisub file", "<untitled>", "Karaoke"))  # the last is our own writer's


def read_ass(text: str) -> Reading:
    """The song in `text`, its lines in the order of their times.

    Raises `KMakerError` with the line number of an event that is cut short or has a time that is none.
    """
    _check_events(text)
    file, notes = _parse(text)
    sung = _lyric_events(file)
    styles = {event.style for event in sung}
    named = any(event.name.strip() for event in sung)
    builder = LineBuilder()
    silent = 0
    singers: dict[str, None] = {}
    for event in sung:
        singer = event.name.strip() if named else event.style.strip() if len(styles) > 1 else ""
        pieces = list(_pieces(event))
        if _KARAOKE.search("".join(_BLOCK.findall(event.text))):
            added = builder.add_timed(pieces, singer=singer)
        else:
            plain = "".join(piece.text for piece in pieces)
            added = builder.add_line_timed(plain, event.start, event.end, singer=singer)
        silent += not added
        if added and singer:
            singers[singer] = None
    lyrics = {id(event) for event in sung}
    left = [event for event in file if id(event) not in lyrics and event.plaintext.strip()]
    comments = sum(event.is_comment for event in left)
    unmarked = sum(not event.is_comment and event.effect != DECOR_EFFECT for event in left)
    notes += (
        *counted(comments, Phrase("1 comment was skipped."), Phrase("{count} comments were skipped.", count=comments)),
        *counted(
            unmarked,
            Phrase("1 event that is not marked as karaoke was skipped."),
            Phrase("{count} events that are not marked as karaoke were skipped.", count=unmarked),
        ),
        *counted(
            silent,
            Phrase("1 event without lyrics was skipped."),
            Phrase("{count} events without lyrics were skipped.", count=silent),
        ),
        *builder.notes(),
    )
    title = str(file.info.get("Title", "")).strip()
    song = Song("" if title in _NO_TITLE else title, lines=tuple(builder.lines), singers=tuple(singers))
    return Reading(song, notes)


def _lyric_events(file: pysubs2.SSAFile) -> list[pysubs2.SSAEvent]:
    spoken = [event for event in file if not event.is_comment and event.effect != DECOR_EFFECT]
    marked = [event for event in spoken if event.effect == LYRIC_EFFECT]
    templates = [event for event in file if event.is_comment and event.effect == LYRIC_EFFECT]
    found = marked or templates or spoken
    return sorted(found, key=lambda event: event.start)


def _check_events(text: str) -> None:
    for number, line in enumerate(text.splitlines(), 1):
        if not _EVENT.match(line):
            continue
        fields = line.split(",", _COMMAS)
        if len(fields) <= _COMMAS:
            raise KMakerError(
                "The event in line {number} is cut short: it has {count} of its 10 fields.",
                number=number,
                count=len(fields),
            )
        for field in fields[1:3]:
            if not _TIME.fullmatch(field):
                raise KMakerError(
                    "The time {time!r} in line {number} cannot be read: write it like 0:01:23.45.",
                    time=field.strip(),
                    number=number,
                )


class _Counted(StringIO):
    """A text that knows which of its lines was read last."""

    line = 0

    def __iter__(self) -> Iterator[str]:
        while text := self.readline():
            self.line += 1
            yield text


def _parse(text: str) -> tuple[pysubs2.SSAFile, tuple[str, ...]]:
    source = _Counted(text)
    kind = "ass" if re.search(r"\[V4\+ Styles\]", text, re.IGNORECASE) or "[V4 Styles]" not in text else "ssa"
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            file = pysubs2.SSAFile.from_file(source, format_=kind)
        except (ValueError, TypeError, LookupError, ArithmeticError) as error:
            raise KMakerError(
                "Line {number} is damaged ({reason}): mend it or export the file again.",
                number=source.line,
                reason=error,
            ) from error
    return file, tuple(dict.fromkeys(f"{warning.message}." for warning in caught))


def _pieces(event: pysubs2.SSAEvent) -> Iterator[Piece]:
    """The event's text with the time of each part; drawings left out, wraps as newlines."""
    now = end = float(event.start)
    drawing = False
    for index, part in enumerate(_BLOCK.split(event.text)):
        if index % 2 == 0:
            if part and not drawing:
                plain = unescape_ass(part.replace("\\N", "\n").replace("\\n", "\n"))
                yield Piece(plain, round(now), round(end))
            continue
        for scale in _DRAWING.findall(part):
            drawing = int(scale) > 0
        for tag, value in _KARAOKE.findall(part):
            length = 10 * float(value)
            if tag == "kt":  # sets the clock instead of advancing it
                end = event.start + length
            else:
                now, end = end, end + length


def write_ass(song: Song, style: "Style | None" = None) -> Writing:
    """`song` as the karaoke that the video shows in `style` or the default one; every word must be timed."""
    require_timed(song)
    # the one place that knows how karaoke looks; imported here, as it measures text with the fonts
    from kmaker_studio.video.karaoke_ass import karaoke_ass

    kept: set[Kept] = {"singers", "syllable times"}
    if not song.artist:
        kept.add("title")  # the file has one field for both
    if all(len(sung_pieces(word)) == max(1, len(word.syllables)) for word in song.words()):
        kept.add("syllables")
    return Writing(karaoke_ass(song, style), not_kept(song, "ASS", kept))


def _looks_like_ass(text: str) -> bool:
    return re.search(r"^\s*(\[Script Info\]|Dialogue:)", text, re.MULTILINE | re.IGNORECASE) is not None


FORMAT = Format(_looks_like_ass, read_ass, write_ass, write_ass)
