"""The About dialog, the licences, and the first steps."""

from importlib.metadata import PackageNotFoundError, distribution

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QMessageBox, QPlainTextEdit, QVBoxLayout, QWidget

import kmaker_studio
from kmaker_studio import paths
from kmaker_studio.studio.actions.actions import Actions

translate = QCoreApplication.translate

_PARTS = (
    "PySide6",
    "numpy",
    "torch",
    "torchaudio",
    "openai-whisper",
    "soundfile",
    "sounddevice",
    "soxr",
    "imageio-ffmpeg",
    "moviepy",
    "pillow",
    "pysubs2",
    "pyphen",
    "PyYAML",
    "uroman",
    "msgspec",
    "platformdirs",
    "pyqtgraph",
    "typer",
    "rich",
)


def about(parent: QWidget) -> None:
    """Say the name and the version."""
    sentence = translate("About", "KMaker Studio {}").format(kmaker_studio.__version__)
    more = translate(
        "About", "From a song and its lyrics to word timings, lyric files and a karaoke video. MIT licence."
    )
    _say(parent, translate("About", "About"), sentence, more)


def first_steps(parent: QWidget, actions: Actions) -> None:
    """The way from a song to a video, with the shortcuts as they are set."""
    steps = (
        (translate("About", "Drop a song and its lyrics on the window. The words are timed by themselves."), ()),
        (
            translate("About", "Go from one doubtful word to the next: each is played with what is around it."),
            ("next_doubtful",),
        ),
        (
            translate("About", "Drag a word or its edge, or set its start and end at the playhead."),
            ("set_start", "set_end"),
        ),
        (translate("About", "Lock what is right, and realign the rest."), ("lock", "align")),
        (translate("About", "Export the lyrics or the video."), ("export",)),
        (translate("About", "Every command can be found by its name."), ("palette",)),
    )
    rows = [
        f"{number}.  {text}" + (f"  ({', '.join(actions.keys(name) for name in names)})" if names else "")
        for number, (text, names) in enumerate(steps, 1)
    ]
    _say(
        parent,
        translate("About", "First steps"),
        translate("About", "From a song to a karaoke video"),
        "\n\n".join(rows),
    )


def _say(parent: QWidget, title: str, sentence: str, more: str) -> None:
    box = QMessageBox(QMessageBox.Icon.NoIcon, title, sentence, QMessageBox.StandardButton.Ok, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText(more)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()


class LicencesDialog(QDialog):
    """The licence of the program, of its model and fonts, and of the libraries that are installed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Licences"))
        self.resize(640, 560)
        self.text = QPlainTextEdit(licences())
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("Licences"))
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("Close"))
        box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.text)
        layout.addWidget(box)


def licences() -> str:
    """One line a part: its name, version and licence, as its package says; then the fonts' licence in full."""
    rows = [f"KMaker Studio {kmaker_studio.__version__}: MIT"]
    for name in _PARTS:
        try:
            found = distribution(name)
        except PackageNotFoundError:
            continue
        fields = {key: found.metadata.get_all(key) or [] for key in ("License-Expression", "License", "Classifier")}
        said = "".join((fields["License-Expression"] or fields["License"])[:1])
        classes = [each.split(" :: ")[-1] for each in fields["Classifier"] if "License" in each]
        licence = said.splitlines()[0] if said and len(said.splitlines()[0]) < 80 else ", ".join(classes)
        rows.append(f"{name} {found.version}: {licence or '–'}")
    fonts = (paths.resources() / "fonts" / "OFL.txt").read_text(encoding="utf-8")
    return "\n".join(rows) + "\n\n" + fonts
