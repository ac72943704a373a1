import os
import stat
from pathlib import Path

import pytest

from kmaker_studio.core import files
from kmaker_studio.core.atomic import require_writable_folder, write_text
from kmaker_studio.core.errors import KMakerError

ODD = (Path("a" * 300), Path("/".join(["x" * 200] * 30)), Path("zero\0byte"), Path("half\ud800"), Path("/dev/null/x"))


@pytest.mark.parametrize("path", ODD, ids=range(len(ODD)))
def test_a_path_that_cannot_be_asked_is_not_there_and_reads_as_an_os_error(path: Path) -> None:
    assert not files.is_file(path)
    assert not files.is_folder(path)
    assert not files.exists(path)
    with pytest.raises(OSError, match=r".") as refused:
        files.read_bytes(path)
    assert refused.value.strerror


def test_a_path_out_of_reach_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A drive that is gone and a folder without access answer by errors of their own."""

    def refuse(_path: Path, **_how: object) -> os.stat_result:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "stat", refuse)
    assert not files.is_file(tmp_path)
    assert not files.exists(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_what_never_ends_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path("/dev/zero")):
        assert not files.is_file(path)
        with pytest.raises(OSError, match="not an ordinary file"):
            files.read_bytes(path)


def test_a_large_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(bytes(100))
    assert files.read_bytes(tmp_path / "a", 100) == bytes(100)
    with pytest.raises(OSError, match="larger"):
        files.read_bytes(tmp_path / "a", 99)


def test_files_below_tells_what_cannot_be_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a/1.txt", "b/2.txt", "c/3.txt"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text("x")
    list_folder = os.scandir

    def refuse(place: str) -> object:
        if Path(place).name == "b":
            raise PermissionError(13, "Permission denied", place)
        return list_folder(place)

    monkeypatch.setattr(os, "scandir", refuse)
    found = list(files.files_below(tmp_path))
    assert [path.name for path in found if isinstance(path, Path)] == ["1.txt", "3.txt"]
    (refused,) = (each for each in found if isinstance(each, OSError))
    assert refused.filename == str(tmp_path / "b")


def test_bytes_that_are_no_text_are_shown() -> None:
    assert files.shown("bad\udcff.wav") == "bad\\xff.wav"
    assert files.shown(Path("Cò.wav")) == "Cò.wav"


def test_a_write_protected_file_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "song.lrc").write_text("kept")
    (tmp_path / "song.lrc").chmod(stat.S_IRUSR)
    may = os.access
    monkeypatch.setattr(os, "access", lambda path, how: how != os.W_OK or Path(path).is_dir() or not may(path, how))
    for write in (require_writable_folder, lambda path: write_text(path, "new")):
        with pytest.raises(KMakerError, match="write-protected"):
            write(tmp_path / "song.lrc")
    assert (tmp_path / "song.lrc").read_text() == "kept"


def test_users_paths_are_asked_for_by_this_door_alone() -> None:
    """`Path.is_file` and its kin raise where a path is out of reach: here are the rooms that ask of our own files."""
    import kmaker_studio

    package = Path(kmaker_studio.__file__).parent
    asked = (".is_file()", ".is_dir()", ".exists()")
    own = {"paths.py", "demo.py", "shipped_models.py", "espeak.py", "locking.py", "commands.py", "files.py"}
    own |= {"decode.py", "fault_log.py", "orphans.py", "relocate_audio.py"}
    found = {path.name for path in package.rglob("*.py") if any(each in path.read_text("utf-8") for each in asked)}
    assert found - own == set()
