"""The training loop, top to bottom."""

import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np
import torch

from kmaker_studio.align.checkpoint import save_checkpoint
from kmaker_studio.align.network import KaraokeWhisper
from kmaker_studio.core.atomic import require_writable_folder
from kmaker_studio.core.errors import JobCancelled, KMakerError, Phrase
from kmaker_studio.core.files import exists
from kmaker_studio.core.jobs import Cancelled, Progress, Report, ignore_progress, never_cancelled
from kmaker_studio.train import train_log
from kmaker_studio.train.config import TrainConfig
from kmaker_studio.train.data.batches import Shares, epoch_batches
from kmaker_studio.train.data.dataset import Window, read_dataset
from kmaker_studio.train.data.features import cached_features
from kmaker_studio.train.data.word_batches import shifted
from kmaker_studio.train.devices import connect, resumable
from kmaker_studio.train.heads.objective import Figures
from kmaker_studio.train.learning_rate import one_cycle
from kmaker_studio.train.run_state import Position, identity, load_state, save_state, state_path
from kmaker_studio.train.training_module import TrainingModule, new_model

if TYPE_CHECKING:
    from lightning_fabric import Fabric

OnNote = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class EpochResult:
    """One epoch: its number, the mean loss of its steps, and each head's figures on the validation data.

    The first head's mean error decides which epoch is best.
    """

    epoch: int
    train_loss: float
    figures: dict[str, Figures]

    @property
    def mean_error(self) -> float:
        """Of the first head, in seconds."""
        return next(iter(self.figures.values())).mean_error


def train(
    config: TrainConfig,
    report: Report = ignore_progress,
    cancelled: Cancelled = never_cancelled,
    on_epoch: Callable[[EpochResult], None] = lambda _result: None,
    on_note: OnNote = lambda _note: None,
) -> KaraokeWhisper:
    """Train as `config` says and keep the checkpoint of the epoch with the lowest mean onset error.

    A run with this output that was stopped goes on from its last state. The log is `<output>.log.jsonl` (see
    `train.train_log`). `on_note` is told what of the data cannot be used. Of several processes only the first reports.
    Returns the network as this process has it after the last epoch.

    Raises `KMakerError` for data that cannot be read, a loss that is no longer a number, a disk that refuses and a
    device that is lost; the last good checkpoint and state stay.
    """
    require_writable_folder(Path(config.output))
    with resumable(state_path(config)):
        fabric = connect(config)
        if fabric.global_rank == 0:
            return _train(fabric, config, report, cancelled, on_epoch, on_note)
        return _train(fabric, config, ignore_progress, cancelled, lambda _result: None, lambda _note: None)


def log_path(config: TrainConfig) -> Path:
    """Where the log of a run is kept: beside its output."""
    return Path(f"{config.output}.log.jsonl")


