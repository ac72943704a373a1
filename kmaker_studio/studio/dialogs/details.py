"""The song details dialog: title, artist, album, year, language and who made the lyrics file."""

from collections.abc import Callable

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QWidget

from kmaker_studio.core.edits.details import SongDetails
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.studio.i18n.translated import translated
from kmaker_studio.studio.panels.missing_glyphs import can_draw
from kmaker_studio.text.language_names import COMMON_LANGUAGES

_WIDTH = 340


class DetailsDialog(QDialog):
    """Begins with `details`; `take` gets what was typed, and whether the words are to be aligned again.

    A `KMakerError` that `take` raises is shown, and the dialog stays. `can_align` says whether there is a sound to
    align by.
    """

    def __init__(
        self,
        details: SongDetails,
        take: Callable[[SongDetails, bool], None],
        *,
        can_align: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Song details"))
        self._before, self._take, self._can_align = details, take, can_align
        self.title, self.artist, self.album = QLineEdit(details.title), QLineEdit(details.artist), QLineEdit()
        self.year, self.creator = QLineEdit(details.year), QLineEdit(details.creator)
        self.album.setText(details.album)
        self.creator.setToolTip(self.tr("Who made the lyrics file, not who wrote the song"))
        self.language = QComboBox()
        self.language.addItem(self.tr("Detect from the lyrics"), "")
        for name, code in _languages(details.language):
            self.language.addItem(name, code)
        self.language.setCurrentIndex(max(0, self.language.findData(details.language)))
        self.again = QCheckBox(self.tr("Align the words again in this language; locked words stay"))
        self.again.setChecked(True)
        self.told = QLabel()
        self.told.setObjectName("conflict")
        self.told.setWordWrap(True)
        self.told.hide()
        form = QFormLayout(self)
        form.setContentsMargins(16, 16, 16, 14)
        for text, field in (
            (self.tr("Title"), self.title),
            (self.tr("Artist"), self.artist),
            (self.tr("Album"), self.album),
            (self.tr("Year"), self.year),
            (self.tr("Language"), self.language),
        ):
            self._add(form, text, field)
        form.addRow("", self.again)
        self._add(form, self.tr("Creator"), self.creator)
        form.addRow(self.told)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        form.addRow(buttons)
        self.language.currentIndexChanged.connect(self._tell)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        self._tell()

    def _add(self, form: QFormLayout, text: str, field: QWidget) -> None:
        field.setAccessibleName(text)
        field.setMinimumWidth(_WIDTH)
        form.addRow(text, field)

    def details(self) -> SongDetails:
        """What the fields say."""
        fields = (self.title, self.artist, self.album, self.year)
        return SongDetails(
            *(field.text() for field in fields), language=self.language.currentData(), creator=self.creator.text()
        )

    def _tell(self, *_: object) -> None:
        self.again.setVisible(self._can_align and self.language.currentData() != self._before.language)

    def _accept(self) -> None:
        try:
            self._take(self.details(), not self.again.isHidden() and self.again.isChecked())
        except KMakerError as error:
            self.told.setText(translated(error))
            self.told.show()
            return
        self.accept()


def _languages(also: str) -> list[tuple[str, str]]:
    """The languages to choose from as their speakers call them, each with its code, `also` among them, by name.

    A name in a script that no font at hand can draw is the English one.
    """
    named: list[tuple[str, str]] = []
    for code in {*COMMON_LANGUAGES, also} - {""}:
        locale = QLocale(code)
        name = locale.nativeLanguageName()
        if not all(map(can_draw, name)):
            name = QLocale.languageToString(locale.language())
        named.append((f"{name} ({code})" if name else code, code))
    return sorted(named, key=lambda each: each[0].casefold())
