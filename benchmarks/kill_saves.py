"""What a `kill -9` costs: a process that edits, autosaves and saves without pause is killed again and again.

Run it as `python benchmarks/kill_saves.py --kills 200`. It writes as the window does, without Qt: an edit every few
milliseconds, a recovery file 200 ms after the first edit that it lacks, and a save every few hundred milliseconds. Each
edit carries the time at which it was made. After each kill the project, its backup and the recovery file are read
again; what was lost is the time between the kill and the newest edit that a file holds. POSIX only.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from kmaker_studio.core.edits import move_word
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.project_file import Project
from kmaker_studio.core.project_store import backup_of, load_project, save_project
from kmaker_studio.core.recovery import RecoverySlot, find_recoveries
from kmaker_studio.core.song import Song, build_lines

_AUTOSAVE_S = 0.2
_WORDS = 400


@dataclass
class Outcome:
    """What the kills left: unreadable files, and the seconds of work that each kill cost."""

    unreadable: list[str] = field(default_factory=list)
    lost_s: list[float] = field(default_factory=list)


class _Writer:
    """Edits, autosaves and saves until it is killed."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "song.kmaker"
        self._slot = RecoverySlot.fresh(folder / "recovery", str(self._path))
        words = [(f"word{number}", 100 * number, 100 * number + 60) for number in range(_WORDS)]
        lines = build_lines([words[start : start + 8] for start in range(0, _WORDS, 8)])
        self._song = Song(lines=lines, tags=(("at", str(time.monotonic_ns())),))
        self._known = save_project(self._now(), self._path, None)
        self._edited = threading.Event()

    def run(self) -> None:
        threading.Thread(target=self._autosave, daemon=True).start()
        threading.Thread(target=self._save, daemon=True).start()
        print("writing", flush=True)
        chance = random.Random()
        while True:
            word = f"w{chance.randint(1, _WORDS)}"
            with suppress(KMakerError):
                self._song = replace(
                    move_word(self._song, word, chance.choice((-5, 5))), tags=(("at", str(time.monotonic_ns())),)
                )
            self._edited.set()
            time.sleep(0.005)

    def _now(self) -> Project:
        return Project(self._song)

    def _autosave(self) -> None:
        while True:
            self._edited.wait()
            self._edited.clear()
            time.sleep(_AUTOSAVE_S)
            self._slot.write(self._now(), str(self._path), self._known)

    def _save(self) -> None:
        chance = random.Random()
        while True:
            time.sleep(chance.uniform(0.0, 0.3))
            self._known = save_project(self._now(), self._path, self._known)


def _serve() -> None:
    """Fork a writer for each line of stdin, which names its folder: the imports are paid once."""
    for line in sys.stdin:
        child = os.fork()
        if not child:
            _Writer(Path(line.strip())).run()
        print(child, flush=True)
        os.waitpid(child, 0)
        print("dead", flush=True)


def measure(kills: int, folder: Path, seed: int = 0) -> Outcome:
    """Kill a writer `kills` times, each in a folder of its own in `folder`."""
    outcome, chance = Outcome(), random.Random(seed)
    command = [sys.executable, __file__, "--serve"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        asking, answering = server.stdin, server.stdout
        if asking is None or answering is None:
            raise RuntimeError("the server has no pipes")
        for number in range(kills):
            place = folder / str(number)
            place.mkdir()
            asking.write(f"{place}\n")
            asking.flush()
            lines = [answering.readline().strip() for _ in range(2)]
            child = int(next(line for line in lines if line != "writing"))
            time.sleep(chance.uniform(0.35, 1.2))
            os.kill(child, signal.SIGKILL)
            killed = time.monotonic_ns()
            answering.readline()  # it is dead
            _look_at(place, killed, outcome)
        asking.close()
    return outcome


def _look_at(place: Path, killed: int, outcome: Outcome) -> None:
    kept: list[int] = []
    path = place / "song.kmaker"
    for file in (path, backup_of(path)):
        if file == path or file.exists():
            try:
                kept.append(_edited_at(load_project(file)[0]))
            except KMakerError as error:
                outcome.unreadable.append(str(error))
    found = find_recoveries(place / "recovery")
    kept.extend(_edited_at(each.project) for each in found.songs)
    outcome.unreadable.extend(map(str, found.damaged))
    outcome.lost_s.append((killed - max(kept)) / 1e9)


def _edited_at(project: Project) -> int:
    return int(dict(project.song.tags).get("at", "0"))


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.serve:
        _serve()
        return
    with tempfile.TemporaryDirectory() as folder:
        outcome = measure(chosen.kills, Path(folder))
    lost = sorted(outcome.lost_s)
    print(f"{len(lost)} kills, {len(outcome.unreadable)} unreadable files", *outcome.unreadable, sep="\n")
    print(f"lost: median {lost[len(lost) // 2]:.3f} s, 95 % {lost[int(0.95 * len(lost))]:.3f} s, most {lost[-1]:.3f} s")


if __name__ == "__main__":
    main()
