"""Singing a score: words with notes over chords, from a JSON file to a sound with true word times.

The demo songs of resources/demo are made by this.
"""

import re
from itertools import pairwise
from pathlib import Path
from typing import Annotated, NamedTuple

import msgspec
import numpy as np

from kmaker_studio.audio.encode import write_audio
from kmaker_studio.core.edits import with_notes
from kmaker_studio.core.errors import KMakerError
from kmaker_studio.core.files import read_bytes
from kmaker_studio.core.jobs import Cancelled, Progress, Report, check_cancelled, ignore_progress, never_cancelled
from kmaker_studio.core.song import Note as WordNote
from kmaker_studio.core.song import Song, build_lines
from kmaker_studio.formats import write_song
from kmaker_studio.train.corpus import accompaniment, effects
from kmaker_studio.train.corpus.espeak import speak
from kmaker_studio.train.corpus.singing import Note, SungSpeech, VocalStyle, sing, vowel_count_by_word

RATE = 44_100
_PITCH = re.compile(r"([A-G])([#b]?)(-?\d)")
_STEPS = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
_SEED = 7
_LONGEST_NOTE = 64  # beats


class ScoreLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sung line: the beat of its first vowel, and its words with their notes as `pitch:beats`, one or more a word."""

    beat: float
    words: Annotated[list[tuple[str, str]], msgspec.Meta(min_length=1)]


class Score(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A song to be sung. Beats count from 0; a chord of `chords` (degrees of the scale, 0 the tonic) lasts four."""

    title: str
    language: str
    voice: str
    variant: str
    tempo: Annotated[float, msgspec.Meta(gt=20, lt=300)]
    key: str
    minor: bool
    chords: Annotated[list[int], msgspec.Meta(min_length=1)]
    beats: Annotated[float, msgspec.Meta(gt=0, le=4000)]
    lines: Annotated[list[ScoreLine], msgspec.Meta(min_length=1)]
    formant: float = 1.0
    speed: int = 150


class Stems(NamedTuple):
    """What a score sounds like before it is mixed: the voice and the band, of the same length, at `RATE`."""

    voice: accompaniment.Samples
    backing: accompaniment.Samples


def sing_score(
    path: Path, output: Path, report: Report = ignore_progress, cancelled: Cancelled = never_cancelled
) -> tuple[Path, Path]:
    """Sing the score at `path` into `output`, its true word times beside it as ZAC2022 JSON; returns both paths."""
    stems, song = sing_stems(path, report, cancelled)
    truth = output.with_suffix(".json")
    write_audio(output, stems.voice + stems.backing, RATE)
    write_song(song, truth)
    return output, truth


def sing_stems(
    path: Path, report: Report = ignore_progress, cancelled: Cancelled = never_cancelled
) -> tuple[Stems, Song]:
    """The two stems of the score at `path`, as loud as in the mix, their sum; and its words with times and notes.

    Raises `KMakerError` where the score is not right.
    """
    try:
        score = msgspec.json.decode(read_bytes(path), type=Score)
    except OSError as error:
        raise KMakerError(
            "The score {path} cannot be read ({reason}): give the path of a JSON file.",
            path=path,
            reason=error.strerror,
        ) from error
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise KMakerError("The score {path} is not right: {error}.", path=path, error=error) from error
    random = np.random.default_rng(_SEED)
    beat = 60.0 / score.tempo
    seconds = score.beats * beat
    voice = np.zeros(int(seconds * RATE))
    lines: list[list[tuple[str, int, int]]] = []
    notes: list[tuple[int, float]] = []
    for number, line in enumerate(score.lines):
        check_cancelled(cancelled)
        report(Progress("Singing", number, len(score.lines)))
        sung = _sing_line(score, line, beat, random)
        start = line.beat * beat - sung.first_vowel
        _place(voice, sung, start)
        notes += [(round(1000 * (start + at)), pitch) for at, pitch in sung.notes]
        texts = [text for text, _ in line.words]
        lines.append(
            [
                (text, round(1000 * (start + begin)), round(1000 * (start + end)))
                for text, (begin, end) in zip(texts, sung.words, strict=True)
            ]
        )
    report(Progress("Singing", len(score.lines), len(score.lines)))
    song = Song(title=score.title, language=score.language, lines=build_lines(_one_voice(lines)))
    return _balanced(score, voice, seconds, beat, random), _with_notes(song, notes)


