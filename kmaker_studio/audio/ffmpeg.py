"""Running ffmpeg (the one that comes with imageio-ffmpeg), safely and always to an end.

Arguments are a list and no shell is used. Every input is named `file:PATH` under a whitelist of protocols and of
container formats, because ffmpeg chooses a format by content: a playlist or concat script named `song.mp3` would open
other files and addresses.
"""

import queue
import re
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.files import is_file
from kmaker_studio.core.jobs import Cancelled, check_cancelled, never_cancelled
from kmaker_studio.core.leftovers import guarded

STALL_SECONDS = 60.0
"""How long ffmpeg may go without giving anything before it is taken for hung and killed."""

# Containers that hold sound or video themselves; none of them names another file.
_MEDIA_FORMATS = (
    "aac,ac3,aiff,amr,ape,asf,au,avi,caf,dsf,dts,eac3,flac,flv,gif,matroska,webm,mov,mp4,m4a,3gp,3g2,mp3,mpc,mpc8,mpeg,mpegts,"
    "ogg,rm,tak,tta,w64,wav,wv"
)
_POLL_SECONDS = 0.1
_PROBE_BYTES = 4 << 30
_KEPT_STDERR_LINES = 400

ON_THE_FILES_CLOCK = "aresample=async=1:first_pts=0"
"""The sound filter that puts silence where a track starts late or misses packets, so that samples count time."""


def executable() -> str:
    """The path of ffmpeg; raises `KMakerError` where none is installed for this system."""
    import imageio_ffmpeg

    try:
        return imageio_ffmpeg.get_ffmpeg_exe()
    except RuntimeError as error:
        raise KMakerError("No ffmpeg was found: install ffmpeg, or set IMAGEIO_FFMPEG_EXE to its path.") from error


def input_arguments(path: Path) -> list[str]:
    """The arguments that open the user's sound or video file and nothing else; the input's own options go before."""
    return [
        "-protocol_whitelist",
        "file,pipe",
        "-format_whitelist",
        _MEDIA_FORMATS,
        "-i",
        f"file:{path.absolute()}",
    ]


def _hung() -> KMakerError:
    return KMakerError(
        "ffmpeg gave nothing for {seconds:.0f} s and was stopped: is the disk reachable?", seconds=STALL_SECONDS
    )


class Process:
    """A running ffmpeg whose standard output is read and whose last error lines are kept."""

    def __init__(self, popen: "subprocess.Popen[bytes]") -> None:
        assert popen.stdout is not None  # noqa: S101
        assert popen.stderr is not None  # noqa: S101
        self._popen = popen
        self._stdout: IO[bytes] = popen.stdout
        self._stderr: IO[bytes] = popen.stderr
        self._lines: deque[str] = deque(maxlen=_KEPT_STDERR_LINES)
        self._drain = threading.Thread(target=self._keep_stderr, daemon=True)
        self._drain.start()
        self.stalled = False

    def _keep_stderr(self) -> None:
        for line in self._stderr:
            self._lines.append(line.decode("utf-8", "replace").rstrip())

    def read(self, size: int) -> bytes:
        """Up to `size` bytes of standard output, fewer only at its end; raises `KMakerError` where ffmpeg hangs."""
        watchdog = threading.Timer(STALL_SECONDS, self._give_up)
        watchdog.start()
        try:
            data = self._stdout.read(size)
        finally:
            watchdog.cancel()
        if self.stalled:
            raise _hung()
        return data

    def lines(self) -> Iterator[str]:
        """The lines of standard output as they come."""
        for line in self._stdout:
            yield line.decode("utf-8", "replace").rstrip()

    def _give_up(self) -> None:
        self.stalled = True
        self._popen.kill()

    def poll(self) -> int | None:
        """The exit status, or None while ffmpeg runs."""
        return self._popen.poll()

    def wait(self) -> int:
        """Wait for the end (standard output must have been read to its end) and return the exit status."""
        status = self._popen.wait()
        self._drain.join()
        return status

    def kill(self) -> None:
        """Stop ffmpeg at once."""
        self._popen.kill()

    @property
    def stderr_tail(self) -> list[str]:
        """The last lines of standard error."""
        return list(self._lines)

    def close(self) -> None:
        """Kill ffmpeg if it still runs and let go of everything it held."""
        if self._popen.poll() is None:
            self._popen.kill()
        self._popen.wait()
        self._drain.join()
        self._stdout.close()
        self._stderr.close()


