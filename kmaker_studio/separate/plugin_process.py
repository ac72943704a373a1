"""A separator in a process of its own, a package's or the shipped one.

`python -m kmaker_studio.separate.plugin_process NAME SONG FOLDER`. It ends when its parent does. Percentages go to
standard output, and where it fails the reason is the last line.
"""

import os
import sys
import tempfile
from importlib.metadata import entry_points
from pathlib import Path

from kmaker_studio.core.errors import JobCancelled, KMakerError
from kmaker_studio.core.jobs import Progress
from kmaker_studio.separate.separator import DEFAULT, GROUP, FoundStems, Separator


def main(name: str, song: Path, folder: Path) -> None:
    """Run the separator and leave its stems in `folder` under the stems' names."""

    def report(progress: Progress) -> None:
        sys.stdout.write(f"{100 * progress.share:.0f}%\n")
        sys.stdout.flush()

    parent = os.getppid()
    separator = _loaded(name)
    with tempfile.TemporaryDirectory(dir=folder) as work:
        stems: FoundStems = separator.separate(song, Path(work), report, lambda: os.getppid() != parent)
        for stem, path in (("vocals", stems.vocals), ("accompaniment", stems.accompaniment)):
            if path is not None:
                path.replace(folder / f"{stem}{path.suffix}")


def _loaded(name: str) -> Separator:
    if name == DEFAULT:
        from kmaker_studio.separate.spleeter import SpleeterSeparator

        return SpleeterSeparator()
    (point,) = list(entry_points(group=GROUP, name=name))[:1]
    separator = point.load()
    return separator() if isinstance(separator, type) else separator


if __name__ == "__main__":
    try:
        main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
    except JobCancelled:
        sys.exit(1)
    except KMakerError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(2)
