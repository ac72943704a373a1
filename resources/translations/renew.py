"""Brings the translations up to date: `python resources/translations/renew.py`.

Reads every text of the window into kmaker_vi.ts (new ones are marked unfinished: translate them there, in Qt Linguist
or a text editor, and run this again) and compiles it to kmaker_vi.qm, which the program loads.
"""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
STUDIO = HERE.parents[1] / "kmaker_studio" / "studio"
TOOLS = Path(sys.executable).parent


def update(ts: Path) -> None:
    """Read the texts of the sources into `ts`, without those that are gone."""
    sources = sorted(str(path) for path in STUDIO.rglob("*.py"))
    options = ["-no-obsolete", "-locations", "none", "-source-language", "en", "-target-language", "vi"]
    subprocess.run([TOOLS / "pyside6-lupdate", *sources, *options, "-ts", ts], check=True, capture_output=True)


def release(ts: Path, qm: Path) -> None:
    """Compile `ts` to `qm`."""
    subprocess.run([TOOLS / "pyside6-lrelease", ts, "-qm", qm], check=True, capture_output=True)


if __name__ == "__main__":
    update(HERE / "kmaker_vi.ts")
    release(HERE / "kmaker_vi.ts", HERE / "kmaker_vi.qm")
