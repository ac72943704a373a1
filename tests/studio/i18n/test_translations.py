"""The Vietnamese texts: whole, current, and everywhere."""

import importlib.util
import re
import shutil
import string
import xml.etree.ElementTree as ElementTree

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDockWidget, QLabel, QLineEdit, QWidget

from kmaker_studio import paths
from kmaker_studio.audio.player import Player
from kmaker_studio.studio.commands import COMMANDS
from kmaker_studio.studio.i18n.window_language import chosen_language, install_translators
from kmaker_studio.studio.session.session import Session
from kmaker_studio.studio.window.main_window import MainWindow
from tests.studio.conftest import no_device

FOLDER = paths.resources() / "translations"
TS, QM = FOLDER / "kmaker_vi.ts", FOLDER / "kmaker_vi.qm"

# Names and signs that are the same in every language.
SAME = {
    "",
    "ASS karaoke",
    "ZAC2022 JSON",
    "UltraStar",
    "LRC",
    "WebVTT",
    "TTML",
    "Lyricsfile",
    "English",
    "Album",
    "Anime",
    "Neon",
    "Tiếng Việt",
    "KMaker Studio",
    "–",
    "…",
    "·",
}


def tool():
    spec = importlib.util.spec_from_file_location("renew", FOLDER / "renew.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def messages(path):
    root = ElementTree.parse(path).getroot()
    for context in root.findall("context"):
        for message in context.findall("message"):
            yield context.findtext("name"), message.findtext("source"), message.find("translation")


def test_every_text_of_the_sources_is_translated(tmp_path):
    copy = tmp_path / TS.name
    shutil.copy(TS, copy)
    tool().update(copy)
    missing = [(context, source) for context, source, found in messages(copy) if found.get("type") == "unfinished"]
    assert missing == []
    assert {(context, source) for context, source, _ in messages(TS)} == {
        (context, source) for context, source, _ in messages(copy)
    }


def test_the_compiled_file_is_current(tmp_path):
    made = tmp_path / QM.name
    tool().release(TS, made)
    assert made.read_bytes() == QM.read_bytes()


def fields(text):
    return sorted(name or "" for _, name, _, _ in string.Formatter().parse(text) if name is not None)


def test_translations_have_the_same_blanks():
    wrong = [
        source for _, source, found in messages(TS) if "{" in source and fields(source) != fields(found.text or "")
    ]
    assert wrong == []
    assert all((found.text or "").strip() for _, _, found in messages(TS))


def test_nothing_is_left_in_english_by_mistake():
    same = {source for _, source, found in messages(TS) if found.text == source and re.search("[A-Za-z]{3}", source)}
    assert {text.rstrip("…") for text in same} - SAME <= {"KMaker Studio {}"}


def test_the_language_follows_the_setting_then_the_system(monkeypatch):
    assert chosen_language("vi") == "vi"
    monkeypatch.setattr(QLocale, "uiLanguages", lambda _: ["fr-FR", "vi-VN"])
    assert chosen_language("system") == "vi"
    monkeypatch.setattr(QLocale, "uiLanguages", lambda _: ["fr-FR"])
    assert chosen_language("system") == "en"


@pytest.fixture
def vietnamese(qtbot, qapp, audio, timed_lyrics):
    before = QLocale()
    installed = install_translators(qapp, "vi")
    window = MainWindow(Session(Player(no_device)))
    window.show()
    with qtbot.waitSignal(window.session.opened, timeout=60000):
        window.open_paths([audio, timed_lyrics])
    qtbot.waitUntil(lambda: not window.session.runner.is_busy, timeout=60000)
    window.editor.go_to("w5")
    for name in window.editor.docks:
        window.editor.show_panel(name)
        qapp.processEvents()
    yield window
    window.session.document.undo_stack.setClean()
    window.close()
    window.deleteLater()
    for translator in installed:
        qapp.removeTranslator(translator)
    QLocale.setDefault(before)


def shown_texts(top):
    for widget in (top, *top.findChildren(QWidget)):
        yield widget, widget.toolTip()
        yield widget, widget.accessibleName()
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget, widget.text()
        if isinstance(widget, QLineEdit):
            yield widget, widget.placeholderText()
        if isinstance(widget, QComboBox):
            yield from ((widget, widget.itemText(at)) for at in range(widget.count()))
        if isinstance(widget, QDockWidget):
            yield widget, widget.windowTitle()
    for action in top.findChildren(QAction):
        yield action, action.text()


def test_no_english_is_seen_in_a_vietnamese_window(vietnamese):
    sources = {source for _, source, found in messages(TS) if found.text != source}
    seen = {text for _, text in shown_texts(vietnamese) if text}
    assert seen & sources == set()
    assert "Khoá hoặc mở khoá" in seen
    assert "8 từ đã canh, 0 từ cần xem" in vietnamese.status.state.text()


def test_every_command_and_menu_has_a_vietnamese_name(vietnamese):
    same = {command.text for command in COMMANDS if vietnamese.actions_[command.name].text() == command.text}
    assert {text.rstrip("…") for text in same if re.search("[A-Za-z]{2}", text)} <= SAME


def test_menus_have_letters_of_their_own_that_a_keyboard_has(vietnamese):
    titles = [action.text() for action in vietnamese.menuBar().actions()]
    letters = [title[title.index("&") + 1].lower() for title in titles]
    assert len(set(letters)) == len(titles) == 8
    assert all(letter.isascii() for letter in letters)
