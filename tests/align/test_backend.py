"""The seam for other checkpoints and runtimes: what is loaded, here and in the aligner's own process."""

import sys
from dataclasses import replace
from itertools import count
from pathlib import Path
from types import ModuleType

import pytest

from kmaker_studio.align import backend
from kmaker_studio.align.aligner import Aligner
from kmaker_studio.align.backend import Alignment, Runtime, checkpoint_extensions, load_aligner
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song import Song, Word, build_lines
from kmaker_studio.formats import read_song
from kmaker_studio.studio.jobs.aligner_process import AlignerProcess

WORDS = Song(lines=build_lines([["la", "la"]]))


class Metronome:
    """A backend that needs no sound: a word a second."""

    def __init__(self, checkpoint: Path | None, device: str) -> None:
        self.loaded = checkpoint, device

    def align(self, song, audio, report=None, cancelled=None, only=None, limits=None) -> Alignment:
        beats = count(step=1000)

        def timed(word: Word) -> Word:
            start = next(beats)
            return replace(word, start_ms=start, end_ms=start + 500)

        lines = tuple(replace(line, words=tuple(map(timed, line.words))) for line in song.lines)
        return Alignment(replace(song, audio=str(audio), lines=lines))


@pytest.fixture
def metronome(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second runtime, for `.beat` files."""
    module = ModuleType("metronome")
    module.LOAD = Metronome  # pyright: ignore[reportAttributeAccessIssue]
    monkeypatch.setitem(sys.modules, "metronome", module)
    monkeypatch.setattr(backend, "_RUNTIMES", (*backend._RUNTIMES, Runtime("metronome", (".beat",))))


def test_the_extension_chooses_the_runtime(metronome: None):
    aligner = load_aligner(Path("slow.BEAT"), "cpu")
    assert isinstance(aligner, Metronome)
    assert aligner.loaded == (Path("slow.BEAT"), "cpu")
    assert [word.start_ms for word in aligner.align(WORDS, Path("x.wav")).song.words()] == [0, 1000]
    assert checkpoint_extensions() == (".safetensors", ".beat")


def test_without_a_checkpoint_the_shipped_one_is_loaded():
    assert isinstance(load_aligner(), Aligner)


def test_a_checkpoint_that_is_not_there(tmp_path: Path):
    with pytest.raises(KMakerError, match="There is no checkpoint at"):
        load_aligner(tmp_path / "none.onnx")


def test_the_process_aligns_with_the_checkpoint_it_is_asked_for(late_checkpoint: Path, aligner, demos):
    demo = demos["auld-lang-syne"]
    song = read_song(demo.lyrics).song
    here = [word.start_ms for word in aligner.align(song, demo.audio).song.words()]
    process = AlignerProcess()
    try:
        shipped = process.align(song, demo.audio)
        late = process.align(song, demo.audio, checkpoint=late_checkpoint, device="cpu")
        again = process.align(song, demo.audio)
        with pytest.raises(KMakerError, match="There is no checkpoint at"):
            process.align(song, demo.audio, checkpoint=late_checkpoint.with_name("none.safetensors"))
    finally:
        process.close()
    assert [word.start_ms for word in shipped.song.words()] == here
    assert [word.start_ms for word in again.song.words()] == here
    # the first word of a song is free to move: nothing is before it
    assert next(late.song.words()).start_ms == pytest.approx((here[0] or 0) + 200, abs=1)
