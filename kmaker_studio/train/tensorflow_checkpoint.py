"""TensorFlow checkpoints read without TensorFlow.

A checkpoint is two files: `NAME.data-00000-of-00001`, the values of all tensors one after the other, and `NAME.index`,
which says where each lies. The index is a LevelDB table (`tensorflow/core/lib/io/format.cc`) whose keys are the
tensors' names and whose values are `BundleEntryProto`s (`tensorflow/core/protobuf/tensor_bundle.proto`).
"""

import struct
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt

from kmaker_studio.core.errors import KMakerError

_FOOTER_BYTES = 48
_MAGIC = struct.pack("<Q", 0xDB4775248B80FB57)
_TYPES = {1: np.dtype("<f4"), 9: np.dtype("<i8")}


def read_checkpoint(index: Path) -> dict[str, npt.NDArray[np.generic]]:
    """The tensors of the checkpoint whose index is at `index`, by name; raises `KMakerError` where it is none."""
    try:
        table = index.read_bytes()
        values = index.with_name(f"{index.stem}.data-00000-of-00001").read_bytes()
    except OSError as error:
        raise KMakerError(
            "The checkpoint {index} cannot be read ({reason}): give its .index file.",
            index=index,
            reason=error.strerror,
        ) from error
    if table[-8:] != _MAGIC:
        raise KMakerError("{index} is no index of a TensorFlow checkpoint: give its .index file.", index=index)
    footer = table[-_FOOTER_BYTES:]
    _, at = _block_handle(footer, 0)  # the block of statistics, which is empty
    (offset, size), _ = _block_handle(footer, at)
    tensors: dict[str, npt.NDArray[np.generic]] = {}
    for _, handle in _entries(table, offset, size):
        for key, value in _entries(table, *_block_handle(handle, 0)[0]):
            if key:  # the entry without a name is the header
                tensors[key.decode()] = _tensor(value, values)
    return tensors


def _tensor(entry: bytes, values: bytes) -> npt.NDArray[np.generic]:
    """The tensor of a `BundleEntryProto`: 1 is its type, 2 its shape, 4 and 5 its place in `values`."""
    numbers, parts = _message(entry)
    sizes = _message(parts[2][0])[1].get(2, []) if 2 in parts else []
    shape = [_message(size)[0].get(1, 0) for size in sizes]
    offset = numbers.get(4, 0)
    return np.frombuffer(values[offset : offset + numbers[5]], _TYPES[numbers[1]]).reshape(shape)


def _message(message: bytes) -> tuple[dict[int, int], dict[int, list[bytes]]]:
    """The fields of a protobuf message by number: integers, and the bytes of whatever else there is."""
    numbers: dict[int, int] = {}
    parts: dict[int, list[bytes]] = {}
    at = 0
    while at < len(message):
        tag, at = _varint(message, at)
        if tag & 7 == 0:
            numbers[tag >> 3], at = _varint(message, at)
        elif tag & 7 == 2:
            size, at = _varint(message, at)
            parts.setdefault(tag >> 3, []).append(message[at : at + size])
            at += size
        else:  # a fixed 32-bit number, the values' checksum
            numbers[tag >> 3], at = struct.unpack_from("<I", message, at)[0], at + 4
    return numbers, parts


def _entries(table: bytes, offset: int, size: int) -> Iterator[tuple[bytes, bytes]]:
    """Keys and values of a block; a key begins with as many bytes of the one before as its entry says."""
    block = table[offset : offset + size]
    end = size - 4 - 4 * struct.unpack_from("<I", block, size - 4)[0]
    at, key = 0, b""
    while at < end:
        shared, at = _varint(block, at)
        own, at = _varint(block, at)
        length, at = _varint(block, at)
        key = key[:shared] + block[at : at + own]
        yield key, block[at + own : at + own + length]
        at += own + length


def _block_handle(data: bytes, at: int) -> tuple[tuple[int, int], int]:
    offset, at = _varint(data, at)
    size, at = _varint(data, at)
    return (offset, size), at


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, at
