"""A pipe through an ffmpeg filter: samples fed and fetched as they are needed."""

import subprocess
from collections.abc import Sequence
from typing import IO

import numpy as np

from kmaker_studio.audio import ffmpeg
from kmaker_studio.audio.sample_buffer import Pcm
from kmaker_studio.core.errors import KMakerError


class FilterPipe:
    """ffmpeg between two pipes of 16-bit samples; one thread may write while another reads.

    Raises `KMakerError` where ffmpeg cannot be started. Unlike `ffmpeg.Process` it may wait for its user for ever.
    """

    def __init__(self, sample_rate: int, channels: int, filters: Sequence[str]) -> None:
        layout = ["-f", "s16le", "-ar", str(sample_rate), "-ac", str(channels)]
        command = [
            *(ffmpeg.executable(), "-hide_banner", "-v", "quiet"),
            *("-probesize", "32", "-analyzeduration", "0", *layout, "-i", "pipe:0"),
            *("-af", ",".join(filters), *layout, "-flush_packets", "1", "pipe:1"),
        ]
        try:
            self._popen = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            raise KMakerError(
                "ffmpeg could not be started ({reason}): reinstall imageio-ffmpeg.", reason=error.strerror
            ) from error
        assert self._popen.stdin is not None  # noqa: S101
        assert self._popen.stdout is not None  # noqa: S101
        self._stdin: IO[bytes] = self._popen.stdin
        self._stdout: IO[bytes] = self._popen.stdout

    def write(self, samples: Pcm) -> bool:
        """Hand samples over, waiting until ffmpeg takes them; False where it has ended."""
        try:
            self._stdin.write(np.ascontiguousarray(samples).astype("<i2", copy=False).data)
            self._stdin.flush()
        except (OSError, ValueError):  # ValueError: closed meanwhile
            return False
        return True

    def end(self) -> None:
        """Say that no more samples come."""
        try:
            self._stdin.close()
        except OSError:
            return

    def read(self, frames: int, channels: int) -> Pcm:
        """The next `frames`, waiting for them; fewer only at the end."""
        try:
            data = self._stdout.read(2 * channels * frames)
        except (OSError, ValueError):
            data = b""
        whole = data[: len(data) - len(data) % (2 * channels)]
        return np.frombuffer(whole, "<i2").astype(np.int16, copy=False).reshape(-1, channels)

    def kill(self) -> None:
        """Stop ffmpeg at once: whoever waits in `write` or `read` is let go."""
        self._popen.kill()

    def close(self) -> bool:
        """Let go of everything; whether ffmpeg ended well. The threads must have ended."""
        self.end()
        self._stdout.close()
        return self._popen.wait() == 0
