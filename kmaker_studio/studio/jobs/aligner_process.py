"""The aligner process as the window drives it (see `align.server`); without Qt, for a job's thread to call."""

import logging
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import IO

import msgspec

from kmaker_studio import paths
from kmaker_studio.align.backend import Alignment
from kmaker_studio.align.messages import (
    AlignRequest,
    AlignResult,
    Answer,
    CancelRequest,
    ProgressMessage,
    Question,
    Refused,
    Stopped,
)
from kmaker_studio.core.errors import JobCancelled, KMakerError
from kmaker_studio.core.jobs import Cancelled, Progress, Report, check_cancelled, ignore_progress, never_cancelled
from kmaker_studio.core.song import Song

_POLL_S = 0.1
_SERVER = (sys.executable, "-P", "-m", "kmaker_studio.align.server")
_log = logging.getLogger(__name__)


class AlignerProcess:
    """An `AlignerBackend` that starts the process with the first question and keeps it warm for the next ones."""

    def __init__(self, command: Sequence[str] = _SERVER) -> None:
        self._command = command
        self._ids = count(1)
        self._turn = threading.Lock()  # one question at a time; the one before gives its turn up when cancelled
        self._running: _Running | None = None

    def align(
        self,
        song: Song,
        audio: Path,
        report: Report = ignore_progress,
        cancelled: Cancelled = never_cancelled,
        only: Collection[str] | None = None,
        limits: tuple[int, int] | None = None,
        checkpoint: Path | None = None,
        device: str = "auto",
        *,
        brackets: bool = False,
    ) -> Alignment:
        """The answer of the aligner that `load_aligner` gives for `checkpoint` and `device`.

        Raises what that and its `align` raise, and `KMakerError` where the process dies.
        """
        while not self._turn.acquire(timeout=_POLL_S):
            check_cancelled(cancelled)
        try:
            report(Progress("Loading the aligner", 0, 1))
            check_cancelled(cancelled)
            if self._running is not None and not self._running.is_alive:
                self.close()
            if self._running is None:
                self._running = _Running(self._command)
            ids = None if only is None else frozenset(only)
            weights = str(checkpoint) if checkpoint is not None else ""
            question = replace(song, audio="")  # a path may hold what JSON cannot
            ask = AlignRequest(next(self._ids), question, os.fsencode(audio), ids, limits, weights, device, brackets)
            found = self._running.ask(ask, report, cancelled)
            return Alignment(replace(found.song, audio=song.audio), tuple(warning.phrase for warning in found.warnings))
        finally:
            self._turn.release()

    @property
    def is_busy(self) -> bool:
        """Whether a question waits for its answer."""
        return self._running is not None and self._turn.locked()

    @property
    def process(self) -> "subprocess.Popen[bytes] | None":
        """The process, once it was needed."""
        return self._running.process if self._running is not None else None

    def close(self) -> None:
        """End the process and wait for it; what it is doing is lost. The next question starts another."""
        running, self._running = self._running, None
        if running is not None:
            running.end()


class _Running:
    """A process, and the thread that reads its answers."""

    def __init__(self, command: Sequence[str]) -> None:
        root = str(Path(paths.__file__).resolve().parents[1])
        path = os.pathsep.join(filter(None, [root, os.environ.get("PYTHONPATH", "")]))
        with _log_file() as log:
            self.process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                env={**os.environ, "PYTHONPATH": path},
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
                process_group=None if os.name == "nt" else 0,  # Ctrl-C in a terminal is the window's
            )
        self._answers: queue.SimpleQueue[Answer | None] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._read, name="Aligner's answers", daemon=True)
        self._reader.start()

    @property
    def is_alive(self) -> bool:
        return self.process.poll() is None

    def ask(self, ask: AlignRequest, report: Report, cancelled: Cancelled) -> AlignResult:
        self._send(ask)
        while True:
            if cancelled():
                self._send(CancelRequest(ask.id))
                raise JobCancelled
            with suppress(queue.Empty):
                answer = self._answers.get(timeout=_POLL_S)
                if answer is None:
                    raise self._died()
                if answer.id == ask.id and (found := self._heard(answer, report)):
                    return found

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        self._reader.join()
        for pipe in (self.process.stdin, self.process.stdout):
            with suppress(OSError):
                assert pipe is not None  # noqa: S101 - both were asked for
                pipe.close()

    def _heard(self, answer: Answer, report: Report) -> AlignResult | None:
        if isinstance(answer, ProgressMessage):
            report(Progress(answer.stage, answer.done, answer.total))
            return None
        if isinstance(answer, AlignResult):
            return answer
        if isinstance(answer, Refused):
            raise KMakerError.of(answer.sentence.phrase)
        if isinstance(answer, Stopped):
            raise JobCancelled
        _log.error("The aligner's fault: %s", answer.traceback)
        raise KMakerError(
            "The aligner failed because of a fault in the program ({reason}); see the log.", reason=answer.sentence
        )

    def _died(self) -> KMakerError:
        status = self.process.wait()
        _log.error("The aligner process ended with status %s", status)
        return KMakerError(
            "The aligner stopped before it had answered (status {status}), perhaps for want of memory: close other"
            " programs and align again; your words are as they were.",
            status=status,
        )

    def _send(self, question: Question) -> None:
        pipe = self.process.stdin
        assert pipe is not None  # noqa: S101 - it was asked for
        with suppress(OSError):  # it has died, which its silence says as well
            pipe.write(msgspec.json.encode(question) + b"\n")
            pipe.flush()

    def _read(self) -> None:
        decoder = msgspec.json.Decoder(Answer)
        assert self.process.stdout is not None  # noqa: S101 - it was asked for
        with suppress(ValueError, msgspec.DecodeError):  # closed under us, or killed in the middle of a line
            for line in self.process.stdout:
                self._answers.put(decoder.decode(line))
        self._answers.put(None)


def _log_file() -> IO[bytes]:
    """Where the process may complain: the last one's complaints are beside the window's log."""
    folder = paths.user_data() / "log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return (folder / "aligner.log").open("wb")
    except OSError:
        return Path(os.devnull).open("wb")
