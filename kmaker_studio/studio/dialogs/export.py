"""The export dialog: formats, options, sound, destination, progress."""

from collections.abc import Sequence
from pathlib import Path

import msgspec
from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.files import exists
from kmaker_studio.formats.lrc_writer import LRC_TIMES, lrc_times
from kmaker_studio.studio.dialogs.export_choices import RATES, SIZES, FormatChoice, export_folder, format_choices
from kmaker_studio.studio.dialogs.export_presets import ExportPreset, all_presets, keep_preset, preset_name
from kmaker_studio.studio.dialogs.export_progress import ExportProgress
from kmaker_studio.studio.dialogs.export_sound import SoundForm, read_stored
from kmaker_studio.studio.dialogs.messages import ask
from kmaker_studio.studio.i18n.translated import translated
from kmaker_studio.studio.jobs.runner import Task
from kmaker_studio.studio.session.export_jobs import SOUNDS, VIDEO, ExportOptions, ExportResult
from kmaker_studio.studio.session.session import Session
from kmaker_studio.studio.settings import (
    EXPORT_ALSO,
    EXPORT_DRAWN_ASS,
    EXPORT_FOLDER,
    EXPORT_FORMAT,
    EXPORT_LRC_TIMES,
    EXPORT_RATE,
    EXPORT_SIZE,
    EXPORT_SOUND,
)
from kmaker_studio.studio.style.apply_preset import preset_title, style_title
from kmaker_studio.video.size import size_text
from kmaker_studio.video.style import load_style, style_names


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
        self.format, self.picture, self.rate, self.look, self.times = (QComboBox() for _ in range(5))
        self.drawn = QCheckBox(self.tr("As the video draws it, with title card and countdown"))
        self.preset, self.keep_preset = QComboBox(), QPushButton(self.tr("Save as a preset…"))
        self.also = QToolButton()
        self.also.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.also_actions: dict[str, QAction] = {}
        self.sound = SoundForm(session.sounds.own, Path(session.document.song.audio).parent)
        self.place = QLineEdit()
        self.browse = QPushButton(self.tr("Browse…"))
        self.message = QLabel()
        self.message.setWordWrap(True)
        self.progress = ExportProgress()
        self.start = QPushButton(self.tr("Export"))
        self.start.setObjectName("primary")
        self.start.setDefault(True)
        self.cancel = QPushButton(self.tr("Cancel"))
        self.show_folder, self.play = QPushButton(self.tr("Show in folder")), QPushButton(self.tr("Play it"))
        self._form = self._made_form()
        self._lay_out()
        self._name_controls()
        self._fill(suffix)
        self.format.currentIndexChanged.connect(self._on_format)
        self.preset.activated.connect(self._on_preset)
        self.keep_preset.clicked.connect(self._keep_preset)
        self.play.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path))))
        self.browse.clicked.connect(self._browse)
        self.start.clicked.connect(self._start)
        self.cancel.clicked.connect(self._cancel)
        self.show_folder.clicked.connect(self._show_folder)
        self._on_format()
        self._show_idle()

    def _made_form(self) -> QWidget:
        self._options, self._video = QWidget(), QWidget()
        row = QHBoxLayout(self._video)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.picture, 1)
        row.addWidget(self.rate, 1)
        options = QVBoxLayout(self._options)
        options.setContentsMargins(0, 0, 0, 0)
        for part in (self.times, self._video, self.drawn):
            options.addWidget(part)
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
        presets = QWidget()
        first = QHBoxLayout(presets)
        first.setContentsMargins(0, 0, 0, 0)
        first.addWidget(self.preset, 1)
        first.addWidget(self.keep_preset)
        rows.addRow(self.tr("Preset"), presets)
        rows.addRow(self.tr("Format"), self.format)
        rows.addRow(self.tr("Also write"), self.also)
        self._options_name = QLabel(self.tr("Options"))
        rows.addRow(self._options_name, self._options)
        self._look_name = QLabel(self.tr("Style"))
        rows.addRow(self._look_name, self.look)
        self._sound_name = QLabel(self.tr("Sound"))
        rows.addRow(self._sound_name, self.sound)
        rows.addRow(self.tr("Save to"), place)
        return form

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.show_folder, self.play, self.cancel, self.start):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetMinimumSize)  # it grows with what is shown
        layout.setSpacing(16)
        layout.addWidget(self._form)
        layout.addWidget(self.message)
        layout.addWidget(self.progress)
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
            (self.preset, self.tr("Preset")),
            (self.also, self.tr("Also write")),
        ):
            widget.setAccessibleName(name)

    def _fill(self, suffix: str) -> None:
        self._choices = format_choices()
        for choice in self._choices:
            self.format.addItem(f"{choice.title}  ({choice.suffix})")
        menu = QMenu(self)
        for choice in self._choices:
            action = menu.addAction(f"{choice.title}  ({choice.suffix})")
            action.setCheckable(True)
            action.setChecked(choice.suffix in EXPORT_ALSO.read().split())
            action.toggled.connect(self._on_format)
            self.also_actions[choice.suffix] = action
        self.also.setMenu(menu)
        self.sound.set_stored(read_stored(EXPORT_SOUND.read()))
        self._fill_presets()
        wanted = suffix or EXPORT_FORMAT.read()
        suffixes = [choice.suffix for choice in self._choices]
        self.format.setCurrentIndex(suffixes.index(wanted) if wanted in suffixes else 0)
        for width, height in SIZES:
            self.picture.addItem(f"{width} × {height}", (width, height))
        for rate in RATES:
            self.rate.addItem(self.tr("{} frames a second").format(rate), rate)
        self._show_sizes(EXPORT_SIZE.read(), EXPORT_RATE.read())
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
        self.place.setText(str(export_folder(audio) / f"{audio.stem}{self.choice.suffix}"))

    @property
    def choice(self) -> FormatChoice:
        """The format that is chosen."""
        return self._choices[self.format.currentIndex()]

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The endings of all that is to be written, the chosen format's first."""
        first = self.choice.suffix
        return (first, *(each for each, action in self.also_actions.items() if action.isChecked() and each != first))

    def _fill_presets(self, chosen: str = "") -> None:
        self.preset.clear()
        self.preset.addItem(self.tr("As chosen below"), None)
        for preset in all_presets():
            self.preset.addItem(preset_name(preset), preset)
        self.preset.setCurrentIndex(max(0, self.preset.findText(chosen)))

    def _on_preset(self) -> None:
        preset = self.preset.currentData()
        if not isinstance(preset, ExportPreset):
            return
        suffixes = [choice.suffix for choice in self._choices]
        known = [each for each in preset.formats if each in suffixes]
        if known:
            self.format.setCurrentIndex(suffixes.index(known[0]))
        for suffix, action in self.also_actions.items():
            action.setChecked(suffix in known[1:])
        self._show_sizes(preset.size, str(preset.fps))
        self.times.setCurrentIndex(max(0, self.times.findData(preset.lrc)))
        self.drawn.setChecked(preset.drawn)
        self.sound.set_stored(preset.sound)

    def _keep_preset(self) -> None:
        name, given = QInputDialog.getText(self, self.tr("Save as a preset"), self.tr("Its name"))
        if not given or not name.strip():
            return
        size, rate = SIZES[self.picture.currentIndex()], RATES[self.rate.currentIndex()]
        times, drawn = self.times.currentData(), self.drawn.isChecked()
        keep_preset(ExportPreset(name.strip(), self.suffixes, size_text(size), rate, times, drawn, self.sound.stored()))
        self._fill_presets(name.strip())

    @property
    def is_running(self) -> bool:
        """Whether the export is under way."""
        return self._task is not None

    def _on_format(self) -> None:
        suffix, suffixes = self.choice.suffix, self.suffixes
        left = {each for choice in self._choices if choice.suffix in suffixes for each in choice.choices}
        for part, shown in (
            (self.times, "lrc" in left),
            (self._video, VIDEO in suffixes),
            (self.drawn, "ass" in left),
        ):
            part.setVisible(shown)
        any_option = "lrc" in left or VIDEO in suffixes or "ass" in left
        for parts, shown in (
            ((self._options_name, self._options), any_option),
            ((self._look_name, self.look), "style" in left),
            ((self._sound_name, self.sound), bool({VIDEO, *SOUNDS} & set(suffixes))),
        ):
            for part in parts:
                part.setVisible(shown)
        others = ", ".join(suffixes[1:])
        self.also.setText(others or self.tr("nothing else"))
        for each, action in self.also_actions.items():
            action.setEnabled(each != suffix)
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
            path = export_folder(Path(self._session.document.song.audio)) / path
        try:
            options = self.options()
        except KMakerError as error:
            self._on_failed(translated(error))
            return
        stem = path.name.removesuffix(suffix)
        others = [path.with_name(stem + each) for each in self.suffixes[1:]]
        if not self._may_overwrite([each for each in (path, *others) if exists(each)]):
            return
        self.place.setText(str(path))
        self._keep(path, options)
        self._path = path
        task = self._session.export(path, options, others)
        self._task = task
        task.progressed.connect(self.progress.show_progress)
        task.succeeded.connect(self._on_done)
        task.failed.connect(self._on_failed)
        task.cancelled.connect(self._show_idle)
        task.finished.connect(self._on_finished)
        self._form.setEnabled(False)
        for button in (self.start, self.show_folder, self.play):
            button.hide()
        self.progress.begin()
        self.message.setText(self.tr("Exporting {}…").format(path.name))
        self.message.show()
        self.cancel.setText(self.tr("Cancel"))

    def _may_overwrite(self, there: Sequence[Path]) -> bool:
        if not there:
            return True
        answers = {"overwrite": self.tr("Overwrite")}
        happened = self.tr("{} is there already.").format(", ".join(path.name for path in there))
        return (
            ask(self, self.tr("Export"), happened, self.tr("Overwriting it cannot be undone."), answers) == "overwrite"
        )

    def options(self) -> ExportOptions:
        """What is chosen; raises `KMakerError` where the sound cannot be."""
        preset = self.look.currentData()
        heard = {VIDEO, *SOUNDS} & set(self.suffixes)
        return ExportOptions(
            lrc_times(self.times.currentData()),
            self.drawn.isChecked(),
            SIZES[self.picture.currentIndex()],
            RATES[self.rate.currentIndex()],
            load_style(preset) if preset else None,
            self.sound.sound() if heard else None,
        )

    def _show_sizes(self, size: str, rate: str) -> None:
        """Choose the picture's size and rate; full HD and 30 where they are none of the list."""
        self.picture.setCurrentIndex(next((at for at, (w, h) in enumerate(SIZES) if size_text((w, h)) == size), 1))
        self.rate.setCurrentIndex(next((at for at, each in enumerate(RATES) if str(each) == rate), 2))

    def _keep(self, path: Path, options: ExportOptions) -> None:
        EXPORT_ALSO.write(" ".join(self.suffixes[1:]))
        EXPORT_SOUND.write(msgspec.json.encode(self.sound.stored()).decode("ascii"))
        EXPORT_FORMAT.write(self.choice.suffix)
        EXPORT_SIZE.write(size_text(options.size))
        EXPORT_RATE.write(str(options.fps))
        EXPORT_LRC_TIMES.write(options.lrc)
        EXPORT_DRAWN_ASS.write(options.drawn)
        elsewhere = path.parent != Path(self._session.document.song.audio).parent
        EXPORT_FOLDER.write(str(path.parent) if elsewhere else "")

    def _show_idle(self) -> None:
        self._form.setEnabled(True)
        for widget in (self.progress, self.message, self.show_folder, self.play):
            widget.hide()
        self.start.show()
        self.cancel.setText(self.tr("Close"))

    def _on_done(self, exported: ExportResult) -> None:
        self._show_idle()
        names = ", ".join(path.name for path in exported.paths)
        ready = self.tr("{} are ready.") if exported.others else self.tr("{} is ready.")
        self.message.setText("\n".join([ready.format(names), *map(translated, exported.losses)]))
        self.message.show()
        self.show_folder.show()
        self.play.setVisible(self._path.suffix in (VIDEO, *SOUNDS))
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
