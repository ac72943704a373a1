import itertools
import json
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st

from kmaker_studio.core.errors import KMakerError
from kmaker_studio.train.data.dataset import LabelledWord, Window, cut_windows, read_dataset
from kmaker_studio.train.data.labelled_songs import read_sources
from kmaker_studio.train.data.loss_scale_file import WordScale, write_scales

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


@given(st.lists(st.tuples(st.floats(0, 3), st.floats(0.1, 8), st.booleans()), min_size=1, max_size=60))
@settings(deadline=None)
def test_what_is_sung_in_a_hole_is_labelled_nowhere(steps: list[tuple[float, float, bool]]):
    laid = laid_out([(pause, length) for pause, length, _ in steps])
    words = [word for word, (_, _, known) in zip(laid, steps, strict=True) if known]
    unknown = [(word.start, word.end) for word, (_, _, known) in zip(laid, steps, strict=True) if not known]
    windows = cut_windows(SONG, words, "", unknown)
    assert [word for window in windows for word in window.words] == words
    for start, end in unknown:
        for window in windows:
            is_apart = end <= window.start + 1e-6 or start >= window.start + window.frames / 50 - 0.02 - 1e-6
            assert is_apart or (start, end) in window.holes


def test_a_word_longer_than_a_window_is_left_out():
    words = laid_out([(0, 1), (0.5, 31), (0.5, 1)])
    windows = cut_windows(SONG, words)
    assert [word for window in windows for word in window.words] == [words[0], words[2]]
    assert windows[1].start >= words[1].end


def test_windows_are_as_long_as_they_can_be():
    words = laid_out([(0.0, 1.0)] * 65)
    assert [len(window.words) for window in cut_windows(SONG, words)] == [30, 30, 5]


def test_words_that_share_a_stretch_stay_together():
    shared = [LabelledWord("la", 25.0, 33.0, scale=0)] * 3
    words = [LabelledWord("la", 0.0, 25.0), *shared, LabelledWord("la", 33.0, 34.0)]
    assert [len(window.words) for window in cut_windows(SONG, words)] == [1, 4]


Row = list[tuple[str, int, int]]


def dataset(folder: Path, label: str | list[Row], name: str = "song", seconds: float = 40.0) -> Path:
    """A ZAC2022 folder with a song of silence and a label, as text or as lines of (word, start, end)."""
    (folder / "songs").mkdir(exist_ok=True)
    (folder / "labels").mkdir(exist_ok=True)
    soundfile.write(folder / "songs" / f"{name}.wav", np.zeros(int(8000 * seconds), np.float32), 8000)
    if not isinstance(label, str):
        label = json.dumps([{"s": 0, "e": 0, "l": [{"d": d, "s": s, "e": e} for d, s, e in row]} for row in label])
    (folder / "labels" / f"{name}.json").write_text(label)
    return folder


def words_of(windows: tuple[Window, ...]) -> list[tuple[str, float, float, int]]:
    return [(word.letters, word.start, word.end, word.scale) for window in windows for word in window.words]


def test_a_folder_is_read(tmp_path: Path):
    rows = [[("Đường", 500, 900), ("short", 900, 900), ("—", 1000, 1500)], [("99", 2000, 2500)]]
    folder = dataset(tmp_path, rows)
    (folder / "corpus.json").write_text(json.dumps({"languages": {"song": "en"}}))
    found = read_dataset(folder)
    (window,) = found.windows
    assert window.audio == folder / "songs" / "song.wav"
    assert window.language == "en"
    # a word without letters is left out, digits are spoken in the song's language
    assert words_of(found.windows) == [("duong", 0.5, 0.9, 1), ("short", 0.9, 0.901, 1), ("ninetynine", 2.0, 2.5, 1)]
    assert [word.text for word in window.words] == ["Đường", "short", "99"]
    assert found.notes == ()


