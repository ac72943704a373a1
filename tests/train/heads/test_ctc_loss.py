import math
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from kmaker_studio.align.network import SYMBOL_INDEX, SYMBOLS, FrameScores
from kmaker_studio.train.data.dataset import LabelledWord, Window
from kmaker_studio.train.heads.ctc_loss import ctc_loss, letter_targets, sung_loss, total_loss

A, B, BLANK, SEPARATOR = (SYMBOL_INDEX[symbol] for symbol in "ab-|")


def window(frames: int, *words: tuple[str, float, float], start: float = 0.0) -> Window:
    return Window(Path("song.flac"), start, frames, tuple(LabelledWord(*word) for word in words))


def emitted(*frames: dict[int, float]) -> torch.Tensor:
    """Log-probabilities (1, frames, symbols); symbols that are not named share what is left."""
    rows = []
    for frame in frames:
        rest = (1 - sum(frame.values())) / (len(SYMBOLS) - len(frame))
        rows.append([math.log(frame.get(symbol, rest)) for symbol in range(len(SYMBOLS))])
    return torch.tensor([rows])


def test_targets_are_letters_with_separators():
    assert letter_targets(window(50, ("ab", 0, 1), ("a", 1, 2))) == [A, B, SEPARATOR, A]


def test_ctc_by_hand():
    letters = emitted({BLANK: 0.5, A: 0.3}, {BLANK: 0.2, A: 0.6})
    # two frames spell `a` as a-, -a or aa
    expected = -math.log(0.3 * 0.2 + 0.5 * 0.6 + 0.3 * 0.6)
    assert ctc_loss(letters, [window(2, ("a", 0, 0.04))], None).item() == pytest.approx(expected, abs=1e-5)


def test_ctc_is_per_letter_and_averaged_over_windows():
    one = emitted({A: 0.5}, {B: 0.5}, {BLANK: 0.5})
    losses = [ctc_loss(one, [window(3, (word, 0, 0.06))], None).item() for word in ("ab", "b")]
    both = ctc_loss(one.repeat(2, 1, 1), [window(3, ("ab", 0, 0.06)), window(3, ("b", 0, 0.06))], None).item()
    assert both == pytest.approx(sum(losses) / 2, abs=1e-5)
    # ab- aab abb a-b -ab: five spellings of two letters in three frames
    low = 0.5 / (len(SYMBOLS) - 1)
    paths = 0.5**3 + 0.5 * low * low + 0.5 * 0.5 * low + 0.5 * low * low + low**3
    assert losses[0] == pytest.approx(-math.log(paths) / 2, abs=1e-4)


def test_frames_past_the_label_do_not_count():
    letters = emitted({A: 0.9}, {A: 0.9}, {B: 0.9}, {B: 0.9})
    short = ctc_loss(letters[:, :2], [window(2, ("a", 0, 0.04))], None)
    assert ctc_loss(letters, [window(2, ("a", 0, 0.04))], None).item() == pytest.approx(short.item(), abs=1e-6)


@pytest.mark.parametrize("slack", [None, 0.0])
def test_the_gradient_is_that_of_the_loss(slack: float | None):
    # finite differences; torch's own CTC gradient holds only where the probabilities of a frame sum to 1
    torch.manual_seed(0)
    scores = torch.randn(2, 8, len(SYMBOLS), dtype=torch.float64, requires_grad=True)
    labels = [window(8, ("ab", 0.02, 0.06), ("a", 0.1, 0.14)), window(6, ("b", 0.04, 0.1))]
    assert torch.autograd.gradcheck(lambda x: ctc_loss(x.log_softmax(-1), labels, slack), scores)


def test_a_letter_out_of_its_place_is_charged():
    frames = [{BLANK: 0.99}] * 100
    early, late = list(frames), list(frames)
    early[10], late[80] = {A: 0.99}, {A: 0.99}
    label = window(100, ("a", 0.1, 0.4))  # frames 5 to 20
    free = [ctc_loss(emitted(*where), [label], None).item() for where in (early, late)]
    held = [ctc_loss(emitted(*where), [label], 0.1).item() for where in (early, late)]
    assert free[0] == pytest.approx(free[1], abs=1e-3)
    assert held[0] == pytest.approx(free[0], abs=0.01)
    assert held[1] == pytest.approx(free[1] + 5.0, abs=0.2)  # the price of one frame
    # slack reaches to 0.1 s on either side of the word: frames 0 to 24
    inside, outside = list(frames), list(frames)
    inside[24], outside[25] = {A: 0.99}, {A: 0.99}
    assert ctc_loss(emitted(*inside), [label], 0.1).item() < ctc_loss(emitted(*outside), [label], 0.1).item() - 3


