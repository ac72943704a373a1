"""Hearing parts of the song in a real window; a silent clock stands for the device."""

import pytest

from kmaker_studio.core.edits import set_word_times
from kmaker_studio.studio.theme.theme import theme
from tests.studio.events import click


def test_enter_plays_the_selected_word_and_comes_back(qtbot, editing):
    document, playback = editing.session.document, editing.session.playback
    document.select("w1")
    editing.actions_["play_selection"].trigger()
    assert playback.is_playing
    qtbot.waitUntil(lambda: not playback.is_playing, timeout=8000)
    assert playback.position_ms == 500


def test_enter_without_a_selection_says_so(editing):
    editing.session.document.select("")
    editing.actions_["play_selection"].trigger()
    assert not editing.session.playback.is_playing
    assert "selected" in editing.status.state.text()


def test_a_loop_follows_the_words_it_was_begun_for(qtbot, editing):
    document, playback = editing.session.document, editing.session.playback
    document.select("w3")
    editing.actions_["loop_selection"].trigger()
    assert playback.is_looping
    document.apply(lambda song: set_word_times(song, "w3", 1700, 1800), "Shorter")
    qtbot.waitUntil(lambda: 1700 <= playback.position_ms < 1800, timeout=8000)
    for _ in range(8):
        qtbot.wait(60)
        assert 1700 <= playback.position_ms < 1800
    editing.actions_["loop_selection"].trigger()
    assert not playback.is_looping
    assert playback.is_playing
    playback.pause()


def test_a_click_lets_the_word_be_heard_unless_the_song_runs(editing):
    listening, playback = editing.editor.selection_player, editing.session.playback
    editing.editor.lyrics.wordClicked.emit("w5")
    assert playback.is_playing
    assert playback.position_ms >= 3500
    editing.editor.lyrics.wordClicked.emit("w1")  # another one takes its place
    assert 500 <= playback.position_ms < 900
    playback.pause()
    playback.play(5000)
    listening.clicked("w1")
    assert playback.position_ms >= 5000
    playback.pause()
    listening.set_plays_clicks(False)
    listening.clicked("w1")
    assert not playback.is_playing


def test_a_word_clicked_on_the_timeline_is_heard_to_its_end_and_no_further(qtbot, editing):
    playback, timeline = editing.session.playback, editing.editor.timeline
    for word_id, start in (("w4", 3000), ("w1", 500)):  # the second while the first is heard
        click(timeline.canvas, timeline.point_of(editing.session.document.word(word_id)))
        assert playback.is_playing
        assert start <= playback.position_ms < start + 300
    qtbot.waitUntil(lambda: not playback.is_playing, timeout=8000)
    assert playback.position_ms == 500


def test_a_click_on_the_waveform_ends_the_word_that_is_heard(editing):
    playback, canvas = editing.session.playback, editing.editor.timeline.canvas
    wave = canvas.wave_rect.center().toPoint()
    editing.editor.lyrics.wordClicked.emit("w3")
    assert playback.is_playing
    click(canvas, wave)
    assert not playback.is_playing
    assert playback.position_ms == pytest.approx(canvas.scale.ms(wave.x()), abs=1)
    playback.play(1000)
    click(canvas, wave)
    assert playback.is_playing  # the song plays on from there
    playback.pause()


def test_going_on_by_keys_ends_the_word_that_is_heard(editing):
    playback = editing.session.playback
    editing.editor.lyrics.wordClicked.emit("w3")
    editing.actions_["next_word"].trigger()
    assert not playback.is_playing
    assert playback.position_ms == 3000


def test_the_next_doubtful_word_is_heard_with_its_surroundings(qtbot, editing, monkeypatch):
    document, playback = editing.session.document, editing.session.playback
    from dataclasses import replace

    def doubt(song):
        lines = [
            replace(line, words=tuple(replace(word, confidence=0.2 if word.id == "w5" else 0.9) for word in line.words))
            for line in song.lines
        ]
        return replace(song, lines=tuple(lines))

    document.apply(doubt, "Doubt")
    editing.actions_["next_doubtful"].trigger()
    assert document.selected.id == "w5"
    assert playback.is_playing
    assert 3000 <= playback.position_ms < 3500  # half a second before
    low, high = editing.editor.timeline.span
    assert low < 3500 < high
    qtbot.waitUntil(lambda: not playback.is_playing, timeout=8000)
    assert playback.position_ms == 3500


def test_the_speed_is_shown_and_kept_in_its_bounds(editing):
    playback = editing.session.playback
    editing.actions_["speed_50"].trigger()
    assert editing.editor.bar.speed.text() == "50 %"
    for _ in range(12):
        editing.actions_["slower"].trigger()
    assert theme().good in editing.status.state.text()  # this is no warning
    editing.status.say("Something was refused")
    assert theme().doubtful_border in editing.status.state.text()
    assert playback.mode.speed == 25
    editing.actions_["speed_100"].trigger()
    assert playback.mode.is_plain
    assert not editing.actions_["voice_mix"].isEnabled()  # the song is mono
