"""`KaraokeWhisper`: openai-whisper's encoder with a CTC head over letters.

The network of WKaraokeMaker (Zalo AI Challenge 2022), in the shape that long songs and many languages ask for. The
decoder and the word segment head are attached where a checkpoint has them; aligning by CTC needs the encoder alone.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

import torch
from torch import Tensor, nn
from whisper.model import AudioEncoder

if TYPE_CHECKING:
    from kmaker_studio.align.word_head import WordSegmenter

SAMPLE_RATE = 16_000
WINDOW_SECONDS = 30.0
FRAMES_PER_SECOND = 50  # of the encoder, and so of the emissions
WINDOW_FRAMES = 1500

# index 0 is the CTC blank (Graves et al. 2006); the separator stands between words
SYMBOLS = "-abcdefghijklmnopqrstuvwxyz'|"
BLANK = 0
SEPARATOR = SYMBOLS.index("|")
SYMBOL_INDEX = {symbol: index for index, symbol in enumerate(SYMBOLS)}


@dataclass(frozen=True, slots=True)
class EncoderDims:
    """Sizes of the Whisper encoder, under openai-whisper's names."""

    n_mels: int = 80
    n_audio_ctx: int = WINDOW_FRAMES
    n_audio_state: int = 512
    n_audio_head: int = 8
    n_audio_layer: int = 6


@dataclass(frozen=True, slots=True)
class HeadDims:
    """Sizes of the CTC head. `layers` are the encoder blocks (1 is the first) whose outputs it mixes."""

    width: int = 384
    kernel: int = 5
    dropout: float = 0.3
    layers: tuple[int, ...] = (6,)
    symbols: int = len(SYMBOLS)


@dataclass(frozen=True, slots=True)
class Calibration:
    """What was measured where the truth is known.

    `onset_shift` is the seconds to add to a CTC onset, `confidence_weights` those of `align.confidence`.
    """

    onset_shift: float = 0.0
    confidence_weights: tuple[float, ...] = ()


class Heard(NamedTuple):
    """What the head says of every frame.

    `letters` are log-probabilities (batch, frames, symbols), `sung` the log-odds (batch, frames) that a word of the
    lyrics sounds: a CTC letter says where a letter is surest, not where a word ends (see `align.words`).
    """

    letters: Tensor
    sung: Tensor


class CtcHead(nn.Module):
    """Letters and singing from encoder states: a learned mix of layers, then two convolutions over time.

    The mix is a softmax over layers, as in ELMo (Peters et al. 2018) and SUPERB (Yang et al. 2021).
    """

    def __init__(self, state: int, dims: HeadDims) -> None:
        super().__init__()
        self.dims = dims
        self.mix = nn.Parameter(torch.zeros(len(dims.layers)))
        self.norms = nn.ModuleList(nn.LayerNorm(state) for _ in dims.layers)
        self.convolutions = nn.Sequential(
            nn.Conv1d(state, dims.width, dims.kernel, padding=dims.kernel // 2),
            nn.GELU(),
            nn.Dropout(dims.dropout),
            nn.Conv1d(dims.width, dims.width, dims.kernel, padding=dims.kernel // 2),
            nn.GELU(),
            nn.Dropout(dims.dropout),
        )
        self.letters = nn.Linear(dims.width, dims.symbols)
        self.sung = nn.Linear(dims.width, 1)

    def forward(self, states: Tensor) -> Heard:
        """What is heard in encoder states (batch, layers, frames, state)."""
        shares = torch.softmax(self.mix, dim=0)
        mixed = sum(
            share * norm(states[:, index].float())
            for index, (share, norm) in enumerate(zip(shares, self.norms, strict=True))
        )
        assert isinstance(mixed, Tensor)  # noqa: S101 - sum() may also give 0, of no layers
        hidden = self.convolutions(mixed.transpose(1, 2)).transpose(1, 2)
        return Heard(torch.log_softmax(self.letters(hidden).float(), dim=-1), self.sung(hidden).float().squeeze(-1))


class KaraokeWhisper(nn.Module):
    """Whisper's audio encoder, the CTC head on it, and, where there is one, the word segment head with its decoder."""

    def __init__(self, encoder_dims: EncoderDims, head_dims: HeadDims) -> None:
        super().__init__()
        self.encoder_dims = encoder_dims
        self.encoder = AudioEncoder(
            encoder_dims.n_mels,
            encoder_dims.n_audio_ctx,
            encoder_dims.n_audio_state,
            encoder_dims.n_audio_head,
            encoder_dims.n_audio_layer,
        )
        self.ctc_head = CtcHead(encoder_dims.n_audio_state, head_dims)
        self.calibration = Calibration()
        self.segmenter: WordSegmenter | None = None

    def encode(self, mel: Tensor, between_blocks: Callable[[], None] = lambda: None) -> Tensor:
        """States (batch, layers, frames, state) of the blocks the head mixes, from log-mel (batch, mels, 2 x frames).

        `between_blocks` is called several times on the way; what it raises ends the work.
        """
        wanted = self.ctc_head.dims.layers
        states = self.run_blocks(self.stem(mel), 0, wanted, between_blocks)
        return torch.stack([states[number] for number in wanted], dim=1)

    def last_state(self, mel: Tensor) -> Tensor:
        """The encoder's output (batch, frames, state), from log-mel (batch, mels, 2 x frames)."""
        last = self.encoder_dims.n_audio_layer
        return self.run_blocks(self.stem(mel), 0, (last,))[last]

    def stem(self, mel: Tensor) -> Tensor:
        """What enters the encoder's first block, (batch, frames, state), from log-mel (batch, mels, 2 x frames)."""
        hidden = nn.functional.gelu(self.encoder.conv1(mel))
        hidden = nn.functional.gelu(self.encoder.conv2(hidden)).permute(0, 2, 1)
        positions = self.encoder.get_buffer("positional_embedding")
        return (hidden + positions[: hidden.shape[1]]).to(hidden.dtype)

    def run_blocks(
        self, hidden: Tensor, done: int, wanted: Collection[int], between_blocks: Callable[[], None] = lambda: None
    ) -> dict[int, Tensor]:
        """The states after each block of `wanted`, from `hidden`, the state after the first `done` blocks.

        The last block's output passes Whisper's final norm, as it does in Whisper itself.
        """
        states: dict[int, Tensor] = {}
        for number, block in enumerate(islice(self.encoder.blocks, done, max(wanted)), done + 1):
            between_blocks()
            hidden = block(hidden)
            states[number] = self.encoder.ln_post(hidden) if number == self.encoder_dims.n_audio_layer else hidden
        return {number: states[number] for number in wanted}

    def forward(self, mel: Tensor, between_blocks: Callable[[], None] = lambda: None) -> Heard:
        """What is heard in log-mel spectrograms (batch, mels, 2 x frames); see `encode` for `between_blocks`."""
        return self.ctc_head(self.encode(mel, between_blocks))
