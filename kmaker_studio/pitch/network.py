"""SwiftF0's network: from mono samples at 16 kHz to the pitch and the voicing of every 16 ms.

Nieradzik: "SwiftF0: Fast and Accurate Monophonic Pitch Detection", arXiv:2508.18440, 2025; this is version 0.3.0 of the
package `swift-f0` (MIT), whose ONNX graph is laid out here layer by layer. Three spectrograms of one hop and different
windows are put on one logarithmic scale of frequency; convolutions that reach an octave or a fifth away (the dilations)
score 95 steps of pitch, and a small head says whether anything is sung.
"""

from typing import Final

import torch
from torch import Tensor, nn
from torch.nn import functional

RATE: Final = 16_000
"""The sample rate in Hz."""

HOP: Final = 256
"""Samples from one frame to the next; frame n is centred on sample n * HOP."""

STEPS: Final = 95
"""How many pitches are scored, each 0.7 semitones above the one before it."""

LOWEST_HZ: Final = 46.875
"""The first step's pitch."""

HIGHEST_HZ: Final = 2093.75
"""The last step's pitch."""

WINDOWS: Final = (1024, 2048, 512)
"""The lengths of the spectrograms' Hann windows in samples."""

BANDS: Final = 128
"""Bands of the logarithmic scale of frequency."""

_SCORED = 96  # the bands up to the highest pitch
_CHANNELS = 12
_FLOOR = 1e-8
_BLOCKS = (((7, 3), 1), ((7, 1), 17), ((5, 1), 27), ((3, 1), 40), ((3, 1), 48), ((7, 3), 2))  # kernel, dilation


class Residual(nn.Module):
    """Two convolutions of (bands, frames) beside a way around them."""

    def __init__(self, kernel: tuple[int, int], dilation: int) -> None:
        super().__init__()
        padding = (dilation * (kernel[0] // 2), kernel[1] // 2)
        self.first, self.second = (
            nn.Conv2d(_CHANNELS, _CHANNELS, kernel, padding=padding, dilation=(dilation, 1)) for _ in range(2)
        )

    def forward(self, x: Tensor) -> Tensor:
        """(batch, channels, bands, frames), of the same shape."""
        return functional.relu(x + self.second(functional.relu(self.first(x))))


class SwiftF0(nn.Module):
    """The whole network."""

    def __init__(self) -> None:
        super().__init__()
        for window in WINDOWS:
            self.register_buffer(f"bank{window}", torch.zeros(window // 2 + 1, BANDS))
            self.register_buffer(f"hann{window}", torch.hann_window(window), persistent=False)
        self.start = nn.Conv2d(len(WINDOWS), _CHANNELS, 3, padding=1)
        self.blocks = nn.Sequential(*(Residual(*block) for block in _BLOCKS))
        self.narrow = nn.Conv2d(_CHANNELS, 4, 3, padding=(0, 1))
        self.score = nn.Conv2d(4, 1, 1)
        self.voice = nn.Conv2d(4, 4, (5, 1), padding=(2, 0))
        self.voice_over_time = nn.Conv1d(5, 16, 3, padding=1)
        self.voiced = nn.Conv1d(16, 1, 1)

    def forward(self, samples: Tensor) -> tuple[Tensor, Tensor]:
        """Scores of the steps (batch, frames, `STEPS`) and voicing, 0 to 1 (batch, frames), of (batch, samples).

        There is a frame for every whole hop, and one at least.
        """
        bands = self.spectrograms(samples)
        x = self.blocks(functional.relu(self.start(bands)))[:, :, :_SCORED]
        x = functional.relu(self.narrow(functional.pad(x, (0, 0, 1, 0))))
        heard = torch.cat([self.voice(x).amax(dim=2), bands.mean(dim=(1, 2))[:, None]], dim=1)
        voiced = self.voiced(functional.relu(self.voice_over_time(heard)))
        return self.score(x)[:, 0].transpose(1, 2), torch.sigmoid(voiced[:, 0])

    def spectrograms(self, samples: Tensor) -> Tensor:
        """Logarithmic magnitudes (batch, windows, bands, frames)."""
        frames = max(1, samples.shape[-1] // HOP)
        found: list[Tensor] = []
        for window in WINDOWS:
            padded = functional.pad(samples, (window // 2, window))
            spectrum = torch.stft(
                padded, window, HOP, window=self.get_buffer(f"hann{window}"), center=False, return_complex=True
            )
            magnitudes = spectrum.abs()[..., :frames].transpose(1, 2)
            found.append(torch.log(magnitudes @ self.get_buffer(f"bank{window}") + _FLOOR).transpose(1, 2))
        return torch.stack(found, dim=1)


def step_pitches() -> Tensor:
    """The pitch of each step as a MIDI number (69 is 440 Hz), (`STEPS`,)."""
    octaves = torch.linspace(0, 1, STEPS, dtype=torch.float64) * torch.log2(
        torch.tensor(HIGHEST_HZ / LOWEST_HZ, dtype=torch.float64)
    )
    return 69 + 12 * (torch.log2(torch.tensor(LOWEST_HZ / 440, dtype=torch.float64)) + octaves)


def pitch_candidates(scores: Tensor, count: int) -> tuple[Tensor, Tensor]:
    """The `count` best peaks of the `scores` (frames, `STEPS`): pitches as MIDI numbers, best first, and scores.

    A pitch lies between steps by the scores beside its peak. Where there are fewer peaks the others score minus
    infinity. Both (frames, `count`).
    """
    padded = functional.pad(scores, (1, 1), value=-torch.inf)
    peaks = (scores > padded[:, :-2]) & (scores >= padded[:, 2:])
    best, places = scores.masked_fill(~peaks, -torch.inf).topk(count, dim=1)
    near = places[..., None] + torch.tensor([-1, 0, 1])
    taken = padded.double().gather(1, (near + 1).flatten(1)).view(near.shape)
    return (taken.softmax(dim=-1) * step_pitches()[near.clamp(0, STEPS - 1)]).sum(dim=-1), best
