"""What a training run is: a TOML file, read strictly."""

import tomllib
from pathlib import Path

import msgspec

from kmaker_studio.core.errors import KMakerError


class TrainConfig(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A training run of the CTC head.

    Folders are relative to the TOML file. `base` is a checkpoint whose encoder is used, or empty for Whisper base's own. `slack` is in seconds (see
    `train.losses.ctc_loss`); a negative one leaves CTC free, for labels whose times are not exact.
    """

    data: list[str]
    validation: list[str]
    output: str
    base: str = ""
    features: str = "features"
    layers: tuple[int, ...] = (4, 5, 6)
    width: int = 384
    kernel: int = 5
    dropout: float = 0.3
    epochs: int = 12
    batch: int = 8
    learning_rate: float = 1e-3
    weight_decay: float = 0.05
    sung_weight: float = 0.3
    slack: float = 0.1
    time_mask: int = 40
    seed: int = 0


def read_config(path: Path) -> TrainConfig:
    """The run described by `path`, its folders made absolute; raises `KMakerError` where it cannot be read."""
    try:
        raw = tomllib.loads(path.read_text("utf-8"))
        config = msgspec.convert(raw, TrainConfig)
    except OSError as error:
        raise KMakerError(f"The training file {path} cannot be read ({error.strerror}): give the path of a TOML file.") from error
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
