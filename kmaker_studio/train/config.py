"""The training configuration: a TOML file, read strictly."""

import re
import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.files import read_bytes

_MOST_BYTES = 1 << 20
# tomllib takes a second for a key of 6000 parts, and four times as long for twice as many
_LONG_KEY = re.compile(r"(?:[^\s.=,]+[ \t]*\.[ \t]*){100}")
_Count = Annotated[int, Meta(ge=1)]
_FromZero = Annotated[int, Meta(ge=0)]
_Share = Annotated[float, Meta(ge=0, lt=1)]
_Rate = Annotated[float, Meta(gt=0)]
_Weight = Annotated[float, Meta(ge=0)]
_Folders = Annotated[list[str], Meta(min_length=1)]

Head = Literal["ctc", "words"]


class TrainConfig(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A training run.

    Folders are relative to the TOML file; `train.data.labelled_songs` says what may lie in `data` and `validation`.

    What is trained: `heads`; the encoder is `frozen`, or its `last N` blocks or the `whole` of it learn too, at
    `encoder_learning_rate`. `base` is a checkpoint whose encoder is used, with `base_heads` its heads too, or empty for
    Whisper base's own. `layers`, `width`, `kernel` and `dropout` are those of a new CTC head (see
    `align.network.HeadDims`).

    How: each of `devices` processes on each of `nodes` machines takes `batch` windows at a time, `accumulate` times
    before each step of the optimiser. `patience` is how many epochs without a better validation end the run, 0 for
    none. With `resume` a run that was stopped goes on from its last state, kept after every epoch and every
    `save_every` steps; every `log_every` steps have a line in the log (0: none).

    The ingredients, each of which can be left out: `slack` in seconds and `price` in nats place the letters (see
    `train.heads.ctc_loss.ctc_loss`; a negative slack leaves CTC free, for labels whose times are not exact),
    `sung_weight` is that of the singing loss (0: none), `time_mask` the longest masked stretch in frames (0: none),
    `loss_scale` whether
    the scales beside the labels are used. Each window is learned from `shifts` more times, moved right by random
    silence: encoded anew, because the encoder knows where in its 30 s it is. With the word segment head the decoder's
    last `decoder_blocks` learn; the share `mask_words` of the words is music to it; the other `*_weight`s are those of
    its loss (`train.heads.word_segment_loss`).
    """

    data: _Folders
    validation: _Folders
    output: str
    base: str = ""
    base_heads: bool = False
    features: str = "features"
    heads: Annotated[tuple[Head, ...], Meta(min_length=1)] = ("ctc",)
    encoder: Annotated[str, Meta(pattern="^(frozen|whole|last [1-9][0-9]*)$")] = "frozen"
    layers: Annotated[tuple[Annotated[int, Meta(ge=1, le=6)], ...], Meta(min_length=1)] = (4, 5, 6)
    width: _Count = 384
    kernel: _Count = 5
    dropout: _Share = 0.3
    epochs: _Count = 12
    batch: _Count = 8
    accumulate: _Count = 1
    learning_rate: _Rate = 1e-3
    encoder_learning_rate: _Rate = 2e-5
    weight_decay: _Weight = 0.05
    sung_weight: _Weight = 0.3
    decoder_blocks: _FromZero = 2
    mask_words: _Share = 0.5
    l1_weight: _Weight = 1.0
    giou_weight: _Weight = 1.0
    cross_entropy_weight: _Weight = 1.0
    pointer_weight: _Weight = 1.0
    slack: float = 0.1
    price: _Weight = 5.0
    time_mask: Annotated[int, Meta(ge=0, le=1000)] = 40
    loss_scale: bool = True
    shifts: Annotated[int, Meta(ge=0, le=20)] = 0
    precision: Literal["32", "bf16-mixed", "16-mixed"] = "bf16-mixed"
    accelerator: Literal["auto", "cpu", "cuda", "mps"] = "auto"
    devices: _Count = 1
    nodes: _Count = 1
    patience: _FromZero = 0
    resume: bool = True
    save_every: _FromZero = 0
    log_every: _FromZero = 10
    seed: _FromZero = 0

    def __post_init__(self) -> None:
        if self.kernel % 2 == 0:
            raise ValueError("kernel must be odd")
        if len(set(self.heads)) < len(self.heads):
            raise ValueError("heads names one twice")

    def trained_blocks(self, blocks: int) -> int:
        """How many of the encoder's last blocks learn: 0 where it is frozen, `blocks` + 1 for the whole of it."""
        if self.encoder.startswith("last"):
            return min(blocks, int(self.encoder.split()[1]))
        return 0 if self.encoder == "frozen" else blocks + 1


def _tables(text: str) -> dict[str, Any]:
    if _LONG_KEY.search(text):
        raise ValueError("a key has over 100 parts")
    return tomllib.loads(text)


def read_config(path: Path) -> TrainConfig:
    """The run described by `path`, its folders made absolute; raises `KMakerError` where it cannot be read."""
    try:
        text = read_bytes(path, _MOST_BYTES).decode("utf-8")
        raw = _tables(text)
        config = msgspec.convert(raw, TrainConfig)
    except OSError as error:
        raise KMakerError(
            "The training file {path} cannot be read ({reason}): give the path of a TOML file.",
            path=path,
            reason=error.strerror,
        ) from error
    except (ValueError, RecursionError, msgspec.ValidationError) as error:
        raise KMakerError("The training file {path} is not right: {error}.", path=path, error=error) from error
    folder = path.resolve().parent
    absolute = {
        "data": [str(folder / name) for name in config.data],
        "validation": [str(folder / name) for name in config.validation],
        "output": str(folder / config.output),
        "features": str(folder / config.features),
        "base": str(folder / config.base) if config.base else "",
    }
    return msgspec.structs.replace(config, **absolute)
