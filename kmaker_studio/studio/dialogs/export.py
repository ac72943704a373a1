"""The export dialog: format, options, destination, progress."""

import os
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kmaker_studio.core.files import exists, is_folder
from kmaker_studio.core.jobs import Progress
from kmaker_studio.formats import Choice, formats_for_writing
from kmaker_studio.formats.lrc_writer import LRC_TIMES, lrc_times
from kmaker_studio.studio.dialogs.messages import ask
from kmaker_studio.studio.i18n.translated import translated
from kmaker_studio.studio.jobs.runner import Task
from kmaker_studio.studio.session.session import Session
from kmaker_studio.studio.session.session_jobs import ExportOptions, ExportResult
from kmaker_studio.studio.settings import (
    EXPORT_DRAWN_ASS,
    EXPORT_FOLDER,
    EXPORT_FORMAT,
    EXPORT_LRC_TIMES,
    EXPORT_RATE,
    EXPORT_SIZE,
)
from kmaker_studio.studio.style.apply_preset import preset_title, style_title
from kmaker_studio.video.size import DEFAULT_SIZE, size_text
from kmaker_studio.video.style import load_style, style_names

VIDEO = ".mp4"
SIZES = ((1280, 720), DEFAULT_SIZE, (2560, 1440), (3840, 2160), (1080, 1920))
RATES = (24, 25, 30, 50, 60)


@dataclass(frozen=True, slots=True)
class _Choice:
    title: str
    suffix: str
    choices: tuple[Choice, ...] = ()


def choices() -> list[_Choice]:
    """Everything that can be written."""
    known = [_Choice(translated(each.title), each.extensions[0], each.choices) for each in formats_for_writing()]
    return [*known, _Choice(QCoreApplication.translate("Formats", "MP4 video"), VIDEO, ("style",))]


