from pathlib import Path

import pytest

from kmaker_studio.core.errors import KMakerError
from kmaker_studio.studio.session.openable_files import SongFiles, sort_files

SONG, WORDS = Path("a/song.MP3"), Path("a/song.txt")


def test_files_are_told_apart_in_any_order(tmp_path):
    song, words, clip, timed, project = (tmp_path / name for name in ("a.MP3", "a.txt", "b.mp4", "c.ass", "d.kmaker"))
    for path in (song, words, clip, timed, project):
        path.touch()
    assert sort_files([song, words]) == sort_files([words, song]) == SongFiles(song, words)
    assert sort_files([clip]) == SongFiles(clip)
    assert sort_files([timed]) == SongFiles(None, timed)
    assert sort_files([project]) == SongFiles(project=project)


def test_a_file_that_is_not_there_is_named():
    with pytest.raises(KMakerError, match=r"song\.MP3 does not exist"):
        sort_files([SONG])


def test_files_that_come_one_after_the_other_are_joined():
    assert SongFiles(SONG).joined(SongFiles(None, WORDS)) == SongFiles(SONG, WORDS)
    assert SongFiles(SONG, WORDS).joined(SongFiles(Path("b.ogg"))) == SongFiles(Path("b.ogg"), WORDS)
    assert SongFiles(SONG, WORDS).joined(SongFiles(text="la la")) == SongFiles(SONG, text="la la")
    assert SongFiles(text="la la").joined(SongFiles(SONG)).is_whole


@pytest.mark.parametrize(
    ("paths", "said"),
    [
        ([SONG, Path("b.wav")], "2 songs (song.MP3 and b.wav)"),
        ([WORDS, Path("b.lrc"), Path("c.ass")], "3 files of lyrics"),
        ([SONG, Path("cover.png")], "cover.png is neither"),
        ([Path("README")], "README is neither"),
        ([Path("a.kmaker"), Path("b.kmaker")], "2 projects"),
        ([Path("a.kmaker"), WORDS], "is a project"),
    ],
)
def test_what_cannot_be_opened_is_named_in_one_sentence(paths, said):
    with pytest.raises(KMakerError) as caught:
        sort_files(paths)
    assert said in str(caught.value)


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(KMakerError, match="is a folder"):
        sort_files([tmp_path])


def test_the_formats_are_named_once_each(tmp_path):
    picture = tmp_path / "picture.jpg"
    with pytest.raises(KMakerError) as caught:
        sort_files([picture])
    known = str(caught.value).split("(")[1].split(")")[0].split(", ")
    assert ".txt" in known
    assert len(known) == len(set(known))
