"""The `kmaker` program, run inside the test's process: what it printed and its exit status."""

import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import imageio_ffmpeg
import pytest
import soundfile

from kmaker_studio.audio.decode import read_mono
from kmaker_studio.cli.app import run
from kmaker_studio.demo import DemoSong, demo_songs

LYRICS = "Should auld acquaintance be forgot,\nand never brought to mind?\n"


@dataclass(frozen=True)
class Ran:
    status: int | str | None
    out: str
    err: str

    @property
    def sentence(self) -> str:
        """The one sentence of a refusal; fails where there is anything else."""
        assert self.status == 2
        assert self.out == ""
        (line,) = self.err.splitlines()
        assert line.startswith("kmaker: ")
        assert line.endswith(".")
        assert "Traceback" not in line
        assert not re.search(r"\b\w+(Error|Exception)\b", line)
        return line


Kmaker = Callable[..., Ran]


@pytest.fixture
def kmaker(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Kmaker:
    def call(*arguments: object) -> Ran:
        capfd.readouterr()
        monkeypatch.setattr(sys, "argv", ["kmaker", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            run()
        said = capfd.readouterr()
        return Ran(ended.value.code, said.out, said.err)

    return call


@pytest.fixture(scope="session")
def english() -> DemoSong:
    return next(song for song in demo_songs() if song.name == "auld-lang-syne")


@pytest.fixture(scope="session")
def sounds(english: DemoSong, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`verse.wav`, the two lines of LYRICS sung, and `video.mp4`, pictures without sound."""
    folder = tmp_path_factory.mktemp("sounds")
    soundfile.write(folder / "verse.wav", read_mono(english.audio, 16_000)[: 15 * 16_000], 16_000)
    pictures = ["-f", "lavfi", "-i", "color=c=red:s=64x64:d=1", str(folder / "video.mp4")]
    subprocess.run([imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-y", *pictures], check=True)
    return folder


@pytest.fixture
def lyrics(tmp_path: Path) -> Path:
    path = tmp_path / "verse.txt"
    path.write_text(LYRICS, "utf-8")
    return path


@pytest.fixture
def outputs(tmp_path: Path) -> Path:
    folder = tmp_path / "outputs"
    folder.mkdir()
    return folder
