"""Which checkpoint the window aligns with."""

from PySide6.QtWidgets import QFileDialog

from kmaker_studio import paths
from kmaker_studio.demo import demo_songs
from kmaker_studio.studio.session.aligner_choice import choose_checkpoint, chosen_checkpoint
from kmaker_studio.studio.settings import flush
from tests.studio.events import drop


def test_the_menu_chooses_and_shows_what_is_chosen(window, monkeypatch, tmp_path):
    shipped, other = window.actions_["shipped_checkpoint"], window.actions_["other_checkpoint"]
    mine = tmp_path / "mine.safetensors"
    monkeypatch.setattr(QFileDialog, "exec", lambda _: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _: [str(mine)])
    assert chosen_checkpoint() is None
    other.trigger()
    assert chosen_checkpoint() == mine
    assert "mine.safetensors" in window.status.state.text()
    assert (shipped.isChecked(), other.isChecked()) == (False, True)
    shipped.trigger()
    assert chosen_checkpoint() is None
    assert (shipped.isChecked(), other.isChecked()) == (True, False)


def test_a_dialog_that_was_closed_changes_nothing(window, monkeypatch, tmp_path):
    choose_checkpoint(tmp_path / "mine.safetensors")
    monkeypatch.setattr(QFileDialog, "exec", lambda _: False)
    window.actions_["other_checkpoint"].trigger()
    assert chosen_checkpoint() == tmp_path / "mine.safetensors"


def test_the_choice_is_remembered_as_text(window, tmp_path):
    choose_checkpoint(tmp_path / "mine.safetensors")
    flush()
    assert str(tmp_path / "mine.safetensors") in (paths.user_config() / "studio.ini").read_text("utf-8")


def test_the_window_aligns_with_the_chosen_checkpoint(qtbot, window, late_checkpoint):
    demo = demo_songs()[0]
    document = window.session.document
    with qtbot.waitSignal(window.session.aligned, timeout=240_000):
        drop(window, [demo.audio, demo.lyrics])
    shipped = next(document.song.words()).start_ms
    choose_checkpoint(late_checkpoint)
    with qtbot.waitSignal(window.session.aligned, timeout=240_000):
        window.session.align()
    assert abs(next(document.song.words()).start_ms - shipped - 200) <= 1


def test_a_chosen_checkpoint_that_is_gone_is_told(qtbot, window, tmp_path):
    demo = demo_songs()[0]
    choose_checkpoint(tmp_path / "gone.safetensors")
    with qtbot.waitSignal(window.session.failed, timeout=60_000) as failed:
        drop(window, [demo.audio, demo.lyrics])
    _title, sentence, safe = failed.args
    assert "gone.safetensors" in str(sentence)
    assert safe == "No word was moved."
