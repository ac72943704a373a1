"""File > Open recent: newest first, without what is gone, asking before edits are given up."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kmaker_studio.core.edits import move_word
from kmaker_studio.core.project_file import Project
from kmaker_studio.core.project_store import save_project
from kmaker_studio.studio.commands.file import RECENT
from kmaker_studio.studio.commands.palette import Palette
from kmaker_studio.studio.session.recent_projects import recent_projects, remember_project
from tests.studio.conftest import TIMED
from tests.studio.events import answer

WAIT = 30_000


@pytest.fixture
def projects(tmp_path, audio):
    """Two projects, `old` and `new & shiny`, that were open in this order, and between them one that is gone."""
    made = []
    for name in ("old", "gone", "new & shiny"):
        path = tmp_path / name / f"{name}.kmaker"
        path.parent.mkdir()
        save_project(Project(replace(TIMED, title=name, audio=str(audio))), path, None)
        remember_project(path, name, "")
        made.append(path)
    made.pop(1).unlink()
    return made


def opened_menu(window):
    """The submenu, after the File menu was opened."""
    file = window.actions_.menu("File")
    file.popup(window.mapToGlobal(window.rect().topLeft()))
    file.close()
    return window.actions_.menu(RECENT)


def texts(menu):
    return [action.text().replace("&", "") for action in menu.actions() if not action.isSeparator()]


def test_the_newest_is_first_and_what_is_gone_is_left_out(window, projects):
    old, new = projects
    menu = opened_menu(window)
    assert [text.split(" – ")[0] for text in texts(menu)] == ["1  new  shiny.kmaker", "2  old.kmaker", "Clear the list"]
    assert [action.toolTip() for action in menu.actions()[:2]] == [str(new), str(old)]
    assert texts(opened_menu(window)) == texts(menu)


def test_ten_projects_are_shown(window, tmp_path):
    for number in range(14):
        path = tmp_path / f"{number}.kmaker"
        path.touch()
        remember_project(path, "", "")
    shown = texts(opened_menu(window))
    assert [text.split(" – ")[0] for text in shown[:2] + shown[9:]] == [
        "1  13.kmaker",
        "2  12.kmaker",
        "0  4.kmaker",
        "Clear the list",
    ]


def test_a_project_is_opened_by_its_number(qtbot, window, projects):
    menu = opened_menu(window)
    menu.popup(window.mapToGlobal(window.rect().topLeft()))
    with qtbot.waitSignal(window.session.opened, timeout=WAIT):
        qtbot.keyClick(menu, Qt.Key.Key_2)
    assert window.session.project.path == projects[0]
    assert texts(opened_menu(window))[0].startswith("1  old.kmaker")


def test_unsaved_edits_are_asked_about_first(qtbot, editing, projects):
    edited = move_word(editing.session.document.song, "w5", 100)
    editing.session.document.apply(lambda _: edited, "Move")
    answer("Cancel")
    opened_menu(editing).actions()[0].trigger()
    assert editing.session.document.song is edited
    answer("Discard the edits")
    with qtbot.waitSignal(editing.session.opened, timeout=WAIT):
        opened_menu(editing).actions()[0].trigger()
    assert editing.session.project.path == projects[1]


def test_the_list_is_cleared(window, projects):
    window.show_start()
    assert len(window.start_page.projects()) == 2
    window.actions_["clear_recent"].trigger()
    assert recent_projects() == window.start_page.projects() == ()
    menu = opened_menu(window)
    assert texts(menu) == ["Clear the list"]
    assert not menu.menuAction().isEnabled()
    assert all(path.exists() for path in projects)


def test_the_palette_finds_a_project_by_its_name(qtbot, window, projects):
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = QApplication.activePopupWidget()
    assert isinstance(palette, Palette)
    qtbot.keyClicks(palette.text, "old.km")
    assert palette.entries[0].text.startswith("old.kmaker – ")
    with qtbot.waitSignal(window.session.opened, timeout=WAIT):
        qtbot.keyClick(palette.text, Qt.Key.Key_Return)
    assert window.session.project.path == projects[0]
