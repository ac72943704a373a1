"""The details of a song (title, artist, album, year, language, creator of the lyrics file) and the edit of them."""

import re
from dataclasses import dataclass, replace

from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Song

_ALBUM, _YEAR, _CREATOR = ("al", "album"), ("year", "date"), ("by", "creator")
"""The tags of a song that keep them; the first is LRC's or UltraStar's name, the second another format's."""

_A_YEAR = re.compile(r"[12]\d{3}")


@dataclass(frozen=True, slots=True)
class SongDetails:
    """What is known of a song apart from its words.

    `language` is an ISO 639-1 code, `year` four digits, `creator` who made the lyrics file; each is empty where nobody
    said it.
    """

    title: str = ""
    artist: str = ""
    album: str = ""
    year: str = ""
    language: str = ""
    creator: str = ""


def details_of(song: Song) -> SongDetails:
    """The details of `song`; of a full date as its year the year."""
    tags = dict(song.tags)

    def said(names: tuple[str, ...]) -> str:
        return next((tags[name] for name in names if tags.get(name)), "")

    year = year_in(said(_YEAR)) or said(_YEAR)
    return SongDetails(song.title, song.artist, said(_ALBUM), year, song.language, said(_CREATOR))


def set_details(song: Song, details: SongDetails) -> Song:
    """`song` with `details` in place of its own; raises `KMakerError` for a year that is none.

    Runs of white space become one space. What is as it was leaves its tag as it was, a full date among them.
    """
    now = details_of(song)
    year = details.year.strip()
    if year and year != now.year and not _A_YEAR.fullmatch(year):
        raise KMakerError("{year!r} is no year: give four digits such as 1994, or nothing.", year=year)
    tags = dict(song.tags)
    for names, value, before in (
        (_ALBUM, _plain(details.album), now.album),
        (_YEAR, year, now.year),
        (_CREATOR, _plain(details.creator), now.creator),
    ):
        if value == before:
            continue
        name = next((each for each in names if each in tags), names[0])
        for each in names:
            if each != name:
                tags.pop(each, None)
        tags[name] = value
        if not value:
            del tags[name]
    changed = replace(
        song,
        title=_plain(details.title),
        artist=_plain(details.artist),
        language=details.language,
        tags=tuple(tags.items()),
    )
    return song if changed == song else changed


def year_in(date: str) -> str:
    """The year at the start of a date as tags have it (`1994`, `1994-05-01`); empty where there is none."""
    found = re.match(r"\s*([12]\d{3})(?!\d)", date)
    return found[1] if found else ""


def _plain(text: str) -> str:
    return " ".join(text.split())
