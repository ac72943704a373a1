"""Separators that are other programs: demucs, audio-separator, a package's plugin, or the user's own command."""

import hashlib
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from kmaker_studio.audio.decode import probe
from kmaker_studio.core.atomic import write_problem
from kmaker_studio.core.errors import KMakerError, Phrase
from kmaker_studio.core.jobs import Cancelled, Progress, Report, check_cancelled
from kmaker_studio.core.leftovers import guarded
from kmaker_studio.separate.separator import DEFAULT, SPLEETER_KEY, FoundStems

STAGE = "Separating the voice"

LEAST_SECONDS = 900.0
TIMES_AS_LONG = 30.0
"""How long a separator may take: so many times the length of the song, and never less than `LEAST_SECONDS`."""

_POLL_SECONDS = 0.1
_LOG_TAIL = 4000
_SOUNDS = (".wav", ".flac", ".mp3", ".m4a", ".ogg", ".opus", ".aiff")
_ACCOMPANIMENT = ("no_vocals", "no-vocals", "instrumental", "accompaniment", "karaoke", "backing")


@dataclass(frozen=True, slots=True)
class CommandSeparator:
    """A program that is given {song} and writes sounds named after the stems anywhere in {folder}.

    Names with "vocals" are the singing; with "instrumental", "accompaniment", "no_vocals", "karaoke" or "backing", the
    rest. `module` is the Python module that must be there for it.
    """

    name: str
    arguments: tuple[str, ...]
    module: str = ""

    @classmethod
    def of_template(cls, template: str) -> "CommandSeparator":
        """The separator of a user's command line; raises `KMakerError` where it names no {song} or no {folder}."""
        try:
            arguments = tuple(shlex.split(template, posix=os.name != "nt"))
        except ValueError as error:
            raise KMakerError("The command “{command}” has an open quote: close it.", command=template) from error
        for blank in ("{song}", "{folder}"):
            if not any(blank in argument for argument in arguments[1:]):
                raise KMakerError(
                    "The command “{command}” does not say {blank}: write PROGRAM ... {{song}} ... {{folder}}.",
                    command=template,
                    blank=blank,
                )
        return cls(Path(arguments[0]).stem, arguments)

    @property
    def key(self) -> str:
        """The program's name and a hash of how it is called."""
        digest = hashlib.sha256("\0".join(self.arguments).encode("utf-8", "surrogateescape")).hexdigest()[:12]
        return f"{re.sub('[^A-Za-z0-9]+', '-', self.name)}-{digest}"

    def separate(self, song: Path, folder: Path, report: Report, cancelled: Cancelled) -> FoundStems:
        """Run the program and find what it wrote; its progress is read off the percentages that it prints.

        Raises `KMakerError` where the program fails, hangs or writes no stems, `JobCancelled` when told to stop.
        """
        limit = max(LEAST_SECONDS, TIMES_AS_LONG * probe(song).duration_ms / 1000)
        given, made = folder / "given", folder / "made"
        try:
            given.mkdir()
            made.mkdir()
            plain = given / f"song{song.suffix}"  # a title such as "Vocals only" would be taken for a stem
            shutil.copyfile(song, plain)
        except OSError as error:
            raise write_problem(folder, error) from error
        blanks = {"{song}": str(plain.absolute()), "{folder}": str(made.absolute())}
        command = [_filled(argument, blanks) for argument in self.arguments]
        status, said = _ran(command, folder, limit, report, cancelled)
        if status is None:
            raise KMakerError(
                "The separator {name} was not done after {minutes:.0f} minutes and was stopped: choose another.",
                name=self.name,
                minutes=limit / 60,
            )
        if status != 0:
            raise KMakerError(
                "The separator {name} failed ({last}): try it by hand or choose another.",
                name=self.name,
                last=said or Phrase("exit status {status}", status=status),
            )
        stems = _found(made)
        if stems.vocals is None and stems.accompaniment is None:
            raise KMakerError(
                "The separator {name} wrote no sound named vocals or instrumental: choose another.", name=self.name
            )
        return stems


PROGRAMS = {
    "demucs": CommandSeparator(
        "demucs",
        (sys.executable, "-m", "demucs", "--two-stems", "vocals", "-o", "{folder}", "{song}"),
        module="demucs",
    ),
    "audio-separator": CommandSeparator(
        "audio-separator",
        (
            *(sys.executable, "-c", "from audio_separator.utils.cli import main; main()"),
            *("{song}", "--output_dir", "{folder}", "--output_format", "WAV"),
        ),
        module="audio_separator",
    ),
}
"""The programs that are known, by name; their weights are theirs to fetch."""


def plugin(name: str) -> CommandSeparator:
    """The separator that a package brings under the entry point `name`, in a process of its own."""
    worker = (sys.executable, "-m", "kmaker_studio.separate.plugin_process", name)
    return CommandSeparator(name, (*worker, "{song}", "{folder}"))


class _ShippedProcess(CommandSeparator):
    """The shipped separator, whose stems are the same wherever it runs."""

    @property
    def key(self) -> str:
        return SPLEETER_KEY


def shipped_process() -> CommandSeparator:
    """The shipped separator in a process of its own: torch holds Python's lock, and a window would halt with it."""
    worker = (sys.executable, "-P", "-m", "kmaker_studio.separate.plugin_process", DEFAULT)
    return _ShippedProcess(DEFAULT, (*worker, "{song}", "{folder}"))


def _filled(argument: str, blanks: dict[str, str]) -> str:
    for blank, value in blanks.items():
        argument = argument.replace(blank, value)
    return argument


def _ran(
    command: list[str], folder: Path, limit: float, report: Report, cancelled: Cancelled
) -> tuple[int | None, str]:
    """The exit status, None where the time was up, and the last line that was said; the process is gone either way."""
    log = folder / "log"
    with log.open("wb") as output:
        try:
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=os.name != "nt",
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            raise KMakerError(
                "The separator {name} could not be started ({reason}): check the command.",
                name=command[0],
                reason=error.strerror,
            ) from error
        with guarded(process):
            try:
                until = time.monotonic() + limit
                report(Progress(STAGE, 0, 100))
                while process.poll() is None:
                    check_cancelled(cancelled)
                    if time.monotonic() > until:
                        return None, ""
                    if percents := re.findall(r"(\d{1,3})(?:\.\d+)?\s?%", _tail(log)):
                        report(Progress(STAGE, min(100, int(percents[-1])), 100))
                    time.sleep(_POLL_SECONDS)
            finally:
                _end(process)
    lines = [line.strip() for line in _tail(log).splitlines() if line.strip()]
    return process.returncode, lines[-1][-300:] if lines else ""


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End the process and, where the system has groups of processes, all that it started."""
    if os.name == "nt":
        process.kill()
    else:
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            process.kill()
    process.wait()


def _tail(log: Path) -> str:
    with log.open("rb") as file:
        file.seek(max(0, log.stat().st_size - _LOG_TAIL))
        return file.read().decode("utf-8", "replace")


def _found(folder: Path) -> FoundStems:
    sounds = sorted(path for path in folder.rglob("*") if path.suffix.lower() in _SOUNDS and path.is_file())
    rest = [path for path in sounds if any(word in path.stem.lower() for word in _ACCOMPANIMENT)]
    vocals = [path for path in sounds if "vocals" in path.stem.lower() and path not in rest]
    return FoundStems(vocals[0] if vocals else None, rest[0] if rest else None)