@contextmanager
def started(arguments: Sequence[str], cwd: Path | None = None, most_bytes: int = 0) -> Generator[Process]:
    """Run ffmpeg with `arguments`; leaving the block, however it is left, ends it.

    It may take `most_bytes` of memory where that is given and the system (Linux) can hold it to that.

    Raises `KMakerError` where it cannot be started.
    """
    command = [executable(), "-nostdin", "-hide_banner", *arguments]
    try:
        popen = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=cwd,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise KMakerError(
            "ffmpeg could not be started ({reason}): reinstall imageio-ffmpeg.", reason=error.strerror
        ) from error
    if most_bytes:
        _hold_to(popen.pid, most_bytes)
    process = Process(popen)
    with guarded(popen):
        try:
            yield process
        finally:
            process.close()


def _hold_to(pid: int, most_bytes: int) -> None:
    if sys.platform == "linux":
        import resource

        with suppress(OSError, ValueError):  # it has ended already
            resource.prlimit(pid, resource.RLIMIT_AS, (most_bytes, most_bytes))


def described(path: Path) -> str:
    """What ffmpeg prints about a media file: container, length, streams, or why it refuses it."""
    with started(["-v", "info", *input_arguments(path)], most_bytes=_PROBE_BYTES) as process:
        process.read(1)
        process.wait()
        return "\n".join(process.stderr_tail)


def check_works() -> None:
    """Raise `KMakerError` where ffmpeg itself is broken, so that no file is blamed for it."""
    with started(["-version"]) as process:
        said = process.read(20)
        while process.read(1 << 16):
            pass
        status = process.wait()
    if status != 0 or not said.startswith(b"ffmpeg version"):
        raise KMakerError(
            "ffmpeg does not work here ({path}): reinstall imageio-ffmpeg, or set IMAGEIO_FFMPEG_EXE to another.",
            path=executable(),
        )


def require_made(path: Path, kind: str) -> None:
    """Raise `KMakerError` unless ffmpeg, which said that all went well, wrote a file with `kind` (`Video`, `Audio`)."""
    if not (is_file(path) and path.stat().st_size and f"{kind}: " in described(path)):
        check_works()
        raise KMakerError("ffmpeg made no {name}, though it said so: try again, or reinstall it.", name=path.suffix)


def container_seconds(description: str) -> float | None:
    """The length in seconds that `described` told; None where there is none or it is a guess from the bit rate."""
    found = re.search(r"Duration: (\d+):(\d\d):(\d\d\.\d+)", description)
    if found is None or "Estimating duration from bitrate" in description:
        return None
    hours, minutes, seconds = found.groups()
    return int(hours) * 3600 + int(minutes) * 60 + float(seconds)


def sound_seconds(description: str) -> float | None:
    """The length of the sound in seconds; None where `described` told none or moving pictures may outlast the sound."""
    moving = any("Video: " in line and "attached pic" not in line for line in description.splitlines())
    return None if moving else container_seconds(description)


def run(
    arguments: Sequence[str],
    cwd: Path | None = None,
    on_frame: Callable[[int], None] | None = None,
    cancelled: Cancelled = never_cancelled,
    on_seconds: Callable[[float], None] | None = None,
) -> tuple[int, list[str]]:
    """Run ffmpeg, which must not write to standard output, to its end: its exit status and last lines of error.

    `on_frame` is called a few times a second with the number of video frames done, `on_seconds` with the seconds of
    the output that are done. Raises `JobCancelled` within a
    quarter of a second of `cancelled` saying so, and `KMakerError` where ffmpeg shows no life for `STALL_SECONDS`;
    either way ffmpeg is gone.
    """
    lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()

    def pump() -> None:
        for line in process.lines():
            lines.put(line)
        lines.put(None)

    reporting = ["-v", "error", "-nostats", "-stats_period", "0.2", "-progress", "pipe:1"]
    with started([*reporting, *arguments], cwd) as process:
        thread = threading.Thread(target=pump, daemon=True)
        thread.start()
        try:
            done, seconds, heard = -1, -1.0, time.monotonic()
            while True:
                check_cancelled(cancelled)
                try:
                    line = lines.get(timeout=_POLL_SECONDS)
                except queue.Empty:
                    line = ""
                if line is None:
                    break
                key, _, value = line.partition("=")
                if key == "frame" and value.strip().isdigit() and int(value) != done:
                    done, heard = int(value), time.monotonic()
                    if on_frame is not None:
                        on_frame(done)
                elif key == "out_time_us" and value.strip().isdigit() and int(value) / 1e6 != seconds:
                    seconds, heard = int(value) / 1e6, time.monotonic()
                    if on_seconds is not None:
                        on_seconds(seconds)
                if time.monotonic() - heard > STALL_SECONDS:
                    raise _hung()
            return process.wait(), process.stderr_tail
        finally:
            process.kill()
            thread.join()
