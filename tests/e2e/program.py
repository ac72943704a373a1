"""The program in a process of its own, questioned over its standard input."""

import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
import time
from pathlib import Path

DRIVEN = Path(__file__).with_name("driven.py")


class Program:
    """`kmaker-studio FILES` on a display, its own folders under `home`."""

    def __init__(self, screen, home, files=(), scale="1"):
        folders = {
            f"XDG_{name}_HOME": str(home / name.lower()) for name in ("DATA", "CONFIG", "CACHE", "STATE", "RUNTIME")
        }
        environment = {
            **{key: value for key, value in os.environ.items() if not key.startswith("QT_")},
            **folders,
            "DISPLAY": screen,
            "QT_QPA_PLATFORM": "xcb",
            "QT_SCALE_FACTOR": scale,
            "LC_ALL": "C.UTF-8",
            "PYTHONUNBUFFERED": "1",
        }
        self.log = (home / "program.log").open("ab")
        self._process = subprocess.Popen(
            [sys.executable, str(DRIVEN), *map(str, files)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.log,
            env=environment,
        )
        self._answers = queue.SimpleQueue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self):
        for line in self._process.stdout:
            if line.startswith(b"ANSWER "):
                self._answers.put(json.loads(line[7:]))
        self._answers.put(None)

    def ask(self, question, **more):
        self._process.stdin.write(json.dumps({"ask": question, **more}).encode() + b"\n")
        self._process.stdin.flush()
        answer = self._answers.get(timeout=90)
        assert answer is not None, "the program has ended"
        assert "error" not in answer, answer
        return answer

    @property
    def state(self):
        return self.ask("state")

    def wait_for(self, happened, seconds=60.0):
        """The first state of which `happened` is true."""
        deadline = time.monotonic() + seconds
        while True:
            state = self.state
            if happened(state):
                return state
            assert time.monotonic() < deadline, {key: value for key, value in state.items() if key != "lines"}
            time.sleep(0.05)

    def kill(self):
        """As kill -9 does."""
        self._process.kill()
        self._end()

    def _end(self):
        status = self._process.wait(timeout=30)
        for stream in (self._process.stdin, self._process.stdout, self.log):
            with contextlib.suppress(BrokenPipeError):
                stream.close()
        return status

    def end(self):
        """The exit status, once the user has closed the program."""
        return self._end()
