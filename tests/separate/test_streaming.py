from collections.abc import Iterator

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import Tensor

from kmaker_studio.audio.decode import Samples
from kmaker_studio.core.errors import JobCancelled
from kmaker_studio.separate.masks import Masking
from kmaker_studio.separate.network import HOP
from kmaker_studio.separate.streaming import OVERLAP, WINDOW, stream_vocals

STEP = (WINDOW - OVERLAP) * HOP
PLAIN = Masking(power=1, wiener=0, extension="top")


class Shares:
    """A network that calls a given share of each window singing."""

    def __init__(self, *shares: float) -> None:
        self.shares, self.calls = shares, 0

    def __call__(self, mix: Tensor) -> tuple[Tensor, Tensor]:
        share = self.shares[self.calls % len(self.shares)]
        self.calls += 1
        return share * mix, (1 - share) * mix


def separated(blocks: Iterator[Samples] | list[Samples], network: Shares, masking: Masking = PLAIN) -> Samples:
    return np.concatenate([np.zeros((0, 2), np.float32), *stream_vocals(blocks, network, masking)])  # type: ignore[arg-type]


@settings(max_examples=12, deadline=None)
@given(length=st.integers(1, STEP * 2 + 200_000), size=st.integers(1000, 700_000), seed=st.integers(0, 99))
def test_all_singing_comes_out_as_it_was_however_it_is_cut_into_blocks(length: int, size: int, seed: int):
    song = np.random.default_rng(seed).normal(0, 0.1, (length, 2)).astype(np.float32)
    found = separated([song[at : at + size] for at in range(0, length, size)], Shares(1.0))
    assert found.shape == song.shape
    assert np.abs(found - song).max() < 2e-6


def test_nothing_in_nothing_out():
    assert len(separated([], Shares(1.0))) == 0
    network = Shares(1.0)
    assert not separated([np.zeros((1000, 2), np.float32)], network).any()
    assert network.calls == 0  # silence needs no network


def test_no_click_where_one_window_goes_over_into_the_next():
    """Windows that disagree completely: in a sine, what is heard changes as slowly as the fade between them."""
    time = np.arange(3 * STEP) / 44_100
    sine = 0.5 * np.sin(2 * np.pi * 440 * time)
    found = separated([np.stack([sine, sine], 1).astype(np.float32)], Shares(0.9, 0.1))[:, 0]
    # what is left of a sine after its own recursion is the change of its level, and any click
    left = found[2:] - 2 * np.cos(2 * np.pi * 440 / 44_100) * found[1:-1] + found[:-2]
    inner = slice(5000, -5000)
    assert np.abs(left[inner]).max() < 1e-5
    click = found.copy()
    click[STEP + 1000 :] *= 0.99  # a jump of a hundredth would be noticed
    left = click[2:] - 2 * np.cos(2 * np.pi * 440 / 44_100) * click[1:-1] + click[:-2]
    assert np.abs(left[inner]).max() > 1e-4
    levels = [np.sqrt(2 * np.mean(found[at : at + 44_100] ** 2)) / 0.5 for at in (44_100, STEP + STEP // 2)]
    assert levels == pytest.approx([0.9, 0.1], abs=0.01)


def test_it_stops_when_told_to():
    song = np.ones((4 * STEP, 2), np.float32)
    network = Shares(1.0)
    vocals = stream_vocals([song], network, PLAIN, cancelled=lambda: network.calls == 2)  # type: ignore[arg-type]
    with pytest.raises(JobCancelled):
        list(vocals)
    assert network.calls == 2


def test_a_quiet_song_is_heard_like_a_loud_one():
    levels: list[float] = []

    def network(mix: Tensor) -> tuple[Tensor, Tensor]:
        levels.append(float(mix.square().mean().sqrt()))
        return mix, torch.zeros_like(mix)

    noise = np.random.default_rng(0).normal(0, 1, (WINDOW * HOP, 2)).astype(np.float32)
    for gain in (0.05, 0.5):
        list(stream_vocals([gain * noise], network, PLAIN))  # type: ignore[arg-type]
    assert levels[0] == pytest.approx(levels[-1], rel=1e-3)
