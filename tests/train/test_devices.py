"""Training by two processes, on the processor, by gloo."""

import re
import signal
import socket
import sys
from pathlib import Path

import msgspec
import pytest
import torch

from kmaker_studio.align.checkpoint import load_checkpoint
from kmaker_studio.train.config import TrainConfig
from kmaker_studio.train.loop import train
from tests.train.runs import logged, losses, small_run, start, wait_until

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="gloo by its file names and signals is of Unix")
TORCHRUN = ("-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2")


@pytest.fixture(scope="module")
def alone(tones: Path, tiny_base: Path, tmp_path_factory: pytest.TempPathFactory) -> TrainConfig:
    """A run by one process with batches of four, without chance but in the order of the songs; trained."""
    folder = tmp_path_factory.mktemp("alone")
    config = small_run(
        tones,
        tiny_base,
        folder / "alone.safetensors",
        encoder="last 1",
        encoder_learning_rate=1e-3,
        width=16,
        dropout=0.0,
        time_mask=0,
        epochs=8,
        batch=4,
        precision="32",
    )
    train(config)
    return config


@pytest.mark.parametrize("launcher", [(), TORCHRUN], ids=["fabric", "torchrun"])
def test_two_processes_train_as_one(alone: TrainConfig, tmp_path: Path, launcher: tuple[str, ...]):
    config = msgspec.structs.replace(alone, output=str(tmp_path / "two.safetensors"), batch=2, devices=2)
    process = start(config, tmp_path, launcher=launcher)
    said, _ = process.communicate()
    assert process.returncode == 0, said
    first, second = (load_checkpoint(tmp_path / f"{rank}.safetensors").state_dict() for rank in (0, 1))
    assert all(torch.equal(tensor, second[name]) for name, tensor in first.items())
    assert len(logged(config, "epoch")) == 8  # one process writes the log
    assert losses(config)[-1] < 0.5 * losses(config)[0]
    assert losses(config) == pytest.approx(losses(alone), rel=0.05)
    assert losses(config)[0] == pytest.approx(losses(alone)[0], rel=0.01)


def test_a_process_that_is_lost_leaves_a_state_to_go_on_from(alone: TrainConfig, tmp_path: Path):
    config = msgspec.structs.replace(alone, output=str(tmp_path / "lost.safetensors"), batch=1, devices=2, epochs=500)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = {"MASTER_ADDR": "127.0.0.1", "MASTER_PORT": port, "NODE_RANK": 0}
    first, second = (start(config, **address, LOCAL_RANK=rank) for rank in (0, 1))
    wait_until(lambda: len(logged(config, "epoch")) >= 2, first)
    second.send_signal(signal.SIGKILL)
    second.communicate()
    said, _ = first.communicate()
    assert first.returncode == 2, said
    (sentence,) = [line for line in said.splitlines() if line.startswith("kmaker:")]
    assert re.search(
        r"another process of the training was lost .*: the same command goes on from .*\.state\.$", sentence
    )
    assert "Traceback" not in said
    done = len(losses(config))
    assert Path(f"{config.output}.state").exists()
    train(msgspec.structs.replace(config, batch=2, devices=1, epochs=done // 2 + 4))
    assert len(losses(config)) > done - 2
