"""Pictures: the one door through which the program opens a user's picture, in a process with limits."""

import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kmaker_studio import paths
from kmaker_studio.core.errors import KMakerError, Phrase
from kmaker_studio.core.jobs import Cancelled, check_cancelled, never_cancelled
from kmaker_studio.video.picture_process import DAMAGED, OTHER, TOO_LARGE

if TYPE_CHECKING:
    from PIL.Image import Image

_LONGEST_SECONDS = 60.0
_POLL_SECONDS = 0.1
_PROCESS = "kmaker_studio.video.picture_process"


def open_picture(path: Path, size: tuple[int, int], cancelled: Cancelled = never_cancelled) -> "Image | None":
    """The PNG, JPEG, WebP, GIF, BMP or TIFF at `path` made to fill `size` pixels, cut at the edges, as RGB on black.

    It is turned as its camera says. None where it is another kind of file, or moves. It is decoded in a process that
    may take 2 GB of memory and 30 s. Raises `KMakerError` where it is damaged, has over 100 million pixels or takes
    more than that, `JobCancelled` when told to stop.
    """
    from PIL import Image

    root = str(Path(paths.__file__).resolve().parents[1])
    command = [sys.executable, "-PB", "-m", _PROCESS, os.fspath(path.absolute()), str(size[0]), str(size[1])]
    until = time.monotonic() + _LONGEST_SECONDS
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, [root, os.environ.get("PYTHONPATH", "")]))},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    ) as process:
        try:
            pixels, said = _answer(process, until, cancelled)
        finally:
            process.kill()
    if process.returncode == OTHER:
        return None
    if process.returncode == 0 and len(pixels) == 3 * size[0] * size[1]:
        return Image.frombytes("RGB", size, pixels)
    if process.returncode == TOO_LARGE:
        raise KMakerError("The background {path} is too large a picture: make it smaller.", path=path)
    reason: object = said.decode("utf-8", "replace")
    if process.returncode != DAMAGED:
        reason = Phrase("status {status}", status=process.returncode)
    raise KMakerError("The background {path} is damaged ({reason}): choose another picture.", path=path, reason=reason)


def _answer(process: "subprocess.Popen[bytes]", until: float, cancelled: Cancelled) -> tuple[bytes, bytes]:
    """What the process wrote, once it has ended; nothing where its time is up."""
    while time.monotonic() < until:
        check_cancelled(cancelled)
        with suppress(subprocess.TimeoutExpired):
            return process.communicate(timeout=_POLL_SECONDS)
    return b"", b""
