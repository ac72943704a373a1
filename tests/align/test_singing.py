"""The singing in some stretches: as much as was asked for, and where it was asked for."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from kmaker_studio.align.singing import singing_in
from kmaker_studio.core.errors import JobCancelled
from kmaker_studio.core.jobs import Progress
from kmaker_studio.demo import DemoSong


def test_the_voice_of_the_demo_song_is_where_it_sings(demos: dict[str, DemoSong]):
    reports: list[Progress] = []
    demo = demos["auld-lang-syne"]
    parts = singing_in(demo.audio, [(0.0, 3.0), (5.0, 9.0)], reports.append)
    assert [len(part) for part in parts] == [48_000, 64_000]
    assert all(part.dtype == np.float32 and part.ndim == 1 for part in parts)
    assert np.square(parts[1]).mean() > 10 * np.square(parts[0][:16_000]).mean()  # the band plays alone at first
    assert reports[-1].done == reports[-1].total == 7.0


def test_what_lies_beyond_the_end_is_cut(tmp_path: Path):
    path = tmp_path / "short.wav"
    soundfile.write(path, np.random.default_rng(0).normal(0, 0.1, 16_000), 16_000)
    parts = singing_in(path, [(0.5, 4.0), (6.0, 7.0)])
    assert [round(len(part) / 16_000, 1) for part in parts] == [0.5, 0.0]


def test_cancelling(demos: dict[str, DemoSong]):
    with pytest.raises(JobCancelled):
        singing_in(demos["con-co"].audio, [(0.0, 3.0)], cancelled=lambda: True)
