"""One synthetic song: random lyrics sung by a random voice over a random band, with exact word times."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from kmaker_studio.train import accompaniment, effects
from kmaker_studio.train.singing import Manner, Note, Sung, sing, vowel_count_by_word
from kmaker_studio.train.speakers import Speaker, random_formant_speaker
from kmaker_studio.train.voice import Speech

RATE = 16_000
Samples = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class SungWord:
    """A word of a synthetic song and when it is sung, in seconds; from `voiced` to `end` only consonants sound."""

    text: str
    start: float
    end: float
    voiced: float


@dataclass(frozen=True, slots=True)
class SyntheticSong:
    """Mono float32 samples at 16 kHz, the lyrics as lines of timed words, and their language (ISO 639-1)."""

    samples: npt.NDArray[np.float32]
    lines: tuple[tuple[SungWord, ...], ...]
    language: str


@dataclass(frozen=True, slots=True)
class _Singer:
    manner: Manner
    lowest: int
    beat: float
    key: int
    scale: tuple[int, ...]
    pace: float  # notes a beat, roughly


def make_song(seed: tuple[int, ...], seconds: float = 30.0, speaker: Speaker | None = None) -> SyntheticSong:
    """The synthetic song of a seed, with the words and voice of `speaker`, or else of a random formant voice.

    The same seed gives the same words, notes and mix. The synthesiser keeps its oscillators running from one phrase to
    the next, so two renditions differ in phase and their words by some milliseconds.
    """
    random = np.random.default_rng(seed)
    if speaker is None:
        speaker = random_formant_speaker(random)
    singer = _random_singer(speaker, random)
    voice = np.zeros(int(seconds * RATE))
    lines: list[tuple[SungWord, ...]] = []
    clock = _pause(random) if random.random() < 0.8 else 0.1
    previous: Sequence[str] = ()
    failures = 0
    while clock < seconds - 2.0 and failures < 12:
        if previous and random.random() < 0.15:
            words, speech = previous, speaker.again(previous)
        else:
            words, speech = speaker.line(random) or ((), None)
        sung = _sing_line(speech, singer, seconds - 0.1 - clock, random) if speech else None
        if sung is None:
            failures += 1
            continue
        previous = words
        sound = effects.doubled(sung.at(RATE), RATE, random) if random.random() < 0.15 else sung.at(RATE)
        begin = int(clock * RATE)
        voice[begin : begin + len(sound)] += sound[: len(voice) - begin]
        lines.append(
            tuple(
                SungWord(text, clock + start, clock + end, clock + voiced)
                for text, (start, end), voiced in zip(words, sung.words, sung.voiced, strict=True)
            )
        )
        clock += len(sung.samples) / sung.rate + _pause(random)
    mixed = _mix(voice, singer, seconds, random)
    return SyntheticSong(mixed, tuple(lines), speaker.tongue.code)


def _pause(random: np.random.Generator) -> float:
    kind = random.random()
    if kind < 0.72:
        return float(random.uniform(0.0, 0.7))
    return float(random.uniform(0.7, 3.0) if kind < 0.95 else random.uniform(4.0, 14.0))


def _random_singer(speaker: Speaker, random: np.random.Generator) -> _Singer:
    low_voice = random.random() < (0.5 if speaker.is_low is None else 0.85 if speaker.is_low else 0.1)
    manner = Manner(
        glide=float(random.uniform(0.02, 0.12)),
        vibrato=float(random.uniform(0.0, 0.6)),
        vibrato_hz=float(random.uniform(4.8, 6.8)),
        vibrato_delay=float(random.uniform(0.15, 0.5)),
        formant=float(random.uniform(0.88, 1.08) if low_voice else random.uniform(1.0, 1.22)),
        consonant=float(random.uniform(0.75, 1.25)),
        breath=float(random.uniform(0.0, 0.25)) if random.random() < 0.4 else 0.0,
    )
    return _Singer(
        manner=manner,
        lowest=int(random.integers(43, 52) if low_voice else random.integers(53, 64)),
        beat=60.0 / float(random.uniform(62, 150)),
        key=int(random.integers(55, 67)),
        scale=accompaniment.MAJOR if random.random() < 0.6 else accompaniment.MINOR,
        pace=float(random.choice([1.0, 1.5, 2.0, 2.0, 2.0, 3.0, 4.0])),
    )


def _sing_line(speech: Speech, singer: _Singer, room: float, random: np.random.Generator) -> Sung | None:
    """The line sung, or None where it is unsuitable: a word without a vowel, or longer than `room` seconds."""
    if not all(vowel_count_by_word(speech)):
        return None
    notes = _random_notes(speech, singer, random)
    if sum(note.seconds for group in notes for note in group) > room:
        return None
    manner = replace(singer.manner, vibrato=singer.manner.vibrato * float(random.uniform(0.5, 1.2)))
    sung = sing(speech, notes, manner, random)
    return sung if len(sung.samples) / sung.rate <= room else None


def _random_notes(speech: Speech, singer: _Singer, random: np.random.Generator) -> list[list[Note]]:
    """A walk over the scale, note lengths on the beat, the last note of the line held."""
    count = sum(vowel_count_by_word(speech))
    pitches = [pitch for pitch in range(singer.lowest, singer.lowest + 17) if (pitch - singer.key) % 12 in singer.scale]
    place = int(random.integers(len(pitches)))
    notes: list[list[Note]] = []
    for index in range(count):
        beats = float(random.choice([0.5, 1.0, 1.0, 1.0, 1.5, 2.0])) / singer.pace
        if random.random() < 0.04:
            beats *= 3
        if index == count - 1:
            beats = float(random.choice([0.5, 0.5, 1.0, 1.0, 2.0, 4.0]))
        seconds = min(5.0, max(0.11, beats * singer.beat))
        pieces = int(random.integers(2, 5)) if seconds > 0.5 and random.random() < 0.12 else 1
        group: list[Note] = []
        for _ in range(pieces):
            place = int(np.clip(place + random.choice([-3, -2, -1, -1, 0, 0, 1, 1, 2, 3]), 0, len(pitches) - 1))
            group.append(Note(pitches[place], seconds / pieces))
        notes.append(group)
    return notes


def _mix(voice: Samples, singer: _Singer, seconds: float, random: np.random.Generator) -> npt.NDArray[np.float32]:
    voice = effects.tilted(voice, RATE, random)
    if random.random() < 0.65:
        seconds_of_echo = float(random.uniform(0.2, 1.8))
        voice = effects.reverberated(voice, RATE, seconds_of_echo, random)
    loudness = float(np.sqrt(np.mean(voice[voice != 0] ** 2))) if np.any(voice) else 0.0
    if loudness > 0:
        voice = voice / loudness
    band = accompaniment.Band(0, 0, 0, 0) if random.random() < 0.08 else accompaniment.random_band(random)
    backing = accompaniment.play(
        seconds, RATE, singer.beat, singer.key, singer.scale, accompaniment.random_loop(random), band, random
    )
    level = float(np.sqrt(np.mean(backing**2)))
    if level > 0:
        backing = backing / level * 10 ** (-float(random.uniform(-4, 12)) / 20)
    mixed = voice + backing + random.normal(0, 10 ** float(random.uniform(-4.5, -2)), len(voice))
    if random.random() < 0.25:
        mixed = np.tanh(mixed * random.uniform(0.2, 1.0))
    mixed = mixed / np.max(np.abs(mixed)) * random.uniform(0.2, 0.98)
    if random.random() < 0.3:
        mixed = effects.through_mp3(mixed, RATE, random)
    return mixed.astype(np.float32)
