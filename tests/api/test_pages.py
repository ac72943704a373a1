"""The pages of the interface are built by the command that CONTRIBUTING names."""

import subprocess
import sys
from pathlib import Path

import pytest

import kmaker_studio as km

COMMAND = Path(km.__file__).parents[1] / "docs" / "api.py"


@pytest.mark.skipif(not COMMAND.exists(), reason="an installed wheel has no docs/")
def test_every_public_name_has_its_place(tmp_path: Path):
    subprocess.run([sys.executable, COMMAND, tmp_path], check=True, capture_output=True)
    page = (tmp_path / "kmaker_studio.html").read_text("utf-8")
    assert [name for name in km.__all__ if f'<section id="{name}"' not in page] == []
    assert "The song of <code>" in page  # the docstring of `align`
    assert {path.name for path in tmp_path.rglob("*.html")} == {
        "index.html",
        "kmaker_studio.html",
        "song.html",
        "edits.html",
    }
