"""Short songs: the lines of a demo song, each cut out of it and given its own words."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import soundfile

from kmaker_studio.audio.decode import read_mono
from kmaker_studio.batch.catalogue import Entry
from kmaker_studio.batch.song_job import write_outputs
from kmaker_studio.core.jobs import Progress
from kmaker_studio.core.song import Song
from kmaker_studio.demo import demo_songs
from kmaker_studio.formats import read_song

RATE = 16_000
MARGIN_MS = 300


@pytest.fixture(scope="session")
def lines(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of `0.wav` and `0.txt` to `7.wav` and `7.txt`, 2 to 5 seconds each."""
    folder = tmp_path_factory.mktemp("lines")
    demo = next(song for song in demo_songs() if song.name == "auld-lang-syne")
    samples = read_mono(demo.audio, RATE)
    for index, line in enumerate(read_song(demo.truth).song.lines):
        assert line.start_ms is not None
        assert line.end_ms is not None
        first, last = max(0, line.start_ms - MARGIN_MS), line.end_ms + MARGIN_MS
        soundfile.write(folder / f"{index}.wav", samples[first * RATE // 1000 : last * RATE // 1000], RATE)
        (folder / f"{index}.txt").write_text(line.text, "utf-8")
    return folder


@pytest.fixture
def entries(lines: Path, tmp_path: Path) -> Callable[[int], list[Entry]]:
    """`entries(4)`: the first four lines, with words of their own that a test may change, to be written to out/."""

    def made(count: int) -> list[Entry]:
        found: list[Entry] = []
        for index in range(count):
            lyrics = tmp_path / f"{index}.txt"
            lyrics.write_bytes((lines / f"{index}.txt").read_bytes())
            outputs = (tmp_path / "out" / f"{index}.json",)
            found.append(Entry(str(index), lines / f"{index}.wav", lyrics, outputs, "en"))
        return found

    return made


@dataclass
class Watch:
    """Sees a batch go by: what is published, and how far it is."""

    published: list[str] = field(default_factory=list)
    steps: list[float] = field(default_factory=list)

    def publish(self, entry: Entry, song: Song) -> None:
        write_outputs(entry, song)
        self.published.append(entry.name)

    def report(self, progress: Progress) -> None:
        self.steps.append(progress.done)


@pytest.fixture
def watch() -> Watch:
    return Watch()
