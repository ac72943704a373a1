"""Edits of the named markers; at one time stands at most one."""

from dataclasses import replace

from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Marker, Song


def set_marker(song: Song, at_ms: int, name: str) -> Song:
    """A marker `name` at that time, in the place of one that is there; raises `KMakerError` where it has no name."""
    name = " ".join(name.split())
    if not name:
        raise KMakerError("A marker needs a name: type at least one letter.")
    if at_ms < 0:
        raise KMakerError("A marker cannot stand before the song ({at} ms).", at=at_ms)
    others = [marker for marker in song.markers if marker.at_ms != at_ms]
    return replace(song, markers=tuple(sorted((*others, Marker(at_ms, name)), key=lambda marker: marker.at_ms)))


def delete_marker(song: Song, at_ms: int) -> Song:
    """The song without the marker at that time; raises `KMakerError` where there is none."""
    left = tuple(marker for marker in song.markers if marker.at_ms != at_ms)
    if len(left) == len(song.markers):
        raise KMakerError("There is no marker at {at} ms: choose another.", at=at_ms)
    return replace(song, markers=left)


def moved_markers(song: Song, to: dict[int, int]) -> tuple[Marker, ...]:
    """The markers at the times that `to` gives for theirs, none before the song, of two at one time the later one."""
    placed = {max(0, to.get(marker.at_ms, marker.at_ms)): marker.name for marker in song.markers}
    return tuple(Marker(at, placed[at]) for at in sorted(placed))
