"""What the tags of a sound say about the song: its title, artist and album."""

import re
from dataclasses import replace
from pathlib import Path

from kmaker_studio.audio.ffmpeg import described
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Song

_ROW = re.compile(r"\s+([A-Za-z_-]+)\s*: (.*)")


def sound_tags(path: Path) -> dict[str, str]:
    """The tags of the sound in `path` by their names in lower case (`title`, `artist` ...), as ffmpeg has them.

    Empty where there are none, and where `path` cannot be read: whoever decodes it says so.
    """
    try:
        rows = described(path).splitlines()
    except KMakerError:
        return {}
    found: dict[str, str] = {}
    inside = False
    for row in rows:
        if row.strip() in ("Metadata:", "Side data:"):
            inside = row.strip() == "Metadata:"
        elif inside and (match := _ROW.fullmatch(row)) and match[2].strip():
            found.setdefault(match[1].lower(), match[2].strip())
        else:
            inside = False
    return found


def with_sound_tags(song: Song, path: Path) -> Song:
    """`song` with the title, artist and album of the sound in `path` where it says none itself."""
    if song.title and song.artist:
        return song
    tags = sound_tags(path)
    kept = dict(song.tags)
    if tags.get("album") and "al" not in kept:
        kept["al"] = tags["album"]
    title, artist = song.title or tags.get("title", ""), song.artist or tags.get("artist", "")
    return replace(song, title=title, artist=artist, tags=tuple(kept.items()))
