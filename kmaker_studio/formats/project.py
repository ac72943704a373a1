"""Project files read as lyrics: words, times and locks. The window writes them (see `core.project_file`)."""

from pathlib import Path
from typing import Never

from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.project_file import read_project_text
from kmaker_studio.core.song import Song
from kmaker_studio.formats.base import Format, Reading


def read_project(text: str) -> Reading:
    """The song of a project and its style; its sound counts only where the project itself is opened."""
    project = read_project_text(text.encode(), Path("The project"))
    return Reading(project.song, project.notes, style=project.style)


def _write(_song: Song) -> Never:
    raise KMakerError("Projects are saved by the window: choose another format here.")


def _recognises(text: str) -> bool:
    return text.lstrip().startswith("{") and '"kmaker-project"' in text[:200]


FORMAT = Format(_recognises, read_project, _write)
