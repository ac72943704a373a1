"""Projects in the window: saved, opened again, shared, damaged, recovered, their sounds moved and replaced."""

from dataclasses import replace
from functools import partial

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QListWidget

from kmaker_studio.audio.player import Player
from kmaker_studio.core.edits import move_word
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.project_store import backup_of, load_project, save_project
from kmaker_studio.core.recovery import RecoverySlot, find_recoveries
from kmaker_studio.studio.dialogs.recovery import RecoveryDialog
from kmaker_studio.studio.session.openable_files import SongFiles
from kmaker_studio.studio.session.session import Session, recovery_folder
from kmaker_studio.studio.window.main_window import MainWindow
from kmaker_studio.video.song_style import SongStyle, preset_style
from kmaker_studio.video.style import load_style
from tests.studio.conftest import RATE, SECONDS, no_device
from tests.studio.events import answer, boxes, choose_file, drop

WAIT = 30_000


def edit(window, word="w5", ms=100):
    window.session.document.apply(lambda song: move_word(song, word, ms), "Move")


def saved_title(path):
    return load_project(path)[0].song.title


def save_as(qtbot, window, path):
    choose_file(path)
    with qtbot.waitSignal(window.session.saved, timeout=WAIT):
        window.actions_["save_as"].trigger()


def start_of(song, word):
    return next(each.start_ms for each in song.words() if each.id == word)


@pytest.fixture
def audio(tmp_path):
    """A sound that no other test has: a lost one is looked for in the folders beside the project, too."""
    path = tmp_path / "song.wav"
    noise = np.random.default_rng().uniform(-0.5, 0.5, SECONDS * RATE)
    soundfile.write(path, noise, RATE)
    return path


@pytest.fixture
def project(qtbot, editing, tmp_path):
    """The window with a saved project."""
    path = tmp_path / "song.kmaker"
    save_as(qtbot, editing, path)
    return path


@pytest.fixture
def another(qtbot, qapp):
    """A second window."""
    window = MainWindow(Session(Player(no_device)))
    window.show()
    yield window
    window.session.document.undo_stack.setClean()
    window.close()
    window.deleteLater()
    qapp.processEvents()


def opened(qtbot, window, path):
    with qtbot.waitSignal(window.session.opened, timeout=WAIT):
        window.open_paths([path])


def test_a_project_is_saved_and_opened_again(qtbot, editing, project, audio):
    session = editing.session
    assert not session.document.is_edited
    edit(editing)
    assert session.document.is_edited
    with qtbot.waitSignal(session.saved, timeout=WAIT):
        editing.actions_["save"].trigger()
    assert not session.document.is_edited
    assert backup_of(project).exists()
    song = session.document.song
    assert load_project(project)[0].song == song
    assert '"path": "song.wav"' in project.read_text(encoding="utf-8")
    answer("Open")
    with qtbot.waitSignal(session.opened, timeout=WAIT):
        drop(editing, [project])
    assert session.document.song == song
    assert editing.song_name() == "song.kmaker"
    editing.actions_["close_song"].trigger()
    assert editing.pages.currentWidget() is editing.start_page
    assert [each.path for each in editing.start_page.projects()] == [str(project)]


def test_a_file_that_somebody_else_changed_is_not_overwritten(qtbot, editing, project):
    theirs = load_project(project)[0]
    save_project(replace(theirs, song=replace(theirs.song, title="Theirs")), project, None)
    edit(editing)
    seen = []
    answer("Cancel", seen)
    editing.actions_["save"].trigger()
    qtbot.waitUntil(lambda: bool(seen), timeout=WAIT)
    assert "changed by another program" in seen[0]
    assert saved_title(project) == "Theirs"
    assert editing.session.document.is_edited
    answer("Overwrite")
    with qtbot.waitSignal(editing.session.saved, timeout=WAIT):
        editing.actions_["save"].trigger()
    assert load_project(project)[0].song == editing.session.document.song
    assert saved_title(backup_of(project)) == "Theirs"


def test_a_save_that_fails_says_what_is_safe_and_can_go_elsewhere(qtbot, editing, project, tmp_path, monkeypatch):
    import os

    edit(editing)

    def full(handle):
        raise OSError(28, "No space left on device")

    seen = []
    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", full)
        answer("Cancel", seen)
        editing.actions_["save"].trigger()
        qtbot.waitUntil(lambda: bool(seen), timeout=WAIT)
    assert "No space left on device" in seen[0]
    assert editing.session.document.is_edited
    assert start_of(load_project(project)[0].song, "w5") != start_of(editing.session.document.song, "w5")
    with qtbot.waitSignal(editing.session.saved, timeout=WAIT):
        editing.actions_["save"].trigger()
    assert load_project(project)[0].song == editing.session.document.song


