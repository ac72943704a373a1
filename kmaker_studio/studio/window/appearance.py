"""The window's theme, size and place, remembered."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QMainWindow

from kmaker_studio.studio.settings import THEME, WINDOW_GEOMETRY, flush
from kmaker_studio.studio.theme.theme import SYSTEM, apply_theme

_SIZE = 1440, 900


class Appearance(QObject):
    """Dresses `window` and puts it where it was."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.styleHints().colorSchemeChanged.connect(self._on_desktop)

    def apply_theme_setting(self) -> None:
        """Put on the theme of the settings, everywhere and at once."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply_theme(app, THEME.read())

    def restore_geometry(self) -> None:
        """Take the size and place of the last time, or the first size, no larger than the screen."""
        window = self._window
        if not window.restoreGeometry(WINDOW_GEOMETRY.read()):
            room = window.screen().availableGeometry()
            window.resize(min(_SIZE[0], room.width()), min(_SIZE[1], room.height()))

    def save_geometry(self) -> None:
        """Remember the size and place."""
        WINDOW_GEOMETRY.write(bytes(self._window.saveGeometry().data()))
        flush()

    def _on_desktop(self) -> None:
        if THEME.read() == SYSTEM:
            self.apply_theme_setting()
