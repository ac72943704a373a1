"""Labels judged by forced alignment; songs whose labels are spoilt on purpose."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmaker_studio.core.errors import KMakerError
from kmaker_studio.train.data.dataset import read_dataset
from kmaker_studio.train.data.loss_scale_file import WordScale
from kmaker_studio.train.loss_scale import ScaledDataset, generalised_iou, scale_dataset

Row = dict[str, object]
Spoil = Callable[[list[list[Row]]], None]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((0.0, 1.0), (0.0, 1.0), 1.0),
        ((0.0, 2.0), (1.0, 3.0), 1 / 3),
        ((0.0, 4.0), (1.0, 2.0), 0.25),
        ((0.0, 1.0), (1.0, 2.0), 0.0),
        ((0.0, 1.0), (3.0, 4.0), -0.5),  # the hull is 4 s, 2 s of it neither's
    ],
)
def test_generalised_iou_by_hand(one: tuple[float, float], other: tuple[float, float], expected: float):
    assert generalised_iou(one, other) == pytest.approx(expected)
    assert generalised_iou(other, one) == pytest.approx(expected)


@given(st.tuples(*[st.floats(0, 100)] * 4))
def test_generalised_iou_is_bounded(edges: tuple[float, float, float, float]):
    one, other = sorted(edges[:2]), sorted(edges[2:])
    assert -1 <= generalised_iou((one[0], one[1]), (other[0], other[1])) <= 1


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Spoil], Path]:
    """Makes a data set of the English demo song, its labels spoilt."""
    from kmaker_studio.demo import demo_songs

    song = next(song for song in demo_songs() if song.name == "auld-lang-syne")
    truth = json.loads(song.audio.with_suffix(".json").read_text("utf-8"))

    def make(spoil: Spoil) -> Path:
        folder = tmp_path_factory.mktemp("spoilt")
        (folder / "songs").mkdir()
        (folder / "labels").mkdir()
        lines = json.loads(json.dumps([line["l"] for line in truth]))
        spoil(lines)
        (folder / "songs" / f"song{song.audio.suffix}").write_bytes(song.audio.read_bytes())
        (folder / "labels" / "song.json").write_text(json.dumps([{"s": 0, "e": 0, "l": line} for line in lines]))
        return folder

    return make


def scales(folder: Path) -> list[WordScale]:
    (song,) = scale_dataset(folder).songs.values()
    return song


def test_what_is_wrong_is_found(demo: Callable[[Spoil], Path]):
    wrong: list[range] = []

    def spoil(lines: list[list[Row]]) -> None:
        done = 0
        for number, line in enumerate(lines):
            here = range(done, done + len(line))
            done += len(line)
            if number == 1:  # all of a line three seconds late
                for word in line:
                    word["s"], word["e"] = word["s"] + 3000, word["e"] + 3000
                wrong.append(here)
            if number == 3:  # what nobody sings
                for word in line:
                    word["d"] = "kwyjibo"
                wrong.append(here)
        line = lines[5]  # one label for two words
        line[0:2] = [{"s": line[0]["s"], "e": line[1]["e"], "d": f"{line[0]['d']} {line[1]['d']}"}]

    folder = demo(spoil)
    judged = scales(folder)
    late, unsung = wrong
    assert all(judged[index].scale == 0 for index in late)
    assert sum(judged[index].is_heard for index in late) >= 0.5 * len(late)
    assert sum(judged[index].scale for index in unsung) <= 1
    assert not all(judged[index].is_heard for index in unsung)
    (double,) = [word for word in judged if "\u00a0" in word.text]
    assert double.scale == 0
    others = [word.scale for index, word in enumerate(judged) if index not in late and index not in unsung]
    assert sum(others) >= 0.8 * len(others)
    # training reads it: what was late may sound anywhere near, what nobody sings leaves a hole
    windows = read_dataset(folder).windows
    words = [word for window in windows for word in window.words]
    assert not any(word.letters == "kwyjibo" and word.scale == 0 for word in words)
    assert any(window.holes for window in windows)


def test_the_thresholds_decide(demo: Callable[[Spoil], Path]):
    folder = demo(lambda _lines: None)
    (kept,) = scale_dataset(folder).songs.values()
    (strict,) = scale_dataset(folder, giou=0.95, score=0.1).songs.values()
    assert sum(word.scale for word in kept) >= 0.8 * len(kept)
    assert sum(word.scale for word in strict) < sum(word.scale for word in kept)
    assert all(word.giou >= 0.95 for word in strict if word.scale)


def test_a_song_that_cannot_be_judged_is_named(demo: Callable[[Spoil], Path]):
    def too_many(lines: list[list[Row]]) -> None:
        lines.extend([[{"s": 1000, "e": 1001, "d": "word" * 20}] * 50] * 10)

    folder = demo(too_many)
    with pytest.raises(KMakerError, match=r"No song of .* could be judged: .* has no room for the words of its label"):
        scale_dataset(folder)


def test_the_report_names_the_worst_first():
    good, bad = (WordScale("la", scale, 0.5, 0.5, is_heard=True) for scale in (1, 0))
    songs = {f"song {number}": [good] * (20 - number) + [bad] * number for number in range(15)}
    rows = ScaledDataset(songs, ()).table().splitlines()
    assert rows[1].split() == ["song", "14", "20", "0.300", "0.000"]
    assert rows[10].split()[:2] == ["song", "5"]
    assert rows[11] == "... and 5 songs of which more is kept"
    assert rows[12].split() == ["all", "15", "songs", "300", "0.650", "0.000"]
