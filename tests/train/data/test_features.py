"""The encoder's states of training windows, kept on disk."""

from pathlib import Path

import msgspec
import numpy as np
import soundfile
import torch

from kmaker_studio.align.checkpoint import load_checkpoint
from kmaker_studio.train.config import TrainConfig
from kmaker_studio.train.data.dataset import Window, read_dataset
from kmaker_studio.train.data.features import FeatureRows, FrozenPart, cached_features
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


def test_a_window_moved_by_silence_is_the_sound_after_silence(tiny: TrainConfig, tones: Path, tmp_path: Path):
    model, frozen = load_checkpoint(Path(tiny.base)), FrozenPart(0, (1, 2))
    window = read_dataset(tones).windows[0]
    samples, rate = soundfile.read(window.audio, dtype="int16")
    later = tmp_path / "later.wav"
    soundfile.write(later, np.concatenate((np.zeros(2 * rate, np.int16), samples)), rate)
    moved = Window(window.audio, -2.0, window.frames, window.words, silence=2.0)
    whole = Window(later, 0.0, window.frames, window.words)
    with torch.inference_mode():
        rows = list(cached_features(model, frozen, [[moved, whole, window]], tmp_path / "features"))
    assert np.array_equal(rows[0], rows[1])
    assert not np.array_equal(rows[0], rows[2])


def test_windows_are_learned_from_at_several_places(tiny: TrainConfig):
    train(msgspec.structs.replace(tiny, epochs=1))
    once = len(losses(tiny))
    moved = msgspec.structs.replace(tiny, shifts=2, epochs=1, output=f"{tiny.output}.moved")
    train(moved)
    assert len(losses(moved)) == 3 * once
    assert losses(moved)[-1] < 0.5 * max(losses(moved))
