"""WebVTT with a timestamp a word, as https://www.w3.org/TR/webvtt1/ has it: `Paper <00:00:10.500>boats`.

A timestamp inside a cue must be later than the one before it, so that words which begin together stand in cues of their
own. A word that ends before the next begins has a timestamp at its end. The header block has title, artist, language,
album, year and creator in the way of YouTube's `Language: en`, which players pass over.
"""

import html
import re
from dataclasses import replace

from kmaker_studio.core.overlaps import without_overlaps
from kmaker_studio.core.song import Line, Song
from kmaker_studio.core.syllables import sung_pieces
from kmaker_studio.core.word_spacing import joiner
from kmaker_studio.formats.base import Format, Kept, Reading, Writing, not_kept, overlap_losses, require_timed
from kmaker_studio.formats.cues import GUARD, HEADER_TAGS, MADE_BY, guarded, read_cues, stamp

_HEADERS = ("Title", "Artist", "Language", "Album", "Year", "By")


def read_vtt(text: str) -> Reading:
    """The song in `text`, see `read_cues`."""
    return read_cues(text, "WebVTT")


def write_vtt(song: Song) -> Writing:
    """`song` as a cue a line with a timestamp a word or timed syllable; every word must be timed."""
    require_timed(song)
    mended = without_overlaps(song, 1)
    lines = sorted((line for line in mended.lines if line.words), key=lambda line: line.start_ms or 0)
    tags = dict(song.tags)
    values = (song.title, song.artist, song.language, *(tags.get(name, "") for name in HEADER_TAGS.values()))
    heads = [f"{name}: {_header(value)}" for name, value in zip(_HEADERS, values, strict=True) if value.strip()]
    parts = ["\n".join(("WEBVTT", *heads)), MADE_BY, *(_cue(line) for line in lines)]
    kept: set[Kept] = {"title", "language", "singers", "syllable times"}
    if all(len(sung_pieces(word)) == max(1, len(word.syllables)) for word in song.words()):
        kept.add("syllables")
    lost = replace(song, tags=tuple((name, value) for name, value in song.tags if name not in HEADER_TAGS.values()))
    return Writing("\n\n".join(parts) + "\n", (*not_kept(lost, "WebVTT", kept), *overlap_losses(mended)))


def _header(value: str) -> str:
    return " ".join(value.split()).replace("-->", f"--{GUARD}>")


def _cue(line: Line) -> str:
    start = line.start_ms or 0
    text = f"<v {_voice(line.singer)}>" if line.singer else ""
    last, now, left = start, start, ""
    whole = len(line.words) == 1 and len(sung_pieces(line.words[0])) == 1
    for word in line.words:
        pieces = sung_pieces(word)
        if left and last < now < pieces[0].start_ms:
            text += f"<{stamp(now, '.')}>"
            last = now
        text += joiner(left, word.text) if left else ""
        for piece in pieces:
            if piece.start_ms > last:
                text += f"<{stamp(piece.start_ms, '.')}>"
                last = piece.start_ms
            text += html.escape(guarded(piece.text) if whole else _escaped(piece.text), quote=False)
        now, left = pieces[-1].end_ms, word.text
    end = max(now, last + 1)
    return f"{stamp(start, '.')} --> {stamp(end, '.')}\n{text}"


def _escaped(text: str) -> str:
    return re.sub(r"\{(?=\\)|-(?=-*>)", rf"\g<0>{GUARD}", text)


def _voice(singer: str) -> str:
    return html.escape(" ".join(singer.split()), quote=False)


def _looks_like_vtt(text: str) -> bool:
    return re.match(r"\ufeff?WEBVTT(?:\s|$)", text) is not None


FORMAT = Format(_looks_like_vtt, read_vtt, write_vtt)
