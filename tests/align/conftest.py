"""The shipped model and the demo songs, loaded and aligned once."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from kmaker_studio.align.aligner import Aligner, Alignment
from kmaker_studio.align.emissions import Emissions
from kmaker_studio.align.network import SYMBOL_INDEX, SYMBOLS
from kmaker_studio.demo import DemoSong, demo_songs
from kmaker_studio.formats import read_song


@pytest.fixture(scope="session")
def aligner() -> Aligner:
    return Aligner.load()


@pytest.fixture(scope="session")
def demos() -> dict[str, DemoSong]:
    return {song.name: song for song in demo_songs()}


@pytest.fixture(scope="session")
def aligned_demos(aligner: Aligner, demos: dict[str, DemoSong]) -> dict[str, Alignment]:
    return {name: aligner.align(read_song(demo.lyrics).song, demo.audio) for name, demo in demos.items()}


@pytest.fixture
def spoken() -> Callable[[str], np.ndarray]:
    """`spoken("--aa-b")`: log-probabilities (frames, symbols) that are sure of one symbol in each frame."""

    def emitted(frames: str) -> np.ndarray:
        letters = np.full((len(frames), len(SYMBOLS)), 1e-4)
        for row, symbol in zip(letters, frames, strict=True):
            row[SYMBOL_INDEX[symbol]] = 1.0
        return np.log(letters / letters.sum(axis=1, keepdims=True)).astype(np.float32)

    return emitted


@pytest.fixture
def sung_from() -> Callable[[int, list[tuple[int, int]]], Emissions]:
    """`sung_from(frames, spans)`: emissions that hear singing in the spans of frames and silence elsewhere."""

    def made(frames: int, spans: list[tuple[int, int]]) -> Emissions:
        sung = np.full(frames, -8.0, np.float32)
        for start, end in spans:
            sung[start:end] = 8.0
        return Emissions(np.full((frames, len(SYMBOLS)), -3.0, np.float32), sung)

    return made


@pytest.fixture
def write_lyrics(tmp_path: Path) -> Callable[[str], Path]:
    def write(text: str) -> Path:
        path = tmp_path / "lyrics.txt"
        path.write_text(text, "utf-8")
        return path

    return write
