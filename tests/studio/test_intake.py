from pathlib import Path

import pytest

from kmaker_studio.core.errors import KMakerError
from kmaker_studio.studio.intake import Files, sort_files

SONG, WORDS = Path("a/song.MP3"), Path("a/song.txt")


def test_files_are_told_apart_in_any_order():
    assert sort_files([SONG, WORDS]) == sort_files([WORDS, SONG]) == Files(SONG, WORDS)
    assert sort_files([Path("clip.mp4")]) == Files(Path("clip.mp4"), None)
    assert sort_files([Path("timed.ass")]) == Files(None, Path("timed.ass"))


def test_files_that_come_one_after_the_other_are_joined():
    assert Files(SONG).joined(Files(None, WORDS)) == Files(SONG, WORDS)
    assert Files(SONG, WORDS).joined(Files(Path("b.ogg"))) == Files(Path("b.ogg"), WORDS)


@pytest.mark.parametrize(
    ("paths", "said"),
    [
        ([SONG, Path("b.wav")], "2 songs (song.MP3 and b.wav)"),
        ([WORDS, Path("b.lrc"), Path("c.ass")], "3 files of lyrics"),
        ([SONG, Path("cover.png")], "cover.png is neither"),
        ([Path("README")], "README is neither"),
    ],
)
def test_what_cannot_be_opened_is_named_in_one_sentence(paths, said):
    with pytest.raises(KMakerError) as caught:
        sort_files(paths)
    assert said in str(caught.value)


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(KMakerError, match="is a folder"):
        sort_files([tmp_path])
