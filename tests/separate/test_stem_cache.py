import os
import sys
import time
from pathlib import Path
from textwrap import dedent

import numpy as np
import pytest
import soundfile

from kmaker_studio.core.errors import JobCancelled, KMakerError
from kmaker_studio.core.jobs import Cancelled, Report
from kmaker_studio.separate import commands, stem_cache
from kmaker_studio.separate.commands import CommandSeparator
from kmaker_studio.separate.find_separator import find_separator, separator_names
from kmaker_studio.separate.separator import FoundStems
from kmaker_studio.separate.stem_cache import stems_of


class Halves:
    """A separator that calls the left half of the picture singing; it counts how often it is asked."""

    key = "halves-1"

    def __init__(self) -> None:
        self.calls = 0

    def separate(self, song: Path, folder: Path, report: Report, cancelled: Cancelled) -> FoundStems:
        self.calls += 1
        samples, rate = soundfile.read(song, always_2d=True)
        soundfile.write(folder / "v.wav", samples * [1, 0], rate)
        soundfile.write(folder / "a.wav", samples * [0, 1], rate)
        return FoundStems(folder / "v.wav", folder / "a.wav")


def names(cache: Path) -> list[str]:
    return sorted(path.name for path in (cache / "stems").iterdir()) if (cache / "stems").is_dir() else []


def test_stems_are_made_once_for_a_sound_wherever_it_lies(song: Path, cache: Path, tmp_path: Path):
    halves = Halves()
    first = stems_of(song, halves)
    moved = song.rename(tmp_path / "moved.wav")
    assert stems_of(moved, halves) == first
    assert halves.calls == 1
    vocals, rate = soundfile.read(first.vocals)
    heard, _ = soundfile.read(moved)
    assert rate == 44_100
    assert np.abs(vocals - heard * [1, 0]).max() < 1e-4
    samples, _ = soundfile.read(moved)
    soundfile.write(moved, 0.5 * samples, 44_100)
    assert stems_of(moved, halves) != first
    assert halves.calls == 2


def test_a_damaged_pair_is_made_again(song: Path, cache: Path):
    halves = Halves()
    first = stems_of(song, halves)
    first.vocals.write_bytes(b"fLaC")
    assert soundfile.info(stems_of(song, halves).vocals).frames == soundfile.info(song).frames
    first.accompaniment.unlink()
    assert soundfile.info(stems_of(song, halves).accompaniment).frames == soundfile.info(song).frames
    assert halves.calls == 3


def test_what_was_not_asked_for_longest_goes_first(
    song: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    halves = Halves()
    made = [stems_of(song, halves).vocals.parent]
    os.utime(made[0], (1, 1))
    abandoned = cache / "stems" / "making-old"
    abandoned.mkdir()
    os.utime(abandoned, (1, 1))
    monkeypatch.setattr(stem_cache, "MOST_BYTES", 1)
    samples, _ = soundfile.read(song)
    soundfile.write(song, samples[::-1], 44_100)
    made.append(stems_of(song, halves).vocals.parent)
    assert names(cache) == [made[1].name]


def python(code: str) -> CommandSeparator:
    return CommandSeparator("mine", (sys.executable, "-c", dedent(code), "{song}", "{folder}"))


COPY = """
    import sys, pathlib, soundfile
    samples, rate = soundfile.read(sys.argv[1])
    print("working 50%", flush=True)
    out = pathlib.Path(sys.argv[2], "deep", "er")
    out.mkdir(parents=True)
"""


def test_a_command(song: Path, cache: Path):
    told: list[float] = []
    code = COPY + "    soundfile.write(out / 'song_(Instrumental)_x.flac', samples * 0.25, rate)\n"
    code += "    import time; time.sleep(0.5)\n"
    stems = stems_of(song, python(code), lambda progress: told.append(progress.share))
    heard, _ = soundfile.read(song)
    assert np.abs(soundfile.read(stems.accompaniment)[0] - 0.25 * heard).max() < 1e-4
    assert np.abs(soundfile.read(stems.vocals)[0] - 0.75 * heard).max() < 1e-4  # what the other lacks
    assert 0.5 in told


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("raise SystemExit('no model here')", r"The separator mine failed \(no model here\): try it by hand"),
        ("print('done')", r"The separator mine wrote no sound named vocals or instrumental"),
        (COPY + "    soundfile.write(out / 'vocals.wav', samples[:9000], rate)", "is not the two stems of this song"),
        (
            COPY
            + "    soundfile.write(out / 'vocals.wav', samples[::-1], rate)\n"
            + "    soundfile.write(out / 'no_vocals.wav', samples[::-1] * 0.5, rate)\n",
            "is not the two stems of this song",
        ),
        (COPY + "    (out / 'vocals.wav').write_bytes(b'nonsense' * 99)", r"vocals\.wav is damaged or not a sound"),
        ("import os; os.kill(os.getpid(), 9)", r"The separator mine failed \(exit status -9\)"),
    ],
)
def test_a_command_that_fails_or_writes_nonsense(song: Path, cache: Path, code: str, said: str):
    with pytest.raises(KMakerError, match=said):
        stems_of(song, python(code))
    assert names(cache) == []


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


