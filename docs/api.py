"""Builds the pages of the public Python interface: `python docs/api.py [FOLDER]`, by default into build/api.

They are made from the docstrings by pdoc (in the dependency group `dev`) and not kept in the repository.
"""

import sys
from pathlib import Path

import pdoc

import kmaker_studio

PAGES = ("kmaker_studio", "kmaker_studio.core.song", "kmaker_studio.core.edits", "!kmaker_studio\\.(?!core)")
"""What scripts use: the interface, the document and its edits."""


def build(folder: Path) -> None:
    """Write the pages into `folder`."""
    for name in kmaker_studio.__all__:
        getattr(kmaker_studio, name)  # each is there once it was asked for, and pdoc only looks
    pdoc.render.configure(docformat="numpy", show_source=False)
    pdoc.pdoc(*PAGES, output_directory=folder)


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[1] / "build" / "api"
    build(target)
    print(target / "index.html")
