import pytest

from kmaker_studio.formats import read_song
from tests.studio.events import answer, boxes, drop


def opened(window):
    return lambda: window.session.is_open


def test_a_song_and_timed_lyrics_dropped_together_open_with_their_times(qtbot, window, audio, timed_lyrics):
    drop(window, [timed_lyrics, audio])
    qtbot.waitUntil(opened(window), timeout=20000)
    assert window.pages.currentWidget() is window.editor
    song = window.session.document.song
    assert [(word.start_ms, word.end_ms) for word in song.words()][:2] == [(500, 900), (900, 1400)]
    assert song.duration_ms == 8000
    assert not window.session.is_aligning
    assert not window.session.document.is_edited
    qtbot.waitUntil(lambda: not window.session.playback.is_decoding, timeout=20000)
    _, _, peaks = window.session.playback.pyramid.window(0, 8000, 16)
    assert len(peaks) * 16 == pytest.approx(8000, abs=20)
    assert float(peaks[:, 1].max()) == pytest.approx(0.6, abs=0.01)
    assert "8 words aligned, 0 to check" in window.status.state.text()


def test_files_dropped_one_after_the_other(qtbot, window, audio, timed_lyrics):
    drop(window, [timed_lyrics])
    qtbot.waitUntil(lambda: window.start_page.title.text() == "Now drop the song")
    assert timed_lyrics.name in window.start_page.file.text()
    drop(window, [audio])
    qtbot.waitUntil(opened(window), timeout=20000)


def test_several_songs_are_refused_in_a_dialog(qtbot, window, audio, tmp_path):
    drop(window, [audio, tmp_path / "other.mp3"])
    qtbot.waitUntil(lambda: bool(boxes(window)))
    (box,) = boxes(window)
    assert "2 songs" in box.text()
    box.close()
    assert not window.session.is_open


def test_a_damaged_sound_is_named_in_a_dialog(qtbot, window, timed_lyrics, tmp_path):
    bad = tmp_path / "bad.wav"
    bad.write_bytes(b"RIFF" + bytes(100))
    drop(window, [bad, timed_lyrics])
    qtbot.waitUntil(lambda: bool(boxes(window)), timeout=20000)
    (box,) = boxes(window)
    assert "bad.wav" in box.text()
    assert box.informativeText() == "Nothing was opened or changed."
    box.close()
    assert not window.session.is_open


def test_lyrics_dropped_on_an_open_song_replace_its_lyrics_when_asked_to(qtbot, editing, tmp_path):
    other = tmp_path / "other.lrc"
    other.write_text("[00:01.00]<00:01.00>Another <00:02.00>song<00:03.00>\n", encoding="utf-8")
    seen = []
    answer("Take it as the lyrics", seen)
    drop(editing, [other])
    qtbot.waitUntil(lambda: editing.session.document.song.word_count == 2, timeout=20000)
    assert "other.lrc" in seen[0]
    assert editing.session.document.song.audio.endswith("song.wav")
    assert read_song(other).song.lines[0].text == editing.session.document.song.lines[0].text


def test_another_song_begins_on_the_start_page(qtbot, editing, audio, tmp_path):
    other = tmp_path / "other.wav"
    other.write_bytes(audio.read_bytes())
    answer("Begin another song")
    drop(editing, [other])
    qtbot.waitUntil(lambda: editing.pages.currentWidget() is editing.start_page, timeout=5000)
    assert editing.start_page.title.text() == "Now drop its lyrics"
    assert not editing.session.is_open
