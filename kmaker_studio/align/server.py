"""The aligner as a process, `python -m kmaker_studio.align.server`: questions by stdin, answers by stdout.

The window starts one and keeps it: importing torch, and the aligner's own work, hold Python's lock for long enough to
be felt by a window in the same process. It ends when its stdin does, that is with the window, however that ends.
"""

import os
import queue
import sys
import threading
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from kmaker_studio.align.messages import (
    AlignRequest,
    AlignResult,
    Answer,
    CancelRequest,
    Fault,
    ProgressMessage,
    Question,
    Refused,
    Sentence,
    Stopped,
)
from kmaker_studio.core.errors import JobCancelled, KMakerError
from kmaker_studio.core.jobs import Progress

if TYPE_CHECKING:
    from kmaker_studio.align.backend import AlignerBackend

_NICENESS = 10  # the window and its sound go first


class _Server:
    """Answers questions one after the other, in the order in which they come."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._aligner: AlignerBackend | None = None
        self._loaded = "", ""  # checkpoint and device
        self._stopped: set[int] = set()

    def stop(self, question: int) -> None:
        self._stopped.add(question)

    def answer(self, ask: AlignRequest) -> None:
        """Send everything that there is to say to `ask`."""
        try:
            self._send(self._found(ask))
        except JobCancelled:
            self._send(Stopped(ask.id))
        except KMakerError as error:
            self._send(Refused(ask.id, Sentence.of(error)))
        except Exception as error:  # noqa: BLE001 - the window shall say it and go on
            self._send(Fault(ask.id, repr(error), traceback.format_exc()))
        self._stopped.discard(ask.id)

    def _found(self, ask: AlignRequest) -> AlignResult:
        def cancelled() -> bool:
            return ask.id in self._stopped

        def report(progress: Progress) -> None:
            self._send(ProgressMessage(ask.id, progress.stage, progress.done, progress.total))

        if cancelled():
            raise JobCancelled
        if self._aligner is None or self._loaded != (ask.checkpoint, ask.device):
            report(Progress("Loading the aligner", 0, 1))
            from kmaker_studio.align.backend import load_aligner

            self._aligner = None  # two would need the memory of two
            self._aligner = load_aligner(Path(ask.checkpoint) if ask.checkpoint else None, ask.device)
            self._loaded = ask.checkpoint, ask.device
        if cancelled():
            raise JobCancelled
        song, audio = ask.song, Path(os.fsdecode(ask.audio))
        found = self._aligner.align(song, audio, report, cancelled, ask.only, ask.limits, brackets=ask.brackets)
        return AlignResult(ask.id, found.song, tuple(map(Sentence.of, found.warnings)))

    def _send(self, answer: Answer) -> None:
        self._out.write(msgspec.json.encode(answer) + b"\n")
        self._out.flush()


def _read(server: _Server, asks: "queue.SimpleQueue[AlignRequest]") -> None:
    """Take questions until the window is gone, and then go too, whatever the other thread is doing."""
    decoder = msgspec.json.Decoder(Question)
    for line in sys.stdin.buffer:
        question = decoder.decode(line)
        if isinstance(question, CancelRequest):
            server.stop(question.id)
        else:
            asks.put(question)
    os._exit(0)


def main() -> None:
    """Serve until stdin ends."""
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # nothing that a library prints shall look like an answer
    server = _Server(out)
    asks: queue.SimpleQueue[AlignRequest] = queue.SimpleQueue()
    threading.Thread(target=_read, args=(server, asks), daemon=True).start()
    while True:
        server.answer(asks.get())


if __name__ == "__main__":
    main()
