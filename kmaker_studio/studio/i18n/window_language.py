"""The window's language: choosing it and installing Qt's translation files."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from kmaker_studio import paths

LANGUAGES = ("en", "vi")
SYSTEM = "system"


def chosen_language(setting: str) -> str:
    """One of `LANGUAGES`: the setting, or for `system` the first of the desktop's languages that there is."""
    if setting in LANGUAGES:
        return setting
    wanted = (tag.split("-")[0] for tag in QLocale.system().uiLanguages())
    return next((tag for tag in wanted if tag in LANGUAGES), "en")


def install_translators(app: QApplication, language: str) -> list[QTranslator]:
    """Let the program, and Qt's own buttons, speak `language` from the next window on; returns what does it."""
    QLocale.setDefault(QLocale(language))
    folder = str(paths.resources() / "translations")
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    installed: list[QTranslator] = []
    for name, place in ((f"qtbase_{language}", qt), (f"kmaker_{language}", folder)):
        translator = QTranslator(app)
        if translator.load(name, place):
            app.installTranslator(translator)
            installed.append(translator)
    return installed
