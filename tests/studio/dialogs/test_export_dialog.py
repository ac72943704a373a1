"""The export dialog, by mouse and keys, on real files."""

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kmaker_studio.audio.decode import probe
from kmaker_studio.formats import read_song
from kmaker_studio.studio.dialogs.export import ExportDialog
from kmaker_studio.studio.dialogs.export_presets import own_presets
from kmaker_studio.studio.settings import EXPORT_FORMAT, EXPORT_PRESETS
from tests.studio.events import answer, boxes


def opened(window):
    window.actions_["export"].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ExportDialog)
    return dialog


def choose(dialog, suffix):
    index = next(at for at in range(dialog.format.count()) if f"({suffix})" in dialog.format.itemText(at))
    dialog.format.setCurrentIndex(index)


def export(qtbot, dialog):
    with qtbot.waitSignal(dialog.ended, timeout=60000):
        qtbot.mouseClick(dialog.start, Qt.MouseButton.LeftButton)


def times(song):
    return [(word.text, word.start_ms, word.end_ms) for word in song.words()]


def test_lrc_is_written_where_it_says_and_nothing_else_asks(qtbot, editing, tmp_path):
    dialog = opened(editing)
    choose(dialog, ".lrc")
    assert dialog.place.text() == str(tmp_path / "song.lrc")
    export(qtbot, dialog)
    assert "song.lrc is ready" in dialog.message.text()
    assert dialog.show_folder.isVisible()
    assert boxes(editing) == []
    assert times(read_song(tmp_path / "song.lrc").song) == times(editing.session.document.song)
    dialog.close()
    assert EXPORT_FORMAT.read() == ".lrc"


def test_plain_lrc_has_a_time_for_each_line_only(qtbot, editing, tmp_path):
    dialog = opened(editing)
    choose(dialog, ".lrc")
    dialog.times.setCurrentIndex(dialog.times.findData("lines"))
    export(qtbot, dialog)
    written = (tmp_path / "song.lrc").read_text(encoding="utf-8")
    assert "[00:00.50]Should auld acquaintance\n[00:03.00]be forgot\n" in written
    assert "<" not in written
    assert "lines only" in dialog.message.text()
    dialog.close()
    again = opened(editing)
    assert again.times.currentData() == "lines"
    again.close()


def test_the_format_gives_the_name_its_ending_and_its_options(editing, tmp_path):
    dialog = opened(editing)
    for suffix, times, size, drawn in (
        (".ass", False, False, True),
        (".mp4", False, True, False),
        (".lrc", True, False, False),
        (".ttml", False, False, False),
    ):
        choose(dialog, suffix)
        assert dialog.place.text() == str(tmp_path / f"song{suffix}")
        shown = (dialog.times.isVisible(), dialog.picture.isVisible(), dialog.drawn.isVisible())
        assert shown == (times, size, drawn)
    dialog.close()


@pytest.mark.parametrize("answered", ["Overwrite", "Cancel"])
def test_overwriting_asks(qtbot, editing, tmp_path, answered):
    path = tmp_path / "song.ass"
    path.write_text("old", encoding="utf-8")
    dialog = opened(editing)
    choose(dialog, ".ass")
    seen = []
    answer(answered, seen)
    if answered == "Overwrite":
        export(qtbot, dialog)
        assert path.read_text(encoding="utf-8").startswith("[Script Info]")
    else:
        qtbot.mouseClick(dialog.start, Qt.MouseButton.LeftButton)
        assert path.read_text(encoding="utf-8") == "old"
    assert "song.ass is there already" in seen[0]
    dialog.close()


def test_a_video_is_cancelled_and_leaves_nothing(qtbot, editing, tmp_path):
    folder = tmp_path / "videos"
    folder.mkdir()
    dialog = opened(editing)
    choose(dialog, ".mp4")
    dialog.place.setText(str(folder / "song.mp4"))
    qtbot.mouseClick(dialog.start, Qt.MouseButton.LeftButton)
    assert dialog.is_running
    assert dialog.progress.isVisible()
    assert "the export goes on" in dialog.progress.hint.text()
    qtbot.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)
    assert not dialog.is_running
    assert dialog.start.isVisible()
    qtbot.waitUntil(lambda: not editing.session.runner.is_busy, timeout=60000)
    assert list(folder.iterdir()) == []
    dialog.close()


