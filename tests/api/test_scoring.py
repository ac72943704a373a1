"""`km.score` and `km.evaluate`."""

import shutil
from pathlib import Path

import pytest

import kmaker_studio as km
from kmaker_studio.demo import DemoSong


def test_known_errors(timed: km.Song):
    late = km.parse("[00:01.20]<00:01.20>Hello <00:01.50>world<00:02.00>\n[00:04.50]<00:04.50>again<00:05.50>\n")
    figures = km.score(late, timed)
    assert (figures.mean, figures.median) == (pytest.approx(1.7 / 3), pytest.approx(0.2))  # of 0.2, 0 and 1.5 s
    assert (figures.pco, figures.off1s) == (pytest.approx(2 / 3), pytest.approx(1 / 3))
    assert figures.iou == pytest.approx((0.3 / 0.5 + 1 + 0) / 3)
    assert figures.ece is None


def test_an_aligned_song_also_says_how_well_it_knows(aligned: km.Song, demo: DemoSong):
    assert 0 <= (km.score(aligned, demo.truth).ece or 0) < 0.3


def test_what_cannot_be_compared(timed: km.Song):
    with pytest.raises(km.KMakerError, match="different words"):
        km.score(timed, km.parse("something else"))
    with pytest.raises(km.KMakerError, match="no word that is timed in both"):
        km.score(timed, km.parse("Hello world\nagain"))


def test_folders(aligned: km.Song, demo: DemoSong, tmp_path: Path):
    truth, found = tmp_path / "truth", tmp_path / "found"
    truth.mkdir()
    found.mkdir()
    shutil.copy(demo.truth, truth / "auld-lang-syne.json")
    shutil.copy(demo.truth, truth / "lost.json")
    aligned.save(found / "auld-lang-syne.json")
    evaluation, lost = km.evaluate(truth, found)
    assert evaluation.songs["auld-lang-syne"].mean == pytest.approx(km.score(aligned, demo.truth).mean)
    (sentence,) = lost
    assert sentence.startswith("lost is lost: ")


def test_a_checkpoint(demo: DemoSong, tmp_path: Path):
    for file in (demo.audio, demo.truth):
        shutil.copy(file, tmp_path)
    evaluation, lost = km.evaluate(tmp_path)
    assert lost == ()
    assert list(evaluation.songs) == ["auld-lang-syne"]
    assert evaluation.average.mean < 0.1
    assert evaluation.ece is not None
