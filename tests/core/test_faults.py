"""Faults of the disk at every call: the old file or the new one is there and loads, and nothing else is left.

Each of open, write, flush, fsync, replace, unlink and their kin fails at its first call, its second and so on, until
a run meets no fault.
"""

import builtins
import errno
import io
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest

from kmaker_studio.audio.audio_cache import get_cached, put_cached
from kmaker_studio.batch.journal import Record, open_journal
from kmaker_studio.core.atomic import write_text
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.ini_file import IniFile
from kmaker_studio.core.project_file import Project
from kmaker_studio.core.project_store import load_project, save_project
from kmaker_studio.core.recovery import RecoverySlot, find_recoveries
from kmaker_studio.core.song import Song, build_lines
from kmaker_studio.formats import formats_for_writing, read_song, write_song

OLD = Song(title="Old", lines=build_lines([[("auld", 500, 900)]]))
NEW = Song(title="New", lines=build_lines([[("lang", 500, 900), ("syne", 1000, 1500)]]))
CALLS = ("open", "write", "flush", "fsync", "replace", "unlink", "link", "chmod", "mkstemp", "write_bytes")


class Faults:
    """Has the call `name` on files below `folder` fail at its `number`-th time."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, name: str, number: int, folder: Path) -> None:
        self.met = False
        self._left = number
        self._folder = os.fspath(folder)
        self._patch = monkeypatch
        for owner, attribute in self._places(name):
            self._wrap(owner, attribute)

    @staticmethod
    def _places(name: str) -> list[tuple[object, str]]:
        return {
            "open": [(builtins, "open"), (io, "open"), (os, "open")],
            "write": [(os, "write")],
            "write_bytes": [(Path, "write_bytes")],
            "flush": [(np, "save")],
            "mkstemp": [(__import__("tempfile"), "mkstemp")],
        }.get(name, [(os, name)])

    def _wrap(self, owner: object, attribute: str) -> None:
        call: Callable[..., object] = getattr(owner, attribute)

        def failing(*arguments: object, **named: object) -> object:
            if self._is_ours(attribute, arguments, named):
                self._left -= 1
                if self._left == 0:
                    self.met = True
                    if attribute == "write_bytes":  # a full disk takes a part of it
                        call(arguments[0], bytes(arguments[1])[: len(bytes(arguments[1])) // 2])  # type: ignore[arg-type]
                    raise OSError(errno.ENOSPC, "No space left on device")
            return call(*arguments, **named)

        self._patch.setattr(owner, attribute, failing)

    def _is_ours(self, attribute: str, arguments: tuple[object, ...], named: dict[str, object]) -> bool:
        if attribute in ("fsync", "write", "save"):
            return True
        told = [*arguments[:2], named.get("dir", "")]
        return any(isinstance(each, str | os.PathLike) and os.fspath(each).startswith(self._folder) for each in told)


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def save_a_project(folder: Path) -> None:
    save_project(Project(NEW), folder / "song.kmaker", None)


def check_project(folder: Path) -> None:
    project, _ = load_project(folder / "song.kmaker")
    assert project.song in (OLD, NEW)
    if (folder / "song.kmaker.bak").exists():
        assert load_project(folder / "song.kmaker.bak")[0].song == OLD


def keep_a_recovery(folder: Path) -> None:
    slot = RecoverySlot(folder / "a.recovery")
    try:
        slot.write(Project(NEW), "", "")
    finally:
        slot.close(keep=True)


def check_recovery(folder: Path) -> None:
    (found,) = find_recoveries(folder).songs
    assert found.project.song in (OLD, NEW)


def write_journal(folder: Path) -> None:
    with open_journal(folder) as journal:
        journal.write(Record("new", "done"))


def check_journal(folder: Path) -> None:
    with open_journal(folder) as journal:
        assert "old" in journal.records
        journal.write(Record("later", "done"))
    with open_journal(folder) as journal:
        assert {"old", "later"} <= set(journal.records)


def put_settings(folder: Path) -> None:
    ini = IniFile(folder / "studio.ini")
    ini.put("view/theme", "light")
    ini.write()


def check_settings(folder: Path) -> None:
    assert IniFile(folder / "studio.ini").get("view/theme") in ("dark", "light")


def export(extension: str) -> tuple[Callable[[Path], object], Callable[[Path], None]]:
    def check(folder: Path) -> None:
        text = read_song(folder / f"song{extension}").song
        assert [word.text for word in text.words()] in (["auld"], ["lang", "syne"])

    return lambda folder: write_song(NEW, folder / f"song{extension}"), check


def begin(folder: Path, name: str) -> None:
    """What is there before the fault."""
    if name == "project":
        save_project(Project(OLD), folder / "song.kmaker", None)
    elif name == "recovery":
        slot = RecoverySlot(folder / "a.recovery")
        slot.write(Project(OLD), "", "")
        slot.close(keep=True)
    elif name == "journal":
        with open_journal(folder) as journal:
            journal.write(Record("old", "done"))
    elif name == "settings":
        write_text(folder / "studio.ini", "[view]\ntheme=dark\n")
    else:
        write_song(OLD, folder / f"song{name}")


EXTENSIONS = [known.extensions[0] for known in formats_for_writing()]
JOBS: dict[str, tuple[Callable[[Path], object], Callable[[Path], None], set[str]]] = {
    "project": (save_a_project, check_project, {"song.kmaker", "song.kmaker.bak"}),
    "recovery": (keep_a_recovery, check_recovery, {"a.recovery", "a.lock"}),
    "journal": (write_journal, check_journal, {"kmaker-batch.jsonl"}),
    "settings": (put_settings, check_settings, {"studio.ini"}),
    **{extension: (*export(extension), {f"song{extension}"}) for extension in EXTENSIONS},
}


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("name", JOBS)
def test_old_or_new_and_no_debris(name: str, call: str, tmp_path: Path) -> None:
    job, check, expected = JOBS[name]
    for number in range(1, 40):
        folder = tmp_path / str(number)
        folder.mkdir()
        begin(folder, name)
        with pytest.MonkeyPatch.context() as patch:
            faults = Faults(patch, call, number, folder)
            with suppress(KMakerError, OSError):
                job(folder)
        check(folder)
        left = files(folder) - expected
        assert left <= ({".kmaker-batch.jsonl.lock", "a.lock"} if call == "unlink" else set()) or (
            call == "unlink" and faults.met
        )
        if not faults.met:
            must_be_met = {"open"} | ({"replace", "fsync"} if name != "journal" else {"fsync", "write"})
            assert call not in must_be_met or number > 1
            return
    pytest.fail("the faults never end")


@pytest.mark.parametrize("call", CALLS)
def test_the_cache_gives_what_was_kept_or_nothing(call: str, tmp_path: Path) -> None:
    sound = tmp_path / "song.wav"
    sound.write_bytes(b"sound")
    old, new = np.arange(5), np.arange(9)
    for number in range(1, 40):
        put_cached(sound, "peaks", old)
        with pytest.MonkeyPatch.context() as patch:
            faults = Faults(patch, call, number, tmp_path / "cache")
            put_cached(sound, "peaks", new)
        kept = get_cached(sound, "peaks")
        assert kept is None or kept.tolist() in (old.tolist(), new.tolist())
        if not faults.met:
            return
    pytest.fail("the faults never end")
