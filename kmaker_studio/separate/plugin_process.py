"""A package's separator in a process of its own: `python -m kmaker_studio.separate.plugin_process NAME SONG FOLDER`.

Percentages go to standard output, and where it fails the reason is the last line.
"""

import sys
import tempfile
from importlib.metadata import entry_points
from pathlib import Path

from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.jobs import Progress, never_cancelled
from kmaker_studio.separate.separator import GROUP, FoundStems


def main(name: str, song: Path, folder: Path) -> None:
    """Run the separator and leave its stems in `folder` under the stems' names."""

    def report(progress: Progress) -> None:
        sys.stdout.write(f"{100 * progress.share:.0f}%\n")
        sys.stdout.flush()

    (point,) = list(entry_points(group=GROUP, name=name))[:1]
    separator = point.load()
    if isinstance(separator, type):
        separator = separator()
    with tempfile.TemporaryDirectory(dir=folder) as work:
        stems: FoundStems = separator.separate(song, Path(work), report, never_cancelled)
        for stem, path in (("vocals", stems.vocals), ("accompaniment", stems.accompaniment)):
            if path is not None:
                path.replace(folder / f"{stem}{path.suffix}")


if __name__ == "__main__":
    try:
        main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
    except KMakerError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(2)
