"""The pitch network's weights: a safetensors file of models/, nothing to unpickle."""

from pathlib import Path

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save
from torch import Tensor

from kmaker_studio.core.atomic import replacing
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.shipped_models import shipped_model
from kmaker_studio.pitch.network import SwiftF0

FORMAT = "kmaker-swift-f0-1"
NAME = "swift-f0"
"""The name of the shipped weights in the manifest."""

_BANK = "bank"
_PLACES, _VALUES = ".places", ".values"  # the bands' filters are nearly all zero: only the others are written


def save_weights(model: SwiftF0, path: Path) -> None:
    """Write `model` in single precision to `path`, whole or not at all."""
    tensors: dict[str, Tensor] = {}
    for name, tensor in model.state_dict().items():
        if name.startswith(_BANK):
            flat = tensor.flatten()
            places = torch.nonzero(flat)[:, 0]
            tensors[name + _PLACES], tensors[name + _VALUES] = places.to(torch.int32), flat[places].contiguous()
        else:
            tensors[name] = tensor.detach().contiguous()
    with replacing(path) as temporary:
        temporary.write_bytes(save(tensors, metadata={"format": FORMAT}))


def load_weights(path: Path | None = None) -> SwiftF0:
    """The network with the weights of `path` (by default the shipped ones, their sha256 compared), ready to listen.

    Raises `KMakerError` where the file is missing, damaged, or of another kind.
    """
    path = shipped_model(NAME) if path is None else path
    model = SwiftF0()
    try:
        with safe_open(path, framework="pt") as file:
            if (file.metadata() or {}).get("format") != FORMAT:
                raise KMakerError("{path} holds no pitch network of this version: reinstall the program.", path=path)
            tensors: dict[str, Tensor] = {}
            for name, given in model.state_dict().items():
                if name.startswith(_BANK):
                    bank = torch.zeros(given.numel())
                    bank[file.get_tensor(name + _PLACES).long()] = file.get_tensor(name + _VALUES)
                    tensors[name] = bank.view(given.shape)
                else:
                    tensors[name] = file.get_tensor(name)
        model.load_state_dict(tensors, strict=True, assign=True)
    except OSError as error:
        raise KMakerError("There is no pitch network at {path}: give a .safetensors file.", path=path) from error
    except (SafetensorError, RuntimeError, IndexError) as error:
        raise KMakerError("The pitch network {path} is damaged: reinstall the program.", path=path) from error
    return model.eval().requires_grad_(requires_grad=False)
