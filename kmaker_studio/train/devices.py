"""The devices of a training run: one, several, or those of several machines, by Lightning Fabric.

Fabric starts a process for each device of `devices` by running the command again. Under torchrun, or Fabric's own
launcher, the processes are there already and say how many they are.
"""

import logging
import os
from collections.abc import Generator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import torch

from kmaker_studio.core.errors import KMakerError, Phrase
from kmaker_studio.core.files import exists
from kmaker_studio.train.config import TrainConfig

if TYPE_CHECKING:
    from lightning_fabric import Fabric

_PATIENCE = timedelta(hours=6)  # the others wait while the first process reads the songs or validates


def connect(config: TrainConfig) -> "Fabric":
    """The place of this process among those that train; raises `KMakerError` for devices that are not there."""
    try:
        from lightning_fabric import Fabric
        from lightning_fabric.strategies.ddp import DDPStrategy
    except ImportError as error:
        raise KMakerError("Training needs Lightning Fabric: install `kmaker-studio[train]`.") from error
    logging.getLogger("lightning_fabric").setLevel(logging.WARNING)
    devices, nodes = config.devices, config.nodes
    if "TORCHELASTIC_RUN_ID" in os.environ:
        devices = int(os.environ["LOCAL_WORLD_SIZE"])
        nodes = int(os.environ["WORLD_SIZE"]) // devices
    has_gpu = config.accelerator in ("cuda", "mps") or (
        config.accelerator == "auto" and (torch.cuda.is_available() or torch.backends.mps.is_available())
    )
    if config.precision == "16-mixed" and not has_gpu:
        raise KMakerError("precision 16-mixed needs a GPU: use bf16-mixed or 32.")
    try:
        fabric = Fabric(
            accelerator=config.accelerator,
            devices=devices,
            num_nodes=nodes,
            precision=config.precision,
            strategy=DDPStrategy(timeout=_PATIENCE) if devices * nodes > 1 else "auto",
        )
    except (RuntimeError, ValueError) as error:  # Lightning's MisconfigurationException is a kind of RuntimeError
        raise KMakerError(
            "There are no {devices} devices of kind {kind} here ({reason}): change devices or accelerator.",
            devices=devices,
            kind=config.accelerator,
            reason=_first_line(error),
        ) from error
    fabric.launch()
    return fabric


@contextmanager
def resumable(state: Path) -> Generator[None]:
    """Raise `KMakerError`, one sentence, for the loss of a device, of memory, or of another process of the run."""
    try:
        yield
    except torch.OutOfMemoryError as error:
        raise KMakerError(
            "The GPU has too little memory: lower batch and raise accumulate by the same factor."
        ) from error
    except RuntimeError as error:
        if not _is_loss(error):
            raise
        again = Phrase("run the same command again")
        rest = Phrase("the same command goes on from {path}", path=state) if exists(state) else again
        raise KMakerError(
            "A device or another process of the training was lost ({reason}): {rest}.",
            reason=_first_line(error),
            rest=rest,
        ) from error


def _is_loss(error: RuntimeError) -> bool:
    kinds = (torch.AcceleratorError, torch.distributed.DistError)
    return isinstance(error, kinds) or any(name in str(error) for name in ("CUDA", "MPS", "gloo", "NCCL"))


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0].rstrip(".")
