"""What the word segment head learns from, its loss against hand-computed values, and that it learns."""

import itertools
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from kmaker_studio.align.lyric_tokens import tokenizer_of
from kmaker_studio.align.word_head import DecoderDims, Segments, WordHeadDims, WordSegmenter, seconds_of
from kmaker_studio.train.data.dataset import LabelledWord, Window
from kmaker_studio.train.data.word_batches import IGNORED, shifted, word_batch
from kmaker_studio.train.heads.word_segment_loss import SegmentWeights, interval_giou, pointer_loss, segment_loss

MUSIC = tokenizer_of("en").encode("♪")[-1]


def window(*words: tuple[str, float, float], start: float = 0.0) -> Window:
    labelled = tuple(LabelledWord(text.lower(), begin, end, text) for text, begin, end in words)
    return Window(Path("song.flac"), start, 1500, labelled, "en")


HELLO = window(("Hello", 3.0, 6.0), ("world", 9.0, 12.0))


@pytest.mark.parametrize(
    ("one", "other", "giou"),
    [
        ((0.5, 0.2), (0.5, 0.2), 1.0),
        ((0.5, 0.2), (0.6, 0.2), 1 / 3),  # 0.4-0.6 and 0.5-0.7 share 0.1 of 0.3
        ((0.2, 0.2), (0.6, 0.2), -1 / 3),  # 0.1-0.3 and 0.5-0.7: a gap of 0.2 in 0.6
        ((0.5, 0.4), (0.5, 0.1), 0.25),
    ],
)
def test_giou_of_intervals(one: tuple[float, float], other: tuple[float, float], giou: float):
    assert interval_giou(torch.tensor(one), torch.tensor(other)).item() == pytest.approx(giou)


def test_a_batch_of_words():
    batch = word_batch([HELLO, window(("Oh", 0.0, 1.5))])
    tokenizer = tokenizer_of("en")
    prefix = len(tokenizer.sot_sequence_including_notimestamps)
    assert tokenizer.decode(batch.tokens[0, prefix:].tolist()) == " Hello world"
    assert batch.boxes[0].tolist() == [pytest.approx([0.15, 0.1]), pytest.approx([0.35, 0.1])]
    assert batch.edges()[0].tolist() == [pytest.approx([3.0, 6.0]), pytest.approx([9.0, 12.0])]
    assert batch.weights.tolist() == [[1.0, 1.0], [1.0, 0.0]]
    assert (batch.labels[0, : prefix - 1] == IGNORED).all()
    said = batch.labels[0, prefix - 1 :].tolist()
    assert [*batch.tokens[0, prefix:].tolist(), tokenizer.eot] == said  # each token's label is the next one


def test_a_word_without_trust_weighs_nothing():
    doubted = replace(HELLO, words=(HELLO.words[0], replace(HELLO.words[1], scale=0)))
    assert word_batch([doubted]).weights.tolist() == [[1.0, 0.0]]


def test_masked_words_are_music_but_never_two_in_a_row():
    many = window(*[("sing", index / 2, index / 2 + 0.4) for index in range(50)])
    batch = word_batch([many], 0.9, np.random.default_rng(0))
    masked = [int(batch.tokens[0, last]) == MUSIC for last in batch.last[0].tolist()]
    assert 20 <= sum(masked) <= 25
    assert not any(first and second for first, second in itertools.pairwise(masked))
    assert (batch.labels == word_batch([many]).labels).all()  # what was masked must still be said


def test_a_shifted_window_keeps_its_words_inside():
    random = np.random.default_rng(1)
    moved = [shifted(HELLO, random) for _ in range(50)]
    assert all(-18.0 <= one.start <= 0 for one in moved)
    assert all(one.words[-1].end - one.start <= 30.0 + 1e-9 for one in moved)
    assert len({one.start for one in moved}) > 40


def test_the_loss_by_hand():
    batch = word_batch([HELLO])
    pointers = torch.zeros(1, 2, 2, 1500)
    exact = segment_loss(Segments(batch.boxes, pointers), None, batch, SegmentWeights(pointers=0))
    assert exact.item() == pytest.approx(0.0, abs=1e-6)
    moved = batch.boxes + torch.tensor([0.05, 0.0])  # half of each word's width, 1.5 s
    loss = segment_loss(Segments(moved, pointers), None, batch, SegmentWeights(pointers=0))
    assert loss.item() == pytest.approx(1.5 + (1 - 1 / 3), rel=1e-4)


def test_pointers_that_know_cost_least():
    boxes = torch.tensor([[[0.15, 0.1]]])  # frames 150 to 300 of 1500
    unsure, sure = torch.zeros(1, 1, 2, 1500), torch.zeros(1, 1, 2, 1500)
    sure[0, 0, 0, 148:153] = sure[0, 0, 1, 298:303] = 12.0
    assert pointer_loss(unsure, boxes).item() == pytest.approx(np.log(1500), rel=1e-5)
    assert pointer_loss(sure, boxes).item() < 3.0  # the Gaussian's own entropy is 1.8


def test_the_head_learns_where_a_word_is():
    """Marks in the frames, one a word and edge: after some steps on one window the words stand at them."""
    torch.manual_seed(0)
    segmenter = WordSegmenter(
        DecoderDims(n_text_state=16, n_text_head=2, n_text_layer=1), WordHeadDims(keys=8, width=8, dropout=0.0)
    )
    batch = word_batch([window(("red", 4.0, 5.0), ("blue", 20.0, 22.5))])
    frames = 0.1 * torch.randn(1, 300, 16)
    for mark, second in enumerate((4.0, 5.0, 20.0, 22.5)):
        frames[0, round(second * 10), mark] = 10.0
    optimizer = torch.optim.Adam(segmenter.word_seg_embed.parameters(), lr=0.03)
    hidden = segmenter.read(batch.tokens, frames).detach()
    for _ in range(80):
        loss = segment_loss(segmenter.locate(hidden, batch.last, frames), None, batch, SegmentWeights())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    segments = segmenter.locate(hidden, batch.last, frames)
    assert (seconds_of(segments.boxes) - batch.edges()).abs().max() < 0.5
