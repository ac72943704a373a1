import json
from pathlib import Path

import msgspec
import pytest

from kmaker_studio.align.checkpoint import default_checkpoint, load_checkpoint
from kmaker_studio.core.errors import JobCancelled, KMakerError
from kmaker_studio.train.config import TrainConfig
from kmaker_studio.train.loop import EpochResult, train


@pytest.fixture(scope="module")
def config(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> TrainConfig:
    """A run of a small head on two songs that starts from the shipped encoder."""
    folder = tmp_path_factory.mktemp("run")
    return TrainConfig(
        data=[str(corpus)],
        validation=[str(corpus)],
        output=str(folder / "small.safetensors"),
        base=str(default_checkpoint()),
        features=str(folder / "features"),
        layers=(5, 6),
        width=48,
        dropout=0.0,
        epochs=4,
        batch=1,
        learning_rate=3e-3,
    )


@pytest.fixture(scope="module")
def epochs(config: TrainConfig) -> list[EpochResult]:
    told: list[EpochResult] = []
    best = train(config, on_epoch=told.append)
    assert best in told
    assert best.mean_error == min(result.mean_error for result in told)
    return told


def test_the_loss_falls(epochs: list[EpochResult]):
    assert [result.epoch for result in epochs] == [1, 2, 3, 4]
    assert epochs[-1].train_loss < 0.6 * epochs[0].train_loss
    assert epochs[-1].validation_loss < epochs[0].validation_loss


def test_the_log_says_what_was_told(config: TrainConfig, epochs: list[EpochResult]):
    lines = Path(f"{config.output}.log.jsonl").read_text("utf-8").splitlines()
    assert [EpochResult(**json.loads(line)) for line in lines] == epochs


def test_the_checkpoint_can_be_loaded(config: TrainConfig, epochs: list[EpochResult]):
    del epochs
    model = load_checkpoint(Path(config.output))
    assert model.ctc_head.dims.layers == (5, 6)
    assert model.ctc_head.dims.width == 48
    assert len(model.calibration.confidence_weights) == 6
    # the encoder was frozen
    shipped = load_checkpoint().encoder.state_dict()
    assert all((tensor == shipped[name]).all() for name, tensor in model.encoder.state_dict().items())


def test_a_loss_that_is_no_number_keeps_the_last_checkpoint(config: TrainConfig, epochs: list[EpochResult]):
    del epochs
    before = Path(config.output).read_bytes()
    with pytest.raises(KMakerError, match="no longer a number in epoch"):
        train(msgspec.structs.replace(config, learning_rate=1e30))
    assert Path(config.output).read_bytes() == before


def test_cancelling_keeps_the_last_checkpoint(config: TrainConfig, epochs: list[EpochResult]):
    del epochs
    before = Path(config.output).read_bytes()
    with pytest.raises(JobCancelled):
        train(config, cancelled=lambda: True)
    assert Path(config.output).read_bytes() == before


def test_an_output_folder_that_does_not_exist(config: TrainConfig, tmp_path: Path):
    with pytest.raises(KMakerError, match="does not exist"):
        train(msgspec.structs.replace(config, output=str(tmp_path / "none" / "a.safetensors")))
