"""A tiny corpus of synthetic singing, made once; and songs of tones with a tiny encoder, for what needs no singing."""

import json
from pathlib import Path

import numpy as np
import pytest
import soundfile
import torch

from kmaker_studio.align.checkpoint import save_checkpoint
from kmaker_studio.align.network import EncoderDims, HeadDims, KaraokeWhisper
from kmaker_studio.train.config import TrainConfig
from kmaker_studio.train.corpus.make_corpus import make_corpus
from tests.train.runs import small_run

TWO_SONGS = 60 / 3600  # hours
WORDS = {"la": 330, "do": 550, "mi": 880}  # each "sung" as a tone of so many Hz


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus") / "two"
    assert make_corpus(folder, TWO_SONGS, seed=5, workers=2) == 2
    return folder


@pytest.fixture(scope="session")
def tones(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four songs of 10 s whose words are tones, in the ZAC2022 layout."""
    folder = tmp_path_factory.mktemp("tones")
    (folder / "songs").mkdir()
    (folder / "labels").mkdir()
    random = np.random.default_rng(0)
    for number in range(4):
        samples = np.zeros(160_000)
        row = []
        for start in range(500, 9000, 900):
            word = str(random.choice(list(WORDS)))
            length = int(random.integers(300, 800))
            times = np.arange(length * 16) / 16_000
            samples[start * 16 : (start + length) * 16] = 0.5 * np.sin(2 * np.pi * WORDS[word] * times)
            row.append({"s": start, "e": start + length, "d": word})
        samples += random.normal(0, 0.01, len(samples))
        soundfile.write(folder / "songs" / f"{number}.wav", samples, 16_000)
        (folder / "labels" / f"{number}.json").write_text(json.dumps([{"s": 500, "e": 9000, "l": row}]))
    return folder


@pytest.fixture(scope="session")
def tiny_base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkpoint of a random encoder of two narrow blocks."""
    torch.manual_seed(0)
    dims = EncoderDims(n_audio_state=32, n_audio_head=2, n_audio_layer=2)
    path = tmp_path_factory.mktemp("base") / "tiny.safetensors"
    save_checkpoint(KaraokeWhisper(dims, HeadDims(width=16, layers=(1, 2))), path)
    return path


@pytest.fixture
def tiny(tones: Path, tiny_base: Path, tmp_path: Path) -> TrainConfig:
    """A run of seconds."""
    return small_run(tones, tiny_base, tmp_path / "out.safetensors", width=32, dropout=0.2, epochs=3, batch=2)
