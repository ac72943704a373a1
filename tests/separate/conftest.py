from pathlib import Path

import numpy as np
import pytest
import soundfile

from kmaker_studio import paths
from kmaker_studio.audio.decode import read_mono
from kmaker_studio.demo import demo_songs
from kmaker_studio.separate.network import Spleeter
from kmaker_studio.separate.weights import load_weights


@pytest.fixture(scope="session")
def model() -> Spleeter:
    return load_weights()


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setattr(paths, "user_cache", lambda: folder)
    return folder


@pytest.fixture(scope="session")
def verse() -> np.ndarray:
    """Three seconds of a demo song in which somebody sings, at 44.1 kHz."""
    demo = next(song for song in demo_songs() if song.name == "con-co")
    return read_mono(demo.audio, 44_100)[12 * 44_100 : 15 * 44_100]


@pytest.fixture
def song(tmp_path: Path, verse: np.ndarray) -> Path:
    path = tmp_path / "song.wav"
    soundfile.write(path, np.stack([verse, 0.8 * verse], 1), 44_100)
    return path
