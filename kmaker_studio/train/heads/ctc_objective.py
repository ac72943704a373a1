"""The CTC head's objective: letters where the labels say, and when a word sounds."""

from collections.abc import Iterable, Sequence

import numpy as np
import torch
from torch import Tensor, nn

from kmaker_studio.align.emissions import Emissions
from kmaker_studio.align.network import KaraokeWhisper
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.train.calibrate import AlignedWords, calibrate, check_window
from kmaker_studio.train.config import TrainConfig
from kmaker_studio.train.data.dataset import Window
from kmaker_studio.train.evaluate import CLOSE
from kmaker_studio.train.heads.ctc_loss import total_loss
from kmaker_studio.train.heads.objective import Figures

_MASKS = 4  # stretches masked in each window


class CtcObjective:
    """Trains `model.ctc_head`."""

    def __init__(self, config: TrainConfig, model: KaraokeWhisper) -> None:
        self._config = config
        self._model = model
        self.layers = model.ctc_head.dims.layers

    def parameters(self) -> Iterable[nn.Parameter]:
        """The head's weights."""
        return self._model.ctc_head.parameters()

    def loss(self, windows: Sequence[Window], states: Tensor, training: bool = True) -> Tensor:
        """CTC and singing (see `train.heads.ctc_loss`); where not training the letters are free: runs compare."""
        config = self._config
        if not training:
            return total_loss(self._model.ctc_head(states), windows, None, config.sung_weight)
        slack = config.slack if config.slack >= 0 else None
        heard = self._model.ctc_head(masked(states, config.time_mask))
        return total_loss(heard, windows, slack, config.sung_weight, config.price)

    def validate(self, windows: Sequence[Window], states: Iterable[Tensor]) -> Figures:
        """Align the held-out windows and renew the calibration; raises `KMakerError` where none can be aligned."""
        own: list[AlignedWords] = []
        foreign: list[AlignedWords] = []
        losses: list[float] = []
        for index, (window, state) in enumerate(zip(windows, states, strict=True)):
            heard = self._model.ctc_head(state)
            losses.append(float(total_loss(heard, [window], None, self._config.sung_weight)))
            emissions = Emissions(heard.letters[0].cpu().numpy(), heard.sung[0].cpu().numpy())
            if (checked := check_window(window, emissions)) is not None:
                own.append(checked)
            stranger = windows[(index + len(windows) // 2) % len(windows)]
            if index % 4 == 0 and (checked := check_window(window, emissions, stranger.words)) is not None:
                foreign.append(checked)
        if not own:
            raise KMakerError("No validation song has room for its words: check the labels of the validation data.")
        self._model.calibration = calibrate(own, foreign)
        errors = np.abs(np.concatenate([checked.errors for checked in own]) + self._model.calibration.onset_shift)
        return Figures(
            loss=float(np.mean(losses)),
            mean_error=float(errors.mean()),
            median_error=float(np.median(errors)),
            share_close=float(np.mean(errors <= CLOSE)),
        )


def masked(states: Tensor, longest: int) -> Tensor:
    """The states with a few stretches of each window set to zero (SpecAugment's time masking, Park et al. 2019)."""
    if not longest:
        return states
    batch, _, frames, _ = states.shape
    kept = torch.ones(batch, 1, frames, 1)
    for row in kept:
        for _ in range(_MASKS):
            length = int(torch.randint(longest + 1, ()))
            begin = int(torch.randint(frames - length, ()))
            row[:, begin : begin + length] = 0
    return states * kept.to(states.device)
