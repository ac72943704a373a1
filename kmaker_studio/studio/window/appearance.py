"""The window's theme, size and place, remembered."""

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtWidgets import QApplication, QMainWindow

from kmaker_studio.studio.settings import THEME, flush, window_geometry
from kmaker_studio.studio.theme.theme import SYSTEM, apply_theme
from kmaker_studio.studio.window.panel_layout import screens_name

_SIZE = QSize(1440, 900)
_FRAME = QSize(16, 48)  # what a desktop may put around a window


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
        """Take the size and place of the last time on these screens, or the first size: all of a small screen."""
        window = self._window
        if not window.restoreGeometry(window_geometry(screens_name()).read()):
            room = window.screen().availableSize() - _FRAME
            window.resize(_SIZE.boundedTo(room))
            if _SIZE.boundedTo(room) != _SIZE:
                window.setWindowState(Qt.WindowState.WindowMaximized)

    def save_geometry(self) -> None:
        """Remember the size and place."""
        window_geometry(screens_name()).write(bytes(self._window.saveGeometry().data()))
        flush()

    def _on_desktop(self) -> None:
        if THEME.read() == SYSTEM:
            self.apply_theme_setting()
