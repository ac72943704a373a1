"""Spleeter's network for two stems: a U-Net a stem, from the mix's magnitude spectrogram to the stem's.

Hennequin, Khlif, Voituret, Moussallam: "Spleeter: a fast and efficient music source separation tool with pre-trained
models", Journal of Open Source Software 5 (50), 2154, 2020; the U-Net is that of Jansson et al., ISMIR 2017. Kernels of
5 x 5 and strides of 2; TensorFlow's "same" padding puts the odd row and column after, not before. Spleeter was trained
with batch normalisation at rest, so that all that is left of it is a scale and a shift a channel.
"""

from typing import Final

import torch
from torch import Tensor, nn
from torch.nn import functional

STEMS: Final = ("vocals", "accompaniment")
"""The stems, in the order of the networks' weights."""

RATE: Final = 44_100
"""The sample rate in Hz that the network was trained at."""

FRAME: Final = 4096
"""The length of a frame of the spectrogram in samples."""

HOP: Final = 1024
"""Samples from one frame to the next."""

BINS: Final = 1024
"""The lowest bins of a frame, those that the network sees: up to 11 kHz."""

MULTIPLE: Final = 64
"""The number of frames must be a multiple of this: six strides of 2."""

_FILTERS = (16, 32, 64, 128, 256, 512)
_LEAK = 0.2

_TAPS = ((0, ((0, 3), (1, 1))), (1, ((0, 4), (1, 2), (2, 0))))
"""For even and odd outputs: which place of the plain kernel takes which of the transposed one."""


class Affine(nn.Module):
    """A scale and a shift a channel."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.scale = nn.Parameter(torch.ones(channels, 1, 1))
        self.shift = nn.Parameter(torch.zeros(channels, 1, 1))

    def forward(self, x: Tensor) -> Tensor:
        """(batch, channels, frames, bins) scaled and shifted."""
        return torch.addcmul(self.shift, x, self.scale)


class Upsampling(nn.Module):
    """A transposed convolution of 5 x 5 with strides of 2, computed as a plain one whose outputs are interleaved.

    Even rows and columns of the result see two rows and columns of the kernel, odd ones three: a kernel of 3 x 3 for
    each of the four cases gives the same sums in a third less time on a processor.
    """

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(inputs, outputs, 5, 5))
        self.bias = nn.Parameter(torch.zeros(outputs))
        self._kernel: Tensor | None = None

    def prepare(self) -> None:
        """Make the plain kernel; to be called again when the weights have changed."""
        inputs, outputs = self.weight.shape[:2]
        kernel = torch.zeros(outputs, 2, 2, inputs, 3, 3)
        for row, above in _TAPS:
            for column, left in _TAPS:
                for to_row, from_row in above:
                    for to_column, from_column in left:
                        taps = self.weight[:, :, from_row, from_column].T
                        kernel[:, row, column, :, to_row, to_column] = taps
        kernel = kernel.reshape(4 * outputs, inputs, 3, 3)
        self._kernel = kernel.contiguous(memory_format=torch.channels_last)

    def forward(self, x: Tensor) -> Tensor:
        """(batch, inputs, frames, bins) to (batch, outputs, 2 frames, 2 bins)."""
        if self._kernel is None:
            self.prepare()
        assert self._kernel is not None  # noqa: S101
        return functional.pixel_shuffle(
            functional.conv2d(x, self._kernel, self.bias.repeat_interleave(4), padding=1), 2
        )


class UNet(nn.Module):
    """The network of one stem."""

    def __init__(self) -> None:
        super().__init__()
        ins, outs = (2, *_FILTERS[:-1]), _FILTERS
        self.down = nn.ModuleList(nn.Conv2d(i, o, 5, stride=2) for i, o in zip(ins, outs, strict=True))
        self.down_norm = nn.ModuleList(Affine(channels) for channels in _FILTERS[:-1])
        outs = (*reversed(_FILTERS[:-1]), 1)
        ins = (_FILTERS[-1], *(2 * channels for channels in outs[:-1]))
        self.up = nn.ModuleList(Upsampling(i, o) for i, o in zip(ins, outs, strict=True))
        self.up_norm = nn.ModuleList(Affine(channels) for channels in outs)
        self.last = nn.Conv2d(1, 2, 4, dilation=2, padding=3)

    def forward(self, mix: Tensor) -> Tensor:
        """The stem's share of the magnitudes `mix` (batch, 2 channels, frames, `BINS`), 0 to 1, of the same shape.

        `frames` is a multiple of `MULTIPLE`.
        """
        skips: list[Tensor] = []
        x = mix
        for number, conv in enumerate(self.down):
            if number:
                x = functional.leaky_relu(self.down_norm[number - 1](x), _LEAK)
            x = conv(functional.pad(x, (1, 2, 1, 2)))
            skips.append(x)
        x = skips.pop()
        for number, (conv, norm) in enumerate(zip(self.up, self.up_norm, strict=True)):
            if number:
                x = torch.cat([skips.pop(), x], dim=1)
            x = norm(functional.relu(conv(x)))
        return torch.sigmoid(self.last(x))


class Spleeter(nn.Module):
    """Both stems' networks."""

    def __init__(self) -> None:
        super().__init__()
        self.stems = nn.ModuleDict({name: UNet() for name in STEMS})

    def forward(self, mix: Tensor) -> tuple[Tensor, Tensor]:
        """The magnitudes of vocals and accompaniment in those of `mix` (batch, 2 channels, frames, `BINS`)."""
        vocals, accompaniment = (self.stems[name](mix) * mix for name in STEMS)
        return vocals, accompaniment