def test_the_second_window_only_reads_and_says_so(qtbot, editing, project, another, tmp_path):
    opened(qtbot, another, project)
    (box,) = boxes(another)
    assert "another window (process" in box.text()
    box.close()
    assert "(read only)" in another.windowTitle()
    with pytest.raises(KMakerError, match="only be read"):
        edit(another)
    save_as(qtbot, another, tmp_path / "copy.kmaker")
    edit(another)
    assert another.session.document.is_edited
    another.session.document.undo_stack.undo()


def test_an_edit_reaches_the_recovery_file_and_a_save_removes_it(qtbot, editing, project):
    edit(editing)
    qtbot.waitUntil(lambda: list(recovery_folder().glob("*.recovery")) != [], timeout=WAIT)
    (file,) = recovery_folder().glob("*.recovery")
    kept = load_project(file)[0]
    assert kept.song == editing.session.document.song
    assert kept.unsaved is not None
    assert kept.unsaved.path == str(project)
    assert find_recoveries(recovery_folder()).songs == ()  # this window has it
    with qtbot.waitSignal(editing.session.saved, timeout=WAIT):
        editing.actions_["save"].trigger()
    qtbot.waitUntil(lambda: list(recovery_folder().glob("*.recovery")) == [], timeout=WAIT)


def crashed(editing, title, path=""):
    """A recovery file as a killed window leaves it."""
    slot = RecoverySlot.fresh(recovery_folder(), title)
    snapshot = editing.session.snapshot
    song = move_word(replace(snapshot.song, title=title), "w5", 50)
    slot.write(replace(snapshot, song=song), path, editing.session.project.digest or "")
    slot.close(keep=True)
    return song


def dialogs(window):
    return [each for each in window.findChildren(RecoveryDialog) if each.isVisible()]


def test_two_crashed_songs_are_offered_at_the_next_start(qtbot, editing, project, another):
    first = crashed(editing, "First")
    second = crashed(editing, "Second", str(project))
    (recovery_folder() / "0-1.recovery").write_text('{"format": "kmaker-pro', encoding="utf-8")
    another.open_controller.look_for_recoveries()
    qtbot.waitUntil(lambda: bool(boxes(another)), timeout=WAIT)
    (box,) = boxes(another)
    assert "damaged" in box.text()
    assert "0-1.recovery" in box.informativeText()
    box.close()
    qtbot.waitUntil(lambda: bool(dialogs(another)), timeout=WAIT)
    (dialog,) = dialogs(another)
    rows = dialog.findChild(QListWidget)
    assert [rows.item(row).text().split("  ")[0] for row in range(rows.count())] == ["Second", "First"]
    assert str(project) in rows.item(0).text()
    assert "never saved" in rows.item(1).text()
    rows.setCurrentRow(1)
    with qtbot.waitSignal(another.session.opened, timeout=WAIT):
        dialog.restore.click()
    assert another.session.document.song == first
    assert another.session.document.is_edited
    assert another.session.project.path is None
    assert [each.project.song.title for each in another.open_controller.recoverable] == ["Second"]
    assert find_recoveries(recovery_folder()).songs[0].project.song == second


def test_recovered_edits_of_a_project_are_one_undo_step_over_what_is_saved(qtbot, editing, project):
    saved = editing.session.document.song
    song = crashed(editing, "", str(project))
    editing.open_controller.look_for_recoveries()
    qtbot.waitUntil(lambda: bool(dialogs(editing)), timeout=WAIT)
    with qtbot.waitSignal(editing.session.opened, timeout=WAIT):
        dialogs(editing)[0].restore.click()
    assert editing.session.document.song == song
    assert editing.session.project.path == project
    assert editing.session.document.is_edited
    editing.session.document.undo_stack.undo()
    assert editing.session.document.song == saved
    editing.session.document.undo_stack.redo()
    with qtbot.waitSignal(editing.session.saved, timeout=WAIT):
        editing.actions_["save"].trigger()
    assert load_project(project)[0].song == song
    qtbot.waitUntil(lambda: find_recoveries(recovery_folder()).songs == (), timeout=WAIT)


