"""Singing synthesis: speech turned into singing with the WORLD vocoder (Morise, Yokomori and Ozawa 2016).

Vowels are stretched to the length of their notes and consonants keep theirs, the pitch follows the melody, and the word
boundaries move along with the sound: the labels stay exact.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kmaker_studio.train.corpus.espeak import Phoneme, Speech

Samples = npt.NDArray[np.float64]

_FRAME_MS = 5.0
_SHORTEST_VOWEL = 0.05  # seconds; a note that leaves less for its vowel is sung late rather than swallowed


@dataclass(frozen=True, slots=True)
class Note:
    """One note: its pitch as a MIDI number (60 is middle C) and its length in seconds."""

    pitch: float
    seconds: float


@dataclass(frozen=True, slots=True)
class VocalStyle:
    """How a singer sings.

    Vibrato and drift (how far out of tune) are in semitones, glide and delay in seconds; `formant` above 1 is a smaller
    head.
    """

    glide: float = 0.06
    vibrato: float = 0.35
    vibrato_hz: float = 5.5
    vibrato_delay: float = 0.25
    formant: float = 1.0
    consonant: float = 1.0
    breath: float = 0.0
    drift: float = 0.08


@dataclass(frozen=True, slots=True)
class SungSpeech:
    """Sung words: mono samples at `rate` Hz, each word's (start, end) in seconds, and where the first vowel begins.

    `voiced` is where the voice of each word stops, before its last unvoiced consonants; `notes` are the notes as they
    are sung, (start, pitch), the start in seconds.
    """

    samples: Samples
    rate: int
    words: tuple[tuple[float, float], ...]
    first_vowel: float
    voiced: tuple[float, ...]
    notes: tuple[tuple[float, float], ...] = ()

    def at(self, rate: int) -> Samples:
        """The samples resampled to `rate` Hz."""
        import soxr

        return np.asarray(soxr.resample(self.samples, self.rate, rate), dtype=np.float64)


def vowels_of(speech: Speech) -> list[Phoneme]:
    """The phonemes that take notes, in order: vowels, those in a row counted as one."""
    return [group[0] for group in _vowel_groups(speech.phonemes)]


def vowel_count_by_word(speech: Speech) -> list[int]:
    """How many notes each word takes."""
    starts = [phoneme.start for phoneme in vowels_of(speech)]
    return [sum(begin <= start < end for start in starts) for begin, end in speech.words]


@dataclass(frozen=True, slots=True)
class Voice:
    """What WORLD finds in speech, every 5 ms: pitch (Hz, 0 unvoiced), spectral envelope and aperiodicity."""

    f0: Samples
    envelope: Samples
    aperiodicity: Samples


def analyse(speech: Speech) -> Voice:
    """The voice of `speech`, which takes longer than singing with it."""
    import pyworld

    coarse, times = pyworld.dio(speech.samples, speech.rate, f0_floor=60.0, f0_ceil=700.0, frame_period=_FRAME_MS)
    f0 = pyworld.stonemask(speech.samples, coarse, times, speech.rate)
    envelope = pyworld.cheaptrick(speech.samples, f0, times, speech.rate)
    return Voice(f0, envelope, pyworld.d4c(speech.samples, f0, times, speech.rate))


def sing(
    speech: Speech,
    notes: Sequence[Sequence[Note]],
    style: VocalStyle,
    random: np.random.Generator,
    voice: Voice | None = None,
) -> SungSpeech:
    """Sing `speech`: one list of notes (several are a melisma) for each vowel of `vowels_of(speech)`.

    The vowels begin where their notes do, as singers place them; a consonant takes its time from the note before it.
    `voice` is `analyse(speech)`, for who has it already.
    """
    groups = _vowel_groups(speech.phonemes)
    if len(notes) != len(groups) or not groups:
        raise ValueError(f"{len(groups)} vowels need as many lists of notes, not {len(notes)}")
    source_times, target_times, vowel_starts = _time_map(speech, groups, notes, style)
    import pyworld

    voice = voice or analyse(speech)
    frame_seconds = _FRAME_MS / 1000
    total = target_times[-1]
    frames = np.arange(0.0, total, frame_seconds)
    source = np.interp(frames, target_times, source_times) / frame_seconds
    low = np.clip(source.astype(int), 0, len(voice.f0) - 2)
    share = np.clip(source - low, 0.0, 1.0)[:, None]
    sung_envelope = np.exp((1 - share) * np.log(voice.envelope[low]) + share * np.log(voice.envelope[low + 1]))
    sung_aperiodicity = (1 - share) * voice.aperiodicity[low] + share * voice.aperiodicity[low + 1]
    if style.formant != 1.0:
        sung_envelope = _shift_formants(sung_envelope, style.formant)
    if style.breath:
        sung_aperiodicity = np.clip(sung_aperiodicity + style.breath, 0.0, 1.0)
    nearest = np.clip(np.rint(source).astype(int), 0, len(voice.f0) - 1)
    melody = _melody(frames, vowel_starts, notes, style, random)
    sung_f0 = np.where(voice.f0[nearest] > 0, 440.0 * 2 ** ((melody - 69) / 12), 0.0)
    samples = pyworld.synthesize(
        sung_f0, np.ascontiguousarray(sung_envelope), np.ascontiguousarray(sung_aperiodicity), speech.rate, _FRAME_MS
    )

    def sung_time(sample: int) -> float:
        return float(np.interp(sample / speech.rate, source_times, target_times))

    words = tuple((sung_time(begin), sung_time(end)) for begin, end in speech.words)
    voiced = tuple(_last_voice(sung_f0, start, end) for start, end in words)
    return SungSpeech(samples, speech.rate, words, vowel_starts[0], voiced, tuple(_note_starts(vowel_starts, notes)))


def _note_starts(vowel_starts: Sequence[float], notes: Sequence[Sequence[Note]]) -> Iterator[tuple[float, float]]:
    for start, group in zip(vowel_starts, notes, strict=True):
        for note in group:
            yield start, note.pitch
            start += note.seconds


def _last_voice(f0: Samples, start: float, end: float) -> float:
    """The end of the last voiced frame between `start` and `end` (seconds), or `end` where there is none."""
    first = int(start * 1000 / _FRAME_MS)
    (voiced,) = np.nonzero(f0[first : int(end * 1000 / _FRAME_MS) + 1])
    return min(end, (first + int(voiced[-1]) + 1) * _FRAME_MS / 1000) if len(voiced) else end


def _vowel_groups(phonemes: Sequence[Phoneme]) -> list[list[Phoneme]]:
    groups: list[list[Phoneme]] = []
    previous: Phoneme | None = None
    for phoneme in phonemes:
        if phoneme.is_vowel:
            # two vowels in a row with no stress on the second are one syllable nucleus split by the synthesiser
            if previous is not None and previous.is_vowel and not phoneme.ipa.startswith(("ˈ", "ˌ")):
                groups[-1].append(phoneme)
            else:
                groups.append([phoneme])
        previous = phoneme
    return groups


def _time_map(
    speech: Speech, groups: list[list[Phoneme]], notes: Sequence[Sequence[Note]], style: VocalStyle
) -> tuple[list[float], list[float], list[float]]:
    """Corresponding source and target times (seconds, both rising), and the target time of each vowel's start."""
    rate = speech.rate
    source, target = [0.0], [0.0]
    vowel_starts: list[float] = []

    def extend(until: float, seconds: float) -> None:
        if until > source[-1] + 1e-6:
            source.append(until)
            target.append(target[-1] + max(seconds, 0.005))

    for index, (group, group_notes) in enumerate(zip(groups, notes, strict=True)):
        begin, end = group[0].start / rate, group[-1].end / rate
        extend(begin, (begin - source[-1]) * style.consonant)
        vowel_starts.append(target[-1])
        following = groups[index + 1][0].start / rate if index + 1 < len(groups) else None
        consonants = (following - end) * style.consonant if following is not None else 0.0
        extend(end, max(_SHORTEST_VOWEL, sum(note.seconds for note in group_notes) - consonants))
    extend(len(speech.samples) / rate, (len(speech.samples) / rate - source[-1]) * style.consonant)
    return source, target, vowel_starts


