"""The loss of the word segment head: L1 + GIoU of each word, the decoder's cross-entropy, and the pointers'."""

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from kmaker_studio.align.frames import WINDOW_SECONDS
from kmaker_studio.align.word_head import Segments
from kmaker_studio.train.data.word_batches import IGNORED, WordBatch

_SPREAD = 1.5  # frames: how far around the true frame a pointer may stand, as the deviation of a Gaussian


@dataclass(frozen=True, slots=True)
class SegmentWeights:
    """What each part counts in the sum."""

    l1: float = 1.0
    giou: float = 1.0
    cross_entropy: float = 1.0
    pointers: float = 1.0


def interval_giou(boxes: Tensor, others: Tensor) -> Tensor:
    """Generalised intersection over union (Rezatofighi et al. 2019) of intervals (..., 2), centre and width.

    In one dimension the smallest interval around both has no empty part where they overlap, so this is their IoU then,
    and the negative share of the gap between them where they do not.
    """
    starts, ends = boxes[..., 0] - boxes[..., 1] / 2, boxes[..., 0] + boxes[..., 1] / 2
    other_starts, other_ends = others[..., 0] - others[..., 1] / 2, others[..., 0] + others[..., 1] / 2
    shared = torch.minimum(ends, other_ends) - torch.maximum(starts, other_starts)
    hull = torch.maximum(ends, other_ends) - torch.minimum(starts, other_starts)
    return shared / hull.clamp(min=1e-6)


def segment_loss(segments: Segments, spelled: Tensor | None, batch: WordBatch, parts: SegmentWeights) -> Tensor:
    """The sum that is minimised: the words' parts weighted by the loss scale and divided by its sum.

    `spelled` are the decoder's logits (batch, tokens, vocabulary), or None to leave the cross-entropy out. L1 is in
    seconds.
    """
    total = batch.weights.sum().clamp(min=1.0)
    l1 = (segments.boxes - batch.boxes).abs().sum(dim=-1) * WINDOW_SECONDS
    giou = 1 - interval_giou(segments.boxes, batch.boxes)
    pointed = pointer_loss(segments.pointers, batch.boxes)
    words = parts.l1 * l1 + parts.giou * giou + parts.pointers * pointed
    loss = (words * batch.weights).sum() / total
    if spelled is not None:
        loss = loss + parts.cross_entropy * nn.functional.cross_entropy(
            spelled.flatten(0, 1), batch.labels.flatten(), ignore_index=IGNORED
        )
    return loss


def pointer_loss(pointers: Tensor, boxes: Tensor) -> Tensor:
    """Cross-entropy (batch, words) of both pointers against a narrow Gaussian around the true frame."""
    frames = pointers.shape[-1]
    edges = torch.stack([boxes[..., 0] - boxes[..., 1] / 2, boxes[..., 0] + boxes[..., 1] / 2], dim=-1) * frames
    places = torch.arange(frames, device=boxes.device)
    wanted = torch.softmax(-((places - edges.unsqueeze(-1)) ** 2) / (2 * _SPREAD**2), dim=-1)
    return -(wanted * torch.log_softmax(pointers, dim=-1)).sum(dim=-1).mean(dim=-1)