def test_letters_of_another_word_are_charged_too():
    label = window(50, ("a", 0.0, 0.4), ("b", 0.6, 1.0))
    frames = [{BLANK: 0.9}] * 50
    right, swapped = list(frames), list(frames)
    right[5], right[25], right[40] = {A: 0.9}, {SEPARATOR: 0.9}, {B: 0.9}
    swapped[5], swapped[25], swapped[40] = {B: 0.9}, {SEPARATOR: 0.9}, {A: 0.9}
    assert ctc_loss(emitted(*right), [label], 0.1) < ctc_loss(emitted(*swapped), [label], 0.1) - 1


def test_the_price_is_what_is_said():
    frames = [{BLANK: 0.99}] * 100
    late = list(frames)
    late[80] = {A: 0.99}
    label = window(100, ("a", 0.1, 0.4))
    free, cheap = (ctc_loss(emitted(*late), [label], 0.1, price).item() for price in (0.0, 2.0))
    assert cheap == pytest.approx(free + 2.0, abs=0.05)


def test_a_hole_is_passed_for_free_and_teaches_nothing():
    letters = emitted({A: 0.8}, {B: 0.9}, {A: 0.7}, {B: 0.6}).requires_grad_()
    label = replace(window(4, ("a", 0, 0.02), ("b", 0.06, 0.08)), holes=((0.02, 0.06),))
    loss = ctc_loss(letters, [label], None)
    assert loss.item() == pytest.approx(-math.log(0.8 * 0.6) / 3, abs=1e-5)  # a | b are three symbols
    loss.backward()
    assert letters.grad is not None
    assert letters.grad[0, 1:3].abs().max() == 0
    assert letters.grad[0, [0, 3]].abs().max() > 0


def test_words_of_no_scale_may_sound_anywhere_in_their_stretch():
    frames = [{BLANK: 0.99}] * 100
    label = window(100, ("b", 0.0, 0.2))
    words = (*label.words, *(LabelledWord(letters, 0.4, 1.8, scale=0) for letters in ("a", "b")))
    label = replace(label, words=words)
    losses: list[float] = []
    for first, between, second in ((25, 30, 40), (60, 70, 80), (80, 70, 60)):
        row = list(frames)
        row[3], row[12] = {B: 0.99}, {SEPARATOR: 0.99}
        row[first], row[between], row[second] = {A: 0.99}, {SEPARATOR: 0.99}, {B: 0.99}
        losses.append(ctc_loss(emitted(*row), [label], 0.1).item())
    assert losses[0] == pytest.approx(losses[1], abs=1e-3)
    assert losses[2] > losses[1] + 1  # the order still counts


def test_singing_is_asked_only_where_it_is_known():
    # frames: 0 sung, 1 and 2 those of a word whose time is wrong, 3 silent, 4 a hole
    words = (LabelledWord("la", 0.0, 0.02), LabelledWord("lo", 0.02, 0.06, scale=0))
    label = replace(window(5), words=words, holes=((0.08, 0.1),))
    sung = torch.tensor([[1.0, 7.0, -7.0, 2.0, 50.0]])
    expected = (math.log(1 + math.exp(-1)) + math.log(1 + math.exp(2))) / 2
    assert sung_loss(sung, [label]).item() == pytest.approx(expected, abs=1e-5)


def test_singing_by_hand():
    # frames 0 and 1 silent, 2 and 3 sung, 4 not labelled; the window starts 1 s into the song
    label = window(4, ("la", 1.04, 1.08), start=1.0)
    sung = torch.tensor([[0.0, 2.0, 0.0, 3.0, 100.0]])
    expected = (math.log(2) + math.log(1 + math.exp(2)) + math.log(2) + math.log(1 + math.exp(-3))) / 4
    assert sung_loss(sung, [label]).item() == pytest.approx(expected, abs=1e-5)


def test_the_sum():
    letters, sung = emitted({BLANK: 0.5, A: 0.3}, {BLANK: 0.2, A: 0.6}), torch.tensor([[1.0, -1.0]])
    windows = [window(2, ("a", 0, 0.02))]
    parts = ctc_loss(letters, windows, None) + 0.3 * sung_loss(sung, windows)
    assert total_loss(FrameScores(letters, sung), windows, None, 0.3).item() == pytest.approx(parts.item())