HANG = """
    import subprocess, sys, time, os
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    open({note!r}, "w").write(f"{{os.getpid()}} {{child.pid}}")
    time.sleep(600)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no groups of processes there")
@pytest.mark.parametrize("how", ["hangs", "cancelled"])
def test_a_command_that_hangs_or_is_cancelled_is_gone_with_all_it_started(
    song: Path, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
):
    note = tmp_path / "pids"
    if how == "hangs":
        monkeypatch.setattr(commands, "LEAST_SECONDS", 4.0)
        monkeypatch.setattr(commands, "TIMES_AS_LONG", 0.0)
        with pytest.raises(KMakerError, match=r"mine was not done after 0 minutes and was stopped"):
            stems_of(song, python(HANG.format(note=str(note))))
    else:
        with pytest.raises(JobCancelled):
            stems_of(
                song, python(HANG.format(note=str(note))), cancelled=lambda: note.exists() and bool(note.read_text())
            )
    until = time.monotonic() + 10
    while any(alive(int(pid)) for pid in note.read_text().split()) and time.monotonic() < until:
        time.sleep(0.05)
    states = [Path(f"/proc/{pid}/stat") for pid in note.read_text().split()]
    assert all(not state.exists() or state.read_text().split()[2] == "Z" for state in states)
    assert names(cache) == []


PLUGIN = """
    from pathlib import Path
    import soundfile
    from kmaker_studio.core.errors import KMakerError
    from kmaker_studio.core.jobs import Progress
    from kmaker_studio.separate.separator import FoundStems

    class Good:
        key = "good-1"
        def separate(self, song, folder, report, cancelled):
            samples, rate = soundfile.read(song)
            report(Progress("x", 1, 2))
            soundfile.write(folder / "a.wav", samples * 0.5, rate)
            return FoundStems(folder / "a.wav", None)

    class Bad:
        key = "bad-1"
        def separate(self, song, folder, report, cancelled):
            raise KMakerError("No weights were found: fetch them.")
"""


@pytest.fixture
def plugins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installed package with two separators."""
    folder = tmp_path / "site"
    info = folder / "its_stems-1.0.dist-info"
    info.mkdir(parents=True)
    (folder / "its_stems.py").write_text(dedent(PLUGIN))
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: its-stems\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[kmaker_studio.separators]\ngood = its_stems:Good\nbad = its_stems:Bad\n")
    monkeypatch.syspath_prepend(folder)
    repo = str(Path(stem_cache.__file__).parents[2])
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(folder), repo]))


def test_a_packages_separator(plugins: None, song: Path, cache: Path):
    assert separator_names()[0] == "spleeter"
    assert {"good", "bad"} <= set(separator_names())
    stems = stems_of(song, find_separator("good"))
    heard, _ = soundfile.read(song)
    assert np.abs(soundfile.read(stems.vocals)[0] - 0.5 * heard).max() < 1e-4
    with pytest.raises(KMakerError, match=r"The separator bad failed \(No weights were found: fetch them\.\)"):
        stems_of(song, find_separator("bad"))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("none", r"There is no separator “none” here: choose one of spleeter"),
        ("tool {song}", r"does not say {folder}"),
        ("tool {folder}", r"does not say {song}"),
        ("tool '{song} {folder}", "has an open quote"),
    ],
)
def test_a_separator_that_is_not_there(name: str, said: str):
    with pytest.raises(KMakerError, match=said):
        find_separator(name)


def test_a_program_that_is_not_there(song: Path, cache: Path):
    with pytest.raises(KMakerError, match=r"The separator no-such-program could not be started \(No such file"):
        stems_of(song, find_separator("no-such-program {song} {folder}"))
    assert names(cache) == []


@pytest.mark.skipif(sys.platform == "win32", reason="no limits of that kind there")
def test_no_room(song: Path, cache: Path):
    import resource
    import signal

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, before[1]))
    try:
        with pytest.raises(KMakerError, match=r"could not be written \(.+\): free some space or choose another place"):
            stems_of(song)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)
    assert names(cache) == []


def test_the_shipped_separator_cancelled_midway(song: Path, cache: Path):
    samples, rate = soundfile.read(song)
    soundfile.write(song, np.tile(samples, (10, 1)), rate)
    asked: list[float] = []
    with pytest.raises(JobCancelled):
        stems_of(
            song, report=lambda progress: asked.append(progress.done), cancelled=lambda: bool(asked) and asked[-1] > 0
        )
    assert asked[-1] > 5
    assert names(cache) == []
