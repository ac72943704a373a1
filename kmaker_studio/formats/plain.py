"""Plain lyrics: a line a line, stanzas, sections and singers as `text.lyrics` reads them; no times."""

from kmaker_studio.core.errors import Phrase
from kmaker_studio.core.song import Song
from kmaker_studio.formats.base import Format, Reading, Writing, counted, not_kept, require_words
from kmaker_studio.text.lyrics import format_lyrics, parse_lyrics


def read_plain(text: str) -> Reading:
    """The lines of `text`, none of them timed."""
    lines, singers = parse_lyrics(text)
    return Reading(Song(lines=lines, singers=singers))


def write_plain(song: Song) -> Writing:
    """The lyrics without their times; says how many lines could not be read back the same."""
    require_words(song)
    text = format_lyrics(song)
    losses = list(not_kept(song, Phrase("Plain text"), {"singers", "sections", "stanzas", "syllables"}))
    if any(word.is_timed for word in song.words()):
        losses.insert(0, Phrase("Plain text does not keep the times."))
    again, _ = parse_lyrics(text)
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
