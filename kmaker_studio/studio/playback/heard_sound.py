"""The stem switch: which of the song's sounds is heard and shown, the others read when they are first asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

import numpy as np
from PySide6.QtCore import QObject, Signal

from kmaker_studio.audio.decode import stream_mono, stream_stereo
from kmaker_studio.audio.mix_buffer import MixBuffer
from kmaker_studio.audio.peak_cache import get_peaks, put_peaks
from kmaker_studio.audio.peaks import PeakPyramid, Peaks, peaks_of
from kmaker_studio.audio.sample_buffer import SampleBuffer
from kmaker_studio.core.jobs import Cancelled, Progress, Report, check_cancelled
from kmaker_studio.core.song_sound import ROLES, Role
from kmaker_studio.studio.jobs.runner import Task
from kmaker_studio.studio.playback.playback import Playback

Heard = Literal["original", "instrumental", "vocals", "mix"]
"""What can be heard; a mix is instrumental and singing, each at its level."""

HEARD: tuple[Heard, ...] = ("original", "instrumental", "vocals", "mix")

_BLOCK_S = 4.0


@dataclass(frozen=True, slots=True, eq=False)
class _ReadSound:
    """One of the song's sounds, all of it, and its waveform."""

    path: Path
    samples: SampleBuffer
    pyramid: PeakPyramid


class HeardSound(QObject):
    """Lets `playback` play and show the sound that was chosen. `wanted` brings the roles whose files are missing."""

    changed = Signal()
    wanted = Signal(object)

    def __init__(self, playback: Playback, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._playback = playback
        self._files: dict[Role, Path] = {}
        self._read: dict[Role, _ReadSound] = {}
        self._reading: dict[Role, Task] = {}
        self._hearing: tuple[_ReadSound, ...] = ()
        self.choice: Heard = "original"
        """What was asked for."""
        self.heard: Heard = "original"
        """What is heard, which is another while that must first be made or read."""
        self.levels: dict[Role, float] = {"instrumental": 1.0, "vocals": 0.3}
        """How loud each is in a mix, 0 to 1 of the amplitude."""

    def reset(self) -> None:
        """Another song was opened: its own sound is heard, and nothing is known of the others."""
        for task in self._reading.values():
            task.drop()
        self._files, self._read, self._reading, self._hearing = {}, {}, {}, ()
        if self.heard != "original":
            self._playback.hear_original()
        self.choice = self.heard = "original"
        self.changed.emit()

    def set_files(self, files: Mapping[Role, Path]) -> None:
        """Know the files of the song's other sounds, all on its clock."""
        for role in ROLES:
            if self._files.get(role) != files.get(role):
                self._read.pop(role, None)
                if role in self._reading:
                    self._reading.pop(role).drop()
        self._files = dict(files)
        if any(role not in self._files for role in _roles(self.heard)):
            self._hear("original")
        self._update(ask=False)
        self.changed.emit()

    def choose(self, choice: Heard) -> None:
        """Hear this sound, as soon as it is there; until then the one before goes on."""
        self.choice = choice
        self._update(ask=True)
        self.changed.emit()

    def set_level(self, role: Role, level: float) -> None:
        """How loud the part is in a mix, 0 to 1."""
        self.levels[role] = min(1.0, max(0.0, level))
        if self.heard == "mix":
            self._hear("mix")
        self.changed.emit()

    def give_up(self) -> None:
        """What was chosen cannot be had: what is heard stays."""
        self.choice = self.heard
        self.changed.emit()

    def _update(self, *, ask: bool) -> None:
        needed = _roles(self.choice)
        missing = [role for role in needed if role not in self._files]
        if missing:
            if ask:
                self.wanted.emit(tuple(missing))
            return
        for role in needed:
            if role not in self._read and role not in self._reading:
                self._begin(role, self._files[role])
        ready = tuple(self._read[role] for role in needed if role in self._read)
        if len(ready) == len(needed) and (self.choice, ready) != (self.heard, self._hearing):
            self._hear(self.choice)

    def _begin(self, role: Role, path: Path) -> None:
        like = self._playback.original
        task = self._playback.runner.start(partial(_read_sound, path, like), self.tr("Reading the sound"))
        task.succeeded.connect(partial(self._on_read, role))
        task.failed.connect(partial(self._on_failed, role))
        self._reading[role] = task

    def _on_read(self, role: Role, sound: _ReadSound) -> None:
        self._reading.pop(role, None)
        self._read[role] = sound
        self._update(ask=False)
        self.changed.emit()

    def _on_failed(self, role: Role, sentence: str) -> None:
        self._reading.pop(role, None)
        self._playback.failed.emit(sentence)
        self.give_up()

    def _hear(self, choice: Heard) -> None:
        self.heard, self._hearing = choice, tuple(self._read[role] for role in _roles(choice))
        if choice == "original":
            self._playback.hear_original()
        elif choice == "mix":
            parts = [(self._read[role].samples, self.levels[role]) for role in ROLES]
            self._playback.hear(MixBuffer(parts))
        else:
            sound = self._read[choice]
            self._playback.hear(sound.samples, sound.samples, sound.pyramid, sound.path)


def _roles(choice: Heard) -> Sequence[Role]:
    """What must be there for it."""
    return () if choice == "original" else ROLES if choice == "mix" else (choice,)


def _read_sound(path: Path, like: SampleBuffer, report: Report, cancelled: Cancelled) -> _ReadSound:
    """All of the sound in `path`, at the rate and with the channels of `like`."""
    rate = like.sample_rate
    samples = SampleBuffer(rate, like.frames, like.channels)
    stream = stream_mono if like.channels == 1 else stream_stereo
    pyramid = get_peaks(path, rate, cancelled)

    def blocks():
        for block in stream(path, rate, _BLOCK_S):
            check_cancelled(cancelled)
            samples.append(block)
            report(Progress("Reading the sound", samples.filled / rate, max(samples.filled, like.frames) / rate))
            yield block if block.ndim == 1 else block.mean(axis=1)

    if pyramid is not None:
        for _ in blocks():
            pass
    else:
        made: list[Peaks] = list(peaks_of(blocks()))
        pyramid = PeakPyramid(rate)
        for peaks in made:
            pyramid.append(peaks)
        put_peaks(path, rate, np.concatenate(made), cancelled)
    samples.finish()
    return _ReadSound(path, samples, pyramid)
