"""The training of the CTC head on a frozen encoder, top to bottom."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch

from kmaker_studio.align.checkpoint import load_checkpoint, save_checkpoint
from kmaker_studio.align.emissions import Emissions
from kmaker_studio.align.network import EncoderDims, HeadDims, KaraokeWhisper
from kmaker_studio.core.atomic import require_writable_folder, write_problem
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.jobs import Cancelled, Progress, Report, check_cancelled, ignore_progress, never_cancelled
from kmaker_studio.train.base_weights import base_encoder_weights
from kmaker_studio.train.calibrate import Checked, calibrate, check_window, closure_of
from kmaker_studio.train.config import TrainConfig
from kmaker_studio.train.dataset import Window, read_dataset
from kmaker_studio.train.evaluate import CLOSE
from kmaker_studio.train.features import Features, cached_features
from kmaker_studio.train.losses import total_loss


@dataclass(frozen=True, slots=True)
class EpochResult:
    """One epoch's figures: losses, and onset errors (seconds) of the validation words on their best path."""

    epoch: int
    train_loss: float
    validation_loss: float
    mean_error: float
    median_error: float
    share_close: float


def train(
    config: TrainConfig,
    report: Report = ignore_progress,
    cancelled: Cancelled = never_cancelled,
    on_epoch: Callable[[EpochResult], None] = lambda _result: None,
) -> EpochResult:
    """Train as `config` says, keep the checkpoint of the epoch with the lowest mean onset error, return its figures.

    A line of JSON an epoch is appended to `<output>.log.jsonl`. Raises `KMakerError` for data that cannot be read and
    for a loss that is no longer a number.
    """
    require_writable_folder(Path(config.output))
    torch.manual_seed(config.seed)
    random = np.random.default_rng(config.seed)
    windows = [window for folder in config.data for window in read_dataset(Path(folder))]
    held_out = [window for folder in config.validation for window in read_dataset(Path(folder))]
    model = _new_model(config)
    features = cached_features(model, windows, Path(config.features), report, cancelled)
    held_out_features = cached_features(model, held_out, Path(config.features), report, cancelled)

    head = model.ctc_head
    optimizer = torch.optim.AdamW(head.parameters(), lr=config.learning_rate, weight_decay=config.weight_decay)
    steps = config.epochs * -(-len(windows) // config.batch)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, config.learning_rate, total_steps=steps)
    slack = config.slack if config.slack >= 0 else None
    best: EpochResult | None = None
    step = 0
    for epoch in range(1, config.epochs + 1):
        head.train()
        losses: list[float] = []
        order = random.permutation(len(windows))
        for begin in range(0, len(order), config.batch):
            check_cancelled(cancelled)
            picked = np.sort(order[begin : begin + config.batch])
            states = _masked(torch.from_numpy(np.array(features[picked])), config.time_mask, random)
            with torch.autocast("cpu", torch.bfloat16):
                heard = head(states)
            loss = total_loss(heard, [windows[index] for index in picked], slack, config.sung_weight)
            if not torch.isfinite(loss):
                raise KMakerError(
                    f"The loss was no longer a number in epoch {epoch}: lower learning_rate; {config.output} is kept."
                )
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(head.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
            step += 1
            report(Progress(f"Training, epoch {epoch} of {config.epochs}", step, steps))
        result = _validate(model, held_out, held_out_features, config, epoch, float(np.mean(losses)))
        _log(result, Path(f"{config.output}.log.jsonl"))
        on_epoch(result)
        if best is None or result.mean_error <= best.mean_error:
            best = result
            save_checkpoint(model, Path(config.output))
    assert best is not None  # noqa: S101 - a `TrainConfig` has at least one epoch
    return best


def _log(result: EpochResult, path: Path) -> None:
    try:
        with path.open("a", encoding="utf-8") as log:
            log.write(json.dumps(asdict(result)) + "\n")
    except OSError as error:
        raise write_problem(path, error) from error


def _new_model(config: TrainConfig) -> KaraokeWhisper:
    head = HeadDims(width=config.width, kernel=config.kernel, dropout=config.dropout, layers=tuple(config.layers))
    model = KaraokeWhisper(EncoderDims(), head)
    if config.base:
        model.encoder.load_state_dict(load_checkpoint(Path(config.base)).encoder.state_dict())
    else:
        model.encoder.load_state_dict(base_encoder_weights())
    return model.eval()


def _masked(states: torch.Tensor, longest: int, random: np.random.Generator) -> torch.Tensor:
    """The states with a few stretches of each song set to zero (SpecAugment's time masking, Park et al. 2019)."""
    for row in states:
        for _ in range(4):
            length = int(random.integers(0, longest + 1))
            begin = int(random.integers(0, states.shape[2] - length))
            row[:, begin : begin + length] = 0
    return states


def _validate(
    model: KaraokeWhisper, windows: list[Window], features: Features, config: TrainConfig, epoch: int, train_loss: float
) -> EpochResult:
    """Align the held-out windows and renew the model's calibration."""
    model.ctc_head.eval()
    own: list[Checked] = []
    foreign: list[Checked] = []
    losses: list[float] = []
    for index, window in enumerate(windows):
        with torch.inference_mode():
            heard = model.ctc_head(torch.from_numpy(np.array(features[index : index + 1])))
            losses.append(float(total_loss(heard, [window], None, config.sung_weight)))
        emissions = Emissions(heard.letters[0].numpy(), heard.sung[0].numpy())
        if (checked := check_window(window, emissions)) is not None:
            own.append(checked)
        stranger = windows[(index + len(windows) // 2) % len(windows)]
        if index % 4 == 0 and (checked := check_window(window, emissions, stranger.words)) is not None:
            foreign.append(checked)
    model.calibration = calibrate(own, foreign, closure_of(windows))
    errors = np.abs(np.concatenate([checked.errors for checked in own]) + model.calibration.onset_shift)
    return EpochResult(
        epoch=epoch,
        train_loss=train_loss,
        validation_loss=float(np.mean(losses)),
        mean_error=float(errors.mean()),
        median_error=float(np.median(errors)),
        share_close=float(np.mean(errors <= CLOSE)),
    )
