"""The objectives of a training run, by the names that a training file gives heads.

A new head is an `Objective` in a module of its own and a line here.
"""

from kmaker_studio.align.network import KaraokeWhisper
from kmaker_studio.train.config import TrainConfig
from kmaker_studio.train.heads.ctc_objective import CtcObjective
from kmaker_studio.train.heads.objective import Objective
from kmaker_studio.train.heads.word_segment_objective import WordsObjective


def build_objectives(config: TrainConfig, model: KaraokeWhisper) -> dict[str, Objective]:
    """The objectives of `config.heads` on `model`; the first one's mean error decides which epoch is best."""
    kinds = {"ctc": CtcObjective, "words": WordsObjective}
    return {head: kinds[head](config, model) for head in config.heads}
