"""SubRip (SRT) as most players read it: a cue a line, `00:00:01,000 --> 00:00:02,500`; times of words it has none."""

from kmaker_studio.core.errors import Phrase
from kmaker_studio.core.overlaps import Mended, without_overlaps
from kmaker_studio.core.song import Song
from kmaker_studio.formats.base import Format, Reading, Writing, not_kept, overlap_losses, require_timed
from kmaker_studio.formats.cues import guarded, looks_like_cues, read_cues, stamp


def read_srt(text: str) -> Reading:
    """The song in `text`, see `read_cues`."""
    return read_cues(text, "SRT")


def write_srt(song: Song) -> Writing:
    """`song` as one cue a line, in the order of their times; every word must be timed."""
    require_timed(song)
    mended = without_overlaps(song)
    lines = sorted((line for line in mended.lines if line.words), key=lambda line: line.start_ms or 0)
    cues = [
        f"{number}\n{stamp(start, ',')} --> {stamp(max(end, start + 1), ',')}\n{guarded(line.text)}\n"
        for number, line in enumerate(lines, 1)
        for start, end in [(line.start_ms or 0, max(word.end_ms or 0 for word in line.words))]
    ]
    losses = (
        Phrase("SRT keeps the times of lines only."),
        *not_kept(song, "SRT", ()),
        *overlap_losses(Mended(mended.lines, 0, mended.parted)),
    )
    return Writing("\n".join(cues), losses)


def _looks_like_srt(text: str) -> bool:
    return looks_like_cues(text) and not text.removeprefix("\ufeff").startswith("WEBVTT")


FORMAT = Format(_looks_like_srt, read_srt, write_srt)
