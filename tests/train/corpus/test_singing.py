import numpy as np
import pytest
import pyworld

from kmaker_studio.train.corpus.espeak import Speech, speak
from kmaker_studio.train.corpus.singing import Note, SungSpeech, VocalStyle, sing, vowel_count_by_word, vowels_of

STRAIGHT = VocalStyle(glide=0.01, vibrato=0.0)


def spoken(*words: str, language: str = "de") -> Speech:
    speech = speak(list(words), language)
    assert speech is not None
    return speech


def sung(speech: Speech, notes: list[list[Note]], mode: VocalStyle = STRAIGHT) -> SungSpeech:
    return sing(speech, notes, mode, np.random.default_rng(0))


def pitch_at(song: SungSpeech, start: float, end: float) -> float:
    """The median pitch between two times, as a MIDI number."""
    f0, times = pyworld.harvest(song.samples, song.rate)
    inside = f0[(times >= start) & (times < end) & (f0 > 0)]
    return float(69 + 12 * np.log2(np.median(inside) / 440))


def test_every_note_has_its_pitch_and_its_length():
    speech = spoken("la", "la", "la")
    pitches, lengths = (57, 64, 60), (0.6, 0.8, 1.0)
    song = sung(speech, [[Note(*note)] for note in zip(pitches, lengths, strict=True)])
    begin = song.first_vowel
    for pitch, length in zip(pitches, lengths, strict=True):
        # away from the edges, where the consonants are
        assert pitch_at(song, begin + 0.15, begin + length - 0.2) == pytest.approx(pitch, abs=0.4)
        begin += length
    assert len(song.samples) / song.rate == pytest.approx(song.first_vowel + sum(lengths), abs=0.15)


def test_a_melisma_goes_through_its_notes():
    song = sung(spoken("la"), [[Note(55, 0.5), Note(59, 0.5), Note(62, 0.5)]])
    for place, pitch in enumerate((55, 59, 62)):
        begin = song.first_vowel + 0.5 * place
        assert pitch_at(song, begin + 0.1, begin + 0.4) == pytest.approx(pitch, abs=0.4)


def test_vibrato_moves_about_its_note():
    shaking = VocalStyle(glide=0.01, vibrato=0.8, vibrato_hz=5.0, vibrato_delay=0.1)
    spread = []
    for mode in (STRAIGHT, shaking):
        song = sung(spoken("la"), [[Note(60, 2.0)]], mode)
        f0, times = pyworld.harvest(song.samples, song.rate)
        held = f0[(times > song.first_vowel + 0.6) & (times < song.first_vowel + 1.6) & (f0 > 0)]
        spread.append(np.std(12 * np.log2(held)))
    assert spread[0] < 0.25
    assert spread[1] == pytest.approx(0.8 / np.sqrt(2), abs=0.2)  # the deviation of a sine of that height


@pytest.mark.parametrize(
    ("words", "language"), [(("hello", "little", "moon"), "en-us"), (("xin", "chào", "trăng"), "vi"), (("la",), "de")]
)
def test_word_times_move_along(words: tuple[str, ...], language: str):
    speech = spoken(*words, language=language)
    assert sum(vowel_count_by_word(speech)) == len(vowels_of(speech))
    song = sung(speech, [[Note(60, 0.7)] for _ in vowels_of(speech)])
    edges = [edge for span in song.words for edge in span]
    assert edges == sorted(edges)
    assert len(song.words) == len(words)
    assert edges[0] >= 0
    assert edges[-1] <= len(song.samples) / song.rate + 0.01
    # a word lasts about as long as its notes
    for (start, end), count in zip(song.words, vowel_count_by_word(speech), strict=True):
        assert end - start == pytest.approx(0.7 * count, abs=0.35)


def test_each_vowel_needs_notes():
    speech = spoken("la", "la")
    with pytest.raises(ValueError, match="2 vowels need as many lists of notes, not 1"):
        sung(speech, [[Note(60, 0.5)]])
