"""How fluid the timeline is with an hour of sound and 3,000 words: `python benchmarks/timeline_fluidity.py`.

Makes the song, opens it in a window as a drop does, and prints: how long until the waveform is on the screen, with an
empty cache and with a full one, each in a program of its own; the frames of panning, zooming and dragging a word, from
the mouse event to the painted widget; how long the event loop was ever blocked (the largest gap of a 5 ms timer) while
the song was decoded, edited, saved, exported and aligned; and the memory before and after minutes of panning. Needs no
screen; `--platform xcb` uses one.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

WORDS_A_LINE = 6


def make_song(folder: Path, minutes: int, words: int, rate: int) -> tuple[Path, Path]:
    """A sound of sung vowels over noise, and lyrics with a time for each word."""
    import soundfile

    from kmaker_studio.core.song import Song, build_lines
    from kmaker_studio.formats import write_song

    rng = np.random.default_rng(1)
    t = np.arange(60 * rate) / rate
    pitch = 180 * 2 ** (np.floor(t * 2.5) % 7 / 12)
    voice = sum(np.sin(2 * np.pi * np.cumsum(pitch * harmonic) / rate) / harmonic for harmonic in range(1, 9))
    minute = 0.15 * voice * np.abs(np.sin(2 * np.pi * 1.25 * t)) + 0.02 * rng.standard_normal(len(t))
    sound = folder / "hour.wav"
    with soundfile.SoundFile(sound, "w", rate, 1, "PCM_16") as file:
        for _ in range(minutes):
            file.write(minute)
    step = minutes * 60_000 // words
    spans = [(f"word{number}", number * step + 20, (number + 1) * step - 60) for number in range(words)]
    lines = build_lines([spans[first : first + WORDS_A_LINE] for first in range(0, words, WORDS_A_LINE)])
    lyrics = folder / "hour.json"
    write_song(Song(lines=lines, duration_ms=minutes * 60_000), lyrics)
    return sound, lyrics


def told(name: str, spent: list[tuple[float, float]]) -> str:
    """A row of figures: by the clock, and by the work of the GUI thread, which a busy machine does not lengthen."""
    parts = [f"{name:<40}"]
    for kind, milliseconds in zip(("clock", "work"), zip(*spent, strict=True), strict=True):
        p50, p95 = np.percentile(milliseconds, [50, 95])
        parts.append(f"{kind} p50 {p50:6.2f} p95 {p95:6.2f} max {max(milliseconds):7.2f} ms")
    return "  ".join(parts)


def memory_mb() -> float:
    """What the program holds of the machine's memory; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    return next(int(line.split()[1]) / 1024 for line in status.read_text().splitlines() if line.startswith("VmRSS"))


class Bench:
    """A window with the song open."""

    def __init__(self, sound: Path, lyrics: Path) -> None:
        from PySide6.QtCore import QEvent, QObject, QTimer

        from kmaker_studio.studio.window.app import make_app
        from kmaker_studio.studio.window.main_window import MainWindow

        self.app = make_app()
        self.window = MainWindow()
        self.window.resize(1440, 900)
        self.window.show()
        self.files = [sound, lyrics]
        self.gaps: list[float] = []
        self.shown_after: float | None = None
        self._last = time.perf_counter()
        self._dropped = 0.0
        bench = self

        class Watch(QObject):
            def eventFilter(self, _watched, event):  # noqa: N802
                if event.type() == QEvent.Type.Paint and bench.window.session.playback.pyramid.duration_ms:
                    QTimer.singleShot(0, bench.on_painted)
                return False

        self._watch = Watch()
        self._timer = QTimer()
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._beat)

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append(1000 * (now - self._last))
        self._last = now

    def on_painted(self) -> None:
        """The waveform has been painted."""
        if self.shown_after is None:
            self.shown_after = time.perf_counter() - self._dropped

    def spin(self, seconds: float) -> None:
        """Let the window live."""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            self.app.processEvents()
            time.sleep(0.001)

    def open(self) -> None:
        """Drop the song, and wait until it is decoded and listened to."""
        self.spin(1.5)
        self.window.editor.timeline.canvas.installEventFilter(self._watch)
        self._dropped = self._last = time.perf_counter()
        self._timer.start()
        self.window.open_paths(self.files)
        while self.shown_after is None or self.window.session.playback.is_decoding:
            self.spin(0.05)
        self._timer.stop()

    def gaps_while(self, start, seconds: float) -> list[float]:
        """The gaps of the timer while what `start` begins goes on: until its task has ended, or for some seconds."""
        self.gaps = []
        self._last = time.perf_counter()
        self._timer.start()
        task = start()
        ended: list[bool] = []
        if task is not None:
            task.finished.connect(lambda: ended.append(True))
        end = time.perf_counter() + seconds
        while not ended and time.perf_counter() < end:
            self.spin(0.02)
        self.spin(0.3)  # what the end of the task sets off
        self._timer.stop()
        if task is not None and not ended:
            task.cancel()
        return self.gaps

    def settle(self) -> None:
        """Wait for what goes on in the background."""
        while self.window.session.runner.is_busy:
            self.spin(0.1)

    def close(self) -> None:
        """End it."""
        self.window.session.document.undo_stack.setClean()
        self.window.close()
        self.spin(0.2)


