"""The word segment head: Whisper's decoder reads the known lyrics and tells where each word is sung.

As in WKaraokeMaker (Zalo AI Challenge 2022) the lyrics are given (teacher forcing) and the state at a word's last token
becomes (centre, width) by a sigmoid, as shares of the window. What is added: the state also points into the encoder's
frames (Vinyals et al. 2015), one pointer for the start and one for the end, and the sigmoid's arguments are the
pointers' mean times plus a correction. Thirty seconds in steps of 20 ms are too fine to be learned as two bare numbers
from a few hours of singing.
"""

from dataclasses import dataclass
from typing import NamedTuple

import torch
from torch import Tensor, nn
from whisper.model import TextDecoder

from kmaker_studio.align.frames import WINDOW_FRAMES

_NARROWEST = 1e-4  # of a window, 3 ms: a width must stay positive to have a logit


@dataclass(frozen=True, slots=True)
class DecoderDims:
    """Sizes of the Whisper decoder, under openai-whisper's names."""

    n_vocab: int = 51865
    n_text_ctx: int = 448
    n_text_state: int = 512
    n_text_head: int = 8
    n_text_layer: int = 6


@dataclass(frozen=True, slots=True)
class WordHeadDims:
    """Sizes of the word segment head: of the pointers' keys, of the correction's hidden layer, of the convolution."""

    keys: int = 128
    width: int = 256
    kernel: int = 5
    dropout: float = 0.1


@dataclass(frozen=True, slots=True)
class Joined:
    """Which edges the head was measured to find better than the CTC path, on songs not trained on."""

    starts: bool = False
    ends: bool = False


class Segments(NamedTuple):
    """Where words are: `boxes` (batch, words, 2), centre and width as shares of the window, and `pointers`.

    `pointers` are logits (batch, words, 2, frames) of the frame in which the word starts, and in which it ends.
    """

    boxes: Tensor
    pointers: Tensor


class WordSegmentHead(nn.Module):
    """From decoder states at the words' last tokens, and encoder states, to `Segments`."""

    def __init__(self, state: int, dims: WordHeadDims) -> None:
        super().__init__()
        self.dims = dims
        self.norm = nn.LayerNorm(state)
        self.keys = nn.Conv1d(state, 2 * dims.keys, dims.kernel, padding=dims.kernel // 2)
        self.queries = nn.Linear(state, 2 * dims.keys)
        corrected = nn.Linear(dims.width, 2)
        nn.init.zeros_(corrected.weight)
        nn.init.zeros_(corrected.bias)
        self.correction = nn.Sequential(nn.Linear(state, dims.width), nn.GELU(), nn.Dropout(dims.dropout), corrected)

    def forward(self, words: Tensor, frames: Tensor) -> Segments:
        """`words` (batch, words, state) and `frames` (batch, frames, state)."""
        keys = self.keys(self.norm(frames).transpose(1, 2)).unflatten(1, (2, -1))  # batch, 2, keys, frames
        queries = self.queries(words).unflatten(2, (2, -1)).transpose(1, 2)  # batch, 2, words, keys
        pointers = (queries @ keys).float().transpose(1, 2) / self.dims.keys**0.5
        times = torch.arange(frames.shape[1], device=frames.device) / frames.shape[1]
        start, end = (torch.softmax(pointers, dim=-1) @ times).unbind(-1)
        first = torch.minimum(start, end - _NARROWEST)
        box = torch.stack([(first + end) / 2, end - first], dim=-1).clamp(_NARROWEST, 1 - _NARROWEST)
        return Segments(torch.sigmoid(torch.logit(box) + self.correction(words).float()), pointers)


class WordSegmenter(nn.Module):
    """Whisper's text decoder and the word segment head on its last hidden state."""

    def __init__(self, decoder_dims: DecoderDims, head_dims: WordHeadDims) -> None:
        super().__init__()
        self.decoder_dims = decoder_dims
        self.decoder = TextDecoder(
            decoder_dims.n_vocab,
            decoder_dims.n_text_ctx,
            decoder_dims.n_text_state,
            decoder_dims.n_text_head,
            decoder_dims.n_text_layer,
        )
        nn.init.normal_(self.decoder.positional_embedding, std=0.02)  # whisper leaves it uninitialised
        self.word_seg_embed = WordSegmentHead(decoder_dims.n_text_state, head_dims)
        self.joined = Joined()

    def read(self, tokens: Tensor, frames: Tensor, first_trained: int = 0) -> Tensor:
        """The decoder's last hidden state (batch, tokens, state) over `tokens`, hearing encoder states `frames`.

        Blocks before `first_trained` (0 is the first) are computed without gradients.
        """
        decoder = self.decoder
        with torch.set_grad_enabled(torch.is_grad_enabled() and first_trained == 0):
            hidden = decoder.token_embedding(tokens) + decoder.positional_embedding[: tokens.shape[1]]
            hidden = hidden.to(frames.dtype)
        for number, block in enumerate(decoder.blocks):
            with torch.set_grad_enabled(torch.is_grad_enabled() and number >= first_trained):
                hidden = block(hidden, frames, mask=decoder.get_buffer("mask"))
        return decoder.ln(hidden)

    def spell(self, hidden: Tensor) -> Tensor:
        """Logits (batch, tokens, vocabulary) of the next token: the language model head, tied to the embedding."""
        return hidden.float() @ self.decoder.token_embedding.weight.float().T

    def locate(self, hidden: Tensor, last_tokens: Tensor, frames: Tensor) -> Segments:
        """The segments of words whose last tokens stand at `last_tokens` (batch, words) of `hidden`."""
        index = last_tokens.unsqueeze(-1).expand(-1, -1, hidden.shape[-1])
        return self.word_seg_embed(hidden.gather(1, index), frames)


def seconds_of(boxes: Tensor, window_seconds: float = WINDOW_FRAMES / 50) -> Tensor:
    """(start, end) in seconds from the window's begin, of boxes (..., 2) given by centre and width."""
    centre, width = boxes.unbind(-1)
    return torch.stack([centre - width / 2, centre + width / 2], dim=-1) * window_seconds
