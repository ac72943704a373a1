"""A format that is registered is in the menus, the dialogs and on the command line, with nothing else to change."""

import sys
from types import ModuleType

import pytest
from PySide6.QtWidgets import QFileDialog
from typer.testing import CliRunner

from kmaker_studio import formats
from kmaker_studio.cli.app import app
from kmaker_studio.core.errors import Phrase
from kmaker_studio.core.song import Song, build_lines
from kmaker_studio.formats import KnownFormat, register, write_song
from kmaker_studio.formats.base import Format, Reading, Writing
from kmaker_studio.studio.dialogs.export_choices import format_choices
from kmaker_studio.studio.dialogs.files import ask_export, ask_open
from kmaker_studio.studio.session.openable_files import sort_files


def read_shout(text: str) -> Reading:
    return Reading(Song(lines=build_lines([text.removeprefix("SHOUT ").lower().split()])))


def write_shout(song: Song) -> Writing:
    return Writing("SHOUT " + " ".join(word.text.upper() for word in song.words()))


@pytest.fixture
def shout(monkeypatch):
    module = ModuleType("a_shouted_format")
    module.FORMAT = Format(lambda text: text.startswith("SHOUT "), read_shout, write_shout)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "a_shouted_format", module)
    monkeypatch.setattr(formats, "_FORMATS", list(formats._FORMATS))
    register(KnownFormat("a_shouted_format", Phrase("Shouted lyrics"), (".shout",)))


def test_on_the_command_line(shout, tmp_path):
    song = Song(lines=build_lines([[("la", 0, 500), ("lo", 500, 900)]]))
    write_song(song, tmp_path / "song.json")
    ran = CliRunner().invoke(app, ["convert", str(tmp_path / "song.json"), str(tmp_path / "song.shout")])
    assert ran.exit_code == 0
    assert (tmp_path / "song.shout").read_text() == "SHOUT LA LO"
    (tmp_path / "other").write_text("SHOUT LI LU")
    assert CliRunner().invoke(app, ["convert", str(tmp_path / "other"), str(tmp_path / "out.txt")]).exit_code == 0
    assert (tmp_path / "out.txt").read_text() == "li lu\n"


def test_in_the_menu(shout, editing):
    action = editing.actions_["export_shout"]
    assert action.text() == "Shouted lyrics…"
    menu = editing.actions_.menu("File/Export as")
    assert action in menu.actions()
    assert {"export_lrc", "export_srt", "export_ttml", "export_mp4"} <= {each.objectName() for each in menu.actions()}


def test_in_the_dialogs(shout, editing, tmp_path, monkeypatch):
    filters = []
    monkeypatch.setattr(QFileDialog, "exec", lambda dialog: filters.extend(dialog.nameFilters()) or 0)
    ask_export(editing, str(tmp_path / "song.ogg"), ".shout")
    ask_open(editing, "Open")
    assert filters[0] == "Shouted lyrics (*.shout)"
    assert "*.shout" in filters[1]
    assert ("Shouted lyrics", ".shout") in [(each.title, each.suffix) for each in format_choices()]
    (tmp_path / "song.shout").write_text("SHOUT LA")
    assert sort_files([tmp_path / "song.shout"]).lyrics == tmp_path / "song.shout"
