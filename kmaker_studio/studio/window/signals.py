"""Ctrl-C, `kill` and a terminal that closes: they end the window as closing it does, but nobody is asked."""

import signal
import socket
from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")


class EndSignals(QObject):
    """Calls `end` in the window's own turn once one of the signals comes.

    Python runs a signal's handler only between two steps of its own, and none happens while Qt waits for the user: the
    handler's byte in a socket wakes Qt up.
    """

    def __init__(self, end: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._end = end
        self._reader, self._writer = socket.socketpair()
        self._reader.setblocking(False)
        self._writer.setblocking(False)
        signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)
        for name in _NAMES:
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, _noticed)
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_byte)

    def _on_byte(self) -> None:
        numbers = self._reader.recv(64)
        if any(number in {int(getattr(signal, name, -1)) for name in _NAMES} for number in numbers):
            self._notifier.setEnabled(False)
            self._end()

    def close(self) -> None:
        """Let go of the sockets."""
        signal.set_wakeup_fd(-1)
        self._reader.close()
        self._writer.close()


def _noticed(_number: int, _frame: FrameType | None) -> None:
    """Do nothing: the byte in the socket says it all."""
