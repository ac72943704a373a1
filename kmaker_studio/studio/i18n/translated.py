"""Translating errors and phrases of the rooms that know nothing of Qt.

`resources/translations/renew.py` finds their templates and keeps the translations in the context "KMakerError".
"""

from PySide6.QtCore import QCoreApplication

from kmaker_studio.core.errors import KMakerError, Phrase


def translated(what: object) -> str:
    """The sentence of an error or a phrase, and of those inside it, translated; the text of anything else as it is.

    May be called in any thread.
    """
    if not isinstance(what, KMakerError | Phrase):
        return str(what)
    template = QCoreApplication.translate("KMakerError", what.template)
    if not what.values:
        return template
    spoken = {name: translated(value) if _is_said(value) else value for name, value in what.values.items()}
    return template.format(**spoken)


def _is_said(value: object) -> bool:
    return isinstance(value, KMakerError | Phrase)
