"""Contrast by computation (WCAG 2.2, 1.4.3: 4.5 to 1 for text), and a theme changed while the window is open."""

import re

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QToolButton, QWidget

from kmaker_studio import paths
from kmaker_studio.studio.dialogs.files import ask_open
from kmaker_studio.studio.theme.icons import icon, tint
from kmaker_studio.studio.theme.theme import THEMES, apply_theme, load_theme, look, theme

TEXT_ON = {
    "text": ("window", "panel", "raised", "pressed", "row", "track"),
    "dim": ("window", "panel", "raised", "row", "track"),
    "accent_text": ("accent", "accent_hover"),
    "accent_ink": ("window", "panel", "row"),
    "word_text": ("word", "selected", "doubtful", "doubtful_stripe", "locked"),
    "doubtful_border": ("window", "panel"),
    "good": ("window", "panel"),
}
GRAPHICS_ON = {
    "playhead": ("window", "track"),
    "wave": ("track", "window"),
    "word_border": ("window",),
    "locked_border": ("window",),
}


def luminance(colour):
    """Relative luminance, WCAG 2.2."""
    channels = [value / 255 for value in QColor(colour).getRgb()[:3]]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first, second):
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_itself():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(
    ("grounds_of", "least"),
    [
        pytest.param(TEXT_ON, 4.5, id="text can be read (WCAG 2.2, 1.4.3)"),
        pytest.param(GRAPHICS_ON, 3, id="what is drawn can be told apart (WCAG 2.2, 1.4.11)"),
    ],
)
def test_colours_stand_out_from_their_grounds(name, grounds_of, least):
    colours = load_theme(name)
    weak = [
        (ink, ground, round(contrast(getattr(colours, ink), getattr(colours, ground)), 2))
        for ink, grounds in grounds_of.items()
        for ground in grounds
        if contrast(getattr(colours, ink), getattr(colours, ground)) < least
    ]
    assert weak == []


def ground(window):
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return {name: image.pixelColor(x, y).name() for name, (x, y) in {"menu": (image.width() - 5, 8)}.items()}


def test_the_theme_changes_at_once_everywhere(qtbot, editing):
    dark = editing.grab().toImage()
    editing.actions_["theme_light"].trigger()
    QApplication.processEvents()
    assert look().name == "light"
    assert editing.actions_["theme_light"].isChecked()
    assert not editing.actions_["theme_dark"].isChecked()
    assert ground(editing)["menu"] == load_theme("light").panel
    for part in (editing.editor.timeline, editing.editor.lyrics, editing.editor.inspector, editing.editor.bar):
        image = part.grab().toImage()
        levels = [
            image.pixelColor(x, y).lightness() for x in range(2, image.width(), 7) for y in range(2, image.height(), 7)
        ]
        assert sorted(levels)[len(levels) // 2] > 150, part
    editing.actions_["theme_dark"].trigger()
    QApplication.processEvents()
    assert look().name == "dark"
    assert ground(editing)["menu"] == load_theme("dark").panel
    assert editing.grab().toImage().size() == dark.size()


def test_icons_are_tinted_again(qapp):
    apply_theme(qapp, "dark")
    button = QPushButton()
    tint(button, "play")
    before = button.icon().pixmap(18, 18).toImage()
    apply_theme(qapp, "light")
    after = button.icon().pixmap(18, 18).toImage()
    assert before.pixelColor(7, 9).name() != after.pixelColor(7, 9).name()
    assert after.pixelColor(7, 9).name() == theme().text
    apply_theme(qapp, "dark")


def test_icons_are_sharp_at_200_percent(qapp):
    made = icon("play", "#ffffff", "#888888")
    assert {size.width() for size in made.availableSizes()} == {18, 36, 54}


@pytest.mark.parametrize("name", THEMES)
def test_the_file_dialog_shows_the_pictures_of_its_buttons(qtbot, qapp, name):
    """Those of Qt's own dialog, where the desktop has none: there is room for them, and the arrows can be seen."""
    apply_theme(qapp, name)
    parent = QWidget()
    qtbot.addWidget(parent)
    strongest = {}

    def look_at_it():
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog):
            QTimer.singleShot(50, look_at_it)
            return
        for button in dialog.findChildren(QToolButton):
            if not button.icon().isNull() and button.isVisible():
                button.setEnabled(True)
                image = button.grab(button.rect().adjusted(4, 4, -4, -4)).toImage()
                ground = image.pixelColor(0, 0)
                seen = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
                strongest[button.objectName()] = max(contrast(QColor(pixel), ground) for pixel in seen)
        dialog.reject()

    QTimer.singleShot(50, look_at_it)
    assert ask_open(parent, "Open") == []
    assert {"backButton", "forwardButton", "toParentButton"} <= set(strongest)
    assert min(strongest.values()) > 3, strongest
    apply_theme(qapp, "dark")


def test_no_button_grows_when_it_becomes_the_one_that_enter_presses():
    """Its room was measured before; bold letters would be cut off. A rule with a state may not change the weight."""
    sheet = (paths.resources() / "themes" / "studio.qss").read_text(encoding="utf-8")
    rules = re.findall(r"([^{}]+)\{([^}]*)\}", sheet)
    assert any(":default" in selector for selector, _ in rules)
    assert [selector for selector, body in rules if ":default" in selector and "font" in body] == []