def _melody(
    frames: Samples,
    vowel_starts: list[float],
    notes: Sequence[Sequence[Note]],
    style: VocalStyle,
    random: np.random.Generator,
) -> Samples:
    """Pitch (MIDI number) at each frame: notes joined by glides, with vibrato on the held ones and a little drift."""
    pitch = np.full(len(frames), float(notes[0][0].pitch))
    vibrato = np.zeros(len(frames))
    phase = random.uniform(0, 2 * np.pi)
    sung = [note for group in notes for note in group]
    for (start, _), note in zip(_note_starts(vowel_starts, notes), sung, strict=True):
        inside = frames >= start
        pitch[inside] = note.pitch
        held = (frames - start - style.vibrato_delay).clip(0) / 0.3
        if note.seconds > style.vibrato_delay + 0.15:
            vibrato[inside] = np.minimum(held[inside], 1.0)
        else:
            vibrato[inside] = 0.0
    width = max(1, int(style.glide * 1000 / _FRAME_MS))
    kernel = np.hanning(width + 2)[1:-1] if width > 1 else np.ones(1)
    padded = np.pad(pitch, (width, width), mode="edge")
    smooth = np.convolve(padded, kernel / kernel.sum(), mode="same")[width:-width]
    knots = np.arange(0, frames[-1] + 1, 0.4)
    drift = style.drift * np.interp(frames, knots, random.normal(0, 1, len(knots)))
    return smooth + drift + style.vibrato * vibrato * np.sin(2 * np.pi * style.vibrato_hz * frames + phase)


def _shift_formants(envelope: Samples, factor: float) -> Samples:
    """The spectral envelope (frames, bins) stretched along frequency by `factor`."""
    bins = envelope.shape[1]
    source = np.clip(np.arange(bins) / factor, 0, bins - 1)
    low = np.minimum(source.astype(int), bins - 2)
    share = source - low
    logs = np.log(envelope)
    return np.exp((1 - share) * logs[:, low] + share * logs[:, low + 1])
