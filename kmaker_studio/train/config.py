"""What a training run is: a TOML file, read strictly."""

import tomllib
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from kmaker_studio.core.errors import KMakerError

_Count = Annotated[int, Meta(ge=1)]
_Share = Annotated[float, Meta(ge=0, lt=1)]
_Folders = Annotated[list[str], Meta(min_length=1)]


class TrainConfig(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A training run of the CTC head.

    Folders are relative to the TOML file. `base` is a checkpoint whose encoder is used, or empty for Whisper base's
    own. `slack` is in seconds (see `train.losses.ctc_loss`); a negative one leaves CTC free, for labels whose times are
    not exact.
    """

    data: _Folders
    validation: _Folders
    output: str
    base: str = ""
    features: str = "features"
    layers: Annotated[tuple[Annotated[int, Meta(ge=1, le=6)], ...], Meta(min_length=1)] = (4, 5, 6)
    width: _Count = 384
    kernel: _Count = 5
    dropout: _Share = 0.3
    epochs: _Count = 12
    batch: _Count = 8
    learning_rate: Annotated[float, Meta(gt=0)] = 1e-3
    weight_decay: Annotated[float, Meta(ge=0)] = 0.05
    sung_weight: Annotated[float, Meta(ge=0)] = 0.3
    slack: float = 0.1
    time_mask: Annotated[int, Meta(ge=0, le=1000)] = 40
    seed: Annotated[int, Meta(ge=0)] = 0

    def __post_init__(self) -> None:
        if self.kernel % 2 == 0:
            raise ValueError("kernel must be odd")


def read_config(path: Path) -> TrainConfig:
    """The run described by `path`, its folders made absolute; raises `KMakerError` where it cannot be read."""
    try:
        raw = tomllib.loads(path.read_text("utf-8"))
        config = msgspec.convert(raw, TrainConfig)
    except OSError as error:
        raise KMakerError(
            f"The training file {path} cannot be read ({error.strerror}): give the path of a TOML file."
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise KMakerError(f"The training file {path} is not right: {error}.") from error
    folder = path.resolve().parent
    absolute = {
        "data": [str(folder / name) for name in config.data],
        "validation": [str(folder / name) for name in config.validation],
        "output": str(folder / config.output),
        "features": str(folder / config.features),
        "base": str(folder / config.base) if config.base else "",
    }
    return msgspec.structs.replace(config, **absolute)
