"""What the tags of a sound say about the song: its title, artist, album and year."""

import re
from dataclasses import replace
from pathlib import Path

from kmaker_studio.audio.ffmpeg import described
from kmaker_studio.core.edits.details import SongDetails, details_of, set_details, year_in
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
    """`song` with the title, artist, album and year of the sound in `path` where it says none itself."""
    known = details_of(song)
    if known.title and known.artist and known.album and known.year:
        return song
    tags = sound_tags(path)
    year = year_in(tags.get("date", "") or tags.get("year", ""))  # ID3 and MP4 have dates, Vorbis comments either
    found = SongDetails(tags.get("title", ""), tags.get("artist", ""), tags.get("album", ""), year)
    return set_details(
        song,
        replace(
            known,
            title=known.title or found.title,
            artist=known.artist or found.artist,
            album=known.album or found.album,
            year=known.year or found.year,
        ),
    )
