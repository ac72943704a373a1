"""Sizes in a checkpoint's header compared with its tensors before a network is made of them.

A header of a few bytes may ask for a network of any size, which would take all memory only to be found wrong then.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor, nn

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_MOST = 1 << 20
_MOST_LAYERS = 64


def check_sizes(tensors: Mapping[str, Tensor], make: Callable[[], nn.Module], *headers: "DataclassInstance") -> None:
    """Raise `ValueError` unless the network that `make` makes by `headers` has tensors of just the shapes of `tensors`.

    It is made without memory for its numbers.
    """
    for name, value in (pair for header in headers for pair in asdict(header).items()):
        most = _MOST_LAYERS if name.endswith("_layer") else _MOST
        numbers: list[Any] = list(value) if isinstance(value, tuple | list) else [value]
        if any(isinstance(number, int | float) and not 0 <= number <= most for number in numbers):
            raise ValueError(f"{name} is {value}")
    with torch.device("meta"):
        wanted = {name: tensor.shape for name, tensor in make().state_dict().items()}
    if wanted != {name: tensor.shape for name, tensor in tensors.items()}:
        raise ValueError("the tensors are of other sizes")
