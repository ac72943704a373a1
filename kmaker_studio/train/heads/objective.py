"""The objective Protocol: a head of the network that can be trained, its loss, and its figures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from torch import Tensor, nn

from kmaker_studio.train.data.dataset import Window


@dataclass(frozen=True, slots=True)
class Figures:
    """How an objective does on held-out windows: its loss, and onset errors of the words in seconds."""

    loss: float
    mean_error: float
    median_error: float
    share_close: float


class Objective(Protocol):
    """A head and what it learns. Chance comes from torch's own generator, which the loop seeds for every step."""

    @property
    def layers(self) -> tuple[int, ...]:
        """The encoder blocks (1 is the first) whose states it reads."""
        ...

    def parameters(self) -> Iterable[nn.Parameter]:
        """The weights that it trains, the encoder's aside."""
        ...

    def loss(self, windows: Sequence[Window], states: Tensor, training: bool = True) -> Tensor:
        """The loss of a batch, a scalar, from the states (batch, layers, frames, state) of `self.layers`.

        With `training` the states and the words may be changed to make it harder.
        """
        ...

    def validate(self, windows: Sequence[Window], states: Iterable[Tensor]) -> Figures:
        """Figures on held-out windows, whose states (1, layers, frames, state) come one by one.

        What the model keeps of such measuring, as its calibration, is renewed.
        """
        ...
