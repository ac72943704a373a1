"""The sound that people sing to: the song or its instrumental, in another key, at another tempo, at a given loudness.

ffmpeg's rubberband filter changes key and tempo; its loudnorm filter measures loudness by EBU R128 (ITU-R BS.1770) in
a first pass and sets it in a second, by one gain for the whole song. Where its peaks would then be too high, loudnorm
itself would change the gain as the song goes and miss the target by a decibel: there a limiter holds the peaks instead.
"""

import json
import re
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from kmaker_studio.audio import ffmpeg
from kmaker_studio.audio.decode import probe
from kmaker_studio.core.atomic import write_problem
from kmaker_studio.core.edits.tempo import with_tempo
from kmaker_studio.core.errors import KMakerError, Phrase
from kmaker_studio.core.files import is_file
from kmaker_studio.core.jobs import Cancelled, Progress, Report, ignore_progress, never_cancelled
from kmaker_studio.core.leftovers import temporary_folder
from kmaker_studio.core.song import Song
from kmaker_studio.core.song_sound import ROLES, Role, SongSound
from kmaker_studio.separate.find_separator import find_separator
from kmaker_studio.separate.separator import DEFAULT
from kmaker_studio.separate.song_sounds import found_sound, placed_file, separated_sounds, sound_of_role

STAGE = "Preparing the sound"

GUIDE_DB = -12.0
"""How loud a guide voice is unless told, beside what it is in the song."""

KEYS, TEMPOS, LOUDNESSES, GUIDES = (-6, 6), (0.5, 1.5), (-36.0, -8.0), (-40.0, 0.0)
"""What can be asked for: semitones, times the speed, LUFS, dB."""

MOST_OFFSET = 3600.0
"""Seconds that a file may begin earlier or later than the song."""

_CEILING_DB = -1.5  # the loudest true peak that is left
_BETWEEN_SAMPLES_DB = 1.0  # by how much a true peak may be above the highest sample
_LIMITER_ROUNDS, _NEAR_LU = 4, 0.2
_STRETCH = "rubberband=tempo={tempo:.6f}:pitch={pitch:.9f}:window=short:transients=mixed"
_STRETCH_CENTRE_MS = 8.0  # what rubberband stretches time about, measured with clicks from 50 to 150 %
_PCM = ("-c:a", "pcm_f32le", "-rf64", "auto")


@dataclass(frozen=True, slots=True)
class ExportSound:
    """What is heard in a video.

    `source` is "original", "instrumental", "guide" (the instrumental with the singing at `guide_db`), or the path of a
    sound file, which begins `offset` seconds into the song, where that is None at a place that is found by itself, and
    drifts from it by `drift` (see `audio.offset`). `key` in semitones, `tempo` in times the song's speed, `loudness` in
    LUFS, None for as it is. `sounds` are the song's own, which are taken instead of what the separator makes.
    """

    source: str | Path = "original"
    guide_db: float = GUIDE_DB
    key: int = 0
    tempo: float = 1.0
    loudness: float | None = None
    separator: str = DEFAULT
    offset: float | None = None
    drift: float = 0.0
    sounds: tuple[SongSound, ...] = ()

    @property
    def is_plain(self) -> bool:
        """Whether it is the song as it is."""
        return (self.source, self.key, self.tempo, self.loudness) == ("original", 0, 1.0, None)

    def check(self) -> None:
        """Raise `KMakerError` where a number is out of range or the file is not there."""
        if isinstance(self.source, Path):
            probe(self.source)
        if self.offset is not None and not abs(self.offset) <= MOST_OFFSET:
            raise KMakerError("An offset of {value:g} s is out of range: take -3600 to 3600.", value=self.offset)
        if not GUIDES[0] <= self.guide_db <= GUIDES[1]:
            raise KMakerError("A guide voice of {value:g} dB is out of range: take -40 to 0.", value=self.guide_db)
        if not KEYS[0] <= self.key <= KEYS[1]:
            raise KMakerError("A key of {value:+d} semitones is out of range: take -6 to +6.", value=self.key)
        if not TEMPOS[0] <= self.tempo <= TEMPOS[1]:
            raise KMakerError(
                "A tempo of {value:g} is out of range: take 0.5 to 1.5, 1 is the song's.", value=self.tempo
            )
        if self.loudness is not None and not LOUDNESSES[0] <= self.loudness <= LOUDNESSES[1]:
            raise KMakerError("A loudness of {value:g} LUFS is out of range: take -36 to -8.", value=self.loudness)


