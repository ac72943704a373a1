r"""Karaoke tags of the Advanced SubStation Alpha format: `{\kf50}word `.

The tags count centiseconds from the start of their event. Everything here rounds absolute times, so an error never
adds up along a line: the event's own start must be `centiseconds(line_start_ms)`, and then each edge of a word that
the tags say lies within 5 ms of the document.

The escapes are those that libass reads (`ass_get_next_char` in its ass_parse.c): `\{` and `\}` for braces. ASS
has none for a backslash; a word joiner (U+2060, no width) after it keeps it from starting one, as mpv does.
"""

import re
from collections.abc import Collection, Sequence

from kmaker_studio.core.centiseconds import centiseconds
from kmaker_studio.core.overlaps import cut_words
from kmaker_studio.core.song import Word
from kmaker_studio.core.syllables import sung_pieces
from kmaker_studio.core.word_spacing import joiner

LYRIC_EFFECT = "karaoke"
"""The Effect field of an event whose text is sung."""
DECOR_EFFECT = "kmaker-decor"
"""The Effect field of an event that is no lyrics: a title card, a countdown, a preview of the next line."""

_WORD_JOINER = "\u2060"
_ESCAPED = re.compile(rf"\\(?:([{{}}])|{_WORD_JOINER}|([Nn])|(h))")


def escape_ass(text: str) -> str:
    """`text` so that an ASS renderer shows it as it is; line breaks and tabs, which no event holds, become spaces."""
    text = text.replace("\\", "\\" + _WORD_JOINER).replace("{", "\\{").replace("}", "\\}")
    return "".join(" " if char in "\t\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029" else char for char in text)


def unescape_ass(text: str) -> str:
    r"""`escape_ass` undone, for text without override blocks; `\N` and `\n` are a space, `\h` a no-break space."""

    def plain(match: re.Match[str]) -> str:
        if match[1]:
            return match[1]
        if match[2]:
            return " "
        return "\u00a0" if match[3] else "\\"

    return _ESCAPED.sub(plain, text)


def karaoke_text(words: Sequence[Word], line_start_ms: int, tag: str = "kf", breaks: Collection[int] = ()) -> str:
    r"""The text of one event that sings `words`, escaped, with a `\tag` before each word or timed syllable.

    `line_start_ms` is the event's start (which is to be written as `centiseconds(line_start_ms)`), `tag` one of `k`,
    `kf`, `ko`, `K`. Silence before a word becomes a `\k` of its own that holds no more than the space between the two,
    so that a wipe ends where its word ends. `\N` instead of that space stands before each word whose index is in
    `breaks`. A word that is still held when the next begins ends there, so that onsets stay (see `core.overlaps`). Only
    an onset that lies before the one in front of it, or before the event, is moved to it. A word without timing takes
    no time.
    """
    words = cut_words(tuple(words))
    parts: list[str] = []
    now = centiseconds(line_start_ms)
    for index, word in enumerate(words):
        space = ""
        if index:
            space = "\\N" if index in breaks else joiner(words[index - 1].text, word.text)
        pieces = sung_pieces(word)
        gap = max(0, centiseconds(pieces[0].start_ms) - now) if pieces else 0
        if gap:
            parts.append(f"{{\\k{gap}}}")
        parts.append(space)
        now += gap
        if not pieces:
            parts.append(f"{{\\{tag}0}}{escape_ass(word.text)}")
        for piece in pieces:
            length = max(0, centiseconds(piece.end_ms) - now)
            parts.append(f"{{\\{tag}{length}}}{escape_ass(piece.text)}")
            now += length
    return "".join(parts)
