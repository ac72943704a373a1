"""The demo songs in resources/demo."""

from dataclasses import dataclass, replace
from pathlib import Path

from kmaker_studio import paths
from kmaker_studio.core.song import Song


@dataclass(frozen=True, slots=True)
class DemoSong:
    """A demo song's files: its sound, its lyrics as plain text, and its true word times as ZAC2022 JSON."""

    name: str
    title: str
    artist: str
    audio: Path
    lyrics: Path
    truth: Path

    def titled(self, song: Song) -> Song:
        """`song` with this demo song's title and artist, which plain lyrics do not hold."""
        return replace(song, title=self.title, artist=self.artist)


_TITLES = {
    "auld-lang-syne": ("Auld Lang Syne", "Robert Burns, traditional"),
    "con-co": ("Con cò mà đi ăn đêm", "Ca dao Việt Nam"),
}


def demo_songs() -> tuple[DemoSong, ...]:
    """Every demo song whose files are there."""
    folder = paths.resources() / "demo"
    songs = (
        DemoSong(name, title, artist, folder / f"{name}.ogg", folder / f"{name}.txt", folder / f"{name}.json")
        for name, (title, artist) in _TITLES.items()
    )
    return tuple(song for song in songs if song.audio.exists() and song.lyrics.exists())
