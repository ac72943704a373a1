"""Batches for the word segment head: lyrics as decoder input, with WKaraokeMaker's augmentations."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from functools import cache

import numpy as np
import torch
from torch import Tensor

from kmaker_studio.align.frames import FRAMES_PER_SECOND, WINDOW_FRAMES, WINDOW_SECONDS
from kmaker_studio.align.lyric_tokens import fitting, lyric_tokens, tokenizer_of
from kmaker_studio.align.word_head import seconds_of
from kmaker_studio.train.data.dataset import Window

IGNORED = -100
"""The label of tokens that the cross-entropy leaves out (torch's own)."""


@dataclass(frozen=True, slots=True)
class WordBatch:
    """Lyrics of a batch of windows, padded.

    `tokens` (batch, tokens) is what the decoder reads and `labels` what it should say next; `last` (batch, words) are
    the words' last tokens, `boxes` (batch, words, 2) their centre and width as shares of the window, `weights`
    (batch, words) how much each counts: 0 for padding, else the loss scale.
    """

    tokens: Tensor
    labels: Tensor
    last: Tensor
    boxes: Tensor
    weights: Tensor

    def to(self, device: torch.device) -> "WordBatch":
        """The same batch on `device`."""
        return WordBatch(*(getattr(self, field.name).to(device) for field in fields(self)))

    def edges(self) -> Tensor:
        """Start and end (batch, words, 2) in seconds from the window's start."""
        return seconds_of(self.boxes)


def word_batch(windows: Sequence[Window], masked: float = 0.0, random: np.random.Generator | None = None) -> WordBatch:
    """The lyrics of `windows`; each word's tokens become music with probability `masked`, never two words in a row."""
    rows = [_row(window, masked, random) for window in windows]
    tokens = max(len(row.tokens) for row in rows)
    words = max(1, *(len(row.last) for row in rows))
    batch = WordBatch(
        torch.full((len(rows), tokens), tokenizer_of("en").eot),
        torch.full((len(rows), tokens), IGNORED),
        torch.zeros((len(rows), words), dtype=torch.long),
        torch.full((len(rows), words, 2), 0.5),
        torch.zeros((len(rows), words)),
    )
    for index, row in enumerate(rows):
        batch.tokens[index, : len(row.tokens)] = torch.tensor(row.tokens)
        batch.labels[index, : len(row.labels)] = torch.tensor(row.labels)
        batch.last[index, : len(row.last)] = torch.tensor(row.last, dtype=torch.long)
        batch.boxes[index, : len(row.last)] = torch.tensor(row.boxes).reshape(-1, 2)
        batch.weights[index, : len(row.last)] = torch.tensor(row.weights)
    return batch


@dataclass(frozen=True, slots=True)
class _Row:
    tokens: list[int]
    labels: list[int]
    last: list[int]
    boxes: list[tuple[float, float]]
    weights: list[float]


def _row(window: Window, masked: float, random: np.random.Generator | None) -> _Row:
    texts = [word.text for word in window.words]
    run = fitting(texts, window.language)[0] if texts else slice(0)  # more than the decoder reads is rare: left out
    words = window.words[run]
    lyrics = lyric_tokens(texts[run], window.language)
    tokens = list(lyrics.tokens)
    prefix = lyrics.first[0] if lyrics.first else len(tokens)
    # the state at one token says the next; what comes before the lyrics is given
    labels = [IGNORED] * (prefix - 1) + tokens[prefix:] + [tokenizer_of(window.language).eot]
    was_masked = False
    for first, last in zip(lyrics.first, lyrics.last, strict=True):
        was_masked = not was_masked and random is not None and random.random() < masked
        if was_masked:
            tokens[first : last + 1] = [_music()] * (last + 1 - first)
    boxes = [
        (
            (word.start + word.end) / 2 / WINDOW_SECONDS - window.start / WINDOW_SECONDS,
            (word.end - word.start) / WINDOW_SECONDS,
        )
        for word in words
    ]
    return _Row(tokens, labels, list(lyrics.last), boxes, [word.scale for word in words])


@cache
def _music() -> int:
    return tokenizer_of("en").encode("♪")[-1]


def shifted(window: Window, random: np.random.Generator) -> Window:
    """`window` moved right by a random stretch of silence, at most until its last word would leave it."""
    if not window.words:
        return window
    room = WINDOW_SECONDS - (window.words[-1].end - window.start)
    pad = float(random.uniform(0, max(0.0, room)))
    frames = min(WINDOW_FRAMES, window.frames + int(pad * FRAMES_PER_SECOND))
    return replace(window, start=window.start - pad, frames=frames, silence=window.silence + pad)
