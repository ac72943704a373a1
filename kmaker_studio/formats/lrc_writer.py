"""A song as LRC: for every player, with the times of words, or both in one file."""

import re
from dataclasses import replace
from typing import get_args

from kmaker_studio.core.centiseconds import centiseconds
from kmaker_studio.core.errors import KMakerError, Phrase
from kmaker_studio.core.overlaps import without_overlaps
from kmaker_studio.core.song import Line, Song
from kmaker_studio.core.syllables import sung_pieces
from kmaker_studio.core.word_spacing import joiner
from kmaker_studio.formats.base import Kept, LrcTimes, Writing, counted, not_kept, overlap_losses, require_timed
from kmaker_studio.formats.lrc_rows import GUARD, WORDS_TAG
from kmaker_studio.version import __version__

MADE_BY = "KMaker Studio"
"""What `[re:]` says in the files that are written here."""


LRC_TIMES: tuple[LrcTimes, ...] = get_args(LrcTimes)

_OWN = frozenset(("ti", "ar", "al", "by", "la", "length", "re", "ve", "offset", "bg", WORDS_TAG))
_SIMPLE = re.compile(r"[a-z#][a-z0-9_-]*")
_TAG_LIKE = re.compile(r"([<\[])(?=\s*\d)")
_MARK = re.compile(r"\[[^\[\]]*\]")


def lrc_times(name: str) -> LrcTimes:
    """`name` as one of `LRC_TIMES`; raises `KMakerError` where it is none."""
    for each in LRC_TIMES:
        if each == name:
            return each
    raise KMakerError("There is no LRC with {name!r}: choose one of {names}.", name=name, names=", ".join(LRC_TIMES))


def write_lrc(song: Song, times: LrcTimes = "both") -> Writing:
    """`song` as LRC with these `times`, its lines in the order of their times; every word must be timed."""
    require_timed(song)
    mended = without_overlaps(song)
    lines = [line for line in mended.lines if line.words]
    ordered = sorted(lines, key=lambda line: line.start_ms or 0)
    rows = _head(song)
    for index, line in enumerate(ordered):
        if line.stanza_start and index:
            rows.append(f"[{_stamp(min(ordered[index - 1].end_ms or 0, line.start_ms or 0))}]")
        stamp = _stamp(line.start_ms or 0)
        rows.append(f"[{stamp}]{_words(line) if times == 'words' else _plain(line)}")
    rows.append(f"[{_stamp(max(line.end_ms or 0 for line in ordered))}]")
    if times == "both":
        rows += [f"[{WORDS_TAG}:{_words(line)}]" for line in ordered]
    moved = sum(old is not new for old, new in zip(lines, ordered, strict=True))
    losses = (
        *not_kept(replace(song, tags=_lost_tags(song)), "LRC", _kept(song, times)),
        *((Phrase("Plain LRC keeps the times of lines only."),) if times == "lines" else ()),
        *counted(
            moved,
            Phrase("1 line is written in another place."),
            Phrase("{count} lines are written in the order of their times.", count=moved),
        ),
        *(overlap_losses(mended) if times != "lines" else ()),
    )
    return Writing("".join(f"{row}\n" for row in rows), losses)


def _head(song: Song) -> list[str]:
    tags = dict(song.tags)
    length = song.duration_ms
    heads = [
        ("ti", song.title),
        ("ar", song.artist),
        ("al", tags.get("al", "")),
        ("by", tags.get("by", "")),
        ("la", song.language),
        ("length", "" if length is None else f"{length // 60_000:02d}:{length // 1000 % 60:02d}"),
        *((name, value) for name, value in song.tags if name not in _OWN and _SIMPLE.fullmatch(name)),
        ("re", MADE_BY),
        ("ve", __version__),
    ]
    return [f"[{name}:{' '.join(value.split())}]" for name, value in heads if value.strip()]


def _lost_tags(song: Song) -> tuple[tuple[str, str], ...]:
    own = _OWN - {"al", "by"}
    return tuple((name, value) for name, value in song.tags if name in own or not _SIMPLE.fullmatch(name))


def _kept(song: Song, times: LrcTimes) -> set[Kept]:
    kept: set[Kept] = {"title", "language", "stanzas"}
    if times != "lines":
        kept.add("syllable times")
        if all(len(sung_pieces(word)) == max(1, len(word.syllables)) for word in song.words()):
            kept.add("syllables")
    return kept


def _plain(line: Line) -> str:
    """The line's text; as players know no other way, what would be read as a tag or a mark holds a `GUARD`."""
    text = _guarded(line.text)
    return text[0] + GUARD + text[1:] if _MARK.fullmatch(text) else text


def _guarded(text: str) -> str:
    return _TAG_LIKE.sub(rf"\1{GUARD}", text)


def _words(line: Line) -> str:
    text = ""
    now = centiseconds(line.start_ms or 0)
    left = ""
    for word in line.words:
        pieces = sung_pieces(word)
        if left and now < centiseconds(pieces[0].start_ms):
            text += f"<{_stamp(10 * now)}>"
        text += joiner(left, word.text) if left else ""
        for piece in pieces:
            text += f"<{_stamp(piece.start_ms)}>{_guarded(piece.text)}"
        now = centiseconds(pieces[-1].end_ms)
        left = word.text
    return f"{text}<{_stamp(10 * now)}>"


def _stamp(ms: int) -> str:
    total = centiseconds(ms)
    return f"{total // 6000:02d}:{total // 100 % 60:02d}.{total % 100:02d}"