class ExportDialog(QDialog):
    """Exports `session`'s song in the background; the dialog may be closed meanwhile, the status bar shows the rest."""

    ended = Signal()

    def __init__(self, parent: QWidget, session: Session, suffix: str = "") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Export"))
        self.setMinimumWidth(520)
        self._session = session
        self._task: Task | None = None
        self._path = Path()
        self.format, self.picture, self.rate, self.look = QComboBox(), QComboBox(), QComboBox(), QComboBox()
        self.times = QComboBox()
        self.drawn = QCheckBox(self.tr("As the video draws it, with title card and countdown"))
        self.place = QLineEdit()
        self.browse = QPushButton(self.tr("Browse…"))
        self.message = QLabel()
        self.message.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.start = QPushButton(self.tr("Export"))
        self.start.setObjectName("primary")
        self.start.setDefault(True)
        self.cancel = QPushButton(self.tr("Cancel"))
        self.show_folder = QPushButton(self.tr("Show in folder"))
        self._form = self._made_form()
        self._lay_out()
        self._name_controls()
        self._fill(suffix)
        self.format.currentIndexChanged.connect(self._on_format)
        self.browse.clicked.connect(self._browse)
        self.start.clicked.connect(self._start)
        self.cancel.clicked.connect(self._cancel)
        self.show_folder.clicked.connect(self._show_folder)
        self._on_format()
        self._show_idle()

    def _made_form(self) -> QWidget:
        self._options = QStackedWidget()
        plain, lyrics, video, karaoke = QWidget(), QWidget(), QWidget(), QWidget()
        QVBoxLayout(lyrics).addWidget(self.times)
        QVBoxLayout(karaoke).addWidget(self.drawn)
        row = QHBoxLayout(video)
        row.addWidget(self.picture, 1)
        row.addWidget(self.rate, 1)
        for page in (plain, lyrics, video, karaoke):
            inside = page.layout()
            if inside is not None:
                inside.setContentsMargins(0, 0, 0, 0)
            self._options.addWidget(page)
        place = QWidget()
        places = QHBoxLayout(place)
        places.setContentsMargins(0, 0, 0, 0)
        places.addWidget(self.place, 1)
        places.addWidget(self.browse)
        form = QWidget()
        rows = QFormLayout(form)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setVerticalSpacing(12)
        rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows.addRow(self.tr("Format"), self.format)
        self._options_name = QLabel(self.tr("Options"))
        rows.addRow(self._options_name, self._options)
        self._look_name = QLabel(self.tr("Style"))
        rows.addRow(self._look_name, self.look)
        rows.addRow(self.tr("Save to"), place)
        return form

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.show_folder, self.cancel, self.start):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(16)
        layout.addWidget(self._form)
        layout.addWidget(self.message)
        layout.addWidget(self.bar)
        layout.addStretch(1)
        layout.addLayout(buttons)

    def _name_controls(self) -> None:
        for widget, name in (
            (self.format, self.tr("Format")),
            (self.times, self.tr("Times in the file")),
            (self.picture, self.tr("Size of the picture")),
            (self.rate, self.tr("Frames a second")),
            (self.look, self.tr("Style of the words")),
            (self.place, self.tr("Save to")),
            (self.bar, self.tr("Progress of the export")),
        ):
            widget.setAccessibleName(name)

    def _fill(self, suffix: str) -> None:
        self._choices = choices()
        for choice in self._choices:
            self.format.addItem(f"{choice.title}  ({choice.suffix})")
        wanted = suffix or EXPORT_FORMAT.read()
        suffixes = [choice.suffix for choice in self._choices]
        self.format.setCurrentIndex(suffixes.index(wanted) if wanted in suffixes else 0)
        for width, height in SIZES:
            self.picture.addItem(f"{width} × {height}", (width, height))
        for rate in RATES:
            self.rate.addItem(self.tr("{} frames a second").format(rate), rate)
        size, rate = EXPORT_SIZE.read(), EXPORT_RATE.read()
        self.picture.setCurrentIndex(next((at for at, (w, h) in enumerate(SIZES) if size_text((w, h)) == size), 1))
        self.rate.setCurrentIndex(next((at for at, each in enumerate(RATES) if str(each) == rate), 2))
        own = self._session.document.style
        self.look.addItem(self.tr("The song's own: {}").format(style_title(own)), "")
        for preset in style_names():
            if preset != own.preset or own.is_changed:
                self.look.addItem(preset_title(preset), preset)
        for times, name in (
            ("both", self.tr("Lines for every player, words beside them")),
            ("words", self.tr("A time for each word (enhanced LRC)")),
            ("lines", self.tr("A time for each line")),
        ):
            self.times.addItem(name, times)
        kept = EXPORT_LRC_TIMES.read()
        self.times.setCurrentIndex(self.times.findData(kept if kept in LRC_TIMES else "both"))
        self.drawn.setChecked(EXPORT_DRAWN_ASS.read())
        audio = Path(self._session.document.song.audio or "song")
        self.place.setText(str(_folder(audio) / f"{audio.stem}{self.choice.suffix}"))

    @property
    def choice(self) -> _Choice:
        """The format that is chosen."""
        return self._choices[self.format.currentIndex()]

    @property
    def is_running(self) -> bool:
        """Whether the export is under way."""
        return self._task is not None

    def _on_format(self) -> None:
        suffix, left = self.choice.suffix, self.choice.choices
        page = 1 if "lrc" in left else 2 if suffix == VIDEO else 3 if "ass" in left else 0
        self._options.setCurrentIndex(page)
        for part in (self._options_name, self._options):
            part.setVisible(page > 0)
        for part in (self._look_name, self.look):
            part.setVisible("style" in left)
        path = Path(self.place.text())
        known = sorted((each.suffix for each in self._choices), key=len, reverse=True)
        old = next((each for each in known if path.name.lower().endswith(each)), path.suffix)
        self.place.setText(str(path.with_name(path.name.removesuffix(old) + suffix)))

    def _browse(self) -> None:
        suffix = self.choice.suffix
        dialog = QFileDialog(self, self.tr("Export"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # asked when the export starts
        dialog.setNameFilter(f"{self.choice.title} (*{suffix})")
        dialog.setDefaultSuffix(suffix.removeprefix("."))
        path = Path(self.place.text())
        dialog.setDirectory(str(path.parent))
        dialog.selectFile(path.name)
        if dialog.exec():
            self.place.setText(dialog.selectedFiles()[0])

    def _start(self) -> None:
        path = Path(self.place.text().strip()).expanduser()
        suffix = self.choice.suffix
        if not path.name.lower().endswith(suffix):
            path = path.with_name(path.name + suffix)
        if not path.is_absolute():
            path = _folder(Path(self._session.document.song.audio)) / path
        if exists(path) and not self._may_overwrite(path):
            return
        self.place.setText(str(path))
        self._keep(path)
        self._path = path
        task = self._session.export(path, self.options())
        self._task = task
        task.progressed.connect(self._on_progress)
        task.succeeded.connect(self._on_done)
        task.failed.connect(self._on_failed)
        task.cancelled.connect(self._show_idle)
        task.finished.connect(self._on_finished)
        self._form.setEnabled(False)
        self.start.hide()
        self.show_folder.hide()
        self.bar.setRange(0, 0)
        self.bar.show()
        self.message.setText(self.tr("Exporting {}…").format(path.name))
        self.message.show()
        self.cancel.setText(self.tr("Cancel"))

    def _may_overwrite(self, path: Path) -> bool:
        answers = {"overwrite": self.tr("Overwrite")}
        happened = self.tr("{} is there already.").format(path.name)
        return (
            ask(self, self.tr("Export"), happened, self.tr("Overwriting it cannot be undone."), answers) == "overwrite"
        )

    def options(self) -> ExportOptions:
        """What is chosen."""
        preset = self.look.currentData()
        return ExportOptions(
            lrc_times(self.times.currentData()),
            self.drawn.isChecked(),
            SIZES[self.picture.currentIndex()],
            RATES[self.rate.currentIndex()],
            load_style(preset) if preset else None,
        )

    def _keep(self, path: Path) -> None:
        options = self.options()
        EXPORT_FORMAT.write(self.choice.suffix)
        EXPORT_SIZE.write(size_text(options.size))
        EXPORT_RATE.write(str(options.fps))
        EXPORT_LRC_TIMES.write(options.lrc)
        EXPORT_DRAWN_ASS.write(options.drawn)
        elsewhere = path.parent != Path(self._session.document.song.audio).parent
        EXPORT_FOLDER.write(str(path.parent) if elsewhere else "")

    def _show_idle(self) -> None:
        self._form.setEnabled(True)
        for widget in (self.bar, self.message, self.show_folder):
            widget.hide()
        self.start.show()
        self.cancel.setText(self.tr("Close"))

    def _on_progress(self, progress: Progress) -> None:
        if progress.done > 0:
            self.bar.setRange(0, 1000)
            self.bar.setValue(round(1000 * progress.share))

    def _on_done(self, exported: ExportResult) -> None:
        self._show_idle()
        self.message.setText(
            "\n".join([self.tr("{} is ready.").format(exported.path.name), *map(translated, exported.losses)])
        )
        self.message.show()
        self.show_folder.show()
        self.show_folder.setFocus()

    def _on_failed(self, sentence: str) -> None:
        self._show_idle()
        self.message.setText(sentence)
        self.message.show()

    def _on_finished(self) -> None:
        self._task = None
        self.ended.emit()

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
        else:
            self.close()

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent)))

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """The export goes on; whoever asked hears of its end from the window."""
        self.ended.emit()
        super().closeEvent(event)


def _folder(audio: Path) -> Path:
    """Where exports of this song went last, the song's own folder, or the user's documents."""
    last = Path(EXPORT_FOLDER.read()) if EXPORT_FOLDER.read() else audio.parent
    for folder in (last, audio.parent):
        if audio.parent != Path() and is_folder(folder) and os.access(folder, os.W_OK):
            return folder
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents) if documents and is_folder(Path(documents)) else Path.home()