def _with_notes(song: Song, notes: list[tuple[int, float]]) -> Song:
    """The words of `song` with the `notes`, (start in ms, pitch), of their vowels."""
    starts = [word.start_ms or 0 for word in song.words()]
    sung: dict[str, list[WordNote]] = {}
    for (at, pitch), place in zip(notes, np.searchsorted(starts, [at for at, _ in notes], "right") - 1, strict=True):
        word = sung.setdefault(f"w{place + 1}", [])  # as `build_lines` names them
        word.append(WordNote(round(pitch), at - starts[place] if word else 0))
    return with_notes(song, sung)


def _one_voice(lines: list[list[tuple[str, int, int]]]) -> list[list[tuple[str, int, int]]]:
    """The same lines, the last word of each cut where the next line begins: its release rings on into it."""
    cut = [list(line) for line in lines]
    for line, following in pairwise(cut):
        text, start, end = line[-1]
        line[-1] = (text, start, min(end, following[0][1]))
    return cut


def midi_number(pitch: str) -> int:
    """The MIDI number of a pitch such as `C4` (60), `F#3` or `Bb4`; raises `KMakerError` for another text."""
    match = _PITCH.fullmatch(pitch)
    if not match:
        raise KMakerError("{pitch!r} is not a pitch: write one such as C4, F#3 or Bb4.", pitch=pitch)
    return 12 * (int(match[3]) + 1) + _STEPS[match[1]] + {"#": 1, "b": -1, "": 0}[match[2]]


def _sing_line(score: Score, line: ScoreLine, beat: float, random: np.random.Generator) -> SungSpeech:
    # punctuation is for the reader; it would make the synthesiser pause
    texts = [re.sub(r"[^\w']", "", text) for text, _ in line.words]
    speech = speak(texts, score.voice, score.variant, score.speed)
    if speech is None:
        raise KMakerError(
            "The synthesiser does not speak {words!r} word by word: change the words or the voice.",
            words=" ".join(texts),
        )
    notes: list[list[Note]] = []
    for (text, written), vowels in zip(line.words, vowel_count_by_word(speech), strict=True):
        notes.extend(_fitted([_note(one, beat) for one in written.split()], vowels, text))
    style = VocalStyle(glide=0.07, vibrato=0.3, vibrato_hz=5.4, vibrato_delay=0.3, formant=score.formant)
    return sing(speech, notes, style, random)


def _note(written: str, beat: float) -> Note:
    pitch, _, beats = written.partition(":")
    if not re.fullmatch(r"\d*\.?\d+", beats) or not 0 < float(beats) <= _LONGEST_NOTE:
        raise KMakerError("{written!r} is not a note: write pitch:beats, such as C4:1.5.", written=written)
    return Note(midi_number(pitch), float(beats) * beat)


def _fitted(notes: list[Note], vowels: int, text: str) -> list[list[Note]]:
    """The word's notes shared out to its vowels: the last takes what is over, the longest are split where some lack."""
    if not vowels or not notes:
        raise KMakerError(
            "The word {text!r} has {vowels} vowels and {notes} notes: both must be at least one.",
            text=text,
            vowels=vowels,
            notes=len(notes),
        )
    notes = list(notes)
    while len(notes) < vowels:
        longest = max(range(len(notes)), key=lambda index: notes[index].seconds)
        half = Note(notes[longest].pitch, notes[longest].seconds / 2)
        notes[longest : longest + 1] = [half, half]
    return [[note] for note in notes[: vowels - 1]] + [notes[vowels - 1 :]]


def _place(voice: accompaniment.Samples, sung: SungSpeech, start: float) -> None:
    sound = sung.at(RATE)
    begin = int(start * RATE)
    if begin < 0 or begin + len(sound) > len(voice):
        raise KMakerError(
            "A line at {start:.1f} s does not fit into the song: change its beat or the song's length.", start=start
        )
    voice[begin : begin + len(sound)] += sound


def _balanced(
    score: Score, voice: accompaniment.Samples, seconds: float, beat: float, random: np.random.Generator
) -> Stems:
    scale = accompaniment.MINOR if score.minor else accompaniment.MAJOR
    band = accompaniment.Band(pad=0.5, bass=0.6, arpeggio=0.55, drums=0.35, timbre=0.35)
    key = midi_number(score.key)
    backing = accompaniment.play(seconds, RATE, beat, key, scale, tuple(score.chords), band, random)
    voice = effects.reverberated(voice / np.max(np.abs(voice)), RATE, 1.2, random)
    loudness = float(np.sqrt(np.mean(voice[voice != 0] ** 2)))
    backing *= 0.7 * loudness / float(np.sqrt(np.mean(backing**2)))
    fade = np.minimum(1.0, (seconds - np.arange(len(voice)) / RATE) / 1.5)
    backing = backing * fade[: len(backing)]
    gain = 0.9 / np.max(np.abs(voice + backing))
    return Stems(gain * voice, gain * backing)
