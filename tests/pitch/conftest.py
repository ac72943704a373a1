"""Voices made here: known notes sung by harmonics of a vowel, with glides, vibrato and consonants."""

from collections.abc import Sequence

import numpy as np
import pytest

from kmaker_studio.core.song import Line, Note, Song, Word
from kmaker_studio.core.sung_notes import sung_notes
from kmaker_studio.pitch.network import RATE, SwiftF0
from kmaker_studio.pitch.weights import load_weights


@pytest.fixture(scope="session")
def model() -> SwiftF0:
    return load_weights()


def tone(pitch: np.ndarray, loud: np.ndarray | float = 1.0) -> np.ndarray:
    """A vowel at `pitch` (MIDI numbers, one a sample) and RATE."""
    phase = 2 * np.pi * np.cumsum(440 * 2 ** ((pitch - 69) / 12)) / RATE
    formants = (1.0, 0.7, 0.45, 0.5, 0.3, 0.15, 0.1)
    sound = sum(share * np.sin(number * phase) for number, share in enumerate(formants, 1))
    return (0.15 * loud * sound).astype(np.float32)


def melody(seed: int, count: int = 40) -> Song:
    """Words of one or two notes in C major, a pause behind every eighth."""
    random = np.random.default_rng(seed)
    ladder = [pitch for pitch in range(52, 76) if pitch % 12 in (0, 2, 4, 5, 7, 9, 11)]
    place, clock = 7, 500
    words: list[Word] = []
    for number in range(count):
        notes: list[Note] = []
        for part in range(1 + (random.random() < 0.25)):
            before = place
            while place == before:
                place = int(np.clip(place + random.integers(-4, 5), 0, len(ladder) - 1))
            notes.append(Note(ladder[place], 300 * part))
        length = 300 * (len(notes) - 1) + int(random.integers(250, 700))
        words.append(Word(f"w{number + 1}", "la", clock, clock + length, notes=tuple(notes)))
        clock += length + int(random.choice([20, 60, 60, 150])) + 900 * (number % 8 == 7)
    lines = tuple(Line(f"l{at}", tuple(words[at : at + 8])) for at in range(0, count, 8))
    return Song(lines=lines, duration_ms=clock + 500)


def sung(song: Song, seed: int = 0, tuning: float = 0.0) -> np.ndarray:
    """`song` as it sounds: consonants of noise, glides of 70 ms, vibrato on what is held."""
    random = np.random.default_rng(seed)
    count = int((song.duration_ms or 0) * RATE / 1000)
    pitch, loud = np.full(count, 60.0), np.zeros(count)
    hiss = np.zeros(count, np.float32)
    for word in song.words():
        for note in sung_notes(word):
            begin, end = (note.start_ms * RATE // 1000, note.end_ms * RATE // 1000)
            pitch[begin:] = (note.pitch or 60) + tuning
            held = np.clip((np.arange(end - begin) / RATE - 0.25) / 0.2, 0, 1)
            pitch[begin:end] += 0.35 * held * np.sin(2 * np.pi * 5.5 * np.arange(end - begin) / RATE)
        begin, end = ((at or 0) * RATE // 1000 for at in (word.start_ms, word.end_ms))
        loud[begin:end] = random.uniform(0.5, 1.0)
        consonant = RATE // 25
        loud[begin : begin + consonant] *= 0.1
        hiss[begin : begin + consonant] += (0.05 * random.normal(size=consonant)).astype(np.float32)
    glide = np.hanning(int(0.07 * RATE))
    smooth = np.convolve(np.pad(pitch, len(glide), mode="edge"), glide / glide.sum(), "same")[len(glide) : -len(glide)]
    edge = np.ones(RATE // 100) / (RATE // 100)
    return tone(smooth, np.convolve(loud, edge, "same")) + hiss


def right(truth: Song, found: Song) -> float:
    """The share of the true notes for most of whose time the found pitch is theirs."""
    words = {word.id: sung_notes(word) for word in found.words()}
    hits: list[bool] = []
    for word in truth.words():
        for note in sung_notes(word):
            shares: dict[int | None, int] = {}
            for each in words[word.id]:
                common = min(note.end_ms, each.end_ms) - max(note.start_ms, each.start_ms)
                shares[each.pitch] = shares.get(each.pitch, 0) + max(0, common)
            hits.append(max(shares, key=lambda pitch: shares[pitch], default=None) == note.pitch)
    return sum(hits) / len(hits)


def blocks_of(sound: np.ndarray, size: int = 50_000) -> Sequence[np.ndarray]:
    return [sound[at : at + size] for at in range(0, len(sound), size)]
