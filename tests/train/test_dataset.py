import itertools
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kmaker_studio.core.errors import KMakerError
from kmaker_studio.train.dataset import LabelledWord, cut_windows, read_dataset

SONG = Path("song.flac")


def laid_out(steps: list[tuple[float, float]]) -> list[LabelledWord]:
    """Words from (pause before, length) pairs in seconds."""
    words: list[LabelledWord] = []
    clock = 0.0
    for pause, length in steps:
        words.append(LabelledWord("la", clock + pause, clock + pause + length))
        clock += pause + length
    return words


PAUSES = st.one_of(st.just(0.0), st.floats(0, 3), st.floats(20, 100))
LENGTHS = st.one_of(st.floats(0.04, 2), st.floats(2, 29))


@given(st.lists(st.tuples(PAUSES, LENGTHS), max_size=80))
@settings(deadline=None)
def test_every_word_is_in_one_window_that_holds_it(steps: list[tuple[float, float]]):
    words = laid_out(steps)
    windows = cut_windows(SONG, words)
    assert [word for window in windows for word in window.words] == words
    for window in windows:
        assert window.start >= 0
        assert 1 <= window.frames <= 1500
        for word in window.words:
            assert word.start >= window.start - 1e-6
            assert word.end <= window.start + window.frames / 50 + 0.02 + 1e-6  # to a frame
    # what is labelled of one window does not reach into the words of the next
    for before, after in itertools.pairwise(windows):
        assert before.start + before.frames / 50 <= after.words[0].start + 0.02 + 1e-6


def test_a_word_longer_than_a_window_is_left_out():
    words = laid_out([(0, 1), (0.5, 31), (0.5, 1)])
    assert [word for window in cut_windows(SONG, words) for word in window.words] == [words[0], words[2]]


def test_windows_are_as_long_as_they_can_be():
    words = laid_out([(0.0, 1.0)] * 65)
    assert [len(window.words) for window in cut_windows(SONG, words)] == [30, 30, 5]


def dataset(folder: Path, label: object, name: str = "song") -> Path:
    (folder / "songs").mkdir(exist_ok=True)
    (folder / "labels").mkdir(exist_ok=True)
    (folder / "songs" / f"{name}.wav").write_bytes(b"")
    text = label if isinstance(label, str) else json.dumps(label)
    (folder / "labels" / f"{name}.json").write_text(text)
    return folder


def test_a_folder_is_read(tmp_path: Path):
    line = [{"s": 500, "e": 900, "d": "Đường"}, {"s": 900, "e": 900, "d": "none"}, {"s": 1000, "e": 1500, "d": "—"}]
    later = [{"s": 2000, "e": 2500, "d": "99"}]
    folder = dataset(tmp_path, [{"s": 500, "e": 1500, "l": line}, {"s": 2000, "e": 2500, "l": later}])
    (folder / "corpus.json").write_text(json.dumps({"languages": {"song": "en"}}))
    (window,) = read_dataset(folder)
    assert window.audio == folder / "songs" / "song.wav"
    # a word without length and one without letters are left out, digits are spoken in the song's language
    assert window.words == (LabelledWord("duong", 0.5, 0.9), LabelledWord("ninetynine", 2.0, 2.5))


@pytest.mark.parametrize(
    "label", ["[{", {"l": 3}, [{"s": 0}], [{"l": [{"d": "x"}]}], [{"l": [{"d": "x", "s": "a", "e": 1}]}]]
)
def test_labels_that_are_none(tmp_path: Path, label: object):
    with pytest.raises(KMakerError, match=r"song\.json is not a ZAC2022 label"):
        read_dataset(dataset(tmp_path, label))


def test_folders_that_are_none(tmp_path: Path):
    with pytest.raises(KMakerError, match="holds no labels"):
        read_dataset(tmp_path)
    folder = dataset(tmp_path, [])
    (folder / "songs" / "song.wav").unlink()
    with pytest.raises(KMakerError, match="has no song beside it"):
        read_dataset(folder)
    (folder / "corpus.json").write_text("{}")
    with pytest.raises(KMakerError, match=r"corpus\.json cannot be read"):
        read_dataset(folder)
