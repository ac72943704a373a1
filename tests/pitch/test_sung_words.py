"""Notes of real words, sung by the synthesiser that makes the training songs."""

import json
from pathlib import Path

import pytest

from kmaker_studio import paths
from kmaker_studio.core.edits import clear_notes
from kmaker_studio.pitch.f0 import f0_of
from kmaker_studio.pitch.network import RATE, SwiftF0
from kmaker_studio.pitch.notes import notes_of_song
from tests.pitch.conftest import blocks_of, right

pytest.importorskip("pyworld")


def test_the_first_verse_of_a_demo_song(model: SwiftF0, tmp_path: Path):
    import soxr

    from kmaker_studio.train.corpus.score import RATE as SONG_RATE
    from kmaker_studio.train.corpus.score import sing_stems

    score = json.loads((paths.resources() / "demo" / "auld-lang-syne.score.json").read_text())
    score["lines"], score["beats"] = score["lines"][:4], score["lines"][4]["beat"]
    (tmp_path / "verse.json").write_text(json.dumps(score))
    stems, truth = sing_stems(tmp_path / "verse.json")
    voice = soxr.resample(stems.voice, SONG_RATE, RATE).astype("float32")
    found = notes_of_song(clear_notes(truth), f0_of(blocks_of(voice), model))
    assert sum(len(word.notes) for word in truth.words()) > 25
    assert right(truth, found.song) >= 0.97