def _train(
    fabric: "Fabric",
    config: TrainConfig,
    report: Report,
    cancelled: Cancelled,
    on_epoch: Callable[[EpochResult], None],
    on_note: OnNote,
) -> KaraokeWhisper:
    output, log, state = Path(config.output), log_path(config), state_path(config)
    rank, is_first = fabric.global_rank, fabric.global_rank == 0

    # the data
    datasets = _with_shifts(_read(config.data, config, on_note, report, cancelled), config)
    windows = [window for dataset in datasets for window in dataset]
    held_out_sets = [
        [window for window in dataset if window.is_certain]
        for dataset in _read(config.validation, config, on_note, report, cancelled)
    ]
    held_out = [window for dataset in held_out_sets for window in dataset]
    if not held_out:
        raise KMakerError("No validation window has trusted times for all its words: choose other validation data.")

    # the network, and what its frozen part says of the data
    torch.manual_seed(config.seed)
    trainee = TrainingModule(config, new_model(config).to(fabric.device), windows)
    with fabric.rank_zero_first(local=True):
        encoded = [
            cached_features(trainee.model, trainee.frozen, some, Path(config.features), report, cancelled)
            for some in (datasets, held_out_sets)
        ]
    features, held_out_features = encoded
    groups = trainee.groups()
    optimizer = torch.optim.AdamW(groups, lr=config.learning_rate, weight_decay=config.weight_decay)
    learning = {name: value.detach() for name, value in trainee.named_parameters() if value.requires_grad}
    peaks = (config.learning_rate, config.encoder_learning_rate)[: len(groups)]
    precision = fabric.strategy.precision

    # where an earlier run was stopped
    shares = Shares(config.batch, config.accumulate, fabric.world_size)
    run = identity(config, windows, shares.windows_a_step)
    position = Position()
    if config.resume and (found := load_state(state, run)) is not None:
        position, parts = found
        trainee.load_state_dict(parts["weights"], strict=False)
        optimizer.load_state_dict(parts["optimizer"])
        precision.load_state_dict(parts["precision"])
    if is_first:
        if position.step:
            train_log.rewind(log, position.step)
        else:
            train_log.append(log, "start", 0, {"config": msgspec.to_builtins(config)})

    def keep() -> None:
        if is_first:
            parts = {"weights": learning, "optimizer": optimizer.state_dict(), "precision": precision.state_dict()}
            save_state(state, run, position, parts)

    module, stepper = fabric.setup(trainee, optimizer)
    steps_an_epoch = shares.steps_an_epoch(len(windows))
    steps = config.epochs * steps_an_epoch
    began = time.monotonic()
    for epoch in range(position.step // steps_an_epoch + 1, config.epochs + 1):
        if config.patience and position.waited >= config.patience:
            break
        trainee.train()
        plan = epoch_batches(len(windows), epoch, config.seed, shares, rank)
        for batches in plan[position.step % steps_an_epoch :]:
            if cancelled():
                keep()
                raise JobCancelled
            torch.manual_seed(_chance(config.seed, position.step, rank))
            share, beta = one_cycle(position.step, steps)
            for group, peak in zip(optimizer.param_groups, peaks, strict=True):
                group["lr"], group["betas"] = share * peak, (beta, 0.999)

            losses: list[dict[str, torch.Tensor]] = []
            for number, picked in enumerate(batches, 1):
                kept = torch.from_numpy(features.take(picked)).to(fabric.device)
                with fabric.no_backward_sync(module, enabled=number < len(batches)):
                    losses.append(module(picked, kept))
                    fabric.backward(torch.stack(list(losses[-1].values())).sum() / len(batches))
            norm = float(fabric.clip_gradients(module, stepper, max_norm=1.0, error_if_nonfinite=False) or 0.0)
            loss = _means(fabric, losses)
            # with 16-mixed a gradient may overflow: that step is skipped and the scale lowered
            if not np.isfinite(loss["loss"]) or not (np.isfinite(norm) or config.precision == "16-mixed"):
                rest = Phrase("; {path} is kept", path=output) if exists(output) else ""
                raise KMakerError(
                    "The loss was no longer a number in epoch {epoch}: lower learning_rate{rest}.",
                    epoch=epoch,
                    rest=rest,
                )
            stepper.step()
            stepper.zero_grad()

            position.step += 1
            position.losses.append(loss["loss"])
            report(Progress(f"Training, epoch {epoch} of {config.epochs}", position.step, steps))
            if is_first and config.log_every and position.step % config.log_every == 0:
                rates = {"learning_rate": share * config.learning_rate, "seconds": round(time.monotonic() - began, 2)}
                train_log.append(log, "step", position.step, {"epoch": epoch, **loss, **rates})
            if config.save_every and position.step % config.save_every == 0 and position.step % steps_an_epoch:
                keep()

        result = None
        if is_first:
            figures = trainee.validate(held_out, held_out_features)
            result = EpochResult(epoch, float(np.mean(position.losses)), figures)
            train_log.append(log, "epoch", position.step, asdict(result))
        mean_error = fabric.broadcast(result.mean_error if result else 0.0)
        if mean_error <= position.best:
            position.best, position.waited = mean_error, 0
            if is_first:
                save_checkpoint(trainee.model, output)
        else:
            position.waited += 1
        position.losses = []
        keep()
        if result:
            on_epoch(result)
    fabric.barrier()
    if is_first:
        state.unlink(missing_ok=True)
    return trainee.model


def _read(
    folders: Sequence[str], config: TrainConfig, on_note: OnNote, report: Report, cancelled: Cancelled
) -> list[tuple[Window, ...]]:
    """The windows of each folder; what the folders hold that cannot be used is told once."""
    datasets: dict[str, tuple[Window, ...]] = {}
    for folder in folders:
        if folder in datasets:
            continue
        dataset = read_dataset(Path(folder), config.loss_scale, report, cancelled)
        datasets[folder] = dataset.windows
        for note in dataset.notes:
            on_note(note)
    return [datasets[folder] for folder in folders]


def _with_shifts(datasets: list[tuple[Window, ...]], config: TrainConfig) -> list[tuple[Window, ...]]:
    """Each data set, followed by copies of its windows that are moved by other random stretches of silence."""
    if not config.shifts:
        return datasets
    found: list[tuple[Window, ...]] = []
    for number, dataset in enumerate(datasets):
        random = np.random.default_rng((config.seed, number))
        # by song, for a song is decoded once for all of its windows
        songs = (list(group) for _, group in groupby(dataset, key=lambda window: window.audio))
        found.append(
            tuple(
                each
                for windows in songs
                for each in (*windows, *(shifted(one, random) for one in windows * config.shifts))
            )
        )
    return found


def _means(fabric: "Fabric", losses: Sequence[dict[str, torch.Tensor]]) -> dict[str, float]:
    """Each objective's loss and their sum, `loss`, over the batches and processes of a step."""
    names = list(losses[0])
    values = torch.stack([torch.stack([batch[name].detach().float() for name in names]) for batch in losses]).mean(0)
    means: Any = fabric.all_reduce(values, reduce_op="mean")
    return {"loss": float(means.sum()), **dict(zip(names, means.tolist(), strict=True))}


def _chance(seed: int, step: int, process: int) -> int:
    return int(np.random.SeedSequence((seed, step, process)).generate_state(1)[0])
