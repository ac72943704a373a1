"""The demo song, aligned once through the public interface."""

from pathlib import Path

import pytest
import soundfile

import kmaker_studio as km
from kmaker_studio.audio.decode import read_mono
from kmaker_studio.demo import DemoSong

LYRICS = "Should auld acquaintance be forgot,\nand never brought to mind?\n"


@pytest.fixture(scope="session")
def demo() -> DemoSong:
    return next(song for song in km.demo_songs() if song.name == "auld-lang-syne")


@pytest.fixture(scope="session")
def aligner() -> km.AlignerBackend:
    return km.load_aligner()


@pytest.fixture(scope="session")
def aligned(demo: DemoSong, aligner: km.AlignerBackend) -> km.Song:
    return km.align(demo.audio, demo.lyrics, aligner=aligner)


@pytest.fixture(scope="session")
def verse(demo: DemoSong, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first 12 s of the demo song, in which LYRICS are sung."""
    path = tmp_path_factory.mktemp("verse") / "verse.wav"
    soundfile.write(path, read_mono(demo.audio, 16_000)[: 12 * 16_000], 16_000)
    return path


@pytest.fixture
def timed() -> km.Song:
    return km.parse("[00:01.00]<00:01.00>Hello <00:01.50>world<00:02.00>\n[00:03.00]<00:03.00>again<00:04.00>\n")
