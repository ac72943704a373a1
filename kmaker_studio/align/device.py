"""Choosing where the network runs (GPU or processor), and running it there."""

from collections.abc import Callable
from typing import Literal

import torch
from torch import Tensor

from kmaker_studio.align.network import FrameScores, KaraokeWhisper
from kmaker_studio.core.errors import KMakerError

Device = Literal["auto", "cpu", "cuda", "mps"]
_WINDOWS_AT_ONCE = {"cuda": 16, "mps": 4}  # on a processor one window fills the cores


def choose_device(wanted: str = "auto") -> torch.device:
    """The device of that name, or the best there is; raises `KMakerError` for one that is not there."""
    there = {"cpu": True, "cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available()}
    if wanted == "auto":
        return torch.device(next(name for name in ("cuda", "mps", "cpu") if there[name]))
    if not there.get(wanted, False):
        known = ", ".join(name for name, is_there in there.items() if is_there)
        raise KMakerError(
            "There is no device “{wanted}” here: choose auto or one of {known}.", wanted=wanted, known=known
        )
    return torch.device(wanted)


def device_of(model: KaraokeWhisper) -> torch.device:
    """Where the weights of `model` are."""
    return next(model.parameters()).device


def batch_size(model: KaraokeWhisper) -> int:
    """How many windows of 30 s to give `model` at once."""
    return _WINDOWS_AT_ONCE.get(device_of(model).type, 1)


def run_network(
    model: KaraokeWhisper, mels: Tensor, between_blocks: Callable[[], None] = lambda: None
) -> FrameScores | None:
    """What `model` hears in `mels` (batch, mels, frames), on the processor; None where a smaller batch may do.

    A GPU that has no memory even for one window, or that is lost, is left for the processor, for good. Raises
    `KMakerError` where the processor has too little memory as well.
    """
    device = device_of(model)
    try:
        with torch.inference_mode():
            heard = model(mels.to(device), between_blocks)
            return FrameScores(heard.letters.cpu(), heard.sung.cpu())
    except RuntimeError as error:  # torch.OutOfMemoryError and a lost device's errors are kinds of it
        if device.type == "cpu":
            if "memory" in str(error):
                raise KMakerError("There is no memory left for 30 s of the song: close other programs.") from error
            raise
        if len(mels) == 1 or not isinstance(error, torch.OutOfMemoryError):
            _leave(model)
        return None


def _leave(model: KaraokeWhisper) -> None:
    try:
        model.to("cpu")
    except RuntimeError as error:
        raise KMakerError("The GPU was lost: start the program again, or choose the device cpu.") from error