def with_offset(
    song: Path, sound: ExportSound, report: Report = ignore_progress, cancelled: Cancelled = never_cancelled
) -> tuple[ExportSound, Phrase | None]:
    """`sound` with the place of its file in `song` known, and a sentence that tells it where it had to be found.

    Raises `KMakerError` where the file does not belong to the song, `JobCancelled` when told to stop.
    """
    if not isinstance(sound.source, Path) or sound.offset is not None:
        return sound, None
    found = found_sound("instrumental", sound.source, song, report, cancelled)
    told = Phrase(
        "{name} begins {seconds:+.3f} s from the song's beginning, drift {drift:+.3f} % (certainty {certainty}).",
        name=sound.source.name,
        seconds=round(found.offset_ms / 1000, 3) + 0.0,  # no -0
        drift=round(100 * found.drift, 3) + 0.0,
        certainty=f"{100 * (found.certainty or 0):.0f} %",
    )
    return replace(sound, offset=found.offset_ms / 1000, drift=found.drift), told


ORIGINAL = ExportSound()
"""The song as it is."""


def parse_source(text: str) -> tuple[str | Path, float]:
    """`original`, `instrumental`, `guide`, `guide:-15` or a file's path as source and guide's level.

    Raises `KMakerError` for a level that is no number and a file that is not there.
    """
    if text in ("original", "instrumental"):
        return text, GUIDE_DB
    if match := re.fullmatch(r"guide(?::(.*))?", text):
        try:
            return "guide", GUIDE_DB if match[1] is None else float(match[1])
        except ValueError as error:
            raise KMakerError("“{text}” names no level: write guide:-12.", text=text) from error
    if not is_file(Path(text)):
        raise KMakerError(
            "There is no sound “{text}”: give original, instrumental, guide, guide:-12 or the path of a file.",
            text=text,
        )
    return Path(text), GUIDE_DB


@contextmanager
def prepared_sound(
    song: Path, sound: ExportSound, report: Report = ignore_progress, cancelled: Cancelled = never_cancelled
) -> Generator[Path]:
    """The sound file that `sound` makes of `song`, which lives as long as the block; the song itself where it is plain.

    It lasts as long as the song, divided by the tempo. Raises `KMakerError` for what the user can mend, `JobCancelled`
    when told to stop.
    """
    sound.check()
    if sound.is_plain:
        yield song
        return
    try:
        with temporary_folder("kmaker-sound-") as name:
            yield _made(song, sound, Path(name), report, cancelled)
    except OSError as error:
        raise write_problem(Path(error.filename or "the temporary folder"), error) from error


def follow_tempo(words: Song | Path, sound: ExportSound) -> Song | Path:
    """`words` at the sound's tempo; raises `KMakerError` for an .ass file, which is drawn as it stands."""
    if isinstance(words, Song):
        return with_tempo(words, sound.tempo)
    if sound.tempo != 1.0:
        raise KMakerError(
            "{words} is drawn as it stands and follows no other tempo: give the words as .lrc, .json or a project.",
            words=words,
        )
    return words


def _made(song: Path, sound: ExportSound, folder: Path, report: Report, cancelled: Cancelled) -> Path:
    seconds = probe(song).duration_ms / 1000 / sound.tempo
    passes = 1 if sound.loudness is None else 3
    inputs, mixing = _sources(song, sound, report, cancelled)

    def reporting(number: int) -> Callable[[float], None]:
        return lambda done: report(Progress(STAGE, number * seconds + min(done, seconds), passes * seconds))

    report(Progress(STAGE, 0, passes * seconds))
    made = folder / "sound.wav"
    graph = f"{mixing},{','.join([*_stretching(sound), f'apad=whole_dur={seconds:.6f},atrim=end={seconds:.6f}'])}"
    _run([*inputs, "-filter_complex", f"{graph}[out]", "-map", "[out]", *_PCM], made, reporting(0), cancelled)
    if sound.loudness is None:
        return made
    measured = _measured(made, sound.loudness, reporting(1), cancelled)
    if measured is None:
        return made  # silence has no loudness
    loud = folder / "loud.wav"
    rate = probe(made).sample_rate
    gain = sound.loudness - measured["input_i"]
    if measured["input_tp"] + gain <= _CEILING_DB:
        values = (("I", "input_i"), ("TP", "input_tp"), ("LRA", "input_lra"), ("thresh", "input_thresh"))
        known = ":".join(f"measured_{name}={measured[key]:.2f}" for name, key in values)
        filters = f"{_loudnorm(sound.loudness, max(11.0, measured['input_lra']))}:linear=true:{known}"
        filters += f",aresample={rate}"
        _run([*ffmpeg.input_arguments(made), "-af", filters, *_PCM], loud, reporting(2), cancelled)
        return loud
    ceiling = 10 ** ((_CEILING_DB - _BETWEEN_SAMPLES_DB) / 20)
    for _ in range(_LIMITER_ROUNDS):  # what the limiter takes away is added before it
        filters = f"volume={gain:.2f}dB,alimiter=limit={ceiling:.4f}:level=false:attack=5:release=80:latency=true"
        _run([*ffmpeg.input_arguments(made), "-af", filters, *_PCM], loud, reporting(2), cancelled)
        reached = _measured(loud, sound.loudness, reporting(2), cancelled)
        missing = 0.0 if reached is None else sound.loudness - reached["input_i"]
        if abs(missing) < _NEAR_LU:
            break
        gain += missing
    return loud


