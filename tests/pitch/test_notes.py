"""Notes found in voices whose notes are known, and in what is no singing."""

from dataclasses import replace

import numpy as np
import pytest

from kmaker_studio.core.edits import clear_notes, with_notes
from kmaker_studio.core.song import Line, Note, Song, Syllable, Word, build_lines
from kmaker_studio.pitch.f0 import F0, f0_of
from kmaker_studio.pitch.network import RATE, SwiftF0
from kmaker_studio.pitch.notes import notes_of_song, tuning_of
from tests.pitch.conftest import blocks_of, melody, right, sung, tone


@pytest.mark.parametrize(("seed", "tuning"), [(1, 0.0), (2, 0.3)])
def test_known_notes(model: SwiftF0, seed: int, tuning: float):
    truth = melody(seed)
    f0 = f0_of(blocks_of(sung(truth, seed, tuning)), model)
    found = notes_of_song(clear_notes(truth), f0)
    assert right(truth, found.song) >= 0.97
    assert found.notes == ()
    assert tuning_of(f0, list(truth.words())) == pytest.approx(tuning, abs=0.06)
    made = sum(len(word.notes) for word in found.song.words())
    assert made <= 1.1 * sum(len(word.notes) for word in truth.words())  # neither vibrato nor glides make notes


def held(pitches: list[float], frames: int = 20, others: list[float] | None = None) -> tuple[Song, F0]:
    """A word a pitch, `frames` of 16 ms each, and the second candidates, which are nearly as likely."""
    song = Song(lines=build_lines([[("la", 320 * at, 320 * at + 320) for at in range(len(pitches))]]))
    best = np.repeat(np.array(pitches), frames)
    second = np.repeat(np.array(others or pitches), frames)
    candidates = np.stack((best, second, second), axis=1).astype(np.float32)
    deficits = np.tile(np.array([0, 1, np.inf], np.float32), (len(best), 1))
    level = np.full(len(best), -20, np.float32)
    return song, F0(candidates, deficits, np.ones(len(best), np.float32), level)


def pitches_of(song: Song) -> list[int | None]:
    return [note.pitch for word in song.words() for note in word.notes]


def test_octave_mistakes_are_mended_by_the_melody_around_them():
    song, f0 = held([60, 62, 76, 62, 60, 47, 57], others=[60, 62, 64, 62, 60, 59, 57])
    assert pitches_of(notes_of_song(song, f0).song) == [60, 62, 64, 62, 60, 59, 57]
    song, f0 = held([60, 62, 76, 77, 76, 74, 72], others=[60, 62, 76, 77, 76, 74, 72])  # a leap that is sung
    assert pitches_of(notes_of_song(song, f0).song) == [60, 62, 76, 77, 76, 74, 72]


def test_a_note_a_syllable_at_least():
    song, f0 = held([60])
    word = next(song.words())
    syllables = (Syllable("l", 0), Syllable("a", 160))
    parted = replace(song, lines=(Line("l1", (replace(word, syllables=syllables),)),))
    assert next(notes_of_song(parted, f0).song.words()).notes == (Note(60), Note(60, 160))


def test_a_drum_solo_and_silence_have_no_pitch(model: SwiftF0):
    random = np.random.default_rng(0)
    drums = np.zeros(6 * RATE, np.float32)
    for at in range(0, len(drums) - 4000, RATE // 3):
        drums[at : at + 4000] += (0.5 * random.normal(size=4000) * np.exp(-np.arange(4000) / 400)).astype(np.float32)
    song = Song(lines=build_lines([[("la", 500 * at, 500 * at + 400) for at in range(1, 10)]]))
    for sound in (drums, np.zeros(6 * RATE, np.float32)):
        found = notes_of_song(song, f0_of(blocks_of(sound), model))
        assert pitches_of(found.song) == [None] * 9
        assert {note.kind for word in found.song.words() for note in word.notes} <= {"freestyle", "rap"}
        assert found.notes == ("No sung pitch is heard: every word is without one.",)


def test_a_spoken_line_is_rap(model: SwiftF0):
    """The pitch falls and rises all the time, as it does in speech; the line after it is sung."""
    at = np.arange(4 * RATE) / RATE
    spoken = 52 + 4 * np.sin(2 * np.pi * 2.1 * at) + 3 * np.sin(2 * np.pi * 3.3 * at + 1)
    sound = np.concatenate((tone(spoken), tone(np.repeat([60.0, 64.0, 62.0, 65.0], RATE))))
    words = [
        [("say", 400 * at, 400 * at + 380) for at in range(10)],
        [("la", 1000 * at, 1000 * at + 900) for at in range(4, 8)],
    ]
    found = notes_of_song(Song(lines=build_lines(words)), f0_of(blocks_of(sound), model))
    assert {note for word in found.song.lines[0].words for note in word.notes} == {Note(None, 0, "rap")}
    assert pitches_of(replace(found.song, lines=found.song.lines[1:])) == [60, 64, 62, 65]
    assert found.notes == ("10 of 14 words are without a pitch (10 of them spoken).",)


def test_a_song_of_two_seconds(model: SwiftF0):
    song = Song(lines=build_lines([[("hey", 300, 1700)]]))
    found = notes_of_song(song, f0_of([tone(np.full(2 * RATE, 66.0))], model))
    assert pitches_of(found.song) == [66]


def test_words_past_the_sound_and_without_length_of_sound(model: SwiftF0):
    song = Song(lines=build_lines([[("one", 100, 900), ("two", 5000, 6000)]]))
    found = notes_of_song(song, f0_of([tone(np.full(RATE, 66.0))], model))
    assert pitches_of(found.song) == [66, None]


def test_marks_stay_and_other_words_are_left_alone():
    song, f0 = held([60, 62])
    marked = with_notes(song, {"w1": [Note(50, 0, "golden")], "w2": [Note(51, 0, "golden")]})
    found = notes_of_song(marked, f0, only=["w1"]).song
    first, second = found.words()
    assert first.notes == (Note(60, 0, "golden"),)
    assert second is list(marked.words())[1] or second == list(marked.words())[1]
    untimed = Song(lines=(Line("l1", (Word("w1", "la", notes=(Note(40),)),)),))
    assert notes_of_song(untimed, f0).song == untimed
