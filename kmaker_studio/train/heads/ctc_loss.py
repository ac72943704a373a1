"""The CTC head's losses: the letters of each window, and when its words sound."""

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from kmaker_studio.align.frames import FRAMES_PER_SECOND
from kmaker_studio.align.network import BLANK, SEPARATOR, SYMBOL_INDEX, FrameScores
from kmaker_studio.train.data.dataset import Window


def letter_targets(window: Window) -> list[int]:
    """Symbol indices of the window's words, a separator between two words."""
    targets: list[int] = []
    for word in window.words:
        if targets:
            targets.append(SEPARATOR)
        targets.extend(SYMBOL_INDEX[letter] for letter in word.letters)
    return targets


def ctc_loss(letters: Tensor, windows: Sequence[Window], slack: float | None, price: float = 5.0) -> Tensor:
    """CTC loss (Graves et al. 2006) per letter, averaged over the batch.

    Parameters
    ----------
    letters
        Log-probabilities (batch, frames, symbols). In a window's holes they count for nothing.
    slack
        Where the labels' times can be trusted: a letter may sound from `slack` seconds before its word to as long after
        it, and costs `price` nats elsewhere, so that the network need not find the alignment that is known. None leaves
        CTC free.
    """
    if slack is not None:
        misplaced = torch.stack([_misplaced(window, letters.shape[1], slack) for window in windows])
        letters = letters - price * misplaced.to(letters.device)
    holes = [_frames(window, *hole) for window in windows for hole in window.holes]
    if holes:
        rows = [row for row, window in enumerate(windows) for _ in window.holes]
        letters = _without(letters, [(row, first, last) for row, (first, last) in zip(rows, holes, strict=True)])
    targets = [letter_targets(window) for window in windows]
    frames = torch.tensor([window.frames for window in windows])
    lengths = torch.tensor([len(target) for target in targets])
    losses = nn.functional.ctc_loss(
        letters.transpose(0, 1),
        torch.tensor([symbol for target in targets for symbol in target], device=letters.device),
        frames,
        lengths,
        blank=BLANK,
        reduction="none",
        zero_infinity=True,
    )
    return (_for_unnormalised(losses, letters, frames) / lengths.clamp(min=1).to(losses.device)).mean()


def _for_unnormalised(losses: Tensor, letters: Tensor, frames: Tensor) -> Tensor:
    """The CTC losses of a batch, their gradient mended for `letters` that do not sum to 1 in every frame.

    torch takes each frame's probabilities for normalised, and adds them to the gradient of their logarithms because a
    softmax takes that part away again. Where a price lowers some of them, it would not: what is dear would hardly be
    unlearned.
    """
    inside = torch.arange(letters.shape[1])[None, :] < frames[:, None]
    added = (letters.exp().sum(-1) * inside.to(letters.device)).sum(-1) * (losses > 0)
    return losses - added + added.detach()


def _without(letters: Tensor, holes: Sequence[tuple[int, int, int]]) -> Tensor:
    """The letters with each hole (row, first frame, last) passed for free by the separator of the words around it."""
    silence = torch.full((SEPARATOR + 1,), -30.0, device=letters.device)
    silence[SEPARATOR] = 0.0
    is_hole = torch.zeros(letters.shape[:2], dtype=torch.bool, device=letters.device)
    for row, first, last in holes:
        is_hole[row, first:last] = True
    return torch.where(is_hole[..., None], silence, letters)


def sung_loss(sung: Tensor, windows: Sequence[Window]) -> Tensor:
    """Binary cross-entropy of "a word sounds in this frame", over the frames of the batch of which that is known."""
    wanted = torch.zeros(sung.shape)
    labelled = torch.zeros(sung.shape)
    for row, window in enumerate(windows):
        labelled[row, : window.frames] = 1.0
        unsure = [*window.holes, *((word.start, word.end) for word in window.words if not word.scale)]
        for first, last in (_frames(window, *stretch) for stretch in unsure):
            labelled[row, first:last] = 0.0
        for word in window.words:
            if word.scale:
                first, last = _frames(window, word.start, word.end)
                wanted[row, first:last] = 1.0
    wanted, labelled = wanted.to(sung.device), labelled.to(sung.device)
    losses = nn.functional.binary_cross_entropy_with_logits(sung, wanted, reduction="none")
    return (losses * labelled).sum() / labelled.sum().clamp(min=1.0)


def total_loss(
    heard: FrameScores, windows: Sequence[Window], slack: float | None, sung_weight: float, price: float = 5.0
) -> Tensor:
    """The sum that is minimised."""
    return ctc_loss(heard.letters, windows, slack, price) + sung_weight * sung_loss(heard.sung, windows)


def _frames(window: Window, start: float, end: float) -> tuple[int, int]:
    first = max(0, round((start - window.start) * FRAMES_PER_SECOND))
    return first, max(first + 1, round((end - window.start) * FRAMES_PER_SECOND))


def _misplaced(window: Window, frames: int, slack: float) -> Tensor:
    """1 where a letter (column) does not belong to a word that sounds in the frame (row), else 0."""
    misplaced = torch.ones(frames, SEPARATOR + 1)
    misplaced[:, (BLANK, SEPARATOR)] = 0.0
    for word in window.words:
        first, last = _frames(window, word.start - slack, word.end + slack)
        misplaced[first:last, sorted({SYMBOL_INDEX[letter] for letter in word.letters})] = 0.0
    return misplaced
