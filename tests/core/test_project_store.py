"""Saving: the file of before is kept, somebody else's is not overwritten, and no failure costs anything."""

import errno
import os
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from kmaker_studio.core import atomic
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.project_file import DamagedProject, Project
from kmaker_studio.core.project_store import ChangedElsewhere, backup_of, load_project, readable_backup, save_project
from kmaker_studio.core.song import Song, build_lines

FIRST = Project(Song(title="First", lines=build_lines([["one"]])))
SECOND = Project(Song(title="Second", lines=build_lines([["two"]])))
THIRD = Project(Song(title="Third", lines=build_lines([["three"]])))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "song"
    folder.mkdir()
    return folder / "song.kmaker"


def title(path: Path) -> str:
    return load_project(path)[0].song.title


def test_a_save_keeps_the_file_of_before(path: Path):
    digest = save_project(FIRST, path, None)
    assert [each.name for each in path.parent.iterdir()] == ["song.kmaker"]
    assert load_project(path) == (FIRST, digest)
    digest = save_project(SECOND, path, digest)
    digest = save_project(THIRD, path, digest)
    assert (title(path), title(backup_of(path))) == ("Third", "Second")
    assert sorted(each.name for each in path.parent.iterdir()) == ["song.kmaker", "song.kmaker.bak"]
    assert path.stat().st_ino != backup_of(path).stat().st_ino


def test_a_file_that_somebody_else_changed_is_not_overwritten(path: Path):
    digest = save_project(FIRST, path, None)
    save_project(SECOND, path, digest)
    with pytest.raises(ChangedElsewhere, match="was changed by another program"):
        save_project(THIRD, path, digest)
    assert title(path) == "Second"
    save_project(THIRD, path, None)  # the user decided
    assert (title(path), title(backup_of(path))) == ("Third", "Second")


def test_a_touched_file_is_not_a_changed_one(path: Path):
    digest = save_project(FIRST, path, None)
    os.utime(path, (1, 1))
    save_project(SECOND, path, digest)
    assert title(path) == "Second"


def test_a_file_that_somebody_removed_is_written_again(path: Path):
    digest = save_project(FIRST, path, None)
    path.unlink()
    save_project(SECOND, path, digest)
    assert title(path) == "Second"


def test_a_damaged_file_never_becomes_the_backup(path: Path):
    digest = save_project(FIRST, path, None)
    save_project(SECOND, path, digest)
    path.write_bytes(path.read_bytes()[:50])
    with pytest.raises(DamagedProject):
        load_project(path)
    assert readable_backup(path) == backup_of(path)
    save_project(THIRD, path, None)
    assert (title(path), title(backup_of(path))) == ("Third", "First")
    assert len(path.with_name("song.kmaker.damaged").read_bytes()) == 50


def test_no_backup_no_offer(path: Path):
    assert readable_backup(path) is None
    backup_of(path).write_text("half a backu")
    assert readable_backup(path) is None


def test_a_link_stays_a_link(path: Path, tmp_path: Path):
    link = tmp_path / "link.kmaker"
    save_project(FIRST, path, None)
    try:
        link.symlink_to(path)
    except OSError:
        pytest.skip("no links here")
    save_project(SECOND, link, None)
    assert link.is_symlink()
    assert title(path) == "Second"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs permissions that bind")
@pytest.mark.parametrize("what", ["file", "folder"])
def test_no_permission(path: Path, what: str):
    digest = save_project(FIRST, path, None)
    place = path if what == "file" else path.parent
    place.chmod(0o444 if what == "file" else 0o555)
    try:
        with pytest.raises(KMakerError, match=r"permissions\."):
            save_project(SECOND, path, digest)
    finally:
        place.chmod(0o755)
    assert title(path) == "First"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_the_permissions_of_the_file_stay(path: Path):
    digest = save_project(FIRST, path, None)
    path.chmod(0o640)
    save_project(SECOND, path, digest)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


# Each step of a save, made to fail as the system would.
STEPS = {
    "write": (Path, "write_bytes"),
    "sync": (os, "fsync"),
    "permissions": (Path, "chmod"),
    "rename": (Path, "replace"),
}


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.EIO, errno.EROFS])
@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("after", [0, 1])
def test_a_failed_step_costs_nothing(path: Path, monkeypatch: pytest.MonkeyPatch, step: str, code: int, after: int):
    digest = save_project(FIRST, path, None)
    digest = save_project(SECOND, path, digest)
    where, name = STEPS[step]
    real = getattr(where, name)
    calls = []

    def failing(*args, **kwargs):
        calls.append(args)
        if len(calls) > after:
            raise OSError(code, os.strerror(code))
        return real(*args, **kwargs)

    with monkeypatch.context() as broken:
        broken.setattr(where, name, failing)
        said = ""
        try:
            save_project(THIRD, path, digest)
        except KMakerError as error:
            said = str(error)
    if said:
        assert said.endswith(".")
        assert os.strerror(code) in said
        assert title(path) == "Second"
    else:
        assert len(calls) <= after or step == "sync"  # the folder's sync is a courtesy
        assert title(path) == "Third"
    assert readable_backup(path) is not None
    assert {each.name for each in path.parent.iterdir()} == {"song.kmaker", "song.kmaker.bak"}
    save_project(THIRD, path, None)
    assert title(path) == "Third"


def test_without_links_the_backup_is_a_copy(path: Path, monkeypatch: pytest.MonkeyPatch):
    def no_link(*args, **kwargs):
        raise OSError(errno.EPERM, "no links on this file system")

    monkeypatch.setattr(os, "link", no_link)
    digest = save_project(FIRST, path, None)
    save_project(SECOND, path, digest)
    assert (title(path), title(backup_of(path))) == ("Second", "First")


FULL_DISK = """
import resource, signal, sys
from dataclasses import replace
from pathlib import Path
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.project_store import load_project, save_project
path = Path(sys.argv[1])
project, digest = load_project(path)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))  # the system refuses every byte after the hundredth
try:
    save_project(replace(project, song=replace(project.song, title="x" * 1000)), path, digest)
except KMakerError as error:
    print(error)
"""


@pytest.mark.skipif(os.name == "nt", reason="limits of file size are POSIX's")
def test_a_disk_that_takes_no_more(path: Path):
    save_project(FIRST, path, None)
    done = subprocess.run([sys.executable, "-c", FULL_DISK, str(path)], capture_output=True, text=True, check=True)
    assert "could not be written" in done.stdout
    assert title(path) == "First"
    assert [each.name for each in path.parent.iterdir()] == ["song.kmaker"]


def test_what_a_killed_save_leaves_is_written_over(path: Path):
    digest = save_project(FIRST, path, None)
    part = path.with_name(".song.kmaker.part")
    part.write_text("half a proj")
    assert title(path) == "First"
    save_project(SECOND, path, digest)
    assert not part.exists()


def test_the_folder_is_synced_where_it_can_be(tmp_path: Path):
    atomic.sync_folder(tmp_path)
    atomic.sync_folder(tmp_path / "missing")


def test_saving_does_not_change_the_song(path: Path):
    project = replace(FIRST, song=replace(FIRST.song, audio=str(path.parent / "a.wav")))
    save_project(project, path, None)
    assert load_project(path)[0] == project