def frames(bench: Bench, count: int) -> list[str]:
    """The figures of panning, zooming and dragging."""
    from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
    from PySide6.QtGui import QMouseEvent, QWheelEvent

    timeline = bench.window.editor.timeline
    canvas, app = timeline.canvas, bench.app

    left, none, no_keys = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier

    def mouse(kind: QEvent.Type, at: QPointF, button: Qt.MouseButton, buttons: Qt.MouseButton) -> None:
        app.sendEvent(canvas, QMouseEvent(kind, at, canvas.mapToGlobal(at), button, buttons, no_keys))

    def zoom(notches: int) -> None:
        at = QPointF(canvas.width() * 0.6, 100)
        still, turn, phase = QPoint(0, 0), QPoint(0, 120 * notches), Qt.ScrollPhase.NoScrollPhase
        keys = Qt.KeyboardModifier.ControlModifier
        app.sendEvent(canvas, QWheelEvent(at, canvas.mapToGlobal(at), still, turn, none, keys, phase, False))

    def timed(act, *, whole: bool = False) -> tuple[float, float]:
        start, worked = time.perf_counter(), time.thread_time()
        act()
        if whole:
            app.processEvents()
        else:
            canvas.repaint()
        spent = 1000 * (time.perf_counter() - start), 1000 * (time.thread_time() - worked)
        bench.spin(0.012)
        return spent

    rows: list[str] = []
    begin = timeline.duration_ms / 6
    for name, length in (("12 s in view", 12_000), ("2 minutes in view", 120_000), ("the whole song in view", 1e12)):
        timeline.show_range(begin, begin + length)
        bench.spin(1.0)
        bench.settle()
        low = canvas.scale.low_ms
        if length < 1e9:
            steps = [low + 0.02 * number * canvas.scale.length_ms for number in range(1, count)]
            rows.append(told(f"pan, {name}", [timed(lambda to=to: canvas.scroll_to(to)) for to in steps]))
        rows.append(told(f"paint all again, {name}", [timed(canvas.update) for _ in range(count // 3)]))
    timeline.show_range(0, 1e12)
    turns = ([1] * 30 + [-1] * 30) * max(1, count // 60)
    rows.append(told("zoom, whole song to close up and back", [timed(lambda by=by: zoom(by)) for by in turns]))
    for whole in (False, True):
        timeline.show_range(begin, begin + 12_000)
        bench.settle()
        word = next(each for each in bench.window.session.document.song.words() if (each.start_ms or 0) > begin + 4000)
        at = QPointF(timeline.point_of(word))
        mouse(QEvent.Type.MouseButtonPress, at, left, left)
        ways = [at + QPointF(4 + 3 * np.sin(number / 3), 0) for number in range(count)]
        spent = [timed(lambda to=to: mouse(QEvent.Type.MouseMove, to, none, left), whole=whole) for to in ways]
        mouse(QEvent.Type.MouseButtonRelease, at, left, none)
        rows.append(told(f"drag of a word, {'the whole window' if whole else 'the timeline'}", spent))
    return rows


def jobs(bench: Bench, folder: Path) -> list[str]:
    """The gaps of the event loop while the window works in the background."""
    from kmaker_studio.core.edits import move_word

    session = bench.window.session
    words = [word.id for word in session.document.song.words()]

    def edits() -> None:
        for word_id in words[:20]:
            session.document.apply(lambda song, moved=word_id: move_word(song, moved, 1), "Move")
            bench.spin(0.1)

    def align(ids: list[str] | None):
        tasks = []
        session.taskStarted.connect(tasks.append)
        session.align(ids)
        session.taskStarted.disconnect(tasks.append)
        return tasks[0]

    acts = {
        "twenty edits, kept for recovery": (edits, 0.5),
        "saving": (lambda: session.save(folder / "hour.kmaker"), 60),
        "exporting LRC": (lambda: session.export(folder / "hour.lrc"), 60),
        "exporting ASS": (lambda: session.export(folder / "hour.ass"), 60),
        "aligning 60 words, the model loaded for it": (lambda: align(words[300:360]), 300),
        "aligning 60 words again": (lambda: align(words[300:360]), 300),
        "20 s of aligning the hour, cancelled": (lambda: align(None), 20),
        "20 s of exporting MP4, cancelled": (lambda: session.export(folder / "hour.mp4"), 20),
    }
    rows: list[str] = []
    for name, (act, seconds) in acts.items():
        gaps = bench.gaps_while(act, seconds)
        bench.settle()
        p95 = np.percentile(gaps, 95)
        rows.append(f"event loop, {name:<44} p95 {p95:6.1f} max {max(gaps):7.1f} ms in {sum(gaps) / 1000:.1f} s")
    return rows


def pan_for(bench: Bench, minutes: float) -> list[float]:
    """The memory at the start, and at each quarter of some minutes of panning at all zooms."""
    canvas, timeline = bench.window.editor.timeline.canvas, bench.window.editor.timeline
    rng = np.random.default_rng(0)
    used = [memory_mb()]
    for _ in range(4):
        end = time.perf_counter() + 15 * minutes
        while time.perf_counter() < end:
            low, length = rng.uniform(0, timeline.duration_ms), 10 ** rng.uniform(3, 6)
            timeline.show_range(low, low + length)
            for _ in range(40):
                canvas.scroll_to(canvas.scale.low_ms + 0.03 * canvas.scale.length_ms)
                bench.spin(0.016)
        used.append(memory_mb())
    return used


def phase(arguments: argparse.Namespace) -> None:
    """What a program of its own measures; prints JSON."""
    from kmaker_studio.audio.output import device_names

    start = memory_mb()
    bench = Bench(arguments.sound, arguments.lyrics)
    bench.open()
    gaps = bench.gaps
    found: dict[str, object] = {
        "shown": bench.shown_after,
        "gap_p95": float(np.percentile(gaps, 95)),
        "gap_max": max(gaps),
        "decoded": sum(gaps) / 1000,
        "memory_start": start,
        "memory_decoded": memory_mb(),
    }
    bench.settle()
    if arguments.phase == "cached":
        device_names()  # the program loads the sound library in the background, before the first drag is heard
        found["rows"] = [*frames(bench, arguments.frames), *jobs(bench, arguments.sound.parent)]
        found["memory"] = pan_for(bench, arguments.minutes)
    bench.close()
    print(json.dumps(found))


def main() -> None:
    """Make the song, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--length", type=int, default=60, help="minutes of sound")
    parser.add_argument("--words", type=int, default=3000)
    parser.add_argument("--rate", type=int, default=44100)
    parser.add_argument("--frames", type=int, default=180)
    parser.add_argument("--minutes", type=float, default=1.0, help="of panning, for the memory")
    parser.add_argument("--scale", default="1", help="Qt's scale factor")
    parser.add_argument("--platform", default="offscreen")
    for name in ("phase", "sound", "lyrics"):
        parser.add_argument(f"--{name}", type=str if name == "phase" else Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.phase:
        phase(arguments)
        return
    print(f"load average {os.getloadavg()[0]:.1f} of {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sound, lyrics = make_song(folder, arguments.length, arguments.words, arguments.rate)
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": arguments.platform,
            "QT_SCALE_FACTOR": arguments.scale,
            "OPENBLAS_NUM_THREADS": "1",  # as the program's own entry point has it
            **{f"XDG_{kind}_HOME": str(folder / kind) for kind in ("CACHE", "DATA", "CONFIG", "STATE")},
        }
        for kind in ("cold", "cached"):
            command = [sys.executable, __file__, "--phase", kind, "--sound", str(sound), "--lyrics", str(lyrics)]
            command += ["--frames", str(arguments.frames), "--minutes", str(arguments.minutes)]
            answer = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
            if answer.returncode:
                print(answer.stderr)
                sys.exit(answer.returncode)
            found = json.loads(answer.stdout.strip().splitlines()[-1])
            print(
                f"{kind}: first waveform {found['shown']:.2f} s after the drop, decoded after {found['decoded']:.1f} s"
            )
            print(f"  event loop while decoding: 5 ms timer p95 {found['gap_p95']:.1f}, max {found['gap_max']:.1f} ms")
            print(f"  memory {found['memory_start']:.0f} MB at the start, {found['memory_decoded']:.0f} MB decoded")
            for row in found.get("rows", []):
                print("  " + row)
            if "memory" in found:
                told_mb = ", ".join(f"{each:.0f}" for each in found["memory"])
                print(f"  memory over {arguments.minutes:g} minutes of panning: {told_mb} MB")
    print(f"load average {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