def test_songs_beside_their_labels(tmp_path: Path):
    dataset(tmp_path, [[("la", 500, 900)]])
    (tmp_path / "songs" / "song.wav").rename(tmp_path / "song.wav")
    (tmp_path / "labels" / "song.json").rename(tmp_path / "song.json")
    assert words_of(read_dataset(tmp_path).windows) == [("la", 0.5, 0.9, 1)]


ULTRASTAR = """#TITLE:Song
#ARTIST:Nobody
#LANGUAGE:English
{header}#BPM:300
#GAP:1000
: 0 10 0 La
: 10 6 2 ~
: 20 10 0  do
- 40
: 50 10 0 mi
E
"""


@pytest.mark.parametrize("header", ["#MP3:tune.wav\n", ""])
def test_ultrastar_folders(tmp_path: Path, header: str):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        soundfile.write(tmp_path / name / "tune.wav", np.zeros(80_000, np.float32), 8000)
        (tmp_path / name / "song.txt").write_text(ULTRASTAR.format(header=header))
    (tmp_path / "two" / "tune.wav").unlink()
    found = read_dataset(tmp_path)
    # a beat lasts 15000 / 300 = 50 ms, from 1 s on
    assert words_of(found.windows) == [("la", 1.0, 1.8, 1), ("do", 2.0, 2.5, 1), ("mi", 3.5, 4.0, 1)]
    assert found.windows[0].audio == tmp_path / "one" / "tune.wav"
    assert found.windows[0].language == "en"
    assert len(found.notes) == 1
    assert "song.txt has no song beside it" in found.notes[0]


LA = [("la", 1000 * second, 1000 * second + 500) for second in range(6)]


def test_words_out_of_order_may_sound_anywhere_between_their_neighbours(tmp_path: Path):
    row: Row = [*LA[:2], ("wild", 30_000, 30_400), *LA[3:]]
    found = read_dataset(dataset(tmp_path, [row]))
    assert found.notes == (f"{tmp_path}/labels/song.json: 1 word out of order, whose time is not used.",)
    assert words_of(found.windows)[1:4] == [("la", 1.0, 1.5, 1), ("wild", 1.5, 3.0, 0), ("la", 3.0, 3.5, 1)]


def test_swapped_lines(tmp_path: Path):
    found = read_dataset(dataset(tmp_path, [LA[:2], LA[4:], LA[2:4]]))
    assert found.notes[0].endswith("2 words out of order, whose times are not used.")
    assert len(words_of(found.windows)) == 6


def test_labels_past_the_end(tmp_path: Path):
    found = read_dataset(dataset(tmp_path, [LA, [("late", 41_000, 42_000), ("later", 43_000, 44_000)]]))
    assert found.notes[0].endswith("2 words after the song's end (40.0 s), whose times are not used.")
    assert len(words_of(found.windows)) == 6
    assert found.windows[0].holes == ()


def test_a_word_longer_than_thirty_seconds(tmp_path: Path):
    found = read_dataset(dataset(tmp_path, [[*LA[:2], ("loooong", 2000, 33_000), ("la", 34_000, 34_500)]]))
    assert found.notes[0].endswith("1 word longer than 30 s, whose time is not used.")
    assert [len(window.words) for window in found.windows] == [2, 1]


def test_words_without_times(tmp_path: Path):
    found = read_dataset(dataset(tmp_path, [[*LA[:2], ("none", 0, 0), *LA[3:]]]))
    assert found.notes[0].endswith("1 word without a time, whose time is not used.")
    assert found.windows[0].holes == ((1.5, 3.0),)


def test_empty_lines_and_words_are_passed_over(tmp_path: Path):
    found = read_dataset(dataset(tmp_path, [[], LA[:1], [("", 1000, 1100)], LA[2:3]]))
    assert len(words_of(found.windows)) == 2


