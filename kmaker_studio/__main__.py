"""`kmaker-studio [FILES...] [--demo]`, or `python -m kmaker_studio`: the window."""

import argparse
import os
import sys
from pathlib import Path


def main() -> None:
    """Open the window, with the files given on the command line."""
    parser = argparse.ArgumentParser(
        prog="kmaker-studio", description="Time a song's words and make its karaoke video."
    )
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="a song, its lyrics, or both")
    parser.add_argument("--demo", action="store_true", help="open the demo song")
    chosen = parser.parse_args()
    # The window's own sums are small: the linear algebra library's further threads would only take processors from it.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from kmaker_studio.studio.window.app import run

    sys.exit(run(chosen.files, demo=chosen.demo))


if __name__ == "__main__":
    main()
