"""`kmaker align` with anchors and time limits."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import soundfile

from kmaker_studio.audio.decode import read_mono
from kmaker_studio.cli.align import parse_time
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.demo import demo_songs
from kmaker_studio.formats import read_song


@pytest.fixture
def verse(tmp_path: Path) -> Path:
    """A folder with the first 12 s of the English demo song and its words."""
    demo = next(song for song in demo_songs() if song.name == "auld-lang-syne")
    soundfile.write(tmp_path / "verse.wav", read_mono(demo.audio, 16_000)[: 12 * 16_000], 16_000)
    (tmp_path / "verse.txt").write_text("Should auld acquaintance be forgot,\nand never brought to mind?\n", "utf-8")
    return tmp_path


@pytest.fixture
def align(kmaker: Callable[..., Any], verse: Path) -> Callable[..., Any]:
    """`kmaker align` on the verse with further options."""
    return partial(kmaker, "align", verse / "verse.wav", verse / "verse.txt", "-o", verse / "out.json")


def test_the_words_of_an_anchor_file_do_not_move(align: Callable[..., Any], verse: Path):
    (verse / "anchors.lrc").write_text("[00:03.10]<00:03.10>acquaintance<00:03.77>\n", "utf-8")
    assert align("--anchors", verse / "anchors.lrc").status == 0
    words = {word.text: word for word in read_song(verse / "out.json").song.words()}
    assert (words["acquaintance"].start_ms, words["acquaintance"].end_ms) == (3100, 3770)
    assert (words["auld"].end_ms or 0) <= 3100
    assert (words["be"].start_ms or 0) >= 3770


def test_words_stay_between_from_and_to(align: Callable[..., Any], verse: Path):
    assert align("--from", "0:02.5", "--to", "9").status == 0
    words = list(read_song(verse / "out.json").song.words())
    assert (words[0].start_ms or 0) >= 2500
    assert (words[-1].end_ms or 0) <= 9000


def test_anchors_of_another_song(align: Callable[..., Any], verse: Path):
    (verse / "other.lrc").write_text("[00:01.00]<00:01.00>Something<00:01.50>\n", "utf-8")
    assert "fixes no word" in align("--anchors", verse / "other.lrc").sentence


@pytest.mark.parametrize("options", [("--from", "9", "--to", "3"), ("--from", "soon"), ("--device", "abacus")])
def test_options_that_make_no_sense(align: Callable[..., Any], verse: Path, options: tuple[str, ...]):
    assert align(*options).sentence
    assert not (verse / "out.json").exists()


@pytest.mark.parametrize(("text", "ms"), [("83.5", 83_500), ("1:23.5", 83_500), ("1:01:23", 3_683_000), ("0", 0)])
def test_times(text: str, ms: int):
    assert parse_time(text) == ms


@pytest.mark.parametrize("text", ["", "-3", "1:2:3:4", "nan", "3s", "1e3"])
def test_no_times(text: str):
    with pytest.raises(KMakerError, match="is no time"):
        parse_time(text)
