r"""Advanced SubStation Alpha with karaoke tags, as Aegisub and libass read it.

Reading takes the Dialogue events with `\k`, `\kf`, `\K`, `\ko` (and Aegisub's `\kt`) as lines of words: text between
two tags is sung for the first one's time, a second where it has no number (as in libass). Where there are such events,
others are signs or translations and are left out, and so are events of another style that say the same in other
letters. Where events carry the Effect `karaoke`, as those that this program writes do, only they are lyrics: others
repeat a line for its look. Aegisub's templates turn the events they were applied to into comments with that Effect,
which count where no Dialogue has it. Other comments, drawings and `kmaker-decor` events are never lyrics.
`漢|かん` and `#|ん` are readings, as Aegisub's templater has them: `formats.ass_text`.
The singer is the event's Name, or its style where names are not used and several styles are. A `\N` is where a line
wraps.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kmaker_studio.core.ass_karaoke import DECOR_EFFECT, LYRIC_EFFECT
from kmaker_studio.core.errors import KMakerError, Phrase
from kmaker_studio.core.song import Song
from kmaker_studio.core.syllables import sung_pieces
from kmaker_studio.formats.ass_events import Event, Script, read_script
from kmaker_studio.formats.ass_text import has_karaoke, pieces_of
from kmaker_studio.formats.base import (
    Format,
    Kept,
    Reading,
    WriteOptions,
    Writing,
    counted,
    credits_told,
    damaged_rows,
    not_kept,
    overlap_losses,
    require_timed,
    ruby_left_out,
    second_texts_left_out,
    with_credits,
)
from kmaker_studio.formats.line_builder import LineBuilder
from kmaker_studio.formats.second_texts import beside, first_rows
from kmaker_studio.text.credits import without_credits
from kmaker_studio.text.script_of_text import same_script

if TYPE_CHECKING:
    from kmaker_studio.video.style import Style

_NO_TITLE = frozenset(("", "Default Aegisub file", "<untitled>", "Karaoke"))  # the last is our own writer's


def read_ass(text: str, style: str = "") -> Reading:
    """The song in `text`, its lines in the order of their times; of the events in `style` only, where it is given.

    Raises `KMakerError` for a style that no event has, and where there is no event that can be read.
    """
    script = read_script(text)
    if script.damaged and not script.events:
        raise KMakerError(
            "No event can be read (the first is line {number}): export the file again.", number=script.damaged[0]
        )
    chosen = _of_style(script, style) if style else _lyric_events(script)
    karaoke = [event for event in chosen if has_karaoke(event.text)]
    sung, second = (chosen, 0) if style else _without_copies(script, karaoke or chosen)
    styles = {event.style for event in sung}
    named = any(event.name for event in sung)
    builder = LineBuilder()
    silent = ruby = 0
    singers: dict[str, None] = {}
    contents = [pieces_of(event, plain=script.ours) for event in sung]
    texts, rows = first_rows(["".join(piece.text for piece in content.pieces) for content in contents])
    kept = without_credits(texts) if not script.ours else without_credits(())
    for at, (event, content) in enumerate(zip(sung, contents, strict=True)):
        if kept.credits and not kept.first <= at < kept.last:
            continue
        singer = event.name if named else event.style if len(styles) > 1 else ""
        ruby += content.ruby
        second += content.second
        if has_karaoke(event.text):
            added = builder.add_timed(content.pieces, singer=singer)
        else:
            added = builder.add_line_timed(texts[at], event.start, event.end, singer=singer)
        silent += not added
        if added and singer:
            singers[singer] = None
    title = script.info.get("title", "").strip()
    lines = tuple(builder.lines)
    song = Song("" if title in _NO_TITLE else title, lines=lines, singers=tuple(singers))
    second += 0 if karaoke else rows
    notes = (
        *damaged_rows(script.damaged),
        *_left_out(script, karaoke or chosen),
        *counted(
            silent,
            Phrase("1 event without lyrics was skipped."),
            Phrase("{count} events without lyrics were skipped.", count=silent),
        ),
        *second_texts_left_out(second),
        *ruby_left_out(ruby),
        *credits_told(len(kept.credits)),
        *builder.notes(),
    )
    found = _styles(script)
    left = () if style or script.ours else tuple(name for name in found if name not in styles)
    return Reading(with_credits(song, kept.credits), notes, styles=found, left=left)


def _left_out(script: Script, lyrics: Sequence[Event]) -> tuple[Phrase, ...]:
    taken = {event.row for event in lyrics}
    left = [event for event in script.events if event.row not in taken and _has_text(event)]
    comments = sum(event.comment for event in left)
    unmarked = sum(not event.comment and event.effect != DECOR_EFFECT for event in left)
    return (
        *counted(comments, Phrase("1 comment was skipped."), Phrase("{count} comments were skipped.", count=comments)),
        *counted(
            unmarked,
            Phrase("1 event that is not marked as karaoke was skipped."),
            Phrase("{count} events that are not marked as karaoke were skipped.", count=unmarked),
        ),
    )


def _has_text(event: Event) -> bool:
    return any(piece.text.strip() for piece in pieces_of(event, plain=True).pieces)


def _lyric_events(script: Script) -> list[Event]:
    spoken = [event for event in script.events if not event.comment and event.effect != DECOR_EFFECT]
    marked = [event for event in spoken if event.effect.lower() == LYRIC_EFFECT]
    templates = [event for event in script.events if event.comment and event.effect.lower() == LYRIC_EFFECT]
    found = marked or templates or spoken
    return sorted(found, key=lambda event: event.start)


def _of_style(script: Script, style: str) -> list[Event]:
    wanted = style.strip().casefold()
    found = [event for event in script.events if event.style.casefold() == wanted and event.effect != DECOR_EFFECT]
    found = [event for event in found if not event.comment] or found
    if not found:
        raise KMakerError(
            "There is no event in the style {style!r}: choose one of {styles}.",
            style=style,
            styles=", ".join(_styles(script)),
        )
    return sorted(found, key=lambda event: event.start)


def _styles(script: Script) -> tuple[str, ...]:
    """The styles that lyrics may stand in, those with karaoke first."""
    spoken = [event for event in script.events if event.effect != DECOR_EFFECT and _has_text(event)]
    spoken.sort(key=lambda event: (event.comment, not has_karaoke(event.text)))
    return tuple(dict.fromkeys(event.style for event in spoken))


def _without_copies(script: Script, events: list[Event]) -> tuple[list[Event], int]:
    """`events` without those that repeat others: the same again, or in another style the same in other words."""
    if script.ours:
        return events, 0
    seen: set[tuple[int, int, str]] = set()
    kept: list[Event] = []
    texts: dict[int, str] = {}
    for event in events:
        texts[event.row] = "".join(piece.text for piece in pieces_of(event, plain=False).pieces)
        key = (event.start, event.end, "".join(texts[event.row].split()))
        if key not in seen or not key[2]:
            kept.append(event)
        seen.add(key)
    spans: dict[str, list[tuple[int, int]]] = {}
    shown: dict[str, str] = {}
    for event in kept:
        spans.setdefault(event.style, []).append((event.start, event.end))
        shown[event.style] = shown.get(event.style, "") + texts[event.row]
    karaoke = any(has_karaoke(event.text) for event in kept)
    others = {
        style
        for style, other in beside(spans).items()
        if not karaoke or not same_script(shown[style], shown[other])  # two who sing together use one script
    }
    sung = [event for event in kept if event.style not in others]
    return sung, len(events) - len(sung)


def write_ass(song: Song, style: "Style | None" = None, *, drawn: bool = False) -> Writing:
    """`song` as one event a line for an editor, or with `drawn` as the video shows it, in `style` or the default one.

    Every word must be timed.
    """
    require_timed(song)
    # the one place that knows how karaoke looks; imported here, as it measures text with the fonts
    from kmaker_studio.video.karaoke_ass import editable_ass, karaoke_ass

    kept: set[Kept] = {"singers", "syllable times"}
    if not song.artist:
        kept.add("title")  # the file has one field for both
    if all(len(sung_pieces(word)) == max(1, len(word.syllables)) for word in song.words()):
        kept.add("syllables")
    text = karaoke_ass(song, style) if drawn else editable_ass(song, style)
    return Writing(text, (*not_kept(song, "ASS", kept), *overlap_losses(song)))


def _write_with(song: Song, options: WriteOptions) -> Writing:
    return write_ass(song, options.style, drawn=options.ass == "drawn")


def _looks_like_ass(text: str) -> bool:
    return re.search(r"(?:^|[\r\n])\s*(\[Script Info\]|\[Events\]|Dialogue:\s*[^,\r\n]*,\s*\d)", text, re.I) is not None


FORMAT = Format(_looks_like_ass, read_ass, write_ass, write_with=_write_with, read_style=read_ass)
