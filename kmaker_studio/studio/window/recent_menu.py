"""File > Open recent: the projects that were open lately, in the menu and in the command palette."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction

from kmaker_studio.studio.actions.actions import Actions
from kmaker_studio.studio.commands.file import RECENT
from kmaker_studio.studio.session.recent_projects import RecentProject, recent_projects

_SHOWN = 10
_FOLDER = 60  # characters of a long path that are shown


class RecentMenu(QObject):
    """Fills the submenu whenever the File menu opens; a project whose file is gone is left out."""

    def __init__(self, actions: Actions, open_project: Callable[[Path], object]) -> None:
        super().__init__(actions)
        self._open_project = open_project
        self._menu = actions.menu(RECENT)
        self._menu.setToolTipsVisible(True)
        self._below = self._menu.actions()[0]
        self._projects: list[QAction] = []
        actions.menu("File").aboutToShow.connect(self.fill)

    def fill(self) -> list[QAction]:
        """Read the list again; returns what opens its projects, newest first."""
        for action in self._projects:
            self._menu.removeAction(action)
            action.deleteLater()
        projects = recent_projects()[:_SHOWN]
        self._projects = [self._action(number, project) for number, project in enumerate(projects, 1)]
        self._menu.insertActions(self._below, self._projects)
        self._menu.menuAction().setEnabled(bool(projects))
        return self._projects

    def _action(self, number: int, project: RecentProject) -> QAction:
        path = Path(project.path)
        metrics = self._menu.fontMetrics()
        width = _FOLDER * metrics.averageCharWidth()
        text = f"{path.name} – {metrics.elidedText(_short(path.parent), Qt.TextElideMode.ElideMiddle, width)}"
        key = f"&{number % 10}" if number <= _SHOWN else ""
        action = QAction(f"{key}  {text.replace('&', '&&')}", self)
        action.setData(text)
        action.setToolTip(project.path)
        action.triggered.connect(partial(self._open, path))
        return action

    def _open(self, path: Path, *_: object) -> None:
        self._open_project(path)


def _short(folder: Path) -> str:
    """The folder with `~` for the user's own."""
    home = Path.home()
    return f"~/{folder.relative_to(home).as_posix()}" if folder.is_relative_to(home) else str(folder)
