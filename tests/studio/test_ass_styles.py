"""An ASS file in several styles: the window asks which one is sung."""

import pytest

from tests.studio.events import answer, drop

TEXT = (
    "[Script Info]\n[Events]\n"
    "Dialogue: 0,0:00:00.50,0:00:01.50,Roman,,0,0,0,,{\\k50}kami {\\k50}no\n"
    "Dialogue: 0,0:00:00.50,0:00:01.50,Kanji,,0,0,0,,{\\k50}紙{\\k50}の\n"
)


@pytest.mark.parametrize(("answered", "words"), [("Kanji", ["紙", "の"]), ("Roman", ["kami", "no"])])
def test_the_style_is_asked_for(qtbot, window, audio, tmp_path, answered, words):
    path = tmp_path / "song.ass"
    path.write_text(TEXT, encoding="utf-8")
    seen = []
    answer(answered, seen)
    drop(window, [audio, path])
    qtbot.waitUntil(lambda: window.session.is_open, timeout=30000)
    assert [word.text for word in window.session.document.song.words()] == words
    assert "several styles" in seen[0]


def test_cancel_opens_nothing(window, audio, tmp_path):
    path = tmp_path / "song.ass"
    path.write_text(TEXT, encoding="utf-8")
    answer("Cancel", [])
    drop(window, [audio, path])
    assert not window.session.is_open
    assert not window.open_controller.pending.has_lyrics


def test_one_style_asks_nothing(qtbot, window, audio, tmp_path):
    path = tmp_path / "song.ass"
    path.write_text(TEXT.replace("Kanji", "Roman").replace("紙", "fune"), encoding="utf-8")
    drop(window, [audio, path])
    qtbot.waitUntil(lambda: window.session.is_open, timeout=30000)
    assert window.session.document.song.word_count > 0
