"""The separator's weights: half precision in a safetensors file of models/, nothing to unpickle."""

from pathlib import Path

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save
from torch import Tensor

from kmaker_studio.core.atomic import replacing
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.shipped_models import shipped_model
from kmaker_studio.separate.network import Spleeter

FORMAT = "kmaker-spleeter-1"
NAME = "spleeter-2stems"
"""The name of the shipped weights in the manifest."""


def save_weights(model: Spleeter, path: Path) -> None:
    """Write `model` in half precision to `path`, whole or not at all."""
    tensors = {name: tensor.detach().to(torch.float16).contiguous() for name, tensor in model.state_dict().items()}
    with replacing(path) as temporary:
        temporary.write_bytes(save(tensors, metadata={"format": FORMAT}))


def load_weights(path: Path | None = None) -> Spleeter:
    """The network with the weights of `path` (by default the shipped ones, their sha256 compared), ready to separate.

    Raises `KMakerError` where the file is missing, damaged, or of another kind.
    """
    path = shipped_model(NAME) if path is None else path
    try:
        with safe_open(path, framework="pt") as file:
            if (file.metadata() or {}).get("format") != FORMAT:
                raise KMakerError("{path} holds no separator of this version: reinstall the program.", path=path)
            tensors = {name: _laid_out(file.get_tensor(name).float()) for name in file.keys()}  # noqa: SIM118 - no mapping
        model = Spleeter()
        model.load_state_dict(tensors, strict=True, assign=True)
    except OSError as error:
        raise KMakerError("There is no separator at {path}: give a .safetensors file.", path=path) from error
    except (SafetensorError, RuntimeError) as error:
        raise KMakerError("The separator {path} is damaged: reinstall the program.", path=path) from error
    return model.eval().requires_grad_(requires_grad=False)


def _laid_out(tensor: Tensor) -> Tensor:
    """Kernels with the channels innermost, which a processor is faster with."""
    return tensor.contiguous(memory_format=torch.channels_last) if tensor.ndim == 4 else tensor