def test_files_named_at_the_start_are_not_forgotten_over_a_recovery(qtbot, editing, another, audio, timed_lyrics):
    crashed(editing, "First")
    another.open_controller.look_for_recoveries([audio, timed_lyrics])
    qtbot.waitUntil(lambda: bool(dialogs(another)), timeout=WAIT)
    seen = []
    answer("Stay with the restored song", seen)
    with qtbot.waitSignal(another.session.opened, timeout=WAIT):
        dialogs(another)[0].restore.click()
    qtbot.waitUntil(lambda: bool(seen), timeout=WAIT)
    assert "started to open song.wav + song.json" in seen[0]
    assert another.session.document.song.title == "First"


def test_the_style_is_saved_recovered_and_comes_back(qtbot, editing, project, audio):
    session = editing.session
    assert '"style"' not in project.read_text(encoding="utf-8")
    session.document.put_style(preset_style("stage"), "Style: Stage")
    assert session.document.is_edited
    qtbot.waitUntil(lambda: list(recovery_folder().glob("*.recovery")) != [], timeout=WAIT)
    (file,) = recovery_folder().glob("*.recovery")
    assert load_project(file)[0].style == {"preset": "stage"}
    with qtbot.waitSignal(session.saved, timeout=WAIT):
        editing.actions_["save"].trigger()
    assert not session.document.is_edited
    assert load_project(project)[0].style == {"preset": "stage"}
    slot = RecoverySlot.fresh(recovery_folder(), "crash")
    slot.write(replace(session.snapshot, style={"preset": "duet"}), str(project), session.project.digest)
    slot.close(keep=True)
    editing.open_controller.look_for_recoveries()
    qtbot.waitUntil(lambda: bool(dialogs(editing)), timeout=WAIT)
    with qtbot.waitSignal(session.opened, timeout=WAIT):
        dialogs(editing)[0].restore.click()
    assert session.document.style == preset_style("duet")
    assert session.document.undo_stack.undoText() == "Recovered edits"
    session.document.undo_stack.undo()
    assert session.document.style == preset_style("stage")
    session.document.undo_stack.setClean()
    opened(qtbot, editing, project)
    assert session.document.style == preset_style("stage")
    with qtbot.waitSignal(session.opened, timeout=WAIT):  # other lyrics for the song: it looks as it did
        session.open(SongFiles(audio, text="[00:01.00]<00:01.00>Other<00:02.00>\n", replaces=True))
    assert session.document.style == preset_style("stage")
    session.document.undo_stack.setClean()
    with qtbot.waitSignal(session.opened, timeout=WAIT):
        session.open(SongFiles(audio, text="[00:01.00]<00:01.00>Another <00:02.00>song<00:03.00>\n"))
    assert session.document.style == SongStyle()


def test_a_style_that_is_unknown_is_told_once_and_kept(qtbot, editing, project):
    mine = {"preset": "baroque", "glitter": 7}
    save_project(replace(load_project(project)[0], style=mine), project, None)
    opened(qtbot, editing, project)
    qtbot.waitUntil(lambda: bool(boxes(editing)), timeout=WAIT)
    (box,) = boxes(editing)
    assert "cannot be read by this version" in box.text() + box.informativeText()
    box.close()
    assert editing.session.document.style.style == load_style()
    edit(editing)
    with qtbot.waitSignal(editing.session.saved, timeout=WAIT):
        editing.actions_["save"].trigger()
    assert load_project(project)[0].style == mine
    editing.session.document.put_style(preset_style("classic"), "Style: Classic")
    with qtbot.waitSignal(editing.session.saved, timeout=WAIT):
        editing.actions_["save"].trigger()
    assert load_project(project)[0].style is None


def test_discarding_a_recovery_removes_it(qtbot, editing):
    crashed(editing, "First")
    editing.open_controller.look_for_recoveries()
    qtbot.waitUntil(lambda: bool(dialogs(editing)), timeout=WAIT)
    seen = []
    answer("Cancel", seen)
    dialogs(editing)[0].discard.click()
    assert "Discard the edits of “" in seen[0]
    assert len(find_recoveries(recovery_folder()).songs) == 1  # one slip of the hand loses nothing
    answer("Discard")
    dialogs(editing)[0].discard.click()
    assert find_recoveries(recovery_folder()).songs == ()


def test_a_damaged_project_offers_its_backup(qtbot, editing, project):
    edit(editing)
    with qtbot.waitSignal(editing.session.saved, timeout=WAIT):
        editing.actions_["save"].trigger()
    before = load_project(backup_of(project))[0].song
    project.write_bytes(project.read_bytes()[:200])
    seen = []
    answer("Open the backup", seen)
    with qtbot.waitSignal(editing.session.opened, timeout=WAIT):
        editing.open_paths([project])
    assert "is damaged" in seen[0]
    assert editing.session.document.song == before
    assert len(project.read_bytes()) == 200


