"""Reading and writing the word segment head's checkpoint, and for which edges of words it is used."""

import json
from dataclasses import asdict
from pathlib import Path

import msgspec
import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save

from kmaker_studio.align.header_sizes import check_sizes
from kmaker_studio.align.word_head import DecoderDims, Joined, WordHeadDims, WordSegmenter
from kmaker_studio.core.atomic import replacing
from kmaker_studio.core.errors import KMakerError

FORMAT = "kmaker-words-1"
SUFFIX = ".words.safetensors"


def beside(checkpoint: Path) -> Path:
    """Where the word segment head of a checkpoint is kept."""
    return checkpoint.with_suffix("").with_suffix(SUFFIX)


def save_words(segmenter: WordSegmenter, path: Path) -> None:
    """Write `segmenter` in half precision to `path`, whole or not at all."""
    header = {
        "format": FORMAT,
        "decoder": json.dumps(asdict(segmenter.decoder_dims)),
        "word_head": json.dumps(asdict(segmenter.word_seg_embed.dims)),
        "joined": json.dumps(asdict(segmenter.joined)),
    }
    tensors = {name: tensor.detach().to(torch.float16).contiguous() for name, tensor in segmenter.state_dict().items()}
    with replacing(path) as temporary:
        temporary.write_bytes(save(tensors, metadata=header))


def load_words(path: Path) -> WordSegmenter:
    """The word segment head of `path` with its decoder, in single precision.

    Raises `KMakerError` where the file is missing, damaged, or of another format.
    """
    try:
        with safe_open(path, framework="pt") as file:
            header: dict[str, str] = file.metadata() or {}
            if header.get("format") != FORMAT:
                raise KMakerError(
                    "{path} is no word segment head of this version: train another or remove it.", path=path
                )
            tensors = {name: file.get_tensor(name).float() for name in file.keys()}  # noqa: SIM118 - no mapping
        decoder = msgspec.json.decode(header["decoder"], type=DecoderDims)
        head = msgspec.json.decode(header["word_head"], type=WordHeadDims)
        check_sizes(tensors, lambda: WordSegmenter(decoder, head), decoder, head)
        segmenter = WordSegmenter(decoder, head)
        segmenter.joined = msgspec.json.decode(header["joined"], type=Joined)
        segmenter.load_state_dict(tensors, strict=True, assign=True)
    except OSError as error:
        raise KMakerError(
            'There is no word segment head at {path}: train one with heads = ["words"].', path=path
        ) from error
    except (SafetensorError, msgspec.MsgspecError, KeyError, RuntimeError, ValueError, MemoryError) as error:
        raise KMakerError("The word segment head {path} is damaged: fetch it again.", path=path) from error
    return segmenter.eval()
