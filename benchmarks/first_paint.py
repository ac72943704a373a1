"""From the command to the first paint of the window: `python benchmarks/first_paint.py [--runs 7]`.

Each run is a new process with its own empty settings, as `kmaker-studio` starts it, offscreen unless QT_QPA_PLATFORM
says otherwise. The clock starts before the process does and stops when the start page has been painted. Printed are
seconds of wall clock and of the processor; the first run also fills the caches of the disk.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

_CHILD = """
import json, sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
from kmaker_studio.studio.window.app import make_app
from kmaker_studio.studio.window.main_window import MainWindow

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and not self.done:
            self.done = True
            QTimer.singleShot(0, tell)
        return False

def tell():
    heavy = sorted({"torch", "torchaudio", "whisper", "pyqtgraph", "moviepy", "PIL", "scipy"} & set(sys.modules))
    spent = {"wall": time.time() - float(sys.argv[1]), "cpu": time.process_time(), "heavy": heavy}
    print(json.dumps(spent), flush=True)
    app.quit()

app = make_app()
window = MainWindow()
watch = Watch()
watch.done = False
window.start_page.installEventFilter(watch)
window.show()
app.exec()
window.close()
"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args().runs
    found: list[dict[str, object]] = []
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as folder:
            own = {"XDG_CONFIG_HOME": folder, "XDG_DATA_HOME": folder, "XDG_CACHE_HOME": folder}
            environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, **own}
            command = [sys.executable, "-c", _CHILD, repr(time.time())]
            done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        found.append(json.loads(done.stdout.splitlines()[-1]))
        print(
            f"{found[-1]['wall']:.2f} s, {found[-1]['cpu']:.2f} s of the processor, loaded: {found[-1]['heavy'] or '-'}"
        )
    for name in ("wall", "cpu"):
        values = [float(str(each[name])) for each in found]
        print(f"{name}: median {statistics.median(values):.2f} s, best {min(values):.2f} s, worst {max(values):.2f} s")


if __name__ == "__main__":
    main()
