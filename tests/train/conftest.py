"""A tiny corpus of synthetic singing, made once."""

from pathlib import Path

import pytest

from kmaker_studio.train.corpus import make_corpus

TWO_SONGS = 60 / 3600  # hours


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus") / "two"
    assert make_corpus(folder, TWO_SONGS, seed=5, workers=2) == 2
    return folder
