"""The export dialog's sound: what is heard in the video, how loud a guide voice is, key, tempo, loudness."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.song_sound import SongSound
from kmaker_studio.separate.export_sound import GUIDE_DB, GUIDES, KEYS, LOUDNESSES, TEMPOS, ExportSound
from kmaker_studio.studio.dialogs.files import ask_audio

_LOUDNESS = -14.0  # what the streaming services play at


class SoundForm(QWidget):
    """Asks for an `ExportSound`; `own` are the song's own sounds, which stand for what a separator would make."""

    changed = Signal()

    def __init__(self, own: tuple[SongSound, ...], folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._own, self._folder = own, folder
        self.source, self.file = QComboBox(), QLineEdit()
        self.browse = QPushButton(self.tr("Browse…"))
        self.guide, self.key, self.tempo = QSpinBox(), QSpinBox(), QSpinBox()
        self.loud, self.loudness = QCheckBox(self.tr("Loudness")), QDoubleSpinBox()
        for name, kind in (
            (self.tr("The song"), "original"),
            (self.tr("Instrumental"), "instrumental"),
            (self.tr("Instrumental with a guide voice"), "guide"),
            (self.tr("A sound file"), "file"),
        ):
            self.source.addItem(name, kind)
        self._set_ranges()
        self._lay_out()
        self.source.currentIndexChanged.connect(self._on_source)
        self.loud.toggled.connect(self.loudness.setEnabled)
        self.browse.clicked.connect(self._browse)
        self.set_stored({})

    def _set_ranges(self) -> None:
        self.guide.setRange(round(GUIDES[0]), round(GUIDES[1]))
        self.guide.setSuffix(" dB")
        self.key.setRange(*KEYS)
        self.key.setSuffix(self.tr(" semitones"))
        self.tempo.setRange(round(100 * TEMPOS[0]), round(100 * TEMPOS[1]))
        self.tempo.setSuffix(" %")
        self.loudness.setRange(*LOUDNESSES)
        self.loudness.setDecimals(1)
        self.loudness.setSuffix(" LUFS")
        for widget, name in (
            (self.source, self.tr("What is heard")),
            (self.file, self.tr("The sound file")),
            (self.guide, self.tr("Level of the guide voice")),
            (self.key, self.tr("Key")),
            (self.tempo, self.tr("Tempo")),
            (self.loudness, self.tr("Loudness")),
        ):
            widget.setAccessibleName(name)

    def _lay_out(self) -> None:
        first, numbers = QHBoxLayout(), QHBoxLayout()
        first.addWidget(self.source, 1)
        first.addWidget(self.guide)
        self._file_row = QWidget()
        files = QHBoxLayout(self._file_row)
        files.setContentsMargins(0, 0, 0, 0)
        files.addWidget(self.file, 1)
        files.addWidget(self.browse)
        for widget in (
            QLabel(self.tr("Key")),
            self.key,
            QLabel(self.tr("Tempo")),
            self.tempo,
            self.loud,
            self.loudness,
        ):
            numbers.addWidget(widget)
        for row in (first, numbers, files):
            row.setSpacing(8)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(8)
        grid.addLayout(first, 0, 0)
        grid.addWidget(self._file_row, 1, 0)
        grid.addLayout(numbers, 2, 0)

    def _on_source(self) -> None:
        kind = self.source.currentData()
        self.guide.setVisible(kind == "guide")
        self._file_row.setVisible(kind == "file")
        self.changed.emit()

    def _browse(self) -> None:
        path = ask_audio(self, self.tr("the sound"), self._folder)
        if path is not None:
            self.file.setText(str(path))

    def sound(self) -> ExportSound:
        """What is chosen; raises `KMakerError` where that cannot be."""
        kind = self.source.currentData()
        chosen = ExportSound(
            Path(self.file.text().strip()) if kind == "file" else str(kind),
            float(self.guide.value()),
            self.key.value(),
            self.tempo.value() / 100,
            self.loudness.value() if self.loud.isChecked() else None,
        )
        if kind == "file" and not self.file.text().strip():
            raise KMakerError("No sound file is named: choose one, or another sound.")
        chosen = replace(chosen, sounds=self._own)
        chosen.check()
        return chosen

    def stored(self) -> dict[str, Any]:
        """What is chosen, to be remembered; no file, which is one song's."""
        kind = self.source.currentData()
        return {
            "source": "original" if kind == "file" else kind,
            "guide_db": self.guide.value(),
            "key": self.key.value(),
            "tempo": self.tempo.value(),
            "loudness": self.loudness.value() if self.loud.isChecked() else None,
        }

    def set_stored(self, kept: dict[str, Any]) -> None:
        """Show what was remembered, and the song as it is for what was not or is odd."""
        self.source.setCurrentIndex(max(0, self.source.findData(kept.get("source", "original"))))
        self.guide.setValue(_number(kept.get("guide_db"), GUIDE_DB))
        self.key.setValue(_number(kept.get("key"), 0))
        self.tempo.setValue(_number(kept.get("tempo"), 100))
        loudness = kept.get("loudness")
        self.loud.setChecked(isinstance(loudness, int | float))
        self.loudness.setValue(_number(loudness, _LOUDNESS))
        self.loudness.setEnabled(self.loud.isChecked())
        self._on_source()


def read_stored(text: str) -> dict[str, Any]:
    """What a setting remembers as JSON, nothing where it is none."""
    try:
        found = msgspec.json.decode(text or "{}")
    except msgspec.DecodeError:
        return {}
    return found if isinstance(found, dict) else {}


def _number(value: object, default: float) -> int:
    return round(value) if isinstance(value, int | float) and abs(value) < 1e6 else round(default)
