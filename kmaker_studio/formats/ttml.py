"""TTML word by word, as Apple Music has it: a `p` a line, a `span` a word or syllable, a `div` a part of the song.

https://www.w3.org/TR/ttml1/ and https://help.apple.com/itc/videoaudioassetguide/ (lyrics). Spans that touch are the
syllables of a word; agents are singers; `x-bg` is sung behind its line; `x-translation` and `x-roman` are second texts.
Spans may overlap, so that no time changes. Documents with a DTD are refused: nothing in them is expanded or fetched.
"""

from xml.sax.saxutils import escape, quoteattr

from kmaker_studio.core.errors import Phrase
from kmaker_studio.core.song import Line, Song
from kmaker_studio.core.syllables import sung_pieces
from kmaker_studio.core.word_spacing import joiner
from kmaker_studio.formats.base import (
    BACKING,
    Format,
    Kept,
    Reading,
    Writing,
    counted,
    not_kept,
    require_timed,
    second_texts_left_out,
)
from kmaker_studio.formats.line_builder import LineBuilder
from kmaker_studio.formats.ttml_tree import AMLL, APPLE, Paragraph, looks_like_ttml, read_document
from kmaker_studio.text.language_names import language_code

_AUTHORS = ("au", "lr")
_OWN_KEYS = ("year", "by")  # no program asks for them, and AMLL's list of metadata is open


def read_ttml(text: str) -> Reading:
    """The song in `text`, its lines in the order of the document.

    Raises `KMakerError` with the line of the damage where `text` is no XML, for a DTD and for another kind of document.
    """
    document = read_document(text)
    builder = LineBuilder()
    singers: dict[str, None] = {}
    agents = {line.agent for line in document.lines if line.agent}
    untimed = 0
    for line in document.lines:
        name = document.agents.get(line.agent, "") or (line.agent if len(agents) > 1 else "")
        untimed += _add(builder, singers, line, name)
    song = Song(
        document.title,
        document.artist,
        language_code(document.language),
        lines=tuple(builder.lines),
        singers=tuple(singers),
        tags=tuple(document.tags.items()),
    )
    notes = (
        *counted(
            document.odd,
            Phrase("1 time cannot be read and was left out."),
            Phrase("{count} times cannot be read and were left out.", count=document.odd),
        ),
        *second_texts_left_out(document.second),
        *counted(
            untimed,
            Phrase("1 line has no times."),
            Phrase("{count} lines have no times.", count=untimed),
        ),
        *builder.notes(),
    )
    return Reading(song, notes)


def _add(builder: LineBuilder, singers: dict[str, None], line: Paragraph, name: str) -> int:
    """Add a line and what is sung behind it; 1 where it has no times."""
    added = untimed = False
    if line.pieces:
        added = builder.add_timed(line.pieces, singer=name, section=line.section, stanza=line.stanza)
    elif line.text.strip() and line.start is not None:
        text = " ".join(line.text.split())
        added = builder.add_line_timed(
            text, line.start, line.end, singer=name, section=line.section, stanza=line.stanza
        )
    elif line.text.strip():
        untimed = added = builder.add_untimed(line.text, singer=name, section=line.section, stanza=line.stanza)
    if added and name:
        singers[name] = None
    for pieces in line.behind:
        if builder.add_timed(pieces, singer=BACKING):
            singers[BACKING] = None
    return int(untimed)


def write_ttml(song: Song) -> Writing:
    """`song` as TTML, its lines in the order of the song; every word must be timed."""
    require_timed(song)
    lines = [line for line in song.lines if line.words]
    singers = [name for name in dict.fromkeys(line.singer for line in lines) if name != BACKING]
    agents = {name: f"v{number}" for number, name in enumerate(singers, 1)}
    rows: list[str] = []
    number = 0
    for index, line in enumerate(lines):
        if line.singer == BACKING and rows:
            body = f'<span ttm:role="x-bg">{_spans(line)}</span>'
            rows[-1] = rows[-1].removesuffix("</p>") + f"{body}</p>"
            continue
        if line.stanza_start or line.section or not rows:
            part = f" itunes:songPart={quoteattr(line.section)}" if line.section else ""
            rows.append(f"{'</div>' if index else ''}<div{part}>")
        number += 1
        who = f' ttm:agent="{agents[line.singer]}"' if line.singer in agents else ""
        start, end = _span_of(line)
        rows.append(f'<p begin="{_time(start)}" end="{_time(end)}" itunes:key="L{number}"{who}>{_spans(line)}</p>')
    language = f" xml:lang={quoteattr(song.language)}" if song.language else ' xml:lang=""'
    last = max(word.end_ms or 0 for word in song.words())
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata" xmlns:itunes="{APPLE}"'
        f' xmlns:amll="{AMLL}" itunes:timing="Word"{language}>'
        f"<head><metadata>{_metadata(song, agents)}</metadata></head>"
        f'<body dur="{_time(max(last, song.duration_ms or 0))}">{"".join(rows)}</div></body></tt>\n'
    )
    return Writing(text, not_kept(_without_kept_tags(song), "TTML", _kept(song, lines)))


def _kept(song: Song, lines: list[Line]) -> set[Kept]:
    kept: set[Kept] = {"title", "language", "singers", "sections", "syllable times"}
    if all(line.stanza_start or not line.section for line in lines[1:]):
        kept.add("stanzas")
    if all(len(sung_pieces(word)) == max(1, len(word.syllables)) for word in song.words()):
        kept.add("syllables")
    return kept


def _without_kept_tags(song: Song) -> Song:
    lost = tuple((name, value) for name, value in song.tags if name not in (*_AUTHORS, "al", *_OWN_KEYS))
    return Song(song.title, song.artist, song.language, song.audio, song.lines, song.singers, song.duration_ms, lost)


def _metadata(song: Song, agents: dict[str, str]) -> str:
    tags = dict(song.tags)
    parts = [f"<ttm:title>{escape(song.title)}</ttm:title>"] if song.title else []
    parts += [
        f'<ttm:agent type="person" xml:id="{agent}">'
        + (f'<ttm:name type="full">{escape(name)}</ttm:name>' if name else "")
        + "</ttm:agent>"
        for name, agent in agents.items()
    ]
    writers = list(dict.fromkeys(name for tag in _AUTHORS for name in tags.get(tag, "").split(", ") if name))
    if writers:
        each = "".join(f"<songwriter>{escape(name)}</songwriter>" for name in writers)
        parts.append(f'<iTunesMetadata xmlns="{APPLE}"><songwriters>{each}</songwriters></iTunesMetadata>')
    own = ((key, tags.get(key, "")) for key in _OWN_KEYS)
    for key, value in (("artists", song.artist), ("album", tags.get("al", "")), *own):
        if value:
            parts.append(f'<amll:meta key="{key}" value={quoteattr(value)}/>')
    return "".join(parts)


def _span_of(line: Line) -> tuple[int, int]:
    return min(word.start_ms or 0 for word in line.words), max(word.end_ms or 0 for word in line.words)


def _spans(line: Line) -> str:
    text, left = "", ""
    for word in line.words:
        text += joiner(left, word.text) if left else ""
        for piece in sung_pieces(word):
            shown = escape(piece.text)
            text += f'<span begin="{_time(piece.start_ms)}" end="{_time(piece.end_ms)}">{shown}</span>'
        left = word.text
    return text


def _time(ms: int) -> str:
    return f"{ms // 3_600_000:02d}:{ms // 60_000 % 60:02d}:{ms // 1000 % 60:02d}.{ms % 1000:03d}"


FORMAT = Format(looks_like_ttml, read_ttml, write_ttml)
