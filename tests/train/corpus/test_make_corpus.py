import json
from pathlib import Path

import numpy as np
import pytest
import soundfile

from kmaker_studio.core.errors import JobCancelled, KMakerError
from kmaker_studio.formats import read_song
from kmaker_studio.train.corpus.make_corpus import make_corpus
from kmaker_studio.train.corpus.synthetic_song import make_song

TWO_SONGS = 60 / 3600  # hours


def labels(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in sorted((folder / "labels").iterdir())}


def test_songs_labels_and_what_they_are(corpus: Path):
    assert sorted(path.name for path in (corpus / "songs").iterdir()) == ["000000.flac", "000001.flac"]
    about = json.loads((corpus / "corpus.json").read_text("utf-8"))
    assert (about["seed"], sorted(about["languages"])) == (5, ["000000", "000001"])
    for name in ("000000", "000001"):
        samples, rate = soundfile.read(corpus / "songs" / f"{name}.flac")
        assert (len(samples), rate) == (480_000, 16_000)
        assert 0.05 < np.abs(samples).max() <= 1
        times = [(word.start_ms, word.end_ms) for word in read_song(corpus / "labels" / f"{name}.json").song.words()]
        assert len(times) >= 3
        assert all(0 <= start < end <= 30_000 for start, end in times)
        assert times == sorted(times)


def test_a_corpus_is_taken_up_where_it_stopped(corpus: Path, tmp_path: Path):
    folder = tmp_path / "taken-up"
    seen: list[float] = []
    with pytest.raises(JobCancelled):
        make_corpus(folder, TWO_SONGS, 5, 1, lambda progress: seen.append(progress.done), lambda: bool(seen))
    assert 1 <= len(seen) < 2
    first = (folder / "songs" / "000000.flac").stat().st_mtime_ns
    assert make_corpus(folder, TWO_SONGS, 5, 1) == 2
    assert (folder / "songs" / "000000.flac").stat().st_mtime_ns == first
    assert (folder / "songs" / "000001.flac").exists()
    # the same seed sang the same words
    for name, text in labels(corpus).items():
        assert [word.text for word in read_song(folder / "labels" / name).song.words()] == [
            entry["d"] for line in json.loads(text) for entry in line["l"]
        ]


def test_nothing_is_made_twice(corpus: Path):
    before = {path: path.stat().st_mtime_ns for path in (corpus / "songs").iterdir()}
    assert make_corpus(corpus, TWO_SONGS, 5, 1) == 2
    assert {path: path.stat().st_mtime_ns for path in (corpus / "songs").iterdir()} == before


def test_another_seed_needs_another_folder(corpus: Path):
    with pytest.raises(KMakerError, match="holds a corpus of another seed or recipe: choose an empty folder"):
        make_corpus(corpus, TWO_SONGS, 6, 1)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"seed": 5}'])
def test_a_damaged_list_of_songs(tmp_path: Path, text: str):
    (tmp_path / "corpus.json").write_text(text)
    with pytest.raises(KMakerError, match=r"corpus\.json cannot be read"):
        make_corpus(tmp_path, TWO_SONGS, 5, 1)


def test_a_folder_that_cannot_be_made(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(KMakerError, match="could not be written"):
        make_corpus(tmp_path / "file" / "corpus", TWO_SONGS, 5, 1)


def test_a_seed_gives_a_song_and_another_one_another():
    song, again, other = make_song((1, 2), 8.0), make_song((1, 2), 8.0), make_song((1, 3), 8.0)
    assert song.language == again.language
    assert [[word.text for word in line] for line in song.lines] == [
        [word.text for word in line] for line in again.lines
    ]
    for first, second in zip(song.lines, again.lines, strict=True):
        assert [word.start for word in first] == pytest.approx([word.start for word in second], abs=0.05)
    assert song.lines != other.lines
