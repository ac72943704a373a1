import json
from pathlib import Path

import numpy as np
import pytest
import soundfile

from kmaker_studio import paths
from kmaker_studio.core.errors import JobCancelled, KMakerError
from kmaker_studio.formats import read_song
from kmaker_studio.train.corpus.score import midi_number, sing_score

SCORE = {
    "title": "Two words",
    "language": "de",
    "voice": "de",
    "variant": "f2",
    "tempo": 60,
    "key": "C3",
    "minor": False,
    "chords": [0, 4],
    "beats": 8,
    "lines": [{"beat": 2, "words": [["la", "C4:1"], ["lo,", "G4:2"]]}],
}


def score(folder: Path, **changes: object) -> Path:
    path = folder / "two.score.json"
    path.write_text(json.dumps({**SCORE, **changes}))
    return path


def line(*words: list[str], beat: float = 2) -> list[dict[str, object]]:
    return [{"beat": beat, "words": list(words)}]


def test_two_words_are_sung_on_their_beats(tmp_path: Path):
    sound, truth = sing_score(score(tmp_path), tmp_path / "two.flac")
    samples, rate = soundfile.read(sound)
    assert (samples.ndim, rate) == (1, 44_100)
    assert len(samples) / rate == pytest.approx(8.0, abs=0.01)
    assert np.abs(samples).max() == pytest.approx(0.9, abs=0.01)
    song = read_song(truth).song
    (first, second) = song.words()
    assert (first.text, second.text) == ("la", "lo,")
    # vowels begin on the beat (2 s and 3 s), the words a consonant before them
    assert first.start_ms == pytest.approx(1900, abs=120)
    assert second.start_ms == pytest.approx(2900, abs=120)
    # a word ends where the silence before the next one's first sound begins
    assert 0 <= (second.start_ms or 0) - (first.end_ms or 0) <= 60
    assert second.end_ms == pytest.approx(5000, abs=200)


@pytest.mark.parametrize(("pitch", "number"), [("C4", 60), ("A4", 69), ("F#3", 54), ("Bb4", 70), ("C-1", 0)])
def test_pitches(pitch: str, number: int):
    assert midi_number(pitch) == number


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"lines": line(["la", "H4:1"])}, "'H4' is not a pitch"),
        ({"lines": line(["la", "C4"])}, "'C4' is not a note"),
        ({"lines": line(["la", "C4:x"])}, "'C4:x' is not a note"),
        ({"lines": line(["la", "C4:-1"])}, "'C4:-1' is not a note"),
        ({"lines": line(["la", "C4:0"])}, "'C4:0' is not a note"),
        ({"lines": line(["la", "C4:nan"])}, "'C4:nan' is not a note"),
        ({"lines": line(["la", "C4:1e9"])}, "'C4:1e9' is not a note"),
        ({"lines": line(["la", ""])}, "The word 'la' has 1 vowels and 0 notes"),
        ({"lines": line(["—", "C4:1"])}, "does not speak"),
        ({"lines": line(["la", "C4:1"], beat=7.5)}, "does not fit into the song"),
        ({"lines": line(["la", "C4:1"], beat=-3)}, "does not fit into the song"),
        ({"lines": []}, "is not right"),
        ({"lines": line()}, "is not right"),
        ({"chords": []}, "is not right"),
        ({"beats": 0}, "is not right"),
        ({"tempo": 0}, "is not right"),
        ({"tempo": "fast"}, "is not right"),
        ({"extra": 1}, "is not right"),
        ({"key": "X"}, "'X' is not a pitch"),
        ({"voice": "xx"}, "no voice xx"),
        ({"variant": "nobody"}, "no voice variant 'nobody'"),
    ],
)
def test_a_score_that_is_none(tmp_path: Path, changes: dict[str, object], said: str):
    with pytest.raises(KMakerError, match=said) as refused:
        sing_score(score(tmp_path, **changes), tmp_path / "two.flac")
    assert "\n" not in str(refused.value)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["two.score.json"]


@pytest.mark.parametrize("name", ["two.xyz", "two", "none/two.flac"])
def test_a_place_that_is_none(tmp_path: Path, name: str):
    with pytest.raises(KMakerError):
        sing_score(score(tmp_path), tmp_path / name)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["two.score.json"]


def test_cancelling(tmp_path: Path):
    with pytest.raises(JobCancelled):
        sing_score(score(tmp_path), tmp_path / "two.flac", cancelled=lambda: True)
    assert not (tmp_path / "two.flac").exists()


def test_the_demo_scores_have_the_demo_words():
    folder = paths.resources() / "demo"
    for name in ("auld-lang-syne", "con-co"):
        written = json.loads((folder / f"{name}.score.json").read_text("utf-8"))
        words = [text for line in written["lines"] for text, _ in line["words"]]
        assert words == [word.text for word in read_song(folder / f"{name}.txt").song.words()]
        assert words == [word.text for word in read_song(folder / f"{name}.json").song.words()]