def test_a_damaged_project_without_a_backup_says_that_there_is_none(qtbot, editing, project):
    project.write_bytes(project.read_bytes()[:200])
    editing.open_paths([project])
    qtbot.waitUntil(lambda: bool(boxes(editing)), timeout=WAIT)
    (box,) = boxes(editing)
    assert "is damaged" in box.text()
    assert "not changed" in box.informativeText()
    assert "no backup" in box.informativeText()
    box.close()


def test_a_project_of_a_newer_version_is_left_alone(qtbot, editing, project):
    text = project.read_text(encoding="utf-8").replace('"version": 1', '"version": 9')
    project.write_text(text, encoding="utf-8")
    editing.open_paths([project])
    qtbot.waitUntil(lambda: bool(boxes(editing)), timeout=WAIT)
    (box,) = boxes(editing)
    assert "newer version" in box.text()
    assert "not changed" in box.informativeText()
    box.close()


def test_a_sound_that_moved_is_recognised(qtbot, editing, project, audio, tmp_path):
    (tmp_path / "sounds").mkdir()
    audio.rename(tmp_path / "sounds" / "renamed.wav")
    opened(qtbot, editing, project)
    assert editing.session.document.song.audio == str(tmp_path / "sounds" / "renamed.wav")
    assert "had moved" in editing.status.state.text()


def test_a_sound_that_is_gone_is_asked_for(qtbot, editing, project, audio, tmp_path_factory):
    away = tmp_path_factory.mktemp("far") / "deep"
    away.mkdir()
    audio.rename(away / "it.wav")
    seen = []
    answer("Locate…", seen)
    QTimer.singleShot(400, partial(choose_file, away / "it.wav"))
    opened(qtbot, editing, project)
    assert "song.wav is not at" in seen[0]
    assert editing.session.document.song.audio == str(away / "it.wav")


def test_a_sound_that_was_replaced_is_noticed(qtbot, editing, project, audio):
    data = bytearray(audio.read_bytes())
    data[5000] ^= 64
    audio.write_bytes(bytes(data))
    seen = []
    answer("Keep going", seen)
    opened(qtbot, editing, project)
    qtbot.waitUntil(lambda: bool(seen), timeout=WAIT)
    assert "is not the sound" in seen[0]
    qtbot.waitUntil(lambda: not editing.session.runner.is_busy, timeout=WAIT)
    assert editing.session.document.is_edited
    with qtbot.waitSignal(editing.session.saved, timeout=WAIT):
        editing.actions_["save"].trigger()
    opened(qtbot, editing, project)
    qtbot.waitUntil(lambda: not editing.session.runner.is_busy, timeout=WAIT)
    assert len(seen) == 1


@pytest.mark.parametrize("timed", [True, False])
def test_lyrics_are_pasted(qtbot, window, audio, timed):
    text = "[00:01.00]<00:01.00>Pasted <00:02.00>words<00:03.00>\n" if timed else "Pasted words\n"
    QApplication.clipboard().setText(text)
    window.actions_["paste_lyrics"].trigger()
    assert window.start_page.title.text() == "Now drop the song"
    window.session.align = lambda *args: None  # the sound is a tone
    with qtbot.waitSignal(window.session.opened, timeout=WAIT):
        drop(window, [audio])
    song = window.session.document.song
    assert [word.text for word in song.words()] == ["Pasted", "words"]
    assert [word.start_ms for word in song.words()] == ([1000, 2000] if timed else [None, None])


def test_five_files_a_folder_and_a_project_with_more_are_refused(qtbot, window, audio, timed_lyrics, tmp_path):
    others = [tmp_path / f"{number}.txt" for number in range(3)]
    project = tmp_path / "a.kmaker"
    for path in (*others, project):
        path.write_text("la la", encoding="utf-8")
    for files, said in (
        ([audio, timed_lyrics, *others], "4 files of lyrics"),
        ([tmp_path], "is a folder"),
        ([project, audio], "is a project"),
    ):
        drop(window, files)
        qtbot.waitUntil(lambda: bool(boxes(window)), timeout=WAIT)
        (box,) = boxes(window)
        assert said in box.text()
        assert "Nothing was opened" in box.informativeText()
        box.close()
        qtbot.waitUntil(lambda: not boxes(window), timeout=WAIT)
    assert not window.session.is_open
