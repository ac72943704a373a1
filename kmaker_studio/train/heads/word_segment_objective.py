"""The word segment head's objective: every word's segment in the window, and the decoder's next token."""

from collections.abc import Iterable, Sequence

import numpy as np
import torch
from torch import Tensor, nn

from kmaker_studio.align.emissions import Emissions
from kmaker_studio.align.lyric_path import find_letters, shortest_path
from kmaker_studio.align.network import KaraokeWhisper
from kmaker_studio.align.refine import follow
from kmaker_studio.align.word_head import DecoderDims, Joined, WordHeadDims, WordSegmenter
from kmaker_studio.align.word_times import path_times
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.train.base_weights import base_decoder_weights
from kmaker_studio.train.calibrate import as_lines
from kmaker_studio.train.config import TrainConfig
from kmaker_studio.train.data.dataset import Window
from kmaker_studio.train.data.word_batches import WordBatch, word_batch
from kmaker_studio.train.evaluate import CLOSE
from kmaker_studio.train.heads.objective import Figures
from kmaker_studio.train.heads.word_segment_loss import SegmentWeights, segment_loss


class WordsObjective:
    """Trains `model.segmenter`, made from Whisper base's decoder where the model has none."""

    def __init__(self, config: TrainConfig, model: KaraokeWhisper) -> None:
        self._config = config
        self._model = model
        last = model.encoder_dims.n_audio_layer
        self.layers = tuple(sorted({*model.ctc_head.dims.layers, last}))
        self._heard_by_decoder = self.layers.index(last)
        self._read_by_ctc = [self.layers.index(layer) for layer in model.ctc_head.dims.layers]
        if model.segmenter is None:
            model.segmenter = WordSegmenter(DecoderDims(), WordHeadDims())
            model.segmenter.decoder.load_state_dict(base_decoder_weights(), strict=False)
        self._segmenter = model.segmenter
        self._first_trained = max(0, self._segmenter.decoder_dims.n_text_layer - config.decoder_blocks)

    def parameters(self) -> Iterable[nn.Parameter]:
        """The head's weights, and those of the decoder's last blocks."""
        yield from self._segmenter.word_seg_embed.parameters()
        for number, block in enumerate(self._segmenter.decoder.blocks):
            if number >= self._first_trained:
                yield from block.parameters()
        if self._config.decoder_blocks:
            yield from self._segmenter.decoder.ln.parameters()

    def loss(self, windows: Sequence[Window], states: Tensor, training: bool = True) -> Tensor:
        """See `train.heads.word_segment_loss`; while training some words are music to the decoder."""
        config, segmenter = self._config, self._segmenter
        random = np.random.default_rng(int(torch.randint(2**31, ()))) if training else None
        batch = word_batch(windows, config.mask_words if training else 0.0, random).to(states.device)
        frames = states[:, self._heard_by_decoder]
        hidden = segmenter.read(batch.tokens, frames, self._first_trained)
        spelled = segmenter.spell(hidden) if config.cross_entropy_weight else None
        weights = SegmentWeights(
            config.l1_weight, config.giou_weight, config.cross_entropy_weight, config.pointer_weight
        )
        return segment_loss(segmenter.locate(hidden, batch.last, frames), spelled, batch, weights)

    def validate(self, windows: Sequence[Window], states: Iterable[Tensor]) -> Figures:
        """Errors of the pointers near the CTC path; the heads are joined where they are better than the path's.

        Raises `KMakerError` where no window has room for its words.
        """
        losses: list[float] = []
        errors: list[tuple[Tensor, Tensor]] = []  # of the path's edges and of the pointers', (words, 2) each
        for window, state in zip(windows, states, strict=True):
            losses.append(float(self.loss([window], state, training=False)))
            batch = word_batch([window]).to(state.device)
            if (near := self._path(window, state)) is not None:
                errors.append(self._errors(batch, state, near))
        if not errors:
            raise KMakerError("No validation song has room for its words: check the labels of the validation data.")
        by_path, by_head = (torch.cat(part).abs() for part in zip(*errors, strict=True))
        better = (by_head.mean(dim=0) < by_path.mean(dim=0)).tolist()
        self._segmenter.joined = Joined(*better)
        starts = by_head[:, 0]
        return Figures(
            loss=float(np.mean(losses)),
            mean_error=float(starts.mean()),
            median_error=float(starts.median()),
            share_close=float((starts <= CLOSE).float().mean()),
        )

    def _path(self, window: Window, state: Tensor) -> Tensor | None:
        """Start and end of every word on the CTC path, seconds from the window's start; None where there is no room."""
        heard = self._model.ctc_head(state[:, self._read_by_ctc])
        emissions = Emissions(heard.letters[0].float().cpu().numpy(), heard.sung[0].float().cpu().numpy())
        lines = as_lines(window.words)
        if shortest_path(lines) > len(emissions.sung):
            return None
        words = find_letters(emissions.letters, lines)
        onsets = np.array([spans[0].start for spans in words], np.float64)
        return torch.tensor(path_times(words, onsets, emissions, self._model.calibration))

    def _errors(self, batch: WordBatch, state: Tensor, near: Tensor) -> tuple[Tensor, Tensor]:
        frames = state[:, self._heard_by_decoder]
        segments = self._segmenter.locate(self._segmenter.read(batch.tokens, frames), batch.last, frames)
        count = batch.last.shape[1]  # the decoder may have read fewer words than there are
        truth = batch.edges()[0].cpu()
        near = near[:count]
        return near - truth, follow(segments.pointers[0].float().cpu(), near) - truth
