"""Training, on songs of tones with a tiny encoder."""

from pathlib import Path

import msgspec
import pytest
import torch

from kmaker_studio.align.checkpoint import load_checkpoint
from kmaker_studio.align.confidence import EVIDENCE
from kmaker_studio.core.errors import JobCancelled, KMakerError
from kmaker_studio.train.config import TrainConfig
from kmaker_studio.train.loop import EpochResult, train
from tests.train.runs import logged, losses


def trained(config: TrainConfig, **changes: object) -> list[EpochResult]:
    told: list[EpochResult] = []
    train(msgspec.structs.replace(config, **changes), on_epoch=told.append)
    return told


def test_a_run_learns_logs_and_keeps_its_best_epoch(tiny: TrainConfig):
    told = trained(tiny, epochs=8)
    assert [result.epoch for result in told] == [*range(1, 9)]
    assert told[-1].train_loss < 0.7 * told[0].train_loss
    assert told[-1].figures["ctc"].loss < told[0].figures["ctc"].loss
    assert [(line["epoch"], line["train_loss"]) for line in logged(tiny, "epoch")] == [
        (result.epoch, result.train_loss) for result in told
    ]
    assert len(losses(tiny)) == 16
    model = load_checkpoint(Path(tiny.output))
    assert model.ctc_head.dims.layers == (1, 2)
    assert len(model.calibration.confidence_weights) == len(EVIDENCE) + 1
    assert not Path(f"{tiny.output}.state").exists()  # the run is done


def changed_blocks(config: TrainConfig) -> set[str]:
    """The parts of the encoder that differ from the base's."""
    base = load_checkpoint(Path(config.base)).encoder.state_dict()
    after = load_checkpoint(Path(config.output)).encoder.state_dict()
    different = {name for name, tensor in after.items() if not torch.equal(tensor, base[name])}
    return {".".join(name.split(".")[: 2 if name.startswith("blocks") else 1]) for name in different}


@pytest.mark.parametrize(
    ("encoder", "learns"),
    [
        ("frozen", set[str]()),
        ("last 1", {"blocks.1", "ln_post"}),
        ("last 2", {"blocks.0", "blocks.1", "ln_post"}),
        ("whole", {"conv1", "conv2", "blocks.0", "blocks.1", "ln_post"}),
    ],
)
def test_as_much_of_the_encoder_learns_as_is_said(tiny: TrainConfig, encoder: str, learns: set[str]):
    trained(tiny, encoder=encoder, encoder_learning_rate=1e-2, epochs=1)
    assert changed_blocks(tiny) == learns


def test_the_same_states_whichever_part_is_frozen(tiny: TrainConfig):
    first: list[float] = []
    for encoder in ("frozen", "last 1", "last 2", "whole"):
        config = msgspec.structs.replace(tiny, encoder=encoder, output=f"{tiny.output}.{encoder}")
        trained(config, epochs=1, dropout=0.0, time_mask=0, precision="32")
        first.append(losses(config)[0])
    assert first == pytest.approx([first[0]] * 4, rel=1e-3)  # what is kept is kept in half precision


def test_layers_past_the_one_that_is_read_are_not_trained(tiny: TrainConfig):
    trained(tiny, layers=(1,), encoder="whole", encoder_learning_rate=1e-2, epochs=1)
    assert changed_blocks(tiny) == {"conv1", "conv2", "blocks.0"}


def test_accumulated_batches_are_one_large_batch(tiny: TrainConfig):
    exact = msgspec.structs.replace(tiny, dropout=0.0, time_mask=0, precision="32", sung_weight=0.0, epochs=2)
    large = msgspec.structs.replace(exact, output=f"{tiny.output}.large")
    trained(exact, batch=1, accumulate=4)
    trained(large, batch=4)
    assert losses(exact) == pytest.approx(losses(large), rel=1e-4)


