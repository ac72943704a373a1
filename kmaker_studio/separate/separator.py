"""The separator Protocol: what takes a song apart into its singing and its accompaniment."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from kmaker_studio.core.jobs import Cancelled, Report

GROUP = "kmaker_studio.separators"
"""The entry points' group."""

DEFAULT = "spleeter"

SPLEETER_KEY = "spleeter-1"
"""The key of the shipped separator; another masking or windowing wants another number."""


@dataclass(frozen=True, slots=True)
class Stems:
    """The sound files of a song's two stems."""

    vocals: Path
    accompaniment: Path


@dataclass(frozen=True, slots=True)
class FoundStems:
    """What a separator wrote; it may leave one stem to be what the other lacks of the song."""

    vocals: Path | None
    accompaniment: Path | None


class Separator(Protocol):
    """Makes stems of songs."""

    @property
    def key(self) -> str:
        """A name for what it makes, of letters, digits and dashes: with another version or settings it is another."""
        ...

    def separate(self, song: Path, folder: Path, report: Report, cancelled: Cancelled) -> FoundStems:
        """Write the stems of `song` into the empty `folder`, each as long as the song, in any format and at any rate.

        Raises `KMakerError` where it cannot, `JobCancelled` when told to stop.
        """
        ...
