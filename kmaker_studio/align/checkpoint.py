"""Reading and writing checkpoints: safetensors files with the network's sizes in the header, nothing to unpickle."""

import json
from dataclasses import asdict
from pathlib import Path

import msgspec
import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save

from kmaker_studio.align.confidence import EVIDENCE
from kmaker_studio.align.header_sizes import check_sizes
from kmaker_studio.align.network import SYMBOLS, Calibration, EncoderDims, HeadDims, KaraokeWhisper
from kmaker_studio.align.word_head_checkpoint import beside, load_words, save_words
from kmaker_studio.core.atomic import replacing
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.files import is_file
from kmaker_studio.core.shipped_models import shipped_model

FORMAT = "kmaker-1"


def default_checkpoint() -> Path:
    """The shipped checkpoint, its sha256 compared; raises `KMakerError` where it is missing or damaged."""
    return shipped_model()


def save_checkpoint(model: KaraokeWhisper, path: Path) -> None:
    """Write `model` in half precision to `path`, whole or not at all; its word segment head goes beside it."""
    header = {
        "format": FORMAT,
        "symbols": SYMBOLS,
        "encoder": json.dumps(asdict(model.encoder_dims)),
        "ctc_head": json.dumps(asdict(model.ctc_head.dims)),
        "calibration": json.dumps(asdict(model.calibration)),
    }
    tensors = {name: tensor.detach().to(torch.float16).contiguous() for name, tensor in model.state_dict().items()}
    tensors = {name: tensor for name, tensor in tensors.items() if not name.startswith("segmenter.")}
    with replacing(path) as temporary:
        temporary.write_bytes(save(tensors, metadata=header))  # save_file hides a full disk's OSError
    if model.segmenter is not None:
        save_words(model.segmenter, beside(path))


def load_checkpoint(path: Path | None = None) -> KaraokeWhisper:
    """The network of a checkpoint (by default the shipped one), in single precision and ready to align.

    Raises `KMakerError` where the file is missing, damaged, or of another format.
    """
    path = default_checkpoint() if path is None else path
    if not is_file(path):
        raise KMakerError("There is no checkpoint at {path}: give the path of a .safetensors file.", path=path)
    try:
        with safe_open(path, framework="pt") as file:
            header: dict[str, str] = file.metadata() or {}
            _check_header(path, header)
            tensors = {name: file.get_tensor(name).float() for name in file.keys()}  # noqa: SIM118 - no mapping
        encoder = msgspec.json.decode(header["encoder"], type=EncoderDims)
        head = msgspec.json.decode(header["ctc_head"], type=HeadDims)
        calibration = msgspec.json.decode(header["calibration"], type=Calibration)
        check_sizes(tensors, lambda: KaraokeWhisper(encoder, head), encoder, head)
        model = KaraokeWhisper(encoder, head)
        model.load_state_dict(tensors, strict=True, assign=True)
    except (SafetensorError, msgspec.MsgspecError, KeyError, RuntimeError, ValueError, MemoryError) as error:
        raise KMakerError("The checkpoint {path} is damaged: fetch it again.", path=path) from error
    if len(calibration.confidence_weights) not in (0, len(EVIDENCE) + 1):  # none: not calibrated yet
        raise KMakerError(
            "The checkpoint {path} was calibrated for another version: use one made for this program.", path=path
        )
    model.calibration = calibration
    if is_file(words := beside(path)):
        model.segmenter = load_words(words)
    return model.eval()


def _check_header(path: Path, header: dict[str, str]) -> None:
    found = header.get("format", "none")
    if found != FORMAT:
        raise KMakerError(
            "The checkpoint {path} is of another version ({found}, not {known}): use one made for this program.",
            path=path,
            found=found,
            known=FORMAT,
        )
    if header.get("symbols") != SYMBOLS:
        raise KMakerError(
            "The checkpoint {path} knows other letters than this program: use one made for it.", path=path
        )
