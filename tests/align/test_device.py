"""Where the network runs, and what happens when a GPU has no memory or is lost; only the device is made up."""

from collections.abc import Callable

import numpy as np
import pytest
import torch
from torch import Tensor

from kmaker_studio.align import device
from kmaker_studio.align.device import choose_device
from kmaker_studio.align.emissions import EmissionCache
from kmaker_studio.align.network import EncoderDims, FrameScores, HeadDims, KaraokeWhisper
from kmaker_studio.core.errors import KMakerError

GPU = torch.device("meta")  # stands for one: torch has it everywhere
FRAMES = 9000  # three minutes, eight windows


class Network(KaraokeWhisper):
    """Hears nothing; on the made-up GPU it fails as `failure` says, and counts the windows that it got at once."""

    def __init__(self, failure: Callable[[int], None]) -> None:
        super().__init__(EncoderDims(n_audio_state=8, n_audio_head=1, n_audio_layer=1), HeadDims(width=4, layers=(1,)))
        self.failure = failure
        self.where = GPU
        self.batches: list[int] = []

    def to(self, where: object) -> "Network":  # type: ignore[override]
        self.where = torch.device(str(where))
        return self

    def forward(self, mel: Tensor, between_blocks: Callable[[], None] = lambda: None) -> FrameScores:
        if self.where == GPU:
            self.failure(len(mel))
        self.batches.append(len(mel))
        return FrameScores(torch.full((len(mel), 1500, 29), -1.0), torch.zeros(len(mel), 1500))


@pytest.fixture
def listen(monkeypatch: pytest.MonkeyPatch) -> Callable[[Network], EmissionCache]:
    """Listens to three minutes of silence with a network on the made-up GPU, eight windows at once."""
    monkeypatch.setattr(device, "device_of", lambda model: model.where)
    monkeypatch.setitem(device._WINDOWS_AT_ONCE, "meta", 8)

    def run(network: Network) -> EmissionCache:
        listening = EmissionCache(network, FRAMES)
        listening.listen(np.zeros(FRAMES * 320, np.float32), [(0, FRAMES)])
        return listening

    return run


def no_memory_for_more_than(windows: int) -> Callable[[int], None]:
    def fail(batch: int) -> None:
        if batch > windows:
            raise torch.OutOfMemoryError("out of memory")

    return fail


def lost(_batch: int) -> None:
    raise RuntimeError("the device is gone")


Listen = Callable[[Network], EmissionCache]


def test_windows_go_to_the_gpu_together(listen: Listen):
    network = Network(lambda batch: None)
    listening = listen(network)
    assert network.batches == [7]
    assert (listening.heard.letters == -1.0).all()


def test_smaller_batches_where_memory_is_short(listen: Listen):
    network = Network(no_memory_for_more_than(2))
    assert (listen(network).heard.letters == -1.0).all()
    assert network.batches == [2, 2, 2, 1]
    assert network.where == GPU


def test_the_processor_where_memory_is_too_short(listen: Listen):
    network = Network(no_memory_for_more_than(0))
    assert (listen(network).heard.letters == -1.0).all()
    assert network.where.type == "cpu"


def test_the_processor_where_the_gpu_is_lost(listen: Listen):
    network = Network(lost)
    assert (listen(network).heard.letters == -1.0).all()
    assert network.where.type == "cpu"


def test_no_memory_at_all(listen: Listen):
    network = Network(lambda batch: None)
    network.where = torch.device("cpu")
    network.forward = no_memory  # type: ignore[method-assign]
    with pytest.raises(KMakerError, match="There is no memory left"):
        listen(network)


def no_memory(*_: object) -> FrameScores:
    raise RuntimeError("DefaultCPUAllocator: can't allocate memory")


def test_devices_that_are_there():
    assert choose_device("cpu").type == "cpu"
    assert choose_device().type in ("cpu", "cuda", "mps")


@pytest.mark.parametrize("name", ["tpu", "cuda:9", ""])
def test_a_device_that_is_not_there(name: str):
    with pytest.raises(KMakerError, match="There is no device"):
        choose_device(name)
