"""Whether all of a sound file is there, by what its header claims: libsndfile shows no more than there is.

RIFF, RF64, Wave64, AIFF, CAF and .au say how long their chunk of samples is; the pages of Ogg say where each ends, and
which is the last.
"""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

_UNKNOWN = (0, 0x7FFFFFFF, 0xFFFFFFFF, (1 << 64) - 1)
"""Lengths that a program writes which cannot go back to its header."""
_SLACK_BYTES = 4096  # what a file may lack: many programs count their last chunk wrongly by a byte or a few
_MOST_CHUNKS = 10_000
_PAGE_BYTES = 65_307  # the largest page of Ogg


def missing_share(path: Path) -> float:
    """The share of the sound in `path` that its header claims and that is not there; 0 where the header says nothing.

    Raises `OSError` where it cannot be read.
    """
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(0)
        magic = file.read(12)
        if magic[:4] in (b"RIFF", b"RIFX", b"RF64") and magic[8:] == b"WAVE":
            return _of_chunks(file, size, _Chunks(b"data", is_big_endian=magic[:4] == b"RIFX"))
        if magic[:4] == b"FORM" and magic[8:] in (b"AIFF", b"AIFC"):
            return _of_chunks(file, size, _Chunks(b"SSND", is_big_endian=True))
        if magic[:4] == b"riff":
            return _of_chunks(file, size, _Chunks(b"data", 40, 16, 8, counts_its_head=True, step=8))
        if magic[:4] == b"caff":
            return _of_chunks(file, size, _Chunks(b"data", 8, 4, 8, is_big_endian=True, step=1))
        if magic[:4] == b".snd":
            return _missing(int.from_bytes(magic[8:12], "big"), size - int.from_bytes(magic[4:8], "big"))
        if magic[:4] == b"OggS":
            return _of_pages(file, size)
    return 0.0


@dataclass(frozen=True, slots=True)
class _Chunks:
    """How a format writes its chunks: which holds the samples, where the first is, the bytes of a name and a length."""

    wanted: bytes
    first: int = 12
    name_bytes: int = 4
    length_bytes: int = 4
    is_big_endian: bool = False
    counts_its_head: bool = False
    step: int = 2


def _of_chunks(file: BinaryIO, size: int, chunks: _Chunks) -> float:
    """The share that the chunk of the samples lacks."""
    at, large = chunks.first, 0
    head_bytes = chunks.name_bytes + chunks.length_bytes
    for _ in range(_MOST_CHUNKS):
        if at >= size:
            return 0.0
        file.seek(at)
        head = file.read(head_bytes)
        if len(head) < head_bytes:
            return 0.0
        length = int.from_bytes(head[chunks.name_bytes :], "big" if chunks.is_big_endian else "little")
        length = max(0, length - head_bytes) if chunks.counts_its_head else length
        if head[:4] == b"ds64":  # the lengths of RF64, which stand for -1 where they belong
            large = int.from_bytes(file.read(16)[8:], "little")
        if head[:4] == chunks.wanted:
            return _missing(large if large and length == 0xFFFFFFFF else length, size - at - head_bytes)
        at += head_bytes + -(-length // chunks.step) * chunks.step
    return 0.0


def _missing(claimed: int, there: int) -> float:
    if claimed in _UNKNOWN or claimed >= 1 << 63 or claimed - there <= _SLACK_BYTES:
        return 0.0
    return 1 - max(0, there) / claimed


def _of_pages(file: BinaryIO, size: int) -> float:
    """A share where the last page is cut; how much is missing the pages do not say, so it is taken for half."""
    begin = max(0, size - 2 * _PAGE_BYTES)
    file.seek(begin)
    data = file.read()
    at = data.find(b"OggS")
    last = -1
    while at >= 0 and len(data) - at >= 27:
        segments = data[at + 26]
        table = data[at + 27 : at + 27 + segments]
        length = 27 + segments + sum(table)
        if data[at + 4] != 0:  # not a page but bytes like the beginning of one
            at = data.find(b"OggS", at + 1)
            continue
        last = at
        if at + length > len(data):
            return 0.5
        following = at + length
        at = following if data[following : following + 4] == b"OggS" else data.find(b"OggS", following)
    is_ended = last >= 0 and bool(data[last + 5] & 4)
    return 0.0 if is_ended else 0.5
