"""What a video file says about itself: title, artist, a chapter for each stanza, and its cover.

ffmpeg reads the tags and chapters from a text in its own metadata format, FFMETADATA1.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from kmaker_studio.audio import ffmpeg
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.files import is_file
from kmaker_studio.core.song import Song
from kmaker_studio.video.pictures import open_picture

COVER = "cover.jpg"
_SIDE = 1000  # pixels of a cover
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the video, from `start_ms` to `end_ms`."""

    start_ms: int
    end_ms: int
    name: str


def chapters(song: Song, duration_ms: int) -> tuple[Chapter, ...]:
    """A chapter for each stanza of which something is timed; none where the song has only one.

    A stanza's name is its section mark, else its first line. The first begins with the video.
    """
    starts: list[tuple[int, str]] = []
    opens = True
    for line in song.lines:
        opens = opens or line.stanza_start or bool(line.section)
        if opens and line.start_ms is not None and line.start_ms < duration_ms:
            name = line.section or line.text
            starts.append((line.start_ms, name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"))
            opens = False
    starts.sort(key=lambda start: start[0])
    if len(starts) < 2:
        return ()
    begins = [0, *(at for at, _ in starts[1:])]
    ends = [*begins[1:], duration_ms]
    return tuple(
        Chapter(begin, end, name) for begin, end, (_, name) in zip(begins, ends, starts, strict=True) if end > begin
    )


def metadata(song: Song, duration_ms: int) -> str:
    """The song's title, artist and chapters as ffmpeg reads them."""
    rows = [";FFMETADATA1"]
    rows += [f"{key}={_escaped(value)}" for key, value in (("title", song.title), ("artist", song.artist)) if value]
    for chapter in chapters(song, duration_ms):
        rows += ["[CHAPTER]", "TIMEBASE=1/1000", f"START={chapter.start_ms}", f"END={chapter.end_ms}"]
        rows.append(f"title={_escaped(chapter.name)}")
    return "\n".join(rows) + "\n"


def _escaped(text: str) -> str:
    # ffmpeg takes the end of a row that ends in a backslash, even an escaped one, for a part of it
    return re.sub(r"([=;#\\])", r"\\\1", " ".join(text.split()).rstrip("\\"))


def put_cover(cover: Path | None, audio: Path | None, folder: Path) -> bool:
    """Write `COVER` into `folder`: the picture `cover`, else the one in the tags of `audio`; whether there is one.

    Raises `KMakerError` where `cover` is no picture.
    """
    if cover is not None:
        picture = open_picture(cover, (_SIDE, _SIDE)) if is_file(cover) else None
        if picture is None:
            raise KMakerError("The cover {path} is not a picture: choose another.", path=cover)
        picture.convert("RGB").save(folder / COVER, "JPEG", quality=90)
        return True
    if audio is None or "(attached pic)" not in ffmpeg.described(audio):
        return False
    shrink = f"scale='min({_SIDE},iw)':'min({_SIDE},ih)':force_original_aspect_ratio=decrease"
    arguments = ["-y", *ffmpeg.input_arguments(audio), "-map", "0:v:0", "-frames:v", "1", "-vf", shrink]
    status, _ = ffmpeg.run([*arguments, "-q:v", "3", COVER], folder)
    return status == 0 and is_file(folder / COVER)
