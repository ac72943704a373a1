"""The song details dialog in the window."""

from dataclasses import replace

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDialogButtonBox

from kmaker_studio.core.edits.details import SongDetails, details_of
from kmaker_studio.core.song import Song
from kmaker_studio.studio.dialogs.details import DetailsDialog
from kmaker_studio.studio.session.openable_files import SongFiles
from kmaker_studio.studio.session.session_jobs import open_files


def opened(window):
    window.actions_["song_details"].trigger()
    return next(each for each in window.findChildren(DetailsDialog) if each.isVisible())


def typed(qtbot, field, text):
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClicks(field, text)


def ok(qtbot, dialog):
    button = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))


def test_what_is_typed_is_one_step_and_shown(qtbot, editing):
    dialog = opened(editing)
    for name, text in (("title", "Auld"), ("artist", "Burns"), ("album", "Songs"), ("year", "1788"), ("creator", "Me")):
        typed(qtbot, getattr(dialog, name), text)
    dialog.language.setCurrentIndex(dialog.language.findData("gd"))
    dialog.again.setChecked(False)
    before = editing.session.document.undo_stack.index()
    ok(qtbot, dialog)
    assert not dialog.isVisible()
    document = editing.session.document
    assert details_of(document.song) == SongDetails("Auld", "Burns", "Songs", "1788", "gd", "Me")
    assert document.undo_stack.index() == before + 1
    assert editing.editor.bar.title.text() == "Auld"
    assert "Burns · gd" in editing.editor.bar.subtitle.text()
    editing.actions_["undo"].trigger()
    assert details_of(document.song) == SongDetails()


def test_a_year_that_is_none_keeps_the_dialog_open_and_says_so(qtbot, editing):
    dialog = opened(editing)
    typed(qtbot, dialog.year, "94")
    ok(qtbot, dialog)
    assert dialog.isVisible()
    assert "94" in dialog.told.text()
    typed(qtbot, dialog.year, "1994")
    ok(qtbot, dialog)
    assert not dialog.isVisible()
    assert details_of(editing.session.document.song).year == "1994"


@pytest.mark.parametrize("again", [True, False])
def test_another_language_aligns_the_words_again_where_that_is_wished(qtbot, editing, monkeypatch, again):
    document = editing.session.document
    document.apply(lambda song: replace(song, language="vi"), "Language")
    asked = []
    monkeypatch.setattr(editing.session.alignments, "align", lambda *_: asked.append(document.song.language))
    dialog = opened(editing)
    assert not dialog.again.isVisible()
    dialog.language.setCurrentIndex(dialog.language.findData("gd"))
    assert dialog.again.isVisible()
    dialog.again.setChecked(again)
    ok(qtbot, dialog)
    assert asked == (["gd"] if again else [])
    assert document.song.language == "gd"


def test_detect_leaves_the_language_to_the_next_alignment(qtbot, editing):
    document = editing.session.document
    document.apply(lambda song: replace(song, language="vi"), "Language")
    dialog = opened(editing)
    dialog.language.setCurrentIndex(0)
    dialog.again.setChecked(False)
    ok(qtbot, dialog)
    assert document.song.language == ""


def test_the_tags_of_the_sound_fill_what_the_lyrics_do_not_say(tmp_path):
    audio, lyrics = tmp_path / "song.flac", tmp_path / "song.lrc"
    with soundfile.SoundFile(audio, "w", 16000, 1) as file:
        file.title, file.artist, file.album, file.date = "Thuyền giấy", "Anna", "Sông", "1994-05-01"
        file.write(np.zeros(16000))
    lyrics.write_text("[ti:Mine]\n[00:00.10]one two\n", encoding="utf-8")
    opened = open_files(SongFiles(audio, lyrics), Song(), lambda _: None, lambda: False)
    assert details_of(opened.song) == SongDetails("Mine", "Anna", "Sông", "1994")