def test_a_word_with_an_odd_time_is_told_and_not_used(tmp_path: Path):
    dataset(tmp_path, [LA])
    found = read_dataset(dataset(tmp_path, '[{"l": [{"d": "x", "s": "a", "e": 1}]}]', "bad"))
    assert len(found.windows) == 1
    assert any("bad.json: 1 word without a time" in note for note in found.notes)


@pytest.mark.parametrize("label", ["[{", '{"l": 3}', '[{"s": 0}]', '[{"l": [{"s": 1}]}]', "[]"])
def test_labels_that_are_none_are_named_and_skipped(tmp_path: Path, label: str):
    dataset(tmp_path, [LA])
    found = read_dataset(dataset(tmp_path, label, "bad"))
    assert len(found.windows) == 1
    (note,) = found.notes
    assert "bad.json" in note
    (tmp_path / "labels" / "song.json").unlink()
    with pytest.raises(KMakerError, match=r"No song of .* can be used: .*bad\.json"):
        read_dataset(tmp_path)


def test_songs_that_are_missing_or_damaged_are_named_and_skipped(tmp_path: Path):
    for name in ("fine", "missing", "damaged"):
        dataset(tmp_path, [LA], name)
    (tmp_path / "songs" / "missing.wav").unlink()
    (tmp_path / "songs" / "damaged.wav").write_bytes(b"no sound")
    found = read_dataset(tmp_path)
    assert {window.audio.stem for window in found.windows} == {"fine"}
    missing, damaged = found.notes
    assert "missing.json has no song beside it" in missing
    assert "damaged.wav" in damaged


def test_folders_that_are_none(tmp_path: Path):
    with pytest.raises(KMakerError, match="holds no labels"):
        read_dataset(tmp_path)
    with pytest.raises(KMakerError, match="does not exist"):
        read_dataset(tmp_path / "none")
    folder = dataset(tmp_path, [[("—", 0, 100)]])
    with pytest.raises(KMakerError, match="holds nothing to learn from"):
        read_dataset(folder)
    (folder / "corpus.json").write_text("{}")
    with pytest.raises(KMakerError, match=r"corpus\.json cannot be read"):
        read_dataset(folder)


def scaled(folder: Path, *scales: tuple[int, bool]) -> None:
    (source,) = read_sources(folder).songs
    write_scales(source, [WordScale("", scale, 0.0, 0.0, is_heard) for scale, is_heard in scales])


def test_a_word_whose_time_is_wrong_may_sound_anywhere_between_its_neighbours(tmp_path: Path):
    folder = dataset(tmp_path, [LA])
    scaled(folder, (1, True), (0, True), (0, True), (1, True), (1, True), (1, True))
    (window,) = read_dataset(folder).windows
    assert words_of((window,))[1:3] == [("la", 0.5, 3.0, 0)] * 2
    assert not window.is_certain
    (unscaled,) = read_dataset(folder, use_scale=False).windows
    assert unscaled.is_certain


def test_a_word_that_is_not_heard_leaves_a_hole(tmp_path: Path):
    folder = dataset(tmp_path, [LA])
    scaled(folder, (1, True), (0, True), (0, False), (1, True), (1, True), (0, False))
    (window,) = read_dataset(folder).windows
    assert words_of((window,)) == [("la", start, start + 0.5, 1) for start in (0.0, 3.0, 4.0)]
    assert window.holes == ((0.5, 3.0),)
    assert window.frames == 225  # the last hole, from 4.5 s on, is left outside


def test_a_loss_scale_of_another_label(tmp_path: Path):
    folder = dataset(tmp_path, [LA])
    scaled(folder, *[(1, True)] * 6)
    dataset(tmp_path, [LA[1:]])
    with pytest.raises(KMakerError, match="was made for another label: run `kmaker loss-scale` again"):
        read_dataset(folder)
    (folder / "loss_scale" / "song.json").write_text("{}")
    with pytest.raises(KMakerError, match=r"song\.json cannot be read .*: run `kmaker loss-scale` again"):
        read_dataset(folder)
