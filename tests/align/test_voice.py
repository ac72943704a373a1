"""What is heard of a voice: known tones at known times."""

import numpy as np
import pytest

from kmaker_studio.align.voice import HOP, hear_voice

RATE = 16_000


def notes(seconds: float, *sung: tuple[float, float, float]) -> np.ndarray:
    """Harmonic tones of (start, end, hertz), silence elsewhere."""
    clock = np.arange(int(seconds * RATE)) / RATE
    made = np.zeros(len(clock))
    for start, end, hertz in sung:
        inside = (clock >= start) & (clock < end)
        made[inside] += sum(np.sin(2 * np.pi * hertz * part * clock[inside]) / part for part in range(1, 12))
    return (0.1 * made).astype(np.float32)


def test_a_voice_is_active_while_it_sounds():
    voice = hear_voice(notes(4.0, (1.0, 3.0, 220.0)), 10.0)
    assert voice.start == 10.0
    assert voice.active[voice.at(np.array([10.5, 11.5, 12.5, 13.5]))] == pytest.approx([0, 1, 1, 0], abs=0.02)


def test_a_new_note_is_a_change_and_a_held_one_is_none():
    voice = hear_voice(notes(4.0, (1.0, 2.5, 220.0), (2.5, 4.0, 262.0)))
    changes = {
        seconds: voice.change[voice.at(np.array(seconds)) + np.arange(-4, 5)].max() for seconds in (1, 2, 2.5, 3)
    }
    assert min(changes[1], changes[2.5]) > 0.5
    assert max(changes[2], changes[3]) < 0.1


def test_loud_is_what_sounds_where_somebody_sings():
    quiet, loud = 0.05 * notes(20.0, (0.0, 18.0, 220.0)), notes(20.0, (18.0, 20.0, 220.0))
    alone = hear_voice(quiet + loud)
    told = hear_voice(quiet + loud, 0.0, [(18.0, 20.0)])
    assert alone.active[: int(17 / HOP)].mean() > 0.9
    assert told.active[: int(17 / HOP)].mean() < 0.1


def test_silence_has_no_change():
    voice = hear_voice(np.zeros(RATE, np.float32))
    assert len(voice.change) == len(voice.active) == len(voice.level) == 100
    assert not voice.change.any()


def test_hardly_any_sound():
    assert len(hear_voice(np.zeros(3, np.float32)).level) == 1
