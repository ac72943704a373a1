"""A run that is killed, cancelled or meets a full disk goes on as if nothing had been."""

import resource
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest
import torch

from kmaker_studio.align.checkpoint import load_checkpoint
from kmaker_studio.core.errors import JobCancelled, KMakerError
from kmaker_studio.train.config import TrainConfig
from kmaker_studio.train.loop import EpochResult, train
from tests.train.runs import logged, losses, small_run, start, wait_until

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and resource limits are of Unix")


@pytest.fixture(scope="module")
def slow(tones: Path, tiny_base: Path, tmp_path_factory: pytest.TempPathFactory) -> TrainConfig:
    """A run of 20 steps, uninterrupted; those of the tests differ from it by their output alone."""
    folder = tmp_path_factory.mktemp("resume")
    output = folder / "whole.safetensors"
    config = small_run(tones, tiny_base, output, encoder="last 1", width=16, epochs=5, batch=1, save_every=3)
    train(config)
    return config


def test_after_a_kill_the_losses_are_those_of_a_run_that_was_not(slow: TrainConfig, tmp_path: Path):
    config = msgspec.structs.replace(slow, output=str(tmp_path / "killed.safetensors"))
    process = start(config)
    wait_until(lambda: len(losses(config)) >= 7, process)
    process.kill()
    process.communicate()
    assert Path(f"{config.output}.state").exists()
    assert len(losses(config)) < 20
    train(config)
    assert losses(config) == pytest.approx(losses(slow), rel=1e-6)
    ours, theirs = ([line["figures"]["ctc"] for line in logged(one, "epoch")] for one in (config, slow))
    assert ours == [pytest.approx(figures, rel=1e-5) for figures in theirs]
    # the process that was killed had one thread, this one has more: sums differ in the last bits
    kept, whole = (load_checkpoint(Path(one.output)) for one in (config, slow))
    assert kept.calibration.onset_shift == pytest.approx(whole.calibration.onset_shift, abs=1e-3)
    weights = whole.state_dict()
    assert all(torch.allclose(tensor, weights[name], atol=1e-3) for name, tensor in kept.state_dict().items())


def test_after_cancelling(slow: TrainConfig, tmp_path: Path):
    config = msgspec.structs.replace(slow, output=str(tmp_path / "cancelled.safetensors"))
    with pytest.raises(JobCancelled):
        train(config, cancelled=lambda: len(losses(config)) == 11)
    train(config)
    assert losses(config) == losses(slow)


@contextmanager
def full_disk(largest_file: int) -> Iterator[None]:
    """No file grows beyond `largest_file` bytes: a write fails as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_keeps_the_last_checkpoint_and_state(slow: TrainConfig, tmp_path: Path):
    config = msgspec.structs.replace(slow, output=str(tmp_path / "full.safetensors"))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    kept: list[bytes] = []

    def fill(result: EpochResult) -> None:
        if result.epoch == 2:
            kept.append(Path(config.output).read_bytes())
            resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, before[1]))

    try:
        with pytest.raises(KMakerError, match=r"full\.safetensors.* could not be written \(File too large\): free"):
            train(config, on_epoch=fill)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert Path(config.output).read_bytes() == kept[0]
    load_checkpoint(Path(config.output))
    assert {path.name for path in tmp_path.iterdir()} == {
        f"full.safetensors{suffix}" for suffix in ("", ".state", ".log.jsonl")
    }
    train(config)
    assert losses(config) == losses(slow)


def test_a_full_disk_while_encoding_leaves_nothing(slow: TrainConfig, tmp_path: Path):
    config = msgspec.structs.replace(slow, output=str(tmp_path / "none.safetensors"), features=str(tmp_path / "f"))
    with full_disk(100_000), pytest.raises(KMakerError, match="could not be written"):
        train(config)
    assert list((tmp_path / "f").iterdir()) == []


def test_a_state_of_another_run(slow: TrainConfig, tmp_path: Path):
    config = msgspec.structs.replace(slow, output=str(tmp_path / "other.safetensors"))
    with pytest.raises(JobCancelled):
        train(config, cancelled=lambda: len(losses(config)) == 5)
    with pytest.raises(KMakerError, match="is that of other data, another network or other batches: remove it"):
        train(msgspec.structs.replace(config, batch=2))
    Path(f"{config.output}.state").write_bytes(b"no state")
    with pytest.raises(KMakerError, match="is damaged: remove it to begin anew"):
        train(config)
    train(msgspec.structs.replace(config, resume=False))
    assert losses(config) == losses(slow)
