"""What an aligner is to the rest of the program, and which one is loaded: the seam for other checkpoints and runtimes.

Nothing here imports torch. The command line and batches call `load_aligner`; the window's aligner process does so in a
process of its own (`align.server`), and `studio.aligner_process` is an `AlignerBackend` that asks it.

A runtime is a module that reads some kind of checkpoint and ends with its `LOAD`. A new one is that module and its line
in `_RUNTIMES`.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Protocol

from kmaker_studio.core.errors import Phrase
from kmaker_studio.core.jobs import Cancelled, Report, ignore_progress, never_cancelled
from kmaker_studio.core.song import Song


@dataclass(frozen=True, slots=True)
class Alignment:
    """An aligned song, and sentences for the user about what looks wrong with it."""

    song: Song
    warnings: tuple[Phrase, ...] = ()


class AlignerBackend(Protocol):
    """Whatever times the words of a song by its sound: a loaded checkpoint, or another process that has one."""

    def align(
        self,
        song: Song,
        audio: Path,
        report: Report = ignore_progress,
        cancelled: Cancelled = never_cancelled,
        only: Collection[str] | None = None,
        limits: tuple[int, int] | None = None,
        *,
        brackets: bool = False,
    ) -> Alignment:
        """`song` with its words timed by the sound in `audio`.

        Locked words that are timed do not move and pin the others. Unless `only` is None, words whose ids it lacks keep
        what they have. No word is put outside `limits`, (start, end) in milliseconds. With `brackets` a line
        in brackets that is plainly sung becomes a line of the song (see `align.sung_marks`).

        Raises `KMakerError` for a sound or lyrics that cannot be aligned, `JobCancelled` when the user says stop.
        """
        ...


LoadAligner = Callable[[Path | None, str], AlignerBackend]
"""Loads a checkpoint (None: the shipped one) on a device; raises `KMakerError` where either cannot be used."""


@dataclass(frozen=True, slots=True)
class Runtime:
    """A way to run checkpoints: its module, imported when it is first needed, and the extensions of its files."""

    module: str
    extensions: tuple[str, ...]

    def load(self) -> LoadAligner:
        """The module's `LOAD`."""
        found: LoadAligner = import_module(self.module).LOAD
        return found


# The first one runs the shipped checkpoint, and files whose extension no other claims.
_RUNTIMES = (Runtime("kmaker_studio.align.aligner", (".safetensors",)),)


def checkpoint_extensions() -> tuple[str, ...]:
    """The extensions of the files that `load_aligner` knows, for a file dialog."""
    return tuple(extension for runtime in _RUNTIMES for extension in runtime.extensions)


def load_aligner(checkpoint: Path | None = None, device: str = "auto") -> AlignerBackend:
    """The aligner with the weights of `checkpoint`, by default the shipped one, on `device` (auto, cpu, cuda, mps).

    Loading takes seconds; what is loaded serves any number of songs. Raises `KMakerError` for a checkpoint that cannot
    be used and a device that is not there.
    """
    suffix = checkpoint.suffix.lower() if checkpoint is not None else ""
    runtime = next((each for each in _RUNTIMES if suffix in each.extensions), _RUNTIMES[0])
    return runtime.load()(checkpoint, device)
