import os
import stat
from pathlib import Path

import pytest

from kmaker_studio.core.atomic import replacing, require_writable_folder, write_text
from kmaker_studio.core.errors import KMakerError


def test_a_file_appears_whole(tmp_path: Path):
    target = tmp_path / "a.txt"
    with replacing(target) as temporary:
        assert temporary.parent == tmp_path
        assert temporary.suffix == ".txt"
        temporary.write_text("first half, ")
        assert not target.exists()
        with temporary.open("a") as file:
            file.write("second half")
    assert target.read_text() == "first half, second half"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, KMakerError])
def test_a_failure_leaves_the_old_file(tmp_path: Path, error: type[BaseException]):
    target = tmp_path / "a.txt"
    target.write_text("old")

    def fail_halfway() -> None:
        with replacing(target) as temporary:
            temporary.write_text("half of the n")
            raise error

    with pytest.raises(error):
        fail_halfway()
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_text_is_utf8_with_plain_newlines(tmp_path: Path):
    write_text(tmp_path / "a.txt", "Đêm\nnay\n")
    assert (tmp_path / "a.txt").read_bytes() == "Đêm\nnay\n".encode()
    write_text(tmp_path / "a.txt", "")
    assert (tmp_path / "a.txt").read_bytes() == b""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_the_file_has_the_permissions_of_any_other(tmp_path: Path):
    (tmp_path / "other.txt").write_text("")
    write_text(tmp_path / "a.txt", "a")
    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("other.txt", "a.txt")]
    assert modes[0] == modes[1]


def test_long_names_are_written(tmp_path: Path):
    write_text(tmp_path / f"{'đ' * 120}.txt", "a")
    assert len(list(tmp_path.iterdir())) == 1


def test_an_error_of_the_disk_is_one_sentence(tmp_path: Path):
    def fill() -> None:
        with replacing(tmp_path / "a.txt") as temporary:
            raise OSError(28, "No space left on device", str(temporary))

    with pytest.raises(KMakerError, match=r"a\.txt could not be written \(No space left on device\): free some space"):
        fill()
    assert list(tmp_path.iterdir()) == []


def test_places_that_are_none(tmp_path: Path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("")
    for place in (tmp_path / "none" / "a.txt", tmp_path / "file" / "a.txt"):
        with pytest.raises(KMakerError, match=r"The output folder .* does not exist: create it or choose another\."):
            require_writable_folder(place)
    with pytest.raises(KMakerError, match=r"is a folder: give the name of a file\."):
        require_writable_folder(tmp_path / "folder")
    with pytest.raises(KMakerError), replacing(tmp_path / "none" / "a.txt"):
        pytest.fail("the block must not run")