def test_a_place_that_refuses_is_said_in_the_dialog(qtbot, editing, tmp_path):
    dialog = opened(editing)
    choose(dialog, ".ass")
    dialog.place.setText(str(tmp_path / "missing" / "song.ass"))
    export(qtbot, dialog)
    assert "does not exist" in dialog.message.text()
    dialog.close()


def test_another_folder_is_remembered_for_the_next_export(qtbot, editing, tmp_path):
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    dialog = opened(editing)
    choose(dialog, ".ass")
    dialog.place.setText(str(folder / "mine"))
    export(qtbot, dialog)
    assert (folder / "mine.ass").is_file()
    dialog.close()
    again = opened(editing)
    assert again.place.text() == str(folder / "song.ass")
    again.close()


def test_a_preset_writes_video_lrc_and_ass_in_one_go_and_says_so(qtbot, editing, tmp_path):
    dialog = opened(editing)
    names = [dialog.preset.itemText(at) for at in range(dialog.preset.count())]
    dialog.preset.setCurrentIndex(names.index("YouTube 1080p + LRC + ASS"))
    dialog.preset.activated.emit(dialog.preset.currentIndex())
    assert dialog.suffixes == (".mp4", ".ass", ".lrc")
    assert dialog.also.text() == ".ass, .lrc"
    dialog.picture.setCurrentIndex(0)
    dialog.rate.setCurrentIndex(0)
    dialog.sound.key.setValue(-2)
    dialog.sound.tempo.setValue(125)
    export(qtbot, dialog)
    assert dialog.message.text().startswith("song.mp4, song.ass, song.lrc are ready.")
    assert dialog.play.isVisible()
    seconds = probe(tmp_path / "song.mp4").duration_ms / 1000
    assert seconds == pytest.approx(8 / 1.25, abs=0.1)
    faster = read_song(tmp_path / "song.lrc").song
    assert [word.start_ms for word in faster.words()][:3] == [400, 720, 1280]  # 500, 900 and 1600 at 125 %
    assert (tmp_path / "song.ass").exists()
    dialog.close()
    again = opened(editing)
    assert again.suffixes == (".mp4", ".ass", ".lrc")
    assert (again.sound.key.value(), again.sound.tempo.value()) == (-2, 125)
    again.close()


def test_the_sound_alone_is_written_from_the_songs_own_instrumental(qtbot, editing, tmp_path):
    band = 0.3 * np.sin(2 * np.pi * 100 * np.arange(8 * 16000) / 16000)
    soundfile.write(tmp_path / "band.wav", band, 16000)
    task = editing.session.sounds.lay_under_at("instrumental", tmp_path / "band.wav", 0.0)
    qtbot.waitSignal(task.finished, timeout=20000).wait()
    dialog = opened(editing)
    choose(dialog, ".flac")
    dialog.sound.source.setCurrentIndex(dialog.sound.source.findData("instrumental"))
    assert not dialog.look.isVisible()
    export(qtbot, dialog)
    written, rate = soundfile.read(tmp_path / "song.flac")
    assert rate == 16000
    assert written == pytest.approx(band, abs=1e-3)
    dialog.close()


def test_a_preset_of_the_users_own_is_kept_and_an_odd_one_is_left_out(qtbot, editing, monkeypatch):
    monkeypatch.setattr("kmaker_studio.studio.dialogs.export.QInputDialog.getText", lambda *_: ("For the club", True))
    dialog = opened(editing)
    choose(dialog, ".mp3")
    dialog.sound.source.setCurrentIndex(dialog.sound.source.findData("guide"))
    dialog.sound.guide.setValue(-15)
    dialog.sound.loud.setChecked(True)
    qtbot.mouseClick(dialog.keep_preset, Qt.MouseButton.LeftButton)
    assert dialog.preset.currentText() == "For the club"
    dialog.close()
    (kept,) = own_presets()
    assert (kept.formats, kept.sound["source"], kept.sound["guide_db"]) == ((".mp3",), "guide", -15)
    EXPORT_PRESETS.write('[{"name": 3}]')
    assert own_presets() == ()


def test_a_sound_file_that_is_not_named_is_said_before_anything_is_written(qtbot, editing, tmp_path):
    dialog = opened(editing)
    choose(dialog, ".mp3")
    dialog.sound.source.setCurrentIndex(dialog.sound.source.findData("file"))
    qtbot.mouseClick(dialog.start, Qt.MouseButton.LeftButton)
    assert "No sound file is named" in dialog.message.text()
    assert not dialog.is_running
    assert not (tmp_path / "song.mp3").exists()
    dialog.close()
