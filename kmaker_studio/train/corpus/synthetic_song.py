"""One synthetic song: random lyrics sung by a random voice over a random band, with exact word times."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from kmaker_studio.train.corpus import accompaniment, effects
from kmaker_studio.train.corpus.espeak import Speech, speak
from kmaker_studio.train.corpus.ingredients import IngredientChoice
from kmaker_studio.train.corpus.mixing import Tempo, mix_song
from kmaker_studio.train.corpus.random_lyrics import SYLLABLES
from kmaker_studio.train.corpus.singing import Note, SungSpeech, VocalStyle, analyse, sing, vowel_count_by_word
from kmaker_studio.train.corpus.speakers import Speaker, random_formant_speaker

RATE = 16_000
Samples = npt.NDArray[np.float64]
Notes = list[list[Note]]


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
class _SingerSetup:
    style: VocalStyle
    lowest: int
    tempo: Tempo
    pace: float  # notes a beat, roughly
    raps: bool
    choir: tuple[int, ...]  # what the others sing, in steps of the scale above or below
    doubles: bool


def make_song(
    seed: tuple[int, ...], seconds: float = 30.0, speaker: Speaker | None = None, without: Sequence[str] = ()
) -> SyntheticSong:
    """The synthetic song of a seed, with the words and voice of `speaker`, or else of a random formant voice.

    `without` names `ingredients.INGREDIENTS` to leave out. The same seed gives the same words, notes and mix. eSpeak NG
    keeps its oscillators running from one phrase to the next, so two renditions of its voices differ in phase and their
    words by some milliseconds.
    """
    random = np.random.default_rng(seed)
    dice = IngredientChoice(random, frozenset(without))
    if speaker is None:
        speaker = random_formant_speaker(random)
    speed = dice.between(0.72, 1.3) if dice.gives("pace", 0.15) else 1.0
    room = seconds * speed  # the song is made at its own pace and played at another
    singer = _random_singer(speaker, dice)
    voice = np.zeros(int(room * RATE))
    lines: list[tuple[SungWord, ...]] = []
    clock = _pause(dice) if random.random() < 0.8 else 0.1
    previous: tuple[Sequence[str], Speech] | None = None
    failures = 0
    while clock < room - 2.0 and failures < 12:
        again = previous if dice.gives("repeats", 0.15) else None
        phrase = again or speaker.line(random)
        sung = _sing_line(phrase[1], singer, room - 0.1 - clock, dice) if phrase else None
        if phrase is None or sung is None:
            failures += 1
            continue
        previous = phrase
        begin = int(clock * RATE)
        if dice.gives("breath", 0.3):
            _add_before(voice, begin, dice.between(0.02, 0.15) * effects.breath(RATE, random))
        sound = sung.at(RATE)
        if singer.doubles:
            sound = effects.doubled(sound, RATE, random)
        voice[begin : begin + len(sound)] += sound[: len(voice) - begin]
        lines.append(
            tuple(
                SungWord(text, clock + start, clock + end, clock + voiced)
                for text, (start, end), voiced in zip(phrase[0], sung.words, sung.voiced, strict=True)
            )
        )
        clock += len(sung.samples) / sung.rate + _pause(dice)
    backing = _backing(singer, room, dice) if dice.gives("backing", 0.15) else None
    mixed = mix_song(voice, backing, [(line[0].start, line[-1].end) for line in lines], singer.tempo, RATE, dice)
    return SyntheticSong(
        _played(mixed, speed, int(seconds * RATE)),
        tuple(
            tuple(SungWord(word.text, word.start / speed, word.end / speed, word.voiced / speed) for word in line)
            for line in lines
        ),
        speaker.tongue.code,
    )


def _played(sound: Samples, speed: float, length: int) -> npt.NDArray[np.float32]:
    """The sound at another speed, its pitch with it, `length` samples of it."""
    if speed != 1.0:
        import soxr

        sound = np.asarray(soxr.resample(sound, RATE * speed, RATE), np.float64)
    sound = sound / max(1.0, float(np.max(np.abs(sound), initial=0.0)))  # MP3 and resampling overshoot
    return np.pad(sound, (0, max(0, length - len(sound))))[:length].astype(np.float32)


def _pause(dice: IngredientChoice) -> float:
    kind = dice.random.random()
    if kind < 0.72:
        return dice.between(0.0, 0.7)
    long = dice.between(4.0, 14.0)
    return long if kind >= 0.95 and "gaps" not in dice.without else dice.between(0.7, 3.0)


def _random_singer(speaker: Speaker, dice: IngredientChoice) -> _SingerSetup:
    random = dice.random
    low = random.random() < (0.5 if speaker.is_low is None else 0.85 if speaker.is_low else 0.1)
    style = VocalStyle(
        glide=dice.between(0.02, 0.12),
        vibrato=dice.between(0.0, 0.6),
        vibrato_hz=dice.between(4.8, 6.8),
        vibrato_delay=dice.between(0.15, 0.5),
        formant=dice.between(0.88, 1.08) if low else dice.between(1.0, 1.22 if speaker.is_low is None else 1.12),
        consonant=dice.between(0.75, 1.25),
        breath=dice.between(0.0, 0.25) if random.random() < 0.4 else 0.0,
    )
    lowest = int(random.integers(43, 52) if low else random.integers(53, 64))
    if dice.gives("formants", 0.08):
        style = replace(style, formant=dice.between(0.75, 0.88) if random.random() < 0.5 else dice.between(1.2, 1.4))
    if dice.gives("robot", 0.1):
        style = replace(style, glide=0.005, vibrato=0.0, drift=0.0)
    if dice.gives("deep", 0.04):
        style = replace(style, formant=dice.between(0.68, 0.85), glide=0.005, vibrato=0.0, drift=0.0)
        lowest = int(random.integers(34, 42))
    choir = random.choice([-14, -9, -7, -5, -2, 0, 0, 2, 4, 7], size=int(random.integers(1, 4)))
    return _SingerSetup(
        style=style,
        lowest=lowest,
        tempo=Tempo(
            beat=60.0 / dice.between(62, 150),
            key=int(random.integers(55, 67)),
            scale=accompaniment.MAJOR if random.random() < 0.6 else accompaniment.MINOR,
        ),
        pace=float(random.choice([1.0, 1.5, 2.0, 2.0, 2.0, 3.0, 4.0])),
        raps=dice.gives("rap", 0.1),
        choir=tuple(int(step) for step in choir) if dice.gives("choir", 0.1) else (),
        doubles=dice.gives("doubled", 0.15),
    )


def _sing_line(speech: Speech, singer: _SingerSetup, room: float, dice: IngredientChoice) -> SungSpeech | None:
    """The line sung, or None where it is unsuitable: a word without a vowel, or longer than `room` seconds."""
    if not all(vowel_count_by_word(speech)):
        return None
    notes = _random_notes(sum(vowel_count_by_word(speech)), singer, dice)
    if sum(note.seconds for group in notes for note in group) > room:
        return None
    style = replace(singer.style, vibrato=singer.style.vibrato * dice.between(0.5, 1.2))
    voice = analyse(speech)
    sung = sing(speech, notes, style, dice.random, voice)
    if len(sung.samples) / sung.rate > room:
        return None
    for step in singer.choir:
        other = replace(style, formant=style.formant * dice.between(0.9, 1.12), glide=dice.between(0.02, 0.1))
        parted = [[_parted(note, step, singer.tempo) for note in group] for group in notes]
        heard = sing(speech, parted, other, dice.random, voice).samples
        late = int(dice.between(0, 0.03) * sung.rate)
        sung.samples[late:] += dice.between(0.3, 0.9) * heard[: len(sung.samples) - late]
    return sung


def _parted(note: Note, step: int, tempo: Tempo) -> Note:
    """The note of another part: `step` notes of the scale away."""
    ladder = [pitch for pitch in range(24, 97) if (pitch - tempo.key) % 12 in tempo.scale]
    nearest = min(range(len(ladder)), key=lambda index: abs(ladder[index] - note.pitch))
    return Note(ladder[int(np.clip(nearest + step, 0, len(ladder) - 1))], note.seconds)


def _random_notes(count: int, singer: _SingerSetup, dice: IngredientChoice) -> Notes:
    """A walk over the scale for `count` vowels, note lengths on the beat, the last note of the line held."""
    random, tempo = dice.random, singer.tempo
    ladder = [pitch for pitch in range(singer.lowest, singer.lowest + 17) if (pitch - tempo.key) % 12 in tempo.scale]
    place = int(random.integers(len(ladder)))
    if singer.raps:
        sixteenth = min(0.22, tempo.beat / 4 * (1 if tempo.beat > 0.5 else 2))
        return [
            [Note(ladder[0] + 3 + random.normal(0, 1.2), sixteenth * float(random.choice([1, 1, 1, 2])))]
            for _ in range(count)
        ]
    notes: Notes = []
    for index in range(count):
        beats = float(random.choice([0.5, 1.0, 1.0, 1.0, 1.5, 2.0])) / singer.pace
        if dice.gives("held", 0.04):
            beats *= 3
        if index == count - 1:
            beats = float(random.choice([0.5, 0.5, 1.0, 1.0, 2.0, 4.0]))
        seconds = min(5.0, max(0.11, beats * tempo.beat))
        pieces = int(random.integers(2, 5)) if seconds > 0.5 and dice.gives("melisma", 0.15) else 1
        group: list[Note] = []
        for _ in range(pieces):
            place = int(np.clip(place + random.choice([-3, -2, -1, -1, 0, 0, 1, 1, 2, 3]), 0, len(ladder) - 1))
            group.append(Note(ladder[place], seconds / pieces))
        notes.append(group)
    return notes


def _backing(singer: _SingerSetup, seconds: float, dice: IngredientChoice) -> Samples:
    """Other voices that sing syllables now and then, at the loudness of the lead."""
    random = dice.random
    track = np.zeros(int(seconds * RATE))
    other = replace(
        singer,
        style=replace(singer.style, formant=dice.between(0.9, 1.2)),
        lowest=int(random.integers(48, 64)),
        raps=False,
        choir=(2, 4) if random.random() < 0.5 else (),
    )
    clock = dice.between(0.0, 6.0)
    variant = "f2" if random.random() < 0.5 else "m3"
    while clock < seconds - 2.0:
        syllables = [str(random.choice(SYLLABLES))] * int(random.integers(1, 5))
        speech = speak(syllables, "en-us", variant, 140)
        sung = _sing_line(speech, other, seconds - clock - 0.1, dice) if speech else None
        if sung is not None:
            sound = sung.at(RATE)
            begin = int(clock * RATE)
            track[begin : begin + len(sound)] += sound[: len(track) - begin]
            clock += len(sound) / RATE
        clock += dice.between(0.2, 5.0)
    return track


def _add_before(voice: Samples, end: int, sound: Samples) -> None:
    """Add `sound` so that it stops where `end` is, scaled to the voice's usual peak."""
    begin = end - len(sound)
    if begin > 0:
        voice[begin:end] += sound
