"""The word segment head: shapes, what its pointers mean, tokens, windows, and its checkpoint."""

import itertools
from pathlib import Path

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from kmaker_studio.align.lyric_tokens import LONGEST, fitting, lyric_tokens, tokenizer_of
from kmaker_studio.align.refine import follow, word_windows
from kmaker_studio.align.word_head import (
    DecoderDims,
    Joined,
    WordHeadDims,
    WordSegmenter,
    WordSegmentHead,
    seconds_of,
)
from kmaker_studio.align.word_head_checkpoint import beside, load_words, save_words
from kmaker_studio.core.errors import KMakerError

SMALL = DecoderDims(n_vocab=50, n_text_ctx=16, n_text_state=16, n_text_head=2, n_text_layer=2)


@pytest.fixture
def segmenter() -> WordSegmenter:
    torch.manual_seed(0)
    return WordSegmenter(SMALL, WordHeadDims(keys=8, width=12)).eval()


def test_a_word_is_located_by_the_state_at_its_last_token(segmenter: WordSegmenter):
    tokens, frames = torch.tensor([[1, 2, 3, 4, 5]]), torch.randn(1, 60, 16)
    hidden = segmenter.read(tokens, frames)
    both = segmenter.locate(hidden, torch.tensor([[2, 4]]), frames)
    assert both.boxes.shape == (1, 2, 2)
    assert both.pointers.shape == (1, 2, 2, 60)
    second = segmenter.locate(hidden, torch.tensor([[4]]), frames)
    assert torch.allclose(both.boxes[:, 1:], second.boxes, atol=1e-6)
    assert ((both.boxes > 0) & (both.boxes < 1)).all()


def test_later_words_say_nothing_of_earlier_ones(segmenter: WordSegmenter):
    frames = torch.randn(1, 60, 16)
    one = segmenter.read(torch.tensor([[1, 2, 3, 4]]), frames)
    other = segmenter.read(torch.tensor([[1, 2, 3, 9]]), frames)
    assert torch.allclose(one[:, :3], other[:, :3], atol=1e-5)


def test_the_box_spans_what_the_pointers_mean():
    """Pointers that are sure of frames 10 and 30 of 100 give centre 0.2 and width 0.2."""
    head = WordSegmentHead(4, WordHeadDims(keys=2, width=3, kernel=1))
    with torch.no_grad():
        for parameter in head.parameters():
            parameter.zero_()
        head.norm.weight.fill_(1.0)
        head.keys.weight[0, 0, 0] = head.keys.weight[2, 1, 0] = 100.0  # of the start's keys, and of the end's
        head.queries.bias[:] = torch.tensor([1.0, 0.0, 1.0, 0.0])
    frames = torch.zeros(1, 100, 4)
    frames[0, 10, 0] = frames[0, 30, 1] = 5.0
    boxes = head(torch.zeros(1, 1, 4), frames).boxes
    assert boxes[0, 0].tolist() == pytest.approx([0.2, 0.2], abs=1e-3)
    assert seconds_of(boxes)[0, 0].tolist() == pytest.approx([3.0, 9.0], abs=0.05)


def test_words_and_tokens_belong_together():
    lyrics = lyric_tokens(["Con", "cò", "bay"], "vi")
    tokenizer = tokenizer_of("vi")
    assert tokenizer.decode(list(lyrics.tokens[lyrics.first[0] :])) == " Con cò bay"
    words = [lyrics.tokens[first : last + 1] for first, last in zip(lyrics.first, lyrics.last, strict=True)]
    assert [tokenizer.decode(list(word)) for word in words] == [" Con", " cò", " bay"]
    assert lyrics.tokens[: lyrics.first[0]] == tokenizer.sot_sequence_including_notimestamps
    assert tokenizer.to_language_token("vi") in lyrics.tokens


def test_many_words_are_read_in_several_runs():
    words = ["nghiêng"] * 400
    runs = fitting(words, "vi")
    assert len(runs) > 1
    assert [index for run in runs for index in range(run.start, run.stop)] == list(range(400))
    assert all(len(lyric_tokens(words[run], "vi").tokens) < LONGEST for run in runs)


lengths = st.lists(st.tuples(st.floats(0.05, 4.0), st.floats(0.0, 20.0)), min_size=1, max_size=40)


@given(lengths)
def test_windows_hold_every_word_whole_and_in_order(lengths_and_pauses: list[tuple[float, float]]):
    times: list[tuple[float, float]] = []
    now = 0.0
    for length, pause in lengths_and_pauses:
        times.append((now + pause, now + pause + length))
        now = times[-1][1]
    windows = word_windows(times, ["la"] * len(times), "en")
    assert [index for window in windows for index in range(window.first, window.last)] == list(range(len(times)))
    for window in windows:
        assert all(
            window.start <= start and end <= window.start + 30 for start, end in times[window.first : window.last]
        )
    assert all(before.start <= after.start for before, after in itertools.pairwise(windows))


def test_pointers_are_followed_near_the_path_only():
    pointers = torch.zeros(1, 2, 500)
    pointers[0, 0, 100], pointers[0, 0, 300] = 3.0, 9.0  # 2 s, and 6 s that is surer but far away
    pointers[0, 1, 130] = 1.0
    assert follow(pointers, torch.tensor([[2.1, 2.5]]))[0].tolist() == pytest.approx([2.0, 2.6])


def test_what_is_saved_comes_back(segmenter: WordSegmenter, tmp_path: Path):
    segmenter.joined = Joined(ends=True)
    path = beside(tmp_path / "mine.safetensors")
    assert path.name == "mine.words.safetensors"
    save_words(segmenter, path)
    again = load_words(path)
    assert again.joined == Joined(starts=False, ends=True)
    assert again.decoder_dims == SMALL
    for name, tensor in segmenter.state_dict().items():
        assert torch.allclose(again.state_dict()[name], tensor, atol=1e-3)


@pytest.mark.parametrize("content", [b"", b"not a checkpoint at all"])
def test_a_damaged_word_head_is_named(tmp_path: Path, content: bytes):
    path = tmp_path / "bad.words.safetensors"
    path.write_bytes(content)
    with pytest.raises(KMakerError, match=r"bad\.words\.safetensors is damaged"):
        load_words(path)


def test_no_word_head(tmp_path: Path):
    with pytest.raises(KMakerError, match="There is no word segment head"):
        load_words(tmp_path / "none.words.safetensors")
