"""A training run's state on disk, from which the same command goes on after a stop.

What chance decides in a step follows from the seed and the step alone, so that no generator needs to be kept.
"""

import hashlib
import io
import pickle
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import torch

from kmaker_studio.core.atomic import replacing
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.files import exists
from kmaker_studio.train.config import TrainConfig
from kmaker_studio.train.data.dataset import Window

_SHAPING = ("base", "base_heads", "heads", "encoder", "layers", "width", "kernel", "seed")


@dataclass(slots=True)
class Position:
    """How far a run is: steps done, the losses of the epoch under way, the best epoch's mean error and how many epochs
    ago it was.
    """

    step: int = 0
    losses: list[float] = field(default_factory=list)
    best: float = float("inf")
    waited: int = 0


def state_path(config: TrainConfig) -> Path:
    """Where the state of a run is kept: beside its output."""
    return Path(f"{config.output}.state")


def identity(config: TrainConfig, windows: Sequence[Window], windows_a_step: int) -> str:
    """What must be the same for a run to go on: the network, the data and the order in which it is seen."""
    digest = hashlib.sha256(repr([windows_a_step, *(getattr(config, name) for name in _SHAPING)]).encode())
    for window in windows:
        digest.update(repr(window).encode())
    return digest.hexdigest()


def save_state(path: Path, run: str, position: Position, parts: dict[str, Any]) -> None:
    """Write the state of the run of that `identity`, whole or not at all; `parts` are state dicts.

    Raises `KMakerError` where the disk refuses, which leaves the state before it.
    """
    data = io.BytesIO()
    torch.save({"run": run, "position": asdict(position), **parts}, data)
    with replacing(path) as temporary:
        temporary.write_bytes(data.getbuffer())


def load_state(path: Path, run: str) -> tuple[Position, dict[str, Any]] | None:
    """The position and the state dicts kept at `path`, None where there are none.

    Raises `KMakerError` for a damaged state and for one of another `identity`.
    """
    if not exists(path):
        return None
    try:
        parts = torch.load(path, map_location="cpu", weights_only=True)  # unpickles nothing but tensors and numbers
        found, position = parts.pop("run"), Position(**parts.pop("position"))
    except (OSError, RuntimeError, EOFError, KeyError, TypeError, AttributeError, pickle.UnpicklingError) as error:
        raise KMakerError("The training state {path} is damaged: remove it to begin anew.", path=path) from error
    if found != run:
        raise KMakerError(
            "The training state {path} is that of other data, another network or other batches: remove it, "
            "or set resume = false, to begin anew.",
            path=path,
        )
    return position, parts
