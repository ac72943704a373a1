"""The encoder's states of training windows, kept on disk."""

from pathlib import Path

import msgspec
import numpy as np

from kmaker_studio.train.config import TrainConfig
from kmaker_studio.train.features import FeatureRows
from kmaker_studio.train.loop import train
from tests.train.runs import losses


def test_rows_of_several_data_sets():
    first, second = np.arange(6, dtype=np.float16).reshape(3, 2), np.arange(100, 104, dtype=np.float16).reshape(2, 2)
    rows = FeatureRows([first, second, first])
    assert rows.take([4, 0, 2, 3, 7]).tolist() == [[102, 103], [0, 1], [4, 5], [100, 101], [4, 5]]
    assert [row.tolist() for row in rows] == [[0, 1], [2, 3], [4, 5], [100, 101], [102, 103], [0, 1], [2, 3], [4, 5]]


def test_a_data_set_that_is_named_twice_is_encoded_once_and_heard_twice(tiny: TrainConfig):
    train(msgspec.structs.replace(tiny, epochs=1))
    once = len(losses(tiny))
    (kept,) = Path(tiny.features).iterdir()  # held out are the same songs
    written = kept.stat().st_mtime_ns
    train(msgspec.structs.replace(tiny, data=tiny.data * 2, epochs=1))
    assert len(losses(tiny)) == 2 * once
    assert list(Path(tiny.features).iterdir()) == [kept]
    assert kept.stat().st_mtime_ns == written
