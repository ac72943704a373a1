"""Plain lyrics: a line a line, stanzas, sections and singers; no times.

Credits before the first sung line and after the last, and tags such as `[ti:A title]`, are not sung.
"""

import re

from kmaker_studio.core.errors import KMakerError, Phrase
from kmaker_studio.core.song import Song
from kmaker_studio.formats.base import (
    Format,
    Reading,
    Writing,
    counted,
    credits_told,
    not_kept,
    require_words,
    with_credits,
)
from kmaker_studio.text.credits import without_credits
from kmaker_studio.text.language_names import language_code
from kmaker_studio.text.lyrics import format_lyrics, is_section, parse_lyrics

_TAG = re.compile(r"\[\s*([a-z#][\w-]*)\s*:([^\[\]]*)\]\s*")
_MARKUP = re.compile(
    r"\s*(?:<\?xml\b|<!DOCTYPE\b|<html\b|<tt\b|<lyrics?\b|\{\s*\"|\[\s*[{\[]\s*[\"{\[])", re.IGNORECASE
)


def read_plain(text: str) -> Reading:
    """The lines of `text`, none of them timed.

    Raises `KMakerError` for markup or JSON, which nobody sings.
    """
    if _MARKUP.match(text.removeprefix("\ufeff")):
        raise KMakerError("This holds data in a layout that is not known here: save the lyrics as plain text.")
    rows: list[str] = []
    tags: dict[str, str] = {}
    for row in text.removeprefix("\ufeff").splitlines():
        tag = _TAG.fullmatch(row.strip())
        if tag and not is_section(tag[1]):
            tags[tag[1]] = tag[2].strip()
        else:
            rows.append(row)
    sung = without_credits(rows, tags.get("ti", ""), tags.get("ar", ""))
    lines, singers = parse_lyrics("\n".join(rows[sung.first : sung.last]))
    title, artist, language = tags.pop("ti", ""), tags.pop("ar", ""), tags.pop("la", tags.pop("lang", ""))
    kept = tuple((name, value) for name, value in tags.items() if value)
    song = Song(title, artist, language_code(language), lines=lines, singers=singers, tags=kept)
    return Reading(with_credits(song, sung.credits), credits_told(len(sung.credits)))


def write_plain(song: Song) -> Writing:
    """The lyrics without their times; says how many lines could not be read back the same."""
    require_words(song)
    text = format_lyrics(song)
    losses = list(not_kept(song, Phrase("Plain lyrics"), {"singers", "sections", "stanzas", "syllables"}))
    if any(word.is_timed for word in song.words()):
        losses.insert(0, Phrase("Plain lyrics do not keep the times."))
    again = read_plain(text).song.lines if not _MARKUP.match(text) else ()
    before = [(line.singer, line.section, tuple(word.text for word in line.words)) for line in song.lines]
    after = {(line.singer, line.section, tuple(word.text for word in line.words)) for line in again}
    changed = sum(line not in after for line in before)
    losses += counted(
        changed,
        Phrase("1 line will be read back with other words, another singer or another section."),
        Phrase("{count} lines will be read back with other words, another singer or another section.", count=changed),
    )
    return Writing(text, tuple(losses))


def _never(_text: str) -> bool:
    """Any text could be lyrics, so plain text is only what no other format recognises."""
    return False


FORMAT = Format(_never, read_plain, write_plain)