def test_the_heads_of_the_base_can_go_on(tiny: TrainConfig):
    trained(tiny)
    after = losses(tiny)
    trained(tiny, base=tiny.output, base_heads=True, output=f"{tiny.output}.further")
    further = losses(msgspec.structs.replace(tiny, output=f"{tiny.output}.further"))
    assert further[0] < 0.95 * after[0]  # the epoch that was kept may be the first
    with pytest.raises(KMakerError, match="base must be a checkpoint"):
        trained(tiny, base="", base_heads=True)


def test_patience(tiny: TrainConfig):
    # with so high a rate no epoch is better than an early one for long
    told = trained(tiny, epochs=40, patience=2)
    errors = [result.mean_error for result in told]
    best = max(index for index, error in enumerate(errors) if error <= min(errors[: index + 1]))
    assert len(told) in (best + 3, 40)
    assert len(told) < 40


@pytest.mark.parametrize("changes", [{"slack": -1.0}, {"price": 0.0}, {"sung_weight": 0.0}, {"layers": (2,)}])
def test_each_ingredient_can_be_left_out(tiny: TrainConfig, changes: dict[str, object]):
    whole = msgspec.structs.replace(tiny, output=f"{tiny.output}.whole", time_mask=0, dropout=0.0)
    trained(whole, epochs=1)
    trained(tiny, epochs=1, time_mask=0, dropout=0.0, **changes)
    assert losses(tiny) != losses(whole)


def test_free_ctc_has_no_price(tiny: TrainConfig):
    both = [msgspec.structs.replace(tiny, output=f"{tiny.output}.{name}") for name in ("free", "unpriced")]
    trained(both[0], slack=-1.0, epochs=1)
    trained(both[1], price=0.0, epochs=1)
    assert losses(both[0]) == losses(both[1])


def test_what_of_the_data_is_not_used_is_said(tiny: TrainConfig, tmp_path: Path):
    for folder in ("songs", "labels"):
        (tmp_path / "data" / folder).mkdir(parents=True)
        for path in (Path(tiny.data[0]) / folder).iterdir():
            (tmp_path / "data" / folder / path.name).write_bytes(path.read_bytes())
    (tmp_path / "data" / "songs" / "1.wav").unlink()
    notes: list[str] = []
    train(msgspec.structs.replace(tiny, data=[str(tmp_path / "data")], epochs=1), on_note=notes.append)
    (note,) = notes
    assert "1.json has no song beside it" in note


def test_a_loss_that_is_no_number_keeps_the_last_checkpoint(tiny: TrainConfig):
    trained(tiny)
    before = Path(tiny.output).read_bytes()
    with pytest.raises(KMakerError, match=r"no longer a number in epoch \d: lower learning_rate; .* is kept"):
        trained(tiny, learning_rate=1e30)
    assert Path(tiny.output).read_bytes() == before


def test_cancelling_keeps_the_last_checkpoint(tiny: TrainConfig):
    trained(tiny)
    before = Path(tiny.output).read_bytes()
    with pytest.raises(JobCancelled):
        train(tiny, cancelled=lambda: len(losses(tiny)) == 1)
    assert Path(tiny.output).read_bytes() == before


def test_an_output_folder_that_does_not_exist(tiny: TrainConfig, tmp_path: Path):
    with pytest.raises(KMakerError, match="does not exist"):
        trained(tiny, output=str(tmp_path / "none" / "a.safetensors"))


def test_a_layer_that_the_encoder_does_not_have(tiny: TrainConfig):
    with pytest.raises(KMakerError, match="layers names block 5 of an encoder of 2"):
        trained(tiny, layers=(2, 5))


def test_half_precision_without_a_gpu(tiny: TrainConfig):
    with pytest.raises(KMakerError, match="16-mixed needs a GPU"):
        trained(tiny, precision="16-mixed")


def test_devices_that_are_not_there(tiny: TrainConfig):
    if torch.cuda.is_available():
        pytest.skip("there is a GPU")
    with pytest.raises(KMakerError, match="There are no 1 devices of kind cuda here"):
        trained(tiny, accelerator="cuda")
