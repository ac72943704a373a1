"""From what the network says of a mix to the share of the singing in each bin of it.

The network's two magnitudes do not add up to the mix; a mask shares the mix out between them. A ratio mask does it bin
by bin by a power of the magnitudes. A multichannel Wiener filter (Nugraha, Liutkus, Vincent: "Multichannel audio source
separation with deep neural networks", IEEE/ACM TASLP 24 (9), 2016) also learns from a window where in the stereo
picture each of the two stands at each frequency, by expectation and maximisation.
"""

from dataclasses import dataclass
from typing import Literal

import torch
from torch import Tensor

from kmaker_studio.separate.network import BINS

_TINY = 1e-10
_LEAST = 1e-3  # of a bin's power, added to both channels: two equal channels have no inverse
_TOP_BINS = 256  # what is above the network's highest bin is shared out as the 2.8 kHz below it


@dataclass(frozen=True, slots=True)
class Masking:
    """How a mix is shared out: benchmarks/separation.py measures the variants.

    `power` is that of the ratio mask. `wiener` rounds of expectation and maximisation refine it over the two channels.
    `joint` gives both channels the same mask. `extension` says what becomes of the bins that the network does not see:
    nothing of them is singing, or as much as of all bins, or of the highest ones that it does see.
    """

    power: float = 1.0
    wiener: int = 2
    joint: bool = False
    extension: Literal["zeros", "average", "top"] = "top"


MASKING = Masking()
"""What is used."""


def vocals_of(mix: Tensor, vocals: Tensor, accompaniment: Tensor, masking: Masking) -> Tensor:
    """The singing in the spectrum `mix` (2 channels, frames, all bins; complex), of the same shape.

    `vocals` and `accompaniment` are the network's magnitudes (2 channels, frames, `BINS`).
    """
    ones, others = vocals**masking.power, accompaniment**masking.power
    if masking.joint:
        ones, others = ones.mean(0, keepdim=True), others.mean(0, keepdim=True)
    mask = (ones / (ones + others + _TINY)).expand_as(vocals)
    seen = mix[..., :BINS]
    if masking.wiener and not torch.equal(mix[0], mix[1]):
        found = _wiener(seen, mask * seen, masking.wiener)
        return torch.cat([found, _extension(mix, mask, masking) * mix[..., BINS:]], dim=-1)
    return torch.cat([mask * seen, _extension(mix, mask, masking) * mix[..., BINS:]], dim=-1)


def _extension(mix: Tensor, mask: Tensor, masking: Masking) -> Tensor:
    """The share of the singing above the network's bins (channels, frames, 1)."""
    if masking.extension == "zeros":
        return torch.zeros_like(mask[..., :1])
    if masking.extension == "average":
        return mask.mean(-1, keepdim=True)
    power = mix[..., BINS - _TOP_BINS : BINS].abs().square().mean(0, keepdim=True)
    mean = (mask[..., -_TOP_BINS:] * power).sum(-1, keepdim=True) / (power.sum(-1, keepdim=True) + _TINY)
    return mean.mean(0, keepdim=True).expand_as(mask[..., :1])


def _wiener(mix: Tensor, vocals: Tensor, rounds: int) -> Tensor:
    """`vocals` (2, frames, bins) after `rounds` of expectation and maximisation, the rest of `mix` being the other."""
    scale = mix.abs().amax().clamp_min(_TINY) / 10  # as norbert has it, against what float32 cannot hold
    mix, vocals = mix / scale, vocals / scale
    for _ in range(rounds):
        first, second = _model(vocals), _model(mix - vocals)
        vocals = _expected(mix, first, second)
    return vocals * scale


_Model = tuple[Tensor, Tensor, Tensor, Tensor]
"""Power spectral density (frames, bins), and the spatial covariance's left, right and mixed element (bins)."""


def _model(source: Tensor) -> _Model:
    left, right = source
    left_power, right_power = left.abs().square(), right.abs().square()
    density = (left_power + right_power) / 2
    weight = density.sum(0) + _TINY
    cross = (left * right.conj()).sum(0) / weight
    return density, left_power.sum(0) / weight, right_power.sum(0) / weight, cross


def _expected(mix: Tensor, wanted: _Model, other: _Model) -> Tensor:
    """The Wiener estimate of `wanted`: its covariance times the inverse of the mix's, which is two by two."""
    ones, others = wanted[0], other[0]
    left = ones * wanted[1] + others * other[1]
    right = ones * wanted[2] + others * other[2]
    least = _LEAST * (left + right) / 2 + _TINY
    left, right = left + least, right + least
    cross = ones * wanted[3] + others * other[3]
    determinant = left * right - cross.abs().square()
    # the inverse of the mix's covariance times the mix
    first = (right * mix[0] - cross * mix[1]) / determinant
    second = (left * mix[1] - cross.conj() * mix[0]) / determinant
    return torch.stack(
        [
            ones * (wanted[1] * first + wanted[3] * second),
            ones * (wanted[3].conj() * first + wanted[2] * second),
        ]
    )
