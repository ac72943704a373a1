"""How the window looks and where it stood: theme, size and place, remembered."""

from PySide6.QtCore import QByteArray, QObject
from PySide6.QtWidgets import QApplication, QMainWindow

from kmaker_studio.studio.settings import THEME, settings, text
from kmaker_studio.studio.theme.theme import SYSTEM, THEMES, apply_theme

_GEOMETRY = "layout/window"
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
            apply_theme(app, text(THEME, THEMES[0]))

    def restore_geometry(self) -> None:
        """Take the size and place of the last time, or the first size, no larger than the screen."""
        window, kept = self._window, settings().value(_GEOMETRY)
        if not isinstance(kept, QByteArray) or not window.restoreGeometry(kept):
            room = window.screen().availableGeometry()
            window.resize(min(_SIZE[0], room.width()), min(_SIZE[1], room.height()))

    def save_geometry(self) -> None:
        """Remember the size and place."""
        kept = settings()
        kept.setValue(_GEOMETRY, self._window.saveGeometry())
        kept.sync()

    def _on_desktop(self) -> None:
        if text(THEME, THEMES[0]) == SYSTEM:
            self.apply_theme_setting()
