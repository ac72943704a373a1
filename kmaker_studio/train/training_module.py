"""The network as it is trained: the encoder's learning blocks and the losses of its heads in one module."""

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from kmaker_studio.align.checkpoint import load_checkpoint
from kmaker_studio.align.network import EncoderDims, HeadDims, KaraokeWhisper
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.train.base_weights import base_encoder_weights
from kmaker_studio.train.config import TrainConfig
from kmaker_studio.train.data.dataset import Window
from kmaker_studio.train.data.features import FeatureRows, FrozenPart
from kmaker_studio.train.heads.build import build_objectives
from kmaker_studio.train.heads.objective import Figures, Objective


def new_model(config: TrainConfig) -> KaraokeWhisper:
    """The network that `config` starts from; raises `KMakerError`.

    It has the base's encoder, and a new CTC head where that is to be trained and the base's is not asked for.
    """
    base = load_checkpoint(Path(config.base)) if config.base else None
    if config.base_heads or "ctc" not in config.heads:
        if base is None:
            raise KMakerError("base must be a checkpoint where its heads are used: give its path, or train ctc first.")
        return base
    dims = base.encoder_dims if base else EncoderDims()
    if max(config.layers) > dims.n_audio_layer:
        raise KMakerError(
            "layers names block {block} of an encoder of {count}: lower it.",
            block=max(config.layers),
            count=dims.n_audio_layer,
        )
    head = HeadDims(width=config.width, kernel=config.kernel, dropout=config.dropout, layers=tuple(config.layers))
    model = KaraokeWhisper(dims, head)
    model.encoder.load_state_dict(base.encoder.state_dict() if base else base_encoder_weights())
    return model.eval()


class TrainingModule(nn.Module):
    """A model with its objectives. Called with windows, it gives each objective's loss.

    One module, so that several processes train it as one (`DistributedDataParallel` watches a module's call).
    """

    def __init__(self, config: TrainConfig, model: KaraokeWhisper, windows: Sequence[Window]) -> None:
        super().__init__()
        self.model = model
        self._windows = windows
        self.objectives: dict[str, Objective] = build_objectives(config, model)
        self.layers = tuple(sorted({layer for one in self.objectives.values() for layer in one.layers}))
        blocks = model.encoder_dims.n_audio_layer
        self.frozen = FrozenPart.of(blocks, config.trained_blocks(blocks), self.layers)
        self._choose_parameters()

    def _choose_parameters(self) -> None:
        self.model.requires_grad_(requires_grad=False)
        for objective in self.objectives.values():
            for parameter in objective.parameters():
                parameter.requires_grad_()
        encoder = self.model.encoder
        learning: list[nn.Module] = [*islice(encoder.blocks, max(0, self.frozen.blocks), max(self.layers))]
        if self.frozen.blocks < 0:
            learning += [encoder.conv1, encoder.conv2]
        if self.frozen.blocks < self.model.encoder_dims.n_audio_layer == max(self.layers):
            learning.append(encoder.ln_post)
        for module in learning:
            module.requires_grad_()

    def groups(self) -> list[dict[str, object]]:
        """The learning weights as groups for an optimiser: the heads', and the encoder's where it learns."""
        heads = [parameter for one in self.objectives.values() for parameter in one.parameters()]
        encoder = [parameter for parameter in self.model.encoder.parameters() if parameter.requires_grad]
        return [{"params": weights} for weights in (heads, encoder) if weights]

    def forward(self, picked: Sequence[int], kept: Tensor) -> dict[str, Tensor]:
        """The loss of each objective for the windows `picked`, of which the frozen part of the encoder says `kept`."""
        states = self.frozen.finish(self.model, kept, self.layers)
        windows = [self._windows[index] for index in picked]
        return {name: one.loss(windows, self._read_by(one, states)) for name, one in self.objectives.items()}

    def validate(self, windows: Sequence[Window], features: FeatureRows) -> dict[str, Figures]:
        """Each objective's figures on held-out windows."""
        self.eval()
        with torch.no_grad():
            return {name: one.validate(windows, self._states(one, features)) for name, one in self.objectives.items()}

    def _states(self, objective: Objective, features: FeatureRows) -> Iterator[Tensor]:
        device = next(self.model.parameters()).device
        for row in features:
            kept = torch.from_numpy(np.array(row[None])).to(device).float()
            yield self._read_by(objective, self.frozen.finish(self.model, kept, self.layers))

    def _read_by(self, objective: Objective, states: Tensor) -> Tensor:
        places = [self.layers.index(layer) for layer in objective.layers]
        return states if len(places) == states.shape[1] else states[:, places]