def _sources(song: Path, sound: ExportSound, report: Report, cancelled: Cancelled) -> tuple[list[str], str]:
    """The arguments of ffmpeg's inputs, and the filters that make one sound of them."""
    clock = ffmpeg.ON_THE_FILES_CLOCK
    if sound.source == "original":
        return ffmpeg.input_arguments(song), f"[0:a:0]{clock}"
    if isinstance(sound.source, Path):
        known, _ = with_offset(song, sound, report, cancelled)
        file = SongSound("instrumental", str(sound.source), offset_ms=1000 * (known.offset or 0.0), drift=known.drift)
        return ffmpeg.input_arguments(placed_file(file, song, report, cancelled)), f"[0:a:0]{clock}"
    roles: tuple[Role, ...] = ROLES if sound.source == "guide" else ROLES[:1]
    made: tuple[SongSound, ...] = ()
    if any(sound_of_role(sound.sounds, role) is None for role in roles):
        made = separated_sounds(song, find_separator(sound.separator), report, cancelled)
    inputs: list[str] = []
    for role in roles:
        chosen = sound_of_role((*sound.sounds, *made), role)
        assert chosen is not None  # noqa: S101 - a separator makes both
        inputs += ffmpeg.input_arguments(placed_file(chosen, song, report, cancelled))
    if sound.source == "instrumental":
        return inputs, f"[0:a:0]{clock}"
    guide = f"[1:a:0]{clock},volume={sound.guide_db:.2f}dB[guide]"
    return inputs, f"{guide};[0:a:0]{clock}[band];[band][guide]amix=inputs=2:normalize=0"


def _stretching(sound: ExportSound) -> list[str]:
    if sound.key == 0 and sound.tempo == 1.0:
        return []
    late = _STRETCH_CENTRE_MS * (1 / sound.tempo - 1)
    centred = [f"adelay={late:.3f}:all=1"] if late > 0 else [f"atrim=start={-late / 1000:.6f}", "asetpts=PTS-STARTPTS"]
    return [_STRETCH.format(tempo=sound.tempo, pitch=2 ** (sound.key / 12)), *(centred if late else [])]


def _loudnorm(loudness: float, range_lu: float) -> str:
    return f"loudnorm=I={loudness:.2f}:TP={_CEILING_DB}:LRA={min(50.0, range_lu):.2f}"


def _measured(
    path: Path, loudness: float, on_seconds: Callable[[float], None], cancelled: Cancelled
) -> dict[str, float] | None:
    """What loudnorm's first pass finds in `path`; None where it is silent."""
    filters = f"{_loudnorm(loudness, 11)}:print_format=json"
    arguments = ["-v", "info", *ffmpeg.input_arguments(path), "-af", filters, "-f", "null", "-"]
    status, lines = ffmpeg.run(arguments, cancelled=cancelled, on_seconds=on_seconds)
    found = re.search(r"\{[^{}]*\"input_i\"[^{}]*\}", "\n".join(lines))
    if status != 0 or found is None:
        raise KMakerError("The loudness of {path} could not be measured: choose another sound.", path=path)
    values = {name: float(value) for name, value in json.loads(found[0]).items() if name != "normalization_type"}
    return None if values["input_i"] < -70 else values


def _run(arguments: list[str], output: Path, on_seconds: Callable[[float], None], cancelled: Cancelled) -> None:
    status, lines = ffmpeg.run(["-y", *arguments, f"file:{output}"], cancelled=cancelled, on_seconds=on_seconds)
    if status != 0:
        raise KMakerError(
            "ffmpeg could not make the sound ({last}): try another sound, or free some space.",
            last=lines[-1].strip() if lines else status,
        )
